"""Locked periods: what is refused, on which days it is not, and what is marked late."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import PeriodLock, Result, ResultState, Spending
from jenjang.apps.measurement.services import (
    end_exception,
    grant_exception,
    lift_lock,
    lock_period,
    report_result,
    report_spending,
    return_results,
    submit_results,
    verify_results,
)
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.core.values import Refused
from tests.apps.measurement.factories import YEAR, Kecamatan, month, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def kecamatan():
    return Kecamatan()


def filed(indicator, value=3, *, version=0, period=None, **words):
    return report_result(
        series_id=indicator.series_id,
        period_id=(period or quarter(1)).pk,
        version=version,
        value=Decimal(value),
        by=None,
        **words,
    )


def spent(activity, amount_idr=100, *, version=0):
    return report_spending(
        activity_id=activity.pk,
        period_id=quarter(1).pk,
        spent_idr=amount_idr,
        version=version,
        by=None,
    )


def lock(n=1, unit=None):
    return lock_period(quarter_id=quarter(n).pk, unit_id=unit and unit.pk, by=None)


def excepted(kecamatan, *, since=0, until=0, reason="Bukti menyusul"):
    """Grant an exception from and to so many days from today."""
    today = timezone.localdate()
    return grant_exception(
        quarter_id=quarter(1).pk,
        unit_id=kecamatan.unit.pk,
        since=today + dt.timedelta(since),
        until=today + dt.timedelta(until),
        reason=reason,
        by=None,
    )


def test_a_locked_quarter_takes_no_figure_and_says_whom_to_ask(kecamatan):
    indicator, activity = kecamatan.indicator(), kecamatan.activity("Program", 1000)
    lock()

    for act in (lambda: filed(indicator), lambda: spent(activity)):
        with pytest.raises(Refused, match=r"Triwulan I 2025 sudah dikunci .* Bagian Organ"):
            act()

    assert not Result.objects.exists()
    assert not Spending.objects.exists()


def test_months_are_locked_with_their_quarter_and_a_semester_with_its_last(kecamatan):
    monthly = kecamatan.indicator(frequency=PeriodKind.MONTH)
    half = kecamatan.indicator(frequency=PeriodKind.SEMESTER)
    semester = Period.objects.get(year=YEAR, kind=PeriodKind.SEMESTER, n=1)
    lock(1)

    with pytest.raises(Refused, match="dikunci"):
        filed(monthly, period=month(3))
    filed(monthly, period=month(4))
    filed(half, period=semester)
    lock(2)
    with pytest.raises(Refused, match="dikunci"):
        filed(half, period=semester, version=1)


def test_one_unit_is_locked_alone(kecamatan):
    other = Kecamatan().indicator()
    lock(unit=kecamatan.unit)

    with pytest.raises(Refused, match="dikunci"):
        filed(kecamatan.indicator())
    assert filed(other).value == 3


def test_an_exception_opens_on_its_days_alone_and_marks_the_change(kecamatan):
    indicator, activity = kecamatan.indicator(), kecamatan.activity("Program", 1000)
    before = filed(indicator)
    lock()
    excepted(kecamatan, since=1, until=3)
    with pytest.raises(Refused, match="dikunci"):
        filed(indicator, 4, version=1)

    excepted(kecamatan, since=-1, until=0)

    assert not before.is_late
    assert filed(indicator, 4, version=1).is_late
    assert spent(activity).is_late
    assert Entry.objects.of_subject(before).first().after["is_late"] is True


def test_a_note_under_an_exception_is_no_late_figure(kecamatan):
    indicator = kecamatan.indicator()
    filed(indicator)
    lock()
    excepted(kecamatan)

    assert not filed(indicator, version=1, note="Bukti di map 3").is_late


def test_the_exception_of_one_unit_does_not_open_another(kecamatan):
    other = Kecamatan()
    lock()
    excepted(kecamatan)

    with pytest.raises(Refused, match="dikunci"):
        filed(other.indicator())


def test_an_exception_that_was_ended_no_longer_opens(kecamatan):
    lock()
    granted = excepted(kecamatan, until=5)

    end_exception(exception_id=granted.pk, by=None)

    with pytest.raises(Refused, match="dikunci"):
        filed(kecamatan.indicator())


def test_what_lies_in_a_locked_period_is_verified_but_not_returned(kecamatan):
    result = filed(kecamatan.indicator())
    lock()
    submit_results(unit_id=kecamatan.unit.pk, quarter_id=quarter(1).pk, by=None)
    named = {"unit_id": kecamatan.unit.pk, "versions": {result.pk: 1}, "by": None}

    with pytest.raises(Refused, match="dikunci"):
        return_results(reason="Salah", **named)
    verify_results(**named)

    assert Result.objects.get().state == ResultState.VERIFIED


def test_a_lock_is_lifted_for_a_reason_that_is_kept(kecamatan):
    held = lock()
    with pytest.raises(Refused, match="Tulis alasan membuka kunci"):
        lift_lock(lock_id=held.pk, reason=" ", by=None)

    lift_lock(lock_id=held.pk, reason="Salah triwulan", by=None)

    assert not PeriodLock.objects.exists()
    assert Entry.objects.first().after == {"reason": "Salah triwulan"}
    assert filed(kecamatan.indicator()).value == 3


def test_a_period_is_locked_once_and_a_month_not_at_all(kecamatan):
    lock()

    with pytest.raises(Refused, match="sudah terkunci"):
        lock()
    with pytest.raises(Refused, match="Yang dikunci triwulan"):
        lock_period(quarter_id=month(1).pk, unit_id=None, by=None)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": " "}, "Tulis alasan pengecualian"),
        ({"since": 2, "until": 1}, "mendahului hari pertamanya"),
    ],
)
def test_an_exception_wants_a_reason_and_days_in_order(kecamatan, wrong, said):
    lock()
    with pytest.raises(Refused, match=said):
        excepted(kecamatan, **wrong)


def test_an_open_quarter_needs_no_exception(kecamatan):
    with pytest.raises(Refused, match="belum dikunci"):
        excepted(kecamatan)
