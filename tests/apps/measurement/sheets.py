"""A sheet of entries filled as a person does: opened, cells typed in, saved anew."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import python_calamine
import xlsxwriter

HEADING = 3  # index of the row of headings


@dataclass
class Formula:
    """A formula and the result that was last computed."""

    text: str
    result: float | str


@dataclass
class Book:
    """The cells of a workbook by sheet, to be changed and saved."""

    sheets: dict[str, list[list[Any]]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percents: set[tuple[int, int]] = field(default_factory=set)

    @property
    def rows(self) -> list[list[Any]]:
        """Return the rows of the sheet to fill."""
        return next(iter(self.sheets.values()))

    @property
    def heads(self) -> list[str]:
        """Return the headings."""
        return self.rows[HEADING]

    def row(self, indicator: str) -> int:
        """Return the index of an indicator's row."""
        at = self.heads.index("Indikator")
        return next(n for n, row in enumerate(self.rows) if indicator in str(row[at]))

    def put(self, indicator: str, heading: str, value: Any) -> None:
        """Type into a cell."""
        self.rows[self.row(indicator)][self.heads.index(heading)] = value

    def saved(self) -> bytes:
        """Return the workbook as another program would save it."""
        file = io.BytesIO()
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(file, plain)
        percent = book.add_format({"num_format": "0%"})
        for number, (name, rows) in enumerate(self.sheets.items()):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    is_percent = number == 0 and (at, column) in self.percents
                    put(sheet, at, column, cell, percent if is_percent else None)
            for area in self.merged if number == 0 else ():
                value = rows[area[0]][area[1]]
                sheet.merge_range(*area, value)
        book.close()
        return file.getvalue()


def put(sheet: Any, at: int, column: int, cell: Any, look: Any) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(at, column, cell.text, look, cell.result)
    elif cell not in ("", None):
        sheet.write(at, column, cell, look)


def opened(content: bytes) -> Book:
    """Return the cells of a workbook."""
    book = python_calamine.load_workbook(io.BytesIO(content))
    return Book(
        {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    )


Spoil = Callable[[Book], None]
