"""A report is checked, frozen for ever, corrected in another edition, and published."""

import io
from contextlib import closing

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdfium2 import PdfDocument

from jenjang.apps.files.services import open_stored, sha256_of
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.reports import services
from jenjang.apps.reports.checks import check
from jenjang.apps.reports.models import Edition, EditionFrozen, Passage, PerformanceReport
from jenjang.apps.reports.snapshots.frozen import blocks_of_edition, composed
from jenjang.core.values import Refused
from jenjang.papers.exchange.blocks import blocks_to_json
from tests.apps.reports.written import made_ready, opened, paragraph, put_on_paper

NIP = "19990101 202501 1 001"  # of nobody


@pytest.fixture(scope="module")
def furnished(furnished):
    """Return the kecamatan with the report of its year handed in, once for this file."""
    furnished.report = made_ready(opened(furnished))
    return furnished


@pytest.fixture
def report(kecamatan):
    return kecamatan.report


@pytest.fixture
def camat(kecamatan):
    return kecamatan.user("kepala")


def freeze(report, by=None, reason=""):
    report.refresh_from_db()
    return services.freeze_report(
        report_id=report.pk, version=report.version, reason=reason, by=by
    )


def lacks(report):
    """Return what stops, by the key of its check."""
    checked = check(services.looked_over(report, composed(report)))
    return {one.check.key for one in checked if one.stops}


def pages(pdf):
    with closing(PdfDocument(pdf)) as paper:
        texts = [page.get_textpage().get_text_range() for page in paper]
    return "\n".join(texts).replace("\r", "").replace("\u2060", "")


def test_an_empty_report_is_not_frozen_and_says_what_is_in_the_way(kecamatan):
    report = opened(kecamatan, PeriodKind.SEMESTER)
    put_on_paper()
    PerformanceReport.objects.update(state="pemeriksaan")

    with pytest.raises(services.NotReady) as why:
        freeze(report)

    assert any("belum ada isinya" in lack.what for lack in why.value.lacks)
    assert not Edition.objects.exists()


def test_frozen_it_holds_document_paper_hash_and_qr(report, camat):
    edition = freeze(report, camat)

    report.refresh_from_db()
    pdf = open_stored(edition.pdf)
    assert report.state == "disetujui"
    assert edition.sha256 == sha256_of(pdf)
    assert edition.code in pages(pdf).replace("\n", "")
    assert blocks_to_json(blocks_of_edition(edition)) == edition.document
    assert Entry.objects.get(action="edition.frozen").actor == camat


def test_what_is_frozen_is_printed_later_too_whatever_the_rows_say(report, camat, client):
    edition = freeze(report, camat)
    client.force_login(camat)
    url = reverse("reports:written_file", args=[report.pk, "pdf"])

    Passage.objects.filter(section__report=report).update(
        text="", kind="bagian data", part="x"
    )

    assert client.get(url).content == open_stored(edition.pdf)
    page = client.get(reverse("reports:preview", args=[report.pk])).content.decode()
    assert "Ditulis tangan." in page


def test_a_document_that_was_tampered_with_is_refused(report):
    edition = freeze(report)
    Edition._base_manager.update(document=edition.document[1:])
    edition.refresh_from_db()
    with pytest.raises(Refused, match="tidak lagi sama"):
        blocks_of_edition(edition)


def test_a_text_of_a_frozen_report_is_not_written_again(report):
    freeze(report)
    with pytest.raises(Refused):
        paragraph(report.sections.get(key="ringkasan"))


def test_of_two_who_approve_at_once_one_is_refused(report):
    version = report.version
    services.freeze_report(report_id=report.pk, version=version, by=None)
    with pytest.raises(Refused, match="sekarang disetujui"):
        services.freeze_report(report_id=report.pk, version=version, by=None)
    assert Edition.objects.count() == 1


def test_a_text_that_changed_while_it_was_audited_is_not_frozen(report, monkeypatch):
    audit = services.freezing.audit_report

    def audited_then_written(**about):
        made = audit(**about)
        paragraph(report.sections.get(key="ringkasan"), "Disusulkan.")
        return made

    monkeypatch.setattr(services.freezing, "audit_report", audited_then_written)
    with pytest.raises(Refused, match="berubah selagi"):
        freeze(report)
    assert not Edition.objects.exists()


def test_a_correction_is_another_edition_with_its_reason_and_the_first_stays(report, camat):
    first = freeze(report, camat)
    kept = first.document_sha256, open_stored(first.pdf)
    report.refresh_from_db()
    services.take_step(
        report_id=report.pk, version=report.version, key="buka", reason="Salah", by=camat
    )
    paragraph(report.sections.get(key="ringkasan"), "Diperbaiki.")
    PerformanceReport.objects.update(state="pemeriksaan")

    with pytest.raises(Refused, match="alasan edisi baru"):
        freeze(report, camat)
    second = freeze(report, camat, "Angka pagu keliru")

    first.refresh_from_db()
    assert (second.n, second.reason) == (2, "Angka pagu keliru")
    assert (first.document_sha256, open_stored(first.pdf)) == kept
    assert second.sha256 != first.sha256


