"""Papan kelengkapan: who has filed how much of a quarter, who is missing, how late."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.measurement.models import Result, Summary
from jenjang.apps.measurement.models.results import ResultState
from jenjang.apps.measurement.permissions import can_call
from jenjang.apps.measurement.snapshots.evidence import told_without_evidence
from jenjang.apps.measurement.snapshots.red import Unfiled, unfiled
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.messages import Letters, late_words, read_phones
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.core.figures import write_date
from jenjang.web.pages import allow

ROWS = 25
NAMED = 3


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit at the quarter: how many are due, filed, verified, who is missing."""

    name: str
    url: str
    due: int
    filed: int
    verified: int
    unproven: int
    missing: int
    who: str
    late: str


@allow(READERS)
def completeness_board(request: SignedInRequest) -> HttpResponse:
    """Every unit the user sees, the one with the largest share missing on top."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    units = list(scope(request).units)
    summaries = _summaries(here, units)
    ordered = sorted(units, key=lambda unit: _rank(summaries.get(unit.pk), unit))
    page: Page[Unit] = Paginator(ordered, ROWS).get_page(request.GET.get("hal"))
    context = {
        "here": here,
        "page": page,
        "rows": _rows(here, list(page), summaries, timezone.localdate()),
        "quarters": quarter_choices(here),
        "due": write_date(here.quarter.due_on),
        "complete_count": sum(_missing(one) == 0 for one in summaries.values()),
        "unit_count": len(units),
    }
    return render(request, "measurement/board.html", context)


def _summaries(here: Chosen, units: Iterable[Unit]) -> dict[int, Summary]:
    rows = Summary.objects.of_units().filter(
        period=here.quarter, unit__in=units, indicator_count__gt=0
    )
    return {row.unit_id: row for row in rows}


def _missing(summary: Summary) -> int:
    return summary.indicator_count - summary.measured_count


def _rank(summary: Summary | None, unit: Unit) -> tuple[float, int, str]:
    """Return the place of a unit: the largest share missing first, then by how many.

    A unit without any promised indicator comes last; its row says so.
    """
    if summary is None:
        return 1.0, 0, unit.name
    missing = _missing(summary)
    return -missing / summary.indicator_count, -missing, unit.name


def _rows(
    here: Chosen, units: list[Unit], summaries: Mapping[int, Summary], today: dt.date
) -> list[BoardRow]:
    """Return the rows of one page; three queries."""
    verified, who = _verified(here, units), _who(here, units)
    unproven = told_without_evidence(units, here.calendar.standing(here.quarter))
    return [
        replace(
            _row(here, unit, summaries.get(unit.pk), verified.get(unit.pk, 0), who, today),
            unproven=unproven.get(unit.pk, 0),
        )
        for unit in units
    ]


def _row(  # noqa: PLR0917 - one row is made of what was read for all rows
    here: Chosen,
    unit: Unit,
    summary: Summary | None,
    verified: int,
    who: Mapping[int, list[str]],
    today: dt.date,
) -> BoardRow:
    missing = _missing(summary) if summary else 0
    return BoardRow(
        name=unit.name,
        url=f"{reverse('measurement:missing')}?unit={unit.pk}&triwulan={here.quarter.n}",
        due=summary.indicator_count if summary else 0,
        filed=summary.measured_count if summary else 0,
        verified=verified,
        unproven=0,
        missing=missing,
        who=_named(who.get(unit.pk, [])) if summary else "belum ada perjanjian berlaku",
        late=late_words(here.quarter.due_on, today) if missing else "",
    )


def _verified(here: Chosen, units: Iterable[Unit]) -> dict[int, int]:
    rows = Result.objects.filter(
        series__unit__in=units,
        period__in=here.calendar.standing(here.quarter),
        state=ResultState.VERIFIED,
    )
    counted = rows.order_by().values_list("series__unit").annotate(Count("pk"))
    return dict(counted)


def _who(here: Chosen, units: Iterable[Unit]) -> dict[int, list[str]]:
    """Return the positions of each unit that miss something, with how many."""
    rows = (
        Summary.objects.filter(period=here.quarter, unit__in=units, position__isnull=False)
        .order_by("position__path")
        .values_list("unit_id", "position__name", "indicator_count", "measured_count")
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for unit_id, name, due, filed in rows:
        if filed < due:
            found[unit_id].append(f"{name} {due - filed}")
    return found


def _named(who: list[str]) -> str:
    rest = len(who) - NAMED
    shown = ", ".join(who[:NAMED])
    return f"{shown}, dan {rest} jabatan lain" if rest > 0 else shown


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """One figure nobody filed, and how late it is."""

    text: str
    url: str
    late: str


@dataclass(frozen=True, slots=True)
class MissingGroup:
    """What one position has not filed, and a message to send with one tap."""

    position: str
    grid_url: str
    message_url: str
    figures: tuple[MissingFigure, ...]


@allow(READERS)
def missing_figures(request: SignedInRequest) -> HttpResponse:
    """The figures a unit has not filed for the quarter, by who answers for them."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    today = timezone.localdate()
    gaps = unfiled(here.unit.pk, here.calendar, here.quarter)
    site = request.build_absolute_uri("/").rstrip("/")
    may_call = can_call(request.user, here.unit)
    letters = Letters(here, site, read_phones(here.unit, today) if may_call else {}, today)
    context = {
        "here": here,
        "groups": [_group(here, gap, letters, today) for gap in gaps],
        "quarters": quarter_choices(here),
        "to_head": letters.to_head(gaps) if gaps else "",
    }
    return render(request, "measurement/missing.html", context)


def _group(here: Chosen, gap: Unfiled, letters: Letters, today: dt.date) -> MissingGroup:
    due = {one.kind: one.due_on for one in here.calendar.standing(here.quarter)}
    return MissingGroup(
        position=str(gap.position or "Belum ada penanggung jawab"),
        grid_url=letters.grid_path(gap),
        message_url=letters.to_position(gap),
        figures=tuple(
            MissingFigure(
                text=indicator.text,
                url=reverse("measurement:indicator", args=[indicator.pk]),
                late=late_words(due[indicator.series.frequency], today),
            )
            for indicator in gap.indicators
        ),
    )
