"""Reporting results and spending: what is stored, what is refused, what is rolled up."""

from decimal import Decimal

import pytest

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Achievement, Result, Spending, Summary
from jenjang.apps.measurement.services import (
    ChangedMeanwhile,
    rebuild,
    report_result,
    report_spending,
)
from jenjang.apps.organisation.models import PeriodKind
from jenjang.core.values import Refused
from tests.apps.measurement.factories import (
    YEAR,
    Kecamatan,
    TargetFactory,
    UserFactory,
    month,
    quarter,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kecamatan():
    return Kecamatan()


def filed(indicator, n, value=None, *, version=0, **figures):
    """Report a quarter's own value."""
    return report_result(
        series_id=indicator.series_id,
        period_id=quarter(n).pk,
        version=version,
        value=None if value is None else Decimal(value),
        by=None,
        **{name: Decimal(figure) for name, figure in figures.items()},
    )


def achieved(indicator, n):
    return Achievement.objects.get(series=indicator.series, period=quarter(n))


def test_the_entered_value_is_the_periods_own_and_the_total_is_computed(kecamatan):
    indicator = kecamatan.indicator(target=12)

    for n, value in enumerate((3, 3, 2, 3), start=1):
        filed(indicator, n, value)

    assert [r.value for r in Result.objects.order_by("period__n")] == [3, 3, 2, 3]
    assert achieved(indicator, 3).value_to_date == 8
    assert achieved(indicator, 3).target_to_date == 9
    assert achieved(indicator, 4).percent == Decimal("91.6667")
    assert achieved(indicator, 4).rating == "biru"


def test_correcting_an_early_quarter_changes_the_later_ones(kecamatan):
    indicator = kecamatan.indicator(target=12)
    filed(indicator, 1, 3)
    filed(indicator, 2, 3)

    filed(indicator, 1, 6, version=1)

    assert achieved(indicator, 2).value_to_date == 9
    assert achieved(indicator, 2).percent == 150


def test_a_ratio_is_computed_from_its_parts_of_all_quarters(kecamatan):
    indicator = kecamatan.indicator(
        target=90,
        accumulation="recompute",
        numerator_text="permohonan selesai",
        denominator_text="permohonan masuk",
    )

    for n, (top, bottom) in enumerate(((40, 50), (30, 30), (20, 25), (9, 10)), start=1):
        filed(indicator, n, numerator=top, denominator=bottom)

    assert Result.objects.get(period=quarter(1)).value == 80
    assert achieved(indicator, 4).value_to_date == Decimal("86.0870")


def test_a_quarter_not_filed_is_not_measured_and_never_zero(kecamatan):
    indicator = kecamatan.indicator(target=12)
    filed(indicator, 1, 3)

    later = achieved(indicator, 2)

    assert (later.percent, later.value_to_date, later.reason) == (
        None,
        None,
        "NOT_MEASURED",
    )


def test_a_reported_zero_is_a_measurement(kecamatan):
    indicator = kecamatan.indicator(target=12)
    filed(indicator, 1, 0)

    assert achieved(indicator, 1).percent == 0
    assert achieved(indicator, 1).rating == "merah"


def test_an_emptied_cell_is_not_measured_again(kecamatan):
    indicator = kecamatan.indicator(target=12)
    filed(indicator, 1, 3)

    filed(indicator, 1, None, version=1)

    assert achieved(indicator, 1).reason == "NOT_MEASURED"
    assert Result.objects.get().version == 2


def test_a_stated_quarter_target_comes_before_the_even_split(kecamatan):
    indicator = kecamatan.indicator(target=12)
    TargetFactory(series=indicator.series, period=quarter(1), value=Decimal(6))

    filed(indicator, 1, 3)

    assert achieved(indicator, 1).target_to_date == 6
    assert achieved(indicator, 1).percent == 50


def test_the_target_of_the_newest_perubahan_holds(kecamatan):
    indicator = kecamatan.indicator(target=12)
    TargetFactory(series=indicator.series, value=Decimal(24), revision=1)

    filed(indicator, 2, 6)

    assert achieved(indicator, 2).target_to_date == 12


def test_a_grade_is_met_or_missed_without_a_percentage(kecamatan):
    indicator = kecamatan.indicator(target="BB", polarity="ordinal", accumulation="last")

    report_result(
        series_id=indicator.series_id,
        period_id=quarter(4).pk,
        version=0,
        text="B",
        by=None,
    )

    assert achieved(indicator, 4).percent is None
    assert achieved(indicator, 4).reason == "RANK_MISSED"


def test_a_stale_version_is_refused_with_both_values_and_nothing_is_overwritten(kecamatan):
    indicator = kecamatan.indicator(target=12)
    colleague = UserFactory(full_name="Rina Lestari, S.E.")
    report_result(
        series_id=indicator.series_id,
        period_id=quarter(1).pk,
        version=0,
        value=Decimal(3),
        by=colleague,
    )

    with pytest.raises(ChangedMeanwhile) as refusal:
        filed(indicator, 1, 5, version=0)

    assert "Rina Lestari, S.E. sudah mengisi 3" in str(refusal.value)
    assert "isian Anda 5" in str(refusal.value)
    assert Result.objects.get().value == 3
    assert Entry.objects.filter(action="result.reported").count() == 1


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"numerator": 3}, "Isi pembilang dan penyebut, keduanya."),
        ({"denominator": 3}, "Isi juga pembilangnya."),
        ({"numerator": 0, "denominator": 0}, "Penyebut 0"),
    ],
)
def test_a_ratio_without_both_parts_is_refused(kecamatan, figures, sentence):
    indicator = kecamatan.indicator(
        target=90, accumulation="recompute", numerator_text="a", denominator_text="b"
    )

    with pytest.raises(Refused, match=sentence):
        filed(indicator, 1, **figures)

    assert not Result.objects.exists()


