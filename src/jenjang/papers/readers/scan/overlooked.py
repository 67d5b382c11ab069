"""Single letters that were overlooked: a lone 1 or I in a cell is easily not seen as text.

All lengths are pixels at 200 dots an inch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import cv2
import numpy as np

from jenjang.papers.readers.scan.engine import Corners, Picture

# In parts of the usual height of a line, which is that of its letters and some paper.
LOWEST, HIGHEST, WIDEST = 0.35, 1.1, 2.5
APART = 0.5
MARGIN = 0.2
FROM_RULE = 0.06
COVERED = 0.1  # lines are seen a little too small
MOST_CELLS = 200  # more cells than this with something overlooked is a pattern

Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Blot:
    """Ink that hangs together: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def is_beside(self, other: "_Blot", apart: float) -> bool:
        """Return whether another one stands on the same line, not far away."""
        level = self.top < other.bottom and other.top < self.bottom
        return level and max(self.left, other.left) - min(self.right, other.right) <= apart

    def with_(self, other: "_Blot") -> "_Blot":
        """Return the two as one."""
        return _Blot(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def overlooked(
    ink: Picture, lines: Sequence[Corners], cells: Sequence[Edges]
) -> list[Corners]:
    """Return the corners of what looks like letters in cells in which no line was found.

    `ink` is without ruled lines; of each of `cells` left, top, right and bottom.
    """
    if not lines:
        return []
    high = float(np.median([np.linalg.norm(line[3] - line[0]) for line in lines]))
    middles = [line.mean(axis=0) for line in lines]
    empty = [cell for cell in cells if not any(_is_inside(each, cell) for each in middles)]
    rest = _uncovered(ink, lines, COVERED * high)
    found = [list(_words(rest, cell, high)) for cell in empty]
    if sum(bool(words) for words in found) > MOST_CELLS:
        return []
    return [_corners(word, MARGIN * high) for words in found for word in words]


def _is_inside(point: Sequence[float], cell: Edges) -> bool:
    left, top, right, bottom = cell
    return left < point[0] < right and top < point[1] < bottom


def _uncovered(ink: Picture, lines: Sequence[Corners], margin: float) -> Picture:
    rest = ink.copy()
    for line in lines:
        middle = line.mean(axis=0)
        grown = line + margin * np.sign(line - middle)
        cv2.fillPoly(rest, [np.round(grown).astype(np.int32)], 0)
    return rest


def _words(rest: Picture, cell: Edges, high: float) -> Iterator[_Blot]:
    """Yield what may be words in a cell, letters that stand together as one."""
    left, top, right, bottom = (round(edge) for edge in cell)
    inset = round(FROM_RULE * high)
    cut = rest[top + inset : bottom - inset, left + inset : right - inset]
    if not cut.size or not cut.any():
        return
    words: list[_Blot] = []
    for blot in sorted(_letters(cut, high), key=lambda blot: blot.left):
        near = [word for word in words if word.is_beside(blot, APART * high)]
        words = [word for word in words if word not in near]
        words.append(reduce(_Blot.with_, near, blot))
    x, y = left + inset, top + inset
    for word in words:
        yield _Blot(word.left + x, word.top + y, word.right + x, word.bottom + y)


def _letters(cut: Picture, high: float) -> Iterator[_Blot]:
    """Yield the blots of the height of letters that do not touch the edge."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(cut)
    height, width = cut.shape
    for left, top, wide, tall, _ in stats[1:]:
        right, bottom = left + wide, top + tall
        inside = left > 0 and top > 0 and right < width and bottom < height
        if inside and LOWEST * high <= tall <= HIGHEST * high and wide <= WIDEST * high:
            yield _Blot(float(left), float(top), float(right), float(bottom))


def _corners(word: _Blot, margin: float) -> Corners:
    left, right = word.left - margin, word.right + margin
    top, bottom = word.top - margin, word.bottom + margin
    return np.array(
        [[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32
    )
