"""Rating scales that a paper prints: intervals with their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.figures import fold, read_number
from jenjang.core.values import Unknown
from jenjang.papers.audit.bundle import Bundle, Grid, Line, Paper, once

_NUMBER = r"(\d+(?:[.,]\d+)?)\s*%?"
_BETWEEN = re.compile(
    rf"[>≥]?\s*=?\s*{_NUMBER}\s*(?P<sign>[-–<≤]|s\.?\s?d\.?|sampai|s/d)\s*=?\s*[<≤]?\s*{_NUMBER}"
)
_FROM = re.compile(rf"(?P<sign>≥|>\s?=|>|\\geq)\s*{_NUMBER}")
_UP_TO = re.compile(rf"(?P<sign>≤|<\s?=|<|\\leq)\s*{_NUMBER}")
_HEAD = re.compile(r"\b(?:interval|rentang|skala|range|nilai|persentase|capaian)\b")
_WORD = re.compile(
    r"\b(?:kriteria|predikat|kategori|penilaian|interpretasi|keterangan|mutu)\b"
)


@dataclass(frozen=True, slots=True)
class Class:
    """A class of a scale: its word and its bounds; an open side is None."""

    label: str
    low: Decimal | None
    high: Decimal | None
    takes_low: bool
    takes_high: bool
    line: Line

    def holds(self, value: Decimal) -> bool:
        """Return whether a value lies in the class."""
        above = (
            self.low is None or value > self.low or (self.takes_low and value == self.low)
        )
        below = self.high is None or value < self.high
        return above and (below or (self.takes_high and value == self.high))


@dataclass(frozen=True, slots=True)
class PrintedScale:
    """A scale as a table of the paper states it."""

    paper: Paper
    classes: tuple[Class, ...]
    is_whole: bool

    def of(self, value: Decimal) -> Class | None:
        """Return the class of a value, None where the scale leaves it without a word."""
        return next((each for each in self.classes if each.holds(value)), None)

    def named(self, label: str) -> Class | None:
        """Return the class of a word."""
        return next((c for c in self.classes if fold(c.label) == fold(label)), None)


@once
def scales(bundle: Bundle) -> tuple[PrintedScale, ...]:
    """Return the scales that papers print, each with at least three classes."""
    return tuple(
        PrintedScale(paper, classes, _labels(grid) == len(classes))
        for paper in bundle.papers
        for grid in paper.grids
        if len(classes := tuple(_classes(grid))) >= 3
    )


def _classes(grid: Grid) -> Iterator[Class]:
    at = _columns(grid)
    if at is None:
        return
    for row in grid.rows[1:]:
        if max(at) < len(row):
            bounds = _bounds(fold(row[at[0]].text).replace("$", ""))
            if bounds is not None and row[at[1]].text.strip():
                yield Class(row[at[1]].text.strip(), *bounds, row[at[0]])


def _labels(grid: Grid) -> int:
    """Return how many rows have a word: as many as classes where all were read."""
    at = _columns(grid)
    return sum(1 for row in grid.rows[1:] if at and row[at[1]].text.strip())


def _columns(grid: Grid) -> tuple[int, int] | None:
    """Return the columns of the interval and of the word, by their headings."""
    heads = [cell.folded for cell in grid.rows[0]] if grid.rows else []
    words = [at for at, head in enumerate(heads) if _WORD.search(head)]
    spans = [
        at for at, head in enumerate(heads) if _HEAD.search(head) and at not in words[:1]
    ]
    return (spans[0], words[0]) if spans and words and spans[0] != words[0] else None


Bounds = tuple[Decimal | None, Decimal | None, bool, bool]


def _bounds(text: str) -> Bounds | None:
    """Return low, high and whether each belongs to the class.

    >>> _bounds("70% < 100%"), _bounds("≥ 100%")
    ((Decimal('70'), Decimal('100'), True, False), (Decimal('100'), None, True, False))
    """
    if (match := _BETWEEN.fullmatch(text)) is not None:
        low, high = _value(match[1]), _value(match[3])
        return (
            low,
            high,
            not text.startswith(">") or "=" in text[:3],
            match["sign"] != "<",
        )
    if (match := _FROM.fullmatch(text)) is not None:
        return _value(match[2]), None, match["sign"] != ">", False
    if (match := _UP_TO.fullmatch(text)) is not None:
        return None, _value(match[2]), False, match["sign"] != "<"
    return None


def _value(text: str) -> Decimal:
    read = read_number(text, unit="Persen")
    return Decimal(0) if isinstance(read, Unknown) else read