def test_a_period_of_another_frequency_is_refused(kecamatan):
    indicator = kecamatan.indicator(frequency=PeriodKind.MONTH)

    with pytest.raises(Refused, match="diisi per bulan, bukan untuk Triwulan I 2025"):
        filed(indicator, 1, 3)


def test_every_change_is_in_the_history_with_before_and_after(kecamatan):
    indicator = kecamatan.indicator(target=12)
    filed(indicator, 1, 3)

    filed(indicator, 1, 4, version=1)

    entry = Entry.objects.latest("id")
    assert (entry.before["value"], entry.after["value"]) == ("3.0000", "4")
    assert entry.unit_id == kecamatan.unit.pk


def test_the_summary_counts_what_is_promised_and_means_what_is_known(kecamatan):
    camat = kecamatan.official("Camat")
    good = kecamatan.indicator(target=4, promised_by=(camat,))
    bad = kecamatan.indicator(target=4, promised_by=(camat,))
    kecamatan.indicator(target=4, promised_by=(camat,))
    kecamatan.indicator(target=4)
    rebuild(kecamatan.unit, YEAR)

    filed(good, 1, 1)
    filed(bad, 1, Decimal("0.5"))

    for holder in (None, camat):
        summary = Summary.objects.get(period=quarter(1), position=holder)
        assert (summary.indicator_count, summary.measured_count) == (3, 2)
        assert summary.achievement_percent == 75
        assert summary.rating_counts == {"hijau": 1, "kuning": 1}


def test_a_shared_indicator_counts_once_for_the_unit_and_once_for_each_that_promised(
    kecamatan,
):
    camat = kecamatan.official("Camat")
    kasi = kecamatan.official("Kasi", under=camat)
    kecamatan.indicator(promised_by=(camat, kasi))

    rebuild(kecamatan.unit, YEAR)

    counts = Summary.objects.filter(period=quarter(1)).values_list("indicator_count")
    assert [n for (n,) in counts] == [1, 1, 1]


def test_a_monthly_series_stands_in_a_quarter_with_its_last_month(kecamatan):
    camat = kecamatan.official("Camat")
    indicator = kecamatan.indicator(
        target=12, frequency=PeriodKind.MONTH, promised_by=(camat,)
    )
    rebuild(kecamatan.unit, YEAR)

    for n in (1, 2, 3):
        report_result(
            series_id=indicator.series_id,
            period_id=month(n).pk,
            version=0,
            value=Decimal(1),
            by=None,
        )

    summary = Summary.objects.get(period=quarter(1), position=None)
    assert (summary.measured_count, summary.achievement_percent) == (1, 100)


def test_a_yearly_series_is_not_due_before_the_last_quarter(kecamatan):
    camat = kecamatan.official("Camat")
    kecamatan.indicator(frequency=PeriodKind.YEAR, promised_by=(camat,))

    rebuild(kecamatan.unit, YEAR)

    due = Summary.objects.filter(position=None).order_by("period__n")
    assert [s.indicator_count for s in due] == [0, 0, 0, 1]


def test_spending_goes_up_the_branch_to_those_who_hold_it(kecamatan):
    camat = kecamatan.official("Camat")
    kasi = kecamatan.official("Kasi", under=camat)
    other = kecamatan.official("Kasubag", under=camat)
    program = kecamatan.activity("Program", 100, allotted_to=(camat,))
    kegiatan = kecamatan.activity(
        "Kegiatan", 60, parent=program, level="kegiatan", allotted_to=(kasi,)
    )
    kecamatan.activity("Lain", 40, parent=program, level="kegiatan", allotted_to=(other,))
    rebuild(kecamatan.unit, YEAR)

    report_spending(
        activity_id=kegiatan.pk, period_id=quarter(1).pk, spent_idr=30, version=0, by=None
    )
    report_spending(
        activity_id=kegiatan.pk, period_id=quarter(2).pk, spent_idr=12, version=0, by=None
    )

    found = Summary.objects.filter(period=quarter(2)).values_list(
        "position__name", "ceiling_idr", "spent_idr"
    )
    assert set(found) == {
        (None, 100, 42),
        ("Camat", 100, 42),
        ("Kasi", 60, 42),
        ("Kasubag", 40, None),
    }


@pytest.mark.parametrize(
    ("spent_idr", "sentence"), [(-1, "tidak boleh negatif"), (10**18, "tidak boleh")]
)
def test_impossible_spending_is_refused(kecamatan, spent_idr, sentence):
    activity = kecamatan.activity("Program", 100)

    with pytest.raises(Refused, match=sentence):
        report_spending(
            activity_id=activity.pk,
            period_id=quarter(1).pk,
            spent_idr=spent_idr,
            version=0,
            by=None,
        )


def test_spending_is_entered_at_the_lowest_level_only(kecamatan):
    program = kecamatan.activity("Program", 100)
    kecamatan.activity("Kegiatan", 60, parent=program, level="kegiatan")

    with pytest.raises(Refused, match="Isi realisasi pada rinciannya"):
        report_spending(
            activity_id=program.pk,
            period_id=quarter(1).pk,
            spent_idr=1,
            version=0,
            by=None,
        )


def test_spending_taken_back_keeps_counting_its_versions(kecamatan):
    activity = kecamatan.activity("Program", 100)
    place = {"activity_id": activity.pk, "period_id": quarter(1).pk, "by": None}
    report_spending(spent_idr=5, version=0, **place)
    report_spending(spent_idr=None, version=1, **place)

    with pytest.raises(ChangedMeanwhile, match="isian Anda Rp 7"):
        report_spending(spent_idr=7, version=0, **place)

    assert Spending.objects.get().spent_idr is None
