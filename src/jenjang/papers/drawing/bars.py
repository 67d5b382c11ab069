"""Figures side by side as bars: what is drawn, and its SVG.

Each bar has its figure printed at its end, and the bars of a row differ in how dark they
are, so the drawing is read in grey too. Whoever draws it puts its table beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from jenjang.papers.drawing.axis import Axis, axis_of
from jenjang.papers.drawing.canvas import SIZE, opened
from jenjang.papers.drawing.ink import FIGURES, INK, RULE, SOFT, shades
from jenjang.papers.writers.binding import width_pt

LABEL, GAP, BAR, BETWEEN, FOOT = 230.0, 10.0, 13.0, 9.0, 22.0
LINE_HEIGHT, KEY_HEIGHT, SAMPLE, ROOM = 13.0, 20.0, 18.0, 92.0
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure; `text` is printed at its end, also where there is no figure."""

    figure: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """What stands beside one label: a bar for each key of the chart."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of bars on one axis; `keys` name the bars of each row, `mark` is a line.

    The bars of a row are drawn in shades of `ink` from dark to light, each outlined.
    """

    title: str
    description: str
    keys: tuple[str, ...]
    rows: tuple[BarRow, ...]
    mark: Decimal | None = None
    ink: str = FIGURES

    @property
    def figures(self) -> list[Decimal]:
        """Return every figure the axis must hold, and the zero that bars begin at."""
        found = [bar.figure for row in self.rows for bar in row.bars]
        marks = [] if self.mark is None else [self.mark]
        return [Decimal(0), *marks, *(one for one in found if one is not None)]

    @property
    def is_drawable(self) -> bool:
        """Return whether there is a figure to draw."""
        return any(bar.figure is not None for row in self.rows for bar in row.bars)


def write_bars(bars: Bars, *, key: str, width: float = 640) -> str:
    """Return the chart as one SVG element, as high as its rows ask for.

    `key` keeps the names of its parts apart from those of other drawings.
    """
    place = _place(bars, width)
    parts = [
        opened(key, bars.title, bars.description, width, place.bottom + FOOT, ink=bars.ink),
        *_keys(bars),
        *_rules(place),
        *_mark(bars, place),
        *_rows(bars, place),
        "</svg>",
    ]
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Place:
    axis: Axis
    left: float
    right: float
    tops: tuple[float, ...]
    bottom: float

    def x(self, figure: Decimal) -> float:
        return self.left + (self.right - self.left) * self.axis.share(figure)


def _place(bars: Bars, width: float) -> _Place:
    top = KEY_HEIGHT if len(bars.keys) > 1 else 4.0
    tops = []
    for row in bars.rows:
        tops.append(top)
        top += _height(row) + BETWEEN
    return _Place(
        axis_of(bars.figures), LABEL + GAP, width - ROOM, tuple(tops), top - BETWEEN / 2
    )


def _height(row: BarRow) -> float:
    lines = len(in_lines(row.label, LABEL))
    return max(BAR * len(row.bars), LINE_HEIGHT * lines)


def in_lines(text: str, room: float) -> list[str]:
    """Return a label in at most four lines that fit; what is longer ends in dots.

    >>> in_lines("Nilai Evaluasi Kecamatan", 90)
    ['Nilai Evaluasi', 'Kecamatan']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_pt(longer, SIZE) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]


HALO = ' stroke="#ffffff" stroke-width="3" paint-order="stroke"'
"""Keeps a figure legible where a line runs behind it."""


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", fill: str = INK, more: str = ""
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}"{more}>'
        f"{escape(text)}</text>"
    )


def _keys(bars: Bars) -> Iterator[str]:
    """Yield what each bar of a row stands for, where there is more than one."""
    x = LABEL + GAP
    for words, ink in zip(bars.keys, shades(bars.ink), strict=False):
        if len(bars.keys) > 1:
            yield _rect(x, 2, SAMPLE - 6, 9, ink)
            yield _text(x + SAMPLE, 11, words)
        x += SAMPLE + width_pt(words, SIZE) + GAP


def _rect(x: float, y: float, width: float, height: float, ink: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{ink}" stroke="{INK}" stroke-width="0.6"/>'
    )


def _rules(place: _Place) -> Iterator[str]:
    """Yield the axis: a line and its figure for every step."""
    top = place.tops[0] if place.tops else 0.0
    for tick, label in zip(place.axis.ticks, place.axis.labels, strict=True):
        x = place.x(tick)
        yield f'<path d="M{x:.1f} {top:.1f}V{place.bottom:.1f}" stroke="{RULE}"/>'
        yield _text(x, place.bottom + 14, label, anchor="middle", fill=SOFT)


def _rows(bars: Bars, place: _Place) -> Iterator[str]:
    inks = shades(bars.ink)
    for row, top in zip(bars.rows, place.tops, strict=True):
        for n, line in enumerate(in_lines(row.label, LABEL)):
            yield _text(LABEL, top + LINE_HEIGHT * n + 10, line, anchor="end")
        yield from _bars(row.bars, top, place, inks)


def _bars(
    bars: Sequence[Bar], top: float, place: _Place, inks: Sequence[str]
) -> Iterator[str]:
    zero = place.x(max(Decimal(0), place.axis.low))
    for n, bar in enumerate(bars):
        y, end = top + BAR * n, zero
        if bar.figure is not None:
            end = place.x(bar.figure)
            left, wide = min(zero, end), abs(end - zero)
            yield _rect(left, y + 1, wide, BAR - 3, inks[n % len(inks)])
        yield _text(max(end, zero) + 5, y + BAR - 3, bar.text, more=HALO)


def _mark(bars: Bars, place: _Place) -> Iterator[str]:
    if bars.mark is not None and place.tops:
        x = place.x(bars.mark)
        yield (
            f'<path d="M{x:.1f} {place.tops[0] - 2:.1f}V{place.bottom:.1f}" '
            f'stroke="{INK}" stroke-width="1.2" stroke-dasharray="5 3"/>'
        )
