"""What is known of a unit's period is read once, in a number of queries that stays."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jenjang.apps.measurement.services import rebuild
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import Problem, StrategicIssue
from jenjang.apps.reports.snapshots.annual import read_record
from jenjang.core.values import Unknown
from tests.apps.measurement.factories import (
    YEAR,
    IndicatorFactory,
    PlanFactory,
    quarter,
)

pytestmark = pytest.mark.django_db


def year(of=YEAR):
    return Period.objects.get(year=of, kind=PeriodKind.YEAR, n=1)


def measured(record, text):
    return next(one for one in record.measures if one.text.startswith(text))


def test_an_indicator_has_target_value_capaian_and_predikat_of_the_period(kecamatan):
    record = read_record(kecamatan.unit, quarter(3))

    evaluasi = measured(record, "Nilai Evaluasi")
    assert (evaluasi.target.value, evaluasi.now.value) == (74, Decimal("75.25"))
    assert evaluasi.now.percent == Decimal("101.6892")
    assert evaluasi.now.rating == "Berhasil"
    assert evaluasi.target.path == f"target/{evaluasi.series_id}/2025/pk"
    assert record.by_post[evaluasi.promised_by[0]].name == "Camat"


def test_what_was_not_measured_has_no_value_and_no_predikat(kecamatan):
    ikm = measured(read_record(kecamatan.unit, quarter(3)), "Indeks Kepuasan")

    assert isinstance(ikm.now.percent, Unknown)
    assert (ikm.now.value, ikm.now.rating, ikm.is_below) == (None, "", False)


def test_the_end_of_the_renstra_is_its_last_target(kecamatan):
    evaluasi = measured(read_record(kecamatan.unit, quarter(3)), "Nilai Evaluasi")

    assert [goal.year for goal in evaluasi.yearly] == [YEAR - 1, YEAR, YEAR + 1]
    assert (evaluasi.end.year, evaluasi.end.value) == (YEAR + 1, 74)
    assert evaluasi.end.path == f"target/{evaluasi.series_id}/2026/renstra"


def test_causes_obstacles_and_follow_ups_stand_with_their_period(kecamatan):
    laporan = measured(read_record(kecamatan.unit, quarter(3)), "Jumlah laporan")

    assert [told.period for told in laporan.told] == [
        "Triwulan I 2025", "Triwulan III 2025",
    ]  # fmt: skip
    assert laporan.told[0].cause == "Jadwal pelayanan keliling diperluas ke seluruh desa"


def test_money_is_that_of_the_whole_branch_by_the_end_of_the_period(kecamatan):
    record = read_record(kecamatan.unit, quarter(3))

    # ceilings 12.345.000 + 19.999.321; spent 3 x 2.000.000 + 3 x 3.111.111
    assert (record.money.ceiling_idr, record.money.spent_idr) == (32_344_321, 15_333_333)
    assert [work.level for work in record.works][:2] == ["program", "kegiatan"]
    (kind,) = record.kinds
    assert (kind.code, kind.money) == ("", record.money)
    halfway = read_record(kecamatan.unit, quarter(2))
    assert halfway.money.spent_idr == 10_222_222


def test_programmes_linked_to_an_objective_are_its_money(kecamatan):
    record = read_record(kecamatan.unit, quarter(3))

    evaluasi = measured(record, "Nilai Evaluasi")
    assert record.money_of(evaluasi.objective_id) == record.money


def test_another_unit_of_measure_makes_earlier_values_incomparable(kecamatan):
    first = kecamatan.indicators[0]
    last_year = PlanFactory(unit=kecamatan.unit, first_year=YEAR - 1, last_year=YEAR - 1)
    IndicatorFactory(
        series=first.series, objective__plan=last_year, text=first.text,
        measured_in="Persen", accumulation="last",
    )  # fmt: skip

    earlier = measured(read_record(kecamatan.unit, year()), "Nilai Evaluasi").earlier

    (before,) = [one for one in earlier if one.year == YEAR - 1]
    assert before.broken_by == ("satuan",)
    assert not before.is_comparable


def test_the_problem_tree_comes_with_the_issues_that_answer_it(kecamatan):
    plan = kecamatan.unit.plans.get(kind="renstra")
    main = Problem.objects.create(plan=plan, kind="pokok masalah", text="Pelayanan lambat")
    Problem.objects.create(
        plan=plan, kind="masalah", text="Loket kurang", parent=main, path="00000001"
    )
    issue = StrategicIssue.objects.create(plan=plan, text="Mutu pelayanan")
    issue.problems.add(main)

    record = read_record(kecamatan.unit, year())

    (trouble,) = record.troubles
    assert (trouble.text, trouble.issues) == ("Pelayanan lambat", ("Mutu pelayanan",))
    assert [one.text for one in trouble.causes] == ["Loket kurang"]
    assert record.issues == ("Mutu pelayanan",)


def test_the_pemda_is_added_up_from_its_units(kecamatan):
    record = read_record(None, quarter(3))

    (unit,) = record.units
    assert unit.name == kecamatan.unit.name
    assert (unit.indicator_count, unit.measured_count) == (6, 5)
    assert unit.money == record.money
    assert (record.office.name, record.works) == ("Kabupaten Tirtajaya", ())


@pytest.mark.parametrize("asked", ["unit", "pemda"])
def test_thirty_indicators_cost_the_queries_of_three_and_no_more_than_forty(
    kecamatan, asked
):
    unit = kecamatan.unit if asked == "unit" else None
    few = _queries(unit)
    for n in range(30):
        kecamatan.indicator(promised_by=(kecamatan.kasi,), text=f"Jumlah dokumen {n}")
        kecamatan.activity(f"Kegiatan tambahan {n}", 1_000_000)
    rebuild(kecamatan.unit, YEAR)

    many = _queries(unit)

    assert len(many) == len(few)
    assert len(few) <= 40


def _queries(unit):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read_record(unit, quarter(3))
    return asked
