"""Lines of text that were read -> letters with a baseline, a size and a doubt.

The reader of digital PDF finds paragraphs, columns and cells from letters; so a scanned
page is given to it as letters too. All lengths are pixels at 200 dots an inch.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median
from typing import Any

import cv2
import numpy as np

from jenjang.papers.readers.scan.alphabet import latin_of
from jenjang.papers.readers.scan.engine import Picture, TextLine

# Parts of the size of the type, as most book faces have them.
HIGH, LOW, DEEP = 0.72, 0.52, 0.21
HAS_HIGH = re.compile(r"[A-Z0-9bdfhklt()/%]")
HAS_DEEP = re.compile(r"[gjpqy(),;/]")
SMALLER, LARGER = 0.7, 1.35  # lines between these heights are of the page's usual type
FAINT = 0.06  # rows of a line with less ink than this share of the fullest are dirt
SURE = 0.9
TALL_INK = 2.6  # ink that is taller than this many sizes is no letter
TOUCHED_PX = 10
WORD_GAP = 0.24  # in sizes; a blank is 0.25 and more, letters stand closer
SAME_BLANK = 0.7  # in sizes
FIGURE = re.compile(r"[\d.,][\d.,]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: where it stands, and whether it may have been misread."""

    text: str
    lefts: tuple[float, ...]  # where each letter begins
    right: float
    middle: float  # from the top, at the middle of the word
    size: float
    thickness: float  # of its strokes
    is_unsure: bool

    @property
    def left(self) -> float:
        """Return where its first letter begins."""
        return self.lefts[0]

    @property
    def baseline(self) -> float:
        """Return where its letters stand: the middle of ink lies above it."""
        high, deep = _reach(self.text)
        return self.middle + (high - deep) / 2 * self.size


def _reach(text: str) -> tuple[float, float]:
    """Return how far letters go above and below the baseline, in sizes."""
    return (
        HIGH if HAS_HIGH.search(text) else LOW,
        DEEP if HAS_DEEP.search(text) else 0.0,
    )


def words_of(lines: Sequence[TextLine], ink: Picture) -> list[Word]:
    """Return the words of a page; `ink` is its ink without ruled lines."""
    seen = [(line, _Ink.of(line, ink)) for line in lines]
    usual = _Usual.of([found for line, found in seen for _ in line.text])
    tall = _tall_ink(ink, TALL_INK * usual.size)
    return [
        word
        for line, found in seen
        for word in _words(line, gaps_of(line, ink, usual.size), found, usual, tall)
    ]


@dataclass(frozen=True, slots=True)
class _Ink:
    """What the ink of one line tells: the size of the type, if any, and its strokes."""

    size: float
    thickness: float
    height: float  # of what was cut out as the line

    @classmethod
    def of(cls, line: TextLine, ink: Picture) -> "_Ink":
        left, top, right, bottom = _bounds(line)
        cut = ink[top:bottom, left:right] > 0
        rows = cut.sum(axis=1) if cut.size else np.zeros(0)
        full = np.flatnonzero(rows > FAINT * rows.max(initial=0))
        if not len(full) or not rows.any():
            return cls(0.0, 0.0, bottom - top)
        high, deep = _reach(line.text)
        size = float(full[-1] - full[0] + 1) / (high + deep)
        inner = cv2.erode(cut.astype(np.uint8), np.ones((3, 3), dtype=np.uint8))
        edge = float(cut.sum()) - float(inner.sum())
        return cls(size, 2 * float(cut.sum()) / max(edge, 1.0), bottom - top)


