"""Bagian Organisasi sees who has sent the yearly report, and takes all of them along."""

import datetime as dt
import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.organisation.models import Period, PeriodKind, Role
from jenjang.apps.reports import services
from jenjang.apps.reports.models import PerformanceReport
from jenjang.apps.reports.views.board import last_day
from tests.apps.reports.written import made_ready, opened
from tests.factories import UnitFactory, granted


@pytest.fixture
def pembina(client, kecamatan):
    client.force_login(granted(Role.PEMBINA))
    return client


def board(client):
    return client.get(reverse("reports:board"), {"tahun": 2025})


def test_a_unit_without_a_report_is_named_and_one_that_sent_it_is_not_late(
    pembina, kecamatan
):
    opened(kecamatan)
    UnitFactory(name="Kecamatan Lain")
    PerformanceReport.objects.update(state="disampaikan")

    rows = {row["unit"].name: row for row in board(pembina).context["rows"]}

    assert (rows[kecamatan.unit.name]["state"], rows[kecamatan.unit.name]["late"]) == (
        "Disampaikan",
        "",
    )
    assert rows["Kecamatan Lain"]["state"] == "Belum dibuka"


def test_it_is_due_in_the_next_january_unless_the_pemda_says_otherwise(kecamatan):
    year = Period.objects.get(year=2025, kind=PeriodKind.YEAR)
    assert last_day(year) == dt.date(2026, 1, 31)


def test_all_frozen_reports_come_in_one_zip(pembina, kecamatan):
    report = made_ready(opened(kecamatan))
    services.freeze_report(report_id=report.pk, version=report.version, by=None)

    file = pembina.get(reverse("reports:bundle"), {"tahun": 2025})

    names = zipfile.ZipFile(io.BytesIO(file.content)).namelist()
    assert names == ["lkjip-kecamatan-sukamaju-2025.pdf"]


def test_one_unit_and_three_cost_the_same_queries(pembina, kecamatan):
    board(pembina)  # remembers the year in the session
    counts = []
    for more in (0, 2):
        UnitFactory.create_batch(more)
        with CaptureQueriesContext(connection) as asked:
            assert board(pembina).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15
