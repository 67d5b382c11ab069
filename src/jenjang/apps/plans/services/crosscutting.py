"""A unit asks another to carry part of an objective (crosscutting, PermenPANRB 89/2021)."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Unit
from jenjang.apps.plans.models import CrosscutRequest, CrosscutState, Objective
from jenjang.apps.plans.services.acts import hold_objective
from jenjang.apps.plans.services.tree import ObjectiveFacts, draw_up_objective
from jenjang.core.values import Refused

OPEN = (CrosscutState.ASKED, CrosscutState.ACCEPTED)


@transaction.atomic
def ask_crosscut(
    *, objective_id: int, unit: Unit, text: str, by: User | None
) -> CrosscutRequest:
    """Ask another unit to carry part of an objective; `text` says which part."""
    objective = hold_objective(objective_id)
    if objective.plan.unit_id in {unit.pk, None}:
        raise Refused("Pilih perangkat daerah lain.")
    if objective.crosscut_requests.filter(unit=unit, state__in=OPEN).exists():
        raise Refused(f"{unit} sudah diminta untuk sasaran ini.")
    asked = CrosscutRequest.objects.create(objective=objective, unit=unit, text=text)
    _record(asked, "crosscut.asked", by, {"unit": unit.name, "text": text})
    return asked


@transaction.atomic
def accept_crosscut(
    *, request_id: int, parent: Objective, facts: ObjectiveFacts, by: User | None
) -> CrosscutRequest:
    """Take the part into the asked unit's own tree, under one of its objectives."""
    asked = _open(request_id)
    if parent.plan.unit_id != asked.unit_id:
        raise Refused("Pilih induk dari pohon kinerja perangkat daerah Anda sendiri.")
    asked.answer = draw_up_objective(
        plan_id=parent.plan_id, parent_id=parent.pk, facts=facts, by=by
    )
    asked.state = CrosscutState.ACCEPTED
    asked.save(update_fields=["answer", "state"])
    _record(asked, "crosscut.accepted", by, {"text": facts.text, "parent": parent.text})
    return asked


@transaction.atomic
def refuse_crosscut(*, request_id: int, reason: str, by: User | None) -> CrosscutRequest:
    """Say no, and why."""
    asked = _open(request_id)
    if not reason.strip():
        raise Refused("Tulis alasan penolakannya.")
    asked.state, asked.reason = CrosscutState.REFUSED, reason.strip()
    asked.save(update_fields=["state", "reason"])
    _record(asked, "crosscut.refused", by, {"reason": asked.reason})
    return asked


@transaction.atomic
def withdraw_crosscut(*, request_id: int, by: User | None) -> CrosscutRequest:
    """Take back a request that nobody has answered."""
    asked = _open(request_id)
    asked.state = CrosscutState.WITHDRAWN
    asked.save(update_fields=["state"])
    _record(asked, "crosscut.withdrawn", by, {})
    return asked


def _open(request_id: int) -> CrosscutRequest:
    rows = CrosscutRequest.objects.select_for_update(of=("self",))
    asked = rows.select_related("unit", "objective__plan__unit").get(pk=request_id)
    if asked.state != CrosscutState.ASKED:
        raise Refused(f"Permintaan ini sudah {asked.get_state_display().lower()}.")
    return asked


def _record(
    asked: CrosscutRequest, action: str, by: User | None, after: dict[str, str]
) -> None:
    """Tell the history of both units."""
    for unit_id in (asked.objective.plan.unit_id, asked.unit_id):
        record(actor=by, action=action, subject=asked, after=after, unit_id=unit_id)
