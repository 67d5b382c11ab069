"""A report of the sample kecamatan, for tests that write in it."""

from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.reports.models import Passage, PassageKind
from jenjang.apps.reports.services import NewPassage, insert_passage, open_report


def opened(kecamatan, kind=PeriodKind.YEAR, n=1):
    """Return the report of the kecamatan's 2025, or of a shorter period of it."""
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
