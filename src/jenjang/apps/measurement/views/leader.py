"""The page of the head of the pemda: one calm column for a phone."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.followup.snapshots.waiting import Waiting, waiting_anywhere
from jenjang.apps.measurement.snapshots.kabupaten import History, added_up
from jenjang.apps.measurement.views.chart import chart_of
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.marks import Mark, mark, shown_percent
from jenjang.apps.measurement.views.ranking import Standing, standings_of, whole_words
from jenjang.apps.measurement.views.shares import shares_of
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.core.scales import Scale
from jenjang.web.pages import allow

SHOWN = 5
MET = Decimal(100)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in one line, and why it stands here."""

    name: str
    url: str
    mark: Mark
    why: str


@allow(READERS)
def leader_page(request: SignedInRequest) -> HttpResponse:
    """The kabupaten in a few figures, five units that need help, five that lead."""
    return whole_pemda(request)


def whole_pemda(request: SignedInRequest) -> HttpResponse:
    """Return that page; it is the home of the head of the pemda, too."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    units, today = scope(request).units, timezone.localdate()
    history = History(units, here.quarter)
    standings, whole = standings_of(units, history), added_up(history.now)
    scale = here.calendar.scale
    context = {
        "here": here,
        "quarters": quarter_choices(here),
        "whole": whole_words(whole, scale),
        "total": shares_of(whole, scale),
        "chart": chart_of(history.quarters(here.calendar.quarters)),
        "needing": [_needing(one, here) for one in needing(standings)],
        "best": [_leading(one, here) for one in leading(standings)],
        "waiting": _waiting(units, today),
        "unit_count": len(units),
    }
    return render(request, "measurement/leader.html", context)


def leading(standings: list[Standing]) -> list[Standing]:
    """Return the best of those that are ranked: their target reached, or none."""
    return [
        one
        for one in standings
        if one.place is not None and (one.contender.percent or 0) >= MET
    ][:SHOWN]


def needing(standings: list[Standing]) -> list[Standing]:
    """Return the units whose weakest side is the weakest: what is reached, or is filed.

    None whose indicators are all filed and on target.
    """
    weak = [one for one in standings if one.contender.due and _weakest(one) < MET]
    return sorted(weak, key=lambda one: (_weakest(one), one.unit.name))[:SHOWN]


def _weakest(one: Standing) -> Decimal:
    reached = one.contender.percent
    filed = one.contender.measured_percent
    return filed if reached is None else min(filed, reached)


def _needing(one: Standing, here: Chosen) -> UnitLine:
    return _line(one, here.calendar.scale, here, "; ".join(one.said))


def _leading(one: Standing, here: Chosen) -> UnitLine:
    why = f"peringkat {one.place}" + "".join(f"; {said}" for said in one.said)
    return _line(one, here.calendar.scale, here, why)


def _line(one: Standing, scale: Scale, here: Chosen, why: str) -> UnitLine:
    standing = mark(one.contender.percent, None, scale)
    filed = f"{one.contender.measured} dari {one.contender.due} terisi"
    return UnitLine(
        name=one.unit.name,
        url=f"{reverse('home')}?unit={one.unit.pk}&triwulan={here.quarter.n}",
        mark=Mark(standing.colour, standing.label, shown_percent(one.contender.percent)),
        why=f"{filed}; {why}" if why else filed,
    )


def _waiting(units: tuple[Unit, ...], today: dt.date) -> list[Waiting]:
    return waiting_anywhere([unit.pk for unit in units], today)[:SHOWN]
