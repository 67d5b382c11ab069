"""Acts on the pohon kinerja."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Position, Unit
from jenjang.apps.organisation.trees import moved, path_of
from jenjang.apps.plans.models import Objective, ObjectiveLevel, Plan, PlanKind
from jenjang.core.figures import fold
from jenjang.core.values import Refused

DEEPEST_PATH = 160


@transaction.atomic
def plan_from_agreements(*, unit: Unit, year: int, by: User | None) -> Plan:
    """Return the plan that stands in for a unit's year until a Renstra is there."""
    plan, is_new = Plan.objects.get_or_create(
        unit=unit,
        kind=PlanKind.FROM_AGREEMENTS,
        first_year=year,
        revision=0,
        defaults={"last_year": year},
    )
    if is_new:
        record(actor=by, action="plan.opened", subject=plan, after=year)
    return plan


@transaction.atomic
def add_objective(
    *,
    plan: Plan,
    level: ObjectiveLevel,
    text: str,
    parent: Objective | None,
    owner: Position | None,
    order: int,
    by: User | None,
    is_orphan: bool = False,
) -> Objective:
    """Add a node; the same text and level in another plan of the unit is its lineage."""
    objective = Objective(
        plan=plan,
        level=level,
        text=text,
        folded_text=fold(text),
        parent=parent,
        owner=owner,
        order=order,
        is_orphan=is_orphan,
    )
    earlier = _earlier(objective)
    if earlier is not None:
        objective.lineage = earlier.lineage
    objective.save(force_insert=True)
    objective.path = path_under(parent, objective)
    objective.save(update_fields=["path"])
    record(
        actor=by,
        action="objective.added",
        subject=objective,
        after={"level": level, "text": text, "parent": _text(parent)},
        unit_id=plan.unit_id,
    )
    return objective


@transaction.atomic
def place_objective(
    *, objective_id: int, parent: Objective | None, by: User | None, is_orphan: bool = False
) -> Objective:
    """Hang a node, with all below it, under another.

    Raise Refused where that node is the objective itself, stands below it, or belongs to
    another plan.
    """
    objective = (
        Objective.objects.select_for_update(of=("self",))
        .select_related("plan", "parent")
        .get(pk=objective_id)
    )
    is_there = objective.parent_id == (None if parent is None else parent.pk)
    if is_there and objective.is_orphan == is_orphan:
        return objective
    check_parent(objective, parent)
    before, old_root = _text(objective.parent), objective.path
    objective.parent, objective.is_orphan = parent, is_orphan
    objective.save(update_fields=["parent", "is_orphan"])
    move_branch(objective.plan_id, old_root, path_under(parent, objective))
    objective.refresh_from_db(fields=["path"])
    record(
        actor=by,
        action="objective.placed",
        subject=objective,
        before={"parent": before},
        after={"parent": _text(parent)},
        unit_id=objective.plan.unit_id,
    )
    return objective


@transaction.atomic
def give_objective(*, objective: Objective, owner: Position, by: User | None) -> Objective:
    """Make a position the owner of a node."""
    if objective.owner_id == owner.pk:
        return objective
    before = str(objective.owner) if objective.owner else None
    objective.owner = owner
    objective.save(update_fields=["owner"])
    record(
        actor=by,
        action="objective.given",
        subject=objective,
        before={"owner": before},
        after={"owner": str(owner)},
        unit_id=owner.unit_id,
    )
    return objective


@transaction.atomic
def correct_objective(
    *, objective: Objective, level: ObjectiveLevel, text: str, by: User | None
) -> Objective:
    """Give a node the words or the level it was meant to have."""
    before = {"level": objective.level, "text": objective.text}
    after = {"level": level.value, "text": text}
    if before == after:
        return objective
    objective.level, objective.text, objective.folded_text = level, text, fold(text)
    objective.save(update_fields=["level", "text", "folded_text"])
    record(
        actor=by,
        action="objective.corrected",
        subject=objective,
        before=before,
        after=after,
        unit_id=objective.plan.unit_id,
    )
    return objective


def _earlier(objective: Objective) -> Objective | None:
    """Return the same node in another plan of the unit, where there is exactly one."""
    found = list(
        Objective.objects.filter(
            plan__unit=objective.plan.unit,
            level=objective.level,
            folded_text=objective.folded_text,
        )
        .exclude(plan=objective.plan)
        .order_by("-plan__first_year", "pk")
    )
    same_owner = [one for one in found if one.owner_id == objective.owner_id]
    return next(iter(same_owner or found), None)


def check_parent(objective: Objective, parent: Objective | None) -> None:
    """Raise Refused where the node cannot hang there."""
    if parent is None:
        return
    if parent.pk == objective.pk:
        raise Refused("Sasaran tidak dapat menjadi induk dirinya sendiri; pilih yang lain.")
    if parent.path.startswith(objective.path):
        raise Refused("Induk yang dipilih berada di bawah sasaran ini; pilih sasaran lain.")
    if parent.plan_id != objective.plan_id:
        raise Refused(
            "Induk yang dipilih milik rencana lain; pilih dari rencana yang sama."
        )


def move_branch(plan_id: int, old_root: str, new_root: str) -> None:
    """Give a node and all below it their new paths."""
    branch = list(
        Objective.objects.filter(
            plan_id=plan_id, path__startswith=old_root
        ).select_for_update()
    )
    for one in branch:
        one.path = moved(one.path, old_root, new_root)
    Objective.objects.bulk_update(branch, ["path"], batch_size=500)


def path_under(parent: Objective | None, objective: Objective) -> str:
    """Return the path of a node below another; raise Refused where that is too deep."""
    path = path_of("" if parent is None else parent.path, objective.pk)
    if len(path) > DEEPEST_PATH:
        raise Refused("Pohon kinerja lebih dari 20 tingkat; periksa induknya.")
    return path


def _text(objective: Objective | None) -> str | None:
    return None if objective is None else objective.text
