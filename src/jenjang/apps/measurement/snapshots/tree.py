"""The pohon kinerja of a unit's year: objectives, their indicators, their money."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Q

from jenjang.apps.measurement.models import Achievement
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.money import Money, money_of, total_idr
from jenjang.apps.measurement.snapshots.series import targets_in_force
from jenjang.apps.measurement.snapshots.standing import Standing
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import (
    PLANS_NEAREST_LAST,
    Indicator,
    Objective,
    PlanKind,
)
from jenjang.core.cascade import Cascade, Measure
from jenjang.core.cascade.measuring import lower_targets
from jenjang.core.formulas.achievement import mean_achievement
from jenjang.core.formulas.branches import apart_from, topmost
from jenjang.core.formulas.progress import YearTarget
from jenjang.core.values import Polarity, Unknown
from jenjang.web.prepared import Given, GivenKeys, Prepared


@dataclass(frozen=True, slots=True)
class Node:
    """An objective, light enough to read a unit's all at once."""

    pk: int
    parent_id: int | None
    level: str
    text: str
    is_orphan: bool
    owner: str | None
    order: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator under its objective."""

    pk: int
    series_id: int
    objective_id: int
    text: str
    measured_in: str | None
    owner: str | None
    frequency: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Reached(Standing):
    """What a series reached to date, as its Achievement keeps it."""

    target: Decimal | None
    value: Decimal | None
    text: str | None


@dataclass(frozen=True)
class Tree:
    """A unit's tree at one quarter; `linked` are the activities of each objective."""

    nodes: Mapping[int, Node]
    leaves: Mapping[int, tuple[Leaf, ...]]
    reached: Mapping[int, Reached]
    linked: Mapping[int, frozenset[int]]
    money: Money
    quarter: Period
    year: int

    @cached_property
    def children(self) -> Mapping[int | None, tuple[Node, ...]]:
        """Return the nodes under each node, the roots under None, in order."""
        found: defaultdict[int | None, list[Node]] = defaultdict(list)
        for node in sorted(self.nodes.values(), key=lambda one: (one.order, one.pk)):
            parent_id = node.parent_id if node.parent_id in self.nodes else None
            found[parent_id].append(node)
        return {parent: tuple(rows) for parent, rows in found.items()}

    @cached_property
    def ceilings(self) -> Mapping[int, int]:
        """Return the ceiling of each activity."""
        return self.money.ceilings()

    @cached_property
    def spent(self) -> Mapping[int, int]:
        """Return what each activity's branch spent to date."""
        return self.money.spent_to_date(self.quarter.n)

    @cached_property
    def unserving(self) -> tuple[int, ...]:
        """Return the topmost activities with a ceiling that serve no objective."""
        linked = frozenset().union(*self.linked.values())
        free = apart_from(self.money.parents, linked)
        return tuple(a.pk for a in self.money.activities if a.pk in free & {*self.ceilings})

    @property
    def whole_ceiling_idr(self) -> int | None:
        """Return the unit's ceiling, whole rupiah: each programme once."""
        return total_idr(self.ceilings, self.money.branches_of(None))

    @property
    def whole_spent_idr(self) -> int | None:
        """Return what the unit spent to date, whole rupiah."""
        return total_idr(self.spent, self.money.branches_of(None))

    def branch_activities(self, node: Node) -> set[int]:
        """Return the topmost activities of a node and all below it: each counts once."""
        found: set[int] = set()
        waiting = [node.pk]
        while waiting:
            pk = waiting.pop()
            found |= self.linked.get(pk, frozenset())
            waiting.extend(child.pk for child in self.children.get(pk, ()))
        return topmost(self.money.parents, found)

    def ceiling_idr(self, node: Node) -> int | None:
        """Return the ceiling of all a node's branch is paid from."""
        return total_idr(self.ceilings, self.branch_activities(node))

    def spent_idr(self, node: Node) -> int | None:
        """Return what was spent in a node's branch."""
        return total_idr(self.spent, self.branch_activities(node))

    def mean_percent(self, node: Node) -> Decimal | Unknown:
        """Return the mean capaian of a node's own indicators."""
        percents = [
            self.reached[leaf.series_id].known_percent
            for leaf in self.leaves.get(node.pk, ())
            if leaf.series_id in self.reached
        ]
        return mean_achievement(percents).percent

    def weaker_targets(
        self, leaves: Iterable[Leaf], targets: Mapping[int, YearTarget]
    ) -> dict[int, str]:
        """Return, by indicator, why its target asks for less than last year's result.

        One query. Plans cannot see results, so this check of core is asked here.
        """
        shown = list(leaves)
        before = _year_results(self.year - 1, [leaf.series_id for leaf in shown])
        measures = (
            Measure(
                key=leaf.pk,
                aim=leaf.objective_id,
                text=leaf.text,
                polarity=Polarity(leaf.polarity),
                target=targets[leaf.series_id].value if leaf.series_id in targets else None,
                before=before.get(leaf.series_id),
                is_before_reached=True,
            )
            for leaf in shown
        )
        found = lower_targets(Cascade(self.year, {}, tuple(measures)))
        return {worry.measure: worry.why for worry in found if worry.measure is not None}

    def targets(self, leaves: Iterable[Leaf]) -> dict[int, YearTarget]:
        """Return the year's targets of these indicators by series; one query."""
        return targets_in_force(
            self.year, {leaf.series_id: leaf.frequency for leaf in leaves}
        )


