"""The heading of a table: one to five rows over the columns, title rows left aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from jenjang.core.figures import fold
from jenjang.papers.recognisers.agreement.words import HEADING_STEMS, LEAST_LIKENESS
from jenjang.papers.recognisers.tables.grid import NUMBERING, Row, Slot, is_numbering, texts
from jenjang.papers.recognisers.tables.words import (
    ACHIEVED,
    ACTUAL,
    BARE_QUARTER,
    BASELINE,
    CEILING,
    COUNT,
    EFFICIENCY,
    FIELDS,
    MONTH_CODE,
    PERCENT,
    PHYSICAL,
    REMAINING,
    SCORE,
    SECTION_HEAD,
    STANDARD,
    TARGET,
    WEIGHT,
    WHOLE_WORDS,
    YEAR,
    Field,
)

LONGEST = 130
LONGEST_REFINEMENT = 45
MOST_ROWS = 5
STEMS = (*HEADING_STEMS, "realisasi", "capaian", "sasaran", "indikator", "penanggung jawab")
MOST_TITLES = 8
MEASURE_WORDS = (
    ACTUAL,
    ACHIEVED,
    TARGET,
    CEILING,
    EFFICIENCY,
    WEIGHT,
    REMAINING,
    PHYSICAL,
    BASELINE,
    STANDARD,
    SCORE,
    COUNT,
    PERCENT,
)
NAMED_ROWS = {Field.SUBJECT, Field.INDICATOR, Field.ACTIVITY, Field.ITEM, Field.COMPONENT}
DIGITS = re.compile(r"[\d.,]+ ?%?|-")
TIMES = re.compile(r"(?:tahun |kondisi |tw |trw |triwulan )*(?:20\d\d|b ?\d\d|iv|i{1,3})")
LOOSE = re.compile(
    r"\(?(?:rp|k|%|ikm|konversi|unsur|pelayanan|kinerja|utama|keuangan|volume|mutu|ukuran|"
    r"layanan|fisik|murni|perubahan|penetapan|dpa|dppa|y/t|jumlah)\.?\)?"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over each column, from the top row down; the body begins at `body`."""

    paths: tuple[tuple[str, ...], ...]
    start: int
    body: int

    @property
    def words(self) -> frozenset[str]:
        """Return every word of the heading: a second print of it has the same."""
        return frozenset(
            word for path in self.paths for part in path for word in part.split()
        )


@lru_cache(maxsize=4096)
def field_of(folded: str) -> Field | None:
    """Return what a column headed by these folded words holds, None for a measure.

    >>> field_of("indikator kinerja"), field_of("realisasi") is None
    (<Field.INDICATOR: 'indicator'>, True)
    """
    if len(folded) > LONGEST:
        return None
    for field, pattern in FIELDS:
        if re.fullmatch(pattern, folded):
            return field
    return None


@lru_cache(maxsize=4096)
def is_heading_word(folded: str) -> bool:
    """Return whether these words may stand over a column.

    >>> [is_heading_word(word) for word in ("target", "2021", "satuan", "program kita")]
    [True, True, True, False]
    """
    if len(folded) > LONGEST:
        return False
    if field_of(folded) or TIMES.fullmatch(folded) or LOOSE.fullmatch(folded):
        return True
    return any(words.search(folded) for words in MEASURE_WORDS)


def find_heading(rows: Sequence[Row]) -> Heading | None:
    """Return the heading of a table, None where its first rows are none."""
    for start, row in enumerate(rows[:MOST_TITLES]):
        below = rows[start + 1] if start + 1 < len(rows) else ()
        if _begins(row) or _names_services(row, below):
            body = _body(rows, start)
            return Heading(_paths(rows[start:body]), start, body)
    return None


def _begins(row: Row) -> bool:
    """Return whether a row heads columns: two known words, and few others."""
    found = [corrected(fold(text)) for text in texts(row)]
    if len(found) < 2 or any(len(text) > LONGEST for text in found):
        return False
    known = [text for text in found if is_heading_word(text) and not _is_data(text)]
    fields = {field_of(text) for text in known} - {None, Field.NUMBER}
    return len(known) >= 2 and bool(fields) and 2 * len(known) > len(found)


def _names_services(row: Row, below: Row) -> bool:
    """Return whether a row of names stands over a row of figures: one known name is enough.

    "Kelurahan | PPSU | Posyandu | Total IKM" over 96,60 and 94,79.
    """
    found = [fold(text) for text in texts(row)]
    fields = {field_of(text) for text in found} & NAMED_ROWS
    measures = [text for text in found if is_heading_word(text) and not field_of(text)]
    figures = [text for text in texts(below) if DIGITS.fullmatch(text)]
    is_wordy = not any(_is_data(text) or len(text) > LONGEST_REFINEMENT for text in found)
    return (
        len(found) > 2
        and bool(fields and measures)
        and is_wordy
        and (2 * len(figures) > len(found))
    )


