"""The papers of all units, for those who read them all."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.reports.permissions import READERS_OF_ALL
from jenjang.apps.reports.snapshots.periods import choices
from jenjang.apps.reports.views.asked import ENDINGS, Asked, as_file, asked, on_screen
from jenjang.apps.reports.views.kinds import AboutAll, Parts, whose
from jenjang.web.pages import allow


@allow(READERS_OF_ALL)
def all_page(request: SignedInRequest, key: str) -> HttpResponse:
    """One paper over all units of a period."""
    wanted = asked(request, key)
    title = wanted.kind.title(whose(scope(request)), wanted.period)
    context = {
        "kind": wanted.kind,
        "period": wanted.period,
        "periods": choices(wanted.calendar.periods[wanted.kind.period_kind], wanted.period),
        "paper": on_screen(_parts(request, wanted), title),
        "file": "reports:all_file",
    }
    return render(request, "reports/paper.html", context)


@allow(READERS_OF_ALL)
def all_file(request: SignedInRequest, key: str, ending: str) -> HttpResponse:
    """The same paper as PDF, Word or Excel."""
    wanted = asked(request, key)
    if ending not in ENDINGS:
        raise Http404
    title = wanted.kind.title(whose(scope(request)), wanted.period)
    return as_file(_parts(request, wanted), ending, title)


def _parts(request: SignedInRequest, wanted: Asked) -> Parts:
    here = scope(request)
    about = AboutAll(here.units, wanted.calendar, wanted.period, here.pemda)
    return wanted.kind.of_all(about)
