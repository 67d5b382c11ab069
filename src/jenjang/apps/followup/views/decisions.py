"""A decision: how far it is, and what it changed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.followup import services
from jenjang.apps.followup.forms import CancelForm, ChangeForm, FinishForm, VersionForm
from jenjang.apps.followup.models import (
    UNFINISHED,
    Decision,
    DecisionState,
)
from jenjang.apps.followup.permissions import can_carry_out
from jenjang.apps.followup.snapshots.offers import offered
from jenjang.apps.followup.snapshots.use import told
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.web.forms import attempt
from jenjang.web.pages import allow


@allow(READERS)
def decision_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where the decision came from, how far it is; forms for who carries it out."""
    return _show(request, _visible(request, pk))


def _visible(request: SignedInRequest, pk: int) -> Decision:
    return get_object_or_404(Decision.objects.visible_to(request.user).for_table(), pk=pk)


def _show(
    request: SignedInRequest,
    decision: Decision,
    bound: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "decision": decision,
        "told": told([decision], timezone.localdate())[0],
        "forms": {},
    }
    if can_carry_out(request.user, decision):
        context["forms"] = _forms(decision) | (bound or {})
    status = 422 if bound else 200
    return render(request, "followup/decision.html", context, status=status)


def _forms(decision: Decision) -> dict[str, forms.Form]:
    """Return the forms of the acts that the decision's state allows."""
    seen = {"version": decision.version}
    found: dict[str, forms.Form] = {}
    if decision.state == DecisionState.OPEN:
        found["mulai"] = VersionForm(initial=seen, auto_id="mulai_%s")
    if decision.state in UNFINISHED:
        today = seen | {"finished_on": timezone.localdate()}
        found["selesai"] = FinishForm(initial=today, auto_id="selesai_%s")
        found["batal"] = CancelForm(initial=seen, auto_id="batal_%s")
    if decision.state != DecisionState.CANCELLED:
        found["berubah"] = ChangeForm(
            initial=seen | _linked(decision),
            offered=offered(decision),
            auto_id="berubah_%s",
        )
    return found


def _linked(decision: Decision) -> dict[str, Any]:
    return {
        "target": decision.target_id,
        "budget_line": decision.budget_line_id,
        "activity": decision.activity_id,
        "words": decision.changed if decision.change == "lain" else "",
    }


@allow(READERS)
@require_POST
def decision_act(request: SignedInRequest, pk: int, act: str) -> HttpResponse:
    """Begin, finish or cancel a decision, or say what it changed."""
    decision = _visible(request, pk)
    if act not in _ACTS:
        raise Http404
    if not can_carry_out(request.user, decision):
        raise PermissionDenied
    form, done = _bound(request, decision, act), _ACTS[act]
    if attempt(form, lambda: done(request, decision, form)) is None:
        return _show(request, decision, {act: form})
    messages.success(request, "Tersimpan.")
    return redirect("followup:decision", pk)


def _bound(request: SignedInRequest, decision: Decision, act: str) -> forms.Form:
    if act == "berubah":
        choices = offered(decision)
        return ChangeForm(request.POST, offered=choices, auto_id="berubah_%s")
    form_class: dict[str, type[forms.Form]] = {
        "mulai": VersionForm,
        "selesai": FinishForm,
        "batal": CancelForm,
    }
    return form_class[act](request.POST, auto_id=f"{act}_%s")


def _begin(request: SignedInRequest, decision: Decision, form: forms.Form) -> Decision:
    version = form.cleaned_data["version"]
    return services.begin(decision_id=decision.pk, version=version, by=request.user)


def _finish(request: SignedInRequest, decision: Decision, form: forms.Form) -> Decision:
    return services.finish(
        decision_id=decision.pk,
        today=timezone.localdate(),
        by=request.user,
        **form.cleaned_data,
    )


def _cancel(request: SignedInRequest, decision: Decision, form: forms.Form) -> Decision:
    return services.cancel(decision_id=decision.pk, by=request.user, **form.cleaned_data)


def _change(request: SignedInRequest, decision: Decision, form: Any) -> Decision:
    return services.say_what_changed(
        decision_id=decision.pk,
        version=form.cleaned_data["version"],
        change=form.change(),
        by=request.user,
    )


_ACTS: dict[str, Callable[[SignedInRequest, Decision, forms.Form], Decision]] = {
    "mulai": _begin,
    "selesai": _finish,
    "batal": _cancel,
    "berubah": _change,
}
