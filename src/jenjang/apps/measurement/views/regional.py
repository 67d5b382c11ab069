"""Sasaran RPJMD with what the units reached of each, down to the units' own sasaran."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jenjang.apps.measurement.models import ObjectiveSummary
from jenjang.apps.measurement.snapshots.regional import (
    Regional,
    read_quarters,
    read_regional,
)
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.rolled import RolledRow, quarter_rows, rolled_row
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.apps.plans.models import Objective, ObjectiveLevel, PlanKind
from jenjang.web.pages import allow

KEY_LETTERS = 8  # of one step in a path


@allow(READERS)
def regional_objectives(request: SignedInRequest) -> HttpResponse:
    """The objectives of the RPJMD, each with all that units do for it."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    units = scope(request).units
    found = read_regional(units, here.quarter)
    context = {
        "here": here,
        "quarters": quarter_choices(here),
        "rows": [_node_row(node, found, here) for node in found.nodes],
        "unit_count": len(units),
        "unlinked": _unlinked(units, found) if found.nodes else [],
    }
    return render(request, "measurement/regional.html", context)


def _unlinked(units: tuple[Unit, ...], found: Regional) -> list[Unit]:
    return [unit for unit in units if unit.pk not in found.unit_ids]


@allow(READERS)
def regional_objective(request: SignedInRequest, pk: int) -> HttpResponse:
    """One objective of the RPJMD: its quarters, what is below it, and who supports it."""
    visible = Objective.objects.filter(plan__kind=PlanKind.RPJMD)
    node = get_object_or_404(visible.select_related("plan"), pk=pk)
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    units = scope(request).units
    found = read_regional(units, here.quarter)
    quarters = read_quarters(node, units, here.calendar.quarters)
    context = {
        "here": here,
        "quarters": quarter_choices(here),
        "node": node,
        "level": ObjectiveLevel(node.level).label,
        "above": [one for one in found.nodes if _stands_above(one, node)],
        "rows": quarter_rows(quarters, here.calendar.scale),
        "parts": [
            _node_row(one, found, here) for one in found.nodes if one.parent_id == node.pk
        ],
        "supporters": [_supporter(row, here) for row in found.supporters(node)],
        "unit_count": len(units),
    }
    return render(request, "measurement/regional_objective.html", context)


def _stands_above(one: Objective, node: Objective) -> bool:
    return node.path != one.path and node.path.startswith(one.path)


def _node_row(node: Objective, found: Regional, here: Chosen) -> RolledRow:
    units = len({row.unit_id for row in found.supporters(node)})
    level = ObjectiveLevel(node.level).label
    return rolled_row(
        found.whole(node),
        here.calendar.scale,
        name=node.text,
        detail=f"{level}, {f'{units} unit kerja' if units else 'belum ada pendukung'}",
        url=reverse("measurement:regional_objective", args=[node.pk]),
        depth=len(node.path) // KEY_LETTERS - 1,
    )


def _supporter(row: ObjectiveSummary, here: Chosen) -> RolledRow:
    return rolled_row(
        row,
        here.calendar.scale,
        name=row.objective.text,
        detail=str(row.unit),
        url=reverse("measurement:objective", args=[row.objective_id]),
    )
