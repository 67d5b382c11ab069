"""A published report is taken back with a reason; what was frozen stays as it was."""

import io

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from jenjang.apps.files.services import open_stored
from jenjang.apps.history.models import Entry
from jenjang.apps.reports import services
from jenjang.apps.reports.models import Edition, EditionFrozen, PerformanceReport
from jenjang.core.values import Refused
from tests.apps.reports.written import made_ready, opened, paragraph

WHY = "Pagu program kedua keliru."


@pytest.fixture
def camat(kecamatan):
    return kecamatan.user("kepala")


@pytest.fixture
def report(kecamatan, camat):
    return published(made_ready(opened(kecamatan)), camat)


def published(report, camat, reason=""):
    report.refresh_from_db()
    services.freeze_report(
        report_id=report.pk, version=report.version, reason=reason, by=camat
    )
    PerformanceReport.objects.filter(pk=report.pk).update(state="direviu")
    report.refresh_from_db()
    services.take_step(
        report_id=report.pk, version=report.version, key="publikasi", by=camat
    )
    report.refresh_from_db()
    return report


def withdraw(report, camat, reason=WHY):
    return services.take_step(
        report_id=report.pk,
        version=report.version,
        key="tarik",
        reason=reason,
        by=camat,
    )


def page(client, name, *args):
    return client.get(reverse(f"reports:{name}", args=args)).content.decode()


def test_a_report_is_taken_back_by_its_head_on_its_page_and_the_public_reads_why(
    report, camat, client
):
    edition = Edition.objects.get()
    kept = edition.document_sha256, open_stored(edition.pdf)
    client.force_login(camat)
    url = reverse("reports:step", args=[report.pk, "tarik"])
    empty = client.post(url, {"version": report.version})
    assert "Tulis alasannya" in empty.content.decode()

    client.post(url, {"version": report.version, "reason": WHY})

    client.logout()
    report.refresh_from_db()
    edition.refresh_from_db()
    assert (report.state, report.reason, edition.withdrawal) == ("narasi", WHY, WHY)
    assert (edition.document_sha256, open_stored(edition.pdf)) == kept
    assert Entry.objects.get(action="edition.withdrawn").actor == camat
    said = page(client, "public", edition.code)
    assert "ditarik dari publikasi" in said
    assert WHY in said
    assert "Edisi penggantinya belum ada" in said
    assert "ditarik" in page(client, "public_list")
    file = client.get(reverse("reports:public_file", args=[edition.code]))
    assert file.status_code == 404
    held = client.post(
        reverse("reports:public", args=[edition.code]), {"pdf": io.BytesIO(kept[1])}
    )
    assert "sama persis" in held.content.decode()


def test_another_edition_takes_the_place_of_the_one_taken_back(report, camat, client):
    withdraw(report, camat)
    first = Edition.objects.get()
    paragraph(report.sections.get(key="ringkasan"), "Diperbaiki.")
    PerformanceReport.objects.update(state="pemeriksaan")
    published(report, camat, "Pagu diperbaiki")
    second = Edition.objects.get(n=2)

    assert "Diganti <a" in page(client, "public", first.code)
    assert "edisi 2" in page(client, "public", first.code)
    listed = page(client, "public_list")
    assert second.code in listed
    assert first.code not in listed

    report.refresh_from_db()
    withdraw(report, camat, "Keliru lagi")
    assert list(Edition.objects.published()) == []
    assert list(Edition.objects.shown()) == [second]


def test_what_is_not_published_is_not_taken_back(kecamatan, camat):
    report = opened(kecamatan)
    with pytest.raises(Refused, match="sekarang data lengkap"):
        withdraw(report, camat)
    PerformanceReport.objects.update(state="dipublikasikan")
    report.refresh_from_db()
    with pytest.raises(Refused, match="tidak sedang dipublikasikan"):
        withdraw(report, camat)


def test_the_database_takes_no_withdrawal_without_a_reason(report):
    edition = Edition.objects.get()
    rows = Edition.objects.filter(pk=edition.pk)
    for lacking in ({"withdrawn_at": edition.published_at}, {"withdrawal": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**lacking)
    edition.reason = "lain"
    with pytest.raises(EditionFrozen):
        edition.save(update_fields=["withdrawal", "reason"])
