"""The chain of use: what was red, what was decided about it, what that changed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from jenjang.apps.followup.models import UNFINISHED, Decision, Question
from jenjang.apps.followup.snapshots.minutes import person_of, state_of
from jenjang.apps.organisation.models import Government, Period, Unit
from jenjang.core.figures import write_date
from jenjang.papers.layouts.use_of_results import Link, UseOfResults

COLOURS = {
    "terbuka": "kuning",
    "dikerjakan": "biru",
    "selesai": "hijau",
    "dibatalkan": "abu",
}


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """A decision as pages show it; `late` is said of one that should have been done."""

    pk: int
    meeting_id: int
    meeting: str
    red: str
    red_detail: str
    text: str
    person: str
    due: str
    late: str
    state: str
    colour: str
    proof: str
    changed: str


def told(decisions: Iterable[Decision], today: dt.date) -> list[ToldDecision]:
    """Return decisions (for_table) in words."""
    return [_told(one, today) for one in decisions]


def _told(one: Decision, today: dt.date) -> ToldDecision:
    item = one.item
    days = (today - one.due_on).days
    is_late = one.state in UNFINISHED and days > 0
    return ToldDecision(
        pk=one.pk,
        meeting_id=item.meeting_id,
        meeting=str(item.meeting),
        red=item.title,
        red_detail=item.detail or "",
        text=one.text,
        person=person_of(one),
        due=write_date(one.due_on),
        late=f"lewat {days} hari" if is_late else "",
        state=one.get_state_display(),
        colour=COLOURS[one.state],
        proof=_proof(one),
        changed=one.changed or "",
    )


def _proof(one: Decision) -> str:
    if one.finished_on is not None:
        return f"{write_date(one.finished_on)}: {one.evidence}"
    return one.reason or ""


@dataclass(frozen=True, slots=True)
class AskAbout:
    """Whom one may ask about a series, about which period, and until when."""

    series_id: int
    position_id: int
    position_name: str
    period: Period
    due_on: dt.date


def decisions_about(series_id: int, today: dt.date) -> list[ToldDecision]:
    """Return what meetings decided about a series, in the order of time; one query."""
    rows = Decision.objects.filter(item__series=series_id)
    return told(rows.for_table(), today)


def questions_about(series_id: int) -> list[Question]:
    """Return what was asked about a series; one query."""
    return list(Question.objects.filter(series=series_id).for_table())


def use_of_results(
    unit: Unit, year: int, decisions: Iterable[Decision], today: dt.date
) -> UseOfResults:
    """Return the paper about a unit's year."""
    government = Government.objects.first()
    return UseOfResults(
        unit=unit.name,
        regency=government.name if government else "",
        year=year,
        date_text=write_date(today),
        links=tuple(_link(one) for one in decisions),
    )


def _link(one: Decision) -> Link:
    item = one.item
    return Link(
        meeting=f"{item.meeting.period}, {write_date(item.meeting.held_on)}",
        red="\n".join(filter(None, (item.title, item.detail))),
        decision=one.text,
        person=f"{person_of(one)}\n{write_date(one.due_on)}",
        state=state_of(one),
        changed=one.changed or "",
    )
