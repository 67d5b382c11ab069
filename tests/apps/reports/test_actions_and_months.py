"""Pemantauan rencana aksi, and the monthly report of money and work."""

from decimal import Decimal

import pytest
from django.urls import reverse

from jenjang.apps.agreements.models import ActionStep, Agreement
from jenjang.apps.measurement.models import PhysicalProgress
from jenjang.apps.measurement.snapshots.calendar import read_calendar
from jenjang.apps.plans.models import Stage, Target
from jenjang.apps.reports.snapshots.actions import action_monitoring_of, action_recap_of
from jenjang.apps.reports.snapshots.physical import physical_financial_of
from jenjang.core.formulas.e81 import NOT_MEASURED
from jenjang.core.formulas.physical import Physical
from jenjang.papers.blocks import Table
from jenjang.papers.layouts import action_monitoring, physical_financial
from tests.apps.measurement.factories import YEAR, Kecamatan, month, quarter
from tests.apps.reports.reading import WHEN, downloaded, sheet_rows

pytestmark = pytest.mark.django_db


def monitoring(kecamatan, n=3):
    return action_monitoring_of(
        kecamatan.unit, read_calendar(YEAR), quarter(n), pemda="Kabupaten Tirtajaya"
    )


def test_the_rencana_aksi_sets_each_quarter_s_target_beside_its_result(kecamatan):
    laporan = monitoring(kecamatan).indicators[2]

    # 12 a year, no target by quarter: 3 each; filed 3, nothing, 3
    assert [pair.target for pair in laporan.quarters] == [3, 3, 3, 3]
    assert [pair.result for pair in laporan.quarters] == [3, NOT_MEASURED, 3, NOT_MEASURED]
    assert (laporan.status, round(laporan.percent, 2)) == (
        "Belum tercapai", Decimal("66.67"),
    )  # fmt: skip


def test_a_target_that_the_rencana_aksi_states_holds_for_its_quarter(kecamatan):
    laporan = kecamatan.indicators[2]
    Target.objects.create(
        series=laporan.series, period=quarter(1), stage=Stage.PK, value=Decimal(6)
    )

    found = monitoring(kecamatan).indicators[2]

    assert [pair.target for pair in found.quarters] == [6, 3, 3, 3]


def test_the_steps_of_the_quarter_stand_beside_the_indicator(kecamatan):
    first = kecamatan.indicators[0]
    paper = Agreement.objects.get(position=kecamatan.camat)
    for n, text in ((2, "Menyusun jadwal"), (3, "Membina sepuluh desa")):
        ActionStep.objects.create(
            agreement=paper, indicator=first, quarter=n, order=1, text=text
        )

    assert monitoring(kecamatan).indicators[0].steps == ("Membina sepuluh desa",)


def test_the_recap_of_rencana_aksi_counts_where_indicators_stand(kecamatan):
    found = action_recap_of(
        [kecamatan.unit], read_calendar(YEAR), quarter(3), pemda="Kabupaten Tirtajaya"
    )

    (line,) = found.units
    assert (line.due, line.met, line.missed, line.unmeasured) == (6, 3, 2, 1)


def monthly(kecamatan, n=9):
    return physical_financial_of(
        kecamatan.unit, read_calendar(YEAR), month(n), pemda="Kabupaten Tirtajaya"
    )


def test_money_and_work_of_a_month_are_summed_upwards(kecamatan):
    found = monthly(kecamatan)

    program, kegiatan, first, second = found.rows
    assert (first.month_idr, first.spent_idr) == (2_000_000, 6_000_000)
    assert (second.month_idr, second.spent_idr) == (3_111_111, 9_333_333)
    for above in (kegiatan, program, found.total):
        assert (above.month_idr, above.spent_idr) == (5_111_111, 15_333_333)
    # (72 x 12.345.000 + 73 x 19.999.321) / 32.344.321 = 72,6183...
    assert round(program.physical.percent, 2) == Decimal("72.62")
    assert round(program.absorption, 2) == Decimal("47.41")


def test_a_month_without_a_report_keeps_the_last_progress_and_has_no_spending(kecamatan):
    first = monthly(kecamatan, 7).rows[2]

    assert (first.month_idr, first.spent_idr) == (None, 4_000_000)
    assert first.physical.percent == 48


def test_a_sub_kegiatan_without_a_report_is_left_out_and_counted(kecamatan):
    PhysicalProgress.objects.filter(activity=kecamatan.subs[0]).delete()

    found = monthly(kecamatan)

    assert found.rows[2].physical_percent == NOT_MEASURED
    assert found.total.physical == Physical(Decimal(73), 1, 2)


def test_nothing_recorded_is_a_dash_and_no_zero(client):
    bare = Kecamatan("Kecamatan Sepi")
    bare.activity("Program Pelayanan", 1_000_000)
    client.force_login(bare.user("operator"))

    (row,) = monthly(bare).rows

    assert (row.month_idr, row.spent_idr, row.left_idr) == (None, None, None)
    page = client.get(reverse("reports:paper", args=["fisik-keuangan"]) + WHEN)
    assert "0,00" not in page.content.decode()


@pytest.mark.parametrize("key", ["rencana-aksi", "fisik-keuangan"])
def test_the_workbook_holds_the_figures_of_the_table(key, reader, kecamatan):
    made = {"rencana-aksi": (monitoring, action_monitoring),
            "fisik-keuangan": (monthly, physical_financial)}  # fmt: skip
    snapshot, layout = made[key]
    ((name, blocks),) = layout.parts(snapshot(kecamatan))
    numbers = [
        float(cell.number)
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        if cell.number is not None
    ]

    rows = sheet_rows(downloaded(reader, key, "xlsx"), name)

    stored = [one for row in rows for one in row if isinstance(one, float | int)]
    assert stored == pytest.approx(numbers, rel=1e-14)
