"""A realisation table -> what each row says was spent, when, and how far the work is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from jenjang.core.figures import fold, is_blank, read_date, read_percent, read_rupiah
from jenjang.core.values import Unknown
from jenjang.papers.sheets.budgets.cells import (
    WrongCell,
    bidang_of,
    code_and_name_of,
    level_told,
    spending_of,
    step_of,
)
from jenjang.papers.sheets.budgets.headings import (
    ACCOUNT,
    KEGIATAN,
    KEGIATAN_CODE,
    PROGRAM,
    PROGRAM_CODE,
    SUB_UNIT,
    SUB_UNIT_CODE,
    UNIT,
    UNIT_CODE,
)
from jenjang.papers.sheets.budgets.reading import TOTAL, WHOLE
from jenjang.papers.sheets.budgets.rows import Step
from jenjang.papers.sheets.columns import Problem, Table, find_table
from jenjang.papers.sheets.grids import Grid, Row
from jenjang.papers.sheets.spendings.headings import (
    ADVICE,
    COLUMNS,
    DAY,
    LABELS,
    PHYSICAL,
    RETURNED,
    SPENT,
    WANTED,
)

EXCEL_DAY_NOUGHT = dt.date(1899, 12, 30)
EXCEL_DAYS = range(36526, 73051)  # 2000 to 2099
MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class SpendingRow:
    """What a row says was spent; whole rupiah net of what was paid back.

    `code` is in its present form, '' where none is printed; `kind` is the kind of belanja
    ("5.1"), '' where untold; `year` and `month` are None where the row has no date.
    """

    number: int
    unit: Step
    sub_unit: Step
    code: str
    name: str
    level: str
    program: Step
    kegiatan: Step
    kind: str
    year: int | None
    month: int | None
    amount_idr: int | None
    physical_percent: Decimal | None


@dataclass
class SpendingSheet:
    """What a realisation file says: rows, and everything that keeps it from being taken."""

    sheet: str
    rows: list[SpendingRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blank_rows: int = 0  # rows that state neither money nor progress
    has_units: bool = False
    has_dates: bool = False


def read_spending(grids: Sequence[Grid]) -> SpendingSheet:
    """Return the rows of a realisation file, up to the row of its total.

    Raise `Unreadable` where no heading has the columns that realisation needs.
    """
    table = find_table(grids, COLUMNS, WANTED, ADVICE)
    found = SpendingSheet(
        table.grid.name,
        has_units=any(map(table.has, (UNIT_CODE, UNIT, SUB_UNIT_CODE, SUB_UNIT))),
        has_dates=table.has(DAY),
    )
    for number, row in table.rows():
        total = _total_word(table, row)
        if total and WHOLE.fullmatch(total):
            break
        if total or row == table.grid.rows[table.heading]:
            continue
        _take(found, table, number, row)
    return found


def _total_word(table: Table, row: Row) -> str:
    """Return the words of a total that stand where a row is named, '' in any other row."""
    money = {table.places[key] for key in (SPENT, RETURNED) if key in table.places}
    texts = [text for at, text in enumerate(row) if text and at not in money]
    return texts[0] if texts and len(texts) <= 3 and TOTAL.fullmatch(texts[0]) else ""


def _take(found: SpendingSheet, table: Table, number: int, row: Row) -> None:
    said = {key: table.cell(row, key).strip() for key in table.places}
    try:
        read = _read(number, said)
    except WrongCell as wrong:
        found.problems.append(
            Problem(number, LABELS[wrong.column], wrong.value, wrong.what)
        )
        return
    if read.amount_idr is None and read.physical_percent is None:
        found.blank_rows += 1
    elif not _is_other_account(said):
        found.rows.append(read)


def _is_other_account(said: dict[str, str]) -> bool:
    """Return whether a row of a journal is of cash or debts, which are no belanja."""
    account = said.get(ACCOUNT, "")
    return account[:1].isdigit() and not account.startswith("5")


def _read(number: int, said: dict[str, str]) -> SpendingRow:
    bidang = bidang_of(said)
    code, name = code_and_name_of(said, bidang)
    year, month = _month_of(said.get(DAY, ""))
    return SpendingRow(
        number=number,
        unit=Step(said.get(UNIT_CODE, ""), said.get(UNIT, "")),
        sub_unit=Step(said.get(SUB_UNIT_CODE, ""), said.get(SUB_UNIT, "")),
        code=code,
        name=name,
        level=level_told(code, name),
        program=step_of(said, PROGRAM_CODE, PROGRAM, bidang),
        kegiatan=step_of(said, KEGIATAN_CODE, KEGIATAN, bidang),
        kind="" if _is_other_account(said) else spending_of(said),
        year=year,
        month=month,
        amount_idr=_net(said),
        physical_percent=_physical(said.get(PHYSICAL, "")),
    )


def _net(said: dict[str, str]) -> int | None:
    """Return what was spent less what was paid back; None where neither stands."""
    spent, returned = _rupiah(said, SPENT), _rupiah(said, RETURNED)
    if spent is None and returned is None:
        return None
    return (spent or 0) - (returned or 0)


def _rupiah(said: dict[str, str], key: str) -> int | None:
    written = said.get(key, "")
    if is_blank(written) or written.casefold() == "null":
        return None
    amount = read_rupiah(written)
    if isinstance(amount, Unknown):
        raise WrongCell(key, written, str(amount))
    if amount < 0:
        raise WrongCell(key, written, "Tulis pengembalian pada kolom Nilai Setoran.")
    return amount


def _physical(written: str) -> Decimal | None:
    if is_blank(written):
        return None
    percent = read_percent(written)
    if isinstance(percent, Unknown):
        raise WrongCell(PHYSICAL, written, str(percent))
    if not 0 <= percent <= HUNDRED:
        raise WrongCell(PHYSICAL, written, "Kemajuan fisik antara 0 dan 100 persen.")
    return percent


def _month_of(written: str) -> tuple[int | None, int | None]:
    """Return year and month of a cell: a date, an Excel day, a month by name or number.

    >>> _month_of("2026-01-07T00:00:00Z"), _month_of("46029"), _month_of("7 Januari 2026")
    ((2026, 1), (2026, 1), (2026, 1))
    >>> _month_of("Agustus"), _month_of("8"), _month_of("-")
    ((None, 8), (None, 8), (None, None))
    """
    if is_blank(written) or written.casefold() == "null":
        return None, None
    if written.isdecimal():
        return _numbered(written)
    if fold(written) in MONTHS:
        return None, MONTHS.index(fold(written)) + 1
    date = read_date(written.split("T", maxsplit=1)[0] if "T0" in written else written)
    if isinstance(date, Unknown):
        raise WrongCell(DAY, written, str(date))
    if date.month is None:
        raise WrongCell(DAY, written, "Tulis tanggal atau bulannya, bukan tahun saja.")
    return date.year, date.month


def _numbered(written: str) -> tuple[int | None, int | None]:
    number = int(written)
    if 1 <= number <= 12:
        return None, number
    if number not in EXCEL_DAYS:
        raise WrongCell(DAY, written, "Bukan tanggal; tulis misalnya 7 Januari 2026.")
    day = EXCEL_DAY_NOUGHT + dt.timedelta(days=number)
    return day.year, day.month
