"""What the record gives a written report: its figures by name, and its parts by key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from jenjang.apps.reports.models import PerformanceReport
from jenjang.papers.blocks import Chart, Picture
from jenjang.papers.bound_text import BoundFigure
from jenjang.papers.document import FactTable, PlainTable

Drawable = FactTable | PlainTable | Chart | Picture
Subject = tuple[str, int] | None


class Missing(Protocol):
    """Something a section still needs."""

    section_key: str
    subject: Subject
    what: str


@dataclass(frozen=True, slots=True)
class Material:
    """Figures by name, and how to draw a part about a subject.

    `part_names` are the parts there are, by key; `gaps` what is still missing.
    """

    figures: Mapping[str, BoundFigure] = field(default_factory=dict)
    draw: Callable[[str, Subject], tuple[Drawable, ...]] = lambda _key, _subject: ()
    part_names: Mapping[str, str] = field(default_factory=dict)
    gaps: tuple[Missing, ...] = ()


def read_material(report: PerformanceReport) -> Material:
    """Return what the record of the report's unit and period gives."""
    return Material()


def by_name(figures: Mapping[str, BoundFigure]) -> Mapping[str, BoundFigure]:
    """Return figures whose path is their name: what Word carries and brings back."""
    return {name: replace(figure, path=name) for name, figure in figures.items()}
