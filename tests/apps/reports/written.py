"""A report of the sample kecamatan, for tests that write in it."""

from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.reports.models import Passage, PassageKind, Section, SectionVersion
from jenjang.apps.reports.services import NewPassage, insert_passage, open_report


def opened(kecamatan, kind=PeriodKind.YEAR, n=1):
    """Return the report of the kecamatan's 2025, or of a shorter period of it.

    It has no proposals, so that a test says itself all that is written.
    """
    report = opened_with_proposals(kecamatan, kind, n)
    Passage.objects.exclude(proposal="").delete()
    SectionVersion.objects.all().delete()
    Section.objects.update(version=1)
    return report


def opened_with_proposals(kecamatan, kind=PeriodKind.YEAR, n=1):
    """Return the report as it is opened, drafts of sentences in it."""
    period = Period.objects.get(year=2025, kind=kind, n=n)
    return open_report(unit_id=kecamatan.unit.pk, period_id=period.pk, by=None)


def paragraph(section, text="Ditulis tangan.", after=None, by=None):
    """Return a paragraph that stands at the beginning, or after another passage."""
    return insert_passage(
        section_id=section.pk,
        after_id=after and after.pk,
        new=NewPassage(PassageKind.PARAGRAPH, text),
        by=by,
    )


def texts(section):
    """Return what stands in a section, in order."""
    rows = Passage.objects.filter(section=section).standing()
    return [one.text or one.part for one in rows]
