"""A report of the sample kecamatan, for tests that write in it."""

from decimal import Decimal

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.snapshots import frozen
from jenjang.apps.measurement.models import Result, ResultState
from jenjang.apps.measurement.services import report_result
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import Series
from jenjang.apps.reports.checks.lacks import MADE
from jenjang.apps.reports.models import (
    Passage,
    PassageKind,
    PerformanceReport,
    ReportState,
    Section,
    SectionVersion,
)
from jenjang.apps.reports.services import NewPassage, insert_passage, open_report
from jenjang.apps.reports.snapshots.written.rows import read_written
from tests.apps.measurement.factories import quarter
from tests.web.place import paper_of


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


def made_ready(report):
    """Write in every section that asks for it, verify what was filed, hand it in."""
    for one in read_written(report).sections:
        if one.section.key not in MADE and not one.is_bare:
            paragraph(one.section)
    fill_in(report.unit_id)
    Result.objects.update(state=ResultState.VERIFIED)
    put_on_paper()
    PerformanceReport.objects.filter(pk=report.pk).update(state=ReportState.CHECKING)
    report.refresh_from_db()
    return report


def fill_in(unit_id):
    """File a value for every indicator of the unit wherever there is none."""
    for pk in Series.objects.filter(unit=unit_id).values_list("pk", flat=True):
        for n in range(1, 5):
            period = quarter(n)
            if not Result.objects.filter(series=pk, period=period).exists():
                report_result(
                    series_id=pk, period_id=period.pk, version=0, value=Decimal(60), by=None
                )


def put_on_paper():
    """Give the agreements of the sample a document, as they were frozen."""
    for agreement in Agreement.objects.select_related("unit", "position", "first_party"):
        paper = paper_of(agreement.unit, agreement.position, agreement.first_party)
        document, sha256 = frozen(paper)
        row = Agreement._base_manager.filter(pk=agreement.pk)
        row.update(document=document, document_sha256=sha256)
