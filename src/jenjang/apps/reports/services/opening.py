"""A report is opened with its sections, and follows the plan and template after that.

Sections and parts are added and marked; a text that somebody typed is never touched.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.reports.models import (
    Passage,
    PassageKind,
    PerformanceReport,
    Section,
    TemplateSection,
)
from jenjang.apps.reports.services.proposing import propose
from jenjang.apps.reports.services.templates import template_in_force
from jenjang.apps.reports.snapshots.subjects import Aim, aims_of
from jenjang.core.outlines import DEEPEST, Repeats
from jenjang.core.values import Refused

Key = tuple[str, UUID | None, int | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A section that template and plan ask for; `parts` are those it begins with."""

    source: TemplateSection
    title: str
    level: int
    numbering: str
    parts: tuple[str, ...] = ()
    objective_id: int | None = None
    lineage: UUID | None = None
    series_id: int | None = None

    @property
    def key(self) -> Key:
        """Return what the section is known by when the report is refreshed."""
        return self.source.key, None if self.series_id else self.lineage, self.series_id


@transaction.atomic
def open_report(
    *, unit_id: int | None, period_id: int, by: User | None
) -> PerformanceReport:
    """Open the report of a unit (None: of the pemda) and a period, with all its sections.

    Refused where there is one already, or the period is a month.
    """
    period = Period.objects.select_for_update().get(pk=period_id)
    _refuse(unit_id, period)
    template = template_in_force(period_kind=period.kind, year=period.year_id)
    report = PerformanceReport.objects.create(
        unit_id=unit_id, period=period, template=template, refreshed_at=timezone.now()
    )
    _follow(report)
    propose(report)
    record(
        actor=by,
        action="performance_report.opened",
        subject=report,
        after={"sections": report.sections.count()},
        unit_id=unit_id,
    )
    return report


def _refuse(unit_id: int | None, period: Period) -> None:
    if period.kind == PeriodKind.MONTH:
        raise Refused("Laporan kinerja disusun untuk triwulan, semester, atau tahun.")
    if PerformanceReport.objects.filter(unit=unit_id, period=period).exists():
        raise Refused("Laporan ini sudah dibuka; lanjutkan dari daftar LKjIP.")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: titles of sections, and how many proposals are new."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    proposals: int = 0


@transaction.atomic
def refresh_report(*, report_id: int, by: User | None) -> Refreshed:
    """Follow plan and template again: add new sections, mark those without a subject.

    What was typed stays as it is, in sections marked gone too; they come back with their
    subject. Refused for a report that is frozen.
    """
    rows = PerformanceReport.objects.select_for_update(of=("self",))
    report = rows.select_related("period", "template", "unit").get(pk=report_id)
    if not report.is_open:
        raise Refused("Laporan ini sudah disetujui dan tidak berubah lagi.")
    report.template = template_in_force(
        period_kind=report.period.kind, year=report.period.year_id
    )
    report.refreshed_at = timezone.now()
    report.save(update_fields=["template", "refreshed_at"])
    done = replace(_follow(report), proposals=propose(report))
    if done != Refreshed():
        record(
            actor=by,
            action="performance_report.refreshed",
            subject=report,
            after=asdict(done),
            unit_id=report.unit_id,
        )
    return done


def _follow(report: PerformanceReport) -> Refreshed:
    there = {_key_of(section): section for section in report.sections.all()}
    wanted = list(_wanted(report))
    added = []
    for order, one in enumerate(wanted, start=1):
        section = there.pop(one.key, None)
        if section is None:
            added.append(_add(report, one, order))
        else:
            _keep(section, one, order)
    gone = [section for section in there.values() if not section.is_gone]
    _leave(list(there.values()), len(wanted))
    return Refreshed(tuple(map(str, added)), tuple(map(str, gone)))


def _key_of(section: Section) -> Key:
    lineage = None if section.series_id else section.lineage
    return section.key, lineage, section.series_id


def _add(report: PerformanceReport, wanted: Wanted, order: int) -> Section:
    section = Section(report=report, source=wanted.source, key=wanted.source.key)
    _fill(section, wanted, order)
    section.save()
    Passage.objects.bulk_create(
        Passage(section=section, order=n, kind=PassageKind.PART, part=part)
        for n, part in enumerate(wanted.parts, start=1)
    )
    return section


def _keep(section: Section, wanted: Wanted, order: int) -> None:
    """Bring a section's place and title up to date, and nothing that stands in it."""
    _fill(section, wanted, order)
    section.source = wanted.source
    section.save()


def _fill(section: Section, wanted: Wanted, order: int) -> None:
    section.title, section.level = wanted.title, wanted.level
    section.numbering, section.order = wanted.numbering, order
    section.objective_id, section.lineage = wanted.objective_id, wanted.lineage
    section.series_id, section.is_gone = wanted.series_id, False


def _leave(sections: list[Section], after: int) -> None:
    """Mark what nothing asks for any more, and put it behind the rest."""
    for n, section in enumerate(sorted(sections, key=lambda one: one.order), start=1):
        section.is_gone, section.order = True, after + n
        section.save(update_fields=["is_gone", "order"])


def _wanted(report: PerformanceReport) -> Iterator[Wanted]:
    """Yield the sections in order, each repeated one before what it stands for."""
    aims = aims_of(report.unit_id, report.period)
    for source in report.template.sections.filter(is_on=True):
        repeats = Repeats(source.repeats)
        own_parts = tuple(source.parts) if repeats is Repeats.ONCE else ()
        yield Wanted(source, source.title, source.level, source.numbering, own_parts)
        for aim in aims if repeats is not Repeats.ONCE else ():
            yield from _repeated(source, repeats, aim)


def _repeated(source: TemplateSection, repeats: Repeats, aim: Aim) -> Iterator[Wanted]:
    """Yield the sections of one objective; the parts stand in the deepest ones."""
    parts, level = tuple(source.parts), min(source.level + 1, DEEPEST)
    if repeats is not Repeats.INDICATOR:
        yield Wanted(
            source=source,
            title=aim.text,
            level=level,
            numbering="ordinal",
            parts=parts if repeats is Repeats.OBJECTIVE else (),
            objective_id=aim.objective_id,
            lineage=aim.lineage,
        )
        level = min(level + 1, DEEPEST)
    if repeats is Repeats.OBJECTIVE:
        return
    for indicator in aim.indicators:
        yield Wanted(
            source=source,
            title=indicator.text,
            level=level,
            numbering="ordinal",
            parts=parts,
            objective_id=aim.objective_id,
            lineage=aim.lineage,
            series_id=indicator.series_id,
        )
