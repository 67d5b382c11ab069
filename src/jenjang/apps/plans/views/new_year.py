"""A new year: what each unit would begin with, one unit looked at, many opened at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from jenjang.apps.organisation.access import YEAR_OPENERS, SignedInRequest
from jenjang.apps.organisation.models import PeriodKind, Unit, Year
from jenjang.apps.plans.models import Plan, PlanState, Stage, Target, nearest
from jenjang.apps.plans.services import carry_year
from jenjang.apps.plans.snapshots import NewYear, new_year_of
from jenjang.core.values import Refused
from jenjang.web.forms import attempt_and_say
from jenjang.web.pages import allow


@dataclass(frozen=True, slots=True)
class Row:
    """A unit on the list: the plan it would begin from, and what it has already."""

    unit: Unit
    plan: Plan | None
    is_covered: bool
    target_count: int

    @property
    def is_ready(self) -> bool:
        """Return whether there is a plan to go on from."""
        return self.plan is not None


@allow(YEAR_OPENERS)
def new_year(request: SignedInRequest, year: int) -> HttpResponse:
    """Every open unit with its plan; those chosen are carried into the year."""
    _check(year)
    if request.method == "POST":
        _carry(request, year, request.POST.getlist("units"))
        return redirect("plans:new_year", year)
    context = {
        "year": year,
        "rows": _rows(year),
        "is_open": Year.objects.opened().filter(pk=year).exists(),
    }
    return render(request, "plans/new_year.html", context)


@allow(YEAR_OPENERS)
def new_year_unit(request: SignedInRequest, year: int, pk: int) -> HttpResponse:
    """One unit: every indicator with the target it would begin with."""
    _check(year)
    unit = get_object_or_404(Unit, pk=pk)
    if request.method == "POST":
        attempt_and_say(
            request,
            lambda: carry_year(unit_id=pk, year=year, by=request.user),
            f"{unit}: rencana dan target {year} diteruskan.",
        )
        return redirect("plans:new_year_unit", year, pk)
    carried: NewYear = new_year_of(unit, year)
    context = {"year": year, "unit": unit, "carried": carried}
    return render(request, "plans/new_year_unit.html", context)


def _check(year: int) -> None:
    if not 2000 < year <= 2100:
        raise Http404


def _carry(request: SignedInRequest, year: int, keys: Sequence[str]) -> None:
    """Carry each unit on its own: what one refuses keeps no other back."""
    done = 0
    for pk in (int(key) for key in keys if key.isdigit()):
        try:
            carry_year(unit_id=pk, year=year, by=request.user)
            done += 1
        except Refused as why:
            messages.error(request, str(why))
        except Unit.DoesNotExist:
            messages.error(request, "Satu unit yang dipilih sudah tidak ada.")
    if done:
        messages.success(request, f"Tahun {year} dibuka untuk {done} unit.")


def _rows(year: int) -> list[Row]:
    """Return the open units with their plans of this year or the last; three queries."""
    units = Unit.objects.open_on(timezone.localdate()).order_by("name")
    plans: dict[tuple[int | None, int], list[Plan]] = {}
    in_force = Plan.objects.filter(state=PlanState.IN_FORCE, unit__isnull=False)
    for plan in in_force.counted():
        for of in {year - 1, year} & set(plan.years):
            plans.setdefault((plan.unit_id, of), []).append(plan)
    set_already = dict(
        Target.objects.filter(period__year=year, period__kind=PeriodKind.YEAR)
        .filter(stage__in=(Stage.RENJA, Stage.PK))
        .values_list("series__unit")
        .annotate(Count("series", distinct=True))
    )
    return [_row(unit, year, plans, set_already) for unit in units]


def _row(
    unit: Unit,
    year: int,
    plans: dict[tuple[int | None, int], list[Plan]],
    set_already: dict[int, int],
) -> Row:
    here = nearest(plans.get((unit.pk, year), []))
    plan = here or nearest(plans.get((unit.pk, year - 1), []))
    return Row(unit, plan, here is not None, set_already.get(unit.pk, 0))
