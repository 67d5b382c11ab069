"""Renstra, trends and form E.81."""

from decimal import Decimal

import pytest

from jenjang.core.formulas.achievement import achievement_percent
from jenjang.core.formulas.trajectory import (
    RenjaRow,
    Trend,
    is_unchallenging,
    programme_percent,
    reaches_end_target,
    renja_percent,
    renja_total,
    renstra_progress_percent,
    trend,
)
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

NOT_MEASURED = Unknown(Reason.NOT_MEASURED)
MAXIMIZE, MINIMIZE = Polarity.MAXIMIZE, Polarity.MINIMIZE


def quarters(*values):
    return tuple(None if value is None else Decimal(value) for value in values)


def test_84_82_of_85_is_not_the_end_of_the_renstra():
    assert round(renstra_progress_percent(Decimal("84.82"), Decimal(85)), 2) == Decimal(
        "99.79"
    )
    assert not reaches_end_target(Decimal("84.82"), Decimal(85), MAXIMIZE)
    assert reaches_end_target(Decimal(85), Decimal(85), MAXIMIZE)


@pytest.mark.parametrize(
    ("polarity", "actual", "reached"),
    [(MINIMIZE, 9, True), (MINIMIZE, 11, False), (Polarity.STABILIZE, 9, False)],
)
def test_the_end_is_reached_from_the_side_that_is_better(polarity, actual, reached):
    assert reaches_end_target(Decimal(actual), Decimal(10), polarity) is reached


def test_the_value_may_rise_while_the_achievement_falls():
    now, before = Decimal("84.82"), Decimal("82.85")
    value = trend(now, before)
    achieved = trend(
        achievement_percent(now, Decimal(73), MAXIMIZE),
        achievement_percent(before, Decimal(70), MAXIMIZE),
    )

    assert value.difference == Decimal("1.97")
    assert round(value.percent, 2) == Decimal("2.38")
    assert round(achieved.difference, 2) == Decimal("-2.17")


def test_a_trend_needs_both_years():
    assert trend(NOT_MEASURED, Decimal(1)) == NOT_MEASURED
    assert trend(Decimal(1), NOT_MEASURED) == NOT_MEASURED


def test_a_rise_from_zero_has_no_percentage():
    assert trend(Decimal(3), Decimal(0)) == Trend(
        Decimal(3), Unknown(Reason.ZERO_DENOMINATOR)
    )


def test_a_fall_from_below_zero_is_a_fall():
    assert trend(Decimal(-3), Decimal(-2)).percent == -50


@pytest.mark.parametrize(
    ("target", "before", "polarity", "is_easy"),
    [
        ("73", "82.85", MAXIMIZE, True),
        ("85", "82.85", MAXIMIZE, False),
        ("82.85", "82.85", MAXIMIZE, False),
        ("12", "10", MINIMIZE, True),
        ("10", "10", MINIMIZE, False),
        ("9", "10", MINIMIZE, False),
        ("12", "10", Polarity.STABILIZE, False),
    ],
)
def test_a_target_below_last_years_result_asks_for_nothing(
    target, before, polarity, is_easy
):
    assert is_unchallenging(Decimal(target), Decimal(before), polarity) is is_easy


def test_e81_adds_the_years_of_a_sum_and_takes_the_last_of_a_level():
    row = RenjaRow(Decimal(60), Decimal(24), quarters(3, 3, 2, None))
    level = RenjaRow(Decimal(85), Decimal(80), quarters(82, None, 84, None))

    assert renja_total(row, Accumulation.SUM) == 32
    assert round(renja_percent(row, Accumulation.SUM), 2) == Decimal("53.33")
    assert renja_total(level, Accumulation.LAST) == 84
    assert renja_total(RenjaRow(None, None, quarters(82, 83, 84)), Accumulation.LAST) == 84
    assert round(renja_percent(level, Accumulation.LAST), 2) == Decimal("98.82")


def test_e81_of_the_first_year_has_nothing_before():
    row = RenjaRow(Decimal(60), None, quarters(3, 3, 3, 3))

    assert renja_percent(row, Accumulation.SUM) == 20


def test_e81_says_what_is_missing():
    assert (
        renja_total(RenjaRow(None, None, quarters(None)), Accumulation.SUM) == NOT_MEASURED
    )
    assert (
        renja_percent(RenjaRow(Decimal(60), Decimal(24), quarters(None)), Accumulation.SUM)
        == NOT_MEASURED
    )
    assert renja_percent(
        RenjaRow(None, Decimal(24), quarters(3)), Accumulation.SUM
    ) == Unknown(Reason.NO_TARGET)


def test_a_programmes_average_leaves_out_what_is_unknown():
    assert programme_percent([Decimal(90), NOT_MEASURED, Decimal(80)]) == 85
    assert programme_percent([NOT_MEASURED]) == NOT_MEASURED
