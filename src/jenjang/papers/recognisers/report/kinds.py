"""What a paper is, of whom and of when: from its titles, its text, then its tables."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jenjang.core.figures import fold, read_date
from jenjang.core.values import Unknown
from jenjang.papers.blocks import NOWHERE, Place, Table
from jenjang.papers.document import FactTable
from jenjang.papers.recognisers.agreement.cells import closed_up
from jenjang.papers.recognisers.agreement.names import (
    SMALL_WORDS,
    regency_in,
    regency_in_form,
    unit_in,
    unit_in_form,
)
from jenjang.papers.recognisers.report.stream import Line, Piece
from jenjang.papers.recognisers.report.words import (
    ABOUT,
    DECREE,
    DECREE_NUMBER,
    ISSUED,
    KINDS,
    KINDS_OF_TABLES,
    LONGEST_TITLE,
)

LONGEST_NAMING = 2_000  # letters; a line goes on for longer only in running text
HEAD_LINES = 40  # where a paper says what it is
TEXT_LINES = 15
YEARS = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")
YEAR = re.compile(
    r"\b(?:tahun(?: anggaran)?|th\.?|t\.?\s?a\.?|tw\.? ?(?:iv|i{1,3}))\s*[:.]?\s*"
    r"(20\d\d)\b",
    re.I,
)
CONSIDERS = re.compile(r"menimbang\b", re.I)  # the laws below it have years of their own
ANY_YEAR = re.compile(r"\b(20\d\d)\b")
QUARTER = re.compile(r"\b(?:tri ?wulan|tw\.?)\s*(?:ke[- ]?)?(iv|i{1,3}|[1-4])\b", re.I)
SEMESTER = re.compile(r"\bsemester\s*(?:ke[- ]?)?(i{1,2}|[12])\b", re.I)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
FOR_YEARS = ("Renstra", "Keputusan IKU")
FIRST_TABLES = 3
MOST_WORDS = 10
TWICE = re.compile(r"^(Kota|Kabupaten|Provinsi) \1 ")
GUESSED_UNIT = "Nama unit tidak tercetak pada judul, diambil dari isi; periksa unitnya."
NO_YEAR = "Tahun dokumen ini tidak terbaca; isi tahunnya."
GUESSED_YEAR = "Tahun tidak tercetak pada judul, diambil dari isi; periksa tahunnya."


@dataclass(slots=True)
class Head:
    """What a paper says of itself, and where."""

    kind: str
    title: str | None = None
    place: Place = NOWHERE
    unit: str | None = None
    regency: str | None = None
    year: int | None = None
    period: str | None = None
    decree_number: str | None = None
    date: str | None = None
    year_doubt: str | None = None
    unit_doubt: str | None = None


def read_head(pieces: Sequence[Piece], feet: Sequence[Line], titles: Sequence[str]) -> Head:
    """Return what a paper says of itself; `titles` are its headings and captions."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    head = (
        _titled(lines)
        or _kind_in(titles)
        or _told(lines)
        or _headed(pieces)
        or Head("Dokumen")
    )
    _read_office(head, lines, feet)
    _read_decree(head, lines)
    _read_time(head, lines, feet, titles)
    return head


def kind_of_tables(tables: Iterable[FactTable]) -> str | None:
    """Return what a paper without a title is, by the tables it has most of."""
    kinds = Counter(KINDS_OF_TABLES.get(table.kind) for table in tables)
    kinds.pop(None, None)
    return max(kinds, key=lambda kind: kinds[kind]) if kinds else None


def kind_in(text: str) -> str | None:
    """Return the kind of paper that a title names.

    >>> kind_in("LAPORAN KINERJA INSTANSI PEMERINTAH"), kind_in("Rencana Aksi 2024")
    ('LKjIP', 'Rencana Aksi')
    >>> kind_in("Laporan Kinerja Triwulan II"), kind_in("Susunan Organisasi") is None
    ('Laporan Triwulan', True)
    """
    folded = fold(closed_up(text[:LONGEST_NAMING]))
    return next((kind for kind, pattern in KINDS if re.search(pattern, folded)), None)


