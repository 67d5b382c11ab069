"""A table -> its rows, up to the row of its total, which is checked."""

import re
from collections.abc import Sequence

from jenjang.core.figures import is_blank, read_rupiah, write_rupiah
from jenjang.core.values import Unknown
from jenjang.papers.sheets.budgets.cells import WrongCell
from jenjang.papers.sheets.budgets.headings import (
    ADVICE,
    AMOUNT,
    CODE,
    COLUMNS,
    LABELS,
    SUB_UNIT,
    SUB_UNIT_CODE,
    UNIT,
    UNIT_CODE,
    WANTED,
)
from jenjang.papers.sheets.budgets.rows import BudgetRow, BudgetSheet
from jenjang.papers.sheets.budgets.taking import Reader
from jenjang.papers.sheets.columns import Problem, Table, find_table
from jenjang.papers.sheets.grids import Grid, Row

TOTAL = re.compile(
    r"(?:grand total|sub ?total|total|jumlah)\b.*|.*\b(?:sub)?total|jumlah", re.IGNORECASE
)
WHOLE = re.compile(
    r"(?:grand total|total|jumlah)(?: (?:keseluruhan|seluruhnya|anggaran|pagu|belanja))?"
    r"\s*:?",
    re.IGNORECASE,
)


def read_budget(
    grids: Sequence[Grid], *, year: int | None = None, regency: str = ""
) -> BudgetSheet:
    """Return the rows of a budget file up to its total row, which is checked.

    `year` and `regency` are what it must be of, where its columns say so. Raise
    `Unreadable` where no heading has the columns a budget needs.
    """
    table = find_table(grids, COLUMNS, WANTED, ADVICE)
    found = BudgetSheet(
        table.grid.name,
        has_units=any(map(table.has, (UNIT_CODE, UNIT, SUB_UNIT_CODE, SUB_UNIT))),
        has_codes=table.has(CODE),
    )
    reader = Reader(table, year, regency)
    for number, row in table.rows():
        if _is_heading_again(table, row):
            continue
        total = _total_word(table, row)
        if total and WHOLE.fullmatch(total):
            _check_total(found, table, number, row)
            break
        if not total:
            _take(found, reader, number, row)
    return found


def _take(found: BudgetSheet, reader: Reader, number: int, row: Row) -> None:
    try:
        read = reader.read(number, row)
    except WrongCell as wrong:
        found.problems.append(
            Problem(number, LABELS[wrong.column], wrong.value, wrong.what)
        )
        return
    if read is None:
        found.blank_rows += 1
    else:
        found.rows.append(read)


def _is_heading_again(table: Table, row: Row) -> bool:
    """Return whether a row is the heading printed again, or the numbers of its columns."""
    heading = table.grid.rows[table.heading]
    if row[0] == heading[0] and row == heading:
        return True
    filled = [text for text in row if text]
    counted = [str(n) for n in range(1, len(filled) + 1)]
    return len(filled) > 2 and [text.strip("()") for text in filled] == counted


def _total_word(table: Table, row: Row) -> str:
    """Return the words of a total that stand where a row is named, '' in any other row."""
    named = {table.places[key] for key in (AMOUNT,) if key in table.places}
    texts = [text for at, text in enumerate(row) if text and at not in named]
    return texts[0] if texts and len(texts) <= 3 and TOTAL.fullmatch(texts[0]) else ""


def _check_total(found: BudgetSheet, table: Table, number: int, row: Row) -> None:
    written = table.cell(row, AMOUNT)
    stated = read_rupiah(written)
    if isinstance(stated, Unknown):
        if not is_blank(written):
            found.problems.append(Problem(number, LABELS[AMOUNT], written, str(stated)))
        return
    found.stated_total_idr = stated
    summed = sum_of(found.rows)
    if stated != summed and not found.problems:
        what = (
            "Baris jumlah tidak sama dengan jumlah baris di atasnya "
            f"({write_rupiah(summed)}); berkas mungkin terpotong, unduh ulang."
        )
        found.problems.append(Problem(number, LABELS[AMOUNT], written, what))


def sum_of(rows: Sequence[BudgetRow]) -> int:
    """Return the sum of the rows, what stands under another counted once, whole rupiah.

    Where programs, kegiatan and sub kegiatan stand one under another, those of the
    uppermost level that is printed are summed.
    """
    for level in ("urusan", "bidang urusan", "program", "kegiatan", "sub kegiatan"):
        of_level = [row.amount_idr for row in rows if row.level == level]
        if of_level:
            return sum(of_level)
    return sum(row.amount_idr for row in rows)
