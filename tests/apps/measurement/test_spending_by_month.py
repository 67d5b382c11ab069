"""Spending by month and kind of belanja, and how much of the work stands."""

from decimal import Decimal

import pytest
from django.urls import reverse

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import PhysicalProgress, Spending, Summary
from jenjang.apps.measurement.services import (
    ChangedMeanwhile,
    SpentFigure,
    rebuild,
    replace_spending,
    report_physical,
    report_spending,
)
from jenjang.core.values import Refused
from tests.apps.measurement.factories import YEAR, Kecamatan, month, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def kecamatan():
    one = Kecamatan()
    camat = one.official("Camat")
    one.program = one.activity("Program", 1_000, allotted_to=(camat,))
    rebuild(one.unit, YEAR)
    return one


def spend(kecamatan, period, spent_idr, version=0, kind=""):
    return report_spending(
        activity_id=kecamatan.program.pk,
        period_id=period.pk,
        spent_idr=spent_idr,
        kind=kind,
        version=version,
        by=None,
    )


def spent_in(kecamatan, n):
    return Summary.objects.of_units().get(unit=kecamatan.unit, period=quarter(n)).spent_idr


def test_the_months_of_a_quarter_add_up_to_it(kecamatan):
    for n, spent_idr in ((1, 100), (3, 50), (4, 7)):
        spend(kecamatan, month(n), spent_idr)

    assert [spent_in(kecamatan, n) for n in (1, 2, 3)] == [150, 157, 157]


def test_kinds_of_belanja_add_up_to_the_month(kecamatan):
    spend(kecamatan, month(1), 100, kind="5.1")
    spend(kecamatan, month(1), 30, kind="5.2")

    assert spent_in(kecamatan, 1) == 130


@pytest.mark.parametrize(("first", "second"), [("month", "quarter"), ("quarter", "month")])
def test_a_quarter_is_never_filed_both_by_month_and_at_once(kecamatan, first, second):
    periods = {"month": month(2), "quarter": quarter(1)}
    spend(kecamatan, periods[first], 100)

    with pytest.raises(Refused, match="sudah diisi per"):
        spend(kecamatan, periods[second], 5)

    assert spent_in(kecamatan, 1) == 100


def test_another_quarter_may_be_filed_in_the_other_way(kecamatan):
    spend(kecamatan, month(2), 100)
    spend(kecamatan, quarter(2), 5)

    assert spent_in(kecamatan, 2) == 105


def test_what_was_taken_back_makes_room_for_the_other_way(kecamatan):
    spend(kecamatan, month(2), 100)
    spend(kecamatan, month(2), None, version=1)
    spend(kecamatan, quarter(1), 90)

    assert spent_in(kecamatan, 1) == 90


@pytest.mark.parametrize(("first", "second"), [("", "5.1"), ("5.1", "")])
def test_a_period_is_filed_with_kinds_or_without_never_both(kecamatan, first, second):
    spend(kecamatan, month(1), 100, kind=first)

    with pytest.raises(Refused, match="jenis belanja"):
        spend(kecamatan, month(1), 5, kind=second)


def test_a_kind_that_is_none_is_refused(kecamatan):
    with pytest.raises(Refused, match="Jenis belanja tidak dikenal"):
        spend(kecamatan, month(1), 5, kind="6.1")


def progress(kecamatan, percent, version=0):
    return report_physical(
        activity_id=kecamatan.program.pk,
        period_id=month(1).pk,
        percent=None if percent is None else Decimal(percent),
        version=version,
        by=None,
    )


def test_physical_progress_is_kept_with_its_history(kecamatan):
    progress(kecamatan, "42.5")
    progress(kecamatan, "50", version=1)

    assert PhysicalProgress.objects.get().percent == 50
    told = Entry.objects.filter(action="physical.reported").order_by("pk")
    assert [entry.after for entry in told] == ["42.5", "50"]


@pytest.mark.parametrize("percent", ["-1", "100.5"])
def test_physical_progress_is_a_share_of_the_whole_work(kecamatan, percent):
    with pytest.raises(Refused, match="antara 0 dan 100"):
        progress(kecamatan, percent)


def test_two_people_at_one_physical_progress_see_each_other(kecamatan):
    progress(kecamatan, "40")

    with pytest.raises(ChangedMeanwhile, match="40 %"):
        progress(kecamatan, "45")


def replace(kecamatan, *figures, physical=None):
    replace_spending(
        unit_id=kecamatan.unit.pk,
        period=month(1),
        figures=[SpentFigure(kecamatan.program.pk, kind, idr) for kind, idr in figures],
        physical=physical or {},
        by=None,
    )


def test_replacing_a_month_takes_back_what_is_not_named(kecamatan):
    spend(kecamatan, month(1), 100)

    replace(kecamatan, ("5.1", 60), ("5.2", 5))

    kept = {row.kind: row.spent_idr for row in Spending.objects.all()}
    assert kept == {"": None, "5.1": 60, "5.2": 5}
    assert spent_in(kecamatan, 1) == 65


def test_replacing_a_month_by_itself_writes_nothing(kecamatan):
    replace(kecamatan, ("5.1", 60), physical={kecamatan.program.pk: Decimal(10)})
    entries = Entry.objects.count()

    replace(kecamatan, ("5.1", 60), physical={kecamatan.program.pk: Decimal(10)})

    assert Entry.objects.count() == entries


def test_a_month_cannot_be_replaced_in_a_quarter_filed_at_once(kecamatan):
    spend(kecamatan, quarter(1), 100)

    with pytest.raises(Refused, match="per triwulan"):
        replace(kecamatan, ("5.1", 60))

    assert spent_in(kecamatan, 1) == 100


def test_the_page_files_a_month_and_its_physical_progress(client, kecamatan):
    client.force_login(kecamatan.user("operator"))
    place = [month(2).pk, kecamatan.program.pk]

    client.post(reverse("measurement:spending", args=place), {"spent": "200"})
    client.post(reverse("measurement:physical", args=place), {"percent": "37,5"})

    page = client.get(
        reverse("measurement:summary"), {"lihat": "anggaran", "triwulan": 1, "bulan": 2}
    ).content.decode()
    assert 'value="200"' in page
    assert 'value="37,5"' in page
    assert "Realisasi s.d. Februari" in page
    assert "20,00 %" in page


def test_the_page_shows_kinds_of_belanja_where_they_are_told(client, kecamatan):
    client.force_login(kecamatan.user("operator"))
    spend(kecamatan, month(2), 200, kind="5.1")
    spend(kecamatan, month(2), 100, kind="5.2")

    page = client.get(
        reverse("measurement:summary"), {"lihat": "anggaran", "triwulan": 1, "bulan": 2}
    ).content.decode()

    assert page.count('name="kind"') == 2
    assert "Menurut jenis belanja" in page
    assert "Belanja modal" in page
