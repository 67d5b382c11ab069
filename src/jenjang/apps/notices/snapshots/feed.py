"""The calendar of a user: every deadline of the opened years, what his units decided."""

import datetime as dt
import uuid
from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from jenjang.apps.accounts.models import User
from jenjang.apps.followup.models import Decision, Question
from jenjang.apps.organisation.models import (
    Government,
    Unit,
    Visitor,
    Year,
    unit_scope,
)
from jenjang.apps.organisation.snapshots import Deadline, deadlines_of
from jenjang.papers.calendars import DayEvent, write_calendar

NAMED_UNITS = 10
SPACE = uuid.UUID("6f6f1d0e-6d8a-4c57-9a0b-1f0d8a3f5f10")  # of our own names


def calendar_of(user: User, today: dt.date) -> bytes:
    """Return the user's calendar; seven queries with two opened years.

    Deadlines are the pemda's, so that they are the same for all units; questions and
    decisions are of the user's own units, and left out for who sees all.
    """
    pemda = Government.objects.values_list("name", flat=True).first() or ""
    events = [*_deadlines(user, pemda, today), *_waiting(user, pemda)]
    return write_calendar(f"Tenggat SAKIP {pemda}", events)


def near_years(today: dt.date) -> list[Year]:
    """Return the opened years whose deadlines are still worth a look: last, this, next."""
    years = (today.year - 1, today.year, today.year + 1)
    return list(Year.objects.opened().filter(pk__in=years).order_by("pk"))


def _deadlines(user: Visitor, pemda: str, today: dt.date) -> Iterator[DayEvent]:
    units = _units(user)
    for year in near_years(today):
        changed_at = year.deadlines_changed_at or year.opened_at
        for deadline in deadlines_of(year):
            yield DayEvent(
                uid=_uid(pemda, deadline.key),
                day=deadline.due_on,
                summary=deadline.name,
                description=_description(deadline, units),
                url=f"{settings.PUBLIC_URL}{reverse('notices:calendar')}?tahun={year}",
                sequence=year.deadlines_version,
                changed_at=changed_at or dt.datetime(year.pk, 1, 1, tzinfo=dt.UTC),
            )


def _units(user: Visitor) -> str:
    """Return the user's units by name, or that they are all."""
    scope = unit_scope(user)
    if scope is None:
        return "semua unit kerja"
    names = list(Unit.objects.filter(pk__in=scope).values_list("name", flat=True))
    rest = len(names) - NAMED_UNITS
    more = f" dan {rest} unit lain" if rest > 0 else ""
    return ", ".join(names[:NAMED_UNITS]) + more


def _description(deadline: Deadline, units: str) -> str:
    return f"{deadline.act.who}: {units}.\nDasar: {deadline.act.source}."


def _uid(pemda: str, key: str) -> str:
    """Return a name that is this pemda's alone, and the same for ever."""
    return f"{uuid.uuid5(SPACE, f'{pemda}/{key}')}@jenjang"


def _waiting(user: Visitor, pemda: str) -> Iterator[DayEvent]:
    scope = unit_scope(user)
    if not scope:
        return
    questions = Question.objects.waiting().filter(unit__in=scope).for_table()
    for asked in questions.select_related("unit"):
        yield DayEvent(
            uid=_uid(pemda, f"tanya-{asked.pk}"),
            day=asked.due_on,
            summary=f"Jawab pertanyaan: {asked.about}",
            description=f"{asked.position}, {asked.unit}: {asked.text}",
            url=f"{settings.PUBLIC_URL}{reverse('followup:question', args=[asked.pk])}",
            sequence=0,
            changed_at=asked.asked_at,
        )
    decisions = Decision.objects.unfinished().filter(item__meeting__unit__in=scope)
    for made in decisions.for_table():
        yield DayEvent(
            uid=_uid(pemda, f"putusan-{made.pk}"),
            day=made.due_on,
            summary=f"Putusan rapat: {made.text}",
            description=f"{made.position}, {made.item.meeting}",
            url=f"{settings.PUBLIC_URL}{reverse('followup:decision', args=[made.pk])}",
            sequence=0,
            changed_at=dt.datetime.combine(made.item.meeting.held_on, dt.time(), dt.UTC),
        )
