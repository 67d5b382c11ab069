"""What waits for somebody: questions to answer, decisions to carry out."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from jenjang.apps.followup.models import (
    Decision,
    DecisionQuerySet,
    Question,
    QuestionQuerySet,
)
from jenjang.core.figures import write_date
from jenjang.web.prepared import Given, GivenKeys, Prepared

MOST = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing somebody waits for, the day it is due, and where it is done."""

    kind: str
    title: str
    text: str
    url: str
    due_on: dt.date
    is_late: bool


def _questions() -> QuestionQuerySet:
    return Question.objects.waiting().filter(unit=Given("unit")).for_table()


def _decisions() -> DecisionQuerySet:
    rows = Decision.objects.unfinished().filter(item__meeting__unit=Given("unit"))
    return rows.for_table().order_by("due_on")


_TO_THEM = Q(position__in=GivenKeys("positions"))
_QUESTIONS = Prepared(lambda: _questions()[:MOST])
_QUESTIONS_TO = Prepared(lambda: _questions().filter(_TO_THEM)[:MOST])
_DECISIONS = Prepared(lambda: _decisions()[:MOST])
_DECISIONS_TO = Prepared(lambda: _decisions().filter(_TO_THEM)[:MOST])


def waiting_in(
    unit_id: int, positions: Collection[int] | None, today: dt.date
) -> list[Waiting]:
    """Return what waits for these positions (None: anybody of the unit); two queries."""
    if positions is None:
        questions, decisions = _QUESTIONS(unit=unit_id), _DECISIONS(unit=unit_id)
    else:
        questions = _QUESTIONS_TO(unit=unit_id, positions=positions)
        decisions = _DECISIONS_TO(unit=unit_id, positions=positions)
    found = [
        *(_question(one, today) for one in questions),
        *(_decision(one, today) for one in decisions),
    ]
    return sorted(found, key=lambda one: one.due_on)[:MOST]


def waiting_anywhere(unit_ids: Collection[int], today: dt.date) -> list[Waiting]:
    """Return what waits in any of these units, the oldest day first; two queries."""
    questions = Question.objects.waiting().filter(unit__in=unit_ids).for_table()
    decisions = Decision.objects.unfinished().filter(item__meeting__unit__in=unit_ids)
    found = [
        *(_question(one, today) for one in questions.order_by("due_on", "pk")[:MOST]),
        *(
            _decision(one, today)
            for one in decisions.for_table().order_by("due_on", "pk")[:MOST]
        ),
    ]
    return sorted(found, key=lambda one: one.due_on)[:MOST]


def _question(one: Question, today: dt.date) -> Waiting:
    return Waiting(
        kind="Pertanyaan",
        title=one.about,
        text=f"{one.asked_by or 'Pimpinan'}: {one.text} · {one.position}, jawaban sampai "
        f"{write_date(one.due_on)}",
        url=reverse("followup:question", args=[one.pk]),
        due_on=one.due_on,
        is_late=one.due_on < today,
    )


def _decision(one: Decision, today: dt.date) -> Waiting:
    return Waiting(
        kind="Putusan rapat",
        title=one.text,
        text=f"{one.position}, tenggat {write_date(one.due_on)} · {one.item.meeting}",
        url=reverse("followup:decision", args=[one.pk]),
        due_on=one.due_on,
        is_late=one.due_on < today,
    )
