"""One recommendation: corrected, worked on, proved, claimed, verified, returned."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.files.services import open_stored
from jenjang.apps.followup import services
from jenjang.apps.followup.forms import VersionForm
from jenjang.apps.followup.forms.evaluations import (
    ClaimForm,
    ProofForm,
    RecommendationForm,
    RemoveProofForm,
    ReturnForm,
    WorkForm,
)
from jenjang.apps.followup.models import (
    UNSETTLED,
    Recommendation,
    RecommendationProof,
    RecommendationState,
)
from jenjang.apps.followup.permissions import (
    can_follow_up,
    can_keep_recommendations,
    can_verify_follow_up,
)
from jenjang.apps.followup.snapshots.recommended import shown
from jenjang.apps.followup.views.evaluations import positions_of
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.papers.readers.attachable import kind_of
from jenjang.web.files import send_file
from jenjang.web.forms import attempt
from jenjang.web.pages import allow

KEEPING = ("ubah", "hapus")
VERIFYING = ("verifikasi", "kembalikan")
SANDBOX = "default-src 'none'; sandbox"


@allow(READERS)
def recommendation_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is recommended and what was done; forms for what the person may do now."""
    return _show(request, _visible(request, pk))


def _visible(request: SignedInRequest, pk: int) -> Recommendation:
    rows = Recommendation.objects.visible_to(request.user).for_table()
    return get_object_or_404(rows, pk=pk)


