"""What was written in the same section of the report a year before."""

from collections.abc import Iterator
from uuid import UUID

from jenjang.apps.reports.models import (
    COPIED,
    Passage,
    PassageKind,
    PerformanceReport,
    Section,
)


def report_before(report: PerformanceReport) -> PerformanceReport | None:
    """Return the report of the same unit and period a year before."""
    period = report.period
    rows = PerformanceReport.objects.filter(
        unit=report.unit_id,
        period__year=period.year_id - 1,
        period__kind=period.kind,
        period__n=period.n,
    )
    return rows.select_related("period").first()


def texts_before(
    report: PerformanceReport, section: Section | None = None
) -> list[tuple[Section, Passage]]:
    """Return what can be copied into a report, or one section of it; three queries.

    Typed texts that were printed, each with the section it belongs in: the same of the
    outline, about the same objective or indicator. What was copied once is left out.
    """
    before = report_before(report)
    if before is None:
        return []
    mine = report.sections.filter(is_gone=False)
    if section is not None:
        mine = mine.filter(pk=section.pk)
    sections = {_place(one): one for one in mine}
    copied = Passage.objects.filter(section__report=report, proposal__startswith=COPIED)
    known = set(copied.values_list("proposal", flat=True))
    return list(_found(before, sections, known))


def _found(
    before: PerformanceReport,
    sections: dict[tuple[str, UUID | None, int | None], Section],
    known: set[str],
) -> Iterator[tuple[Section, Passage]]:
    rows = Passage.objects.printed().filter(section__report=before)
    typed = rows.exclude(kind=PassageKind.PART).select_related("section")
    for passage in typed.order_by("section__order", "order", "pk"):
        section = sections.get(_place(passage.section))
        if section is not None and key_of(passage) not in known:
            yield section, passage


def key_of(passage: Passage) -> str:
    """Return the proposal key of the copy of a passage."""
    return f"{COPIED}{passage.pk}"


def _place(section: Section) -> tuple[str, UUID | None, int | None]:
    """Return where a section stands in the report of any year."""
    lineage = None if section.series_id else section.lineage
    return section.key, lineage, section.series_id
