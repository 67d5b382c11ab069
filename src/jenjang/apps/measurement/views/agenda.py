"""The agenda of the review meeting, made from what is red at the quarter."""

import datetime as dt
from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from jenjang.apps.followup.models import AgendaKind
from jenjang.apps.followup.permissions import MINUTE_KEEPERS
from jenjang.apps.followup.services import AgendaDraft, call_meeting
from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.snapshots.calendar import read_calendar
from jenjang.apps.measurement.snapshots.red import missed, money_troubles, unfiled
from jenjang.apps.measurement.views.chosen import Chosen
from jenjang.apps.measurement.views.worries import (
    missed_words,
    money_title,
    money_words,
)
from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.core.values import Refused
from jenjang.web.pages import allow


@allow(MINUTE_KEEPERS)
@require_POST
def meeting_call(request: SignedInRequest, period_id: int) -> HttpResponse:
    """Call the meeting about a quarter of the unit, with everything red on its agenda."""
    unit = scope(request).unit
    period = get_object_or_404(Period, pk=period_id, kind=PeriodKind.QUARTER)
    if unit is None:
        raise PermissionDenied
    here = Chosen(unit, read_calendar(period.year_id), period)
    try:
        meeting = call_meeting(
            unit_id=unit.pk,
            period_id=period.pk,
            held_on=_day(request),
            agenda=list(agenda(here)),
            by=request.user,
        )
    except Refused as why:
        messages.error(request, str(why))
        return redirect("followup:meetings")
    messages.success(request, f"{meeting} disiapkan; agendanya dari hal yang merah.")
    return redirect("followup:meeting", meeting.pk)


def _day(request: SignedInRequest) -> dt.date:
    try:
        asked = parse_date(request.POST.get("held_on", ""))
    except ValueError:
        asked = None
    return asked or timezone.localdate()


def agenda(here: Chosen) -> Iterator[AgendaDraft]:
    """Yield what is red: targets missed, the furthest first; figures missing; money."""
    for one in missed(here.unit.pk, here.calendar, here.quarter):
        yield AgendaDraft(
            kind=AgendaKind.LOW,
            title=one.indicator.text,
            detail=missed_words(here, one),
            series_ids=(one.indicator.series_id,),
            position_id=one.indicator.owner_id,
        )
    for gap in unfiled(here.unit.pk, here.calendar, here.quarter):
        yield AgendaDraft(
            kind=AgendaKind.UNFILED,
            title=f"{len(gap.indicators)} indikator belum diukur"
            + (f": {gap.position}" if gap.position else ""),
            series_ids=tuple(indicator.series_id for indicator in gap.indicators),
            position_id=gap.position.pk if gap.position else None,
        )
    rows = Summary.objects.of_unit(here.unit).filter(period=here.quarter)
    unit_first = rows.order_by(F("position__path").asc(nulls_first=True))
    for money in money_troubles(unit_first.select_related("position"), here.quarter):
        yield AgendaDraft(
            kind=AgendaKind.MONEY,
            title=money_title(here, money),
            detail=money_words(money),
            position_id=money.position.pk if money.position else None,
        )
