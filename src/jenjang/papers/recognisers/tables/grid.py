"""A table as slots: what stands at each place, merged cells spread over all they cover."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jenjang.papers.blocks import NOWHERE, Place, Table

Origin = tuple[int, int]
NUMBERING = re.compile(r"\(?\d{1,2}\)?(?:\s*=\s*.{1,30}|\s*\(.{1,20}\))?|\(?[a-z]\)?")
LEAST_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a table; `origin` is where the cell begins that covers it."""

    text: str
    place: Place
    origin: Origin
    is_covered: bool = False

    @property
    def line(self) -> str:
        """Return the text as one line."""
        return " ".join(self.text.split())


Row = tuple[Slot, ...]


def grid(table: Table) -> tuple[Row, ...]:
    """Return the rows of `table`, a merged cell's text at every place it covers."""
    covers: dict[Origin, Origin] = {}
    rows: list[Row] = []
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            if not cell.covered:
                covers |= {
                    (r + down, c + right): (r, c)
                    for down in range(cell.rowspan)
                    for right in range(cell.colspan)
                }
        rows.append(tuple(_slot(table, (r, c), covers) for c in range(len(row))))
    return tuple(rows)


def _slot(table: Table, at: Origin, covers: dict[Origin, Origin]) -> Slot:
    """Return what stands at `at`; a covered place whose cell is elsewhere is empty."""
    r, c = at
    own = table.rows[r][c]
    if not own.covered:
        return Slot(own.text, own.place, at)
    if at not in covers:
        return Slot("", NOWHERE, at)
    top, left = covers[at]
    first = table.rows[top][left]
    return Slot(first.text, first.place, (top, left), is_covered=True)


def cells(row: Sequence[Slot]) -> Iterator[Slot]:
    """Yield each cell of a row once, however many places it covers."""
    seen: set[Origin] = set()
    for slot in row:
        if slot.origin not in seen:
            seen.add(slot.origin)
            yield slot


def texts(row: Sequence[Slot]) -> list[str]:
    """Return the texts that stand in a row, each cell once, empty ones left out."""
    return [slot.line for slot in cells(row) if slot.line]


def is_numbering(row: Sequence[Slot]) -> bool:
    """Return whether `row` only numbers the columns: 1, 2, 3, 6=5/4 or (1) (2) (4)."""
    found = texts(row)
    if len(found) < 2 or not all(NUMBERING.fullmatch(text.casefold()) for text in found):
        return False
    numbers = [int(digits[0]) for text in found if (digits := re.search(r"\d+", text))]
    if not numbers:
        return len(found) >= LEAST_NUMBERED and found == sorted(set(found))
    if numbers == sorted(set(numbers)):
        return numbers[0] <= 2 or len(numbers) >= LEAST_NUMBERED
    return len(set(numbers)) == len(numbers) > LEAST_NUMBERED