@dataclass(frozen=True, slots=True)
class _Usual:
    """The size of the page's type, and how high its lines are cut out."""

    size: float
    height: float

    @classmethod
    def of(cls, found: Sequence[_Ink]) -> "_Usual":
        """Return what most letters have; long words without tall letters seem smaller."""
        sizes = sorted(each.size for each in found)
        heights = [each.height for each in found]
        return cls(sizes[len(sizes) * 2 // 3], median(heights)) if found else cls(0.0, 1.0)

    def size_of(self, found: _Ink) -> float:
        """Return the size of a line: the page's own unless it is clearly another."""
        ratio = found.height / self.height
        return self.size if SMALLER < ratio < LARGER else self.size * ratio


def _bounds(line: TextLine) -> tuple[int, int, int, int]:
    xs, ys = line.corners[:, 0], line.corners[:, 1]
    edges = (float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))
    left, top, right, bottom = (max(0, round(edge)) for edge in edges)
    return left, top, right, bottom


def _tall_ink(ink: Picture, tallest: float) -> Picture:
    """Return the ink of signatures, stamps and dirt: whatever hangs together too high."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    keep: Any = np.zeros(count, dtype=np.uint8)
    keep[1:] = (stats[1:, cv2.CC_STAT_HEIGHT] > tallest) * 255
    return keep[labels]


def gaps_of(line: TextLine, ink: Picture, size: float) -> set[int]:
    """Return which letters, counted without blanks, have paper before them as a word has.

    What was read may run two words together; a figure is never parted here. Where a
    letter stands is known to about a letter only, so paper near a blank that was read is
    that blank.
    """
    edges, _ = _edges(line)
    letters = "".join(line.text.split())
    blanks = [edges[n][0] for n in _after_blanks(line.text)]
    found = set()
    for start, end in _papers(line, ink, WORD_GAP * size):
        middle = (start + end) / 2
        if any(abs(blank - middle) <= SAME_BLANK * size for blank in blanks):
            continue
        n = min(range(len(letters)), key=lambda n: abs(edges[n][0] - middle))
        near = abs(edges[n][0] - middle) <= (end - start) / 2
        if n and near and not FIGURE.fullmatch(letters[n - 1] + letters[n]):
            found.add(n)
    return found


def _papers(line: TextLine, ink: Picture, least: float) -> Iterator[tuple[float, float]]:
    """Yield where the columns of a line hold no ink, from and to, in pixels of the page."""
    left, top, right, bottom = _bounds(line)
    high = bottom - top
    cut = ink[top + high // 10 : bottom - high // 10, left:right] > 0
    filled = np.flatnonzero(cut.any(axis=0))
    for before, after in pairwise(filled):
        if after - before - 1 >= least:
            yield left + float(before), left + float(after)


def _after_blanks(text: str) -> list[int]:
    """Return the letters before which a blank was read, counted without blanks.

    >>> _after_blanks("mutu pelayanan publik")
    [4, 13]
    """
    return list(accumulate(len(word) for word in text.split()))[:-1]


def _words(
    line: TextLine, gaps: set[int], found: "_Ink", usual: "_Usual", tall: Picture
) -> Iterator[Word]:
    size, thickness = usual.size_of(found), found.thickness
    edges, half = _edges(line)
    corners = line.corners
    slope = (corners[1][1] - corners[0][1] + corners[2][1] - corners[3][1]) / 2
    start = (corners[0][1] + corners[3][1]) / 2
    width = edges[-1][2] - edges[0][0] or 1.0
    for at, text in _parted(line.text.split(), gaps):
        letters = edges[at : at + len(text)]
        lefts = [
            max(letters[0][0], letters[0][1] - half),
            *(each[0] for each in letters[1:]),
        ]
        right = min(letters[-1][2], letters[-1][1] + half)
        share = ((lefts[0] + right) / 2 - edges[0][0]) / width
        middle = float(start + slope * share)
        box = (
            round(lefts[0]),
            round(middle - size / 3),
            round(right),
            round(middle + size / 3),
        )
        sure = min(line.confidences[at : at + len(text)]) >= SURE
        unsure = not sure or _touched(tall, box)
        if latin := latin_of(text):
            if len(latin) != len(text):
                lefts = [
                    lefts[0] + (right - lefts[0]) * n / len(latin)
                    for n in range(len(latin))
                ]
            yield Word(latin, tuple(lefts), right, middle, size, thickness, unsure)


def _parted(words: Sequence[str], gaps: set[int]) -> Iterator[tuple[int, str]]:
    """Yield each word and how many letters stand before it, parted where gaps are.

    A single letter is never parted from its word: thin ones stand far from the others.

    >>> list(_parted(["danInformatika", "2020"], {3}))
    [(0, 'dan'), (3, 'Informatika'), (14, '2020')]
    """
    at = 0
    for word in words:
        cuts = [
            at,
            *sorted(gap for gap in gaps if at < gap < at + len(word)),
            at + len(word),
        ]
        for start, end in pairwise(cuts):
            yield start, word[start - at : end - at]
        at += len(word)


def _edges(line: TextLine) -> tuple[list[tuple[float, float, float]], float]:
    """Return left edge, middle and right edge of each letter, and half a usual letter."""
    left = float(line.corners[0][0] + line.corners[3][0]) / 2
    right = float(line.corners[1][0] + line.corners[2][0]) / 2
    middles = [left + (right - left) * share for share in line.at]
    half = (right - left) / len(line.text) / 2
    between = [(a + b) / 2 for a, b in pairwise(middles)]
    edges = [left, *between, right]
    return list(zip(edges, middles, edges[1:], strict=False)), half


def _touched(tall: Picture, box: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = box
    cut = tall[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
    return int((cut > 0).sum()) >= TOUCHED_PX
