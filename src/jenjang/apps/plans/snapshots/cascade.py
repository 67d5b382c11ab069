"""A plan's tree in one year, light enough to read whole, and the same for core's checks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.plans.models import (
    CrosscutRequest,
    CrosscutState,
    Indicator,
    Objective,
    Plan,
    PlanKind,
    Stage,
    Target,
)
from jenjang.apps.plans.snapshots.ceilings import ceilings_of
from jenjang.core.cascade import Aim, Cascade, Level, Measure, Worry, worries
from jenjang.core.figures import write_number
from jenjang.core.formulas.branches import topmost
from jenjang.core.values import Accumulation, Polarity

STAGE_ORDER = (Stage.RENSTRA, Stage.RENJA, Stage.PK)
"""The paper nearest to the year's work sets the target that holds."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A target as a paper states it."""

    value: Decimal | None
    text: str | None

    def __str__(self) -> str:
        """Return it as printed."""
        return self.text or ("" if self.value is None else write_number(self.value))


@dataclass(frozen=True, slots=True)
class Node:
    """An objective of the plan."""

    pk: int
    parent_id: int | None
    level: str
    text: str
    is_orphan: bool
    csf: str
    order: int
    owner_id: int | None
    owner: str | None
    supports_lineage: UUID | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator under its objective."""

    pk: int
    series_id: int
    objective_id: int
    text: str
    measured_in: str | None
    polarity: str
    accumulation: str
    numerator_text: str | None
    denominator_text: str | None
    is_iku: bool
    baseline_year: int | None
    baseline_value: Decimal | None
    baseline_text: str | None
    frequency: str
    owner: str | None


Targets = Mapping[tuple[int, int], Mapping[Stage, Stated]]


@dataclass(frozen=True)
class PlanTree:
    """A plan's objectives, indicators, targets and money; `year` is the one it is shown in.

    `targets` are by (series, year); `linked` are the activities of each objective by key
    and name; `crosscuts` are the requests of each objective that are open or accepted;
    `supported` is how each objective of the RPJMD reads that one of these serves.
    """

    plan: Plan
    year: int
    nodes: Mapping[int, Node]
    leaves: Mapping[int, tuple[Leaf, ...]]
    targets: Targets
    linked: Mapping[int, Mapping[int, str]]
    parents: Mapping[int, int | None] = field(default_factory=dict)
    ceilings_idr: Mapping[int, int] = field(default_factory=dict)
    crosscuts: Mapping[int, tuple[CrosscutRequest, ...]] = field(default_factory=dict)
    supported: Mapping[UUID, str] = field(default_factory=dict)

    @cached_property
    def children(self) -> Mapping[int | None, tuple[Node, ...]]:
        """Return the nodes under each, the roots under None, in order."""
        found: defaultdict[int | None, list[Node]] = defaultdict(list)
        for node in sorted(self.nodes.values(), key=lambda one: (one.order, one.pk)):
            found[node.parent_id if node.parent_id in self.nodes else None].append(node)
        return {parent: tuple(rows) for parent, rows in found.items()}

    def walk(self, parent: int | None = None, depth: int = 0) -> Iterator[tuple[Node, int]]:
        """Yield every node with its depth, each before those under it."""
        for node in self.children.get(parent, ()):
            yield node, depth
            yield from self.walk(node.pk, depth + 1)

    def target(self, leaf: Leaf, year: int | None = None) -> Stated | None:
        """Return the target of the paper nearest to the year's work."""
        stated = self.targets.get((leaf.series_id, year or self.year), {})
        return next((stated[one] for one in reversed(STAGE_ORDER) if one in stated), None)

    def target_of(self, leaf: Leaf, year: int, stage: Stage) -> Stated | None:
        """Return the target a certain paper sets."""
        return self.targets.get((leaf.series_id, year), {}).get(stage)

    def ceiling_idr(self, node: Node) -> int | None:
        """Return what all below a node may cost: each activity counts once."""
        branch = self.cascade.branch_activities[node.pk]
        known = [
            self.ceilings_idr[pk]
            for pk in topmost(self.parents, branch & self.ceilings_idr.keys())
        ]
        return sum(known) if known else None

    @cached_property
    def worries(self) -> Mapping[tuple[str, int], tuple[Worry, ...]]:
        """Return what the checks find, by ("aim", key) or ("measure", key)."""
        found: defaultdict[tuple[str, int], list[Worry]] = defaultdict(list)
        for worry in worries(self.cascade):
            if worry.measure is not None:
                found["measure", worry.measure].append(worry)
            elif worry.aim is not None:
                found["aim", worry.aim].append(worry)
        return {place: tuple(rows) for place, rows in found.items()}

    @cached_property
    def cascade(self) -> Cascade:
        """Return the tree as core's checks read it.

        Results are measurement's, which comes after plans: a target is held against that
        of the year before here, and against its result on measurement's own tree.
        """
        return Cascade(
            year=self.year,
            aims={pk: self._aim(node) for pk, node in self.nodes.items()},
            measures=tuple(
                self._measure(one) for rows in self.leaves.values() for one in rows
            ),
            ceilings_idr=self.ceilings_idr,
            is_measured=self.plan.unit_id is not None,
        )

    def _aim(self, node: Node) -> Aim:
        return Aim(
            key=node.pk,
            parent=node.parent_id,
            level=Level(node.level),
            text=node.text,
            is_orphan=node.is_orphan,
            has_owner=node.owner_id is not None,
            activities=frozenset(self.linked.get(node.pk, {})),
        )

    def _measure(self, leaf: Leaf) -> Measure:
        now, before = self.target(leaf), self.target(leaf, self.year - 1)
        return Measure(
            key=leaf.pk,
            aim=leaf.objective_id,
            text=leaf.text,
            measured_in=leaf.measured_in,
            polarity=Polarity(leaf.polarity),
            accumulation=Accumulation(leaf.accumulation),
            is_ratio=bool(leaf.numerator_text and leaf.denominator_text),
            has_owner=leaf.owner is not None,
            target=now.value if now else None,
            target_text=now.text if now else None,
            before=before.value if before else None,
        )


