"""The reviu: what is seen is answered, the rest asked; its statement closes it."""

import datetime as dt
import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.models import Role
from jenjang.apps.reports import services
from jenjang.apps.reports.models import (
    Edition,
    EditionFrozen,
    PerformanceReport,
    ReviewAnswer,
    ReviewPoint,
)
from jenjang.apps.reports.services import PointAnswer, ReviewFacts
from jenjang.core.checklists import newest_checklist
from jenjang.core.values import Refused
from jenjang.papers.exchange.blocks import blocks_from_json
from jenjang.papers.writing import write_blocks
from tests.apps.reports.written import made_ready, opened
from tests.factories import granted

INVISIBLE = re.compile("[\u00ad\u2060]")
TODAY = dt.date(2026, 2, 20)
YES = PointAnswer(ReviewAnswer.YES, "")


@pytest.fixture(scope="module")
def furnished(furnished):
    """Return the kecamatan with the report of its year frozen, once for this file."""
    report = made_ready(opened(furnished))
    furnished.edition = services.freeze_report(
        report_id=report.pk, version=report.version, by=None
    )
    PerformanceReport.objects.update(state="disampaikan")
    return furnished


@pytest.fixture
def edition(kecamatan):
    return kecamatan.edition


@pytest.fixture
def review(edition):
    return services.begin_review(edition_id=edition.pk, by=None)


def answered(review, kecamatan, **others):
    answers = {point.key: YES for point in newest_checklist().points}
    answers |= {key.replace("_", "."): one for key, one in others.items()}
    facts = ReviewFacts("Baik.", kecamatan.camat_holder.pk, "Tirtakencana", TODAY)
    return services.answer_review(
        review_id=review.pk,
        version=review.version,
        answers=answers,
        facts=facts,
        by=None,
    )


def close(review):
    return services.close_review(
        review_id=review.pk, version=review.version, today=TODAY, by=None
    )


def test_what_is_seen_is_answered_with_its_evidence_and_the_rest_is_asked(review):
    points = {one.key: one for one in review.points.all()}
    assert points.keys() == {one.key for one in newest_checklist().points}
    assert (points["I.1"].answer, points["I.1"].seen) == (
        "ya",
        "Bagian “Gambaran Umum Organisasi” berisi.",
    )
    assert "nilai sudah diverifikasi" in points["II.5"].seen
    assert (points["III.10"].answer, points["III.10"].seen) == (None, "")
    assert (points["II.2"].answer, points["II.2"].seen[:6]) == (None, "0 dari")


def test_begun_again_it_is_the_same_reviu(review, edition):
    assert services.begin_review(edition_id=edition.pk, by=None) == review


def test_a_report_that_was_not_submitted_is_not_reviewed(edition):
    PerformanceReport.objects.update(state="disetujui")
    with pytest.raises(Refused, match="sudah disampaikan"):
        services.begin_review(edition_id=edition.pk, by=None)


def test_it_is_not_closed_while_a_point_is_open(review):
    with pytest.raises(Refused, match="Belum dijawab"):
        close(review)


def test_a_no_says_why(review, kecamatan):
    with pytest.raises(Refused, match=r"III\.10"):
        answered(review, kecamatan, III_10=PointAnswer(ReviewAnswer.NO, " "))


def test_closed_it_has_a_statement_on_paper_and_changes_no_more(review, kecamatan):
    no = PointAnswer(ReviewAnswer.NO, "Satu indikator tidak terukur")
    closed = close(answered(review, kecamatan, III_10=no))

    text = write_blocks(blocks_from_json(closed.document), "txt", "x").decode()
    assert "PERNYATAAN TELAH DIREVIU" in text
    assert "pada butir III.10" in " ".join(text.split())
    with pytest.raises(Refused, match="ditutup"):
        answered(closed, kecamatan)


def test_the_step_waits_for_the_statement(review, edition, kecamatan):
    report = PerformanceReport.objects.get()

    def step():
        return services.take_step(
            report_id=report.pk,
            version=report.version,
            key="reviu",
            by=granted(Role.EVALUATOR),
        )

    with pytest.raises(Refused, match="daftar uji"):
        step()
    close(answered(review, kecamatan))
    assert step().state == "direviu"


def published(review, kecamatan):
    """Return the edition after its reviu was closed and its report published."""
    close(answered(review, kecamatan))
    PerformanceReport.objects.update(state="direviu")
    report = PerformanceReport.objects.get()
    by = kecamatan.user("operator")
    services.take_step(report_id=report.pk, version=report.version, key="publikasi", by=by)
    return Edition.objects.for_page().get()


def pages(pdf):
    return [
        INVISIBLE.sub("", one.extract_text()) for one in PdfReader(io.BytesIO(pdf)).pages
    ]


def test_what_is_published_carries_the_statement_behind_its_cover(
    review, kecamatan, client
):
    frozen = review.edition.sha256, open_stored(review.edition.pdf)
    edition = published(review, kecamatan)
    whole = open_stored(edition.publication.pdf)

    printed = pages(whole)
    assert "PERNYATAAN TELAH DIREVIU" in printed[1]
    assert "PERNYATAAN TELAH DIREVIU" in printed[3]  # the contents
    assert newest_checklist().name.upper() in printed[-1]
    said = PdfReader(io.BytesIO(whole)).trailer["/Root"]["/Metadata"].get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in said
    assert (edition.sha256, open_stored(edition.pdf)) == frozen


def test_the_public_takes_the_bound_paper_and_it_is_known_again(review, kecamatan, client):
    edition = published(review, kecamatan)

    file = client.get(reverse("reports:public_file", args=[edition.code])).content
    answer = client.post(
        reverse("reports:public", args=[edition.code]), {"pdf": io.BytesIO(file)}
    )

    assert file == open_stored(edition.publication.public_pdf)
    assert "dijilid dengan pernyataan telah direviu" in answer.content.decode()


def test_a_bound_paper_never_changes(review, kecamatan):
    bound = published(review, kecamatan).publication
    for change in (bound.save, bound.delete):
        with pytest.raises(EditionFrozen):
            change()


def test_the_unit_replies_to_what_was_answered_no(review, kecamatan):
    answered(review, kecamatan, III_10=PointAnswer(ReviewAnswer.NO, "Tidak terukur"))
    services.reply_to_review(
        review_id=review.pk, replies={"III.10": "Diganti", "I.1": "x"}, by=None
    )
    replied = ReviewPoint.objects.exclude(reply=None)
    assert [(one.key, one.reply) for one in replied] == [("III.10", "Diganti")]


def test_the_inspektorat_answers_on_the_page(review, edition, client):
    client.force_login(granted(Role.EVALUATOR))
    url = reverse("reports:review", args=[edition.pk])
    assert "ditanyakan kepada pereviu" in client.get(url).content.decode()

    client.post(
        reverse("reports:review_answer", args=[edition.pk]),
        {"version": 1, "jawab_III.10": "ya", "catatan_III.10": "SMART"},
    )

    point = ReviewPoint.objects.get(key="III.10")
    assert (point.answer, point.note) == ("ya", "SMART")
