"""The grid of a period as a workbook: written to be filled anywhere, read back.

`writing` makes it, `reading` finds its rows again and names what was spoiled. What the
figures mean, and whether they may be stored, is not asked here.
"""

from jenjang.papers.sheets.entry.reading import FilledRow, FilledSheet, read_entry
from jenjang.papers.sheets.entry.shape import (
    CELLS,
    FIGURES,
    LABELS,
    EntryRow,
    EntrySheet,
    digest_of,
)
from jenjang.papers.sheets.entry.writing import write_entry

__all__ = [
    "CELLS",
    "FIGURES",
    "LABELS",
    "EntryRow",
    "EntrySheet",
    "FilledRow",
    "FilledSheet",
    "digest_of",
    "read_entry",
    "write_entry",
]
