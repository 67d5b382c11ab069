"""Kalender: the deadlines of a year as a page, and as a calendar to subscribe to."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.notices.models import Subscription, digest_of
from jenjang.apps.notices.snapshots.digest import lateness
from jenjang.apps.notices.snapshots.feed import calendar_of
from jenjang.apps.organisation.access import (
    READERS,
    YEAR_OPENERS,
    SignedInRequest,
    scope,
)
from jenjang.apps.organisation.models import MONTHS, Year
from jenjang.apps.organisation.permissions import can_enter
from jenjang.apps.organisation.snapshots import Deadline, deadlines_of
from jenjang.core.figures import write_date
from jenjang.web.limits import is_within
from jenjang.web.pages import ANYONE, allow

VISITS = (60, 60)  # most of one address of the network in so many seconds
KIND = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One deadline as the page shows it."""

    deadline: Deadline
    when: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """The deadlines of a month; one that is over is folded."""

    name: str
    rows: tuple[CalendarRow, ...]

    @property
    def is_past(self) -> bool:
        """Return whether nothing of it is still to come."""
        return all(row.is_past for row in self.rows)


@allow(READERS)
def calendar(request: SignedInRequest) -> HttpResponse:
    """Everything that is due for the year, by month."""
    today, year = timezone.localdate(), scope(request).year
    opened = None if year is None else Year.objects.opened().get(pk=year)
    found = deadlines_of(opened) if opened else []
    rows = [_row(one, today) for one in found]
    context = {
        "months": [
            CalendarMonth(f"{MONTHS[month - 1]} {year}", tuple(group))
            for (year, month), group in groupby(rows, key=_month)
        ],
        "year": year,
        "may_set": YEAR_OPENERS.allows(request),
    }
    return render(request, "notices/calendar.html", context)


def _row(one: Deadline, today: dt.date) -> CalendarRow:
    """Return a deadline as a row: what is over is not called late, somebody may be done."""
    is_past = one.due_on < today
    when = write_date(one.due_on) if is_past else lateness(one.due_on, today)
    return CalendarRow(one, when, is_past)


def _month(row: CalendarRow) -> tuple[int, int]:
    return row.deadline.due_on.year, row.deadline.due_on.month


@allow(READERS)
def calendar_file(request: SignedInRequest) -> HttpResponse:
    """The user's calendar as a file."""
    response = _file(request.user, timezone.localdate())
    response["Content-Disposition"] = 'attachment; filename="tenggat-sakip.ics"'
    return response


@allow(ANYONE)
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address; who does not know it learns nothing."""
    if not is_within(request, "calendar", *VISITS):
        return render(request, "429.html", status=429)
    kept = Subscription.objects.select_related("user").filter(
        token_digest=digest_of(token), user__is_active=True
    )
    found = kept.first()
    if found is None or not can_enter(found.user):
        raise Http404
    return _file(found.user, timezone.localdate())


def _file(user: User, today: dt.date) -> HttpResponse:
    response = HttpResponse(calendar_of(user, today), content_type=KIND)
    response["X-Robots-Tag"] = "noindex"
    return response
