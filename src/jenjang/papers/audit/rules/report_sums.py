"""Sums of budgets in reports (R01): parents, kinds of spending, programmes, ceilings."""

from collections.abc import Iterator
from decimal import Decimal

from jenjang.core.figures import fold, write_rupiah
from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.facts.activities import activity_key
from jenjang.papers.audit.facts.reported import Row, parts, reports, rows, shown, total_of
from jenjang.papers.audit.finding import Flaw
from jenjang.papers.document import BudgetRow, IndicatorRow

MONEY = {"ceiling_idr": "Pagu", "spent_idr": "Realisasi"}
WHOLE = ("belanja daerah", "jumlah belanja", "total belanja")
FEWEST = 2  # rows that a sum is made of
KINDS = (
    "belanja operasi",
    "belanja modal",
    "belanja tidak terduga",
    "belanja tak terduga",
    "belanja transfer",
)


def report_sums(bundle: Bundle) -> Iterator[Flaw]:
    """R01 in reports: parents, kinds of spending and totals are what their parts add to."""
    for row in rows(bundle):
        if isinstance(row.row, BudgetRow):
            for what in MONEY:
                yield from _parent(bundle, row, what)
    for report in reports(bundle):
        own = [row for row in rows(bundle) if row.report is report]
        yield from _kinds(own)
        yield from _whole_budget(own)
        yield from _stated_elsewhere(bundle, own)


def _parent(bundle: Bundle, row: Row, what: str) -> Iterator[Flaw]:
    stated = row.number(what)
    below = parts(bundle, row)
    found = total_of(below, what)
    if stated is not None and found is not None and stated != found:
        yield _unequal(row, below, what, stated, found)


def _unequal(
    row: Row, below: list[Row], what: str, stated: Decimal, found: Decimal
) -> Flaw:
    return Flaw(
        places=shown([row.spot, *(each.spot for each in below)]),
        written=write_rupiah(int(stated)),
        expected=write_rupiah(int(found)),
        message=(
            f"{MONEY[what]} “{row.name}” tertulis {write_rupiah(int(stated))}, sedangkan "
            f"rinciannya berjumlah {write_rupiah(int(found))}."
        ),
        cause=f"Selisih {write_rupiah(abs(int(stated - found)))}.",
        certain=not any(each.report.is_doubted(each.path) for each in (row, *below)),
        group=f"{what} {activity_key(row.name)}",
    )


def _kinds(own: list[Row]) -> Iterator[Flaw]:
    """Check Belanja Daerah against operasi, modal, tak terduga and transfer beside it."""
    for whole in own:
        if fold(whole.name) not in WHOLE:
            continue
        beside = [row for row in own if row.table is whole.table and _is_kind(row)]
        for what in MONEY:
            stated, found = whole.number(what), total_of(beside, what)
            if len(beside) < FEWEST or stated is None or found is None:
                continue
            if stated != found:
                yield _unequal(whole, beside, what, stated, found)


def _is_kind(row: Row) -> bool:
    return fold(row.name).startswith(KINDS)


def _programmes(own: list[Row]) -> list[list[Row]]:
    """Return for each table its programmes, where it has more than one."""
    tables: dict[int, list[Row]] = {}
    for row in own:
        if isinstance(row.row, BudgetRow) and row.row.level == "program":
            tables.setdefault(id(row.table), []).append(row)
    return [found for found in tables.values() if len(found) >= FEWEST]


def _whole_budget(own: list[Row]) -> Iterator[Flaw]:
    """Check what is said to be spent of the whole budget against all programmes.

    A row is about the whole budget when its ceiling is the sum of the programmes' ceilings.
    """
    for programmes in _programmes(own):
        ceiling, spent = (
            total_of(programmes, "ceiling_idr"),
            total_of(programmes, "spent_idr"),
        )
        if ceiling is None or spent is None:
            continue
        alike = [
            row
            for row in own
            if row not in programmes and row.number("ceiling_idr") == ceiling
        ]
        wrong = _stating_other(alike, "spent_idr", spent)
        for row, stated in wrong[:1]:
            others = [other for other, _ in wrong[1:]]
            yield _unequal(row, [*others, *programmes], "spent_idr", stated, spent)


def _stating_other(among: list[Row], what: str, due: Decimal) -> list[tuple[Row, Decimal]]:
    """Return the rows that state another amount than is due, each with what it states."""
    stated = [(row, row.number(what)) for row in among]
    return [(row, found) for row, found in stated if found is not None and found != due]


def _stated_elsewhere(bundle: Bundle, own: list[Row]) -> Iterator[Flaw]:
    """Check a ceiling that stands beside an activity against that activity's own parts."""
    for row in own:
        if (
            not isinstance(row.row, BudgetRow)
            or row.row.figures
            or row.row.level == "program"
        ):
            continue
        below = parts(bundle, row)
        found = total_of(below, "ceiling_idr")
        if found is None:
            continue
        others = [each for each in own if _is_of(each, row.name)]
        wrong = _stating_other(others, "ceiling_idr", found)
        if wrong and len(wrong) == len(others):
            first, stated = wrong[0]
            rest = [other for other, _ in wrong[1:]]
            yield _unequal(first, [*rest, *below], "ceiling_idr", stated, found)


def _is_of(row: Row, activity: str) -> bool:
    """Return whether a row of indicators states the money of an activity."""
    named = row.row.activity if isinstance(row.row, IndicatorRow) else None
    return named is not None and activity_key(named) == activity_key(activity)
