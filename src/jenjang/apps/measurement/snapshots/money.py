"""Ceilings and spending of a unit's activities, as core speaks of them; whole rupiah."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jenjang.apps.agreements.models import Allotment, State
from jenjang.apps.measurement.models import Spending
from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.plans.models import Activity, BudgetKind
from jenjang.apps.plans.snapshots import lines_in_force
from jenjang.core.formulas.branches import branch_ceilings, branch_sums, topmost


@dataclass(frozen=True)
class Money:
    """A unit's activities with what they may and did cost, whole rupiah.

    `own_idr` is the ceiling a source states at the activity itself; `spent_idr` what was
    recorded at it, by the number of the quarter.
    """

    activities: tuple[Activity, ...]
    own_idr: Mapping[int, int]
    spent_idr: Mapping[int, Mapping[int, int]]
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
        own = {
            pk: sum(spent for k, spent in by_quarter.items() if k <= n)
            for pk, by_quarter in self.spent_idr.items()
            if any(k <= n for k in by_quarter)
        }
        return branch_sums(self.parents, own)

    def branches_of(self, position_id: int | None) -> set[int]:
        """Return the activities whose branches make up a position's or the unit's money."""
        if position_id is None:
            return {pk for pk, parent in self.parents.items() if parent is None}
        return topmost(self.parents, self.allotted.get(position_id, frozenset()))


def total_idr(figures: Mapping[int, int], keys: Iterable[int]) -> int | None:
    """Return the sum over the branches that have a figure; None where none has."""
    found = [figures[key] for key in keys if key in figures]
    return sum(found) if found else None


def money_of(unit_id: int, year: int, *, with_holders: bool = True) -> Money:
    """Return the unit's activities, ceilings in force and spending of that year.

    Four queries; three without the positions that hold them.
    """
    lines = lines_in_force(unit_id, year)
    own_idr: Counter[int] = Counter()
    for line in lines:
        own_idr[line.activity_id] += line.amount_idr
    return Money(
        activities=tuple(Activity.objects.filter(unit=unit_id).order_by("path")),
        own_idr=own_idr,
        spent_idr=_spent(unit_id, year),
        allotted=allotted(unit_id, year) if with_holders else {},
        is_from_agreements=all(
            line.version.kind == BudgetKind.FROM_AGREEMENTS for line in lines
        ),
    )


def _spent(unit_id: int, year: int) -> dict[int, dict[int, int]]:
    rows = Spending.objects.filter(
        activity__unit=unit_id,
        period__year=year,
        period__kind=PeriodKind.QUARTER,
        spent_idr__isnull=False,
    ).values_list("activity_id", "period__n", "spent_idr")
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for activity_id, n, spent_idr in rows:
        found[activity_id][n] = spent_idr or 0  # the query leaves None out
    return found


def allotted(unit_id: int, year: int) -> dict[int, frozenset[int]]:
    """Return, by position, the activities its papers in force name."""
    rows = Allotment.objects.filter(
        agreement__unit=unit_id, agreement__year=year, agreement__state=State.IN_FORCE
    ).values_list("agreement__position_id", "activity_id")
    found: defaultdict[int, set[int]] = defaultdict(set)
    for position_id, activity_id in rows:
        found[position_id].add(activity_id)
    return {position: frozenset(ids) for position, ids in found.items()}
