"""Angka pembanding: national and provincial values of the unit's indicators."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.plans import services
from jenjang.apps.plans.forms.benchmarks import SHARED, BenchmarkForm
from jenjang.apps.plans.models import Benchmark, Indicator
from jenjang.apps.plans.permissions import can_plan
from jenjang.core.figures import write_number
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow

ROWS = 25


@allow(READERS)
def benchmark_list(request: SignedInRequest) -> HttpResponse:
    """What the unit's indicators are compared with, and a form for another value."""
    may_keep = can_plan(request.user, scope(request).unit)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    form = _form(request, None) if may_keep else None
    if form is not None and form.is_bound and _is_kept(request, form):
        messages.success(request, "Angka pembanding tersimpan.")
        return redirect("plans:benchmarks")
    page = Paginator(_visible(request), ROWS).get_page(request.GET.get("hal"))
    context = {"page": page, "rows": [_row(request, one) for one in page], "form": form}
    status = status_of(form) if form else 200
    return render(request, "plans/benchmarks.html", context, status=status)


def _visible(request: SignedInRequest) -> QuerySet[Benchmark]:
    """Return the unit's own values and those of all units."""
    rows = Benchmark.objects.filter(Q(series=None) | Q(series__unit=scope(request).unit))
    return rows.select_related("series")


def _row(request: SignedInRequest, one: Benchmark) -> dict[str, Any]:
    unit = [write_number(one.value), one.measured_in or ""]
    return {
        "one": one,
        "value": " ".join(filter(None, unit)),
        "whose": "unit ini" if one.series_id else "semua unit",
        "may_keep": _may_keep(request, one),
    }


def _may_keep(request: SignedInRequest, one: Benchmark) -> bool:
    """The unit keeps values of its own series; those of all units who plans for all."""
    return can_plan(request.user, one.series.unit_id if one.series else None)


def _form(request: SignedInRequest, one: Benchmark | None) -> BenchmarkForm:
    here = scope(request)
    rows = Indicator.objects.none()
    if here.unit is not None and here.year is not None:
        rows = Indicator.objects.settled(here.unit.pk, here.year)
    wordings = {row.series_id: row for row in rows.order_by("plan__revision", "pk")}
    initial = {"version": 0, "year": here.year}
    return BenchmarkForm(
        request.POST if request.method == "POST" else None,
        initial=BenchmarkForm.initial_of(one) if one else initial,
        indicators=sorted(wordings.values(), key=lambda row: row.text),
        may_share=can_plan(request.user, None),
    )


def _is_kept(request: SignedInRequest, form: BenchmarkForm, pk: int | None = None) -> bool:
    return attempt(form, lambda: _keep(request, form, pk)) is not None


def _keep(
    request: SignedInRequest, form: BenchmarkForm, pk: int | None = None
) -> Benchmark:
    is_shared = form.cleaned_data["series"] in ("", SHARED)
    if is_shared and not can_plan(request.user, None):
        raise PermissionDenied
    return services.keep_benchmark(
        benchmark_id=pk,
        version=form.cleaned_data["version"],
        facts=form.facts(),
        by=request.user,
    )


@allow(READERS)
def benchmark_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct a value."""
    one = _kept(request, pk)
    form = _form(request, one)
    if form.is_bound and _is_kept(request, form, pk):
        messages.success(request, "Angka pembanding tersimpan.")
        return redirect("plans:benchmarks")
    context = {"one": one, "form": form}
    return render(request, "plans/benchmark.html", context, status=status_of(form))


@allow(READERS)
@require_POST
def benchmark_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a value out."""
    one = _kept(request, pk)
    version = request.POST.get("version", "")
    attempt_and_say(
        request,
        lambda: services.remove_benchmark(
            benchmark_id=one.pk,
            version=int(version) if version.isdecimal() else 0,
            by=request.user,
        ),
        "Angka pembanding dihapus.",
    )
    return redirect("plans:benchmarks")


def _kept(request: SignedInRequest, pk: int) -> Benchmark:
    one = get_object_or_404(_visible(request), pk=pk)
    if not _may_keep(request, one):
        raise PermissionDenied
    return one
