"""A chart as SVG: shapes and text alone, coloured by attributes, so it needs no style.

Nothing is told by colour alone: the target is dashed, what nobody vouched for is hollow,
what was not measured has a cross, a change stands on a line with its number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from jenjang.papers.drawing.axis import Axis, axis_of
from jenjang.papers.drawing.canvas import SIZE, opened
from jenjang.papers.drawing.chart import Chart, ChartPoint
from jenjang.papers.drawing.ink import (
    BREAK,
    INK,
    LINE,
    OWN,
    PAPER,
    RULE,
    SOFT,
)
from jenjang.papers.writers.binding import width_pt

SMALL = 9.5
DOT, CROSS, DISC = 4.0, 3.5, 7.5
RIGHT, UNDER, KEY_LINE, KEY_GAP = 12.0, 40.0, 18.0, 14.0
SAMPLE = 24.0  # the width of a sample in the key
LABEL_ROOM = 13.0  # the least room for a quarter's name


def write_chart(chart: Chart, *, key: str, width: float = 640, height: float = 260) -> str:
    """Return the chart as one SVG element of that many points; a phone takes 340 wide.

    `key` keeps the names of its parts apart from those of other drawings on a page.
    """
    place = _place(chart, width, height)
    parts = [
        opened(key, chart.title, chart.description, width, height, ink=chart.ink),
        *_key(chart, width),
        *_rules(place),
        *_periods(chart, place),
        *_notes(chart, place),
        *_target(chart, place),
        *_actual(chart, place),
        "</svg>",
    ]
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Place:
    """The box that figures stand in, its axis, and the step from period to period."""

    axis: Axis
    left: float
    right: float
    top: float
    bottom: float
    step: float

    def x(self, n: float) -> float:
        return self.left + self.step * (n + 0.5)

    def y(self, figure: Decimal) -> float:
        return self.bottom - (self.bottom - self.top) * self.axis.share(figure)


def _place(chart: Chart, width: float, height: float) -> _Place:
    axis = axis_of(chart.figures)
    left = max(width_pt(label, SIZE) for label in axis.labels) + 10
    key_lines = max((line for line, *_ in _keyed(chart, width)), default=0) + 1
    has_notes = any(one.notes for one in chart.points)
    return _Place(
        axis=axis,
        left=left,
        right=width - RIGHT,
        top=key_lines * KEY_LINE + (2 * DISC + 6 if has_notes else 8),
        bottom=height - UNDER,
        step=(width - RIGHT - left) / max(len(chart.points), 1),
    )


def _text(x: float, y: float, text: str, *, anchor: str = "middle", fill: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">'
        f"{escape(text)}</text>"
    )


def _keyed(chart: Chart, width: float) -> Iterator[tuple[int, float, str, str]]:
    """Yield (line, x, kind, words) of the key: only what the chart has."""
    line, x = 0, 2.0
    for kind, words in _kinds(chart):
        room = SAMPLE + width_pt(words, SIZE) + KEY_GAP
        if x + room - KEY_GAP > width and x > 2:
            line, x = line + 1, 2.0
        yield line, x, kind, words
        x += room


def _kinds(chart: Chart) -> Iterator[tuple[str, str]]:
    filed = [one for one in chart.points if one.actual is not None]
    if any(one.is_firm for one in filed):
        yield "firm", "realisasi"
    if not all(one.is_firm for one in filed):
        yield "hollow", "belum diverifikasi"
    if any(one.target is not None for one in chart.points):
        yield "target", "target"
    if any(one.is_gap for one in chart.points):
        yield "gap", "belum diukur"


def _key(chart: Chart, width: float) -> Iterator[str]:
    for line, x, kind, words in _keyed(chart, width):
        y = 11 + line * KEY_LINE
        yield _sample(kind, x, y - 4)
        yield _text(x + SAMPLE, y, words, anchor="start")


def _sample(kind: str, x: float, y: float) -> str:
    if kind == "target":
        return (
            f'<path d="M{x:.1f} {y:.1f}h18" stroke="{INK}" stroke-width="1.8" '
            'stroke-dasharray="5 3"/>'
        )
    if kind == "gap":
        return _cross(x + 9, y)
    line = f'<path d="M{x:.1f} {y:.1f}h18" stroke="{OWN}" stroke-width="2.2"/>'
    return line + _dot(x + 9, y, is_firm=kind == "firm")


def _rules(place: _Place) -> Iterator[str]:
    """Yield the axis of figures: a line and its figure for every step."""
    for tick, label in zip(place.axis.ticks, place.axis.labels, strict=True):
        y = place.y(tick)
        yield f'<path d="M{place.left:.1f} {y:.1f}H{place.right:.1f}" stroke="{RULE}"/>'
        yield _text(place.left - 6, y + 4, label, anchor="end", fill=SOFT)


def _periods(chart: Chart, place: _Place) -> Iterator[str]:
    """Yield the names of the periods, where there is room, and of the years under them."""
    widest = max((width_pt(one.label, SMALL) for one in chart.points), default=0)
    if max(widest + 2, LABEL_ROOM) <= place.step:
        yield f'<g font-size="{SMALL}">'
        for n, one in enumerate(chart.points):
            yield _text(place.x(n), place.bottom + 14, one.label, fill=SOFT)
        yield "</g>"
    for group, first, last in chart.groups():
        if first:
            x = place.x(first - 0.5)
            yield f'<path d="M{x:.1f} {place.bottom:.1f}v30" stroke="{LINE}"/>'
        yield _text(place.x((first + last) / 2), place.bottom + 30, group)


def _notes(chart: Chart, place: _Place) -> Iterator[str]:
    """Yield a line before each period where something changed, with its numbers."""
    for n, one in enumerate(chart.points):
        if not one.notes:
            continue
        x, ink = place.x(n - 0.5), BREAK if one.is_break else SOFT
        thick = "1.8" if one.is_break else "1.2"
        yield (
            f'<path d="M{x:.1f} {place.top - 4:.1f}V{place.bottom:.1f}" stroke="{ink}" '
            f'stroke-width="{thick}" stroke-dasharray="2 3"/>'
        )
        yield _disc(x, place.top - 4 - DISC, one, ink)


def _disc(x: float, y: float, one: ChartPoint, ink: str) -> str:
    words = ",".join(map(str, one.notes))
    half = max(DISC, width_pt(words, SMALL) / 2 + 4)
    return (
        f'<rect x="{x - half:.1f}" y="{y - DISC:.1f}" width="{2 * half:.1f}" '
        f'height="{2 * DISC:.1f}" rx="{DISC}" fill="{PAPER}" stroke="{ink}"/>'
        f'<g font-size="{SMALL}">{_text(x, y + 3.4, words, fill=ink)}</g>'
    )


def _target(chart: Chart, place: _Place) -> Iterator[str]:
    """Yield the target as steps, one as wide as its period."""
    parts: list[str] = []
    before: Decimal | None = None
    for n, one in enumerate(chart.points):
        if one.target is not None:
            y = place.y(one.target)
            joins = before is not None and not one.is_apart
            start = f"V{y:.1f}" if joins else f"M{place.x(n - 0.5):.1f} {y:.1f}"
            parts.append(f"{start}H{place.x(n + 0.5):.1f}")
        before = one.target
    if parts:
        yield (
            f'<path d="{"".join(parts)}" fill="none" stroke="{INK}" stroke-width="1.8" '
            'stroke-dasharray="5 3"/>'
        )


def _actual(chart: Chart, place: _Place) -> Iterator[str]:
    """Yield the lines between figures that compare, then every figure and every gap."""
    for run in chart.runs():
        stops = [
            f"{place.x(n):.1f} {place.y(figure):.1f}"
            for n in run
            if (figure := chart.points[n].actual) is not None
        ]
        if len(stops) > 1:
            yield (
                f'<path d="M{"L".join(stops)}" fill="none" stroke="{OWN}" '
                'stroke-width="2.2"/>'
            )
    for n, one in enumerate(chart.points):
        if one.actual is not None:
            yield _dot(place.x(n), place.y(one.actual), is_firm=one.is_firm)
        elif one.is_gap:
            yield _cross(place.x(n), place.bottom - CROSS - 2)


def _dot(x: float, y: float, *, is_firm: bool) -> str:
    fill = OWN if is_firm else PAPER
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}" fill="{fill}" stroke="{OWN}" '
        'stroke-width="1.8"/>'
    )


def _cross(x: float, y: float) -> str:
    c = CROSS
    return (
        f'<path d="M{x - c:.1f} {y - c:.1f}l{2 * c} {2 * c}m0 {-2 * c}l{-2 * c} {2 * c}" '
        f'stroke="{INK}" stroke-width="1.6"/>'
    )
