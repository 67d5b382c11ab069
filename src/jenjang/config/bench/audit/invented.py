"""An invented kecamatan and its year: people, posts, activities, aims and targets.

People are invented here; activities, units of measure and the names of places are drawn
from the national lists, so that whoever checks a name against them meets one that stands
there. Everything follows from the seed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

from jenjang.core.figures import canonical_unit
from jenjang.core.nomenclature import Entry, kecamatan
from jenjang.papers.audit.facts.measured_in import unit_wanted
from jenjang.papers.audit.reference.packed import rows

GIVEN = (
    *(
        "Arman",
        "Bella",
        "Citra",
        "Danu",
        "Elok",
        "Fajar",
        "Gilang",
        "Hesti",
        "Indra",
        "Jati",
    ),
    *("Kirana", "Laras", "Mega", "Naufal", "Oktavia", "Panji", "Rangga", "Sekar", "Tirta"),
    *("Utami", "Vina", "Wahyu", "Yoga", "Zulfa"),
)
FAMILY = (
    *(
        "Adiwangsa",
        "Baskara",
        "Cakrawala",
        "Dirgantara",
        "Erlangga",
        "Fadhillah",
        "Girindra",
    ),
    *("Harimurti", "Ismaya", "Jayengrana", "Kusumadewa", "Lesmana", "Mandala", "Nirwana"),
    *(
        "Oktarian",
        "Prabaswara",
        "Rinjani",
        "Samudera",
        "Tanjungsari",
        "Wiratama",
        "Yudanta",
    ),
)
DEGREES = ("S.Sos.", "S.E.", "S.STP., M.Si.", "S.AP.", "S.H., M.M.", "S.IP., M.Si.")
RANKS = {
    0: "Pembina Tingkat I, IV/b",
    1: "Pembina, IV/a",
    2: "Penata Tingkat I, III/d",
    3: "Penata Muda Tingkat I, III/b",
}
LEVELS = {1: "sasaran program", 2: "sasaran kegiatan", 3: "sasaran sub kegiatan"}


@dataclass(frozen=True, slots=True)
class Person:
    """An official; a bupati has neither `nip` nor `rank`."""

    name: str
    nip: str | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An activity with its aim; `depth` 1 is a program, 2 a kegiatan, 3 a sub kegiatan.

    `parent` is the index of the line above in `Year.lines`; `initial_idr` is its ceiling
    before the Perubahan, `spent_idr` what was spent of `ceiling_idr`.
    """

    depth: int
    code: str
    name: str
    parent: int | None
    aim: str
    indicator: str
    unit: str
    target: int
    ceiling_idr: int
    initial_idr: int
    spent_idr: int

    @property
    def level(self) -> str:
        """Return what kind of activity it is."""
        return ("program", "kegiatan", "sub kegiatan")[self.depth - 1]

    @property
    def subject(self) -> str:
        """Return what it is about: its name in small letters, without the word program."""
        words = " ".join(self.name.split())
        return words.removeprefix("PROGRAM ").lower() if self.depth == 1 else words


