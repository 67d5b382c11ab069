"""Pengukuran: a dense grid of one period; each cell saves on leaving it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.views.decorators.http import require_POST

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.cells import Typed, read_row
from jenjang.apps.measurement.models import Result, Unmeasured
from jenjang.apps.measurement.permissions import (
    can_import_entries,
    can_report_series,
    can_report_something,
    reports_only_own,
)
from jenjang.apps.measurement.snapshots.calendar import (
    Calendar,
    calendar_around,
    latest_ended,
    quarter_of,
)
from jenjang.apps.measurement.snapshots.evidence import proven_wordings
from jenjang.apps.measurement.snapshots.flags import read_before
from jenjang.apps.measurement.snapshots.locks import Lock, read_lock
from jenjang.apps.measurement.snapshots.series import (
    Line,
    Promises,
    lines_in_force,
    promises,
    read_years,
    wordings_in_force,
)
from jenjang.apps.measurement.views.chosen import Choice, Chosen, chosen, nothing_yet
from jenjang.apps.measurement.views.drafts import (
    KEEP,
    Came,
    Draft,
    draft_answer,
    of_another,
    owner_key,
    read_draft,
    report,
)
from jenjang.apps.measurement.views.rows import Proof, Row, row_of
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Period, PeriodKind, Position
from jenjang.apps.organisation.permissions import own_position_ids
from jenjang.apps.plans.models import Indicator, Series
from jenjang.core.values import Refused
from jenjang.web.addresses import address
from jenjang.web.pages import allow
from jenjang.web.prepared import Given, GivenKeys, Prepared
from jenjang.web.stencil import Stencil

ROWS = 25
PAGE = "measurement/grid.html"
_RESULTS = Prepared(
    lambda: (
        Result.objects.filter(
            series__in=GivenKeys("series"), period__in=GivenKeys("periods")
        )
        .select_related("reported_by", "period")
        .order_by()
    )
)
_POSITIONS = Prepared(
    lambda: Position.objects.filter(unit=Given("unit")).values_list("pk", "name")
)
_SERIES = Prepared(lambda: Series.objects.filter(pk=Given("series")).order_by())


@dataclass(frozen=True, slots=True)
class Grid:
    """The period shown, who is filtered on, and the lines that are due in it."""

    here: Chosen
    period: Period
    position_id: int | None
    lines: tuple[Line, ...]
    promises: Promises
    has_months: bool
    lock: Lock | None

    @property
    def calendar(self) -> Calendar:
        """Return the year's calendar."""
        return self.here.calendar

    @property
    def quarter(self) -> Period:
        """Return the quarter the period shown ends in: what is handed in and locked."""
        n = quarter_of(self.period.last_day)
        return next(q for q in self.calendar.quarters if q.n == n)

    def answerable(self, line: Line) -> frozenset[int | None]:
        """Return the owner of the line and the positions that promise it."""
        return self.promises.answering(line.series_id, line.owner_id)


REASONS = format_html_join(
    "", '<option value="{}">{}</option>', [("", "–"), *Unmeasured.choices]
)
"""The options of why nothing was measured, none chosen."""
DRAW = Stencil(
    "measurement/grid_row.html",
    frozenset({"kind", "name", "unmeasured_because"}),
    unmeasured=Unmeasured.choices,
    reasons=REASONS,
)


@allow(READERS)
def measurement_grid(request: SignedInRequest) -> HttpResponse:
    """Every indicator due in the period: target, before, cells, capaian, note."""
    grid = read_grid(request)
    if grid is None:
        return nothing_yet(request)
    return _page(request, grid, {})


def _page(
    request: SignedInRequest, grid: Grid, typed: Mapping[int, Typed], status: int = 200
) -> HttpResponse:
    page: Page[Line] = Paginator(grid.lines, ROWS).get_page(request.GET.get("hal"))
    owner, query, token = (
        owner_key(request.user),
        request.GET.urlencode(),
        get_token(request),
    )
    rows = _rows(request.user, grid, list(page), typed)
    context = {
        "grid": grid,
        "page": page,
        "query": query,
        "rows": rows,
        "drawn": [DRAW(row, query=query, csrf_token=token) for row in rows],
        "periods": period_choices(grid),
        "positions": _position_choices(grid),
        "due": _due(grid.period, timezone.localdate()),
        "may_submit": can_report_something(request.user, grid.here.unit.pk),
        "owner": owner,
        "may_import": can_import_entries(request.user, grid.here.unit),
    }
    response = render(request, PAGE, context, status=status)
    if status == 200:
        response[KEEP] = owner
    return response


@dataclass(frozen=True, slots=True)
class Desk:
    """The unit and the period a page is for, where its lines are not shown."""

    here: Chosen
    period: Period


def read_desk(request: SignedInRequest) -> Desk | None:
    """Return what the request asks for; None where there is no unit or no year."""
    here = chosen(request)
    if here is None:
        return None
    period = _asked(request, here)
    if period is None:
        lines = lines_in_force(here.unit.pk, here.calendar.year)
        period = _usual(here, lines, timezone.localdate())
    return Desk(here, period)


