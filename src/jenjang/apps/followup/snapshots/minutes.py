"""A meeting's rows -> its minutes; frozen as JSON, and back."""

from typing import Any

from django.db.models import Prefetch

from jenjang.apps.agreements.snapshots.documents import sha256_of
from jenjang.apps.followup.models import AgendaItem, Decision, Meeting
from jenjang.apps.organisation.models import Appointment, Government
from jenjang.core.figures import write_date
from jenjang.core.values import Refused
from jenjang.papers.layouts.minutes import MinutedDecision, MinutedItem, Minutes


def read_items(meeting: Meeting) -> list[AgendaItem]:
    """Return the agenda with its decisions, what is told again, and who; six queries."""
    decisions = Decision.objects.for_table()
    rows = meeting.items.select_related("position").prefetch_related(
        Prefetch("decisions", decisions),
        Prefetch("earlier", decisions.order_by("due_on", "pk")),
        "series",
    )
    return list(rows.order_by("order"))


def minutes_of(meeting: Meeting, writer: str) -> Minutes:
    """Return the minutes: the frozen ones of a closed meeting, else as they stand now."""
    if meeting.is_closed:
        return _thaw(meeting)
    government = Government.objects.first()
    present = meeting.present.select_related("official", "position")
    leader = meeting.leader
    return Minutes(
        unit=meeting.unit.name,
        regency=government.name if government else "",
        period=str(meeting.period),
        date_text=write_date(meeting.held_on),
        place=meeting.place or "",
        leader=str(leader.official) if leader else "",
        leader_title=str(leader.position) if leader else "Pimpinan rapat",
        writer=writer,
        present=(*map(_named, present), *(meeting.guests or "").splitlines()),
        items=tuple(_minuted(item) for item in read_items(meeting)),
    )


def frozen_minutes(meeting: Meeting, writer: str) -> tuple[dict[str, Any], str]:
    """Return the minutes as JSON and the SHA-256 of its canonical form."""
    as_json = _to_json(minutes_of(meeting, writer))
    return as_json, sha256_of(as_json)


def _named(one: Appointment) -> str:
    return f"{one.official}, {one.position}"


def _minuted(item: AgendaItem) -> MinutedItem:
    return MinutedItem(
        kind=item.get_kind_display(),
        title=item.title,
        detail=item.detail or "",
        said=item.said or "",
        earlier=tuple(map(_minuted_decision, item.earlier.all())),
        decisions=tuple(map(_minuted_decision, item.decisions.all())),
    )


def _minuted_decision(one: Decision) -> MinutedDecision:
    return MinutedDecision(
        text=one.text,
        person=person_of(one),
        due_text=write_date(one.due_on),
        change=one.get_change_display(),
        state=state_of(one),
    )


def person_of(decision: Decision) -> str:
    """Return the position, and who held it on the day of the meeting."""
    if decision.official is None:
        return str(decision.position)
    return f"{decision.position} ({decision.official})"


def state_of(decision: Decision) -> str:
    """Return how far it is, with its proof or its reason."""
    said = decision.get_state_display()
    if decision.finished_on is not None:
        return f"{said} {write_date(decision.finished_on)}: {decision.evidence}"
    return f"{said}: {decision.reason}" if decision.reason else said


def _to_json(minutes: Minutes) -> dict[str, Any]:
    heads = {name: getattr(minutes, name) for name in _HEADS}
    return heads | {
        "present": list(minutes.present),
        "items": [
            {name: getattr(item, name) for name in _ITEM}
            | {name: [_decision_json(one) for one in getattr(item, name)] for name in _TOLD}
            for item in minutes.items
        ],
    }


_HEADS = (
    "unit", "regency", "period", "date_text", "place", "leader", "leader_title", "writer",
)  # fmt: skip
_ITEM = ("kind", "title", "detail", "said")
_TOLD = ("earlier", "decisions")
_DECISION = ("text", "person", "due_text", "change", "state")


def _decision_json(one: MinutedDecision) -> dict[str, str]:
    return {name: getattr(one, name) for name in _DECISION}


def _thaw(meeting: Meeting) -> Minutes:
    """Return the minutes as they were frozen; refuse those that are no longer that."""
    document: dict[str, Any] = meeting.document or {}
    if sha256_of(document) != meeting.document_sha256:
        raise Refused(
            f"Notulen {meeting} tidak lagi sama dengan yang dibekukan; pulihkan dari "
            "cadangan."
        )
    return Minutes(
        **{name: document[name] for name in _HEADS},
        present=tuple(document["present"]),
        items=tuple(map(_thaw_item, document["items"])),
    )


def _thaw_item(item: dict[str, Any]) -> MinutedItem:
    return MinutedItem(
        **{name: item[name] for name in _ITEM},
        earlier=_thaw_decisions(item["earlier"]),
        decisions=_thaw_decisions(item["decisions"]),
    )


def _thaw_decisions(told: list[dict[str, str]]) -> tuple[MinutedDecision, ...]:
    return tuple(MinutedDecision(**one) for one in told)
