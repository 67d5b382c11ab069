"""Every figure of a report leads to its rows, counted again by something else."""

from decimal import Decimal

import pytest

from jenjang.apps.measurement.models import Achievement
from jenjang.apps.measurement.services import rebuild
from jenjang.apps.plans.models import Benchmark, BudgetKind, BudgetLine, BudgetVersion
from jenjang.config.bench.trace import trace
from jenjang.core.figures import fold
from tests.apps.measurement.factories import YEAR, TargetFactory, quarter
from tests.apps.reports.annual.test_parts import a_full_year
from tests.apps.reports.annual.test_reading_a_record import year
from tests.apps.reports.sample import a_kecamatan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite,
]  # of files: the same of any database


def everything(kecamatan):
    """Give the kecamatan figures of every kind."""
    a_full_year(kecamatan)
    first = kecamatan.indicators[0]
    TargetFactory(series=first.series, revision=1, value=Decimal("72.5"))
    Benchmark.objects.create(
        text=first.text, folded_text=fold(first.text), year=YEAR, level="provinsi",
        value=Decimal("80.5"), source="BPS",
    )  # fmt: skip
    for kind, share in ((BudgetKind.DPA, 3), (BudgetKind.DPPA, 4)):
        version = BudgetVersion.objects.create(unit=kecamatan.unit, year_id=YEAR, kind=kind)
        for n, sub in enumerate(kecamatan.subs):
            BudgetLine.objects.create(
                version=version, activity=sub, spending_kind="5.1" if n % 2 else "5.2",
                amount_idr=7_000_000 * share + n,
            )  # fmt: skip
    rebuild(kecamatan.unit, YEAR)


@pytest.mark.parametrize("asked", ["year", "quarter"])
def test_no_figure_of_a_unit_s_report_is_untraced(kecamatan, asked):
    everything(kecamatan)

    traced, untraced = trace(kecamatan.unit, year() if asked == "year" else quarter(3))

    assert {(one.path, one.printed) for one in untraced} == set()
    assert sum(traced.values()) > 200
    assert {"result", "achievement", "target", "budget", "rule:absorption"} <= set(traced)


def test_no_figure_of_a_unit_with_forty_activities_is_untraced(db):
    kecamatan = a_kecamatan("Kecamatan Sukajaya")
    assert trace(kecamatan.unit, quarter(3))[1] == []


def test_no_figure_of_the_pemda_s_report_is_untraced(kecamatan):
    everything(kecamatan)
    traced, untraced = trace(None, quarter(3))
    assert {(one.path, one.printed) for one in untraced} == set()
    assert traced["sum"] > 5


def test_a_figure_that_its_rows_do_not_come_to_is_told(kecamatan):
    row = Achievement.objects.filter(
        series=kecamatan.indicators[0].series, period=quarter(3)
    )
    row.update(value_to_date=Decimal("76.25"))

    _, untraced = trace(kecamatan.unit, quarter(3))

    assert {one.printed for one in untraced} >= {"76,25"}
    assert {one.path for one in untraced if one.printed == "76,25"} == {
        f"result/{kecamatan.indicators[0].series_id}/2025-TW3"
    }
