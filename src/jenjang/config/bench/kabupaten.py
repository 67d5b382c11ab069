"""The shape of a kabupaten of kecamatan, and its invented figures: no database here.

40 units, 12 agreements each a year, 5 years, 200 series a unit filed monthly with
numerator and denominator: 2,400 agreements and 960,000 figures. Every figure follows from
its place, so that two runs make the same set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

UNITS = 40
YEARS = (2022, 2023, 2024, 2025, 2026)
SERIES_PER_UNIT = 200
OBJECTIVES_PER_POSITION = 4
LEVELS = (
    "sasaran strategis",
    "sasaran program",
    "sasaran kegiatan",
    "sasaran sub kegiatan",
)
SUB_KEGIATAN_IDR = 40_000_000
KEGIATAN, SUB_KEGIATAN = 3, 3  # of each program, of each kegiatan


@dataclass(frozen=True, slots=True)
class Post:
    """A position of every kecamatan: `superior` is its index, `program` the one it runs."""

    title: str
    superior: int | None = None
    program: int | None = None


POSTS = (
    Post("Camat"),
    Post("Sekretaris Camat", 0, 0),
    Post("Kepala Seksi Pemerintahan", 0, 1),
    Post("Kepala Seksi Ketenteraman dan Ketertiban Umum", 0, 2),
    Post("Kepala Seksi Pemberdayaan Masyarakat dan Desa", 0, 3),
    Post("Kepala Seksi Pelayanan Umum", 0, 4),
    Post("Kepala Seksi Kesejahteraan Sosial", 0, 5),
    Post("Kepala Sub Bagian Perencanaan dan Keuangan", 1),
    Post("Kepala Sub Bagian Umum dan Kepegawaian", 1),
    Post("Pengelola Data Kependudukan", 2),
    Post("Pranata Ketertiban", 3),
    Post("Analis Pemberdayaan Masyarakat", 4),
)
PROGRAMS = sum(post.program is not None for post in POSTS)


def unit_name(unit: int) -> str:
    """Return the name of one kecamatan."""
    return f"Kecamatan Uji {unit + 1:02d}"


def depth(post: int) -> int:
    """Return how many superiors of the unit stand above a post.

    >>> [depth(post) for post in (0, 1, 7)]
    [0, 1, 2]
    """
    superior = POSTS[post].superior
    return 0 if superior is None else 1 + depth(superior)


def holder(series: int) -> tuple[int, int]:
    """Return the post that promises a series of the unit, and under which objective.

    >>> holder(0), holder(12), holder(199)
    ((0, 0), (0, 1), (7, 0))
    """
    return series % len(POSTS), series // len(POSTS) % OBJECTIVES_PER_POSITION


def objective_text(post: int, number: int) -> str:
    """Return the wording of an objective."""
    return f"Meningkatnya mutu kinerja {number + 1} pada {POSTS[post].title}"


def indicator_text(series: int) -> str:
    """Return the wording of an indicator."""
    return f"Persentase pelaksanaan tugas ke-{series + 1} yang selesai tepat waktu"


def target_percent(series: int, year: int) -> int:
    """Return a year's target, percent."""
    return 80 + (series + year) % 15


def parts(unit: int, series: int, year: int, month: int) -> tuple[int, int]:
    """Return numerator and denominator of one month.

    >>> parts(0, 0, 2022, 1)
    (31, 41)
    """
    denominator = 40 + (unit + 7 * series + month) % 60
    share_percent = 70 + (13 * series + 5 * year + 3 * month + unit) % 31
    return denominator * share_percent // 100, denominator


def value_percent(numerator: int, denominator: int) -> Decimal:
    """Return the month's value as it is stored, four decimals."""
    return (Decimal(numerator) * 100 / denominator).quantize(Decimal("0.0001"))


def sub_kegiatan_idr(line: int, year: int) -> int:
    """Return the ceiling of one sub kegiatan of the unit, whole rupiah."""
    return SUB_KEGIATAN_IDR + line * 1_500_000 + (year - YEARS[0]) * 2_000_000


def spent_idr(line: int, year: int, quarter: int) -> int:
    """Return what a sub kegiatan spent in one quarter, whole rupiah."""
    return sub_kegiatan_idr(line, year) * (18 + (line + quarter) % 8) // 100


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a unit's nomenclature; `parent` and `first_sub` count within their level.

    `subs` is how many sub kegiatan stand in its branch, from `first_sub` on.
    """

    level: str
    number: int
    parent: int | None
    first_sub: int
    subs: int
    code: str
    name: str

    def amount_idr(self, year: int) -> int:
        """Return its ceiling: the sum of its sub kegiatan's."""
        branch = range(self.first_sub, self.first_sub + self.subs)
        return sum(sub_kegiatan_idr(sub, year) for sub in branch)


def lines() -> Iterator[Line]:
    """Yield the nomenclature of a unit, level by level."""
    for p in range(PROGRAMS):
        per = KEGIATAN * SUB_KEGIATAN
        yield Line(
            "program", p, None, p * per, per, f"7.01.{p + 1:02d}", f"Program {p + 1}"
        )
    for k in range(PROGRAMS * KEGIATAN):
        p, n = divmod(k, KEGIATAN)
        code = f"7.01.{p + 1:02d}.2.{n + 1:02d}"
        first = k * SUB_KEGIATAN
        yield Line("kegiatan", k, p, first, SUB_KEGIATAN, code, f"Kegiatan {p + 1}.{n + 1}")
    for s in range(PROGRAMS * KEGIATAN * SUB_KEGIATAN):
        k, n = divmod(s, SUB_KEGIATAN)
        p, q = divmod(k, KEGIATAN)
        code = f"7.01.{p + 1:02d}.2.{q + 1:02d}.{n + 1:04d}"
        name = f"Sub Kegiatan {p + 1}.{q + 1}.{n + 1}"
        yield Line("sub kegiatan", s, k, s, 1, code, name)


def allotted(post: int) -> list[Line]:
    """Return the lines a post's agreement names.

    The camat all programs, who runs a program its kegiatan, who works under him the sub
    kegiatan of the kegiatan that is theirs.
    """
    at = POSTS[post]
    if at.superior is None:
        return [line for line in lines() if line.level == "program"]
    if at.program is not None:
        return [x for x in lines() if x.level == "kegiatan" and x.parent == at.program]
    peers = [i for i, other in enumerate(POSTS) if other.superior == at.superior]
    program = POSTS[at.superior].program or 0
    kegiatan = program * KEGIATAN + peers.index(post)
    return [x for x in lines() if x.level == "sub kegiatan" and x.parent == kegiatan]
