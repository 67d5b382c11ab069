"""Money of one unit or of many, in a number of queries that does not grow with them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from jenjang.apps.measurement.models import Spending
from jenjang.apps.measurement.snapshots.money import Money, Spent
from jenjang.apps.plans.models import Activity, BudgetKind, BudgetLine

Spendings = Mapping[int, list[tuple[int, Spent]]]
RenstraFunds = Mapping[int, Mapping[int, Mapping[int, int]]]
"""Whole rupiah by unit, year and the activity they are stated at."""


def read_money(unit_ids: Collection[int], year: int) -> dict[int, Money]:
    """Return each unit's activities, ceilings in force, spending of a year; 3 queries."""
    spent = read_spent(unit_ids, year, year)
    return money_by_unit(unit_ids, year, spent, read_lines(unit_ids, year))


def read_lines(unit_ids: Collection[int], year: int) -> list[BudgetLine]:
    """Return the lines of every version of that year, and of all years of a Renstra.

    One query.
    """
    rows = BudgetLine.objects.filter(
        Q(version__year=year) | Q(version__kind=BudgetKind.RENSTRA),
        version__unit__in=unit_ids,
    )
    return list(rows.select_related("version"))


def money_by_unit(
    unit_ids: Collection[int], year: int, spent: Spendings, lines: Iterable[BudgetLine]
) -> dict[int, Money]:
    """Return the money of each unit, its spending and lines of `year` given; one query."""
    activities: defaultdict[int, list[Activity]] = defaultdict(list)
    for row in Activity.objects.filter(unit__in=unit_ids).order_by("path"):
        activities[row.unit_id].append(row)
    stated: defaultdict[int, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        if line.version.kind != BudgetKind.RENSTRA:
            stated[line.version.unit_id].append(line)
    return {
        pk: _money(
            activities[pk], stated[pk], [s for y, s in spent.get(pk, ()) if y == year]
        )
        for pk in unit_ids
    }


def read_spent(unit_ids: Collection[int], first_year: int, last_year: int) -> Spendings:
    """Return, by unit, what was spent with the year it was spent in; one query."""
    rows = Spending.objects.filter(
        activity__unit__in=unit_ids,
        period__year__gte=first_year,
        period__year__lte=last_year,
        spent_idr__isnull=False,
    ).values_list(
        "activity__unit_id", "activity_id", "period__last_day", "kind", "spent_idr"
    )
    found: defaultdict[int, list[tuple[int, Spent]]] = defaultdict(list)
    for unit_id, activity_id, last_day, kind, spent_idr in rows:
        one = Spent(activity_id, last_day.month, kind, spent_idr or 0)
        found[unit_id].append((last_day.year, one))
    return found


def renstra_funds(lines: Iterable[BudgetLine]) -> RenstraFunds:
    """Return what each unit's Renstra sets aside at each activity, by year."""
    found: defaultdict[int, defaultdict[int, Counter[int]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    for line in lines:
        if line.version.kind == BudgetKind.RENSTRA:
            year = found[line.version.unit_id][line.version.year_id]
            year[line.activity_id] += line.amount_idr
    return found


def _money(
    activities: list[Activity], lines: list[BudgetLine], spent: list[Spent]
) -> Money:
    newest = min((line.version.rank for line in lines), default=None)
    in_force = [line for line in lines if line.version.rank == newest]
    own_idr: Counter[int] = Counter()
    for line in in_force:
        own_idr[line.activity_id] += line.amount_idr
    return Money(
        activities=tuple(activities),
        own_idr=own_idr,
        spent=tuple(spent),
        allotted={},
        is_from_agreements=all(
            line.version.kind == BudgetKind.FROM_AGREEMENTS for line in in_force
        ),
    )
