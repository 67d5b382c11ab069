"""What all acts on a plan's tree share: one at a time, said whole, taken back in turn."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Position
from jenjang.apps.organisation.services import ask_recount
from jenjang.apps.plans.models import (
    Activity,
    Objective,
    Plan,
    PlanKind,
    PlanState,
    Series,
    TreeAct,
)
from jenjang.core.values import Refused

KEPT = "kept"
"""Under this name an entry holds what undoing it needs; people are not shown it."""


class ChangedMeanwhile(Refused):
    """Somebody else changed the same thing since it was shown: the later one chooses."""


def hold_plan(plan_id: int) -> Plan:
    """Lock a plan for one act on its tree; raise Refused where it is superseded."""
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan_id)
    )
    if plan.state == PlanState.SUPERSEDED:
        raise Refused(f"{plan} sudah digantikan; ubah versi yang berlaku.")
    return plan


def hold_objective(objective_id: int) -> Objective:
    """Return a node whose plan is now held for one act."""
    plan_id = Objective.objects.values_list("plan_id", flat=True).get(pk=objective_id)
    plan = hold_plan(plan_id)
    objective = Objective.objects.select_related("parent", "owner").get(pk=objective_id)
    objective.plan = plan
    return objective


def note_act(
    *,
    plan: Plan,
    action: str,
    subject: Objective | Any,
    by: User | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> TreeAct:
    """Record an act in the history, and that it can be taken back.

    What is summed along the tree is counted anew, where the plan is worked by.
    """
    recount_plan(plan)
    entry = record(
        actor=by,
        action=action,
        subject=subject,
        before=before,
        after=after,
        unit_id=plan.unit_id,
    )
    return TreeAct.objects.create(plan=plan, entry=entry)


def recount_plan(plan: Plan) -> None:
    """Have measurement sum the plan's years anew, where the plan is worked by."""
    if plan.state != PlanState.DRAFT and plan.unit_id is not None:
        ask_recount(plan.years, unit_id=plan.unit_id)


def recount(plan: Plan, series_ids: list[int]) -> None:
    """Have measurement count these series anew, where the plan is worked by."""
    if plan.state != PlanState.DRAFT:
        Series.objects.filter(pk__in=series_ids).update(is_to_recount=True)


def position_of(plan: Plan, owner_id: int | None) -> Position | None:
    """Return the position of the plan's unit with that key; raise Refused for another's."""
    if owner_id is None:
        return None
    owner = Position.objects.filter(pk=owner_id).first()
    if owner is None or owner.unit_id != plan.unit_id:
        raise Refused("Penanggung jawab harus jabatan dari perangkat daerah rencana ini.")
    return owner


def activities_of(plan: Plan, keys: list[int]) -> list[Activity]:
    """Return the unit's activities with those keys; raise Refused for another's."""
    found = list(Activity.objects.filter(pk__in=keys, unit=plan.unit_id))
    if len(found) != len(set(keys)):
        raise Refused("Kegiatan yang dihubungkan harus milik perangkat daerah rencana ini.")
    return found


def supported(plan: Plan, lineage: UUID | str | None) -> UUID | None:
    """Return the lineage of what is supported; raise Refused where no RPJMD has it.

    One the RPJMD has no more may stay: it says so where it is shown.
    """
    if lineage is None or plan.unit_id is None:
        return None
    wanted = UUID(str(lineage))
    if not Objective.objects.filter(plan__kind=PlanKind.RPJMD, lineage=wanted).exists():
        raise Refused("Sasaran RPJMD yang dipilih tidak ada; muat ulang lalu pilih lagi.")
    return wanted


def supported_text(lineage: UUID | str | None) -> str | None:
    """Return how what is supported reads in the newest RPJMD that has it."""
    if lineage is None:
        return None
    rows = Objective.objects.filter(plan__kind=PlanKind.RPJMD, lineage=lineage)
    newest = rows.order_by("-plan__first_year", "-plan__revision").first()
    return None if newest is None else newest.text


def in_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts of an objective as a person reads them: names instead of keys."""
    words = {key: facts[key] for key in ("text", "level", "csf") if key in facts}
    if "owner_id" in facts:
        owner = Position.objects.filter(pk=facts["owner_id"]).first()
        words["owner"] = None if owner is None else owner.name
    if "supports" in facts:
        words["supports"] = supported_text(facts["supports"])
    if "activities" in facts:
        rows = Activity.objects.filter(pk__in=facts["activities"]).order_by("path")
        words["activities"] = [str(row) for row in rows]
    return words
