"""What a budget table says, row by row, and what stands above a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from jenjang.core.nomenclature import OWN, level_of, parent_code
from jenjang.papers.sheets.columns import Problem

KEPT = 8192  # answers remembered: a file says the same thing row after row
STAND_IN = "9.99"  # takes the place of X.XX where nothing says whose bidang it is
LEVEL_WORD = re.compile(r"^(program|sub\s*-?\s*kegiatan|kegiatan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """A program or kegiatan above a row, as the row states it; empty where it does not."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A row with money: whole rupiah of a sub kegiatan (or of what the table names).

    `code` is in its present form, '' where none is printed, X.XX where the row does not
    tell the bidang; `level` is that of the code,
    or of the word before the name, '' where neither tells it. `spending` is the first two
    figures of the rekening.
    """

    number: int
    unit: Step
    sub_unit: Step
    code: str
    name: str
    level: str
    program: Step
    kegiatan: Step
    fund: str
    spending: str
    amount_idr: int


NO_STEP = Step("", "")


def bare_row(code: str, name: str, level: str) -> BudgetRow:
    """Return a row that says nothing but which activity it is."""
    return BudgetRow(
        *(0, NO_STEP, NO_STEP, code, name, level, NO_STEP, NO_STEP, "", "", 0),
    )


@dataclass
class BudgetSheet:
    """What a budget file says: rows, and everything that keeps it from being taken."""

    sheet: str
    rows: list[BudgetRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blank_rows: int = 0  # rows that state no amount
    stated_total_idr: int | None = None
    has_units: bool = False
    has_codes: bool = False


def steps_of(row: BudgetRow) -> Iterator[tuple[str, Step]]:
    """Yield level and step of what stands above a row, from the top.

    A code that is not printed is taken from the row's own.
    """
    kegiatan = row.kegiatan.code or _above(row.code, "kegiatan")
    program = row.program.code or _above(kegiatan or row.code, "program")
    yield "program", Step(program, row.program.name)
    yield "kegiatan", Step(kegiatan, row.kegiatan.name)


@lru_cache(maxsize=KEPT)
def _above(code: str, level: str) -> str:
    above = parent_code(code.replace(OWN, STAND_IN)) if code else None
    while above is not None and level_of(above) != level:
        above = parent_code(above)
    return (above or "").replace(STAND_IN, OWN)
