"""Decisions: made in a meeting, carried out, and joined with what they changed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.followup.models import (
    UNFINISHED,
    AgendaItem,
    ChangeKind,
    Decision,
    DecisionState,
    Meeting,
)
from jenjang.apps.followup.snapshots.changes import (
    changed_activity,
    changed_ceiling,
    changed_target,
)
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Appointment, Position
from jenjang.apps.plans.models import Activity, BudgetLine, Target
from jenjang.core.figures import write_date
from jenjang.core.values import Refused


@transaction.atomic
def decide(
    *,
    item_id: int,
    text: str,
    position_id: int,
    due_on: dt.date,
    change: ChangeKind,
    by: User | None,
) -> Decision:
    """Store a decision about an agenda item: who does what until when.

    Refused where the meeting is closed, the position is of another unit, or the day is
    before the meeting's.
    """
    item = AgendaItem.objects.select_related("meeting").get(pk=item_id)
    meeting = Meeting.objects.select_for_update().get(pk=item.meeting_id)
    position = Position.objects.get(pk=position_id)
    _refuse(meeting, position, due_on)
    decision = Decision.objects.create(
        item=item,
        text=_filled(text, "Isi putusan"),
        position=position,
        official_id=_holder(position, meeting.held_on),
        due_on=due_on,
        change=change,
    )
    record(
        actor=by,
        action="decision.made",
        subject=decision,
        after={"text": decision.text, "position": position.name, "due_on": due_on},
        unit_id=meeting.unit_id,
    )
    return decision


def _refuse(meeting: Meeting, position: Position, due_on: dt.date) -> None:
    if meeting.is_closed:
        raise Refused(f"Notulen {meeting} sudah ditutup dan tidak berubah lagi.")
    if position.unit_id != meeting.unit_id:
        raise Refused("Penanggung jawab harus jabatan dari unit ini.")
    if due_on < meeting.held_on:
        raise Refused(f"Tenggat tidak boleh sebelum rapat ({write_date(meeting.held_on)}).")


def _holder(position: Position, day: dt.date) -> int | None:
    """Return who holds the position that day; a definitive holder before an acting one."""
    rows = Appointment.objects.on(day).filter(position=position)
    found = sorted(rows.values_list("kind", "official_id"), key=_is_acting)
    return found[0][1] if found else None


def _is_acting(row: tuple[str, int]) -> bool:
    return row[0] != "definitif"


@transaction.atomic
def begin(*, decision_id: int, version: int, by: User | None) -> Decision:
    """Say that it is being done."""
    decision = _unfinished(decision_id, version)
    return _store(decision, {"state": DecisionState.IN_HAND}, "decision.begun", by)


@transaction.atomic
def finish(
    *,
    decision_id: int,
    version: int,
    evidence: str,
    finished_on: dt.date,
    today: dt.date,
    by: User | None,
) -> Decision:
    """Say that it is done, with what proves it and the day; refused for a day to come."""
    decision = _unfinished(decision_id, version)
    if finished_on > today:
        raise Refused("Tanggal selesai tidak boleh di masa depan.")
    done = {
        "state": DecisionState.DONE,
        "evidence": _filled(evidence, "Bukti"),
        "finished_on": finished_on,
    }
    return _store(decision, done, "decision.finished", by)


@transaction.atomic
def cancel(*, decision_id: int, version: int, reason: str, by: User | None) -> Decision:
    """Say that it will not be done, and why."""
    decision = _unfinished(decision_id, version)
    dropped = {"state": DecisionState.CANCELLED, "reason": _filled(reason, "Alasan")}
    return _store(decision, dropped, "decision.cancelled", by)


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision led to: one of the three rows, or words alone (tindakan lain)."""

    target_id: int | None = None
    budget_line_id: int | None = None
    activity_id: int | None = None
    words: str = ""


@transaction.atomic
def say_what_changed(
    *, decision_id: int, version: int, change: Change, by: User | None
) -> Decision:
    """Join a decision with what it changed, in the unit's own plan or budget.

    What changed is kept in words too. Refused for something of another unit or nothing.
    """
    decision = _locked(decision_id, version)
    if decision.state == DecisionState.CANCELLED:
        raise Refused("Putusan ini dibatalkan; tidak ada yang diubahnya.")
    return _store(decision, _changed(decision, change), "decision.linked", by)


def _changed(decision: Decision, change: Change) -> dict[str, Any]:
    """Return what the decision keeps; the words are those of the row where there is one."""
    unit_id = decision.item.meeting.unit_id
    kept: dict[str, Any] = {"target": None, "budget_line": None, "activity": None}
    if change.target_id:
        target = _own(Target.objects.filter(series__unit=unit_id), change.target_id)
        return kept | {
            "change": ChangeKind.TARGET,
            "target": target,
            "changed": changed_target(target),
        }
    if change.budget_line_id:
        lines = BudgetLine.objects.filter(version__unit=unit_id)
        line = _own(lines, change.budget_line_id)
        return kept | {
            "change": ChangeKind.CEILING,
            "budget_line": line,
            "changed": changed_ceiling(line),
        }
    if change.activity_id:
        activity = _own(Activity.objects.filter(unit=unit_id), change.activity_id)
        return kept | {
            "change": ChangeKind.ACTIVITY,
            "activity": activity,
            "changed": changed_activity(activity, change.words),
        }
    words = _filled(change.words, "Apa yang berubah")
    return kept | {"change": ChangeKind.OTHER, "changed": words}


def _own(rows: Any, pk: int) -> Any:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused("Pilih dari target, pagu, atau kegiatan unit ini.")
    return found


def _unfinished(decision_id: int, version: int) -> Decision:
    decision = _locked(decision_id, version)
    if decision.state not in UNFINISHED:
        raise Refused(
            f"Putusan ini sudah {decision.get_state_display().lower()}; keadaannya tidak "
            "berubah lagi."
        )
    return decision


def _locked(decision_id: int, version: int) -> Decision:
    """Return the decision, locked; refuse an act on an older state of it."""
    rows = Decision.objects.select_for_update(of=("self",))
    decision = rows.select_related("item__meeting").get(pk=decision_id)
    if decision.version != version:
        raise Refused(
            "Putusan ini sudah diubah orang lain sejak halaman ini dibuka; periksa "
            "keadaannya, lalu simpan lagi bila perlu."
        )
    return decision


def _store(
    decision: Decision, fields: dict[str, Any], action: str, by: User | None
) -> Decision:
    before = {name: _plain(getattr(decision, name)) for name in fields}
    for name, value in fields.items():
        setattr(decision, name, value)
    decision.version += 1
    decision.save(update_fields=[*fields, "version"])
    record(
        actor=by,
        action=action,
        subject=decision,
        before=before,
        after={name: _plain(value) for name, value in fields.items()},
        unit_id=decision.item.meeting.unit_id,
    )
    return decision


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it; a row by its words."""
    if value is None or isinstance(value, dt.date):
        return value
    return str(value)


def _filled(text: str, what: str) -> str:
    tidy = text.strip()
    if not tidy:
        raise Refused(f"{what} belum diisi.")
    return tidy
