"""The ruled lines of a picture, snapped together where they were drawn as one.

All lengths are pixels at 200 dots an inch.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from jenjang.papers.readers.scan.engine import Picture

NEIGHBOURHOOD_PX = 41  # ink is what is darker than the paper around it
DARKER_BY = 14
SMOOTHED_PX = 31  # along a faint line: what is seen of noise and of letters goes
THINNER_PX = 11  # a faint line is thinner
SHORTEST_LYING_PX = 60  # longer than any stroke of a letter
SHORTEST_STANDING_PX = 24  # a row of one line of small text
THICKEST_PX = 12
SHORT_PX = 220  # shorter lines are straight even on a page that is not
BENT_PX = 1.2
DRAWN, DRAWN_PX = 0.9, 3  # ink nearly all along, not as in a line of text
SLOPE = 0.02  # a line may rise this much of its length
GAP_PX = 15  # a worn line is whole where no more than this is missing
MEET_PX = 16
TALLER_THAN_BRACKETS_PX = 75
TALLER_THAN_LETTERS_PX = 38
REACHES_PX = 5
SAME_COLUMN_PX = 6
WIPED_PX = 5
SAME_PX = 13  # no row or column is narrower
NARROWEST_TABLE_PX = 330  # an emblem is narrower


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruled line: a lying one at `at` from the top, a standing one from the left."""

    at: float
    start: float
    end: float
    is_lying: bool


def ink_of(picture: Picture) -> Picture:
    """Return a mask: 255 where there is ink."""
    ink = cv2.adaptiveThreshold(
        picture,
        255,
        cv2.ADAPTIVE_THRESH_MEAN_C,
        cv2.THRESH_BINARY_INV,
        NEIGHBOURHOOD_PX,
        DARKER_BY,
    )
    for is_lying in (True, False):
        ink |= _faint_lines(picture, is_lying=is_lying)
    return ink


def _faint_lines(picture: Picture, *, is_lying: bool) -> Picture:
    """Return a mask of long thin lines, however dark the letters beside them are.

    A thin line close under bold words is hardly darker than the mean of what is around it.
    The round of a stamp is nowhere so long straight.
    """
    along = (SMOOTHED_PX, 1) if is_lying else (1, SMOOTHED_PX)
    across: Any = np.ones((THINNER_PX, 1) if is_lying else (1, THINNER_PX), np.uint8)
    smooth = cv2.blur(picture, along)
    dark = cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, across) > DARKER_BY
    long = cv2.morphologyEx(
        dark.astype(np.uint8),
        cv2.MORPH_OPEN,
        np.ones((1, SHORT_PX) if is_lying else (SHORT_PX, 1)),
    )
    drawn = cv2.morphologyEx(picture, cv2.MORPH_BLACKHAT, across) > DARKER_BY / 2
    return ((long > 0) & drawn).astype(np.uint8) * 255


def ruling(ink: Picture) -> tuple[list[Stroke], Picture]:
    """Return the lines of tables, and the ink without any ruled line."""
    lying = _long(ink, SHORTEST_LYING_PX, is_lying=True)
    standing = _long(ink, SHORTEST_STANDING_PX, is_lying=False)
    strokes = [*_strokes(lying, is_lying=True), *_strokes(standing, is_lying=False)]
    drawn = [stroke for stroke in strokes if stroke.is_lying or not _is_short(stroke)]
    short = [stroke for stroke in strokes if not stroke.is_lying and _is_short(stroke)]
    tables = [_with_short(list(_reaching(table)), short) for table in _tables(drawn)]
    kept = [
        stroke
        for table in tables
        if _is_table(table)
        for stroke in _bridged(list(_snapped(table)), ink)
    ]
    return kept, _without(ink, lying, standing, [s for table in tables for s in table])


def _without(
    ink: Picture, lying: Picture, standing: Picture, strokes: Iterable[Stroke]
) -> Picture:
    """Return the ink without what was drawn along `strokes`.

    Close to a stroke all that is long goes, worn pieces too; a sloping line is farther
    from it, among letters: there only what was found as a line goes.
    """
    rest = ink.copy()
    for stroke in strokes:
        slope = WIPED_PX + SLOPE * (stroke.end - stroke.start) / 2
        long = lying if stroke.is_lying else standing
        near, far = (_strip(rest, stroke, half) for half in (WIPED_PX, slope))
        pieces = (1, GAP_PX) if stroke.is_lying else (GAP_PX, 1)
        worn = cv2.morphologyEx(near, cv2.MORPH_OPEN, np.ones(pieces, np.uint8))
        near[_grown(worn) > 0] = 0
        far[_grown(_strip(long, stroke, slope)) > 0] = 0
    return rest


def _strip(picture: Picture, stroke: Stroke, half: float) -> Picture:
    """Return the part of a picture along a stroke, so far to both sides."""
    at = slice(max(0, round(stroke.at - half)), round(stroke.at + half))
    along = slice(round(stroke.start), round(stroke.end))
    return picture[at, along] if stroke.is_lying else picture[along, at]