def _is_data(text: str) -> bool:
    """Return whether a text is a value rather than the name of one."""
    bare = YEAR.sub("", MONTH_CODE.sub("", text))
    return bool(re.search(r"\d{2}", bare)) and not re.search(r"[a-z]{3}", bare)


def _body(rows: Sequence[Row], start: int) -> int:
    """Return where the rows under the heading begin."""
    end = start + 1
    while end < min(len(rows), start + MOST_ROWS + 1):
        row = rows[end]
        if is_numbering(row):
            end += 1
            if end >= len(rows) or not _hangs_from(rows[end], end - 1):
                return end
        elif _is_covered_from(row, start, end) or _refines(row, rows[end - 1]):
            end += 1
        else:
            break
    return end


def _hangs_from(row: Row, above: int) -> bool:
    """Return whether a cell of the numbering row reaches into the row below it."""
    return any(slot.is_covered and slot.origin[0] == above for slot in row)


def _is_covered_from(row: Row, start: int, end: int) -> bool:
    return any(slot.is_covered and start <= slot.origin[0] < end for slot in row)


def _refines(row: Row, above: Row) -> bool:
    """Return whether a row without merged cells says more about the one above.

    Its first place is empty, and it holds words of headings only.
    """
    found = [fold(text) for text in texts(row)]
    if not found or row[0].line or len(found) < 2:
        return False
    if any(len(text) > LONGEST_REFINEMENT or _is_data(text) for text in found):
        return False
    known = [text for text in found if is_heading_word(text)]
    return 2 * len(known) > len(found) and len(above) == len(row)


def _paths(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Return the words over each column, each heading cell once, numbers left out."""
    kept = [row for row in rows if not is_numbering(row)]
    width = max(len(row) for row in rows)
    paths = [
        tuple(corrected(part) for part in _parts(kept, column) if _is_over(part))
        for column in range(width)
    ]
    while paths and not paths[-1]:
        paths.pop()
    return tuple(paths)


def _is_over(part: str) -> bool:
    """Return whether words head a column, and do not name what all rows are part of."""
    is_number = NUMBERING.fullmatch(part) is not None and not BARE_QUARTER.fullmatch(part)
    is_letter = len(part) == 1 and part.isalpha()  # "K" over physical results
    return bool(part) and SECTION_HEAD.match(part) is None and (is_letter or not is_number)


@lru_cache(maxsize=4096)
def corrected(folded: str) -> str:
    """Return a cut or misprinted heading as the word that it nearly is.

    >>> corrected("angggara"), corrected("capaia n"), corrected("sasara n strategis")
    ('anggaran', 'capaian', 'sasaran strategis')
    """
    if len(folded) > LONGEST:
        return folded
    folded = _closed(folded)
    if is_heading_word(folded):
        return folded
    likeness = {stem: SequenceMatcher(None, folded, stem).ratio() for stem in STEMS}
    best = max(likeness, key=lambda stem: likeness[stem])
    return best if likeness[best] >= LEAST_LIKENESS else folded


def _closed(folded: str) -> str:
    """Close up words that a narrow column broke: "capaia n", "kondis i"."""
    words = folded.split()
    for at in range(len(words) - 1, 0, -1):
        if words[at - 1] + words[at] in WHOLE_WORDS and words[at - 1] not in WHOLE_WORDS:
            words[at - 1 : at + 1] = [words[at - 1] + words[at]]
    return " ".join(words)


def _parts(rows: Sequence[Row], column: int) -> list[str]:
    parts: list[str] = []
    origins = set()
    for at, row in enumerate(rows):
        if column >= len(row):
            continue
        slot = row[column]
        if not slot.line and not slot.is_covered:
            slot = _over(rows, at, column)
        if slot.origin not in origins:
            origins.add(slot.origin)
            parts.append(fold(slot.line))
    return parts


def _over(rows: Sequence[Row], at: int, column: int) -> Slot:
    """Return the heading to the left that also stands over an empty place.

    In a text without merged cells "Kinerja" stands over its first column only: it goes as
    far right as the row below has words and no other heading begins.
    """
    row = rows[at]
    below = rows[at + 1] if at + 1 < len(rows) else ()
    if column >= len(below) or not below[column].line or below[column].is_covered:
        return row[column]
    for left in range(column - 1, -1, -1):
        if row[left].line:
            return row[left] if left < len(below) and below[left].line else row[column]
        if not below[left].line:
            break
    return row[column]
