"""One row after another of a table; a pivot prints a name once for the rows under it."""

import re
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.papers.sheets.budgets.cells import (
    WrongCell,
    amount_of,
    bidang_of,
    code_and_name_of,
    fund_of,
    level_told,
    spending_of,
    step_of,
)
from jenjang.papers.sheets.budgets.headings import (
    ACCOUNT,
    BIDANG,
    CODE,
    KEGIATAN,
    KEGIATAN_CODE,
    NAME,
    PROGRAM,
    PROGRAM_CODE,
    REGENCY,
    SUB_UNIT,
    SUB_UNIT_CODE,
    UNIT,
    UNIT_CODE,
    YEAR,
)
from jenjang.papers.sheets.budgets.rows import BudgetRow, Step
from jenjang.papers.sheets.columns import Table
from jenjang.papers.sheets.grids import Row

ONCE = (BIDANG, PROGRAM_CODE, PROGRAM, KEGIATAN_CODE, KEGIATAN, CODE, NAME)
"""The columns that a pivot table leaves empty where the row above has the same."""


class Reader:
    """Reads rows of one table; a pivot table prints a name once for the rows under it."""

    def __init__(self, table: Table, year: int | None, regency: str) -> None:
        self.table = table
        self.year, self.regency = year, fold(regency)
        self.is_pivot = _is_pivot(table)
        self.above: dict[str, str] = {}

    def read(self, number: int, row: Row) -> BudgetRow | None:
        """Return what a row says; None where it states no amount. Raise WrongCell."""
        said = {key: self.table.cell(row, key).strip() for key in self.table.places}
        if self.is_pivot:
            said = self._filled_down(said)
        self._check_whose(said)
        amount = amount_of(said)
        if amount is None:
            return None
        bidang = bidang_of(said)
        code, name = code_and_name_of(said, bidang)
        return BudgetRow(
            number=number,
            unit=Step(said.get(UNIT_CODE, ""), said.get(UNIT, "")),
            sub_unit=Step(said.get(SUB_UNIT_CODE, ""), said.get(SUB_UNIT, "")),
            code=code,
            name=name,
            level=level_told(code, name),
            program=step_of(said, PROGRAM_CODE, PROGRAM, bidang),
            kegiatan=step_of(said, KEGIATAN_CODE, KEGIATAN, bidang),
            fund=fund_of(said),
            spending=spending_of(said),
            amount_idr=amount,
        )

    def _filled_down(self, said: dict[str, str]) -> dict[str, str]:
        """Return the row with what the pivot table printed once above it."""
        fresh = next((n for n, key in enumerate(ONCE) if said.get(key)), len(ONCE))
        for key in ONCE[:fresh]:
            if key in said:
                said[key] = self.above.get(key, "")
        self.above = said
        return said

    def _check_whose(self, said: dict[str, str]) -> None:
        year = said.get(YEAR, "")
        if self.year is not None and year and year != str(self.year):
            what = f"Berkas ini bukan anggaran tahun {self.year}; pilih tahun yang sesuai."
            raise WrongCell(YEAR, year, what)
        regency = said.get(REGENCY, "")
        if self.regency and regency and not _same_regency(regency, self.regency):
            raise WrongCell(
                REGENCY, regency, "Berkas ini milik pemerintah daerah lain; periksa lagi."
            )


def _is_pivot(table: Table) -> bool:
    """Return whether each sub kegiatan is printed once, with rows of rekening under it.

    In any other table a row that names nothing is a fault, never what stands above it: so
    a pivot must have kegiatan in columns of their own, empty in the same rows.
    """
    if not (table.has(CODE) and table.has(ACCOUNT) and table.has(KEGIATAN_CODE)):
        return False
    codes = [table.cell(row, CODE) for _, row in table.rows()]
    repeats = any(a and a == b for a, b in pairwise(codes))
    return not repeats and bool(codes[0]) and _has_gaps(table)


def _has_gaps(table: Table) -> bool:
    """Return whether the rows without a code name nothing but a rekening."""
    named = (UNIT_CODE, UNIT, SUB_UNIT_CODE, SUB_UNIT, *ONCE)
    gaps = [
        row
        for _, row in table.rows()
        if table.cell(row, ACCOUNT) and not table.cell(row, CODE)
    ]
    return bool(gaps) and not any(table.cell(row, key) for row in gaps for key in named)


def _same_regency(written: str, regency: str) -> bool:
    bare = re.compile(r"^(?:pemerintah (?:daerah )?)?(?:kabupaten|kab\.?|kota|provinsi)? ?")
    return bare.sub("", fold(written)) == bare.sub("", regency)