def _titled(lines: Sequence[Line]) -> Head | None:
    """Return the head of a paper whose title stands among its first lines."""
    for line in lines[:HEAD_LINES]:
        kind = kind_in(line.text) if _is_title(line) else None
        if kind:
            return Head(kind, closed_up(line.text), line.place)
    return None


def _is_title(line: Line) -> bool:
    return (
        len(line.text) <= LONGEST_TITLE
        and not line.text.endswith((".", ";"))
        and (
            line.stands_out or line.text.isupper() or line.text.istitle() or _is_short(line)
        )
    )


def _is_short(line: Line) -> bool:
    return len(line.text) <= 70 and not line.text[:1].islower() and not line.mark


def _kind_in(titles: Sequence[str]) -> Head | None:
    for title in titles:
        if "akuntabilitas kinerja" in fold(title):
            return Head("LKjIP")
    for title in titles:
        if kind := kind_in(title):
            return Head(kind, title)
    return None


def _told(lines: Sequence[Line]) -> Head | None:
    """Return the kind that the first sentences name."""
    for line in lines[:TEXT_LINES]:
        if kind := kind_in(line.text):
            return Head(kind, None, line.place)
    return None


def _headed(pieces: Sequence[Piece]) -> Head | None:
    """Return the kind that the words over the columns of the first tables name."""
    tables = [piece for piece in pieces if isinstance(piece, Table)][:FIRST_TABLES]
    for table in tables:
        for cell in (cell for row in table.rows[:2] for cell in row):
            if len(cell.text) <= LONGEST_TITLE and (kind := kind_in(cell.text)):
                return Head(kind)
    return None


def _read_office(head: Head, lines: Sequence[Line], feet: Sequence[Line]) -> None:
    """Set unit and government: from the form, the first titles, then where most say so."""
    texts = [line.text for line in lines[:HEAD_LINES] if len(line.text) <= LONGEST_TITLE]
    texts += [foot.text for foot in feet[:3]]
    short = [text for text in texts if text.isupper() or len(text) <= 90]
    every = [line.text for line in lines]
    head.unit = _first(unit_in_form(text) for text in texts) or _first(
        unit_in(text) for text in short
    )
    if head.unit is None:
        head.unit = _usual(unit_in(text) for text in every)
        head.unit_doubt = GUESSED_UNIT if head.unit else None
    regency = (
        _first(regency_in_form(text) for text in texts)
        or _first(regency_in(text) for text in short)
        or _usual(regency_in(text) for text in every)
    )
    head.regency = TWICE.sub(r"\1 ", regency) if regency else None


def _first(found: Iterable[str | None]) -> str | None:
    return next((one for one in found if one and is_name(one)), None)


def is_name(text: str) -> bool:
    """Return whether all words of a name are written as in a name.

    >>> is_name("Dinas Komunikasi dan Informatika"), is_name("Dinas dari Kepala Bagian")
    (True, False)
    """
    words = text.split()
    return 1 < len(words) <= MOST_WORDS and all(
        word[:1].isupper() or word in SMALL_WORDS for word in words
    )


def _usual(found: Iterable[str | None]) -> str | None:
    """Return what most lines that name one name; None where none stands out."""
    counted = Counter(one for one in found if one and is_name(one))
    name, times = counted.most_common(1)[0] if counted else ("", 0)
    return name if times > 1 and 2 * times > counted.total() else None


