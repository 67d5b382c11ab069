"""What a page of a plan works on, and whether this person may change it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.safestring import SafeString, mark_safe

from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.plans.models import Indicator, Objective, Plan
from jenjang.apps.plans.permissions import can_plan


def plan_seen(request: SignedInRequest, pk: int) -> Plan:
    """Return a plan this person may read; 404 for another."""
    scope(request)  # refuses a unit that is not the person's
    plan = (
        Plan.objects.visible_to(request.user).select_related("unit").filter(pk=pk).first()
    )
    if plan is None:
        raise Http404
    return plan


def plan_worked_on(request: SignedInRequest, pk: int) -> Plan:
    """Return a plan this person draws up; 404 where he may not read, else 403."""
    plan = plan_seen(request, pk)
    if not can_plan(request.user, plan.unit_id):
        raise PermissionDenied
    return plan


def may_change(request: SignedInRequest, plan: Plan) -> bool:
    """Return whether this person may change the plan, and it may still be changed."""
    return plan.is_open and can_plan(request.user, plan.unit_id)


def objective_seen(request: SignedInRequest, pk: int) -> Objective:
    """Return a node of a plan this person may read; 404 for another."""
    rows = Objective.objects.select_related("plan__unit", "parent", "owner")
    objective = rows.filter(pk=pk).first()
    if objective is None:
        raise Http404
    objective.plan = plan_seen(request, objective.plan_id)
    return objective


def objective_worked_on(request: SignedInRequest, pk: int) -> Objective:
    """Return a node of a plan this person draws up."""
    objective = objective_seen(request, pk)
    if not can_plan(request.user, objective.plan.unit_id):
        raise PermissionDenied
    return objective


def indicator_seen(request: SignedInRequest, pk: int) -> Indicator:
    """Return an indicator of a plan this person may read; 404 for another."""
    rows = Indicator.objects.select_related("plan__unit", "objective", "owner", "series")
    indicator = rows.filter(pk=pk).first()
    if indicator is None:
        raise Http404
    indicator.plan = plan_seen(request, indicator.plan_id)
    return indicator


def indicator_worked_on(request: SignedInRequest, pk: int) -> Indicator:
    """Return an indicator of a plan this person draws up."""
    indicator = indicator_seen(request, pk)
    if not can_plan(request.user, indicator.plan.unit_id):
        raise PermissionDenied
    return indicator


def year_of(request: SignedInRequest, plan: Plan) -> int:
    """Return which year of a plan is shown: `?pada=`, else that in hand, else its first."""
    asked = request.GET.get("pada", "")
    if asked.isdecimal() and int(asked) in plan.years:
        return int(asked)
    in_hand = scope(request).year
    return in_hand if in_hand is not None and in_hand in plan.years else plan.first_year


def drawn(svg: str) -> SafeString:
    """Return our own drawing as part of a page: every text in it is escaped already."""
    return mark_safe(svg)  # noqa: S308 - made by papers.drawing, which escapes
