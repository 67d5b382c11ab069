"""A roll-up as a line of a table, its way over the quarters, and its single values."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from jenjang.apps.measurement.models import RollUp
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.snapshots.served import Served
from jenjang.apps.measurement.views.marks import (
    MISSING,
    Mark,
    mark,
    of_ceiling,
    shown_absorption,
    shown_percent,
    shown_rupiah,
)
from jenjang.apps.measurement.views.shares import Shares, count_shares
from jenjang.core.scales import Scale

NOT_DUE = "Belum waktunya"


@dataclass(frozen=True, slots=True)
class RolledRow:
    """What stands of one thing by the end of the quarter; `url` leads one step down."""

    name: str
    detail: str
    url: str
    filed: str
    verified: str
    percent: str
    mark: Mark
    shares: Shares
    ceiling: str
    spent: str
    absorption: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One indicator, and the address of its value with history and evidence."""

    text: str
    owner: str
    url: str
    mark: Mark
    state: str


def rolled_row(
    row: RollUp,
    scale: Scale,
    *,
    name: str,
    detail: str = "",
    url: str = "",
    depth: int = 0,
) -> RolledRow:
    """Return the line of a roll-up; `depth` is how far below the top of a tree it is."""
    has_indicators = row.indicator_count > 0
    standing = mark(row.achievement_percent, None, scale)
    return RolledRow(
        name=name,
        detail=detail,
        url=url,
        filed=f"{row.measured_count} / {row.indicator_count}" if has_indicators else "",
        verified=f"{row.verified_count} / {row.measured_count}" if has_indicators else "",
        percent=shown_percent(row.achievement_percent),
        mark=standing if has_indicators else Mark("abu", "Tanpa indikator"),
        shares=count_shares(
            row.indicator_count, row.measured_count, row.rating_counts, scale
        ),
        ceiling=of_ceiling(row.ceiling_idr),
        spent=shown_rupiah(row.spent_idr),
        absorption=shown_absorption(row.spent_idr, row.ceiling_idr),
        depth=depth,
    )


def quarter_rows(rows: Iterable[RollUp], scale: Scale) -> list[RolledRow]:
    """Return the quarters of one thing, each with its period."""
    return [rolled_row(row, scale, name=f"s.d. {short_name(row.period)}") for row in rows]


def value_rows(found: Iterable[Served], scale: Scale) -> list[ValueRow]:
    """Return single indicators, each with the way to its value."""
    return [_value_row(one, scale) for one in found]


def _value_row(one: Served, scale: Scale) -> ValueRow:
    owner = one.owner or MISSING
    if one.period_id is None:
        return ValueRow(one.text, owner, "", Mark("abu", NOT_DUE), "")
    return ValueRow(
        text=one.text,
        owner=owner,
        url=reverse("measurement:value", args=[one.period_id, one.series_id]),
        mark=mark(one.percent, one.reason, scale),
        state="terverifikasi" if one.is_verified else "",
    )
