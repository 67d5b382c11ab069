"""Values of periods made one: kumulatif, non kumulatif, and ratios."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.formulas.accumulation import accumulate, recompute
from jenjang.core.formulas.achievement import achievement_percent
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

SIMPLE = [way for way in Accumulation if way is not Accumulation.RECOMPUTE]
PATEN = [(40, 50), (30, 30), (20, 25), (9, 10)]


def decimals(*numbers):
    return [None if number is None else Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("way", "value"),
    [("sum", "11"), ("last", "3"), ("average", "2.75"), ("max", "3"), ("min", "2")],
)
def test_four_quarters_become_a_year(way, value):
    assert accumulate(decimals(3, 3, 2, 3), Accumulation(way)) == Decimal(value)


def test_twelve_reports_of_which_eleven_came_are_nine_tenths():
    year = accumulate(decimals(3, 3, 2, 3), Accumulation.SUM)

    percent = achievement_percent(year, Decimal(12), Polarity.MAXIMIZE)

    assert round(percent, 2) == Decimal("91.67")


def test_a_ratio_is_made_of_its_parts_and_not_of_its_percentages():
    parts = [(Decimal(a), Decimal(b)) for a, b in PATEN]
    percents = [recompute([part]) for part in parts]

    assert round(recompute(parts), 2) == Decimal("86.09")
    assert accumulate(percents, Accumulation.AVERAGE) == Decimal("87.5")


@pytest.mark.parametrize("way", SIMPLE)
def test_a_quarter_without_a_value_is_left_out(way):
    unknown = Unknown(Reason.NOT_MEASURED)

    assert accumulate([Decimal(4), None, unknown], way) == 4
    assert accumulate([None, unknown], way) == unknown
    assert accumulate([], way) == unknown


def test_a_value_that_cannot_be_computed_says_why():
    by_nothing = Unknown(Reason.ZERO_DENOMINATOR)

    assert accumulate([None, by_nothing], Accumulation.LAST) == by_nothing


def test_the_last_value_is_the_last_that_was_measured():
    assert accumulate(decimals(70, 74, None, None), Accumulation.LAST) == 74


def test_a_ratio_without_its_parts_is_not_guessed():
    with pytest.raises(KeyError):
        accumulate(decimals(80, 90), Accumulation.RECOMPUTE)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ([], Reason.NOT_MEASURED),
        ([(None, Decimal(5)), (Decimal(5), None)], Reason.NOT_MEASURED),
        ([(Decimal(0), Decimal(0))], Reason.ZERO_DENOMINATOR),
    ],
)
def test_a_ratio_needs_both_parts_and_a_denominator(parts, reason):
    assert recompute(parts).reason is reason


def test_a_ratio_can_be_in_another_unit_than_percent():
    assert recompute([(Decimal(7), Decimal(2))], factor=Decimal(1)) == Decimal("3.5")


@given(st.lists(st.decimals(-(10**6), 10**6, places=4), min_size=1, max_size=12))
def test_every_value_to_date_but_the_sum_lies_between_the_extremes(values):
    low, high = accumulate(values, Accumulation.MIN), accumulate(values, Accumulation.MAX)

    assert low <= accumulate(values, Accumulation.LAST) <= high
    assert low <= accumulate(values, Accumulation.AVERAGE) <= high
