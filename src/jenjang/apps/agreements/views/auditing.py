"""The auditor asked from a page: over a unit's agreements, or over all units'."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.services import audit_agreements
from jenjang.apps.agreements.tasks import audit_after_commit
from jenjang.apps.findings.permissions import (
    SETTLERS,
    SETTLERS_OF_ALL,
)
from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.web.pages import allow


@allow(SETTLERS)
@require_POST
def agreement_audit(request: SignedInRequest) -> HttpResponse:
    """Audit the unit's agreements of the year, then show what was found."""
    here = scope(request)
    if here.unit is None or here.year is None:
        raise Http404
    unit, year = here.unit, here.year
    found = audit_agreements(unit=unit, year=year, by=request.user)
    said = f"{found} temuan" if found else "tidak ada temuan"
    messages.success(request, f"Perjanjian {unit} {year} sudah diperiksa: {said}.")
    return redirect("findings:list")


@allow(SETTLERS_OF_ALL)
@require_POST
def agreement_audit_all(request: SignedInRequest) -> HttpResponse:
    """Have the agreements of every unit audited for the year, one unit after another."""
    here = scope(request)
    if here.year is None:
        raise Http404
    holding = Agreement.objects.visible_to(request.user).of_year(here.year).in_force()
    units = sorted(set(holding.values_list("unit_id", flat=True)))
    audit_after_commit(units, here.year, request.user)
    messages.success(
        request,
        f"Perjanjian {len(units)} unit sedang diperiksa; muat ulang halaman ini untuk "
        "melihat temuannya.",
    )
    return redirect("findings:board")