@dataclass(frozen=True, slots=True)
class Post:
    """A position; `superior` is its index, None below the bupati.

    `lines` are the activities whose aims its holder promises.
    """

    title: str
    holder: Person
    superior: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A kecamatan in a year."""

    seed: int
    regency: str
    district: str
    year: int
    head: Person
    lines: tuple[Line, ...]
    posts: tuple[Post, ...] = field(default=())

    @property
    def unit(self) -> str:
        """Return how the kecamatan is called."""
        return f"Kecamatan {self.district}"

    @property
    def head_title(self) -> str:
        """Return the title of who stands above the camat."""
        kind, _, place = self.regency.partition(" ")
        return f"{'Bupati' if kind == 'Kabupaten' else 'Wali Kota'} {place}"

    def below(self, parent: int) -> list[int]:
        """Return the lines that are part of a line."""
        return [at for at, line in enumerate(self.lines) if line.parent == parent]


def chance_of(seed: int | str) -> Random:
    """Return choices that are the same for one seed: nothing here is a secret."""
    return Random(seed)  # noqa: S311 - invented data, no key


def invented_year(seed: int) -> Year:
    """Return the year of one kecamatan that follows from a seed."""
    chance = chance_of(seed)
    regency, district = chance.choice(_places())
    lines = tuple(_lines(chance))
    people = _people(chance)
    head = Person(next(people).name)
    bare = Year(
        seed, regency, district, chance.choice((2022, 2023, 2024, 2025)), head, lines
    )
    posts = tuple(_posts(bare, people))
    return Year(seed, regency, district, bare.year, head, lines, posts)


@cache
def _places() -> tuple[tuple[str, str], ...]:
    """Return (kabupaten, kecamatan) of the gazetteer with names of plain letters."""
    regencies: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    for row in rows("areas.csv.gz"):
        if row["level"] == "kabupaten":
            regencies[row["code"]] = row["name"]
        elif row["level"] == "kecamatan" and row["code"][:5] in regencies:
            parts.setdefault(row["code"][:5], []).append(row["name"])
    return tuple(
        (regencies[code], name)
        for code, names in parts.items()
        for name in names
        if len(names) > 3 and name.isascii() and name.replace(" ", "").isalpha()
    )


def neighbours(year: Year) -> list[str]:
    """Return the other kecamatan of the kabupaten, none whose name is in another's."""
    same = [name for regency, name in _places() if regency == year.regency]
    return [
        name
        for name in same
        if not any(a.lower() in b.lower() for a, b in ((name, year.district),
                                                      (year.district, name)))
    ]  # fmt: skip


def _people(chance: Random) -> Iterator[Person]:
    """Yield people with names of their own; the rank of each follows from the post."""
    given, family = list(GIVEN), list(FAMILY)
    chance.shuffle(given)
    chance.shuffle(family)
    for one, other in zip(given, family, strict=False):
        yield Person(f"{one} {other}, {chance.choice(DEGREES)}", _nip(chance))


def _nip(chance: Random) -> str:
    born = chance.randrange(1970, 1990)
    begun = born + chance.randrange(22, 30)
    return (
        f"{born}{chance.randrange(1, 13):02d}{chance.randrange(1, 29):02d}"
        f"{begun}{chance.randrange(1, 13):02d}{chance.randrange(1, 3)}"
        f"{chance.randrange(1, 40):03d}"
    )


@cache
def _children(code: str) -> tuple[Entry, ...]:
    """Return what the nomenclature has one level below a code."""
    depth = len(code.split("."))
    step = 2 if depth == 3 else 1
    return tuple(
        entry
        for entry in kecamatan().entries
        if entry.code.startswith(f"{code}.") and len(entry.code.split(".")) == depth + step
        if _is_plain(entry)
    )


def _is_plain(entry: Entry) -> bool:
    """Return whether a line is a kecamatan's own, and its indicator fits its unit."""
    if len(entry.name) > 110 or any(word in entry.name for word in ODD):
        return False
    if entry.level != "sub kegiatan":
        return True
    indicator, unit = entry.indicator or "", entry.unit or ""
    wanted = unit_wanted(indicator)
    is_fit = wanted is None or canonical_unit(unit) == wanted
    return indicator.startswith("Jumlah ") and is_fit and unit in UNITS


ODD = ("DPRD", "BLUD", "Mukim", "PPKM", "Kepala Daerah", "Sekretariat", "Pimpinan", "Covid",
       "Organisasi", "Pendapatan", "DPA- ", "Bulanan/ ")  # fmt: skip
UNITS = ("Dokumen", "Laporan", "Paket", "Unit", "Orang")


def _lines(chance: Random) -> Iterator[Line]:
    """Yield five programs, each with its kegiatan and their sub kegiatan, in tree order.

    An amount is made below and added up above.
    """
    found: list[Line] = []
    targets = iter(chance.sample(range(61, 100), 39))
    for number in ("01", "02", "03", "04", "06"):
        _grow(chance, found, kecamatan().by_code[f"7.01.{number}"], None, targets)
    yield from found


