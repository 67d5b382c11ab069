"""Realisasi anggaran: one cell per activity and quarter, in the manner of the grid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jenjang.apps.measurement import services
from jenjang.apps.measurement.forms import TypedSpending, read_spending
from jenjang.apps.measurement.models import Spending
from jenjang.apps.measurement.snapshots.calendar import read_calendar
from jenjang.apps.measurement.snapshots.money import Money, money_of
from jenjang.apps.measurement.views.marks import (
    MISSING,
    shown_absorption,
    shown_rupiah,
)
from jenjang.apps.measurement.views.rows import State, filed_by, stored_state
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Period
from jenjang.apps.organisation.permissions import can_report_budget
from jenjang.apps.plans.models import Activity
from jenjang.core.formulas.budget import remaining_idr
from jenjang.core.values import Refused
from jenjang.web.pages import allow


@dataclass(frozen=True, slots=True)
class SpendingRow:
    """One activity: ceiling, spent to date, what is left; a cell where it has no parts."""

    key: str
    url: str
    depth: int
    code: str
    name: str
    level: str
    ceiling: str
    spent: str
    left: str
    absorption: str
    has_cell: bool
    value: str
    is_bad: bool
    state: State
    filed_by: str
    version: int
    may_report: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """A unit's money at a quarter, with what is stored in its own cells."""

    money: Money
    quarter: Period
    ceilings: Mapping[int, int]
    spent: Mapping[int, int]
    stored: Mapping[int, Spending]


def read_ledger(unit_id: int, quarter: Period, money: Money) -> Ledger:
    """Return the ledger of the quarter; one query beside the money's own."""
    rows = Spending.objects.filter(activity__unit=unit_id, period=quarter)
    return Ledger(
        money=money,
        quarter=quarter,
        ceilings=money.ceilings(),
        spent=money.spent_to_date(quarter.n),
        stored={row.activity_id: row for row in rows.select_related("reported_by")},
    )


def budgeted(ledger: Ledger) -> list[Activity]:
    """Return the activities with a ceiling or spending, in the tree's order."""
    known = {*ledger.ceilings, *ledger.spent}
    return [activity for activity in ledger.money.activities if activity.pk in known]


def spending_rows(
    ledger: Ledger,
    activities: list[Activity],
    *,
    may_report: bool,
    typed: Mapping[int, TypedSpending] | None = None,
) -> Iterator[SpendingRow]:
    """Return the rows of a page."""
    parents = {activity.parent_id for activity in ledger.money.activities}
    for activity in activities:
        yield _row(
            ledger,
            activity,
            (typed or {}).get(activity.pk),
            has_cell=activity.pk not in parents,
            may_report=may_report,
        )


def _row(
    ledger: Ledger,
    activity: Activity,
    typed: TypedSpending | None,
    *,
    has_cell: bool,
    may_report: bool,
) -> SpendingRow:
    ceiling_idr = ledger.ceilings.get(activity.pk)
    spent_idr = ledger.spent.get(activity.pk)
    stored = ledger.stored.get(activity.pk)
    problem = typed.problem if typed else None
    return SpendingRow(
        key=str(activity.pk),
        url=reverse("measurement:spending", args=[ledger.quarter.pk, activity.pk]),
        depth=max(len(activity.path) // 8 - 1, 0),
        code=activity.code or "",
        name=activity.name,
        level=activity.get_level_display(),
        ceiling=shown_rupiah(ceiling_idr),
        spent=shown_rupiah(spent_idr),
        left=_left(spent_idr, ceiling_idr),
        absorption=shown_absorption(spent_idr, ceiling_idr),
        has_cell=has_cell,
        value=typed.written if typed and problem else _written(stored),
        is_bad=bool(problem),
        state=State("bad", problem) if problem else stored_state(stored),
        filed_by=filed_by(stored),
        version=typed.version if typed and problem else (stored.version if stored else 0),
        may_report=may_report,
    )


def _left(spent_idr: int | None, ceiling_idr: int | None) -> str:
    if spent_idr is None or ceiling_idr is None:
        return MISSING
    return shown_rupiah(remaining_idr(spent_idr, ceiling_idr))


def _written(stored: Spending | None) -> str:
    if stored is None or stored.spent_idr is None:
        return ""
    return shown_rupiah(stored.spent_idr).removeprefix("Rp ")


@allow(READERS)
@require_POST
def spending_edit(
    request: SignedInRequest, period_id: int, activity_id: int
) -> HttpResponse:
    """Save one cell: what changed in place (HTMX), or the page again (without)."""
    activity = Activity.objects.filter(pk=activity_id).first()
    period = Period.objects.filter(pk=period_id).first()
    if activity is None or period is None:
        raise Http404
    if not can_report_budget(request.user, activity.unit_id):
        raise PermissionDenied

    typed = read_spending(request.POST)
    if typed.problem is None:
        try:
            services.report_spending(
                activity_id=activity_id,
                period_id=period_id,
                spent_idr=typed.spent_idr,
                version=typed.version,
                by=request.user,
            )
        except Refused as refusal:
            typed.problem = str(refusal)
    if request.htmx:
        return _changed(request, activity, period, typed)
    return _again(request, typed)


def _changed(
    request: SignedInRequest, activity: Activity, period: Period, typed: TypedSpending
) -> HttpResponse:
    """The row of the cell and those above it: what they show now, each in its place."""
    money = money_of(activity.unit_id, period.year_id, with_holders=False)
    calendar = read_calendar(period.year_id)
    quarter = next(q for q in calendar.quarters if q.pk == period.pk)
    ledger = read_ledger(activity.unit_id, quarter, money)
    line = [a for a in money.activities if activity.path.startswith(a.path)]
    rows = spending_rows(ledger, line, may_report=True, typed={activity.pk: typed})
    return render(request, "measurement/budget.html#changed", {"rows": list(rows)})


def _again(request: SignedInRequest, typed: TypedSpending) -> HttpResponse:
    """Go back to the page, and say there whether it was stored."""
    if typed.problem:
        messages.error(request, f"Belum tersimpan: {typed.problem}")
    else:
        messages.success(request, "Tersimpan.")
    return redirect(f"{reverse('measurement:summary')}?{request.GET.urlencode()}")
