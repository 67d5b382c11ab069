"""Budget tables: what SIPD exports and our own sheet say of sub kegiatan and money.

Known shapes: rekap anggaran in three forms, DPA with its monthly cash plan, lists of sub
kegiatan and of RKA details as JSON, a printed table without codes, our own sheet. Only the
words of the heading tell them apart. Amounts are whole rupiah.
"""

from jenjang.papers.sheets.budgets.headings import (
    FUND,
    LABELS,
    NAME,
    PROGRAM,
    UNIT_CODE,
)
from jenjang.papers.sheets.budgets.reading import read_budget
from jenjang.papers.sheets.budgets.rows import (
    LEVEL_WORD,
    BudgetRow,
    BudgetSheet,
    Step,
    bare_row,
    steps_of,
)

__all__ = [
    "FUND",
    "LABELS",
    "LEVEL_WORD",
    "NAME",
    "PROGRAM",
    "UNIT_CODE",
    "BudgetRow",
    "BudgetSheet",
    "Step",
    "bare_row",
    "read_budget",
    "steps_of",
]
