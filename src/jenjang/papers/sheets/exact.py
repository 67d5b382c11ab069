"""A workbook read exactly: what goes back into a record must be what stood in the cell.

Line breaks stay, and a figure is written so that it has one reading: 12.345 in a cell is
"12,3450", which nobody takes for twelve thousand. A cell shown as a percentage reads as it
is shown: 0.85 in the format 0% is "85%".
"""

import io
from decimal import Decimal
from typing import Any

import python_calamine

from jenjang.papers.readers.kinds import is_old_office, is_spreadsheet, is_zip
from jenjang.papers.readers.packed import parts_of, zipped
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.readers.xlsx.printed import (
    GENERAL,
    At,
    Format,
    errors_of,
    formats_of,
    has_percents,
)
from jenjang.papers.sheets.grids import (
    BROKEN,
    EMPTY,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_TAGS,
    TOO_LARGE,
    TOO_LONG,
    Grid,
    bounded,
    guarded,
    text_of,
)

DIGITS = 15  # that Excel keeps of a number
OLD = (
    "Berkas ini Excel lama (.xls) atau terkunci kata sandi; simpan dari Excel sebagai "
    ".xlsx tanpa kata sandi, lalu unggah lagi."
)
NO_WORKBOOK = (
    "Berkas ini bukan Excel (.xlsx); unggah lembar isian yang diunduh dari halaman ini."
)


def read_exactly(content: bytes) -> tuple[Grid, ...]:
    """Return the sheets of an .xlsx; raise `Unreadable` where it is none.

    Of a formula its last result is read; nothing is computed.
    """
    if not content.strip():
        raise Unreadable(EMPTY)
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    if not is_spreadsheet(content):
        raise Unreadable(_why_none(content))
    return bounded(guarded(_sheets, content))


def _why_none(content: bytes) -> str:
    if is_old_office(content):
        return OLD
    return BROKEN if is_zip(content) else NO_WORKBOOK


def _sheets(content: bytes) -> list[Grid]:
    plain = zipped(parts_of(content, MOST_TAGS))
    book = python_calamine.load_workbook(io.BytesIO(plain))
    sheets = [book.get_sheet_by_name(name) for name in book.sheet_names[:MOST_SHEETS]]
    if any(one.height > MOST_ROWS or one.width > MOST_COLUMNS for one in sheets):
        raise Unreadable(TOO_LONG)
    forms = formats_of(plain) if has_percents(plain) else [{}] * len(sheets)
    each = zip(sheets, forms, errors_of(plain), strict=False)
    return [_sheet(sheet, looks, errors) for sheet, looks, errors in each]


def _sheet(sheet: Any, looks: dict[At, Format], errors: dict[At, str]) -> Grid:
    cells = sheet.to_python(skip_empty_area=False)
    rows = [[cell if cell == "" else exact_text(cell) for cell in row] for row in cells]
    for (at, n), form in looks.items():
        if at < len(rows) and n < len(rows[at]):
            rows[at][n] = exact_text(cells[at][n], form)
    for (at, n), failed in errors.items():
        if at < len(rows) and n < len(rows[at]):
            rows[at][n] = failed
    return Grid(
        name=sheet.name,
        rows=tuple(map(tuple, rows)),
        merged=tuple((*top, *bottom) for top, bottom in sheet.merged_cell_ranges or ()),
    )


def exact_text(cell: object, form: Format = GENERAL) -> str:
    """Return what stands in a cell, nothing of it lost.

    >>> exact_text(12.345), exact_text(1200.0), exact_text(0.1 + 0.2)
    ('12,3450', '1200', '0,3')
    >>> exact_text(0.85, Format(is_percent=True)), exact_text(" a\\r\\nb ")
    ('85%', 'a\\nb')
    """
    if isinstance(cell, str):
        return plain_text(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return text_of(cell)
    value = Decimal(f"{cell:.{DIGITS}g}")
    return f"{figure_text(value * 100)}%" if form.is_percent else figure_text(value)


def figure_text(value: Decimal) -> str:
    """Return a figure with a decimal comma, its closing zeros dropped, in one reading.

    >>> figure_text(Decimal("1234567.50")), figure_text(Decimal("3.659"))
    ('1234567,5', '3,6590')
    """
    whole, _, decimals = f"{value:f}".partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) == 3:
        decimals += "0"
    return f"{whole},{decimals}" if decimals else whole


def plain_text(text: str) -> str:
    """Return a text as it comes back from a workbook: line feeds, no blanks around it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()
