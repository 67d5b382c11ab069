"""Asking who answers for a figure, and answering."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.followup.models import Question
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Period, Position, Unit
from jenjang.apps.plans.models import Series
from jenjang.core.figures import write_date
from jenjang.core.values import Refused


@transaction.atomic
def ask(
    *,
    position_id: int,
    period_id: int,
    series_id: int | None,
    about: str,
    text: str,
    due_on: dt.date,
    today: dt.date,
    by: User | None,
) -> Question:
    """Ask a position of a unit about its figure; due by a day that is not past.

    A question about the same series and period that still waits is refused: one is enough.
    """
    position = Position.objects.get(pk=position_id)
    if position.unit_id is None:
        raise Refused("Pertanyaan ditujukan kepada jabatan di perangkat daerah.")
    Unit.objects.select_for_update().get(pk=position.unit_id)
    _refuse(position, period_id, series_id, due_on, today)
    question = Question.objects.create(
        unit_id=position.unit_id,
        period=Period.objects.get(pk=period_id),
        series_id=series_id,
        position=position,
        about=about.strip(),
        text=_filled(text, "Pertanyaan"),
        due_on=due_on,
        asked_by=by,
    )
    record(
        actor=by,
        action="question.asked",
        subject=question,
        after={"text": question.text, "position": position.name, "due_on": due_on},
    )
    return question


def _refuse(
    position: Position,
    period_id: int,
    series_id: int | None,
    due_on: dt.date,
    today: dt.date,
) -> None:
    if due_on < today:
        raise Refused("Tenggat jawaban tidak boleh sudah lewat.")
    if series_id is not None:
        unit_id = Series.objects.values_list("unit_id", flat=True).get(pk=series_id)
        if unit_id != position.unit_id:
            raise Refused("Penanggung jawab harus jabatan dari unit indikator itu.")
    waiting = Question.objects.waiting().filter(
        position=position, period=period_id, series=series_id
    )
    earlier = waiting.first()
    if earlier is not None:
        raise Refused(
            f"Sudah ditanyakan kepada {position}; jawaban ditunggu sampai "
            f"{write_date(earlier.due_on)}."
        )


@transaction.atomic
def answer(*, question_id: int, text: str, by: User | None) -> Question:
    """Store the answer; a question is answered once."""
    question = Question.objects.select_for_update().get(pk=question_id)
    if question.answered_at is not None:
        raise Refused(f"Sudah dijawab oleh {question.answered_by or 'orang lain'}.")
    question.answer = _filled(text, "Jawaban")
    question.answered_by, question.answered_at = by, timezone.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    record(actor=by, action="question.answered", subject=question, after=question.answer)
    return question


def _filled(text: str, what: str) -> str:
    tidy = text.strip()
    if not tidy:
        raise Refused(f"{what} belum diisi.")
    return tidy
