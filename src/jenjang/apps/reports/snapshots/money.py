"""Money of one unit or of many, in a number of queries that does not grow with them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from jenjang.apps.measurement.models import Spending
from jenjang.apps.measurement.snapshots.money import Money, Spent
from jenjang.apps.plans.models import Activity, BudgetKind, BudgetLine

Spendings = Mapping[int, list[tuple[int, Spent]]]


def read_money(unit_ids: Collection[int], year: int) -> dict[int, Money]:
    """Return each unit's activities, ceilings in force, spending of a year; 3 queries."""
    spent = read_spent(unit_ids, year, year)
    return money_by_unit(unit_ids, year, spent)


def money_by_unit(
    unit_ids: Collection[int], year: int, spent: Spendings
) -> dict[int, Money]:
    """Return the money of each unit, its spending of `year` given; two queries."""
    activities: defaultdict[int, list[Activity]] = defaultdict(list)
    for row in Activity.objects.filter(unit__in=unit_ids).order_by("path"):
        activities[row.unit_id].append(row)
    lines: defaultdict[int, list[BudgetLine]] = defaultdict(list)
    for line in BudgetLine.objects.filter(
        version__unit__in=unit_ids, version__year=year
    ).select_related("version"):
        lines[line.version.unit_id].append(line)
    return {
        pk: _money(
            activities[pk], lines[pk], [s for y, s in spent.get(pk, ()) if y == year]
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
