"""An entry sheet as .xlsx: locked but for the cells to fill, with its stamp hidden."""

import io
from collections.abc import Callable
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import xlsxwriter

from jenjang.papers.sheets.entry.long_sheet import Cell, LongSheet
from jenjang.papers.sheets.entry.shape import (
    CELLS,
    COLUMNS,
    LABELS,
    LOCKED,
    MARK,
    EntryRow,
    EntrySheet,
    Filled,
    digest_of,
    is_exact,
    line_of,
    shown,
    stamped,
)

SHEET, STAMP = "Isian", "Jenjang"
HEADING = 3  # index of the row of headings
HIDDEN = ("key", "version")
WIDTHS = {
    "objective": 30, "indicator": 44, "measured_in": 11, "target": 14, "before": 14,
    "value": 14, "numerator": 13, "denominator": 13, "text": 12, "note": 30,
    "obstacle": 30, "key": 10, "version": 8,
}  # fmt: skip
GUIDE = (
    "Isi sel kuning saja; yang lain terkunci. Kosong berarti belum diukur. Baris boleh "
    "diurutkan, kolom disembunyikan, catatan ditambah di kolom atau lembar lain."
)
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
MOST = 10**14
LONGEST_GRADE = 200
NUMBERS = ("value", "numerator", "denominator")
Seal = Callable[[str], str]


def write_entry(sheet: EntrySheet, seal: Seal) -> bytes:
    """Return the workbook; `seal` signs the digest of its stamp."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, PLAIN)
    book.set_properties({"title": sheet.title})
    _write_rows(book, sheet)
    _write_stamp(book, sheet, seal)
    book.close()
    return buffer.getvalue()


def _write_rows(book: Any, sheet: EntrySheet) -> None:
    page = book.add_worksheet(SHEET, LongSheet)
    looks = _Looks(book)
    page.write_string(0, 0, sheet.title, looks.title)
    page.write_string(1, 0, sheet.subtitle, looks.plain)
    page.write_string(2, 0, GUIDE, looks.plain)
    for at, column in enumerate(COLUMNS):
        options = {"hidden": True} if column.key in HIDDEN else {}
        page.set_column(at, at, WIDTHS[column.key], None, options)
        page.write_string(HEADING, at, column.label, looks.head)
    page.add_rows(HEADING + 1, (_cells(row, looks) for row in sheet.rows))
    _guard(page, HEADING + 1, HEADING + max(1, len(sheet.rows)))


def _cells(row: EntryRow, looks: "_Looks") -> list[Cell]:
    said, filled = row.said, row.filled
    return [
        *(Cell(said.get(name), looks.locked) for name in LOCKED),
        *(Cell(_typed(filled.get(name)), looks.of(name, row)) for name in CELLS),
        Cell(row.key, looks.locked),
        Cell(row.version, looks.locked),
    ]


def _typed(cell: Filled) -> Filled:
    """Return what a cell holds: a figure only where Excel keeps every digit of it."""
    if cell is None or (isinstance(cell, Decimal) and is_exact(cell)):
        return cell
    return shown(cell)


class _Looks:
    """The formats of the book, each made once."""

    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        lines = {"border": 1, "border_color": "#C9CDD2"}
        opened = wrapped | lines | {"locked": False, "bg_color": "#FFF8DC"}
        closed = wrapped | lines | {"bg_color": "#F1F2F4", "font_color": "#5A6270"}
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.plain = book.add_format({"font_color": "#5A6270"})
        self.head = book.add_format(wrapped | lines | {"bold": True, "bg_color": "#E3E7EC"})
        self.locked = book.add_format(wrapped | lines)
        self.closed = book.add_format(closed)
        self.words = book.add_format(opened)
        self.whole = book.add_format(opened | {"num_format": "General"})
        self.exact = book.add_format(opened | {"num_format": "#,##0.00##"})

    def of(self, name: str, row: EntryRow) -> Any:
        """Return the look of a cell: to be filled, or shut."""
        if name not in row.open:
            return self.closed
        if name == "value":
            return self.whole if row.counts_whole else self.exact
        return self.whole if name in NUMBERS else self.words


def _guard(page: Any, first: int, last: int) -> None:
    """Lock the sheet, check what is typed, and keep the headings in sight."""
    at = {column.key: n for n, column in enumerate(COLUMNS)}
    for name in NUMBERS:
        page.data_validation(first, at[name], last, at[name], _number_rule(name))
    page.data_validation(first, at["text"], last, at["text"], GRADE_RULE)
    page.protect("", {"format_columns": True, "format_rows": True, "sort": True})
    page.freeze_panes(first, at["indicator"] + 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.repeat_rows(HEADING)
    page.fit_to_pages(1, 0)


def _number_rule(name: str) -> dict[str, object]:
    least = -MOST if name == "value" else 0
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": least,
        "maximum": MOST,
        "error_title": "Bukan angka",
        "error_message": f"{LABELS[name]} berupa angka saja, misalnya 1200 atau 84,82.",
    }


GRADE_RULE: dict[str, object] = {
    "validate": "length",
    "criteria": "<=",
    "value": LONGEST_GRADE,
    "error_title": "Terlalu panjang",
    "error_message": f"Paling banyak {LONGEST_GRADE} huruf.",
}


def _write_stamp(book: Any, sheet: EntrySheet, seal: Seal) -> None:
    """Write whose sheet it is and every row as exported, where nobody types."""
    lines = [line_of(stamped(row)) for row in sheet.rows]
    facts = dict(sheet.facts)
    facts["seal"] = seal(digest_of(facts, lines))
    page = book.add_worksheet(STAMP, LongSheet)
    columns = (
        [MARK, *(text for pair in facts.items() for text in pair)],
        [str(len(lines)), *lines],
    )
    rows = zip_longest(*columns, fillvalue="")
    page.add_rows(0, [(Cell(left), Cell(right)) for left, right in rows])
    page.protect()
    page.very_hidden()
