"""A value beside the same indicator of other units; named only to who may see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from jenjang.apps.measurement.snapshots.lifetime import Moment
from jenjang.apps.measurement.snapshots.peers import Peer, peers
from jenjang.apps.measurement.views.drawings import Drawn, drawn_strip
from jenjang.apps.measurement.views.marks import at_two_places, shown_figure
from jenjang.apps.organisation.models import Visitor
from jenjang.apps.organisation.permissions import can_see_unit
from jenjang.core.formulas.spread import Spread, spread
from jenjang.core.values import Unknown
from jenjang.papers.drawing import Strip

LEAST_UNNAMED = 5
"""Fewer units without names, and one could tell whose figure is whose."""


@dataclass(frozen=True, slots=True)
class Others:
    """How the value lies among units; `named` only those the user may see."""

    sentence: str
    drawing: Drawn | None = None
    facts: tuple[tuple[str, str], ...] = ()
    named: tuple[tuple[str, str, bool], ...] = ()


def beside_others(user: Visitor, now: Moment, ink: str) -> Others:
    """Return what may be told of the same indicator in other units; two queries.

    They are drawn in the pemda's `ink`.
    """
    indicator, period = now.year.indicator, now.period
    own_id, unit = indicator.series.unit_id, indicator.measured_in
    found = peers(indicator, period)
    seen = [one for one in found if can_see_unit(user, one.unit_id)]
    shown = found if len(found) >= LEAST_UNNAMED else seen
    if not any(one.unit_id != own_id for one in shown):
        return Others(_nothing(period_name=str(period)))
    own = next((one for one in shown if one.unit_id == own_id), None)
    spreading = spread(one.value for one in shown)
    if isinstance(spreading, Unknown):
        return Others(_nothing(period_name=str(period)))
    sentence = _sentence(shown, own, str(period))
    strip = Strip(
        title=f"{indicator.text} di {len(shown)} unit, {period}",
        description=sentence,
        figures=tuple(one.value for one in shown),
        median=spreading.median,
        own=own.value if own else None,
        ink=ink,
    )
    return Others(
        sentence=sentence,
        drawing=drawn_strip(strip),
        facts=tuple(_facts(spreading, own, unit)),
        named=tuple(
            (one.unit_name, shown_figure(at_two_places(one.value), unit), one is own)
            for one in reversed(seen)
        ),
    )


def _nothing(period_name: str) -> str:
    return (
        f"Belum cukup unit dengan indikator yang sama (kata-kata dan satuan) dan nilai "
        f"terverifikasi s.d. {period_name}."
    )


def _sentence(shown: Sequence[Peer], own: Peer | None, period_name: str) -> str:
    counted = (
        f"{len(shown)} unit dengan indikator dan satuan yang sama, hanya nilai yang "
        f"terverifikasi, s.d. {period_name}."
    )
    if own is None:
        return f"{counted} Nilai unit ini belum diverifikasi, jadi tidak ikut."
    return f"{counted} Belah ketupat: unit ini."


def _facts(found: Spread, own: Peer | None, unit: str | None) -> list[tuple[str, str]]:
    rows = [
        ("Unit ini", own.value if own else None),
        ("Median", found.median),
        ("Kuartil bawah", found.lower_quartile),
        ("Kuartil atas", found.upper_quartile),
        ("Terendah", found.lowest),
        ("Tertinggi", found.highest),
    ]
    return [
        (name, shown_figure(at_two_places(value), unit))
        for name, value in rows
        if value is not None
    ]
