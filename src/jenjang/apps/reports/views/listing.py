"""Laporan: the papers of a period, each in three formats."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jenjang.apps.measurement.snapshots.calendar import read_calendar
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.reports.permissions import can_read_all_units
from jenjang.apps.reports.snapshots.periods import choices, period_asked
from jenjang.apps.reports.views.kinds import KINDS
from jenjang.web.pages import allow


@allow(READERS)
def report_list(request: SignedInRequest) -> HttpResponse:
    """The unit's papers of a quarter and a month, and those of all units."""
    here = scope(request)
    if here.year is None or here.unit is None:
        return render(request, "measurement/nothing.html")
    calendar, today = read_calendar(here.year), timezone.localdate()
    chosen = {
        kind: period_asked(calendar, kind, request.GET.get(name, ""), today)
        or period_asked(calendar, kind, "", today)
        for kind, name in ((PeriodKind.QUARTER, "triwulan"), (PeriodKind.MONTH, "bulan"))
    }
    context = {
        "rows": [(kind, chosen[kind.period_kind]) for kind in KINDS],
        "quarters": choices(calendar.quarters, chosen[PeriodKind.QUARTER]),
        "months": choices(
            calendar.periods.get(PeriodKind.MONTH, ()), chosen[PeriodKind.MONTH]
        ),
        "reads_all": can_read_all_units(request.user),
        "unit_count": len(here.units),
    }
    return render(request, "reports/list.html", context)
