"""Sasaran over all units the user sees, and one of them, down to its values."""

from django.core.paginator import Page, Paginator
from django.db.models import F, OrderBy, QuerySet
from django.db.models.functions import Length
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jenjang.apps.measurement.models import ObjectiveSummary
from jenjang.apps.measurement.snapshots.served import served
from jenjang.apps.measurement.views.chosen import (
    Choice,
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.rolled import (
    RolledRow,
    quarter_rows,
    rolled_row,
    value_rows,
)
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.plans.models import Objective, ObjectiveLevel
from jenjang.web.pages import allow

ROWS = 25
SORTS: dict[str, tuple[str, tuple[str | OrderBy, ...]]] = {
    "": ("unit kerja", ("unit__name", "objective__path")),
    "capaian": (
        "capaian terendah",
        (F("achievement_percent").asc(nulls_first=True), "unit__name", "pk"),
    ),
    "terbaik": (
        "capaian tertinggi",
        (F("achievement_percent").desc(nulls_last=True), "unit__name", "pk"),
    ),
}


@allow(READERS)
def objectives(request: SignedInRequest) -> HttpResponse:
    """The topmost objectives of every unit, each with all below it rolled up."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    sort = request.GET.get("urut", "")
    sort = sort if sort in SORTS else ""
    rows = (
        ObjectiveSummary.objects.filter(
            unit__in=scope(request).units, period=here.quarter, objective__parent=None
        )
        .select_related("objective", "unit")
        .order_by(*SORTS[sort][1])
    )
    page: Page[ObjectiveSummary] = Paginator(rows, ROWS).get_page(request.GET.get("hal"))
    context = {
        "here": here,
        "page": page,
        "rows": [_row(row, here, detail=str(row.unit)) for row in page],
        "quarters": quarter_choices(here),
        "sorts": [Choice(key, name, key == sort) for key, (name, _) in SORTS.items()],
        "unit_count": len(scope(request).units),
    }
    return render(request, "measurement/objectives.html", context)


def _row(row: ObjectiveSummary, here: Chosen, *, detail: str) -> RolledRow:
    return rolled_row(
        row,
        here.calendar.scale,
        name=row.objective.text,
        detail=detail,
        url=reverse("measurement:objective", args=[row.objective_id]),
    )


@allow(READERS)
def objective(request: SignedInRequest, pk: int) -> HttpResponse:
    """One objective with all below it: its quarters, its parts, its own values."""
    visible = Objective.objects.visible_to(request.user)
    node = get_object_or_404(visible.select_related("plan__unit", "owner"), pk=pk)
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    scale = here.calendar.scale
    mine = node.summaries.filter(period__in=here.calendar.quarters)
    own = node.indicators.select_related("owner").order_by("order", "pk")
    context = {
        "here": here,
        "node": node,
        "unit": node.plan.unit,
        "level": ObjectiveLevel(node.level).label,
        "above": _above(node),
        "rows": quarter_rows(mine.select_related("period").order_by("period__n"), scale),
        "parts": _parts(node, here),
        "values": value_rows(served(own, here.calendar, here.quarter), scale),
        "quarters": quarter_choices(here),
    }
    return render(request, "measurement/objective.html", context)


def _above(node: Objective) -> QuerySet[Objective]:
    """Return the objectives above a node, from the top; their keys stand in its path."""
    keys = [int(node.path[i : i + 8]) for i in range(0, len(node.path), 8)][:-1]
    return Objective.objects.filter(pk__in=keys).order_by(Length("path"))


def _parts(node: Objective, here: Chosen) -> list[RolledRow]:
    rows = (
        ObjectiveSummary.objects.filter(objective__parent=node, period=here.quarter)
        .select_related("objective")
        .order_by("objective__order", "objective_id")
    )
    return [
        _row(row, here, detail=ObjectiveLevel(row.objective.level).label) for row in rows
    ]