def test_the_database_takes_no_second_edition_without_a_reason(report):
    first = freeze(report)
    fields = ("document", "document_sha256", "sha256", "pdf", "public_pdf")
    same = {name: getattr(first, name) for name in fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(report=report, n=2, code="LAIN", **same)


def test_no_way_leads_to_a_frozen_row(report):
    edition = freeze(report)
    edition.sha256 = "0" * 64
    for change in (
        edition.save,
        edition.delete,
        Edition.objects.all().delete,
        lambda: Edition.objects.update(sha256="0" * 64),
    ):
        with pytest.raises(EditionFrozen):
            change()


@pytest.mark.parametrize("kind", [PeriodKind.QUARTER, PeriodKind.SEMESTER])
def test_a_report_of_less_than_a_year_opens_composes_and_freezes(kecamatan, kind):
    report = made_ready(opened(kecamatan, kind))
    assert composed(report).blocks
    edition = freeze(report)
    assert "Ditulis tangan." in pages(open_stored(edition.pdf))


def test_an_open_comment_and_an_unknown_figure_stop(report, camat):
    section = report.sections.get(key="ringkasan")
    services.add_comment(section_id=section.pk, passage_id=None, text="Cek", by=camat)
    paragraph(section, "Terealisasi {ik0.entah}.")
    assert {"komentar", "angka"} <= lacks(report)


def published(report, camat):
    edition = freeze(report, camat)
    report.refresh_from_db()
    services.publish_edition(report, camat)
    return edition


def test_before_it_is_published_the_public_learns_that_it_is_genuine_only(
    report, camat, client
):
    edition = freeze(report, camat)
    page = client.get(reverse("reports:public", args=[edition.code]))
    assert "belum dipublikasikan" in page.content.decode()
    assert (
        client.get(reverse("reports:public_file", args=[edition.code])).status_code == 404
    )


def test_the_public_pdf_shows_no_nip_and_the_frozen_one_does(report, camat, client):
    paragraph(report.sections.get(key="ringkasan"), f"Disusun oleh NIP. {NIP}")
    edition = published(report, camat)

    file = client.get(reverse("reports:public_file", args=[edition.code]))

    assert NIP[:8] in pages(open_stored(edition.pdf))
    assert NIP[:8] not in pages(file.content)
    assert "***************001" in pages(file.content)


def test_a_pdf_in_hand_is_told_apart(report, camat, client):
    paragraph(report.sections.get(key="ringkasan"), f"Disusun oleh NIP. {NIP}")
    edition = published(report, camat)
    url = reverse("reports:public", args=[edition.code])

    def held(content):
        answer = client.post(url, {"pdf": io.BytesIO(content)})
        return answer.content.decode()

    whole = open_stored(edition.pdf)
    assert "sama persis" in held(whole)
    assert "salinan publik" in held(open_stored(edition.public_pdf))
    assert "bukan naskah ini" in held(whole + b"%")


def test_a_code_of_nothing_is_not_found(client, kecamatan):
    kecamatan.user("operator")
    assert client.get(reverse("reports:public", args=["TIDAKADA"])).status_code == 404


def test_the_head_freezes_on_the_page_of_checks_and_the_operator_does_not(
    report, kecamatan, camat, client
):
    url = reverse("reports:freeze", args=[report.pk])
    client.force_login(kecamatan.user("operator"))
    assert client.post(url, {"version": report.version}).status_code == 403

    client.force_login(camat)
    client.post(url, {"version": report.version})

    assert Edition.objects.get().frozen_by == camat
    page = client.get(reverse("reports:checks", args=[report.pk])).content.decode()
    assert "Halaman periksa" in page


def test_the_page_of_checks_leads_to_where_each_is_mended(kecamatan, client):
    report = opened(kecamatan, PeriodKind.SEMESTER)
    client.force_login(kecamatan.user("operator"))
    page = client.get(reverse("reports:checks", args=[report.pk])).content.decode()
    section = report.sections.get(key="ringkasan")
    assert reverse("reports:section", args=[section.pk]) in page


def test_one_published_report_and_two_cost_the_same_queries(
    report, camat, client, kecamatan
):
    counts = []
    for made in (report, made_ready(opened(kecamatan, PeriodKind.QUARTER))):
        published(made, camat)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("reports:public_list")).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15


def test_the_code_typed_where_agreements_are_checked_leads_to_the_report(report, client):
    edition = freeze(report)
    answer = client.get(reverse("signing:check_code", args=[edition.code]))
    assert answer.url == reverse("reports:public", args=[edition.code])
