"""What any page is made of. Layouts make blocks, writers print them, readers find them.

Text in a block is plain: no markup, soft line breaks collapsed to a space, and a new line
only where a new paragraph inside a table cell begins.

`facts` are the paths of what stands there (``objectives[0].indicators[1].text``), where
the layout that made the block says so; what stands in several blocks is told by the first.

`key` is the passage of a report that a block was written from, empty where it was written
from none: Word carries it, so that what somebody changed there finds its way home. `bound`
are the figures of the record inside a text. Neither is seen on paper, so neither counts
when blocks are compared.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in the file it was read from.

    Pages and lines count from 1; `cell` is "table.row.column", each from 1; `box` is
    (left, top, right, bottom) in points from the top left of the page. `unsure` are words
    of a scan that may have been misread, as they stand in the text of the block.
    """

    page: int | None = None
    line: int | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    unsure: tuple[str, ...] = field(default=(), compare=False)


NOWHERE = Place()

SEALED = "Naskah ini diterbitkan lewat Jenjang."
"""Begins what stands at the foot of an issued paper; no part of the paper's own footer."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Letters `start` up to `end` of a text, counted from 0, show a figure of the record.

    `path` names the figure ("ik12.realisasi"); such letters are nobody's to type.
    """

    start: int
    end: int
    path: str


class Align(StrEnum):
    """How a text stands between its margins."""

    START = "start"
    CENTER = "center"
    END = "end"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of the paper or of a part of it; level 1 is the paper's own."""

    text: str
    level: int = 1
    align: Align = Align.CENTER
    place: Place = field(default=NOWHERE, compare=False)
    facts: tuple[str, ...] = field(default=(), compare=False)
    bound: tuple[Bound, ...] = field(default=(), compare=False)
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, or one line of a form."""

    text: str
    align: Align = Align.START
    bold: bool = False
    indent: int = 0
    place: Place = field(default=NOWHERE, compare=False)
    facts: tuple[str, ...] = field(default=(), compare=False)
    bound: tuple[Bound, ...] = field(default=(), compare=False)
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Lines of a form whose colons stand under one another: ``Nama : ...``."""

    pairs: tuple[tuple[str, str], ...]
    place: Place = field(default=NOWHERE, compare=False)
    facts: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `marks` are printed as given ("1)", "a.", "-").

    `bound` are the figures of each text, empty where there are none in any.
    """

    texts: tuple[str, ...]
    marks: tuple[str, ...]
    place: Place = field(default=NOWHERE, compare=False)
    bound: tuple[tuple[Bound, ...], ...] = field(default=(), compare=False)
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `covered` stands for a place that a merged cell takes up.

    `lines` are those it is printed on, where a reader of pages knows them: several short
    things may be stacked in a cell with nothing but the end of a line between them.
    `baselines` says how far down the page each of them stands, in points; it is empty
    where a page parts the cell. `number` is the figure that `text` shows, unrounded: a
    workbook holds it as one.
    """

    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    align: Align = Align.START
    bold: bool = False
    covered: bool = False
    place: Place = field(default=NOWHERE, compare=False)
    lines: tuple[str, ...] = field(default=(), compare=False)
    baselines: tuple[float, ...] = field(default=(), compare=False)
    facts: tuple[str, ...] = field(default=(), compare=False)
    number: Decimal | int | None = field(default=None, compare=False)
    bound: tuple[Bound, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length (a merged cell leaves covered ones behind it).

    `widths` are shares of the text width and sum to 1, or empty where the reader does not
    know; the first `header_rows` are printed again on each page; a table that is not
    `ruled` only holds things side by side; a `dense` one is printed small, for forms that
    prescribe many columns; a `wide` one wants a page that lies on its side.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    header_rows: int = 0
    ruled: bool = True
    dense: bool = field(default=False, compare=False)
    wide: bool = field(default=False, compare=False)
    place: Place = field(default=NOWHERE, compare=False)
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """One side of a signature block: lines `above` the pen and `below` it."""

    above: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """A signature block: one or two sides, never alone on a page, never split over two."""

    left: Signature | None
    right: Signature | None
    place: Place = field(default=NOWHERE, compare=False)
    facts: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is (kop naskah): a picture over lines, the last of them small.

    `logo` is a PNG, None where the office has none; `small` are address and telephone.
    """

    lines: tuple[str, ...]
    small: tuple[str, ...] = ()
    logo: bytes | None = field(default=None, repr=False)
    place: Place = field(default=NOWHERE, compare=False)


class CaptionKind(StrEnum):
    """What a caption names."""

    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Caption:
    """The number and title of the table after it or of the picture before it.

    `number` is as printed: "Tabel 3.2", "Gambar 3.1".
    """

    number: str
    text: str
    kind: CaptionKind = CaptionKind.TABLE
    place: Place = field(default=NOWHERE, compare=False)
    key: str = field(default="", compare=False)

    @property
    def line(self) -> str:
        """Return the caption as printed.

        >>> Caption("Tabel 3.2", "Capaian Kinerja Tahun 2025").line
        'Tabel 3.2 Capaian Kinerja Tahun 2025'
        """
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of our own as SVG; `width` is a share of the width of the text.

    `alt` says what it shows to those who do not see it.
    """

    svg: str = field(repr=False)
    alt: str
    width: float = 1.0
    place: Place = field(default=NOWHERE, compare=False)
    key: str = field(default="", compare=False)

    @property
    def line(self) -> str:
        """Return what stands for it where nothing is drawn."""
        return f"[{self.alt}]"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that somebody put in: PNG or JPEG, its width a share of the text's.

    `alt` says what it shows to those who do not see it.
    """

    data: bytes = field(repr=False)
    media_type: str
    alt: str
    width: float = 1.0
    place: Place = field(default=NOWHERE, compare=False)
    key: str = field(default="", compare=False)

    @property
    def line(self) -> str:
        """Return what stands for it where nothing is drawn."""
        return f"[{self.alt}]"


class ContentsOf(StrEnum):
    """What a contents page lists."""

    HEADINGS = "headings"
    TABLES = "tables"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents page under its title: headings down to level `depth`, or captions.

    It lists all that stands after the cover, each with its page; the writer knows them.
    """

    title: str
    of: ContentsOf = ContentsOf.HEADINGS
    depth: int = 3
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Footer:
    """One line at the foot of every page from here on."""

    text: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page begins; read from a file, `page` is the number of the page that begins.

    `landscape` lays this page and those after it on their side, up to the next break, and
    `sheet` is the paper they are printed on: a4 or a3.
    """

    page: int | None = None
    landscape: bool = False
    sheet: str = field(default="a4", compare=False)


Block = (
    Heading
    | Paragraph
    | KeyValues
    | Items
    | Table
    | Signatures
    | Letterhead
    | Caption
    | Chart
    | Picture
    | Contents
    | Footer
    | PageBreak
)
