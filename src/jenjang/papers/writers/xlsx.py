"""Blocks -> an Excel workbook: the table's cells, the other texts over it.

What people wrote is text, never a formula or a link; a cell that shows a figure holds it
as one, unrounded. The columns are those of the widest table of a sheet; a paragraph takes
a row of its own.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import xlsxwriter

from jenjang.papers.blocks import (
    Align,
    Block,
    Caption,
    Cell,
    Chart,
    Contents,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    Table,
)

SHEET_CHARACTERS = {"a4": 120, "a3": 230}
PAPER = {"a4": 9, "a3": 8}  # numbers of Excel
LONGEST_NAME = 31  # of a sheet, says Excel
INDONESIAN = "[$-421]"
NARROWEST = 5
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
ALIGNED = {Align.CENTER: "center", Align.END: "right"}


def write(blocks: Iterable[Block], title: str) -> bytes:
    """Return the paper as a workbook of one sheet; `title` is its document property."""
    return write_sheets([(None, list(blocks))], title)


def write_sheets(sheets: Iterable[tuple[str | None, Sequence[Block]]], title: str) -> bytes:
    """Return a workbook of several sheets, each with its name and its blocks."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, PLAIN)
    book.set_properties({"title": title})
    for name, blocks in sheets:
        sheet = _Sheet(book, name and name[:LONGEST_NAME])
        for block in blocks:
            sheet.put(block)
        sheet.end()
    book.close()
    return buffer.getvalue()


def number_form(text: str) -> str:
    """Return how Excel shows a figure that a paper shows as `text`.

    >>> number_form("1.234.567"), number_form("94,34 %"), number_form("12")
    ('[$-421]#,##0', '[$-421]#,##0.00" %"', '[$-421]#,##0')
    """
    figure, percent, _ = text.partition(" %")
    places = len(figure.partition(",")[2])
    decimals = f".{'0' * places}" if places else ""
    ending = '" %"' if percent else ""
    return f"{INDONESIAN}#,##0{decimals}{ending}"


class _Sheet:
    """The rows of the sheet so far."""

    def __init__(self, book: Any, name: str | None = None) -> None:
        self.book = book
        self.sheet = book.add_worksheet(name)
        self.row = 0
        self.breaks: list[int] = []
        self.paper = "a4"
        self.widths: tuple[float, ...] = ()
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def put(self, block: Block) -> None:
        """Write one block under the last."""
        match block:
            case Table():
                self.table(block)
            case Footer(text=text):
                self.sheet.set_footer(f"&L{text}")
            case PageBreak(sheet=sheet):
                self.paper = sheet
                self.breaks += [self.row] if self.row else []
            case Contents():
                pass  # the pages of a workbook are its sheets
            case _:
                is_bold = isinstance(block, Heading | Caption) or _is_bold(block)
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
        look = self.look(cell, is_head=is_head)
        if not cell.colspan == cell.rowspan == 1:
            below, right = self.row + cell.rowspan - 1, column + cell.colspan - 1
            self.sheet.merge_range(self.row, column, below, right, "", look)
        if cell.number is None:
            self.sheet.write_string(self.row, column, cell.text, look)
        else:
            self.sheet.write_number(self.row, column, float(cell.number), look)

    def look(self, cell: Cell, *, is_head: bool) -> Any:
        form = {} if cell.number is None else {"num_format": number_form(cell.text)}
        return self.format(
            bold=cell.bold or is_head,
            align=ALIGNED.get(cell.align, "left"),
            valign="vcenter" if is_head else "top",
            text_wrap=True,
            border=1,
            **form,
        )

    def format(self, **look: object) -> Any:
        """Return the book's format of this look, made once."""
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]

    def end(self) -> None:
        across = SHEET_CHARACTERS[self.paper]
        for column, share in enumerate(self.widths):
            self.sheet.set_column(column, column, max(NARROWEST, round(share * across)))
        if self.breaks:
            self.sheet.set_h_pagebreaks(self.breaks)
        self.sheet.set_landscape()
        self.sheet.set_paper(PAPER[self.paper])
        self.sheet.fit_to_pages(1, 0)


def _is_bold(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.bold


def _lines(
    block: (
        Heading
        | Paragraph
        | KeyValues
        | Items
        | Signatures
        | Letterhead
        | Caption
        | Chart
        | Picture
    ),
) -> Iterator[str]:
    """Yield the texts of a block that is no table, one a row."""
    match block:
        case (
            Heading(text=text)
            | Paragraph(text=text)
            | Caption(line=text)
            | Chart(line=text)
            | Picture(line=text)
        ):
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
