"""How many indicators stand where: a bar of shares, and the table beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.views.marks import NOT_MEASURED
from jenjang.core.figures import write_number
from jenjang.core.scales import Band, Scale

WIDTH = 280
GAP = 2


@dataclass(frozen=True, slots=True)
class Share:
    """One class: its word, how many, its bounds, and its place in the bar."""

    colour: str
    label: str
    count: int
    bounds: str
    x: str = "0"
    width: str = "0"


@dataclass(frozen=True, slots=True)
class Shares:
    """The classes best first, and the bar in one sentence for those who do not see it."""

    total: int
    classes: tuple[Share, ...]
    sentence: str


def shares_of(summary: Summary | None, scale: Scale) -> Shares:
    """Return the traffic lights of a summary."""
    if summary is None:
        return count_shares(0, 0, {}, scale)
    return count_shares(
        summary.indicator_count, summary.measured_count, summary.rating_counts, scale
    )


def count_shares(
    total: int, measured: int, ratings: Mapping[str, int], scale: Scale
) -> Shares:
    """Return the traffic lights of these counts; classes that stand empty stay listed."""
    bands = list(reversed(scale.bands))
    classes = [
        Share(band.colour, band.label, ratings.get(band.code, 0), _bounds(scale, band))
        for band in bands
    ]
    rated = sum(one.count for one in classes)
    if measured > rated:
        classes.append(Share("abu", "Tanpa persentase", measured - rated, ""))
    classes.append(Share("abu", NOT_MEASURED, total - measured, ""))
    told = [f"{one.count} {one.label.lower()}" for one in classes if one.count]
    return Shares(total, tuple(_placed(classes, total)), ", ".join(told))


def _placed(classes: list[Share], total: int) -> list[Share]:
    """Return the classes with their places; the bar's widths add up to WIDTH."""
    filled = sum(1 for one in classes if one.count)
    room = WIDTH - GAP * max(filled - 1, 0)
    placed, x = [], 0.0
    for one in classes:
        width = room * one.count / total if total else 0.0
        placed.append(
            Share(one.colour, one.label, one.count, one.bounds, f"{x:.1f}", f"{width:.1f}")
        )
        x += width + GAP if one.count else 0.0
    return placed


def _bounds(scale: Scale, band: Band) -> str:
    """Return the class in figures: "≥ 100 %", "70 – < 100", "< 40"."""
    place = scale.bands.index(band)
    above = scale.bands[place + 1] if place + 1 < len(scale.bands) else None
    low = "" if band.start is None or place == 0 else write_number(band.start)
    sign = "≥" if band.is_inclusive else ">"
    if above is None or above.start is None:
        return f"{sign} {low} %"
    top = f"{'<' if above.is_inclusive else '≤'} {write_number(above.start)}"
    return f"{top} %" if not low else f"{'' if band.is_inclusive else '> '}{low} – {top} %"
