"""Peringkat unit kerja: who reached how much, and what a reader must know beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify

from jenjang.apps.measurement.models import RollUp, Summary
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.snapshots.kabupaten import History, added_up
from jenjang.apps.measurement.views.chart import chart_of
from jenjang.apps.measurement.views.chosen import (
    Choice,
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.marks import (
    Mark,
    absorption_of,
    mark,
    shown_absorption,
    shown_percent,
    shown_rupiah,
)
from jenjang.apps.measurement.views.shares import Shares, shares_of
from jenjang.apps.measurement.views.workbook import WORKBOOK, write_ranking
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.core.formulas.ranking import Contender, Ranking, caveats, rank
from jenjang.core.scales import Scale
from jenjang.web.pages import allow

ROWS = 25
NONE = Decimal(-1)


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit: its place (None: listed apart), its roll-up, what is to be said of it."""

    unit: Unit
    place: int | None
    summary: Summary
    contender: Contender
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankRow:
    """A line of the table."""

    place: str
    name: str
    url: str
    percent: str
    mark: Mark
    shares: Shares
    filed: str
    verified: str
    late: str
    absorption: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The whole of one year, at the same quarter."""

    year: int
    percent: str
    absorption: str
    filed: str


SORTS: dict[str, tuple[str, Callable[[Standing], Any]]] = {
    "": ("peringkat", lambda one: (one.place or 0, one.unit.name)),
    "nama": ("nama unit", lambda one: one.unit.name),
    "terisi": ("paling sedikit terisi", lambda one: one.contender.measured_percent),
    "verifikasi": (
        "paling sedikit terverifikasi",
        lambda one: one.contender.verified_percent,
    ),
    "terlambat": ("paling banyak terlambat", lambda one: -one.contender.late),
    "serapan": ("serapan terendah", lambda one: absorption(one.summary)),
}


def absorption(row: RollUp) -> Decimal:
    """Return serapan for sorting; what has none comes first."""
    found = absorption_of(row.spent_idr, row.ceiling_idr)
    return NONE if found is None else found


@allow(READERS)
def unit_ranking(request: SignedInRequest) -> HttpResponse:
    """Every unit the user sees, ranked where that is fair; the others apart, and why."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    units = scope(request).units
    history = History(units, here.quarter)
    standings = standings_of(units, history)
    sort = request.GET.get("urut", "")
    sort = sort if sort in SORTS else ""
    ordered = _ordered(standings, sort)
    page: Page[Standing] = Paginator(ordered, ROWS).get_page(request.GET.get("hal"))
    scale, whole = here.calendar.scale, added_up(history.now)
    rows = [(one.place is None, _row(one, here)) for one in page]
    context = {
        "here": here,
        "page": page,
        "ranked": [row for is_apart, row in rows if not is_apart],
        "apart": [row for is_apart, row in rows if is_apart],
        "apart_count": sum(one.place is None for one in standings),
        "unit_count": len(units),
        "quarters": quarter_choices(here),
        "sorts": [Choice(key, name, key == sort) for key, (name, _) in SORTS.items()],
        "total": shares_of(whole, scale),
        "whole": whole_words(whole, scale),
        "chart": chart_of(history.quarters(here.calendar.quarters)),
        "years": [_past(year, one) for year, one in history.years()],
        "period_name": short_name(here.quarter),
    }
    return render(request, "measurement/ranking.html", context)


def standings_of(units: tuple[Unit, ...], history: History) -> list[Standing]:
    """Return the ranked units, best first, then those that are not comparable."""
    by_key = {unit.pk: unit for unit in units}
    summaries = {row.unit_id: row for row in history.now}
    found = ranking_of({unit.pk: summaries.get(unit.pk, Summary()) for unit in units})
    return [
        *(
            Standing(
                by_key[one.key],
                place,
                summaries[one.key],
                one,
                caveats(one),
            )
            for place, one in found.ranked
        ),
        *(
            Standing(by_key[one.key], None, summaries.get(one.key, Summary()), one, why)
            for one, why in found.apart
        ),
    ]


def ranking_of(summaries: dict[int, Summary]) -> Ranking:
    """Return the ranking of roll-ups by key."""
    return rank(
        Contender(
            key=key,
            percent=row.achievement_percent,
            due=row.indicator_count,
            measured=row.measured_count,
            verified=row.verified_count,
            late=row.late_count,
            exceeding=row.exceeding_count,
        )
        for key, row in summaries.items()
    )


def _ordered(standings: list[Standing], sort: str) -> list[Standing]:
    """Return them in the order asked for; those apart always stand after the ranked."""
    key = SORTS[sort][1]
    return sorted(standings, key=lambda one: (one.place is None, key(one)))


def _row(one: Standing, here: Chosen) -> RankRow:
    row, scale = one.summary, here.calendar.scale
    return RankRow(
        place="" if one.place is None else str(one.place),
        name=one.unit.name,
        url=f"{reverse('home')}?unit={one.unit.pk}&triwulan={here.quarter.n}",
        percent=shown_percent(row.achievement_percent),
        mark=mark(row.achievement_percent, None, scale),
        shares=shares_of(row, scale),
        filed=f"{row.measured_count} / {row.indicator_count}",
        verified=f"{row.verified_count} / {row.measured_count}",
        late=str(row.late_count),
        absorption=shown_absorption(row.spent_idr, row.ceiling_idr),
        said=one.said,
    )


def whole_words(row: Summary, scale: Scale) -> dict[str, Any]:
    """Return the figures of the kabupaten as a page shows them."""
    return {
        "percent": shown_percent(row.achievement_percent),
        "mark": mark(row.achievement_percent, None, scale),
        "filed": f"{row.measured_count} dari {row.indicator_count}",
        "verified": f"{row.verified_count} dari {row.measured_count}",
        "late": row.late_count,
        "spent": shown_rupiah(row.spent_idr),
        "ceiling": shown_rupiah(row.ceiling_idr),
        "absorption": shown_absorption(row.spent_idr, row.ceiling_idr),
    }


def _past(year: int, row: Summary) -> Past:
    return Past(
        year=year,
        percent=shown_percent(row.achievement_percent),
        absorption=shown_absorption(row.spent_idr, row.ceiling_idr),
        filed=f"{row.measured_count} / {row.indicator_count}",
    )


@allow(READERS)
def ranking_workbook(request: SignedInRequest) -> HttpResponse:
    """The ranking in Excel: figures as figures, what is to be said beside them."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    units = scope(request).units
    standings = standings_of(units, History(units, here.quarter))
    pemda = scope(request).pemda
    content = write_ranking(
        f"Peringkat unit kerja {pemda}, {here.quarter}, {here.to_date}",
        [_cells(one, here.calendar.scale) for one in standings],
    )
    name = slugify(f"peringkat {pemda} {here.quarter}")
    return HttpResponse(
        content,
        content_type=WORKBOOK,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


def _cells(one: Standing, scale: Scale) -> tuple[str | int | Decimal | None, ...]:
    row = one.summary
    return (
        one.place,
        one.unit.name,
        row.achievement_percent,
        mark(row.achievement_percent, None, scale).label,
        row.indicator_count,
        row.measured_count,
        row.verified_count,
        row.late_count,
        row.exceeding_count,
        row.ceiling_idr,
        row.spent_idr,
        absorption_of(row.spent_idr, row.ceiling_idr),
        "; ".join(one.said),
    )
