"""Blocks -> an Excel workbook of one sheet: the table's cells, the other texts over it.

What people wrote is text, never a formula or a link. The columns are those of the widest
table; a paragraph takes a row of its own.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import xlsxwriter

from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
)

SHEET_CHARACTERS = 120
NARROWEST = 5
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
ALIGNED = {Align.CENTER: "center", Align.END: "right"}


def write(blocks: Iterable[Block], title: str) -> bytes:
    """Return the paper as a workbook; `title` is its document property."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, PLAIN)
    book.set_properties({"title": title})
    sheet = _Sheet(book)
    for block in blocks:
        sheet.put(block)
    sheet.end()
    book.close()
    return buffer.getvalue()


class _Sheet:
    """The rows of the sheet so far."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.sheet = book.add_worksheet()
        self.row = 0
        self.widths: tuple[float, ...] = ()
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def put(self, block: Block) -> None:
        """Write one block under the last."""
        match block:
            case Table():
                self.table(block)
            case Footer(text=text):
                self.sheet.set_footer(f"&L{text}")
            case PageBreak():
                self.sheet.set_h_pagebreaks([self.row])
            case _:
                is_bold = isinstance(block, Heading) or getattr(block, "bold", False)
                for text in _lines(block):
                    self.line(text, bold=is_bold)

    def line(self, text: str, *, bold: bool = False) -> None:
        self.sheet.write_string(self.row, 0, text, self.format(bold=bold))
        self.row += 1

    def table(self, table: Table) -> None:
        if len(table.widths) > len(self.widths):
            self.widths = table.widths
        first = self.row
        for cells in table.rows:
            for column, cell in enumerate(cells):
                self.cell(column, cell, is_head=self.row - first < table.header_rows)
            self.row += 1
        if table.header_rows and first < self.row:
            self.sheet.repeat_rows(first, first + table.header_rows - 1)
        self.row += 1

    def cell(self, column: int, cell: Cell, *, is_head: bool) -> None:
        if cell.covered:
            return
        look = self.format(
            bold=cell.bold or is_head,
            align=ALIGNED.get(cell.align, "left"),
            valign="top",
            text_wrap=True,
            border=1,
        )
        if cell.colspan == cell.rowspan == 1:
            self.sheet.write_string(self.row, column, cell.text, look)
            return
        below, right = self.row + cell.rowspan - 1, column + cell.colspan - 1
        self.sheet.merge_range(self.row, column, below, right, "", look)
        self.sheet.write_string(self.row, column, cell.text, look)

    def format(self, **look: object) -> Any:
        """Return the book's format of this look, made once."""
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]

    def end(self) -> None:
        for column, share in enumerate(self.widths):
            self.sheet.set_column(
                column, column, max(NARROWEST, round(share * SHEET_CHARACTERS))
            )
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)


def _lines(
    block: Heading | Paragraph | KeyValues | Items | Signatures | Letterhead,
) -> Iterator[str]:
    """Yield the texts of a block that is no table, one a row."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Letterhead(lines=lines, small=small):
            yield from (*lines, *small)
        case KeyValues(pairs=pairs):
            yield from (f"{label}: {value}" for label, value in pairs)
        case Items(texts=texts, marks=marks):
            yield from (f"{m} {t}" for m, t in zip(marks, texts, strict=True))
        case Signatures(left=left, right=right):
            for side in filter(None, (left, right)):
                yield from (*side.above, "", "", *side.below, "")
