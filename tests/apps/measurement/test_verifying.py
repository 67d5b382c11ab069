"""A result on its way: filed, handed in, verified or returned; and why there is none."""

from decimal import Decimal

import pytest

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Achievement, Result, ResultState, Unmeasured
from jenjang.apps.measurement.services import (
    report_result,
    return_results,
    submit_results,
    verify_results,
)
from jenjang.apps.organisation.models import PeriodKind
from jenjang.core.values import Refused
from tests.apps.measurement.factories import Kecamatan, month, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def kecamatan():
    return Kecamatan()


def filed(indicator, value=3, *, version=0, period=None, **words):
    """Report what a series reached in the first quarter."""
    return report_result(
        series_id=indicator.series_id,
        period_id=(period or quarter(1)).pk,
        version=version,
        value=None if value is None else Decimal(value),
        by=None,
        **words,
    )


def submitted(kecamatan, **of):
    return submit_results(
        unit_id=kecamatan.unit.pk, quarter_id=quarter(1).pk, by=None, **of
    )


def versions(*results):
    return {result.pk: result.version for result in results}


def verified(kecamatan, *results):
    return verify_results(unit_id=kecamatan.unit.pk, versions=versions(*results), by=None)


def returned(kecamatan, *results, reason="Bukti tidak cocok"):
    return return_results(
        unit_id=kecamatan.unit.pk, versions=versions(*results), reason=reason, by=None
    )


def state_of(result):
    return Result.objects.get(pk=result.pk).state


def test_a_filed_result_is_handed_in_and_verified_and_the_history_says_each_step(kecamatan):
    result = filed(kecamatan.indicator())

    submitted(kecamatan)
    verified(kecamatan, result)

    assert state_of(result) == ResultState.VERIFIED
    told = Entry.objects.of_subject(result).order_by("pk").values_list("action", flat=True)
    assert list(told) == ["result.reported", "result.submitted", "result.verified"]
    last = Entry.objects.of_subject(result).first()
    assert (last.before, last.after) == ({"state": "diajukan"}, {"state": "diverifikasi"})
    assert last.unit_id == kecamatan.unit.pk


def test_a_quarter_is_handed_in_with_its_months_and_nothing_of_another_quarter(kecamatan):
    monthly = kecamatan.indicator(frequency=PeriodKind.MONTH)
    january = filed(monthly, period=month(1))
    april = filed(monthly, period=month(4))
    of_quarter = filed(kecamatan.indicator())

    submitted(kecamatan)

    assert [state_of(one) for one in (january, of_quarter)] == [ResultState.SUBMITTED] * 2
    assert state_of(april) == ResultState.FILED


def test_the_rows_of_one_official_are_handed_in_alone(kecamatan):
    mine, theirs = kecamatan.indicator(), kecamatan.indicator()
    filed(mine)
    filed(theirs)

    [one] = submitted(kecamatan, series_ids=[mine.series_id])

    assert one.series_id == mine.series_id
    assert Result.objects.filter(state=ResultState.SUBMITTED).count() == 1


def test_an_emptied_cell_is_not_handed_in_and_nothing_at_all_is_refused(kecamatan):
    indicator = kecamatan.indicator()
    filed(indicator)
    filed(indicator, None, version=1)

    with pytest.raises(Refused, match="Tidak ada isian yang dapat diajukan"):
        submitted(kecamatan)


def test_a_changed_figure_is_filed_again_whoever_verified_it(kecamatan):
    indicator = kecamatan.indicator()
    result = filed(indicator)
    submitted(kecamatan)
    verified(kecamatan, result)

    filed(indicator, 4, version=1)

    assert state_of(result) == ResultState.FILED
    last = Entry.objects.of_subject(result).first()
    assert (last.before["state"], last.after["state"]) == ("diverifikasi", "terisi")
    assert (last.before["value"], last.after["value"]) == ("3.0000", "4")


def test_a_note_beside_a_verified_figure_leaves_it_verified(kecamatan):
    indicator = kecamatan.indicator()
    result = filed(indicator)
    submitted(kecamatan)
    verified(kecamatan, result)

    filed(indicator, version=1, note="Lihat lampiran", cause="Cuaca", follow_up="Ulangi")

    assert state_of(result) == ResultState.VERIFIED
    kept = Result.objects.get()
    assert (kept.note, kept.cause, kept.follow_up) == ("Lihat lampiran", "Cuaca", "Ulangi")


def test_a_returned_result_keeps_the_reason_and_is_handed_in_again(kecamatan):
    result = filed(kecamatan.indicator())
    submitted(kecamatan)

    returned(kecamatan, result, reason="  Bukti bulan lain ")

    kept = Result.objects.get()
    assert (kept.state, kept.returned_because) == (ResultState.RETURNED, "Bukti bulan lain")
    submitted(kecamatan)
    kept.refresh_from_db()
    assert (kept.state, kept.returned_because) == (ResultState.SUBMITTED, None)


def test_a_return_without_a_reason_is_refused(kecamatan):
    result = filed(kecamatan.indicator())
    submitted(kecamatan)

    with pytest.raises(Refused, match="Tulis alasan pengembalian"):
        returned(kecamatan, result, reason="  ")

    assert state_of(result) == ResultState.SUBMITTED


def test_of_several_one_that_changed_meanwhile_keeps_all_from_being_verified(kecamatan):
    still, changed = kecamatan.indicator(), kecamatan.indicator()
    results = [filed(still), filed(changed)]
    submitted(kecamatan)
    filed(changed, 9, version=1)

    with pytest.raises(Refused, match="berubah sejak halaman ini dibuka"):
        verified(kecamatan, *results)

    assert [state_of(one) for one in results] == [ResultState.SUBMITTED, ResultState.FILED]


def test_a_result_of_another_unit_is_not_verified(kecamatan):
    theirs = filed(Kecamatan().indicator())

    with pytest.raises(Refused, match="bukan milik unit ini"):
        verified(kecamatan, theirs)


def test_a_reason_stands_in_the_place_of_a_figure_and_is_not_measured(kecamatan):
    indicator = kecamatan.indicator()

    filed(indicator, None, unmeasured_because=Unmeasured.NO_DATA)

    assert Achievement.objects.get(period=quarter(1)).reason == "NOT_MEASURED"
    assert Result.objects.get().unmeasured_because == Unmeasured.NO_DATA
    assert len(submitted(kecamatan)) == 1


def test_a_figure_and_a_reason_for_none_are_refused_together(kecamatan):
    with pytest.raises(Refused, match="Pilih satu"):
        filed(kecamatan.indicator(), 3, unmeasured_because=Unmeasured.NOT_DUE)


def test_an_unknown_reason_is_refused(kecamatan):
    with pytest.raises(Refused, match="pilih dari daftarnya"):
        filed(kecamatan.indicator(), None, unmeasured_because="malas")
