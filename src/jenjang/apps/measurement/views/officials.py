"""Capaian and serapan of each official, from the summaries of the positions."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import DateField
from django.urls import reverse

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.views.marks import (
    MISSING,
    Mark,
    mark,
    of_ceiling,
    shown_absorption,
    shown_percent,
    shown_rupiah,
)
from jenjang.apps.organisation.models import Appointment, AppointmentKind, Unit
from jenjang.core.scales import Scale
from jenjang.web.prepared import Given, Prepared


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One position: who holds it, how much is filed, capaian, money."""

    name: str
    position: str
    url: str
    filed: str
    percent: str
    mark: Mark
    spent: str
    ceiling: str
    absorption: str


_HOLDERS = Prepared(
    lambda: (
        Appointment.objects.on(Given("day", DateField()))
        .filter(position__unit=Given("unit"))
        .order_by("-since")
        .values_list("position_id", "kind", "official__full_name")
    )
)


def official_rows(
    summaries: Iterable[Summary], holders: dict[int, str], scale: Scale, query: str
) -> list[OfficialRow]:
    """Return the rows of the positions summarised, in the order given."""
    return [_row(summary, holders, scale, query) for summary in summaries]


def holders_on(unit: Unit, day: dt.date) -> dict[int, str]:
    """Return who holds each position of the unit that day; one query.

    A definitive holder goes before an acting one.
    """
    rows = _HOLDERS(unit=unit.pk, day=day)
    found: dict[int, str] = {}
    for position_id, kind, name in sorted(rows, key=lambda row: row[1] != "definitif"):
        acting = AppointmentKind(kind).label
        shown = name if kind == AppointmentKind.DEFINITIF else f"{acting} {name}"
        found.setdefault(position_id, shown)
    return found


def _row(
    summary: Summary, holders: dict[int, str], scale: Scale, query: str
) -> OfficialRow:
    position_id = summary.position_id or 0
    standing = mark(summary.achievement_percent, None, scale)
    return OfficialRow(
        name=holders.get(position_id, MISSING),
        position=summary.position.name if summary.position else "",
        url=f"{reverse('measurement:grid')}?pejabat={position_id}&{query}",
        filed=f"{summary.measured_count} / {summary.indicator_count}",
        percent=shown_percent(summary.achievement_percent),
        mark=Mark(standing.colour, standing.label),
        ceiling=of_ceiling(summary.ceiling_idr),
        spent=shown_rupiah(summary.spent_idr),
        absorption=shown_absorption(summary.spent_idr, summary.ceiling_idr),
    )
