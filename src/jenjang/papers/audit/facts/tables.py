"""Tables by the words that head them, where only the words on the page are needed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jenjang.core.figures import is_blank
from jenjang.papers.audit.bundle import Bundle, Grid, Line, Paper, once

HEADER_ROWS = 3
LONGEST_HEAD = 70  # letters of a heading; a longer cell is a sentence

ROLES = {
    "number": re.compile(r"no(?:mor)?\b\.?$|no\.? ?urut$"),
    "objective": re.compile(r"(?:tujuan|sas?aran|kinerja)\b(?!.*indikator).*"),
    "indicator": re.compile(r".*indikator.*|uraian$"),
    "definition": re.compile(r"definisi.*|pengertian.*"),
    "relevance": re.compile(r"relevansi|alasan.*"),
    "formula": re.compile(
        r"(?:formula\w*|rumus\w*|cara (?:per|peng)?hitung\w*|form\w*ulasi).*"
    ),
    "source": re.compile(r"sumber ?data.*"),
    "owner": re.compile(r"penan\w*gg?ung ?jawab.*"),
    "unit": re.compile(r"satuan$"),
    "target": re.compile(r"target\b.*"),
    "explanation": re.compile(r"penjelasan.*|keterangan target.*"),
    "activity": re.compile(
        r"(?:program|(?:sub ?)?kegiatan)\b(?!.*indikator)(?!.*sasaran).*"
    ),
    "money": re.compile(r".*(?:anggaran|pagu)\b.*"),
    "spent": re.compile(r"realisasi.*"),
    "recommendation": re.compile(r"rekomendasi.*|saran.*"),
    "action": re.compile(r"(?:rencana )?(?:aksi )?tindak ?lanjut.*|rencana aksi.*"),
    "status": re.compile(r"status.*|progress?.*"),
    "evidence": re.compile(
        r"(?:link )?(?:data|bukti|dokumen) (?:dukung|pendukung).*|bukti.*"
    ),
    "time": re.compile(r"waktu.*|jadwal.*|tenggat.*"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """A table with the role of each of its columns, and its rows below the header.

    The rows of the parts that a page break cut off belong to it.
    """

    paper: Paper
    grid: Grid
    roles: dict[str, int]
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]

    def cell(self, row: tuple[Line, ...], role: str) -> Line | None:
        """Return the cell of a role in a row."""
        at = self.roles.get(role)
        return row[at] if at is not None and at < len(row) else None

    def has(self, *roles: str) -> bool:
        """Return whether the table has all these columns."""
        return all(role in self.roles for role in roles)


@once
def tables(bundle: Bundle) -> tuple[Columns, ...]:
    """Return the tables of all papers whose header names at least two columns."""
    return tuple(columns for paper in bundle.papers for columns in _of(paper))


def whole_tables(paper: Paper) -> Iterator[tuple[Grid, ...]]:
    """Yield the tables of a paper, each with the parts that pages cut off."""
    grids = list(paper.grids)
    while grids:
        parts = [grids.pop(0)]
        while grids and _continues(parts[-1], grids[0]):
            parts.append(grids.pop(0))
        yield tuple(parts)


def _of(paper: Paper) -> Iterator[Columns]:
    for parts in whole_tables(paper):
        grid = parts[0]
        headed = _header(grid)
        if headed is None:
            continue
        at, roles = headed
        rows = [*grid.rows[at + 1 :], *(row for part in parts[1:] for row in part.rows)]
        body = tuple(row for row in rows if not is_numbering(row))
        yield Columns(paper, grid, roles, grid.rows[at], body)


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    for at, row in enumerate(grid.rows[:HEADER_ROWS]):
        roles = dict(_roles(row))
        if len(roles) >= 2:
            return at, roles
    return None


def _continues(part: Grid, grid: Grid) -> bool:
    """Return whether a table without a header goes on where the one before ended."""
    size = sum(len(row) for row in part.rows)
    is_next = grid.order == part.order + size
    return is_next and len(grid.rows[0]) == len(part.rows[0]) and _header(grid) is None


def _roles(row: tuple[Line, ...]) -> Iterator[tuple[str, int]]:
    taken: set[str] = set()
    for at, cell in enumerate(row):
        text = cell.folded
        if len(text) > LONGEST_HEAD:
            continue
        for role, pattern in ROLES.items():
            if role not in taken and pattern.fullmatch(text):
                taken.add(role)
                yield role, at
                break


_NUMBER = re.compile(r"\(?(\d{1,2})\)?")


def column_numbers(row: tuple[Line, ...]) -> list[int]:
    """Return the numbers of a row that only numbers its columns, [] for any other.

    >>> column_numbers(())
    []
    """
    texts = [cell.text.strip() for cell in row if not is_blank(cell.text)]
    found = [_NUMBER.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    is_row = (
        len(numbers) == len(texts) >= 2 and numbers[0] <= 2 and numbers == sorted(numbers)
    )
    return numbers if is_row and numbers[1] <= numbers[0] + 3 else []


def is_numbering(row: tuple[Line, ...]) -> bool:
    """Return whether a row only numbers the columns, as ``(1) (2) (3)``."""
    return bool(column_numbers(row))
