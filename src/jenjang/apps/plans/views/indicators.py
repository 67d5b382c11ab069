"""An indicator of a plan: all that is said of it, its yearly targets, a worked example."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import PeriodKind, Position
from jenjang.apps.plans import services
from jenjang.apps.plans.forms.indicators import (
    ACCUMULATIONS,
    POLARITIES,
    IndicatorForm,
    begun,
    initial_of,
)
from jenjang.apps.plans.models import Indicator
from jenjang.apps.plans.services import ChangedMeanwhile
from jenjang.apps.plans.snapshots.examples import example_of
from jenjang.apps.plans.snapshots.facts import Facts, fingerprint, indicator_facts
from jenjang.apps.plans.views.reach import (
    indicator_seen,
    indicator_worked_on,
    may_change,
    objective_worked_on,
)
from jenjang.core.values import Refused
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow

PAGE = "plans/indicator.html"
TOLD = {
    "text": "Indikator", "measured_in": "Satuan", "owner_id": "Penanggung jawab",
    "polarity": "Arah", "accumulation": "Perhitungan", "frequency": "Diukur setiap",
    "is_iku": "IKU", "definition": "Definisi operasional",
    "relevance": "Alasan pemilihan", "formula_text": "Rumus",
    "numerator_text": "Pembilang (a)", "denominator_text": "Penyebut (b)",
    "factor": "Faktor pengali", "composite": "Indeks gabungan",
    "data_source": "Sumber data",
    "baseline_year": "Tahun kondisi awal", "baseline_value": "Nilai kondisi awal",
    "baseline_text": "Keterangan kondisi awal",
}  # fmt: skip


@allow(READERS)
def indicator_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new indicator of an objective."""
    objective = objective_worked_on(request, pk)
    if objective.plan.unit_id is None:
        raise Http404
    owner = str(objective.owner_id or "")
    form = IndicatorForm(
        request.POST or None, plan=objective.plan, initial=begun() | {"owner": owner}
    )
    made = attempt(
        form,
        lambda: services.draw_up_indicator(
            objective_id=pk, sheet=form.sheet(), by=request.user
        ),
    )
    if made is not None:
        messages.success(request, "Indikator ditambahkan.")
        return redirect(f"{reverse('plans:tree', args=[objective.plan_id])}#i{made.pk}")
    context = {
        "plan": objective.plan,
        "objective": objective,
        "indicator": None,
        "form": form,
        "example": example_of(Indicator(plan=objective.plan)),
    }
    return render(request, PAGE, context, status=status_of(form))


@allow(READERS)
def indicator(request: SignedInRequest, pk: int) -> HttpResponse:
    """All that is said of an indicator, as a form for who draws up the plan."""
    if request.method == "POST":
        return _worded(request, indicator_worked_on(request, pk))
    row = indicator_seen(request, pk)
    facts = indicator_facts(row)
    form = IndicatorForm(plan=row.plan, initial=initial_of(facts))
    return render(request, PAGE, _page(request, row, form, facts))


def _worded(request: SignedInRequest, row: Indicator) -> HttpResponse:
    """Store what was typed; where somebody was quicker, show both and let choose."""
    form = IndicatorForm(request.POST, plan=row.plan)
    facts, seen, is_changed = indicator_facts(row), request.POST.get("seen", ""), False
    if form.is_valid():
        try:
            services.word_indicator(
                indicator_id=row.pk, sheet=form.sheet(), seen=seen, by=request.user
            )
        except ChangedMeanwhile as why:
            form.add_error(None, str(why))
            is_changed, seen = True, fingerprint(facts)
        except Refused as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, "Indikator tersimpan.")
            return redirect("plans:indicator", row.pk)
    context = _page(request, row, form, facts) | {"seen": seen}
    context["stored"] = told(facts) if is_changed else []
    return render(request, PAGE, context, status=409 if is_changed else 422)


def _page(
    request: SignedInRequest, row: Indicator, form: IndicatorForm, facts: Facts
) -> dict[str, Any]:
    may = may_change(request, row.plan)
    return {
        "plan": row.plan,
        "objective": row.objective,
        "indicator": row,
        "form": form if may else None,
        "facts": [] if may else told(facts),
        "seen": fingerprint(facts),
        "example": example_of(row),
    }


def told(facts: Facts) -> list[tuple[str, str]]:
    """Return the facts of an indicator as a person reads them."""
    owner = Position.objects.filter(pk=facts["owner_id"]).first()
    words = {
        "owner_id": owner.name if owner else "belum ada",
        "polarity": dict(POLARITIES).get(facts["polarity"], ""),
        "accumulation": dict(ACCUMULATIONS).get(facts["accumulation"], ""),
        "frequency": str(PeriodKind(facts["frequency"]).label).lower(),
        "is_iku": "ya" if facts["is_iku"] else "tidak",
    }
    said = [(label, words.get(name, facts[name])) for name, label in TOLD.items()]
    targets = [
        (f"Target {key.capitalize()}", text or value)
        for key, (value, text) in sorted(facts["targets"].items())
    ]
    return [(label, str(value)) for label, value in [*said, *targets] if value]


@allow(READERS)
@require_POST
def indicator_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an indicator out of the plan."""
    row = indicator_worked_on(request, pk)
    is_done = attempt_and_say(
        request,
        lambda: services.remove_indicator(indicator_id=pk, by=request.user),
        "Indikator dihapus dari rencana; dapat dikembalikan dengan “Urungkan”.",
    )
    if is_done:
        return redirect(f"{reverse('plans:tree', args=[row.plan_id])}#o{row.objective_id}")
    return redirect("plans:indicator", pk)