def read_grid(request: SignedInRequest) -> Grid | None:
    """Return what the request asks for; None where there is no unit or no year."""
    here = chosen(request)
    if here is None:
        return None
    lines = lines_in_force(here.unit.pk, here.calendar.year)
    has_months = any(line.frequency == PeriodKind.MONTH for line in lines)
    period = _asked(request, here) or _usual(here, lines, timezone.localdate())
    promised = promises(here.unit.pk, here.calendar.year)
    position_id = _position(request, here.unit.pk)
    return Grid(
        here=here,
        period=period,
        position_id=position_id,
        lines=tuple(
            line
            for line in lines
            if _is_due(line, period, here.calendar)
            and (
                position_id is None
                or position_id in promised.answering(line.series_id, line.owner_id)
            )
        ),
        promises=promised,
        has_months=has_months,
        lock=read_lock(here.unit.pk, period),
    )


def _is_due(line: Line, period: Period, calendar: Calendar) -> bool:
    """Return whether the series is filed for a period that ends with the one shown."""
    return _period_of(line.frequency, period, calendar) is not None


def _period_of(frequency: str, shown: Period, calendar: Calendar) -> Period | None:
    """Return the series' own period in the period shown (Calendar.own_period)."""
    return calendar.own_period(frequency, shown)


def _asked(request: HttpRequest, here: Chosen) -> Period | None:
    asked = request.GET.get("periode", "")
    for month in here.calendar.periods.get(PeriodKind.MONTH, ()):
        if asked == f"bulan-{month.n}":
            return month
    for quarter in here.calendar.quarters:
        if asked == f"triwulan-{quarter.n}":
            return quarter
    return None


def _usual(here: Chosen, lines: list[Line], today: dt.date) -> Period:
    """Return the quarter, or its last month that ended where all is filed by month."""
    if not lines or any(line.frequency != PeriodKind.MONTH for line in lines):
        return here.quarter
    within = [
        month
        for month in here.calendar.periods.get(PeriodKind.MONTH, ())
        if here.quarter.first_day <= month.first_day <= here.quarter.last_day
    ]
    return latest_ended(tuple(within), today) or here.quarter


def _position(request: SignedInRequest, unit_id: int) -> int | None:
    """Return the position asked for; who reports his own alone starts with his own."""
    asked = request.GET.get("pejabat")
    if asked is None and reports_only_own(request.user, unit_id):
        return min(own_position_ids(request.user), default=None)
    return int(asked) if asked and asked.isascii() and asked.isdigit() else None


def period_choices(grid: Grid) -> list[Choice]:
    """Return the quarters of the year, and its months where something is filed by month."""
    kinds = [grid.calendar.quarters]
    if grid.has_months:
        kinds.append(grid.calendar.periods.get(PeriodKind.MONTH, ()))
    return [
        Choice(asked_as(row), str(row), is_chosen=row.pk == grid.period.pk)
        for rows in kinds
        for row in rows
    ]


def asked_as(period: Period) -> str:
    """Return how a page is asked for a quarter or month: "triwulan-1"."""
    kind = "bulan" if period.kind == PeriodKind.MONTH else "triwulan"
    return f"{kind}-{period.n}"


def _position_choices(grid: Grid) -> list[Choice]:
    rows = _POSITIONS(unit=grid.here.unit.pk)
    return [Choice(str(pk), name, is_chosen=pk == grid.position_id) for pk, name in rows]


def _due(period: Period, today: dt.date) -> str:
    """Return the deadline in words.

    A deadline that passed says by how many days.
    """
    days = (period.due_on - today).days
    if days < 0:
        return f"lewat {-days} hari"
    return "hari ini" if days == 0 else f"{days} hari lagi"


def _rows(
    user: User, grid: Grid, lines: list[Line], typed: Mapping[int, Typed]
) -> list[Row]:
    """Return the rows of a page; six queries for any number."""
    own = {
        line.series_id: _period_of(line.frequency, grid.period, grid.calendar)
        for line in lines
    }
    periods = {period for period in own.values() if period}
    indicators = proven_wordings((line.indicator_id for line in lines), periods)
    results = _RESULTS(series=indicators, periods=[period.pk for period in periods])
    before = read_before(list(indicators), grid.calendar.year)
    stored = {result.series_id: result for result in results}
    answering = {line.series_id: grid.answerable(line) for line in lines}
    return [
        row_of(
            one,
            own[one.series_id] or grid.period,
            grid.calendar,
            stored.get(one.series_id),
            typed.get(one.series_id),
            may_report=can_report_series(user, grid.here.unit.pk, answering[one.series_id]),
            lock=grid.lock,
            before=before.get(one.series_id, ()),
            evidence=_proof(grid, one.indicator),
        )
        for one in read_years(grid.calendar.year, grid.calendar.periods, indicators)
    ]


def _proof(grid: Grid, indicator: Indicator) -> Proof:
    """Return how much evidence stands, which `proven_wordings` has counted beside."""
    asked = f"periode={asked_as(grid.period)}&indikator={indicator.series_id}"
    count: int = vars(indicator)["evidence_count"]
    return Proof(count, f"{address('measurement:evidence')}?{asked}")


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
    results = _RESULTS(series=[pk], periods=[asked.period.pk])
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
    return _page(request, grid, {series.pk: typed}, status=422)
