"""Yang harus dikerjakan: what waits for who files, by deadline, one tap from its cell."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.measurement.permissions import reportable_series
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.snapshots.due import Due, Work, promised_lines, read_due
from jenjang.apps.measurement.snapshots.locks import read_lock
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.messages import late_words
from jenjang.apps.measurement.views.use import waiting_for
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.core.figures import write_date
from jenjang.web.pages import allow

GRID_ROWS = 25
OPEN_ROWS = 10  # of a group; more would hide what the groups below it need
TITLES = {
    Work.RETURNED: "Dikembalikan, perlu diperbaiki",
    Work.MISSING: "Belum diisi, atau belum disebut alasannya",
    Work.UNSUBMITTED: "Sudah diisi, belum diajukan",
    Work.UNPROVEN: "Tanpa bukti",
}


@dataclass(frozen=True, slots=True)
class DueRow:
    """One figure, what is wrong with it, and the cell where that is mended."""

    text: str
    url: str
    detail: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class DueGroup:
    """The figures that need the same."""

    key: str
    title: str
    rows: tuple[DueRow, ...]

    @property
    def first(self) -> tuple[DueRow, ...]:
        """Return those to begin with, which stand open."""
        return self.rows[:OPEN_ROWS]

    @property
    def others(self) -> tuple[DueRow, ...]:
        """Return the rest, folded."""
        return self.rows[OPEN_ROWS:]


@allow(READERS)
def due_work(request: SignedInRequest) -> HttpResponse:
    """What the person may still do about the quarter's figures; others' work is not his."""
    return due_page(request)


def due_page(request: SignedInRequest) -> HttpResponse:
    """Return the page; the home of who files and does not lead."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    today = timezone.localdate()
    lines, answering = promised_lines(here.unit.pk, here.calendar.year)
    mine = reportable_series(request.user, here.unit.pk, answering)
    due = read_due(lines, mine, here.calendar, here.quarter)
    lock = read_lock(here.unit.pk, here.quarter)
    context = {
        "here": here,
        "groups": due_groups(due, today),
        "mine": len(mine),
        "lock": lock,
        "waiting": waiting_for(request.user, here.unit.pk, today),
        "coming": _coming(here, today),
        "quarters": quarter_choices(here),
    }
    return render(request, "measurement/due.html", context)


def due_groups(due: Iterable[Due], today: dt.date) -> list[DueGroup]:
    """Return the figures by what they need, in each the first deadline on top."""
    ordered = sorted(due, key=lambda one: one.period.due_on)
    groups = [
        DueGroup(
            work.value,
            title,
            tuple(_row(one, today) for one in ordered if one.work is work),
        )
        for work, title in TITLES.items()
    ]
    return [group for group in groups if group.rows]


def _row(one: Due, today: dt.date) -> DueRow:
    owner = (
        one.indicator.owner.name if one.indicator.owner else "belum ada penanggung jawab"
    )
    parts = [short_name(one.period), owner, late_words(one.period.due_on, today)]
    return DueRow(
        text=one.indicator.text,
        url=_evidence_url(one) if one.work is Work.UNPROVEN else cell_url(one),
        detail=" · ".join([*filter(None, [one.reason]), *parts]),
        is_late=one.period.due_on < today,
    )


def _evidence_url(one: Due) -> str:
    value = reverse("measurement:value", args=[one.period.pk, one.indicator.series_id])
    return f"{value}#bukti"


def cell_url(one: Due) -> str:
    """Return where the very cell is filed: the page of the grid, and its row."""
    quarter = (one.period.last_day.month + 2) // 3
    is_month = one.period.kind == PeriodKind.MONTH
    query = {
        "triwulan": quarter,
        "periode": f"bulan-{one.period.n}" if is_month else f"triwulan-{quarter}",
        "pejabat": "",
        "hal": one.place // GRID_ROWS + 1,
    }
    series_id = one.indicator.series_id
    return f"{reverse('measurement:grid')}?{urlencode(query)}#r{series_id}"


def _coming(here: Chosen, today: dt.date) -> list[tuple[str, str]]:
    """Return the deadlines of filing that are still to come this year, three of them."""
    periods: list[Period] = sorted(
        (one for one in here.calendar.quarters if one.due_on >= today),
        key=lambda one: one.due_on,
    )
    return [
        (
            str(one),
            f"{write_date(one.due_on)}, {_left((one.due_on - today).days)}",
        )
        for one in periods[:3]
    ]


def _left(days: int) -> str:
    return "hari ini" if days == 0 else f"{days} hari lagi"
