"""The outline that a kind of report follows from a year on."""

from django.db import transaction

from jenjang.apps.reports.models import ReportTemplate, TemplateSection
from jenjang.core.outlines import Outline, OutlineSection, outline_for

FIRST_YEAR = 2000
"""The outlines of core hold from the first year there can be."""


@transaction.atomic
def template_in_force(*, period_kind: str, year: int) -> ReportTemplate:
    """Return the template for a kind of period and a year.

    Before the pemda adapted any it is the outline of core, written down as rows once.
    """
    found = ReportTemplate.objects.holding(period_kind, year)
    return found or _written_down(outline_for(period_kind))


def _written_down(outline: Outline) -> ReportTemplate:
    template, is_new = ReportTemplate.objects.get_or_create(
        period_kind=outline.period,
        first_year=FIRST_YEAR,
        defaults={"outline": outline.key},
    )
    if is_new:
        TemplateSection.objects.bulk_create(
            _row(template, section, order)
            for order, section in enumerate(outline.sections, start=1)
        )
    return template


def _row(template: ReportTemplate, section: OutlineSection, order: int) -> TemplateSection:
    return TemplateSection(
        template=template,
        order=order,
        key=section.key,
        title=section.title,
        level=section.level,
        numbering=section.numbering,
        repeats=section.repeats,
        parts=list(section.parts),
        answers=list(section.answers),
        guidance=section.guidance,
    )
