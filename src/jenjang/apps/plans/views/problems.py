"""The problem tree of a plan and its strategic issues: a page, and a paper to print."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.plans import services
from jenjang.apps.plans.access import PLANNERS_SOMEWHERE
from jenjang.apps.plans.models import (
    Objective,
    Plan,
    PlanState,
    Problem,
    StrategicIssue,
    nearest,
)
from jenjang.apps.plans.permissions import can_plan
from jenjang.apps.plans.services import IssueFacts
from jenjang.apps.plans.snapshots.problems import ProblemTree, paper_of, problem_tree_of
from jenjang.core.values import Refused
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.pages import allow


@allow(READERS)
def problem_tree(request: SignedInRequest) -> HttpResponse:
    """The tree of the unit's plan of the year, or of the plan that is asked for."""
    plans = _plans(request)
    asked = request.GET.get("rencana", "")
    plan = next((one for one in plans if str(one.pk) == asked), nearest(plans))
    return _page(request, plans, plan)


def _plans(request: SignedInRequest) -> list[Plan]:
    here = scope(request)
    if here.unit is None or here.year is None:
        return []
    plans = Plan.objects.of_year(here.unit.pk, here.year).select_related("unit")
    return list(plans.exclude(state=PlanState.SUPERSEDED).order_by("pk"))


def _page(
    request: SignedInRequest, plans: Sequence[Plan], plan: Plan | None, typed: str = ""
) -> HttpResponse:
    may_plan = plan is not None and can_plan(request.user, plan.unit_id)
    tree = problem_tree_of(plan) if plan else ProblemTree((), ())
    context = {
        "plans": plans,
        "plan": plan,
        "tree": tree,
        "may_plan": may_plan,
        "mains": [node.problem for node in tree.nodes],
        "middles": [cause.problem for node in tree.nodes for cause in node.causes],
        "problems": list(tree.problems()),
        "objectives": _objectives(plan) if may_plan else [],
        "typed": typed,
    }
    return render(request, "plans/problem_tree.html", context)


def _objectives(plan: Plan | None) -> list[Objective]:
    rows = Objective.objects.filter(plan=plan).order_by("path")
    return list(rows.only("pk", "text", "path", "level"))


@allow(READERS)
def problem_file(request: SignedInRequest, plan: int) -> HttpResponse:
    """The tree and the issues as a PDF to take to a meeting."""
    of = get_object_or_404(Plan.objects.visible_to(request.user), pk=plan)
    content = write_blocks(paper_of(of, problem_tree_of(of)), "pdf", f"Masalah {of}")
    return send_file(content, f"{slugify(f'pohon masalah {of} {of.unit}')}.pdf")


@allow(PLANNERS_SOMEWHERE)
@require_POST
def problem_new(request: SignedInRequest, plan: int) -> HttpResponse:
    """One more problem, under another or at the top."""
    of = _own(request, plan)
    parent = request.POST.get("parent", "")
    return _done(
        request,
        of,
        lambda: services.add_problem(
            plan_id=of.pk,
            parent_id=int(parent) if parent.isdigit() else None,
            text=request.POST.get("text", ""),
            by=request.user,
        ),
    )


@allow(PLANNERS_SOMEWHERE)
@require_POST
def problem_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """A problem in other words."""
    problem = _problem(request, pk)
    return _done(
        request,
        problem.plan,
        lambda: services.correct_problem(
            problem_id=pk,
            text=request.POST.get("text", ""),
            seen=request.POST.get("seen", ""),
            by=request.user,
        ),
    )


@allow(PLANNERS_SOMEWHERE)
@require_POST
def problem_move(request: SignedInRequest, pk: int) -> HttpResponse:
    """A problem one step up or down, or under another."""
    problem = _problem(request, pk)
    parent = request.POST.get("parent", "")

    def act() -> Problem:
        if parent.isdigit():
            return services.place_problem(
                problem_id=pk, parent_id=int(parent), by=request.user
            )
        up = request.POST.get("to") == "up"
        return services.step_problem(problem_id=pk, up=up, by=request.user)

    return _done(request, problem.plan, act)


@allow(PLANNERS_SOMEWHERE)
@require_POST
def problem_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """A problem goes, with its causes."""
    problem = _problem(request, pk)
    return _done(
        request,
        problem.plan,
        lambda: services.remove_problem(problem_id=pk, by=request.user),
    )


@allow(PLANNERS_SOMEWHERE)
@require_POST
def issue_new(request: SignedInRequest, plan: int) -> HttpResponse:
    """One more strategic issue."""
    of = _own(request, plan)
    facts = _issue_facts(request)
    return _done(
        request,
        of,
        lambda: services.add_issue(plan_id=of.pk, facts=facts, by=request.user),
    )


@allow(PLANNERS_SOMEWHERE)
@require_POST
def issue_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """An issue in other words, or tied to others."""
    issue = _issue(request, pk)
    return _done(
        request,
        issue.plan,
        lambda: services.correct_issue(
            issue_id=pk,
            facts=_issue_facts(request),
            seen=request.POST.get("seen", ""),
            by=request.user,
        ),
    )


@allow(PLANNERS_SOMEWHERE)
@require_POST
def issue_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """An issue goes; what it was tied to stays."""
    issue = _issue(request, pk)
    return _done(
        request, issue.plan, lambda: services.remove_issue(issue_id=pk, by=request.user)
    )


def _issue_facts(request: SignedInRequest) -> IssueFacts:
    return IssueFacts(
        text=request.POST.get("text", ""),
        problems=[int(key) for key in request.POST.getlist("problems") if key.isdigit()],
        objectives=[
            int(key) for key in request.POST.getlist("objectives") if key.isdigit()
        ],
    )


def _done(request: SignedInRequest, plan: Plan, act: Callable[[], Any]) -> HttpResponse:
    """Do the act and show the tree; refused, the page keeps what was typed."""
    try:
        act()
    except Refused as why:
        messages.error(request, str(why))
        response = _page(request, [plan], plan, typed=request.POST.get("text", ""))
        response.status_code = 422
        return response
    url = reverse("plans:problem_tree")
    return redirect(f"{url}?unit={plan.unit_id}&rencana={plan.pk}")


def _own(request: SignedInRequest, plan_id: int) -> Plan:
    plans = Plan.objects.visible_to(request.user).select_related("unit")
    plan = get_object_or_404(plans, pk=plan_id)
    if not can_plan(request.user, plan.unit_id):
        raise PermissionDenied
    return plan


def _problem(request: SignedInRequest, pk: int) -> Problem:
    problem = get_object_or_404(Problem, pk=pk)
    problem.plan = _own(request, problem.plan_id)
    return problem


def _issue(request: SignedInRequest, pk: int) -> StrategicIssue:
    issue = get_object_or_404(StrategicIssue, pk=pk)
    issue.plan = _own(request, issue.plan_id)
    return issue
