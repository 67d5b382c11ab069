"""Realisation tables: what SIPD, AKLAP and FMIS exports and our own sheet say was spent.

Known shapes: Laporan Realisasi (a row per document and rekening), the journal of AKLAP
(debit and credit), a printed LRA without codes, the same as JSON, our own sheet. Only the
words of the heading tell them apart. Columns about employees (NIP, name) are not read.
"""

from jenjang.papers.sheets.spendings.reading import (
    SpendingRow,
    SpendingSheet,
    read_spending,
)

__all__ = ["SpendingRow", "SpendingSheet", "read_spending"]
