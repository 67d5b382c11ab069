"""A photographed sheet of paper, seen from one side, laid flat.

A phone sees the desk around the sheet, and lines that rise or fall with where they are;
tables and rows need them level.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from jenjang.papers.readers.scan.engine import Corners, Picture

SIDES = 4
SEEN_SIDE_PX = 600  # the longer side of the copy in which the sheet is looked for
LETTERS_PX = 15  # of that copy: what is narrower than this is print on the sheet
SMALLEST = 0.35  # of the picture: a smaller sheet is a picture on a page
FULL = 0.96  # a sheet that takes as much of the picture needs no laying flat
STRAIGHT_SIDES = 0.96  # of the outline's area lies inside its four corners
CORNER = 0.02  # of the outline: how far a side may leave the straight one
NARROWEST_DEGREES = 65.0
DARKER = 0.85  # what is around a sheet is at most this bright beside it
BESIDE = 0.03  # of the way from the middle: so near a side
LIMITS = range(60, 210, 15)  # of brightness, 0 to 255: sheet above, desk below
LEVEL_DEGREES = 0.4  # a scanner's own edges differ less in direction
OUTSIDE = 0.02  # of the lines of text may lie beside the sheet


def laid_flat(picture: Picture, lines: Sequence[Corners]) -> tuple[Picture, list[Corners]]:
    """Return the sheet alone, as seen from above, and its lines of text.

    A picture in which no sheet stands out, or is only turned, is returned as it is.
    """
    sheet = sheet_in(picture, lines)
    if sheet is None:
        return picture, list(lines)
    width, height = _size(sheet)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(sheet, flat)
    seen = cv2.warpPerspective(
        picture, turn, (width, height), borderMode=cv2.BORDER_REPLICATE
    )
    return seen, [cv2.perspectiveTransform(line[None], turn)[0] for line in lines]


def sheet_in(picture: Picture, lines: Sequence[Corners]) -> Corners | None:
    """Return the corners of a sheet seen from one side, None where there is none.

    How bright paper is in a shadow is not known, so several limits are tried; a sheet holds
    nearly all `lines` of text.
    """
    scale = min(1.0, SEEN_SIDE_PX / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    bare = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((LETTERS_PX, LETTERS_PX)))
    for limit in LIMITS:
        corners = _four_corners(bare > limit)
        if corners is None or not _stands_out(bare, corners):
            continue
        if _is_seen_aslant(corners) and _holds(corners / scale, lines):
            return corners / scale
    return None


def _four_corners(bright: Picture) -> Corners | None:
    """Return the corners of the largest bright part where it has four, straight sides."""
    outlines, _ = cv2.findContours(
        bright.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    if not outlines:
        return None
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    limit = CORNER * cv2.arcLength(outline, closed=True)
    found = cv2.approxPolyDP(outline, limit, closed=True)
    if len(found) != SIDES:
        return None
    corners = _from_top_left(found[:, 0].astype(np.float32))
    area = cv2.contourArea(corners)
    straight = area >= STRAIGHT_SIDES * cv2.contourArea(outline)
    return corners if straight and SMALLEST <= area / bright.size <= FULL else None


def _from_top_left(corners: Corners) -> Corners:
    """Return four corners clockwise on the picture, the top left one first."""
    across, down = corners[:, 0], corners[:, 1]
    first, third = int(np.argmin(across + down)), int(np.argmax(across + down))
    second, fourth = int(np.argmax(across - down)), int(np.argmin(across - down))
    return corners[[first, second, third, fourth]]


def _is_seen_aslant(corners: Corners) -> bool:
    """Return whether opposite sides run in different directions, at usual corners."""
    sides = np.roll(corners, -1, axis=0) - corners
    degrees = np.degrees(np.arctan2(sides[:, 1], sides[:, 0]))
    turns = [_turn(a, b) for a, b in pairwise([*degrees, degrees[0]])]
    apart = [180.0 - _turn(degrees[n], degrees[n + 2]) for n in (0, 1)]
    return min(turns) >= NARROWEST_DEGREES and max(apart) >= LEVEL_DEGREES


def _turn(one: float, other: float) -> float:
    """Return the angle between two directions, 0 to 180 degrees.

    >>> _turn(170.0, -170.0)
    20.0
    """
    return abs((other - one + 180.0) % 360.0 - 180.0)


def _stands_out(bare: Picture, corners: Corners) -> bool:
    """Return whether beside each side the desk is darker than the sheet."""
    middle = corners.mean(axis=0)
    inside, outside = (
        _along_sides(bare, middle + (corners - middle) * share)
        for share in (1 - BESIDE, 1 + BESIDE)
    )
    return bool((outside <= DARKER * inside).all())


def _along_sides(bare: Picture, corners: Corners) -> Any:
    """Return how bright the picture is along each of four sides: the median."""
    shares = np.linspace(0.1, 0.9, 40)[None, :, None]
    sides = corners[:, None] * (1 - shares) + np.roll(corners, -1, axis=0)[:, None] * shares
    at = np.round(sides).astype(int)
    height, width = bare.shape
    across, down = at[..., 0].clip(0, width - 1), at[..., 1].clip(0, height - 1)
    return np.median(bare[down, across], axis=1)


def _holds(sheet: Corners, lines: Sequence[Corners]) -> bool:
    """Return whether nearly all lines of text stand on the sheet."""
    beside = sum(
        cv2.pointPolygonTest(sheet, [float(at) for at in line.mean(axis=0)], False) < 0  # noqa: FBT003 - OpenCV names no such argument
        for line in lines
    )
    return beside <= OUTSIDE * len(lines)


def _size(sheet: Corners) -> tuple[int, int]:
    """Return width and height of the sheet: of opposite sides, the mean."""
    top, right, bottom, left = (
        float(np.linalg.norm(side)) for side in np.roll(sheet, -1, axis=0) - sheet
    )
    return max(1, round((top + bottom) / 2)), max(1, round((left + right) / 2))
