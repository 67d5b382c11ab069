"""A worksheet of thousands of rows: XlsxWriter's in all but how its rows are written.

XlsxWriter keeps every cell as an object and gives each text to a table of the book; here
a row is written when the book is closed, at once, with its texts within.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

MOST_LETTERS = 32_767
CONTROLS = (*range(9), 11, 12, *range(13, 32), 0xFFFE, 0xFFFF)
ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    | {chr(code): f"_x{code:04X}_" for code in CONTROLS}
)
ESCAPES = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would take for an escaped character, though it is typed so."""


class Cell(NamedTuple):
    """A text, a figure that Excel keeps exactly, or nothing; and how it looks."""

    said: str | int | Decimal | None
    look: Format | None = None


class LongSheet(Worksheet):  # type: ignore[misc] # XlsxWriter says no types
    """Rows are added below what is written in XlsxWriter's own way."""

    def __init__(self) -> None:
        """Begin with no rows."""
        super().__init__()
        self._first, self._long_rows = 0, list[Sequence[Cell]]()

    def add_rows(self, first: int, rows: Iterable[Sequence[Cell]]) -> None:
        """Write these rows from index `first` on, which is below all others; once."""
        self._first, self._long_rows = first, list(rows)
        if self._long_rows:
            width = max(map(len, self._long_rows))
            self._check_dimensions(first, 0)
            self._check_dimensions(first + len(self._long_rows) - 1, width - 1)

    def _write_rows(self) -> None:
        """Write the rows as XML, where XlsxWriter writes its own."""
        super()._write_rows()
        self.fh.writelines(_as_xml(self._first, self._long_rows))


def _as_xml(first: int, rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    letters = [xl_col_to_name(n) for n in range(max(map(len, rows), default=0))]
    looks = {look for row in rows for _, look in row}
    styles = {look: _style(look) for look in looks}
    for number, row in enumerate(rows, start=first + 1):
        cells = [
            f'<c r="{letter}{number}"{styles[look]}{_inside(said)}'
            for letter, (said, look) in zip(letters, row, strict=False)
        ]
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _style(look: Any) -> str:
    return "" if look is None else f' s="{look._get_xf_index()}"'  # noqa: SLF001 - XlsxWriter gives no other name


def _inside(said: str | int | Decimal | None) -> str:
    if not said and said != 0:
        return "/>"
    if not isinstance(said, str):
        return f"><v>{said:.16G}</v></c>"
    text = said[:MOST_LETTERS]
    if "_x" in text:
        text = ESCAPES.sub("_x005F_", text)
    text = text.translate(ESCAPED)
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
