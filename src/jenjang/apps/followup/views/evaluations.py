"""Evaluasi AKIP: what each year came to, what was recommended, tables pasted in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.followup import services
from jenjang.apps.followup.forms.evaluations import (
    EvaluationForm,
    PasteForm,
    RecommendationForm,
)
from jenjang.apps.followup.models import Evaluation, Recommendation
from jenjang.apps.followup.permissions import can_keep_recommendations
from jenjang.apps.followup.snapshots.recommended import result_of, shown
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Position, unit_scope
from jenjang.web.forms import attempt, status_of
from jenjang.web.pages import allow

CANNOT_READ = "Perbaiki tabelnya, lalu periksa lagi."


@allow(READERS)
def evaluation_list(request: SignedInRequest) -> HttpResponse:
    """The evaluations of the unit by year, those of the pemda, and a form for another."""
    unit_id = _unit_asked(request)
    may_keep = can_keep_recommendations(request.user, unit_id) and (
        unit_id is not None or _sees_all(request)
    )
    form = _new_form(request) if may_keep else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if form is not None and form.is_bound:
        made = attempt(form, lambda: _keep(request, unit_id, form))
        if made is not None:
            messages.success(request, "Hasil evaluasi tersimpan.")
            return redirect("followup:evaluation", made.pk)
    context = {
        "is_pemda": unit_id is None,
        "sees_all": _sees_all(request),
        "rows": _told(unit_id),
        "form": form,
    }
    status = status_of(form) if form else 200
    return render(request, "followup/evaluations.html", context, status=status)


def _sees_all(request: SignedInRequest) -> bool:
    return unit_scope(request.user) is None


def _unit_asked(request: SignedInRequest) -> int | None:
    """Return the unit worked in; None for the pemda, which who sees all may ask for."""
    if request.GET.get("milik") == "pemda" and _sees_all(request):
        return None
    unit = scope(request).unit
    if unit is None and not _sees_all(request):
        raise PermissionDenied
    return unit.pk if unit else None


def _new_form(request: SignedInRequest) -> EvaluationForm:
    year = (scope(request).year or timezone.localdate().year) - 1
    initial = {"version": 0, "year": year}
    data = request.POST if request.method == "POST" else None
    return EvaluationForm(data, initial=initial, auto_id="baru_%s")


def _keep(
    request: SignedInRequest, unit_id: int | None, form: EvaluationForm
) -> Evaluation:
    return services.keep_evaluation(
        unit_id=unit_id,
        year=form.cleaned_data["year"],
        facts=form.facts(),
        version=form.cleaned_data["version"],
        by=request.user,
    )


def _told(unit_id: int | None) -> list[dict[str, Any]]:
    rows = Evaluation.objects.of_unit(unit_id).prefetch_related("recommendations")
    return [
        {
            "evaluation": one,
            "result": result_of(one),
            "count": len(one.recommendations.all()),
            "settled": sum(r.state == "diverifikasi" for r in one.recommendations.all()),
        }
        for one in rows
    ]


@allow(READERS)
def evaluation_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """What a year came to, and its recommendations with how far each is."""
    return _show(request, _visible(request, pk))


def _visible(request: SignedInRequest, pk: int) -> Evaluation:
    rows = Evaluation.objects.visible_to(request.user).select_related("unit")
    return get_object_or_404(rows, pk=pk)


def _kept(request: SignedInRequest, pk: int) -> Evaluation:
    evaluation = _visible(request, pk)
    if not can_keep_recommendations(request.user, evaluation.unit_id):
        raise PermissionDenied
    return evaluation


def _show(
    request: SignedInRequest,
    evaluation: Evaluation,
    bound: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    rows = Recommendation.objects.filter(evaluation=evaluation).for_table()
    context: dict[str, Any] = {
        "evaluation": evaluation,
        "result": result_of(evaluation),
        "rows": shown(rows, timezone.localdate()),
        "forms": {},
    }
    if can_keep_recommendations(request.user, evaluation.unit_id):
        new = RecommendationForm(positions=positions_of(evaluation), auto_id="baru_%s")
        context["forms"] = {
            "hasil": EvaluationForm.of(evaluation),
            "baru": new,
        } | (bound or {})
    status = 422 if bound else 200
    return render(request, "followup/evaluation.html", context, status=status)


def positions_of(evaluation: Evaluation) -> list[tuple[str, str]]:
    """Return who may answer: the unit's positions, for the pemda those above all units."""
    rows = Position.objects.filter(unit=evaluation.unit_id).order_by("path")
    return [(str(one.pk), one.name) for one in rows]


@allow(READERS)
@require_POST
def evaluation_keep(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct what the letter states."""
    evaluation = _kept(request, pk)
    form = EvaluationForm(request.POST, initial={"year": evaluation.year})
    form.fields["year"].disabled = True
    if attempt(form, lambda: _keep(request, evaluation.unit_id, form)) is None:
        return _show(request, evaluation, {"hasil": form})
    messages.success(request, "Hasil evaluasi tersimpan.")
    return redirect("followup:evaluation", pk)


@allow(READERS)
@require_POST
def recommendation_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a recommendation by hand."""
    evaluation = _kept(request, pk)
    form = RecommendationForm(
        request.POST, positions=positions_of(evaluation), auto_id="baru_%s"
    )
    done = attempt(
        form,
        lambda: services.add_recommendations(
            evaluation_id=pk, rows=[form.words()], by=request.user
        ),
    )
    if done is None:
        return _show(request, evaluation, {"baru": form})
    messages.success(request, "Rekomendasi ditambahkan.")
    return redirect("followup:evaluation", pk)


@allow(READERS)
def recommendation_paste(request: SignedInRequest, pk: int) -> HttpResponse:
    """A table pasted or from a file: looked at first, stored when it is right."""
    evaluation = _kept(request, pk)
    if request.method != "POST":
        return _paste_page(request, evaluation, PasteForm())
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid() or "simpan" not in request.POST:
        return _paste_page(request, evaluation, form)
    rows = services.words_of(form.rows, evaluation.unit_id)
    made = attempt(
        form,
        lambda: services.add_recommendations(evaluation_id=pk, rows=rows, by=request.user),
    )
    if made is None:
        return _paste_page(request, evaluation, form)
    messages.success(request, f"{len(made)} rekomendasi ditambahkan.")
    return redirect("followup:evaluation", pk)


def _paste_page(
    request: SignedInRequest, evaluation: Evaluation, form: PasteForm
) -> HttpResponse:
    names = dict(positions_of(evaluation))
    words = services.words_of(form.rows, evaluation.unit_id)
    there = set(evaluation.recommendations.values_list("text", flat=True))
    context = {
        "evaluation": evaluation,
        "form": form,
        "pasted": form.cleaned_data.get("text", "") if words else "",
        "rows": [
            {
                "words": one,
                "person": names.get(str(one.position_id), one.responsible or ""),
                "is_there": one.text in there,
            }
            for one in words
        ],
    }
    return render(request, "followup/paste.html", context, status=status_of(form))
