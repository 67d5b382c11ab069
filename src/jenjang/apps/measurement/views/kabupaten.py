"""Beranda of those who see all units: each unit in one line, from its summary."""

from collections import Counter
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.marks import (
    Mark,
    mark,
    shown_absorption,
    shown_percent,
    shown_rupiah,
)
from jenjang.apps.measurement.views.shares import Shares, count_shares, shares_of
from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.core.scales import Scale

ROWS = 25


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit at the quarter; a unit without agreements has nothing filed."""

    name: str
    url: str
    filed: str
    mark: Mark
    percent: str
    shares: Shares
    ceiling: str
    absorption: str


def all_units(request: SignedInRequest) -> HttpResponse:
    """Every unit the user sees, by name, or with the least filed first (`?urut=terisi`)."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    units = scope(request).units
    rows = Summary.objects.of_units().filter(period=here.quarter, unit__in=units)
    summaries = {row.unit_id: row for row in rows}
    ordered = _ordered(list(units), summaries, request.GET.get("urut", ""))
    page: Page[Unit] = Paginator(ordered, ROWS).get_page(request.GET.get("hal"))
    return render(
        request,
        "measurement/kabupaten.html",
        {
            "here": here,
            "page": page,
            "rows": [_row(unit, summaries.get(unit.pk), here) for unit in page],
            "total": _total(list(summaries.values()), here.calendar.scale),
            "quarters": quarter_choices(here),
            "unfiled": sum(
                unit.pk not in summaries or not summaries[unit.pk].measured_count
                for unit in units
            ),
            "unit_count": len(units),
        },
    )


def _ordered(units: list[Unit], summaries: dict[int, Summary], by: str) -> list[Unit]:
    if by == "terisi":
        return sorted(units, key=lambda unit: _filed_share(summaries.get(unit.pk)))
    return units


def _filed_share(summary: Summary | None) -> float:
    if summary is None or not summary.indicator_count:
        return 0.0
    return summary.measured_count / summary.indicator_count


def _row(unit: Unit, summary: Summary | None, here: Chosen) -> UnitRow:
    summary = summary or Summary(unit=unit, period=here.quarter)
    standing = mark(summary.achievement_percent, None, here.calendar.scale)
    return UnitRow(
        name=unit.name,
        url=f"{reverse('home')}?unit={unit.pk}&triwulan={here.quarter.n}",
        filed=f"{summary.measured_count} / {summary.indicator_count}",
        mark=Mark(standing.colour, standing.label),
        percent=shown_percent(summary.achievement_percent),
        shares=shares_of(summary, here.calendar.scale),
        ceiling=shown_rupiah(summary.ceiling_idr),
        absorption=shown_absorption(summary.spent_idr, summary.ceiling_idr),
    )


def _total(summaries: list[Summary], scale: Scale) -> Shares:
    """Return the traffic lights of all units together."""
    ratings: Counter[str] = Counter()
    for summary in summaries:
        ratings.update(summary.rating_counts)
    return count_shares(
        sum(summary.indicator_count for summary in summaries),
        sum(summary.measured_count for summary in summaries),
        ratings,
        scale,
    )
