"""A realisation file: what it would store, then storing just that."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.measurement.imports.spendings import (
    SpendingPlan,
    look,
    packed,
    perform,
    read_sheet,
    spending_template_sheet,
    unpacked,
)
from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.plans.access import BUDGET_IMPORTERS
from jenjang.apps.plans.imports.tickets import issue_ticket, open_ticket
from jenjang.apps.plans.models import Activity
from jenjang.core.values import Refused
from jenjang.web.files import send_file
from jenjang.web.forms import TableFileField, attempt, status_of
from jenjang.web.pages import allow

PAGE = "spending"
SHOWN_CHANGES = 200


class SpendingFileForm(forms.Form):
    """A realisation file, and what period it is of."""

    file = TableFileField("Berkas dari SIPD, FMIS atau contoh lembar (Excel, CSV, JSON)")
    period = forms.ModelChoiceField(
        label="Periode",
        queryset=Period.objects.none(),
        required=False,
        empty_label="menurut tanggal dalam berkas",
        help_text="Angka yang tersimpan pada periode itu diganti isi berkas.",
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        """Offer the months and quarters of the year."""
        super().__init__(*args, **kwargs)
        kinds = [PeriodKind.MONTH, PeriodKind.QUARTER]
        rows = Period.objects.filter(year=year, kind__in=kinds).order_by("kind", "n")
        self.fields["period"].queryset = rows  # type: ignore[attr-defined]  # a choice


@allow(BUDGET_IMPORTERS)
def spending_import(request: SignedInRequest) -> HttpResponse:
    """A realisation file: what it would store, and what is to be corrected in it."""
    unit, year = _place(request)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SpendingFileForm(*data, year=year)
    looked = None
    if form.is_bound:
        looked = attempt(form, lambda: _looked(request, form, unit, year))
    context = {"form": form, "plan": None, "shown": SHOWN_CHANGES, **(looked or {})}
    return render(
        request, "measurement/spending_import.html", context, status=status_of(form)
    )


def _place(request: SignedInRequest) -> tuple[Unit, int]:
    here = scope(request)
    if here.unit is None or here.year is None:
        raise Http404
    return here.unit, here.year


def _looked(
    request: SignedInRequest, form: SpendingFileForm, unit: Unit, year: int
) -> dict[str, Any]:
    sheet = read_sheet(form.cleaned_data["file"].read())
    period = form.cleaned_data["period"]
    plan = look(sheet, unit, year, period)
    if plan.problems:
        return {"plan": plan}
    said = [unit.pk, year, period.pk if period else None, plan.digest]
    name = f"realisasi {unit.name}.json"
    return {
        "plan": plan,
        "ticket": issue_ticket(PAGE, packed(sheet), name, said, request.user),
    }


@allow(BUDGET_IMPORTERS)
@require_POST
def spending_import_do(request: SignedInRequest) -> HttpResponse:
    """What was looked at is stored; where it would be something else by now, nothing is."""
    unit, year = _place(request)
    try:
        plan = _stored(request, unit, year)
    except Refused as why:
        messages.error(request, str(why))
        return redirect("measurement:spending_import")
    names = ", ".join(str(one.period) for one in plan.periods)
    messages.success(request, f"Realisasi {unit.name} {names} tersimpan.")
    return redirect(f"{reverse('measurement:summary')}?lihat=anggaran")


def _stored(request: SignedInRequest, unit: Unit, year: int) -> SpendingPlan:
    ticket = request.POST.get("ticket", "")
    _, content, (unit_pk, of_year, period_pk, digest) = open_ticket(
        ticket, PAGE, request.user
    )
    if (unit_pk, of_year) != (unit.pk, year):
        raise Refused("Unit atau tahun berganti sejak berkas ini diperiksa; unggah lagi.")
    period = Period.objects.filter(pk=period_pk).first()
    return perform(unpacked(content), unit, year, period, digest=digest, by=request.user)


@allow(BUDGET_IMPORTERS)
def spending_template(request: SignedInRequest) -> HttpResponse:
    """Our own sheet with the unit's activities, to be filled and imported."""
    unit, year = _place(request)
    activities = list(Activity.objects.filter(unit=unit).order_by("code", "path"))
    content = spending_template_sheet(f"Realisasi {unit.name} tahun {year}", activities)
    return send_file(content, f"realisasi-{slugify(unit.name)}-{year}.xlsx")
