"""Totals of the tables of reports (R01): what stands under all rows is their sum."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jenjang.core.figures import write_rupiah
from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.facts.reported import Row, reports, rows, shown
from jenjang.papers.audit.finding import Flaw, Spot
from jenjang.papers.document import BudgetRow

MONEY = {"ceiling_idr": "pagu", "spent_idr": "realisasi"}


def table_totals(bundle: Bundle) -> Iterator[Flaw]:
    """Compare the one total at the end of a table with every sum it may be."""
    for report in reports(bundle):
        tables: dict[str, list[Row]] = defaultdict(list)
        for row in rows(bundle):
            if row.report is report and isinstance(row.row, BudgetRow):
                tables[row.path.rsplit(".", 1)[0]].append(row)
        for table in tables.values():
            yield from _table(table)


def _table(table: Sequence[Row]) -> Iterator[Flaw]:
    *lines, last = table
    if _level(last) != "total" or any(_level(line) == "total" for line in lines):
        return
    for what in MONEY:
        stated = last.number(what)
        sums = [
            found for each in _readings(lines) if (found := _sum(each, what)) is not None
        ]
        if stated is not None and len(lines) > 1 and sums and stated not in sums:
            yield _wrong(last, _readings(lines)[0], what, stated, sums[0])


def _level(row: Row) -> str:
    return row.row.level if isinstance(row.row, BudgetRow) else ""


def _readings(lines: Sequence[Row]) -> list[list[Row]]:
    """Return the rows a total may add: the highest, those without parts, one level's."""
    budgets = [(line, line.row) for line in lines if isinstance(line.row, BudgetRow)]
    parents = {row.parent for _, row in budgets}
    index = {id(line): int(line.path.rsplit("[", 1)[1].rstrip("]")) for line, _ in budgets}
    highest = [line for line, row in budgets if row.parent is None]
    leaves = [line for line, _ in budgets if index[id(line)] not in parents]
    levels = dict.fromkeys(row.level for _, row in budgets)
    return [
        highest,
        leaves,
        *([line for line, row in budgets if row.level == level] for level in levels),
    ]


def _sum(lines: Sequence[Row], what: str) -> Decimal | None:
    """Return the sum, None where an amount is missing or there is nothing to add."""
    amounts = [line.number(what) for line in lines]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _wrong(
    last: Row, lines: Sequence[Row], what: str, stated: Decimal, found: Decimal
) -> Flaw:
    return Flaw(
        places=shown([_amount(last, what), *(_amount(line, what) for line in lines)]),
        written=write_rupiah(int(stated)),
        expected=write_rupiah(int(found)),
        message=(
            f"Jumlah {MONEY[what]} dalam {last.where} tertulis "
            f"{write_rupiah(int(stated))}, sedangkan baris-barisnya berjumlah "
            f"{write_rupiah(int(found))}."
        ),
        cause=f"Selisih {write_rupiah(abs(int(stated - found)))}.",
        certain=not any(line.report.is_doubted(line.path) for line in (last, *lines)),
    )


def _amount(row: Row, what: str) -> Spot:
    found = row.figure(what)
    return found[1] if found else row.spot
