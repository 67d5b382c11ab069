"""The report of the whole pemda is opened, written, frozen, reviewed and published."""

import datetime as dt
import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.models import Period, PeriodKind, Role
from jenjang.apps.reports import services
from jenjang.apps.reports.models import Edition, PerformanceReport, ReviewAnswer
from jenjang.apps.reports.services import PointAnswer, ReviewFacts, open_report
from jenjang.core.checklists import newest_checklist
from tests.apps.measurement.factories import YEAR, PositionFactory
from tests.apps.reports.written import fill_in, made_ready, put_on_paper
from tests.factories import GovernmentFactory, granted

INVISIBLE = re.compile("[\u00ad\u2060]")
TODAY = dt.date(2026, 3, 20)


@pytest.fixture
def report(kecamatan):
    GovernmentFactory()
    PositionFactory(unit=None, name="Bupati Tirtajaya")
    period = Period.objects.get(year=YEAR, kind=PeriodKind.YEAR)
    put_on_paper()
    fill_in(kecamatan.unit.pk)
    whole = open_report(unit_id=None, period_id=period.pk, by=None)
    for section in whole.sections.all():
        seen = {one.pk: one.version for one in section.passages.drafts()}
        services.accept_proposals(section_id=section.pk, seen=seen, by=None)
    return made_ready(whole)


def step(report, key, role):
    report.refresh_from_db()
    services.take_step(
        report_id=report.pk, version=report.version, key=key, by=granted(role)
    )


def review(edition, reviewer_id):
    """Begin the reviu, answer every point with yes, and close it."""
    begun = services.begin_review(edition_id=edition.pk, by=None)
    yes = PointAnswer(ReviewAnswer.YES, "")
    answered = services.answer_review(
        review_id=begun.pk,
        version=begun.version,
        answers={point.key: yes for point in newest_checklist().points},
        facts=ReviewFacts("Baik.", reviewer_id, "Tirtakencana", TODAY),
        by=None,
    )
    services.close_review(
        review_id=begun.pk, version=answered.version, today=TODAY, by=None
    )


def pages(pdf):
    printed = (one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages)
    return [INVISIBLE.sub("", text) for text in printed]


def test_it_goes_from_its_units_to_the_public(report, kecamatan, client):
    edition = services.freeze_report(
        report_id=report.pk, version=report.version, by=granted(Role.PIMPINAN)
    )
    step(report, "sampaikan", Role.PEMBINA)
    review(edition, kecamatan.camat_holder.pk)
    step(report, "reviu", Role.EVALUATOR)
    step(report, "publikasi", Role.PEMBINA)

    file = client.get(reverse("reports:public_file", args=[edition.code])).content
    printed = pages(file)

    assert PerformanceReport.objects.get(pk=report.pk).state == "dipublikasikan"
    assert file == open_stored(Edition.objects.get().publication.public_pdf)
    assert "KABUPATEN TIRTAJAYA" in printed[0]
    assert "PERNYATAAN TELAH DIREVIU" in printed[1]
    assert "PEMERINTAH KABUPATEN TIRTAJAYA" in printed[1]
    assert "Bupati Tirtajaya," in printed[2]
    assert kecamatan.unit.name in "".join(printed[5:])
    page = client.get(reverse("reports:public_list")).content.decode()
    assert str(report) in page
