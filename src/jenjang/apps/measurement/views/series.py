"""One indicator over all its years: its chart and table, and what it compares with."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jenjang.apps.followup.permissions import can_ask
from jenjang.apps.measurement.snapshots.calendar import latest_ended, read_calendar
from jenjang.apps.measurement.snapshots.lifetime import Lifetime, Moment, read_lifetime
from jenjang.apps.measurement.views.drawings import drawn_chart
from jenjang.apps.measurement.views.peers import beside_others
from jenjang.apps.measurement.views.series_chart import chart_of_life
from jenjang.apps.measurement.views.series_rows import turn_rows, year_tables
from jenjang.apps.measurement.views.series_years import renstra_facts, year_rows
from jenjang.apps.measurement.views.standards import standard_rows
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.permissions import can_see_unit
from jenjang.apps.plans.models import Indicator, Series
from jenjang.web.pages import allow


@allow(READERS)
def series_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The series over the opened years, for whoever sees its unit."""
    series = Series.objects.select_related("unit").filter(pk=pk).first()
    if series is None or not can_see_unit(request.user, series.unit_id):
        raise Http404
    life = read_lifetime(series)
    if life.indicator is None:
        raise Http404
    return render(
        request, "measurement/series.html", _shown(request, series, life, life.indicator)
    )


def _shown(
    request: SignedInRequest, series: Series, life: Lifetime, newest: Indicator
) -> dict[str, Any]:
    today = timezone.localdate()
    now = latest_value(life, scope(request).year)
    chosen = now.period.year_id if now else life.moments[-1].period.year_id
    calendar = read_calendar(chosen)
    ink = calendar.chart_colour
    indicator = now.year.indicator if now else newest
    owner = newest.owner
    return {
        "unit": series.unit,
        "indicator": indicator,
        "drawing": drawn_chart(chart_of_life(life, indicator, today), ink),
        "tables": year_tables(life, calendar, today),
        "turns": turn_rows(life),
        "now": now,
        "years": year_rows(life, now, calendar) if now else [],
        "renstra": renstra_facts(life, now),
        "standards": standard_rows(life, indicator),
        "others": beside_others(request.user, now, ink) if now else None,
        "asked_about": latest_ended(calendar.quarters, today),
        "ask_position": owner.pk
        if owner and can_ask(request.user, series.unit_id)
        else None,
        "series": series,
    }


def latest_value(life: Lifetime, year: int | None) -> Moment | None:
    """Return the last period with a figure: of that year, else of any."""
    filed = [one for one in life.moments if one.value is not None]
    of_year = [one for one in filed if one.period.year_id == year]
    return next(iter((of_year or filed)[-1:]), None)
