"""The rows of a written report, read once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from jenjang.apps.reports.models import Passage, PerformanceReport, Section
from jenjang.core.outlines import Numbering, numbers_of

ANNEX = "L"  # before the number of a table in an annex


@dataclass(frozen=True, slots=True)
class NumberedSection:
    """A section with what stands before its title, and its passages that stand.

    `chapter` is what its tables and pictures are numbered by: "3", in an annex "L".
    """

    section: Section
    number: str
    chapter: str | None
    passages: tuple[Passage, ...]

    @property
    def name(self) -> str:
        """Return number and title as pages show them."""
        return f"{self.number} {self.section.title}".strip()

    @property
    def is_bare(self) -> bool:
        """Return whether it only stands over others: nobody is asked to write in it."""
        source = self.section.source
        return not (source.guidance or source.parts or self.passages)

    @property
    def heading(self) -> str:
        """Return number and title as they are printed; chapters in capitals."""
        return self.name.upper() if self.section.level == 1 else self.name


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report with its sections in order; those gone stand apart."""

    report: PerformanceReport
    sections: tuple[NumberedSection, ...]
    gone: tuple[NumberedSection, ...]

    def section(self, pk: int) -> NumberedSection:
        """Return one of its sections; StopIteration where it has none of this key."""
        return next(one for one in (*self.sections, *self.gone) if one.section.pk == pk)


def read_written(report: PerformanceReport) -> WrittenReport:
    """Return a report's sections and passages; two queries for any number."""
    rows = report.sections.select_related("responsible", "source")
    sections = list(rows.order_by("order"))
    passages = _passages(report)
    standing = [one for one in sections if not one.is_gone]
    gone = [one for one in sections if one.is_gone]
    return WrittenReport(
        report,
        tuple(_numbered(standing, passages)),
        tuple(
            NumberedSection(one, "", None, tuple(passages.get(one.pk, ()))) for one in gone
        ),
    )


def _passages(report: PerformanceReport) -> Mapping[int, list[Passage]]:
    found: defaultdict[int, list[Passage]] = defaultdict(list)
    rows = Passage.objects.standing().filter(section__report=report)
    for passage in rows.select_related("picture", "changed_by"):
        found[passage.section_id].append(passage)
    return found


def _numbered(
    sections: list[Section], passages: Mapping[int, list[Passage]]
) -> list[NumberedSection]:
    numbers = numbers_of((one.level, Numbering(one.numbering)) for one in sections)
    chapter: str | None = None
    found: list[NumberedSection] = []
    for section, number in zip(sections, numbers, strict=True):
        if section.level == 1:
            chapter = _chapter(section, found)
        found.append(
            NumberedSection(section, number, chapter, tuple(passages.get(section.pk, ())))
        )
    return found


def _chapter(section: Section, before: list[NumberedSection]) -> str | None:
    """Return what tables under a section of the first level are numbered by."""
    if section.numbering == Numbering.ANNEX:
        return ANNEX
    if section.numbering != Numbering.CHAPTER:
        return None
    return str(1 + sum(one.section.numbering == Numbering.CHAPTER for one in before))
