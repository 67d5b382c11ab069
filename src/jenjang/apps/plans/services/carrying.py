"""Work that goes to another unit: the part of a plan its positions answer for.

What was stays where it was: plans, budgets, results and papers of before keep their rows.
The receiving unit gets copies with their lineage, on the very same series, which from now
on are its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Position, Unit
from jenjang.apps.organisation.services import ask_recount
from jenjang.apps.organisation.trees import path_of
from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    Indicator,
    Objective,
    Plan,
    PlanKind,
    PlanState,
    Series,
)
from jenjang.apps.plans.services.activities import ensure_activity

LAST_YEAR = 2100


@dataclass(slots=True)
class Load:
    """What goes where: the new position of each old one, and a unit for what has none.

    `fallback` takes objectives and series nobody of `positions` answers for; None leaves
    them in the old unit.
    """

    year: int
    positions: Mapping[int, Position]
    fallback: Unit | None
    by: User | None
    objectives: dict[int, Objective] = field(default_factory=dict)
    activities: dict[tuple[int, int], Activity] = field(default_factory=dict)

    def unit_of(self, position_id: int | None) -> Unit | None:
        """Return where the work of a position goes."""
        position = self.positions.get(position_id or 0)
        return None if position is None else position.unit


def carry_plans(unit: Unit, load: Load) -> int:
    """Carry the unit's plans from that year on; return how many series went over."""
    plans = Plan.objects.select_for_update(of=("self",)).filter(
        unit=unit, last_year__gte=load.year
    )
    carried: dict[int, Unit] = {}
    for plan in plans.exclude(state=PlanState.SUPERSEDED).order_by("pk"):
        carried |= _carry_plan(plan, load)
    if load.fallback is not None:
        carried |= _rest_of(unit, load, set(carried))
    for target in set(carried.values()):
        mine = [pk for pk, owner in carried.items() if owner == target]
        Series.objects.filter(pk__in=mine).update(unit=target, is_to_recount=True)
    for one in {unit, *carried.values()} if carried else ():
        ask_recount(range(load.year, LAST_YEAR + 1), unit_id=one.pk)
    return len(carried)


def supersede_plans(unit: Unit, year: int) -> None:
    """Say that the plans of a unit that ends hold no more from that year on."""
    plans = Plan.objects.filter(unit=unit, last_year__gte=year)
    plans.exclude(state=PlanState.SUPERSEDED).update(state=PlanState.SUPERSEDED)


def _carry_plan(plan: Plan, load: Load) -> dict[int, Unit]:
    """Carry what goes of one plan; return the new unit of each series."""
    targets = _where_each_goes(plan, load)
    nodes = list(plan.objectives.select_related("parent").order_by("path"))
    going = [one for one in nodes if one.pk in targets]
    for one in sorted(going, key=lambda node: len(node.path)):
        _carry_objective(one, plan, targets[one.pk], load)
    return _carry_indicators(plan, targets, load)


def _where_each_goes(plan: Plan, load: Load) -> dict[int, Unit]:
    """Return the unit each node goes to: its owner's, else its parent's, else nowhere."""
    found: dict[int, Unit] = {}
    for node in plan.objectives.order_by("path"):
        own = load.unit_of(node.owner_id)
        inherited = found.get(node.parent_id or 0) if node.owner_id is None else None
        unit = own or inherited or load.fallback
        if unit is not None:
            found[node.pk] = unit
    owned = Indicator.objects.filter(plan=plan, owner__in=list(load.positions))
    for objective_id, owner_id in owned.values_list("objective_id", "owner_id"):
        unit = load.unit_of(owner_id)
        if unit is not None:
            found.setdefault(objective_id, unit)
    return found


