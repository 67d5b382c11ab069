"""A unit's paper on the screen and as a file, both from one reading."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.apps.reports.snapshots.periods import choices
from jenjang.apps.reports.views.asked import ENDINGS, Asked, as_file, asked, on_screen
from jenjang.apps.reports.views.kinds import About
from jenjang.web.pages import allow


@allow(READERS)
def report_page(request: SignedInRequest, key: str) -> HttpResponse:
    """One paper of the unit's period (`?triwulan=`, `?bulan=`)."""
    wanted, unit = asked(request, key), _unit(request)
    title = wanted.kind.title(unit, wanted.period)
    parts = wanted.kind.of_unit(_about(request, wanted, unit, is_page=True))
    context = {
        "kind": wanted.kind,
        "period": wanted.period,
        "periods": choices(wanted.calendar.periods[wanted.kind.period_kind], wanted.period),
        "paper": on_screen(parts, title),
        "file": "reports:file",
    }
    return render(request, "reports/paper.html", context)


@allow(READERS)
def report_file(request: SignedInRequest, key: str, ending: str) -> HttpResponse:
    """The same paper as PDF, Word or Excel."""
    wanted, unit = asked(request, key), _unit(request)
    if ending not in ENDINGS:
        raise Http404
    parts = wanted.kind.of_unit(_about(request, wanted, unit, is_page=False))
    return as_file(parts, ending, wanted.kind.title(unit, wanted.period))


def _unit(request: SignedInRequest) -> Unit:
    unit = scope(request).unit
    if unit is None:
        raise Http404
    return unit


def _about(request: SignedInRequest, wanted: Asked, unit: Unit, *, is_page: bool) -> About:
    pemda = scope(request).pemda
    return About(unit, wanted.calendar, wanted.period, pemda, is_page)