def _grown(mask: Picture) -> Picture:
    return cv2.dilate(mask, np.ones((3, 3), np.uint8))


def _is_short(stroke: Stroke) -> bool:
    return stroke.end - stroke.start < TALLER_THAN_LETTERS_PX


def _with_short(table: list[Stroke], short: Sequence[Stroke]) -> list[Stroke]:
    """Return a table with the columns of its low rows, where they go on a column's line.

    A letter is as high: it stands elsewhere, or does not reach from line to line.
    """
    columns = [stroke.at for stroke in table if not stroke.is_lying]
    lying = [stroke for stroke in table if stroke.is_lying]
    return table + [
        stroke
        for stroke in short
        if any(abs(stroke.at - column) <= SAME_COLUMN_PX for column in columns)
        and all(
            any(
                abs(line.at - end) <= REACHES_PX and line.start <= stroke.at <= line.end
                for line in lying
            )
            for end in (stroke.start, stroke.end)
        )
    ]


def _reaching(table: Sequence[Stroke]) -> Iterator[Stroke]:
    """Yield the strokes of a table; a short standing one must reach from line to line.

    The brackets of "(2)" are as high as a row of one line, and end short of its lines;
    pieces of a stamp end anywhere.
    """
    levels = [stroke.at for stroke in table if stroke.is_lying]
    upright = [stroke for stroke in table if not stroke.is_lying]
    for stroke in table:
        if _length(stroke) > SHORT_PX:
            yield stroke
            continue
        if stroke.is_lying:
            if _is_among_columns(stroke, table):
                yield stroke
            continue
        slack = REACHES_PX if _length(stroke) < TALLER_THAN_BRACKETS_PX else MEET_PX
        ends = all(
            min(abs(level - end) for level in levels) <= slack
            for end in (stroke.start, stroke.end)
        )
        if ends or any(_goes_on(stroke, other) for other in upright):
            yield stroke


def _is_among_columns(stroke: Stroke, table: Sequence[Stroke]) -> bool:
    """Return whether a short lying stroke ends at a column's line or goes on a long one.

    The feet of blurred letters run together, and end anywhere.
    """
    return any(
        _length(other) > SHORT_PX and _goes_on(stroke, other)
        if other.is_lying
        else _ends_at(stroke, other)
        for other in table
    )


def _ends_at(lying: Stroke, column: Stroke) -> bool:
    """Return whether a lying stroke begins or ends on a column's line."""
    beside = column.start - MEET_PX <= lying.at <= column.end + MEET_PX
    ends = (abs(column.at - end) <= REACHES_PX for end in (lying.start, lying.end))
    return beside and any(ends)


def _goes_on(stroke: Stroke, other: Stroke) -> bool:
    """Return whether two strokes are parts of one line, one after the other."""
    apart = max(stroke.start, other.start) - min(stroke.end, other.end)
    return apart >= 0 and abs(other.at - stroke.at) <= SAME_PX


def _length(stroke: Stroke) -> float:
    return stroke.end - stroke.start


def _is_table(table: Sequence[Stroke]) -> bool:
    return len({stroke.is_lying for stroke in table}) == 2


def _long(ink: Picture, shortest: int, *, is_lying: bool) -> Picture:
    """Return a mask of all that is long and thin in one direction."""

    def bar(along: int, across: int = 1) -> Picture:
        size = (across, along) if is_lying else (along, across)
        return np.ones(size, dtype=np.uint8)

    thicker = cv2.dilate(ink, bar(1, 3))
    whole = cv2.morphologyEx(thicker, cv2.MORPH_OPEN, bar(shortest))
    mended = cv2.morphologyEx(whole, cv2.MORPH_CLOSE, bar(GAP_PX))
    blots = cv2.morphologyEx(mended, cv2.MORPH_OPEN, bar(1, THICKEST_PX + 2))
    thin = cv2.subtract(mended, blots)
    return _lines_of(thin, shortest, is_lying=is_lying)