def read_plan_tree(plan: Plan, year: int) -> PlanTree:
    """Return a plan's tree in a year; eight queries at most, for any size."""
    nodes, leaves = _nodes(plan), _leaves(plan)
    money = None if plan.unit_id is None else ceilings_of(plan.unit_id, year)
    return PlanTree(
        plan=plan,
        year=year,
        nodes=nodes,
        leaves=leaves,
        targets=_targets(plan, leaves, year),
        linked=_linked(plan),
        parents={} if money is None else money.parents,
        ceilings_idr={} if money is None else money.by_activity,
        crosscuts=_crosscuts(plan),
        supported=_supported(nodes),
    )


def _nodes(plan: Plan) -> dict[int, Node]:
    rows = plan.objectives.values_list(
        "pk", "parent_id", "level", "text", "is_orphan", "csf", "order", "owner_id",
        "owner__name", "supports_lineage",
    )  # fmt: skip
    return {row[0]: Node(*row) for row in rows}


def _supported(nodes: Mapping[int, Node]) -> dict[UUID, str]:
    """Return how what the nodes support in the RPJMD reads; the newest version says it."""
    wanted = {node.supports_lineage for node in nodes.values() if node.supports_lineage}
    if not wanted:
        return {}
    rows = Objective.objects.filter(plan__kind=PlanKind.RPJMD, lineage__in=wanted)
    ordered = rows.order_by("plan__first_year", "plan__revision")
    return dict(ordered.values_list("lineage", "text"))


def _leaves(plan: Plan) -> dict[int, tuple[Leaf, ...]]:
    rows = Indicator.objects.filter(plan=plan).order_by("order", "pk")
    found: defaultdict[int, list[Leaf]] = defaultdict(list)
    columns = rows.values_list(
        "pk", "series_id", "objective_id", "text", "measured_in", "polarity",
        "accumulation", "numerator_text", "denominator_text", "is_iku", "baseline_year",
        "baseline_value", "baseline_text", "series__frequency", "owner__name",
    )  # fmt: skip
    for row in columns:
        leaf = Leaf(*row)
        found[leaf.objective_id].append(leaf)
    return {pk: tuple(leaves) for pk, leaves in found.items()}


def _targets(plan: Plan, leaves: Mapping[int, tuple[Leaf, ...]], year: int) -> Targets:
    """Return the yearly targets of the plan's years and the one before the year shown."""
    series = [leaf.series_id for rows in leaves.values() for leaf in rows]
    first = min(plan.first_year, year - 1)
    rows = Target.objects.filter(
        series__in=series,
        period__kind=PeriodKind.YEAR,
        period__year__gte=first,
        period__year__lte=plan.last_year,
    ).order_by("revision", "pk")
    found: defaultdict[tuple[int, int], dict[Stage, Stated]] = defaultdict(dict)
    columns = ("series_id", "period__year_id", "stage", "revision", "value", "text")
    for series_id, of_year, stage, revision, value, text in rows.values_list(*columns):
        if stage != Stage.RENSTRA or revision <= plan.revision:
            found[series_id, of_year][Stage(stage)] = Stated(value, text)
    return found


def _linked(plan: Plan) -> dict[int, dict[int, str]]:
    rows = Objective.activities.through.objects.filter(objective__plan=plan).order_by(
        "activity__path"
    )
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    columns = ("objective_id", "activity_id", "activity__code", "activity__name")
    for objective_id, activity_id, code, name in rows.values_list(*columns):
        found[objective_id][activity_id] = f"{code} {name}" if code else name
    return found


def _crosscuts(plan: Plan) -> dict[int, tuple[CrosscutRequest, ...]]:
    rows = CrosscutRequest.objects.filter(objective__plan=plan).exclude(
        state=CrosscutState.WITHDRAWN
    )
    found: defaultdict[int, list[CrosscutRequest]] = defaultdict(list)
    for row in rows.select_related("unit").order_by("pk"):
        found[row.objective_id].append(row)
    return {pk: tuple(asked) for pk, asked in found.items()}
