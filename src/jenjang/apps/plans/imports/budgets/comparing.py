"""The rows of one unit against the ceilings it has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.trees import keys_of
from jenjang.apps.plans.imports.budgets.plans import (
    ADDED,
    CHANGED,
    DROPPED,
    LineChange,
    UnitPlan,
)
from jenjang.apps.plans.imports.resolving import Resolver
from jenjang.apps.plans.mapping import UnitList, unit_list
from jenjang.apps.plans.models import Activity, BudgetLine, BudgetVersion
from jenjang.apps.plans.services import NamedVersion, WantedActivity, WantedLine
from jenjang.core.formulas.branches import branch_ceilings
from jenjang.papers.sheets.budgets import BudgetRow
from jenjang.papers.sheets.columns import Problem

Key = tuple[str, str, str]  # activity, fund, kind of belanja


def unit_plan(
    unit: Unit,
    named: NamedVersion,
    rows: Sequence[BudgetRow],
    lists: dict[str | None, UnitList | None],
) -> tuple[UnitPlan, list[Problem]]:
    """Return what the rows would make of a unit's version, and what keeps them from it.

    `lists` keeps the nomenclature of each bidang once it was read.
    """
    if unit.code not in lists:
        lists[unit.code] = unit_list(unit, named.year)
    own = list(Activity.objects.filter(unit=unit))
    resolver = Resolver(lists[unit.code], own)
    amounts = _amounts(rows, resolver)
    activities = tuple(resolver.activities.values())
    version = BudgetVersion.objects.filter(
        unit=unit, year_id=named.year, kind=named.kind, revision=named.revision
    ).first()
    lines = list(version.lines.select_related("activity")) if version else []
    before = _before(lines, activities)
    plan = UnitPlan(
        unit=unit,
        is_new=version is None,
        activities=activities,
        lines=tuple(WantedLine(*key, amount) for key, amount in amounts.items()),
        changes=tuple(_changes(_labels(activities, lines), before, amounts)),
        notices=tuple(resolver.notices.values()),
        missed=tuple(_missed(unit, named.year, own, activities)),
        new_activities=sum(one.pk is None for one in activities),
        before_idr=_total({f"#{one.pk}": _parent(one) for one in own}, _by_pk(lines)),
        total_idr=_total({one.key: one.above for one in activities}, _by_activity(amounts)),
        same=sum(amounts.get(key) == amount for key, amount in before.items()),
    )
    return plan, resolver.problems


def _amounts(rows: Sequence[BudgetRow], resolver: Resolver) -> dict[Key, int]:
    amounts: dict[Key, int] = {}
    for row in rows:
        key = resolver.key_of(row)
        if key is not None:
            line = (key, row.fund, row.spending)
            amounts[line] = amounts.get(line, 0) + row.amount_idr
    return amounts


def _before(
    lines: Iterable[BudgetLine], activities: Iterable[WantedActivity]
) -> dict[Key, int]:
    """Return the ceilings there are, under the keys that the file has for them."""
    keys = {one.pk: one.key for one in activities if one.pk is not None}
    return {
        (
            keys.get(line.activity_id, f"#{line.activity_id}"),
            line.fund_source,
            line.spending_kind,
        ): line.amount_idr
        for line in lines
    }


def _labels(
    activities: Iterable[WantedActivity], lines: Iterable[BudgetLine]
) -> dict[str, str]:
    labels = {f"#{line.activity_id}": str(line.activity) for line in lines}
    return labels | {one.key: f"{one.code or ''} {one.name}".strip() for one in activities}


def _changes(
    labels: Mapping[str, str], before: Mapping[Key, int], after: Mapping[Key, int]
) -> Iterator[LineChange]:
    for key in sorted(before.keys() | after.keys(), key=lambda one: (labels[one[0]], one)):
        old, new = before.get(key), after.get(key)
        if old != new:
            what = ADDED if old is None else DROPPED if new is None else CHANGED
            yield LineChange(what, labels[key[0]], key[1], key[2], old, new)


def _missed(
    unit: Unit,
    year: int,
    own: Iterable[Activity],
    activities: Iterable[WantedActivity],
) -> list[Activity]:
    """Return the activities that agreements name and the file gives nothing."""
    paths = {one.pk: one.path for one in own}
    wanted = [paths[one.pk] for one in activities if one.pk is not None]
    covered = {pk for path in wanted for pk in keys_of(path)}
    promised = Activity.objects.filter(unit=unit).promised_in(year).order_by("path")
    return [one for one in promised if one.pk not in covered]


def _parent(one: Activity) -> str | None:
    return f"#{one.parent_id}" if one.parent_id else None


def _by_pk(lines: Iterable[BudgetLine]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for line in lines:
        sums[f"#{line.activity_id}"] += line.amount_idr
    return sums


def _by_activity(amounts: Mapping[Key, int]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for key, amount in amounts.items():
        sums[key[0]] += amount
    return sums


def _total(parents: Mapping[str, str | None], own_idr: Mapping[str, int]) -> int:
    """Return the sum at the top, each ceiling once; whole rupiah."""
    found = branch_ceilings(parents, own_idr)
    return sum(
        found[key] for key, above in parents.items() if above is None and key in found
    )