def _lines_of(mask: Picture, shortest: int, *, is_lying: bool) -> Picture:
    """Return the mask without what is too short, too thick or too bent for a line.

    Words in a shaded heading are too thick, a piece of a round stamp is too bent.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    keep: Any = np.zeros(count, dtype=np.uint8)
    for n in range(1, count):
        length, thickness = _sizes(stats[n], is_lying=is_lying)
        mean = stats[n][cv2.CC_STAT_AREA] / length
        thin = thickness <= THICKEST_PX + SLOPE * length and mean <= THICKEST_PX
        if not thin or length < shortest:
            continue
        cut = _cut_out(labels, stats[n]) == n
        if length > SHORT_PX or not _is_bent(cut, is_lying=is_lying):
            keep[n] = 255
    return keep[labels]


def _cut_out(labels: Picture, stats: Sequence[int]) -> Picture:
    left, top, width, height = (int(value) for value in stats[:4])
    return labels[top : top + height, left : left + width]


def _is_bent(line: Picture, *, is_lying: bool) -> bool:
    """Return whether a short line, cut out, leaves the straight one between its ends."""
    ink = line if is_lying else line.T  # one column for each place along the line
    across = np.arange(ink.shape[0])[:, None]
    middles = (ink * across).sum(axis=0) / np.maximum(ink.sum(axis=0), 1)
    along = np.arange(len(middles))
    straight = np.polyval(np.polyfit(along, middles, 1), along)
    return float(np.std(middles - straight)) > BENT_PX


def _strokes(mask: Picture, *, is_lying: bool) -> Iterator[Stroke]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    for n in range(1, count):
        left, top, width, height = (int(value) for value in stats[n][:4])
        if is_lying:
            yield Stroke(top + height / 2, left, left + width, is_lying=True)
        else:
            yield Stroke(left + width / 2, top, top + height, is_lying=False)


def _sizes(stats: Sequence[int], *, is_lying: bool) -> tuple[int, int]:
    width, height = int(stats[cv2.CC_STAT_WIDTH]), int(stats[cv2.CC_STAT_HEIGHT])
    return (width, height) if is_lying else (height, width)


def _tables(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Yield the groups of strokes that meet and are as wide as a table."""
    rest = list(strokes)
    while rest:
        group, rest = [rest[0]], rest[1:]
        for stroke in group:  # grows while we look: all that meets it joins
            met = [other for other in rest if _meet(stroke, other)]
            rest = [other for other in rest if other not in met]
            group += met
        lying = [stroke for stroke in group if stroke.is_lying]
        wide = max((s.end for s in lying), default=0.0) - min(
            (s.start for s in lying), default=0.0
        )
        if wide >= NARROWEST_TABLE_PX and len(lying) < len(group):
            yield group


def _meet(one: Stroke, other: Stroke) -> bool:
    if one.is_lying == other.is_lying:
        near = abs(one.at - other.at) <= SAME_PX
        return (
            near and one.start - MEET_PX <= other.end and other.start - MEET_PX <= one.end
        )
    return (
        one.start - MEET_PX <= other.at <= one.end + MEET_PX
        and other.start - MEET_PX <= one.at <= other.end + MEET_PX
    )


def _snapped(table: Sequence[Stroke]) -> Iterator[Stroke]:
    """Yield the strokes of one table, put where its other strokes say they should be."""
    xs = _places(stroke for stroke in table if not stroke.is_lying)
    ys = _places(stroke for stroke in table if stroke.is_lying)
    for stroke in table:
        own, ends = (ys, xs) if stroke.is_lying else (xs, ys)
        yield replace(
            stroke,
            at=_nearest(own, stroke.at),
            start=_at_end(ends, stroke.start),
            end=_at_end(ends, stroke.end),
        )


def _bridged(table: list[Stroke], ink: Picture) -> list[Stroke]:
    """Return a table with the parts of its lines that a stamp or a letter lies over.

    From one line that crosses it to the next there is ink nearly all along.
    """
    drawn: list[Stroke] = []
    for is_lying in (True, False):
        own = [stroke for stroke in table if stroke.is_lying == is_lying]
        crossed = sorted({other.at for other in table if other.is_lying != is_lying})
        drawn += (
            part
            for at in {stroke.at for stroke in own}
            for start, end in pairwise(crossed)
            if not _covers(own, part := Stroke(at, start, end, is_lying))
            and _is_drawn(part, ink)
        )
    return table + drawn


def _covers(strokes: Iterable[Stroke], part: Stroke) -> bool:
    middle = (part.start + part.end) / 2
    return any(each.at == part.at and each.start <= middle <= each.end for each in strokes)


def _is_drawn(part: Stroke, ink: Picture) -> bool:
    """Return whether there is ink along a line."""
    along = (_strip(ink, part, DRAWN_PX) > 0).any(axis=0 if part.is_lying else 1)
    return bool(along.size) and float(along.mean()) >= DRAWN


def _places(strokes: Iterable[Stroke]) -> list[float]:
    """Return where lines are: strokes that follow one another closely are one line."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if groups and stroke.at - groups[-1][-1].at <= SAME_PX:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [_middle(group) for group in groups]


def _middle(strokes: Sequence[Stroke]) -> float:
    """Return where a line is that was found in several pieces; long ones count for more."""
    weight = sum(stroke.end - stroke.start for stroke in strokes)
    return sum(stroke.at * (stroke.end - stroke.start) for stroke in strokes) / weight


def _nearest(places: Sequence[float], at: float) -> float:
    return min(places, key=lambda place: abs(place - at))


def _at_end(places: Sequence[float], at: float) -> float:
    near = _nearest(places, at)
    return near if abs(near - at) <= MEET_PX else at
