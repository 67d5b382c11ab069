"""Realisasi anggaran: cells per activity and period, in the manner of the grid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jenjang.apps.measurement import services
from jenjang.apps.measurement.forms import (
    TypedPhysical,
    TypedSpending,
    read_physical,
    read_spending,
)
from jenjang.apps.measurement.models import PhysicalProgress, Spending
from jenjang.apps.measurement.snapshots.money import Money, money_of, total_idr
from jenjang.apps.measurement.views.marks import (
    MISSING,
    shown_absorption,
    shown_rupiah,
)
from jenjang.apps.measurement.views.rows import State, filed_by, stored_state
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Period
from jenjang.apps.organisation.permissions import can_report_budget
from jenjang.apps.plans.models import Activity, SpendingKind
from jenjang.core.figures import write_number
from jenjang.core.formulas.budget import remaining_idr
from jenjang.core.values import Refused
from jenjang.web.pages import allow

KINDS = {"": "", **dict(SpendingKind.choices)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its form: spending of one kind of belanja, or physical progress."""

    key: str
    url: str
    name: str
    kind: str
    label: str
    value: str
    version: int
    state: State
    filed_by: str
    is_bad: bool


@dataclass(frozen=True, slots=True)
class SpendingRow:
    """One activity: ceiling, spent to date, what is left; cells where it has no parts."""

    key: str
    depth: int
    code: str
    name: str
    level: str
    ceiling: str
    spent: str
    left: str
    absorption: str
    cells: tuple[Cell, ...]
    physical: Cell | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A unit's money at a month or quarter, with what is stored in its own cells."""

    money: Money
    period: Period
    ceilings: Mapping[int, int]
    spent: Mapping[int, int]
    stored: Mapping[int, Mapping[str, Spending]]
    physical: Mapping[int, PhysicalProgress]


@dataclass(frozen=True, slots=True)
class TypedCells:
    """What was typed for one activity, and could not be stored."""

    activity_id: int | None = None
    spending: Mapping[str, TypedSpending] = field(default_factory=dict)
    physical: TypedPhysical | None = None


UNTYPED = TypedCells()


def read_ledger(unit_id: int, period: Period, money: Money) -> Ledger:
    """Return the ledger of a month or quarter; two queries beside the money's own."""
    here = {"activity__unit": unit_id, "period": period}
    stored: dict[int, dict[str, Spending]] = {}
    for row in Spending.objects.filter(**here).select_related("reported_by"):
        stored.setdefault(row.activity_id, {})[row.kind] = row
    progresses = PhysicalProgress.objects.filter(**here).select_related("reported_by")
    return Ledger(
        money=money,
        period=period,
        ceilings=money.ceilings(),
        spent=money.spent_by_month(period.last_day.month),
        stored=stored,
        physical={row.activity_id: row for row in progresses},
    )


def budgeted(ledger: Ledger) -> list[Activity]:
    """Return the activities with a ceiling or spending, in the tree's order."""
    known = {*ledger.ceilings, *ledger.spent}
    return [activity for activity in ledger.money.activities if activity.pk in known]


def kind_rows(ledger: Ledger) -> list[tuple[str, str]]:
    """Return what the unit spent of each kind of belanja to date; none where untold."""
    branches = ledger.money.branches_of(None)
    by_kind = ledger.money.spent_by_kind(ledger.period.last_day.month)
    rows = [
        (KINDS[kind] or "Tanpa jenis belanja", total_idr(spent, branches))
        for kind, spent in by_kind.items()
    ]
    known = [(label, shown_rupiah(idr)) for label, idr in rows if idr is not None]
    return known if any(by_kind) else []


def spending_rows(
    ledger: Ledger, activities: list[Activity], typed: TypedCells = UNTYPED
) -> Iterator[SpendingRow]:
    """Return the rows of a page."""
    parents = {activity.parent_id for activity in ledger.money.activities}
    for activity in activities:
        mine = typed if typed.activity_id == activity.pk else UNTYPED
        yield _row(ledger, activity, mine, has_cells=activity.pk not in parents)


