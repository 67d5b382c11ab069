"""What a page of measuring works on: the unit, the year's calendar, the quarter."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jenjang.apps.measurement.snapshots.calendar import (
    Calendar,
    latest_ended,
    quarter_of,
    read_calendar,
    short_name,
)
from jenjang.apps.organisation.access import scope
from jenjang.apps.organisation.models import Period, PeriodKind, Unit


@dataclass(frozen=True, slots=True)
class Chosen:
    """The unit, the year's calendar and the period of a page."""

    unit: Unit
    calendar: Calendar
    quarter: Period

    @property
    def to_date(self) -> str:
        """Return what every figure of the page is: "s.d. TW III"."""
        return f"s.d. {short_name(self.quarter)}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a chooser."""

    value: str
    label: str
    is_chosen: bool


def chosen(request: HttpRequest) -> Chosen | None:
    """Return what the request asks for (`?triwulan=3`), else the last quarter that ended.

    None where there is nothing to show yet: no unit, or no year opened.
    """
    here = scope(request)
    if here.year is None or here.unit is None:
        return None
    calendar = read_calendar(here.year)
    quarter = _quarter(request, calendar)
    return None if quarter is None else Chosen(here.unit, calendar, quarter)


def _quarter(request: HttpRequest, calendar: Calendar) -> Period | None:
    asked = request.GET.get("triwulan", "")
    for quarter in calendar.quarters:
        if str(quarter.n) == asked:
            return quarter
    return latest_ended(calendar.quarters, timezone.localdate())


def quarter_choices(here: Chosen) -> list[Choice]:
    """Return the quarters of the year for the chooser."""
    return [
        Choice(str(q.n), str(q), is_chosen=q.pk == here.quarter.pk)
        for q in here.calendar.quarters
    ]


def filing_period(request: HttpRequest, here: Chosen) -> Period:
    """Return what spending is filed for: a month of the quarter (`?bulan=8`), or it."""
    asked = request.GET.get("bulan", "")
    return next((p for p in months_of(here) if str(p.n) == asked), here.quarter)


def months_of(here: Chosen) -> list[Period]:
    """Return the three months of the quarter."""
    months = here.calendar.periods.get(PeriodKind.MONTH, ())
    return [p for p in months if quarter_of(p.last_day) == here.quarter.n]


def filing_choices(here: Chosen, period: Period) -> list[Choice]:
    """Return the quarter and its months, one of which is filed on the page."""
    return [
        Choice(
            str(p.n) if p.kind == PeriodKind.MONTH else "",
            short_name(p),
            is_chosen=p.pk == period.pk,
        )
        for p in (here.quarter, *months_of(here))
    ]


def nothing_yet(request: HttpRequest) -> HttpResponse:
    """The page while there is no unit or no year: what to do first."""
    return render(request, "measurement/nothing.html")
