"""The grid as a sheet: taken along, filled anywhere, looked at and brought in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.measurement.forms import EntryFileForm
from jenjang.apps.measurement.imports import (
    EntryPlan,
    LooksDifferent,
    Place,
    look,
    perform,
    read_file,
)
from jenjang.apps.measurement.permissions import can_import_entries
from jenjang.apps.measurement.views.chosen import nothing_yet
from jenjang.apps.measurement.views.entry_rows import entry_workbook
from jenjang.apps.measurement.views.grid import Desk, Grid, read_desk, read_grid
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope, unit_rule
from jenjang.apps.plans.imports.tickets import issue_ticket, open_ticket
from jenjang.core.values import Refused
from jenjang.web.files import send_file
from jenjang.web.forms import attempt, status_of
from jenjang.web.pages import allow

TICKET = "entry"
PAGE = "measurement/entry_import.html"
SHOWN_CHANGES = 200
ENTERERS = unit_rule("pengisi realisasi", can_import_entries)


@allow(READERS)
def entry_sheet(request: SignedInRequest) -> HttpResponse:
    """The grid of the period as a workbook to be filled."""
    grid = read_grid(request)
    if grid is None:
        return nothing_yet(request)
    name = slugify(f"isian {grid.here.unit.name} {grid.period}")
    content = entry_workbook(grid, _place(request, grid), request.user)
    return send_file(content, f"{name}.xlsx")


def _place(request: SignedInRequest, desk: Desk | Grid) -> Place:
    return Place(desk.here.unit, desk.period, scope(request).pemda)


@allow(ENTERERS)
def entry_import(request: SignedInRequest) -> HttpResponse:
    """A filled sheet: what it would change, and what is to be corrected in it."""
    desk = read_desk(request)
    if desk is None:
        return nothing_yet(request)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EntryFileForm(*data)
    looked = attempt(form, lambda: _looked(request, form, desk)) if form.is_bound else None
    return _page(request, desk, form, looked or {}, status_of(form))


def _page(
    request: HttpRequest,
    desk: Desk,
    form: EntryFileForm,
    looked: dict[str, Any],
    status: int,
) -> HttpResponse:
    context: dict[str, Any] = {
        "desk": desk,
        "form": form,
        "plan": None,
        "shown": SHOWN_CHANGES,
        "query": request.GET.urlencode(),
    }
    return render(request, PAGE, context | looked, status=status)


def _looked(request: SignedInRequest, form: EntryFileForm, desk: Desk) -> dict[str, Any]:
    content = form.cleaned_data["file"].read()
    place = _place(request, desk)
    plan = look(read_file(content, place), place, request.user)
    name = form.cleaned_data["file"].name or "isian.xlsx"
    return {"plan": plan, "ticket": _ticket(request, content, name, place, plan)}


def _ticket(
    request: SignedInRequest, content: bytes, name: str, place: Place, plan: EntryPlan
) -> str:
    """Return the ticket for doing what was looked at; none where there is nothing to do."""
    if plan.problems or not plan.changes:
        return ""
    said = {"unit": place.unit.pk, "period": place.period.pk, "digest": plan.digest}
    return issue_ticket(TICKET, content, name, said, request.user)


@allow(ENTERERS)
@require_POST
def entry_import_do(request: SignedInRequest) -> HttpResponse:
    """What was looked at is done; where it would be something else by now, it is shown."""
    desk = read_desk(request)
    if desk is None:
        return nothing_yet(request)
    place = _place(request, desk)
    query = request.GET.urlencode()
    try:
        source, content, said = open_ticket(
            request.POST.get("ticket", ""), TICKET, request.user
        )
        sheet = read_file(content, place)
        plan = perform(sheet, place, digest=said["digest"], by=request.user)
    except LooksDifferent as why:
        messages.error(request, str(why))
        plan = look(sheet, place, request.user)
        ticket = _ticket(request, content, source.original_name, place, plan)
        looked = {"plan": plan, "ticket": ticket}
        return _page(request, desk, EntryFileForm(), looked, 409)
    except Refused as why:
        messages.error(request, str(why))
        return redirect(f"{reverse('measurement:entry_import')}?{query}")
    messages.success(request, f"{len(plan.changes)} baris tersimpan dari lembar isian.")
    return redirect(f"{reverse('measurement:grid')}?{query}")
