"""A report that waits is told to whom it waits for; sent back, its writer hears why."""

import datetime as dt

import pytest
from django.utils import timezone

from jenjang.apps.notices import services
from jenjang.apps.notices.models import Notice
from jenjang.apps.organisation.models import Period
from jenjang.apps.reports.models import PerformanceReport
from jenjang.apps.reports.services import open_report, take_step
from tests.apps.measurement.factories import Kecamatan, pemda_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def kecamatan():
    made = Kecamatan("Kecamatan Sukamaju")
    made.official("Camat")
    return made


def opened(unit_id):
    period = Period.objects.get(year=2025, kind="quarter", n=1)
    return open_report(unit_id=unit_id, period_id=period.pk, by=None)


def step(report, key, by, reason=""):
    report.refresh_from_db()
    take_step(report_id=report.pk, version=report.version, key=key, reason=reason, by=by)


def handed_in(report, by):
    for key in ("tabel", "narasi", "periksa"):
        step(report, key, by)


def at(report, state):
    PerformanceReport.objects.filter(pk=report.pk).update(
        state=state, moved_at=timezone.now()
    )


def told(user, days=0):
    """Return what the user is told about reports, so many days from now."""
    services.make_notices(timezone.localdate() + dt.timedelta(days=days))
    rows = Notice.objects.of_user(user).open().filter(key__startswith="lkjip-")
    return [(one.title, one.text, one.url) for one in rows]


def test_the_head_is_told_at_once_that_a_report_waits_for_his_approval(kecamatan):
    head, operator = kecamatan.user("kepala"), kecamatan.user("operator")
    report = opened(kecamatan.unit.pk)
    handed_in(report, operator)

    [(title, _, url)] = told(head)
    assert title == f"{report} menunggu persetujuan"
    assert url == f"/lkjip/{report.pk}/periksa/"
    assert told(operator) == []

    step(report, "kembali", head, "Sebab IKM belum ditulis")
    assert told(head) == []


def test_the_writer_is_told_why_it_was_sent_back_until_it_is_handed_in_again(kecamatan):
    head, operator = kecamatan.user("kepala"), kecamatan.user("operator")
    report = opened(kecamatan.unit.pk)
    handed_in(report, operator)
    assert told(operator) == []
    step(report, "kembali", head, "Sebab IKM belum ditulis")

    [(title, text, _)] = told(operator)
    assert (title, text) == (f"{report} dikembalikan", "Alasan: Sebab IKM belum ditulis")

    step(report, "periksa", operator)
    assert told(operator) == []
    step(report, "kembali", head, "Masih belum")
    assert [text for _, text, _ in told(operator)] == ["Alasan: Masih belum"]


def test_who_reviews_all_units_is_told_of_what_was_submitted_and_the_unit_is_not_late(
    kecamatan,
):
    evaluator, pembina = pemda_user("evaluator"), pemda_user("pembina")
    head = kecamatan.user("kepala")
    report = opened(kecamatan.unit.pk)
    at(report, "disampaikan")

    for user in (evaluator, pembina):
        assert [title for title, *_ in told(user)] == [f"{report} menunggu reviu"]
    assert told(head, days=20) == []
    assert not Notice.objects.of_user(pembina).filter(title__contains="terlambat").exists()

    at(report, "direviu")
    assert told(evaluator) == []


def test_a_report_that_waits_long_goes_up_to_bagian_organisasi(kecamatan):
    pembina, report = pemda_user("pembina"), opened(kecamatan.unit.pk)
    at(report, "pemeriksaan")
    told(pembina, days=20)
    late = Notice.objects.of_user(pembina).open().filter(told=3, key__startswith="lkjip")
    assert late.get().title == "Persetujuan LKjIP: 1 unit kerja terlambat"


def test_the_report_of_the_pemda_waits_for_the_bupati(kecamatan):
    bupati, head = pemda_user("pimpinan"), kecamatan.user("kepala")
    report = opened(None)
    at(report, "pemeriksaan")
    assert [title for title, *_ in told(bupati)] == [f"{report} menunggu persetujuan"]
    assert told(head) == []
