"""Crosscutting: what other units ask of this one, and what it asks of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.permissions import can_see_unit
from jenjang.apps.plans import services
from jenjang.apps.plans.forms.tree import AnswerForm
from jenjang.apps.plans.models import (
    CrosscutRequest,
    Objective,
    ObjectiveLevel,
    Plan,
    nearest,
)
from jenjang.apps.plans.permissions import can_plan
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow


@allow(READERS)
def crosscuts(request: SignedInRequest) -> HttpResponse:
    """The requests to and from the unit in hand, newest first."""
    unit = scope(request).unit
    rows = CrosscutRequest.objects.select_related(
        "unit", "objective__plan__unit", "answer"
    ).order_by("-pk")
    rows = (
        rows.filter(Q(unit=unit) | Q(objective__plan__unit=unit)) if unit else rows.none()
    )
    asked = list(rows)
    context = {
        "incoming": [one for one in asked if unit is not None and one.unit_id == unit.pk],
        "outgoing": [one for one in asked if unit is not None and one.unit_id != unit.pk],
        "may_answer": can_plan(request.user, unit) if unit else False,
    }
    return render(request, "plans/crosscuts.html", context)


@allow(READERS)
def crosscut(request: SignedInRequest, pk: int) -> HttpResponse:
    """One request: taken into the own tree by a form, or refused with a reason."""
    asked = _asked(request, pk)
    plan = _own_plan(request, asked)
    nodes = list(plan.objectives.order_by("path")) if plan else []
    form = AnswerForm(
        request.POST or None,
        unit=asked.unit,
        nodes=nodes,
        initial={"text": asked.text, "level": ObjectiveLevel.PROGRAM.value},
    )
    if request.method == "POST" and not can_plan(request.user, asked.unit_id):
        raise PermissionDenied
    accepted = attempt(form, lambda: _accept(request, asked, form, nodes))
    if accepted is not None:
        messages.success(request, "Diterima: bagiannya berdiri di pohon kinerja kita.")
        return redirect("plans:node", accepted.answer_id)
    context = {
        "asked": asked,
        "plan": plan,
        "form": form if nodes else None,
        "may_answer": can_plan(request.user, asked.unit_id),
    }
    return render(request, "plans/crosscut.html", context, status=status_of(form))


def _accept(
    request: SignedInRequest,
    asked: CrosscutRequest,
    form: AnswerForm,
    nodes: list[Objective],
) -> CrosscutRequest:
    by_key = {str(one.pk): one for one in nodes}
    return services.accept_crosscut(
        request_id=asked.pk,
        parent=by_key[form.cleaned_data["parent"]],
        facts=form.facts(),
        by=request.user,
    )


def _own_plan(request: SignedInRequest, asked: CrosscutRequest) -> Plan | None:
    """Return the plan the asked unit works by in the year in hand."""
    year = scope(request).year or asked.objective.plan.first_year
    return nearest(Plan.objects.of_year(asked.unit_id, year).settled())


def _asked(request: SignedInRequest, pk: int) -> CrosscutRequest:
    """Return a request to a unit this person sees; 404 for another."""
    scope(request)
    rows = CrosscutRequest.objects.select_related("unit", "objective__plan__unit", "answer")
    asked = rows.filter(pk=pk).first()
    if asked is None or not can_see_unit(request.user, asked.unit_id):
        raise Http404
    return asked


@allow(READERS)
@require_POST
def crosscut_refuse(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say no, with a reason."""
    asked = _asked(request, pk)
    if not can_plan(request.user, asked.unit_id):
        raise PermissionDenied
    attempt_and_say(
        request,
        lambda: services.refuse_crosscut(
            request_id=pk, reason=request.POST.get("reason", ""), by=request.user
        ),
        "Permintaan ditolak dengan alasannya.",
    )
    return redirect("plans:crosscut", pk)


@allow(READERS)
@require_POST
def crosscut_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back a request of the own unit that nobody has answered."""
    scope(request)
    rows = CrosscutRequest.objects.select_related("objective__plan")
    asked = rows.filter(pk=pk).first()
    if asked is None or not can_see_unit(request.user, asked.objective.plan.unit_id):
        raise Http404
    if not can_plan(request.user, asked.objective.plan.unit_id):
        raise PermissionDenied
    attempt_and_say(
        request,
        lambda: services.withdraw_crosscut(request_id=pk, by=request.user),
        "Permintaan ditarik.",
    )
    return redirect("plans:node", asked.objective_id)