def _show(
    request: SignedInRequest,
    one: Recommendation,
    bound: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    same = Recommendation.objects.filter(evaluation=one.evaluation_id).for_table()
    told = next(row for row in shown(same, timezone.localdate()) if row.one.pk == one.pk)
    context = {
        "one": one,
        "told": told,
        "forms": _forms(request, one) | (bound or {}),
    }
    status = 422 if bound else 200
    return render(request, "followup/recommendation.html", context, status=status)


def _forms(request: SignedInRequest, one: Recommendation) -> dict[str, forms.Form]:
    """Return the forms of the acts that state and person allow."""
    seen = {"version": one.version}
    found: dict[str, forms.Form] = {}
    if one.state in UNSETTLED and can_follow_up(request.user, one):
        told = seen | {"done": one.done}
        day = told | {"finished_on": one.finished_on or timezone.localdate()}
        found["proses"] = WorkForm(initial=told, auto_id="proses_%s")
        found["bukti"] = ProofForm(initial=seen, auto_id="bukti_%s")
        found["selesai"] = ClaimForm(initial=day, auto_id="selesai_%s")
    if one.state in UNSETTLED and _may_keep(request, one):
        found["ubah"] = RecommendationForm.of(one, positions_of(one.evaluation))
    if one.state == RecommendationState.OPEN and _may_keep(request, one):
        found["hapus"] = VersionForm(initial=seen, auto_id="hapus_%s")
    if one.state == RecommendationState.CLAIMED and can_verify_follow_up(request.user):
        found["verifikasi"] = VersionForm(initial=seen, auto_id="verifikasi_%s")
        found["kembalikan"] = ReturnForm(initial=seen, auto_id="kembalikan_%s")
    return found


def _may_keep(request: SignedInRequest, one: Recommendation) -> bool:
    return can_keep_recommendations(request.user, one.evaluation.unit_id)


@allow(READERS)
@require_POST
def recommendation_act(request: SignedInRequest, pk: int, act: str) -> HttpResponse:
    """Do one of the acts on a recommendation."""
    one = _visible(request, pk)
    if act not in _ACTS:
        raise Http404
    if not _may(request, one, act):
        raise PermissionDenied
    form, do = _bound(request, one, act), _ACTS[act]
    if attempt(form, lambda: do(request, one, form) or True) is None:
        name = "bukti" if act == "lepas" else act
        return _show(request, one, {name: form})
    messages.success(request, "Tersimpan.")
    if act == "hapus":
        return redirect("followup:evaluation", one.evaluation_id)
    return redirect("followup:recommendation", pk)


def _may(request: SignedInRequest, one: Recommendation, act: str) -> bool:
    if act in KEEPING:
        return _may_keep(request, one)
    if act in VERIFYING:
        return can_verify_follow_up(request.user)
    return can_follow_up(request.user, one)


def _bound(request: SignedInRequest, one: Recommendation, act: str) -> forms.Form:
    if act == "ubah":
        return RecommendationForm(
            request.POST, positions=positions_of(one.evaluation), auto_id="ubah_%s"
        )
    made: dict[str, type[forms.Form]] = {
        "proses": WorkForm,
        "bukti": ProofForm,
        "lepas": RemoveProofForm,
        "selesai": ClaimForm,
        "kembalikan": ReturnForm,
    }
    form = made.get(act, VersionForm)
    return form(request.POST, request.FILES, auto_id=f"{act}_%s")


def _write(request: SignedInRequest, one: Recommendation, form: Any) -> Any:
    return services.write_recommendation(
        recommendation_id=one.pk,
        version=form.cleaned_data["version"] or 0,
        words=form.words(),
        by=request.user,
    )


def _remove(request: SignedInRequest, one: Recommendation, form: Any) -> Any:
    services.remove_recommendation(
        recommendation_id=one.pk, by=request.user, **form.cleaned_data
    )


def _work(request: SignedInRequest, one: Recommendation, form: Any) -> Any:
    return services.work_on_recommendation(
        recommendation_id=one.pk, by=request.user, **form.cleaned_data
    )


def _prove(request: SignedInRequest, one: Recommendation, form: Any) -> Any:
    said = form.cleaned_data
    about = {
        "recommendation_id": one.pk,
        "version": said["version"],
        "by": request.user,
    }
    if said["file"]:
        file = said["file"]
        return services.prove_with_file(content=file.read(), name=file.name, **about)
    return services.prove_with_link(url=said["url"], **about)


def _unprove(request: SignedInRequest, one: Recommendation, form: Any) -> Any:
    said = form.cleaned_data
    get_object_or_404(one.proofs, pk=said["proof"])
    return services.remove_proof(
        proof_id=said["proof"], version=said["version"], by=request.user
    )


def _claim(request: SignedInRequest, one: Recommendation, form: Any) -> Any:
    return services.claim_recommendation(
        recommendation_id=one.pk,
        today=timezone.localdate(),
        by=request.user,
        **form.cleaned_data,
    )


def _verify(request: SignedInRequest, one: Recommendation, form: Any) -> Any:
    return services.verify_recommendation(
        recommendation_id=one.pk, by=request.user, **form.cleaned_data
    )


def _return(request: SignedInRequest, one: Recommendation, form: Any) -> Any:
    return services.return_recommendation(
        recommendation_id=one.pk, by=request.user, **form.cleaned_data
    )


_ACTS: dict[str, Callable[[SignedInRequest, Recommendation, forms.Form], Any]] = {
    "ubah": _write,
    "hapus": _remove,
    "proses": _work,
    "bukti": _prove,
    "lepas": _unprove,
    "selesai": _claim,
    "verifikasi": _verify,
    "kembalikan": _return,
}


@allow(READERS)
def proof_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file of a proof, for whoever sees the unit; never shown as a page of ours."""
    found = Recommendation.objects.visible_to(request.user)
    rows = RecommendationProof.objects.filter(recommendation__in=found)
    proof = get_object_or_404(rows.select_related("file"), pk=pk)
    if proof.file is None:
        raise Http404
    content = open_stored(proof.file)
    kind = kind_of(content)
    is_named_so = proof.name.lower().endswith(f".{kind.ending}")
    name = proof.name if is_named_so else f"{proof.name}.{kind.ending}"
    response = send_file(content, name)
    response["Content-Type"] = kind.media_type
    response["Content-Security-Policy"] = SANDBOX
    return response
