"""What is summed along the two trees: series and activities of every branch."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jenjang.apps.plans.models import (
    PLANS_NEAREST_LAST,
    Indicator,
    Objective,
    PlanKind,
)
from jenjang.core.formulas.branches import branch_unions, line_of
from jenjang.web.prepared import Given, GivenKeys, Prepared


@dataclass(frozen=True)
class Branches:
    """The objectives of the plan in force, what each has itself and is linked with.

    `above` is the parent of each objective, `activities_above` that of each activity.
    """

    above: Mapping[int, int | None]
    series: Mapping[int, frozenset[int]]
    linked: Mapping[int, frozenset[int]]
    activities_above: Mapping[int, int | None]

    @cached_property
    def series_of_objective(self) -> Mapping[int, frozenset[int]]:
        """Return the series of each objective and of all below it."""
        return branch_unions(self.above, self.series)

    @cached_property
    def activities_of_objective(self) -> Mapping[int, frozenset[int]]:
        """Return the activities each objective and all below it are linked with."""
        return branch_unions(self.above, self.linked)

    @cached_property
    def series_of_activity(self) -> Mapping[int, frozenset[int]]:
        """Return the series that each activity and all below it serve."""
        own: defaultdict[int, set[int]] = defaultdict(set)
        for objective, activities in self.linked.items():
            for activity in activities:
                own[activity] |= self.series.get(objective, frozenset())
        return branch_unions(self.activities_above, own)

    def objectives_with(
        self, series: Collection[int], activities: Collection[int]
    ) -> set[int]:
        """Return the objectives whose roll-up a change of these series or money reaches."""
        lines = self.activities_with(activities)
        own = {pk for pk, ids in self.series.items() if not ids.isdisjoint(series)}
        own |= {pk for pk, ids in self.linked.items() if not ids.isdisjoint(lines)}
        return {key for pk in own for key in line_of(self.above, pk)}

    def activities_with(self, activities: Iterable[int]) -> set[int]:
        """Return these activities and all above them."""
        return {key for pk in activities for key in line_of(self.activities_above, pk)}

    def activities_serving(self, series: Collection[int]) -> set[int]:
        """Return the activities whose roll-up a change of these series reaches."""
        served = [pk for pk, ids in self.series.items() if not ids.isdisjoint(series)]
        return self.activities_with(
            {one for pk in served for one in self.linked.get(pk, frozenset())}
        )


_ABOVE = Prepared(
    lambda: (
        Objective.objects.settled(Given("unit"), Given("year"))
        .order_by()
        .values_list("plan__kind", "plan__revision", "plan_id", "pk", "parent_id")
    )
)
_SERIES = Prepared(
    lambda: (
        Indicator.objects.settled(Given("unit"), Given("year"))
        .order_by()
        .values_list("objective_id", "series_id")
    )
)
_LINKED = Prepared(
    lambda: Objective.activities.through.objects.filter(
        objective__in=GivenKeys("objectives")
    ).values_list("objective_id", "activity_id")
)


def read_branches(
    unit_id: int, year: int, activities_above: Mapping[int, int | None]
) -> Branches:
    """Return the unit's branches in a year; three queries."""
    above = _above(unit_id, year)
    return Branches(above, _series(unit_id, year, above), _linked(above), activities_above)


def _above(unit_id: int, year: int) -> dict[int, int | None]:
    """Return the tree of the plan nearest to the year's work."""
    rows = _ABOVE(unit=unit_id, year=year)
    by_plan: defaultdict[tuple[int, int, int], dict[int, int | None]] = defaultdict(dict)
    for kind, revision, plan_id, pk, parent_id in rows:
        rank = PLANS_NEAREST_LAST.index(PlanKind(kind)), revision, plan_id
        by_plan[rank][pk] = parent_id
    if not by_plan:
        return {}
    tree = by_plan[max(by_plan)]
    return {pk: above if above in tree else None for pk, above in tree.items()}


def _series(
    unit_id: int, year: int, above: Mapping[int, int | None]
) -> dict[int, frozenset[int]]:
    rows = _SERIES(unit=unit_id, year=year)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for objective_id, series_id in rows:
        if objective_id in above:
            found[objective_id].add(series_id)
    return {pk: frozenset(ids) for pk, ids in found.items()}


def _linked(above: Mapping[int, int | None]) -> dict[int, frozenset[int]]:
    rows = _LINKED(objectives=above)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for objective_id, activity_id in rows:
        found[objective_id].add(activity_id)
    return {pk: frozenset(ids) for pk, ids in found.items()}
