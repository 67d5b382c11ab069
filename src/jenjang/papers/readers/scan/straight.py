"""A picture set upright: lying pages turned, crooked ones straightened."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np

from jenjang.papers.readers.scan.engine import (
    Corners,
    Picture,
    find_lines,
    upside_down,
)
from jenjang.papers.readers.scan.sheet import laid_flat

LONG_LINE = 4.0  # a line that is longer than this many times its height has a direction
MOST_CROOKED_DEGREES = 20.0
STRAIGHT_DEGREES = 0.05


@dataclass(frozen=True, slots=True)
class Straight:
    """A page upright, with the corners of its lines of text."""

    picture: Picture
    lines: tuple[Corners, ...]


def straightened(picture: Picture) -> Straight:
    """Return the page so that its text runs from left to right, level."""
    picture, lines = laid_flat(picture, find_lines(picture))
    if _is_lying(lines):
        picture = np.ascontiguousarray(np.rot90(picture))
        lines = find_lines(picture)
    if upside_down(picture, lines):
        picture = np.ascontiguousarray(np.rot90(picture, 2))
        lines = [_turned_over(line, picture) for line in lines]
    return _levelled(picture, lines)


def _is_lying(lines: Sequence[Corners]) -> bool:
    """Return whether most long lines run up or down the page."""
    standing = lying = 0
    for line in lines:
        width, height = _sides(line)
        standing += width > LONG_LINE * height
        lying += height > LONG_LINE * width
    return lying > standing


def _turned_over(line: Corners, picture: Picture) -> Corners:
    """Return the corners of a line on a page that was turned by half."""
    height, width = picture.shape
    return np.array([width, height], dtype=np.float32) - line[[2, 3, 0, 1]]


def _levelled(picture: Picture, lines: Sequence[Corners]) -> Straight:
    degrees = crooked_degrees(lines)
    if abs(degrees) < STRAIGHT_DEGREES:
        return Straight(picture, tuple(lines))
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    level = cv2.warpAffine(
        picture, turn, (width, height), borderMode=cv2.BORDER_CONSTANT, borderValue=255
    )
    moved = (cv2.transform(line[None], turn)[0] for line in lines)
    return Straight(level, tuple(moved))


def crooked_degrees(lines: Sequence[Corners]) -> float:
    """Return by how much the long lines slope down to the right, 0 where there are none."""
    slopes = []
    for line in lines:
        width, height = _sides(line)
        if width > LONG_LINE * height:
            across, down = line[1] + line[2] - line[0] - line[3]
            slopes.append(float(np.degrees(np.arctan2(down, across))))
    slopes = [slope for slope in slopes if abs(slope) <= MOST_CROOKED_DEGREES]
    return median(slopes) if slopes else 0.0


def _sides(line: Corners) -> tuple[float, float]:
    return float(np.linalg.norm(line[1] - line[0])), float(
        np.linalg.norm(line[3] - line[0])
    )