def _row(
    ledger: Ledger, activity: Activity, typed: TypedCells, *, has_cells: bool
) -> SpendingRow:
    ceiling_idr = ledger.ceilings.get(activity.pk)
    spent_idr = ledger.spent.get(activity.pk)
    return SpendingRow(
        key=str(activity.pk),
        depth=max(len(activity.path) // 8 - 1, 0),
        code=activity.code or "",
        name=activity.name,
        level=activity.get_level_display(),
        ceiling=shown_rupiah(ceiling_idr),
        spent=shown_rupiah(spent_idr),
        left=_left(spent_idr, ceiling_idr),
        absorption=shown_absorption(spent_idr, ceiling_idr),
        cells=tuple(_cells(ledger, activity, typed)) if has_cells else (),
        physical=_physical(ledger, activity, typed.physical) if has_cells else None,
    )


def _cells(ledger: Ledger, activity: Activity, typed: TypedCells) -> Iterator[Cell]:
    """Yield a cell for each kind of belanja that is filed, one for all where none is."""
    stored = ledger.stored.get(activity.pk, {})
    filed = [kind for kind, row in stored.items() if row.spent_idr is not None]
    for kind in sorted({*filed, *typed.spending}) or [""]:
        yield _cell(ledger, activity, kind, stored.get(kind), typed.spending.get(kind))


def _cell(
    ledger: Ledger,
    activity: Activity,
    kind: str,
    stored: Spending | None,
    typed: TypedSpending | None,
) -> Cell:
    problem = typed.problem if typed else None
    return Cell(
        key=f"{activity.pk}-{kind.replace('.', '') or 'semua'}",
        url=reverse("measurement:spending", args=[ledger.period.pk, activity.pk]),
        name="spent",
        kind=kind,
        label=KINDS[kind],
        value=typed.written if typed and problem else _written(stored),
        version=typed.version if typed and problem else (stored.version if stored else 0),
        state=State("bad", problem) if problem else stored_state(stored),
        filed_by=filed_by(stored),
        is_bad=bool(problem),
    )


def _physical(ledger: Ledger, activity: Activity, typed: TypedPhysical | None) -> Cell:
    stored = ledger.physical.get(activity.pk)
    problem = typed.problem if typed else None
    return Cell(
        key=f"{activity.pk}-fisik",
        url=reverse("measurement:physical", args=[ledger.period.pk, activity.pk]),
        name="percent",
        kind="",
        label="",
        value=typed.written if typed and problem else _percent_written(stored),
        version=typed.version if typed and problem else (stored.version if stored else 0),
        state=State("bad", problem) if problem else stored_state(stored),
        filed_by=filed_by(stored),
        is_bad=bool(problem),
    )


def _left(spent_idr: int | None, ceiling_idr: int | None) -> str:
    if spent_idr is None or ceiling_idr is None:
        return MISSING
    return shown_rupiah(remaining_idr(spent_idr, ceiling_idr))


def _written(stored: Spending | None) -> str:
    if stored is None or stored.spent_idr is None:
        return ""
    return shown_rupiah(stored.spent_idr).removeprefix("Rp ")


def _percent_written(stored: PhysicalProgress | None) -> str:
    return "" if stored is None or stored.percent is None else write_number(stored.percent)


@allow(READERS)
@require_POST
def spending_edit(
    request: SignedInRequest, period_id: int, activity_id: int
) -> HttpResponse:
    """Save one cell: what changed in place (HTMX), or the page again (without)."""
    activity, period = _place(request, period_id, activity_id)
    typed = read_spending(request.POST)
    if typed.kind not in KINDS:
        raise Http404
    if typed.problem is None:
        try:
            services.report_spending(
                activity_id=activity_id,
                period_id=period_id,
                kind=typed.kind,
                spent_idr=typed.spent_idr,
                version=typed.version,
                by=request.user,
            )
        except Refused as refusal:
            typed.problem = str(refusal)
    cells = TypedCells(activity_id, spending={typed.kind: typed})
    return _answer(request, activity, period, cells, typed.problem)


@allow(READERS)
@require_POST
def physical_edit(
    request: SignedInRequest, period_id: int, activity_id: int
) -> HttpResponse:
    """Save how much of the work stands, as `spending_edit` saves money."""
    activity, period = _place(request, period_id, activity_id)
    typed = read_physical(request.POST)
    if typed.problem is None:
        try:
            services.report_physical(
                activity_id=activity_id,
                period_id=period_id,
                percent=typed.percent,
                version=typed.version,
                by=request.user,
            )
        except Refused as refusal:
            typed.problem = str(refusal)
    cells = TypedCells(activity_id, physical=typed)
    return _answer(request, activity, period, cells, typed.problem)


def _place(
    request: SignedInRequest, period_id: int, activity_id: int
) -> tuple[Activity, Period]:
    activity = Activity.objects.filter(pk=activity_id).first()
    period = Period.objects.filter(pk=period_id).first()
    if activity is None or period is None:
        raise Http404
    if not can_report_budget(request.user, activity.unit_id):
        raise PermissionDenied
    return activity, period


def _answer(
    request: SignedInRequest,
    activity: Activity,
    period: Period,
    typed: TypedCells,
    problem: str | None,
) -> HttpResponse:
    if request.htmx:
        return _changed(request, activity, period, typed)
    if problem:
        messages.error(request, f"Belum tersimpan: {problem}")
    else:
        messages.success(request, "Tersimpan.")
    return redirect(f"{reverse('measurement:summary')}?{request.GET.urlencode()}")


def _changed(
    request: SignedInRequest, activity: Activity, period: Period, typed: TypedCells
) -> HttpResponse:
    """The row of the cell and those above it: what they show now, each in its place."""
    money = money_of(activity.unit_id, period.year_id, with_holders=False)
    ledger = read_ledger(activity.unit_id, period, money)
    line = [a for a in money.activities if activity.path.startswith(a.path)]
    rows = list(spending_rows(ledger, line, typed))
    return render(request, "measurement/budget.html#changed", {"rows": rows})
