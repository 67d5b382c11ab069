"""Saving one row of the grid: in place (HTMX), by its form, or from a device's draft."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.cells import Typed, read_row
from jenjang.apps.measurement.permissions import can_report_series
from jenjang.apps.measurement.snapshots.calendar import Calendar, calendar_around
from jenjang.apps.measurement.snapshots.flags import read_before
from jenjang.apps.measurement.snapshots.locks import read_lock
from jenjang.apps.measurement.snapshots.series import (
    promises,
    read_years,
    wordings_in_force,
)
from jenjang.apps.measurement.views.drafts import (
    Came,
    Draft,
    draft_answer,
    of_another,
    owner_key,
    read_draft,
    report,
)
from jenjang.apps.measurement.views.grid import PAGE, RESULTS, grid_page, read_grid
from jenjang.apps.measurement.views.rows import Row, row_of
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator, Series
from jenjang.core.values import Refused
from jenjang.web.pages import allow
from jenjang.web.prepared import Given, Prepared

_SERIES = Prepared(lambda: Series.objects.filter(pk=Given("series")).order_by())


@allow(READERS)
@require_POST
def result_edit(request: SignedInRequest, period_id: int, series_id: int) -> HttpResponse:
    """Save one row: what changed in place (HTMX), or the grid again (without)."""
    asked = _asked_row(period_id, series_id)
    promised = promises(asked.series.unit_id, asked.period.year_id)
    answering = promised.answering(series_id, asked.indicator.owner_id)
    if not can_report_series(request.user, asked.series.unit_id, answering):
        raise PermissionDenied

    draft = read_draft(request.POST)
    if draft is not None and draft.owner != owner_key(request.user):
        return of_another()
    typed = read_row(asked.indicator, request.POST)
    came = None if typed.problems else _save(request.user, asked, typed, draft)
    if draft is not None:
        stored, shown = _rows_now(asked, typed)
        return draft_answer(request, typed, came, stored=stored, shown=shown)
    if request.htmx:
        _, row = _rows_now(asked, typed)
        return render(request, f"{PAGE}#changed", {"row": row})
    return _again(request, asked.series, typed)


@dataclass(frozen=True, slots=True)
class _AskedRow:
    """The row of a series in its period, as its year words it."""

    calendar: Calendar
    period: Period
    indicator: Indicator

    @property
    def series(self) -> Series:
        """Return what is measured."""
        return self.indicator.series


def _asked_row(period_id: int, series_id: int) -> _AskedRow:
    """Return the row asked for; 404 where no plan of the year words the series."""
    series = _SERIES.first(series=series_id)
    calendar = calendar_around(period_id)
    if series is None or calendar is None:
        raise Http404
    wordings = wordings_in_force(series.unit_id, calendar.year, [series_id])
    if series_id not in wordings:
        raise Http404
    return _AskedRow(calendar, calendar.period(period_id), wordings[series_id])


def _save(user: User, asked: _AskedRow, typed: Typed, draft: Draft | None) -> Came:
    """Store the row; a refusal becomes the row's own problem."""
    if typed.lacks_a_part:
        return None
    figures: Any = typed.figures
    try:
        return report(draft)(
            series_id=asked.series.pk,
            period_id=asked.period.pk,
            version=typed.version,
            text=typed.text,
            note=typed.note,
            obstacle=typed.obstacle,
            unmeasured_because=typed.unmeasured_because,
            cause=typed.cause,
            follow_up=typed.follow_up,
            by=user,
            **figures,
        )
    except Refused as refusal:
        typed.problems["row"] = str(refusal)
        return refusal


def _rows_now(asked: _AskedRow, typed: Typed) -> tuple[Row, Row]:
    """Return the row as stored after an act, and with what was typed where refused."""
    pk, year = asked.series.pk, asked.calendar.year
    [one] = read_years(year, asked.calendar.periods, {pk: asked.indicator})
    results = RESULTS(series=[pk], periods=[asked.period.pk])
    show = partial(
        row_of,
        one,
        asked.period,
        asked.calendar,
        next(iter(results), None),
        may_report=True,
        lock=read_lock(asked.series.unit_id, asked.period),
        before=read_before([asked.series.pk], asked.period.year_id).get(
            asked.series.pk, ()
        ),
    )
    kept = show(None)
    return kept, (show(typed) if typed.problems or typed.lacks_a_part else kept)


def _again(request: SignedInRequest, series: Series, typed: Typed) -> HttpResponse:
    """Go back to the grid, or show it again with what was typed and why it was refused."""
    if not typed.problems and not typed.lacks_a_part:
        messages.success(request, "Tersimpan.")
        query = request.GET.urlencode()
        return redirect(f"{reverse('measurement:grid')}?{query}#r{series.pk}")
    grid = read_grid(request)
    if grid is None:
        raise Http404
    messages.error(request, "Belum tersimpan: lihat baris yang ditandai.")
    return grid_page(request, grid, {series.pk: typed}, status=422)
