"""Plans of a unit and of the pemda: the list, a new one, and one as tables."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest, scope, unit_rule
from jenjang.apps.plans import services
from jenjang.apps.plans.forms.plans import DecreeForm, PlanForm
from jenjang.apps.plans.models import (
    CrosscutRequest,
    CrosscutState,
    ObjectiveLevel,
    Plan,
    PlanKind,
    PlanState,
    Stage,
)
from jenjang.apps.plans.permissions import can_plan
from jenjang.apps.plans.snapshots.cascade import Leaf, PlanTree, read_plan_tree
from jenjang.apps.plans.views.reach import may_change, plan_seen, plan_worked_on, year_of
from jenjang.apps.plans.views.rows import MISSING, shown_target
from jenjang.core.figures import write_number
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow

PLANNERS = unit_rule("penyusun rencana", can_plan)
RENSTRA_YEARS = 5


@allow(READERS)
def plan_list(request: SignedInRequest) -> HttpResponse:
    """The plans of the unit in hand, and those of the whole pemda."""
    here = scope(request)
    own = Q(unit=here.unit) if here.unit else Q(pk=None)
    plans = (
        Plan.objects.visible_to(request.user)
        .filter(own | Q(unit=None))
        .counted()
        .order_by("-first_year", "kind", "-revision")
    )
    rows = list(plans)
    context = {
        "own": [plan for plan in rows if plan.unit_id is not None],
        "pemda_plans": [plan for plan in rows if plan.unit_id is None],
        "may_open": can_plan(request.user, here.unit),
        "waiting": CrosscutRequest.objects.filter(
            unit=here.unit, state=CrosscutState.ASKED
        ).count(),
    }
    return render(request, "plans/list.html", context)


@allow(PLANNERS)
def plan_new(request: SignedInRequest) -> HttpResponse:
    """A new plan murni: empty, or begun as a copy."""
    here = scope(request)
    may_pemda = can_plan(request.user, None)
    first = here.year or timezone.localdate().year
    seen = Plan.objects.visible_to(request.user).filter(Q(unit=here.unit) | Q(unit=None))
    form = PlanForm(
        request.POST or None,
        unit=here.unit,
        may_pemda=may_pemda,
        plans=list(seen.order_by("-first_year", "-revision")),
        initial={"first_year": first, "last_year": first + RENSTRA_YEARS - 1},
    )
    plan = form.open(request.user)
    if plan is not None:
        messages.success(request, f"{plan} dibuka sebagai draf.")
        return redirect("plans:tree", plan.pk)
    return render(request, "plans/new.html", {"form": form}, status=status_of(form))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the plan's table: an objective, or an indicator with its targets."""

    anchor: str
    depth: str
    text: str
    detail: str
    level: str = ""
    url: str = ""
    owner: str = ""
    unit: str = ""
    baseline: str = ""
    targets: tuple[tuple[int, str], ...] = ()
    renja: str = ""


@allow(READERS)
def plan_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """A plan as tables: the same as its drawing, with all years' targets."""
    plan = plan_seen(request, pk)
    shown = read_plan_tree(plan, year_of(request, plan))
    form = DecreeForm(
        request.POST or None,
        initial={"number": plan.decree_number, "date": plan.decree_date},
    )
    if request.method == "POST":
        if not may_change(request, plan):
            raise PermissionDenied
        if form.store(plan, request.user) is not None:
            messages.success(request, "Dasar penetapan tersimpan.")
            return redirect("plans:detail", pk)
    context = {
        "plan": plan,
        "year": shown.year,
        "years": list(plan.years),
        "lines": _lines(shown),
        "may_change": may_change(request, plan),
        "is_draft": plan.state == PlanState.DRAFT,
        "is_in_force": plan.state == PlanState.IN_FORCE,
        "form": form,
    }
    return render(request, "plans/detail.html", context, status=status_of(form))


def _lines(shown: PlanTree) -> list[Line]:
    lines: list[Line] = []
    for node, depth in shown.walk():
        at = str(min(depth, 5))
        level = ObjectiveLevel(node.level)
        lines.append(
            Line(
                f"o{node.pk}",
                at,
                node.text,
                level.label,
                node.level,
                owner=node.owner or "",
            )
        )
        below = str(min(depth + 1, 5))
        lines.extend(_line(shown, leaf, below) for leaf in shown.leaves.get(node.pk, ()))
    return lines


def _line(shown: PlanTree, leaf: Leaf, depth: str) -> Line:
    return Line(
        anchor=f"i{leaf.pk}",
        depth=depth,
        text=leaf.text,
        detail="IKU" if leaf.is_iku else "",
        owner=leaf.owner or MISSING,
        unit=leaf.measured_in or MISSING,
        baseline=_baseline(leaf),
        targets=tuple((year, _figure(shown, leaf, year)) for year in shown.plan.years),
        renja=shown_target(shown.target_of(leaf, shown.year, Stage.RENJA), None),
        url=str(leaf.pk),
    )


def _figure(shown: PlanTree, leaf: Leaf, year: int) -> str:
    """Return the Renstra's own target; of a plan drawn from agreements what holds."""
    if shown.plan.kind == PlanKind.RENSTRA:
        return shown_target(shown.target_of(leaf, year, Stage.RENSTRA), None)
    return shown_target(shown.target(leaf, year), None)


def _baseline(leaf: Leaf) -> str:
    if leaf.baseline_value is None and not leaf.baseline_text:
        return MISSING
    value = "" if leaf.baseline_value is None else write_number(leaf.baseline_value)
    year = f"({leaf.baseline_year})" if leaf.baseline_year else ""
    return " ".join(part for part in (leaf.baseline_text or value, year) if part)


@allow(READERS)
@require_POST
def plan_revise(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open the next Perubahan as a draft with a copy of everything."""
    plan = plan_worked_on(request, pk)
    made: list[Any] = []
    attempt_and_say(
        request,
        lambda: made.append(services.revise_plan(plan_id=plan.pk, by=request.user)),
        f"Perubahan {plan} dibuka sebagai draf; yang lama tetap berlaku sampai diganti.",
    )
    return redirect("plans:tree" if made else "plans:detail", made[0].pk if made else pk)


@allow(READERS)
@require_POST
def plan_enforce(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a draft in force; what it replaces is superseded."""
    plan = plan_worked_on(request, pk)
    attempt_and_say(
        request,
        lambda: services.put_plan_in_force(plan_id=plan.pk, by=request.user),
        f"{plan} berlaku.",
    )
    return redirect("plans:detail", pk)
