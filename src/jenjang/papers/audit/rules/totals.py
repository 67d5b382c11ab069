"""Totals of the tables of reports (R01): what stands under all rows is their sum."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jenjang.core.figures import write_rupiah
from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.facts.reported import Row, rows, shown, total_of
from jenjang.papers.audit.finding import Flaw, Spot
from jenjang.papers.document import BudgetRow

MONEY = {"ceiling_idr": "pagu", "spent_idr": "realisasi"}
FEWEST = 2  # rows that a total adds up
Budgeted = tuple[Row, BudgetRow]


def table_totals(bundle: Bundle) -> Iterator[Flaw]:
    """Compare the one total at the end of a table with every sum it may be."""
    tables: dict[int, list[Budgeted]] = defaultdict(list)
    for row in rows(bundle):
        if isinstance(row.row, BudgetRow):
            tables[id(row.table)].append((row, row.row))
    for table in tables.values():
        yield from _table(table)


def _table(table: Sequence[Budgeted]) -> Iterator[Flaw]:
    *lines, (last, total) = table
    levels = [row.level for _, row in lines]
    if total.level != "total" or "total" in levels or len(lines) < FEWEST:
        return
    readings = _readings(lines)
    for what in MONEY:
        stated = last.number(what)
        sums = [found for each in readings if (found := total_of(each, what)) is not None]
        if stated is not None and sums and stated not in sums:
            yield _wrong(last, readings[0], what, stated, sums[0])


def _readings(lines: Sequence[Budgeted]) -> list[list[Row]]:
    """Return the rows a total may add: the highest, those without parts, one level's."""
    parents = {row.parent for _, row in lines}
    highest = [line for line, row in lines if row.parent is None]
    leaves = [line for at, (line, _) in enumerate(lines) if at not in parents]
    levels = dict.fromkeys(row.level for _, row in lines)
    of_levels = [[line for line, row in lines if row.level == each] for each in levels]
    return [highest, leaves, *of_levels]


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
