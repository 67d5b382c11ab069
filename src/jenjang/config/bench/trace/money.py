"""Ceilings and spending counted again from budget lines and what was recorded."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, Sum

from jenjang.apps.measurement.models import Spending
from jenjang.apps.plans.models import (
    BUDGETS_LATEST_FIRST,
    Activity,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
)

OF_THE_BUDGET = (BudgetKind.DPA, BudgetKind.SHIFT, BudgetKind.DPPA)


def version_in_force(unit_id: int, year: int) -> BudgetVersion | None:
    """Return the newest version of a unit's year that has lines."""
    rows = BudgetVersion.objects.filter(
        unit=unit_id, year=year, lines__isnull=False
    ).distinct()
    return min(rows, key=_age, default=None)


def first_version(unit_id: int, year: int) -> BudgetVersion | None:
    """Return the first budget of a year, None where no later one replaced it."""
    rows = BudgetVersion.objects.filter(
        unit=unit_id, year=year, lines__isnull=False, kind__in=OF_THE_BUDGET
    ).distinct()
    ordered = sorted(rows, key=_age)
    return ordered[-1] if len(ordered) > 1 else None


def _age(version: BudgetVersion) -> tuple[int, int]:
    return BUDGETS_LATEST_FIRST.index(version.kind), -version.revision


class Ceilings:
    """The ceilings of one version's activities, each counted once."""

    def __init__(self, version: BudgetVersion) -> None:
        """Read its lines and the unit's tree; two queries."""
        self.stands = version.kind == BudgetKind.FROM_AGREEMENTS
        self.own: Counter[int] = Counter()
        for activity_id, amount_idr in version.lines.values_list(
            "activity_id", "amount_idr"
        ):
            self.own[activity_id] += amount_idr
        self.below: defaultdict[int, list[int]] = defaultdict(list)
        rows = Activity.objects.filter(unit=version.unit_id, parent__isnull=False)
        for pk, parent_id in rows.values_list("pk", "parent_id"):
            self.below[parent_id].append(pk)

    def of(self, activity_id: int) -> int | None:
        """Return the ceiling of an activity: of what is below it, else its own.

        In a version drawn from agreements a stated figure stands.
        """
        own = self.own.get(activity_id)
        if self.stands and own is not None:
            return own
        below = total(map(self.of, self.below[activity_id]))
        return own if below is None else below


def total(figures: Iterable[int | None]) -> int | None:
    """Return the sum of what is known, None where nothing is."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def ceiling_of_kind(version: BudgetVersion | None, kind: str) -> int | None:
    """Return the ceiling of a kind of belanja over the lines that count."""
    if version is None:
        return None
    stated = set(version.lines.values_list("activity__path", flat=True))
    found = [
        line.amount_idr
        for line in version.lines.filter(spending_kind=kind).select_related("activity")
        if _counts(line, stated, version.kind)
    ]
    return sum(found) if found else None


def _counts(line: BudgetLine, stated: Collection[str], kind: str) -> bool:
    """Return whether no line below (from agreements: above) speaks for the same money."""
    path = line.activity.path
    if kind == BudgetKind.FROM_AGREEMENTS:
        return not any(path.startswith(other) and path != other for other in stated)
    return not any(other.startswith(path) and path != other for other in stated)


def spent(where: Q, day: dt.date, kind: str | None = None) -> int | None:
    """Return what was recorded at some activities from January to a day."""
    rows = Spending.objects.filter(
        where, period__year=day.year, period__last_day__lte=day, spent_idr__isnull=False
    )
    if kind is not None:
        rows = rows.filter(kind=kind)
    found = rows.aggregate(total=Sum("spent_idr"))["total"]
    return None if found is None else int(found)
