"""Excel -> blocks: each visible sheet is a page; titles, tables, signature blocks.

Rows between empty rows hang together. Rows above a table that say only one thing are its
title; two tables side by side are read one after the other; empty rows and columns go.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import python_calamine
from lxml.etree import XMLSyntaxError

from jenjang.papers.blocks import (
    Block,
    Cell,
    Heading,
    PageBreak,
    Paragraph,
    Place,
    Table,
)
from jenjang.papers.readers.packed import parts_of, zipped
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.readers.xlsx.printed import GENERAL, At, Format, formats_of, printed
from jenjang.papers.readers.xlsx.sheet import Area, Sheet

MOST_SHEETS = 60
MOST_TAGS = 2_500_000  # 400,000 filled cells have 1,600,000
SIGNED = re.compile(r"\bNIP\b|\bpihak (?:pertama|kesatu|kedua)\b", re.IGNORECASE)
FIGURE = re.compile(r"[-(]?(?:Rp\.? ?)?\d[\d.,]*%?\)?")

BROKEN = (
    "Berkas Excel ini rusak atau terkunci sandi: buka di Excel, simpan ulang sebagai .xlsx "
    "tanpa sandi, lalu unggah lagi."
)
TOO_MANY_SHEETS = (
    f"Buku kerja ini memuat lebih dari {MOST_SHEETS} lembar: simpan lembar yang diperlukan "
    "sebagai berkas sendiri, lalu unggah lagi."
)


def read(content: bytes) -> tuple[Block, ...]:
    """Return the blocks of a workbook, sheet by sheet; hidden sheets are not read."""
    try:
        sheets = list(_sheets(content))
    except Unreadable:
        raise
    except (
        python_calamine.CalamineError,
        XMLSyntaxError,
        KeyError,
        OSError,
        ValueError,
    ) as no:
        raise Unreadable(BROKEN) from no
    return tuple(_Book().blocks(sheets))


def _sheets(content: bytes) -> Iterator[Sheet]:
    formats: list[dict[At, Format]] = []
    if content[:2] == b"PK":
        content = zipped(parts_of(content, MOST_TAGS))
        formats = formats_of(content)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    if len(book.sheets_metadata) > MOST_SHEETS:
        raise Unreadable(TOO_MANY_SHEETS)
    for number, known in enumerate(book.sheets_metadata):
        work = known.typ == python_calamine.SheetTypeEnum.WorkSheet
        if work and known.visible == python_calamine.SheetVisibleEnum.Visible:
            form = formats[number] if number < len(formats) else {}
            yield _sheet(book.get_sheet_by_index(number), form)


def _sheet(sheet: Any, formats: dict[At, Format]) -> Sheet:
    """Return the printed texts; rows and columns count as in the sheet itself."""
    top, left = sheet.start or (0, 0)
    texts = [[""] * left for _ in range(top)]
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=top):
        cells = [
            printed(value, formats.get((row, column), GENERAL))
            for column, value in enumerate(values, start=left)
        ]
        texts.append([""] * left + cells)
    return Sheet.of(texts, sheet.merged_cell_ranges or [])


@dataclass(slots=True)
class _Book:
    """The blocks as they are made; tables are numbered through the whole workbook."""

    tables: int = 0
    page: int = 0

    def blocks(self, sheets: Sequence[Sheet]) -> Iterator[Block]:
        """Yield the blocks of every sheet that says something."""
        for sheet in sheets:
            bands = _joined(sheet, list(sheet.bands()))
            if not bands:
                continue
            self.page += 1
            if self.page > 1:
                yield PageBreak(self.page)
            for area in bands:
                yield from self._band(sheet, area)

    def _band(self, sheet: Sheet, area: Area) -> Iterator[Block]:
        """Yield the titles above the table or tables of an area, and these."""
        row = area.top
        while row <= area.bottom and sheet.is_title(row, area):
            row += 1
        for title in range(area.top, row):
            for column in sheet.filled(title, area):
                yield self._said(sheet, title, column, area)
        if row > area.bottom:
            return
        for part in sheet.parts(
            sheet.trimmed(Area(row, area.bottom, area.left, area.right))
        ):
            if _is_signature(sheet, part):
                yield self._sides(sheet, part)
            else:
                yield self._table(sheet, part)

    def _said(self, sheet: Sheet, row: int, column: int, area: Area) -> Block:
        text = " ".join(sheet.text(row, column).split())
        place = Place(page=self.page, line=row + 1)
        wide = any(
            start == (row, column) and end[1] > column for start, end in sheet.merged
        )
        if wide and row < area.bottom:
            return Heading(text, 2, place=place)
        return Paragraph(text, place=place)

    def _table(self, sheet: Sheet, area: Area) -> Table:
        self.tables += 1
        columns = [
            column
            for column in range(area.left, area.right + 1)
            if any(sheet.text(row, column) for row in range(area.top, area.bottom + 1))
        ]
        used = [
            row
            for row in range(area.top, area.bottom + 1)
            if any(sheet.is_used(row, column) for column in columns)
        ]
        rows = tuple(
            tuple(
                self._cell(sheet, (row, column), columns, area, f"{self.tables}.{r}.{c}")
                for c, column in enumerate(columns, start=1)
            )
            for r, row in enumerate(used, start=1)
        )
        return Table(rows, place=Place(page=self.page, line=area.top + 1))

    def _cell(
        self, sheet: Sheet, at: At, columns: Sequence[int], area: Area, name: str
    ) -> Cell:
        place = Place(page=self.page, line=at[0] + 1, cell=name)
        start = sheet.owners.get(at)
        if start is None:
            return Cell(sheet.text(*at), place=place)
        end = next(end for first, end in sheet.merged if first == start)
        across = [column for column in columns if start[1] <= column <= end[1]]
        first_row = max(start[0], area.top)
        if at[0] != first_row or at[1] != across[0]:
            return Cell(covered=True, place=place)
        down = min(end[0], area.bottom) - first_row + 1
        return Cell(sheet.text(*start), len(across), down, place=place)

    def _sides(self, sheet: Sheet, area: Area) -> Table:
        """Return a signature block: what begins left of the middle, and what does not."""
        middle = (area.left + area.right + 1) / 2
        sides: list[list[str]] = [[], []]
        for row in range(area.top, area.bottom + 1):
            for column in sheet.filled(row, area):
                sides[column >= middle].append(sheet.text(row, column))
        place = Place(page=self.page, line=area.top + 1)
        cells = tuple(Cell("\n".join(side), place=place) for side in sides)
        return Table((cells,), ruled=False, place=place)


def _is_signature(sheet: Sheet, area: Area) -> bool:
    rows = [sheet.filled(row, area) for row in range(area.top, area.bottom + 1)]
    texts = [
        sheet.text(row, column)
        for row, columns in enumerate(rows, start=area.top)
        for column in columns
    ]
    few = all(len(columns) <= 2 for columns in rows)
    return few and any(SIGNED.search(text) for text in texts)


def _joined(sheet: Sheet, bands: Sequence[Area]) -> list[Area]:
    """Return the bands, one whole where a table has an empty row between its rows."""
    joined: list[Area] = []
    for band in bands:
        if joined and _goes_on(sheet, joined[-1], band):
            above = joined[-1]
            left, right = min(above.left, band.left), max(above.right, band.right)
            joined[-1] = Area(above.top, band.bottom, left, right)
        else:
            joined.append(band)
    return joined


def _goes_on(sheet: Sheet, above: Area, band: Area) -> bool:
    """Return whether a band is the next rows of the table above: figures, same columns."""
    columns = sheet.filled(band.top, band)
    figures = any(FIGURE.fullmatch(sheet.text(band.top, column)) for column in columns)
    same = above.left <= band.left and band.right <= above.right
    wide = above.right - above.left >= 2
    return band.top - above.bottom == 2 and figures and len(columns) > 2 and same and wide
