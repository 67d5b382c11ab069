"""Pengukuran: a dense grid of one period; each cell saves on leaving it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html_join

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.cells import Typed
from jenjang.apps.measurement.models import Result, Unmeasured
from jenjang.apps.measurement.permissions import (
    can_import_entries,
    can_report_series,
    can_report_something,
    reports_only_own,
)
from jenjang.apps.measurement.snapshots.calendar import (
    Calendar,
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
)
from jenjang.apps.measurement.views.chosen import Choice, Chosen, chosen, nothing_yet
from jenjang.apps.measurement.views.drafts import (
    KEEP,
    owner_key,
)
from jenjang.apps.measurement.views.rows import Proof, Row, row_of
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Period, PeriodKind, Position
from jenjang.apps.organisation.permissions import own_position_ids
from jenjang.apps.plans.models import Indicator
from jenjang.web.addresses import address
from jenjang.web.pages import allow
from jenjang.web.prepared import Given, GivenKeys, Prepared
from jenjang.web.stencil import Stencil

ROWS = 25
PAGE = "measurement/grid.html"
RESULTS = Prepared(
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
    return grid_page(request, grid, {})


def grid_page(
    request: SignedInRequest, grid: Grid, typed: Mapping[int, Typed], status: int = 200
) -> HttpResponse:
    """Return the page of the grid, rows with what was typed where it was refused."""
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
    results = RESULTS(series=indicators, periods=[period.pk for period in periods])
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