def _grow(
    chance: Random,
    found: list[Line],
    entry: Entry,
    parent: int | None,
    targets: Iterator[int],
) -> tuple[int, int, int]:
    """Add a line and all below it; return its ceiling, its first ceiling, what it spent."""
    depth = ("program", "kegiatan", "sub kegiatan").index(entry.level) + 1
    at = len(found)
    found.append(_line(entry, depth, parent, (0, 0, 0), 0))
    sums = _amounts(chance) if depth == 3 else (0, 0, 0)
    for child in _chosen(chance, entry, depth):
        more = _grow(chance, found, child, at, targets)
        sums = (sums[0] + more[0], sums[1] + more[1], sums[2] + more[2])
    target = chance.randrange(2, 60) if depth == 3 else next(targets)
    found[at] = _line(entry, depth, parent, sums, target)
    return sums


def _chosen(chance: Random, entry: Entry, depth: int) -> list[Entry]:
    """Return the lines of the nomenclature that the kecamatan plans for below one."""
    if depth == 3:
        return []
    offered = [e for e in _children(entry.code) if depth == 2 or _children(e.code)]
    most = 4 if entry.code == "7.01.01" else 2
    chosen = chance.sample(offered, min(most, len(offered)))
    return sorted(chosen, key=lambda each: each.code)


def _amounts(chance: Random) -> tuple[int, int, int]:
    initial = chance.randrange(8_000, 220_000) * 1_000
    ceiling = (
        initial + chance.choice((0, 0, 0, 1, 2)) * chance.randrange(500, 4_000) * 1_000
    )
    return ceiling, initial, ceiling * chance.randrange(8_600, 9_990) // 10_000


def _line(
    entry: Entry, depth: int, parent: int | None, sums: tuple[int, int, int], target: int
) -> Line:
    name = " ".join(entry.name.split())
    about = name.removeprefix("PROGRAM ").lower() if depth == 1 else name
    if depth == 3:
        aim, indicator = entry.performance or name, entry.indicator or name
        unit = entry.unit or ""
    elif depth == 2:
        aim = f"Terlaksananya {about}"
        indicator, unit = f"Persentase {about} yang selesai tepat waktu", "Persen"
    else:
        aim = f"Meningkatnya mutu {about}"
        indicator, unit = f"Persentase layanan {about} sesuai standar", "Persen"
    return Line(depth, entry.code, name, parent, aim, indicator, unit, target, *sums)


STAFF = ("Pengelola Kepegawaian", "Pengadministrasi Keuangan", "Pengelola Data",
         "Pengadministrasi Umum")  # fmt: skip
SECTIONS = {
    "7.01.02": "Kepala Seksi Pelayanan Umum",
    "7.01.03": "Kepala Seksi Pemberdayaan Masyarakat",
    "7.01.04": "Kepala Seksi Ketenteraman dan Ketertiban Umum",
    "7.01.06": "Kepala Seksi Pemerintahan",
}


def _posts(year: Year, people: Iterator[Person]) -> Iterator[Post]:
    """Yield camat, secretary, two heads of sub bagian, four of seksi, four staff."""
    programs = [at for at, line in enumerate(year.lines) if line.depth == 1]
    office = year.below(programs[0])
    yield _post(f"Camat {year.district}", people, None, programs, 0)
    yield _post("Sekretaris Camat", people, 0, [programs[0], *office], 1)
    halves = (office[:2], office[2:])
    for title, half in zip(SUBDIVISIONS, halves, strict=True):
        yield _post(title, people, 1, _with_parts(year, half), 2)
    for program in programs[1:]:
        kegiatan = year.below(program)
        title = SECTIONS[year.lines[program].code]
        yield _post(title, people, 0, [program, *kegiatan], 2)
    owned = (
        halves[0][0],
        halves[1][0],
        year.below(programs[1])[0],
        year.below(programs[2])[0],
    )
    for title, kegiatan_at, superior in zip(STAFF, owned, (2, 3, 4, 5), strict=True):
        yield _post(title, people, superior, year.below(kegiatan_at), 3)


SUBDIVISIONS = (
    "Kepala Sub Bagian Umum dan Kepegawaian",
    "Kepala Sub Bagian Perencanaan dan Keuangan",
)


def _with_parts(year: Year, kegiatan: Sequence[int]) -> list[int]:
    return [at for each in kegiatan for at in (each, *year.below(each))]


def _post(
    title: str,
    people: Iterator[Person],
    superior: int | None,
    lines: Sequence[int],
    height: int,
) -> Post:
    found = next(people)
    holder = Person(found.name, found.nip, RANKS[height])
    return Post(title, holder, superior, tuple(lines))
