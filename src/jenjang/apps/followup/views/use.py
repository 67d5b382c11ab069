"""Pemanfaatan: what was red, what was decided about it, what that changed."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from jenjang.apps.followup.models import Decision, DecisionQuerySet
from jenjang.apps.followup.snapshots.use import told, use_of_results
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.papers.layouts.use_of_results import blocks
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.pages import allow

ROWS = 25
PRINTED = ("pdf", "docx", "xlsx")


@allow(READERS)
def use_page(request: SignedInRequest) -> HttpResponse:
    """The decisions of the unit's year, each from its red item to what it changed."""
    rows = _decisions(request)
    page = Paginator(rows, ROWS).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "rows": told(page, timezone.localdate()),
        "count": rows.count(),
        "changed_count": rows.filter(changed__isnull=False).count(),
        "unfinished_count": rows.unfinished().count(),
    }
    return render(request, "followup/use.html", context)


def _decisions(request: SignedInRequest) -> DecisionQuerySet:
    here = scope(request)
    if here.unit is None or here.year is None:
        return Decision.objects.none().for_table()
    return Decision.objects.of_unit(here.unit.pk, here.year).for_table()


@allow(READERS)
def use_file(request: SignedInRequest, ending: str) -> HttpResponse:
    """The same as a paper: what the evaluation asks for as proof of use."""
    here = scope(request)
    if here.unit is None or here.year is None or ending not in PRINTED:
        raise Http404
    use = use_of_results(here.unit, here.year, _decisions(request), timezone.localdate())
    title = f"Pemanfaatan informasi kinerja {here.unit} {here.year}"
    return send_file(write_blocks(blocks(use), ending, title), f"{slugify(title)}.{ending}")
