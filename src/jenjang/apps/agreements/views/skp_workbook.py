"""The SKP list as an Excel workbook: a sheet for each official."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from jenjang.apps.agreements.snapshots.skp import SkpRow

HEADS = (
    ("No", 5), ("Rencana hasil kerja pimpinan yang diintervensi", 44),
    ("Rencana hasil kerja", 44), ("Aspek", 12), ("Indikator kinerja individu", 48),
    ("Target", 14), ("Satuan", 14),
)  # fmt: skip
NAME_LENGTH = 31  # of a sheet, by Excel's rule
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class SkpSheet:
    """One official's list: his sheet's name, the lines over it, its rows."""

    name: str
    lines: Sequence[tuple[str, str]]
    rows: Sequence[SkpRow]


def write_skp(sheets: Iterable[SkpSheet]) -> bytes:
    """Return the workbook; what people wrote is text, never a formula."""
    buffer = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, plain)
    taken: set[str] = set()
    for sheet in sheets:
        name = sheet_name(sheet.name, taken)
        taken.add(name.casefold())
        _sheet(book, name, sheet)
    book.close()
    return buffer.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel takes and no other sheet has.

    >>> sheet_name("Kasi [PM]: Desa/Kelurahan", {"kasi pm desa kelurahan"})
    'Kasi PM Desa Kelurahan (2)'
    """
    plain = " ".join(NOT_IN_A_NAME.sub(" ", wanted).split()) or "Pejabat"
    name, number = plain[:NAME_LENGTH], 2
    while name.casefold() in taken:
        mark = f" ({number})"
        name, number = plain[: NAME_LENGTH - len(mark)] + mark, number + 1
    return name


def _sheet(book: Any, name: str, sheet: SkpSheet) -> None:
    page = book.add_worksheet(name)
    head = book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "border": 1,
            "align": "center",
        }
    )
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    for line, (label, text) in enumerate(sheet.lines):
        page.write_string(line, 0, label, book.add_format({"bold": True}))
        page.write_string(line, 2, text)
    top = len(sheet.lines) + 1
    for column, (text, width) in enumerate(HEADS):
        page.set_column(column, column, width)
        page.write_string(top, column, text, head)
    for number, row in enumerate(sheet.rows, start=1):
        for column, text in enumerate(_texts(number, row)):
            page.write_string(top + number, column, text, cell)
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.repeat_rows(top)
    page.fit_to_pages(1, 0)


def _texts(number: int, row: SkpRow) -> tuple[str, ...]:
    return (
        str(number),
        row.served or "",
        row.result,
        row.aspect.value if row.aspect else "",
        row.indicator,
        row.target,
        row.unit,
    )
