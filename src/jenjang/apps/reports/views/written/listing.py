"""LKjIP: the reports of a unit's year, and a way to open one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.organisation.permissions import can_see_all_units
from jenjang.apps.reports import services
from jenjang.apps.reports.forms import OpenForm
from jenjang.apps.reports.models import PerformanceReport
from jenjang.apps.reports.permissions import can_keep_templates, can_write_report
from jenjang.web.forms import attempt, troubles
from jenjang.web.pages import allow

PEMDA = "pemda"


@allow(READERS)
def report_list(request: SignedInRequest) -> HttpResponse:
    """The written reports of the unit and year in hand, and of the whole pemda."""
    here = scope(request)
    if here.year is None:
        return render(request, "measurement/nothing.html")
    blocks = [_block(request, here.unit, here.year)] if here.unit else []
    if can_see_all_units(request.user):
        blocks.append(_block(request, None, here.year))
    context = {"blocks": blocks, "keeps_templates": can_keep_templates(request.user)}
    return render(request, "reports/written/list.html", context)


def _block(request: SignedInRequest, unit: Unit | None, year: int) -> dict[str, Any]:
    """Return a unit's reports (None: the pemda's), and the form to open another."""
    reports = list(PerformanceReport.objects.of_unit(unit, year))
    may_open = can_write_report(request.user, unit.pk if unit else None)
    return {
        "unit": unit,
        "value": unit.pk if unit else PEMDA,
        "reports": reports,
        "form": OpenForm(choices=_choices(reports, year)) if may_open else None,
    }


def _choices(reports: list[PerformanceReport], year: int) -> list[tuple[str, str]]:
    """Return the periods that have no report yet, the year first."""
    taken = {one.period_id for one in reports}
    periods = Period.objects.filter(year=year).exclude(kind=PeriodKind.MONTH)
    rows = sorted(periods, key=lambda one: (one.first_day, -one.last_day.toordinal()))
    return [(str(one.pk), str(one)) for one in rows if one.pk not in taken]


@allow(READERS)
@require_POST
def report_open(request: SignedInRequest) -> HttpResponse:
    """Open the report of a period with all its sections."""
    unit_id = _whose(request)
    if not can_write_report(request.user, unit_id):
        raise PermissionDenied
    year = scope(request).year or 0
    form = OpenForm(request.POST, choices=_choices([], year))
    made = attempt(
        form,
        lambda: services.open_report(
            unit_id=unit_id, period_id=int(form.cleaned_data["period"]), by=request.user
        ),
    )
    if made is None:
        messages.error(request, troubles(form))
        return redirect("reports:written_list")
    messages.success(request, "Laporan dibuka dengan semua bagiannya.")
    return redirect("reports:written", made.pk)


def _whose(request: SignedInRequest) -> int | None:
    unit = scope(request).unit
    if request.POST.get("whose") == PEMDA or unit is None:
        return None
    return unit.pk
