"""What a reviewer asks of a report, point by point."""

from collections.abc import Iterator
from dataclasses import dataclass


class BadChecklist(ValueError):
    """A check-list nobody can answer."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point, "III.1"; `seen` names what the system can see of it, empty: it is asked.

    One `of_units` is about reports of units, not about the pemda's own.
    """

    key: str
    text: str
    seen: str = ""
    of_units: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list: I Format, II Mekanisme, III Substansi."""

    number: str
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The points in their parts, and the regulation they come from."""

    key: str
    name: str
    source: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        """Refuse a list without points, or one without a source."""
        if not self.source or not self.parts or not all(part.points for part in self.parts):
            raise BadChecklist(f"{self.key}: a source, parts and points must be there")

    @property
    def points(self) -> Iterator[Point]:
        """Yield every point in order."""
        return (point for part in self.parts for point in part.points)

    def point(self, key: str) -> Point:
        """Return the point of a key; KeyError where there is none."""
        return {point.key: point for point in self.points}[key]
