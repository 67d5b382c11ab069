"""What the record gives a written report: its figures by name, and its parts by key."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from jenjang.apps.reports.models import PerformanceReport, Section
from jenjang.apps.reports.snapshots.annual import (
    PARTS,
    AnnualRecord,
    Gap,
    Subject,
    figures_of,
    gaps_of,
    part_of,
    proposals_of,
    read_record,
)
from jenjang.papers.blocks import Chart, Picture
from jenjang.papers.bound_text import BoundFigure
from jenjang.papers.document import FactTable, PlainTable

Drawable = FactTable | PlainTable | Chart | Picture
SYSTEMATICS = "sistematika"
"""The part that follows from the report itself, not from the record."""
PART_NAMES: Mapping[str, str] = {
    **{part.key: part.name for part in PARTS},
    SYSTEMATICS: "Sistematika penyajian",
}


@dataclass(frozen=True)
class Material:
    """The record of a report's unit and period, asked for figures, parts and gaps."""

    record: AnnualRecord

    @cached_property
    def figures(self) -> Mapping[str, BoundFigure]:
        """Return the figures a text may hold, by name."""
        return figures_of(self.record)

    @cached_property
    def by_name(self) -> Mapping[str, BoundFigure]:
        """Return them with their name as path: what Word carries and brings back."""
        return {name: replace(one, path=name) for name, one in self.figures.items()}

    @cached_property
    def proposals(self) -> Mapping[str, str]:
        """Return how the record's draft sentences read, by key, with their tokens."""
        return {one.key: one.text_with_tokens for one in proposals_of(self.record)}

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what somebody has still to tell or to fill in."""
        return gaps_of(self.record)

    def gaps_in(self, section: Section) -> list[Gap]:
        """Return those of one section."""
        subject = self.subject(section)
        return [
            gap
            for gap in self.gaps
            if (gap.section_key, gap.subject) == (section.key, subject)
        ]

    def draw(self, key: str, section: Section) -> tuple[Drawable, ...]:
        """Return a part about a section's subject; none where nobody draws it."""
        part = part_of(key)
        return part.make(self.record, self.subject(section)) if part else ()

    def subject(self, section: Section) -> Subject | None:
        """Return what a section is about; an objective as the plan in force has it.

        After a Perubahan that is another row than when the section was made.
        """
        known = subject_of(section)
        if known is None or known.kind != "objective":
            return known
        pk = self._aims.get(section.lineage) if section.lineage else None
        return known if pk is None else Subject("objective", pk)

    @cached_property
    def _aims(self) -> Mapping[UUID, int]:
        return {aim.lineage: aim.pk for aim in self.record.aims}


def read_material(report: PerformanceReport) -> Material:
    """Return what the record of the report's unit and period gives."""
    return Material(read_record(report.unit, report.period))


def subject_of(section: Section) -> Subject | None:
    """Return what a section is about, as the record names it."""
    if section.series_id is not None:
        return Subject("series", section.series_id)
    if section.objective_id is not None:
        return Subject("objective", section.objective_id)
    return None
