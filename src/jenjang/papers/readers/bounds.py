"""How much a page may hold before it is no page, and how much memory a reading may take.

The figures stand far above what papers hold: of 206 pages of real agreements and reports
the fullest has 3,557 letters and 1,013 drawn lines.
"""

from jenjang.papers.readers.refusal import Unreadable

try:
    import resource
except ImportError:  # Windows has none: nothing was bounded there
    resource = None  # type: ignore[assignment] # a module or nothing

MOST_PAGES = 1_000
MOST_LETTERS = 40_000  # on one page
MOST_LINES = 2_000  # of text on one page, outside its tables
MOST_SHAPES = 100_000  # drawn on one page
MOST_RULES = 8_000  # straight ones on one page
MOST_CELLS = 40_000  # of the tables that they draw

TOO_MANY_PAGES = (
    "PDF ini memuat lebih dari 1.000 halaman: pisahkan halaman yang diperlukan, lalu "
    "unggah lagi."
)
TOO_DENSE = (
    "Satu halaman PDF ini memuat jauh lebih banyak huruf atau garis daripada sebuah "
    "halaman: pisahkan halaman yang diperlukan, lalu unggah lagi."
)


def refuse_above(count: int, most: int, sentence: str = TOO_DENSE) -> None:
    """Raise `Unreadable` with the sentence where there are more than `most`."""
    if count > most:
        raise Unreadable(sentence)


def grant_memory_for_pictures() -> None:
    """Let this process use all the memory its starter allows, as pictures of pages need.

    Until then a reading in a process of its own has less: no paper needs more, and what
    asks for more is a bomb. Where nothing was bounded, nothing changes.
    """
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
