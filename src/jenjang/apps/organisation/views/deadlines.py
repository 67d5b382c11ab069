"""Tenggat: how each act of a year is due, the days that gives, and the holidays."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.organisation import services
from jenjang.apps.organisation.access import YEAR_OPENERS, SignedInRequest, scope
from jenjang.apps.organisation.forms.deadlines import (
    ActFields,
    DeadlinesForm,
    HolidaysForm,
)
from jenjang.apps.organisation.models import Holiday, Period, Year
from jenjang.apps.organisation.snapshots import Counted, counted_in, holidays_known
from jenjang.core.deadlines import Cadence, due_day, is_working_day
from jenjang.core.figures import write_date
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True, slots=True)
class Day:
    """A day a rule comes to: of which period, in words, and whether nobody works then."""

    period: str
    text: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act, its fields, and the days they give."""

    fields: ActFields
    days: tuple[Day, ...]


@allow(YEAR_OPENERS)
def year_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The deadlines of a year: the rules, the days they give, days set by hand.

    The button "pratinjau" shows the days of what is typed and stores nothing.
    """
    year = get_object_or_404(Year.objects.opened(), pk=pk)
    periods = list(year.periods.order_by("last_day", "n"))
    counted = counted_in(pk)
    form = DeadlinesForm(request.POST or None, year=year, counted=counted, periods=periods)
    is_preview = "pratinjau" in request.POST
    if not is_preview and form.set(request.user) is not None:
        messages.success(request, "Tenggat disimpan; semua halaman memakainya.")
        return redirect("organisation:year", pk)
    typed = form.is_bound and form.is_valid()
    shown = form.given() if typed else counted
    by_hand = form.by_hand() if typed else _by_hand(periods)
    context = {
        "form": form,
        "year": year,
        "rows": _rows(form, periods, shown, by_hand),
        "is_preview": is_preview and not form.errors,
        "holiday_count": Holiday.objects.filter(day__year=pk).count(),
    }
    return render(request, "organisation/year.html", context, status=status_of(form))


def _by_hand(periods: list[Period]) -> dict[int, dt.date | None]:
    return {one.pk: one.due_on if one.is_due_by_hand else None for one in periods}


def _rows(
    form: DeadlinesForm,
    periods: list[Period],
    counted: Mapping[str, Counted],
    by_hand: Mapping[int, dt.date | None],
) -> list[ActRow]:
    holidays = holidays_known()
    return [
        ActRow(one, _days(one, periods, counted[one.act.key], by_hand, holidays))
        for one in form.acts
    ]


def _days(
    one: ActFields,
    periods: list[Period],
    how: Counted,
    by_hand: Mapping[int, dt.date | None],
    holidays: Collection[dt.date],
) -> tuple[Day, ...]:
    if one.act.cadence == Cadence.ONCE:
        if how.since is None:
            return ()
        return (_day("", due_day(how.rule, how.since, holidays), holidays),)
    return tuple(
        _day(
            str(period),
            (by_hand.get(period.pk) if one.act.is_filing else None)
            or due_day(how.rule, period.last_day, holidays),
            holidays,
        )
        for period in periods
        if period.kind == one.act.cadence.value
    )


def _day(period: str, day: dt.date, holidays: Collection[dt.date]) -> Day:
    words = f"{WEEKDAYS[day.weekday()]}, {write_date(day)}"
    return Day(period, words, not is_working_day(day, holidays))


@allow(YEAR_OPENERS)
def holiday_list(request: SignedInRequest) -> HttpResponse:
    """The holidays of the year in hand and of the one after it, and a form for more."""
    year = _year(request)
    form = HolidaysForm(request.POST or None)
    added = form.add(request.user)
    if added is not None:
        messages.success(request, f"{len(added)} hari libur dicatat; tenggat menyesuaikan.")
        return redirect("organisation:holidays")
    holidays = Holiday.objects.filter(day__year__in=(year, year + 1))
    rows = [(one, WEEKDAYS[one.day.weekday()]) for one in holidays]
    context: dict[str, object] = {"form": form, "year": year, "rows": rows}
    return render(request, "organisation/holidays.html", context, status=status_of(form))


def _year(request: SignedInRequest) -> int:
    """Return the year in hand; 404 before one is open."""
    year = scope(request).year
    if year is None:
        raise Http404
    return year


@allow(YEAR_OPENERS)
@require_POST
def holidays_fixed(request: SignedInRequest) -> HttpResponse:
    """Enter the national holidays whose date never moves, of the year in hand."""
    year = _year(request)
    attempt_and_say(
        request,
        lambda: services.add_fixed_holidays(year=year, by=request.user),
        f"Libur nasional bertanggal tetap {year} dicatat; tambahkan yang lain dari "
        "keputusan bersama menteri.",
    )
    return redirect("organisation:holidays")


@allow(YEAR_OPENERS)
@require_POST
def holiday_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a holiday out."""
    get_object_or_404(Holiday, pk=pk)
    attempt_and_say(
        request,
        lambda: services.remove_holiday(holiday_id=pk, by=request.user),
        "Hari libur dihapus; tenggat menyesuaikan.",
    )
    return redirect("organisation:holidays")
