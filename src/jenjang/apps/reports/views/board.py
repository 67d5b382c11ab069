"""Who has sent which report: a board for Bagian Organisasi, and all papers in a ZIP."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.organisation.snapshots import counted_in, holidays_known
from jenjang.apps.reports.models import Edition, PerformanceReport, ReportState
from jenjang.apps.reports.permissions import READERS_OF_ALL
from jenjang.core.deadlines import due_day
from jenjang.papers.bundling import Leaf, zipped
from jenjang.web.files import send_file
from jenjang.web.pages import allow

SENT = (ReportState.SUBMITTED, ReportState.REVIEWED, ReportState.PUBLISHED)
COLOURS = {
    ReportState.APPROVED: "kuning",
    ReportState.SUBMITTED: "biru",
    ReportState.REVIEWED: "biru",
    ReportState.PUBLISHED: "hijau",
}


@allow(READERS_OF_ALL)
def report_board(request: SignedInRequest) -> HttpResponse:
    """Every unit with its yearly report: how far it is, how late, where it is."""
    here = scope(request)
    if here.year is None:
        return render(request, "measurement/nothing.html")
    period = _year(here.year)
    found = _reports(period)
    today = timezone.localdate()
    due_on = last_day(period)
    rows = [_row(unit, found.get(unit.pk), due_on, today) for unit in here.units]
    context = {
        "rows": rows,
        "own": found.get(None),
        "sent": sum(row["is_sent"] for row in rows),
        "last_day": due_on,
    }
    return render(request, "reports/board.html", context)


def _year(year: int) -> Period:
    found = Period.objects.filter(year=year, kind=PeriodKind.YEAR).first()
    if found is None:
        raise Http404
    return found


def _reports(period: Period) -> dict[int | None, PerformanceReport]:
    rows = PerformanceReport.objects.filter(period=period).select_related("period", "unit")
    return {one.unit_id: one for one in rows}


def last_day(period: Period) -> dt.date:
    """Return the day by which the units' reports are due, by the pemda's own deadline.

    Without one, two months after the year: Perpres 29/2014 (kepala SKPD to the bupati).
    """
    year = period.last_day.year + 1
    how = counted_in(year)["lkjip_lalu"]
    if how.since is None:
        return dt.date(year, 3, 1) - dt.timedelta(days=1)
    return due_day(how.rule, how.since, holidays_known())


def _row(
    unit: Unit, report: PerformanceReport | None, due_on: dt.date, today: dt.date
) -> dict[str, Any]:
    is_sent = report is not None and report.state in SENT
    late = 0 if is_sent else max(0, (today - due_on).days)
    state = ReportState(report.state) if report else None
    return {
        "unit": unit,
        "report": report,
        "state": state.label if state else "Belum dibuka",
        "colour": COLOURS.get(state, "abu") if state else "merah",
        "is_sent": is_sent,
        "late": f"terlambat {late} hari" if late else "",
    }


@allow(READERS_OF_ALL)
def report_bundle(request: SignedInRequest) -> HttpResponse:
    """The latest frozen PDF of every unit that has one, in a ZIP."""
    year = scope(request).year
    if year is None:
        raise Http404
    rows = Edition.objects.filter(report__period=_year(year)).for_page()
    latest = {one.report_id: one for one in rows.order_by("n")}
    if not latest:
        raise Http404
    leaves = [
        Leaf(f"{slugify(str(one))}.pdf", open_stored(one.pdf)) for one in latest.values()
    ]
    return send_file(zipped(leaves), f"lkjip-{year}.zip")
