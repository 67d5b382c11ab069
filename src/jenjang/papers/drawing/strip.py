"""Figures of many units as dots on one line, the own one marked, the median across it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from jenjang.papers.drawing.axis import Axis, axis_of
from jenjang.papers.drawing.canvas import SIZE, opened
from jenjang.papers.drawing.ink import FIGURES, INK, PAPER, RULE, SOFT
from jenjang.papers.drawing.ink import OWN as OWN_INK
from jenjang.papers.writers.binding import width_pt

DOT, OWN, SIDE = 4.0, 6.0, 24.0
TOP, HEIGHT = 34.0, 104.0
LEVELS = 5  # how many dots may stand on one another


@dataclass(frozen=True, slots=True)
class Strip:
    """The figures, in one unit of measure; `own` is among them, or None, in an `ink`."""

    title: str
    description: str
    figures: tuple[Decimal, ...]
    median: Decimal
    own: Decimal | None = None
    ink: str = FIGURES


def write_strip(strip: Strip, *, key: str, width: float = 640) -> str:
    """Return the strip as one SVG element of that many points; a phone takes 340 wide."""
    axis = axis_of(strip.figures)
    parts = [
        opened(key, strip.title, strip.description, width, HEIGHT, ink=strip.ink),
        *_ticks(axis, width),
        _median(_x(axis, strip.median, width), width),
        *_others(strip, axis, width),
        _own(strip, axis, width),
        "</svg>",
    ]
    return "".join(parts)


def _x(axis: Axis, figure: Decimal, width: float) -> float:
    return SIDE + (width - 2 * SIDE) * axis.share(figure)


def _ticks(axis: Axis, width: float) -> Iterator[str]:
    base = HEIGHT - 22
    yield f'<path d="M{SIDE} {base}H{width - SIDE:.1f}" stroke="{RULE}"/>'
    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        x = _x(axis, tick, width)
        yield f'<path d="M{x:.1f} {base}v4" stroke="{SOFT}"/>'
        yield (
            f'<text x="{x:.1f}" y="{HEIGHT - 5}" text-anchor="middle" fill="{SOFT}">'
            f"{escape(label)}</text>"
        )


def _median(x: float, width: float) -> str:
    half = width_pt("median", SIZE) / 2
    words_x = min(max(x, half), width - half)
    return (
        f'<path d="M{x:.1f} {TOP - 16}V{HEIGHT - 22}" stroke="{INK}" stroke-width="1.5" '
        f'stroke-dasharray="5 3"/><text x="{words_x:.1f}" y="{TOP - 21}" '
        'text-anchor="middle">median</text>'
    )


def _others(strip: Strip, axis: Axis, width: float) -> Iterator[str]:
    others = sorted(strip.figures)
    if strip.own is not None:
        others.remove(strip.own)
    for x, level in _heaped([_x(axis, one, width) for one in others]):
        y = HEIGHT - 30 - level * 2 * DOT
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}" fill="{PAPER}" stroke="{INK}" '
            'stroke-width="1.2"/>'
        )


def _heaped(xs: Sequence[float]) -> Iterator[tuple[float, int]]:
    """Yield each place with its level: those that would cover each other are heaped.

    >>> list(_heaped([10.0, 12.0, 40.0]))
    [(10.0, 0), (12.0, 1), (40.0, 0)]
    """
    taken: list[float] = [-2 * DOT] * LEVELS
    for x in xs:
        level = next((n for n, last in enumerate(taken) if x - last >= 2 * DOT), LEVELS - 1)
        taken[level] = x
        yield x, level


def _own(strip: Strip, axis: Axis, width: float) -> str:
    if strip.own is None:
        return ""
    x, y = _x(axis, strip.own, width), HEIGHT - 30 + 8
    return (
        f'<path d="M{x:.1f} {y - 2 * OWN:.1f}l{OWN} {OWN}l{-OWN} {OWN}l{-OWN} {-OWN}z" '
        f'fill="{OWN_INK}" stroke="{PAPER}"/>'
    )
