"""Ceilings and spending of a unit's activities, as core speaks of them; whole rupiah."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from jenjang.apps.agreements.models import Allotment, State
from jenjang.apps.measurement.models import Spending
from jenjang.apps.plans.models import Activity
from jenjang.apps.plans.snapshots import stated_in_force
from jenjang.core.formulas.branches import branch_ceilings, branch_sums, topmost
from jenjang.web.prepared import Given, GivenKeys, Prepared


@dataclass(frozen=True, slots=True)
class Spent:
    """What was recorded at an activity in one month or quarter alone, whole rupiah.

    `last_month` is the month the period ends with, `kind` the kind of belanja or ''.
    """

    activity_id: int
    last_month: int
    kind: str
    amount_idr: int


@dataclass(frozen=True)
class Money:
    """A unit's activities with what they may and did cost, whole rupiah.

    `own_idr` is the ceiling a source states at the activity itself; `spent` what was
    recorded at it, period by period.
    """

    activities: tuple[Activity, ...]
    own_idr: Mapping[int, int]
    spent: tuple[Spent, ...]
    allotted: Mapping[int, frozenset[int]]
    is_from_agreements: bool

    @cached_property
    def parents(self) -> dict[int, int | None]:
        """Return the tree of activities as core reads it."""
        return {activity.pk: activity.parent_id for activity in self.activities}

    def ceilings(self) -> dict[int, int]:
        """Return the ceiling of each activity that has one, its branch included."""
        return branch_ceilings(
            self.parents, self.own_idr, is_from_agreements=self.is_from_agreements
        )

    def spent_to_date(self, n: int) -> dict[int, int]:
        """Return what each branch spent in quarters 1 to `n`, where any is recorded."""
        return self.spent_by_month(3 * n)

    def spent_by_month(self, month: int) -> dict[int, int]:
        """Return what each branch spent in the periods that end by that month (1 to 12).

        What is filed by quarter counts from the quarter's last month on.
        """
        own: Counter[int] = Counter()
        for one in self.spent:
            if one.last_month <= month:
                own[one.activity_id] += one.amount_idr
        return branch_sums(self.parents, own)

    def spent_by_kind(self, month: int) -> dict[str, dict[int, int]]:
        """Return, by kind of belanja ('' untold), what each branch spent by that month."""
        kinds = sorted({one.kind for one in self.spent})
        return {
            kind: replace(
                self, spent=tuple(one for one in self.spent if one.kind == kind)
            ).spent_by_month(month)
            for kind in kinds
        }

    def branches_of(self, position_id: int | None) -> set[int]:
        """Return the activities whose branches make up a position's or the unit's money."""
        if position_id is None:
            return {pk for pk, parent in self.parents.items() if parent is None}
        return topmost(self.parents, self.allotted.get(position_id, frozenset()))


def total_idr(figures: Mapping[int, int], keys: Iterable[int]) -> int | None:
    """Return the sum over the branches that have a figure; None where none has."""
    found = [figures[key] for key in keys if key in figures]
    return sum(found) if found else None


_ACTIVITIES = Prepared(lambda: Activity.objects.filter(unit=Given("unit")).order_by("path"))
_SPENDINGS = Prepared(
    lambda: Spending.objects.filter(
        activity__in=GivenKeys("activities"),
        period__year=Given("year"),
        spent_idr__isnull=False,
    ).values_list("activity_id", "period__last_day", "kind", "spent_idr")
)
_ALLOTTED = Prepared(
    lambda: Allotment.objects.filter(
        agreement__unit=Given("unit"),
        agreement__year=Given("year"),
        agreement__state=State.IN_FORCE,
    ).values_list("agreement__position_id", "activity_id")
)


def money_of(unit_id: int, year: int, *, with_holders: bool = True) -> Money:
    """Return the unit's activities, ceilings in force and spending of that year.

    Four queries; three without the positions that hold them.
    """
    stated = stated_in_force(unit_id, year)
    activities = tuple(_ACTIVITIES(unit=unit_id))
    return Money(
        activities=activities,
        own_idr=stated.by_activity,
        spent=_spent(activities, year),
        allotted=allotted(unit_id, year) if with_holders else {},
        is_from_agreements=stated.is_from_agreements,
    )


def _spent(activities: Iterable[Activity], year: int) -> tuple[Spent, ...]:
    """Return what these spent, by their keys: a period alone has all units' spending."""
    rows = _SPENDINGS(activities=[one.pk for one in activities], year=year)
    return tuple(
        Spent(activity_id, last_day.month, kind, spent_idr or 0)  # None is left out above
        for activity_id, last_day, kind, spent_idr in rows
    )


def allotted(unit_id: int, year: int) -> dict[int, frozenset[int]]:
    """Return, by position, the activities its papers in force name."""
    rows = _ALLOTTED(unit=unit_id, year=year)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for position_id, activity_id in rows:
        found[position_id].add(activity_id)
    return {position: frozenset(ids) for position, ids in found.items()}