def _read_time(
    head: Head, lines: Sequence[Line], feet: Sequence[Line], titles: Sequence[str]
) -> None:
    """Set year and period: from the title and the lines about it, then from the text."""
    near = [head.title or "", *_around(lines, head), *(foot.text for foot in feet[:2])]
    near += titles[:3]
    _read_period(head, near)
    if head.kind == "Renstra" and head.period is None:
        head.period = _usual_period(lines)
    head.year = _first_year(near)
    if head.year is None:
        named = [text for text in _sentences(lines) if kind_in(text) == head.kind]
        head.year = None if head.decree_number else _first_year(named)
    if head.year is None and head.decree_number:
        head.year = _decreed_year(head)
    if head.year is None and not (head.period and head.kind in FOR_YEARS):
        head.year = None if head.kind == "Renstra" else _usual_year(lines)
        head.year_doubt = GUESSED_YEAR if head.year else NO_YEAR


def _decreed_year(head: Head) -> int | None:
    """Return the year of the decree: of its date, or in its number."""
    found = ANY_YEAR.search(head.date or "") or ANY_YEAR.search(head.decree_number or "")
    return int(found[1]) if found else None


def _around(lines: Sequence[Line], head: Head) -> Iterator[str]:
    """Yield the titles that stand right after what names the paper."""
    at = next((n for n, line in enumerate(lines) if line.place == head.place), 0)
    for line in lines[at : at + 6]:
        if CONSIDERS.match(line.text):
            return
        if len(line.text) <= LONGEST_TITLE:
            yield line.text


def _sentences(lines: Sequence[Line]) -> Iterator[str]:
    return (line.text for line in lines[:HEAD_LINES])


def _read_period(head: Head, near: Sequence[str]) -> None:
    for text in near:
        years = YEARS.search(text)
        if years and head.kind in FOR_YEARS:
            head.period = f"{years[1]}-{years[2]}"
            return
        part = _part_of_year(text)
        year = ANY_YEAR.search(text) or ANY_YEAR.search(" ".join(near))
        if part and year:
            head.period = f"{year[1]}-{part}"
            return


def _part_of_year(text: str) -> str | None:
    """Return TW1 to TW4, or S1 and S2, where a title says so."""
    for pattern, sign in ((QUARTER, "TW"), (SEMESTER, "S")):
        if found := pattern.search(text):
            printed = found[1].casefold()
            return f"{sign}{ROMAN.get(printed) or int(printed)}"
    return None


def _first_year(texts: Iterable[str]) -> int | None:
    for text in texts:
        bare = YEARS.sub(" ", text)
        found = YEAR.search(bare) or (ANY_YEAR.search(bare) if bare.isupper() else None)
        if found:
            return int(found[1])
    return None


def _usual_period(lines: Sequence[Line]) -> str | None:
    spans = Counter(
        f"{found[1]}-{found[2]}" for line in lines for found in YEARS.finditer(line.text)
    )
    return max(spans, key=lambda span: spans[span]) if spans else None


def _usual_year(lines: Sequence[Line]) -> int | None:
    years = Counter(
        int(found[1])
        for line in lines
        for found in YEAR.finditer(YEARS.sub(" ", line.text))
    )
    return max(years, key=lambda year: (years[year], year)) if years else None


def is_decree(lines: Sequence[Line], at: int) -> bool:
    """Return whether a decree begins at `at`: its title, its number, what it is about."""
    if not DECREE.fullmatch(fold(lines[at].text)) or lines[at].text[:1].islower():
        return False
    below = [fold(line.text) for line in lines[at : at + 8]]
    return any("nomor" in text for text in below) and any(
        ABOUT.match(text) or " tentang " in text for text in below
    )


def _read_decree(head: Head, lines: Sequence[Line]) -> None:
    """Set number and date of the decree that a paper begins with, if it does."""
    at = next((n for n in range(min(10, len(lines))) if is_decree(lines, n)), None)
    if at is None:
        return
    for line in lines[at : at + 8]:
        if found := DECREE_NUMBER.search(line.text):
            head.decree_number = found["number"].strip(" :")
            break
    for line in lines[at:]:
        found = ISSUED.fullmatch(line.text)
        date = read_date(found["date"]) if found else None
        if date is not None and not isinstance(date, Unknown):
            head.date = date.iso
            return