_NODES = Prepared(
    lambda: Objective.objects.settled(Given("unit"), Given("year")).values_list(
        "plan__kind", "plan__revision", "plan_id",
        "pk", "parent_id", "level", "text", "is_orphan", "owner__name", "order",
    )
)  # fmt: skip
_LEAVES = Prepared(
    lambda: Indicator.objects.settled(Given("unit"), Given("year"))
    .order_by("order", "pk")
    .values_list(
        "pk", "series_id", "objective_id", "text", "measured_in", "owner__name",
        "series__frequency", "polarity",
    )
)  # fmt: skip
_REACHED = Prepared(
    lambda: Achievement.objects.filter(
        series__unit=Given("unit"), period__in=GivenKeys("periods")
    ).values_list(
        "series_id", "target_to_date", "value_to_date", "text", "percent", "reason"
    )
)
_AT_THE_END = Prepared(
    lambda: Achievement.objects.filter(
        Q(period__kind=PeriodKind.MONTH, period__n=12)
        | Q(period__kind=PeriodKind.QUARTER, period__n=4)
        | Q(period__kind=PeriodKind.SEMESTER, period__n=2)
        | Q(period__kind=PeriodKind.YEAR),
        series__in=GivenKeys("series"),
        period__year=Given("year"),
    ).values_list("series_id", "value_to_date")
)
_LINKED = Prepared(
    lambda: Objective.activities.through.objects.filter(
        objective__plan__unit=Given("unit")
    ).values_list("objective_id", "activity_id")
)


def read_tree(unit_id: int, calendar: Calendar, quarter: Period) -> Tree:
    """Return the tree of the plan in force; seven queries for any size."""
    nodes = _nodes(unit_id, calendar.year)
    return Tree(
        nodes=nodes,
        leaves=_leaves(unit_id, calendar.year, nodes),
        reached=_reached(unit_id, calendar, quarter),
        linked=_linked(unit_id),
        money=money_of(unit_id, calendar.year, with_holders=False),
        quarter=quarter,
        year=calendar.year,
    )


def _nodes(unit_id: int, year: int) -> dict[int, Node]:
    rows = _NODES(unit=unit_id, year=year)
    by_plan: defaultdict[tuple[int, int, int], dict[int, Node]] = defaultdict(dict)
    for kind, revision, plan_id, pk, parent_id, level, text, orphan, owner, order in rows:
        rank = PLANS_NEAREST_LAST.index(PlanKind(kind)), revision, plan_id
        by_plan[rank][pk] = Node(pk, parent_id, level, text, orphan, owner, order)
    return by_plan[max(by_plan)] if by_plan else {}


def _leaves(
    unit_id: int, year: int, nodes: Mapping[int, Node]
) -> dict[int, tuple[Leaf, ...]]:
    found: defaultdict[int, list[Leaf]] = defaultdict(list)
    for row in _LEAVES(unit=unit_id, year=year):
        leaf = Leaf(*row)
        if leaf.objective_id in nodes:
            found[leaf.objective_id].append(leaf)
    return {pk: tuple(leaves) for pk, leaves in found.items()}


def _reached(unit_id: int, calendar: Calendar, quarter: Period) -> dict[int, Reached]:
    periods = [period.pk for period in calendar.standing(quarter)]
    return {
        series_id: Reached(percent, reason, target, value, text)
        for series_id, target, value, text, percent, reason in _REACHED(
            unit=unit_id, periods=periods
        )
    }


def _year_results(year: int, series_ids: Iterable[int]) -> dict[int, Decimal]:
    """Return what each series had reached when a year was over, where it is known."""
    rows = _AT_THE_END(series=series_ids, year=year)
    return {series_id: value for series_id, value in rows if value is not None}


def _linked(unit_id: int) -> dict[int, frozenset[int]]:
    rows = _LINKED(unit=unit_id)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for objective_id, activity_id in rows:
        found[objective_id].add(activity_id)
    return {pk: frozenset(ids) for pk, ids in found.items()}