def _carry_objective(node: Objective, plan: Plan, unit: Unit, load: Load) -> None:
    """Copy a node into the unit's plan, unless its lineage is there already."""
    target = _plan_for(plan, unit, load.year)
    known = Objective.objects.filter(plan=target, lineage=node.lineage).first()
    if known is None:
        known = _copied(node, target, load)
    load.objectives[node.pk] = known
    known.activities.add(
        *(_activity(one, unit, load) for one in node.activities.select_related("parent"))
    )


def _copied(node: Objective, target: Plan, load: Load) -> Objective:
    parent = load.objectives.get(node.parent_id or 0)
    if parent is not None and parent.plan_id != target.pk:
        parent = None
    copy = Objective.objects.create(
        plan=target,
        parent=parent,
        level=node.level,
        text=node.text,
        folded_text=node.folded_text,
        owner=load.positions.get(node.owner_id or 0),
        is_orphan=node.is_orphan or (parent is None and node.parent_id is not None),
        csf=node.csf,
        supports_lineage=node.supports_lineage,
        order=node.order,
        lineage=node.lineage,
    )
    copy.path = path_of("" if parent is None else parent.path, copy.pk)
    copy.save(update_fields=["path"])
    return copy


def _carry_indicators(
    plan: Plan, targets: Mapping[int, Unit], load: Load
) -> dict[int, Unit]:
    """Copy the wordings under carried nodes, each on its series."""
    carried: dict[int, Unit] = {}
    for row in plan.indicators.order_by("pk"):
        objective = load.objectives.get(row.objective_id)
        unit = targets.get(row.objective_id)
        if objective is None or unit is None:
            continue
        carried[row.series_id] = unit
        if Indicator.objects.filter(plan=objective.plan, series=row.series_id).exists():
            continue
        row.pk, row._state.adding = None, True  # noqa: SLF001 - as Django's docs copy rows
        row.plan, row.objective = objective.plan, objective
        row.owner = load.positions.get(row.owner_id or 0)
        row.save(force_insert=True)
    return carried


def _plan_for(plan: Plan, unit: Unit, year: int) -> Plan:
    """Return the unit's plan of that kind for these years; a new one where it has none."""
    covering = Plan.objects.of_year(unit.pk, max(year, plan.first_year))
    known = covering.filter(kind=plan.kind).exclude(state=PlanState.SUPERSEDED)
    found = known.order_by("-revision").first()
    if found is not None:
        return found
    first = plan.first_year if plan.first_year >= year else year
    is_yearly = plan.kind in (PlanKind.FROM_AGREEMENTS, PlanKind.RENJA)
    made, _ = Plan.objects.get_or_create(
        unit=unit,
        kind=plan.kind,
        first_year=first,
        revision=0,
        defaults={
            "last_year": first if is_yearly else plan.last_year,
            "state": plan.state,
            "copied_from": plan,
        },
    )
    return made


def _activity(activity: Activity, unit: Unit, load: Load) -> Activity:
    """Return the same activity of the other unit, with all above it."""
    key = (activity.pk, unit.pk)
    if key not in load.activities:
        parent = activity.parent
        load.activities[key] = ensure_activity(
            unit=unit,
            level=ActivityLevel(activity.level),
            name=activity.name,
            code=activity.code,
            parent=None if parent is None else _activity(parent, unit, load),
            by=load.by,
        )
    return load.activities[key]


def _rest_of(unit: Unit, load: Load, done: Iterable[int]) -> dict[int, Unit]:
    """Return the unit of every series of a closing unit that no plan of these years names.

    It goes where the last position that answered for it goes.
    """
    rest = Series.objects.filter(unit=unit).exclude(pk__in=list(done))
    owners = dict(
        Indicator.objects.filter(series__in=rest)
        .order_by("plan__first_year", "plan__revision", "pk")
        .values_list("series_id", "owner_id")
    )
    found = {
        pk: load.unit_of(owners.get(pk)) or load.fallback
        for pk in rest.values_list("pk", flat=True)
    }
    return {pk: target for pk, target in found.items() if target is not None}
