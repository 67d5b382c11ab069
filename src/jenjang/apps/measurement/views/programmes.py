"""Program over all units the user sees, and one activity of a unit, down to its values."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypedDict

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jenjang.apps.measurement.models import ActivitySummary, RollUp
from jenjang.apps.measurement.snapshots.branches import read_branches
from jenjang.apps.measurement.snapshots.kabupaten import added_up, grouped
from jenjang.apps.measurement.snapshots.served import served
from jenjang.apps.measurement.views.chosen import (
    Choice,
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.ranking import absorption
from jenjang.apps.measurement.views.rolled import (
    RolledRow,
    quarter_rows,
    rolled_row,
    value_rows,
)
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.plans.models import Activity, ActivityLevel, Indicator
from jenjang.web.pages import allow

ROWS = 25
WORST = Decimal(-1000)
Rows = list[ActivitySummary]
SORTS: dict[str, tuple[str, Callable[[RollUp], Any]]] = {
    "": ("kode", lambda _: 0),
    "serapan": ("serapan terendah", absorption),
    "capaian": (
        "capaian terendah",
        lambda row: WORST if row.achievement_percent is None else row.achievement_percent,
    ),
    "pagu": ("pagu terbesar", lambda row: -(row.ceiling_idr or 0)),
}


class Words(TypedDict):
    """What a line says of its program, and where it leads."""

    name: str
    detail: str
    url: str


@allow(READERS)
def programmes(request: SignedInRequest) -> HttpResponse:
    """Each program once, its units added up; `?program=` shows the units of one."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    groups = grouped(_rows(request, here), _name)
    asked = request.GET.get("program", "")
    sort = request.GET.get("urut", "")
    sort = sort if sort in SORTS else ""
    lines = _units(groups[asked]) if asked in groups else _whole(groups)
    lines.sort(key=lambda line: SORTS[sort][1](line[0]))
    page: Page[tuple[RollUp, Words]] = Paginator(lines, ROWS).get_page(
        request.GET.get("hal")
    )
    context = {
        "here": here,
        "page": page,
        "rows": [rolled_row(row, here.calendar.scale, **words) for row, words in page],
        "asked": asked if asked in groups else "",
        "quarters": quarter_choices(here),
        "sorts": [Choice(key, name, key == sort) for key, (name, _) in SORTS.items()],
        "unit_count": len(scope(request).units),
    }
    return render(request, "measurement/programmes.html", context)


def _rows(request: SignedInRequest, here: Chosen) -> QuerySet[ActivitySummary]:
    return (
        ActivitySummary.objects.filter(
            unit__in=scope(request).units,
            period=here.quarter,
            activity__level=ActivityLevel.PROGRAM,
        )
        .select_related("activity", "unit")
        .order_by("activity__code", "activity__folded_name", "unit__name")
    )


def _name(row: ActivitySummary) -> str:
    """Return what the same program of two units has in common."""
    return row.activity.code or row.activity.folded_name


def _whole(groups: dict[str, Rows]) -> list[tuple[RollUp, Words]]:
    return [(added_up(rows), _words_of_group(key, rows)) for key, rows in groups.items()]


def _words_of_group(key: str, rows: Rows) -> Words:
    first = rows[0].activity
    detail = f"{first.code or 'tanpa kode'} · {len(rows)} unit"
    if len(rows) == 1:
        detail = f"{first.code or 'tanpa kode'} · {rows[0].unit}"
        return {"name": first.name, "detail": detail, "url": _url(rows[0])}
    return {"name": first.name, "detail": detail, "url": f"?program={key}"}


def _units(rows: Rows) -> list[tuple[RollUp, Words]]:
    return [
        (row, {"name": str(row.unit), "detail": row.activity.name, "url": _url(row)})
        for row in rows
    ]


def _url(row: ActivitySummary) -> str:
    return reverse("measurement:programme", args=[row.activity_id])


@allow(READERS)
def programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """One program, kegiatan or sub kegiatan: its quarters, its parts, what it serves."""
    visible = Activity.objects.visible_to(request.user).select_related("unit", "parent")
    activity = get_object_or_404(visible, pk=pk)
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    scale = here.calendar.scale
    mine = activity.summaries.filter(period__in=here.calendar.quarters)
    context = {
        "here": here,
        "activity": activity,
        "rows": quarter_rows(mine.select_related("period").order_by("period__n"), scale),
        "parts": _parts(activity, here),
        "values": value_rows(
            served(_served_by(activity, here), here.calendar, here.quarter), scale
        ),
        "quarters": quarter_choices(here),
    }
    return render(request, "measurement/programme.html", context)


def _parts(activity: Activity, here: Chosen) -> list[RolledRow]:
    rows = (
        ActivitySummary.objects.filter(activity__parent=activity, period=here.quarter)
        .select_related("activity")
        .order_by("activity__code", "activity__path")
    )
    return [
        rolled_row(
            row,
            here.calendar.scale,
            name=row.activity.name,
            detail=row.activity.code or "",
            url=_url(row),
        )
        for row in rows
    ]


def _served_by(activity: Activity, here: Chosen) -> QuerySet[Indicator]:
    """Return the wordings of all that the activity and what is below it serve."""
    parents = dict(
        Activity.objects.filter(unit=activity.unit_id).values_list("pk", "parent_id")
    )
    branches = read_branches(activity.unit_id, here.calendar.year, parents)
    return (
        Indicator.objects.filter(
            series__in=branches.series_of_activity[activity.pk],
            objective__in=list(branches.above),
        )
        .select_related("owner")
        .order_by("objective__path", "order", "pk")
    )
