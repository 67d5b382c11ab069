"""What stands side by side in a strange paper: signature blocks, tables without lines.

Columns are found by the paper that no line writes on: a gutter between the things on the
left and those on the right that stays free from line to line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jenjang.papers.readers.pdf.lines import Line, Segment, cut_at_gaps, text_of_line

# Parts of the page's width between which the gutter of a signature block may be.
GUTTER_FROM, GUTTER_TO = 0.3, 0.7
LEAST_GUTTER_PT = 5.0
LEAST_COLUMN_GAP_PT = 2.5
PEN_ROOM_PT = 130.0  # the most that a pen needs between a title and a name
ROW_GAP = 3.6  # in sizes: rows of one table stand no further apart
LEAST_HEADS = 3
LEAST_ROWS = 2
SIGNS = re.compile(
    r"\bpihak\b|\bnip\b|\b(?:bupati|gubernur|wali ?kota|camat|lurah|kepala|sekretaris|"
    r"direktur|inspektur|ketua)\b",
    re.IGNORECASE,
)
FORM = re.compile(r"\s*(?:nama|jabatan)\b[^:]{0,20}:", re.IGNORECASE)
MARKED = re.compile(r"\s*(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Za-z][.)])(?:\s|$)")
TOTAL = re.compile(r"\s*(?:jumlah|total)\b", re.IGNORECASE)
FIGURE = re.compile(r"(?:Rp(?![a-z])\.?\s*)?\d[\d.,\s]*-?", re.IGNORECASE)

DATED = re.compile(
    r",\s*(?:\d{1,2}|[.…_]*)\s*(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|"
    r"september|oktober|nopember|november|desember)\s+\d{4}$",
    re.IGNORECASE,
)
AMOUNT = re.compile(r"\bRp(?![a-z])[\s.:]*\d{1,3}[.,]\d{3}", re.IGNORECASE)
CURRENCY = re.compile(r"Rp\.?", re.IGNORECASE)

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Loose:
    """A table without lines: it ends before the line `end`; columns part at `gutters`.

    `lines` are its lines, cut where a narrow column begins.
    """

    end: int
    gutters: tuple[float, ...]
    lines: tuple[Line, ...]


def signature_gutter(
    lines: Sequence[Line], at: int, width: float
) -> tuple[int, float] | None:
    """Return where a signature block that begins at `at` ends and its gutter, or None."""
    gaps: list[Gap] = [(width * GUTTER_FROM, width * GUTTER_TO)]
    end = at
    for line in lines[at:]:
        far = end > at and line[0].y - lines[end - 1][0].y > PEN_ROOM_PT
        left = [] if far else _free(gaps, line, LEAST_GUTTER_PT)
        if not left:
            break
        gaps, end = left, end + 1
    lo, hi = max(gaps, key=lambda gap: gap[1] - gap[0])
    gutter = (lo + hi) / 2
    return (end, gutter) if _is_signature(lines[at:end], gutter) else None


def _is_signature(lines: Sequence[Line], gutter: float) -> bool:
    texts = [text_of_line(line) for line in lines]
    if not lines or lines[0][-1].left < gutter or any(map(FORM.match, texts)):
        return False
    if any(map(AMOUNT.search, texts)):
        return False  # a list of programs with their ceilings stands above it
    rights = sum(line[-1].left > gutter for line in lines)
    return rights >= 2 and any(map(SIGNS.search, texts))


def loose_table(lines: Sequence[Line], at: int) -> Loose | None:
    """Return the table without lines whose heading is the line `at`, None where none is."""
    head = lines[at]
    if len(head) < LEAST_HEADS or any(FIGURE.fullmatch(part.text) for part in head):
        return None
    narrow = [cut_at_gaps(line) for line in lines[at + 1 :]]
    found = (
        _loose(lines, at),
        _loose([*lines[: at + 1], *narrow], at),
        _loose([*lines[:at], cut_at_gaps(head), *narrow], at),
    )
    return max((loose for loose in found if loose), key=_reach, default=None)


def _reach(loose: Loose) -> tuple[int, int]:
    return loose.end, len(loose.gutters)


def _loose(lines: Sequence[Line], at: int) -> Loose | None:
    head = lines[at]
    columns = [[(before.right, after.left)] for before, after in pairwise(head)]
    end = at + 1
    for line in lines[at + 1 :]:
        far = line[0].y - lines[end - 1][0].y > ROW_GAP * line[0].size
        if far or _is_after(lines[end - 1], line):
            break
        left = [_free(gaps, line, LEAST_COLUMN_GAP_PT) for gaps in columns]
        if not all(left):
            break
        columns, end = left, end + 1
    body = lines[at + 1 : end]
    if not any(FIGURE.fullmatch(part.text) for line in body for part in line[1:]):
        return None
    gutters = [(gaps[0][0] + gaps[0][1]) / 2 for gaps in columns]
    every = tuple(sorted([*gutters, *_unheaded(body, gutters)]))
    return Loose(end, every, tuple(lines[at:end]))


def _unheaded(body: Sequence[Line], gutters: Sequence[float]) -> Iterator[float]:
    """Yield the gutters that rows keep free where two heads stand too close together."""
    for column in range(len(gutters) + 1):
        cells = [_uncurrencied(_in_columns(line, gutters)[column]) for line in body]
        cells = [cell for cell in cells if cell]
        several = [cell for cell in cells if len(cell) > 1]
        if len(several) * 2 < len(cells) or len(several) < LEAST_ROWS:
            continue
        gaps = [(several[0][0].right, several[0][1].left)]
        for cell in cells:
            gaps = _free(gaps, cell, LEAST_COLUMN_GAP_PT)
        if gaps:
            yield (gaps[0][0] + gaps[0][1]) / 2


def _uncurrencied(cell: Line) -> Line:
    return tuple(part for part in cell if not CURRENCY.fullmatch(part.text))


def _is_after(above: Line, line: Line) -> bool:
    """Return whether a line follows the table: a date, or words under its total."""
    if DATED.search(text_of_line(line)):
        return True
    figures = any(FIGURE.fullmatch(part.text) for part in line)
    totalled = any(TOTAL.match(part.text) for part in above)
    return totalled and len(above) > 1 and not figures


def _free(gaps: Sequence[Gap], line: Line, least: float) -> list[Gap]:
    """Return what of the gaps a line leaves free."""
    free = list(gaps)
    for segment in line:
        free = [
            part
            for lo, hi in free
            for part in ((lo, min(hi, segment.left)), (max(lo, segment.right), hi))
            if part[1] - part[0] >= least
        ]
    return list(dict.fromkeys(free))


def rows_of(lines: Sequence[Line], gutters: Sequence[float]) -> Iterator[list[list[Line]]]:
    """Yield the rows of a loose table: for each column the lines in its cell."""
    marked = any(MARKED.match(line[0].text) for line in lines[1:])
    row: list[list[Line]] = []
    for n, line in enumerate(lines):
        cells = _in_columns(line if n else parted_head(line, gutters), gutters)
        if not row or n == 1 or _begins(row, cells, marked=marked):
            if row:
                yield row
            row = [[] for _ in cells]
        for column, found in enumerate(cells):
            if found:
                row[column].append(found)
    if row:
        yield row


def _in_columns(line: Line, gutters: Sequence[float]) -> list[Line]:
    """Return what of a line stands in each column; "Rp" belongs to the figure after it."""
    cells: list[list[Segment]] = [[] for _ in range(len(gutters) + 1)]
    for n, segment in enumerate(line):
        is_currency = CURRENCY.fullmatch(segment.text) and n + 1 < len(line)
        middle = line[n + 1].middle if is_currency else segment.middle
        cells[sum(middle > gutter for gutter in gutters)].append(segment)
    return [tuple(cell) for cell in cells]


def parted_head(head: Line, gutters: Sequence[float]) -> Line:
    """Return a heading whose words stand apart where the columns under it do."""
    parts: list[Segment] = []
    for segment in head:
        words = segment.text.split()
        letter = (segment.right - segment.left) / max(1, len(segment.text))
        begins = segment.left
        for n, word in enumerate(words):
            right = segment.right if n == len(words) - 1 else begins + len(word) * letter
            piece = replace(segment, text=word, left=begins, right=right)
            same = n > 0 and _column(parts[-1].middle, gutters) == _column(
                piece.middle, gutters
            )
            if same:
                before = parts.pop()
                piece = replace(piece, text=f"{before.text} {word}", left=before.left)
            parts.append(piece)
            begins = right + letter
    return tuple(parts)


def _column(x: float, gutters: Sequence[float]) -> int:
    return sum(x > gutter for gutter in gutters)


def _begins(row: Sequence[Sequence[Line]], cells: Sequence[Line], *, marked: bool) -> bool:
    """Return whether a line begins a row: a mark, a total, or a second figure."""
    first = next((cell for cell in cells if cell), None)
    text = text_of_line(first) if first else ""
    if any(text_of_line(cell) == ":" for cell in cells if cell):
        return True  # a line of a form
    if TOTAL.match(text) or (marked and cells[0] and MARKED.match(text)):
        return True
    return any(
        column > 0 and cell and filled and FIGURE.fullmatch(text_of_line(cell))
        for column, (cell, filled) in enumerate(zip(cells, row, strict=True))
    )
