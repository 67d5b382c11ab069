"""Capaian: the worked examples of the field, and the cases at the edge."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jenjang.core.formulas.achievement import (
    achievement_percent,
    mean_achievement,
    milestone_percent,
    rank_achievement,
    shown_percent,
)
from jenjang.core.values import Polarity, Reason, Unknown

SAKIP = ["D", "C", "CC", "B", "BB", "A", "AA"]
NOT_MEASURED = Unknown(Reason.NOT_MEASURED)

amounts = st.decimals(min_value=0, max_value=10**9, places=4)
targets = st.decimals(min_value=Decimal("0.0001"), max_value=10**9, places=4)


@pytest.mark.parametrize(
    ("actual", "target", "percent"),
    [
        ("84.82", "73", "116.19"),
        ("85.79", "74", "115.93"),
        ("85.32", "74", "115.30"),
        ("80.33", "85", "94.51"),
        ("74.15", "74.25", "99.87"),
        ("82.85", "70", "118.36"),
        ("13", "13", "100.00"),
        ("8", "10", "80.00"),
        ("0", "5", "0.00"),
    ],
)
def test_the_more_the_better(actual, target, percent):
    found = achievement_percent(Decimal(actual), Decimal(target), Polarity.MAXIMIZE)

    assert round(found, 2) == Decimal(percent)


@pytest.mark.parametrize(
    ("actual", "percent"), [("8", 120), ("10", 100), ("12", 80), ("25", -50), ("0", 200)]
)
def test_the_less_the_better(actual, percent):
    assert achievement_percent(Decimal(actual), Decimal(10), Polarity.MINIMIZE) == percent


@pytest.mark.parametrize(
    ("actual", "percent"), [(48, 96), (52, 96), (50, 100), (150, -100)]
)
def test_the_nearer_the_better(actual, percent):
    assert achievement_percent(Decimal(actual), Decimal(50), Polarity.STABILIZE) == percent


def test_a_fall_below_zero_is_kept_and_shown_as_zero():
    percent = achievement_percent(Decimal(25), Decimal(10), Polarity.MINIMIZE)

    assert percent == -50
    assert shown_percent(percent) == 0


def test_what_was_exceeded_is_not_capped():
    assert achievement_percent(Decimal(300), Decimal(100), Polarity.MAXIMIZE) == 300


@pytest.mark.parametrize(
    ("polarity", "actual", "found"),
    [
        (Polarity.MAXIMIZE, 0, Unknown(Reason.ZERO_TARGET)),
        (Polarity.MAXIMIZE, 3, Unknown(Reason.ZERO_TARGET_EXCEEDED)),
        (Polarity.MINIMIZE, 0, Decimal(100)),
        (Polarity.MINIMIZE, 1, Unknown(Reason.ZERO_TARGET_MISSED)),
        (Polarity.STABILIZE, 0, Decimal(100)),
        (Polarity.STABILIZE, 1, Unknown(Reason.ZERO_TARGET_MISSED)),
        (Polarity.MILESTONE, 1, Unknown(Reason.ZERO_TARGET_EXCEEDED)),
    ],
)
def test_a_target_of_zero_has_a_percentage_only_where_it_is_met(polarity, actual, found):
    assert achievement_percent(Decimal(actual), Decimal(0), polarity) == found


@pytest.mark.parametrize("polarity", Polarity)
def test_what_is_missing_is_never_zero(polarity):
    assert achievement_percent(None, Decimal(10), polarity) == NOT_MEASURED
    assert achievement_percent(Decimal(10), None, polarity) == Unknown(Reason.NO_TARGET)
    assert achievement_percent(None, None, polarity) == Unknown(Reason.NO_TARGET)


def test_a_reported_zero_is_a_measurement():
    assert achievement_percent(Decimal(0), Decimal(10), Polarity.MAXIMIZE) == 0


@pytest.mark.parametrize("polarity", [Polarity.MAXIMIZE, Polarity.MINIMIZE])
def test_a_target_below_zero_has_no_percentage(polarity):
    found = achievement_percent(Decimal(-1), Decimal(-2), polarity)

    assert found.reason is Reason.OUT_OF_RANGE


def test_nearness_to_a_target_below_zero_is_a_distance():
    assert achievement_percent(Decimal(-1), Decimal(-2), Polarity.STABILIZE) == 50


@pytest.mark.parametrize(("step", "percent"), [("tersedia", 100), ("belum tersedia", 0)])
def test_a_charter_is_there_or_it_is_not(step, percent):
    steps = {"belum tersedia": Decimal(0), "tersedia": Decimal(100)}

    assert milestone_percent(step, steps) == percent


def test_half_the_steps_are_compared_with_the_step_that_was_promised():
    steps = {"draf": Decimal(40), "final": Decimal(80), "terbit": Decimal(100)}

    assert milestone_percent("draf", steps, target=Decimal(80)) == 50


def test_a_step_that_is_missing_or_unknown_has_no_percentage():
    steps = {"draf": Decimal(50), "terbit": Decimal(100)}

    assert milestone_percent(None, steps) == NOT_MEASURED
    assert milestone_percent("dicetak", steps) == Unknown(
        Reason.NOT_FOUND, "Tahap “dicetak” tidak dikenal; pilih draf, terbit."
    )


@pytest.mark.parametrize(
    ("actual", "target", "reason"),
    [
        ("B", "BB", Reason.RANK_MISSED),
        ("BB", "BB", Reason.RANK_MET),
        ("A", "BB", Reason.RANK_MET),
        (None, "BB", Reason.NOT_MEASURED),
        ("B", None, Reason.NO_TARGET),
        ("WTP", "BB", Reason.NOT_FOUND),
        ("BB", "WTP", Reason.NOT_FOUND),
    ],
)
def test_a_grade_is_reached_or_not_and_has_no_percentage(actual, target, reason):
    assert rank_achievement(actual, target, SAKIP).reason is reason


def test_a_grade_with_a_number_is_compared_by_the_number():
    assert achievement_percent(Decimal("72.5"), Decimal(80), Polarity.ORDINAL) == Decimal(
        "90.625"
    )


def test_the_mean_of_one_indicator_is_its_achievement_and_not_its_value():
    percent = achievement_percent(Decimal("84.82"), Decimal(73), Polarity.MAXIMIZE)

    assert round(mean_achievement([percent]).percent, 2) == Decimal("116.19")


def test_a_mean_lists_what_it_leaves_out():
    mean = mean_achievement([NOT_MEASURED, Decimal(80), Unknown(Reason.ZERO_TARGET)])

    assert (mean.percent, mean.counted, mean.left_out) == (80, 1, (0, 2))


def test_a_mean_of_nothing_is_unknown():
    assert mean_achievement([NOT_MEASURED]).percent == NOT_MEASURED
    assert mean_achievement([]).percent == NOT_MEASURED
    assert mean_achievement([Decimal(80)], weights=[Decimal(0)]).percent == NOT_MEASURED
    assert mean_achievement([Decimal(80)], weights=[Decimal(0)]).counted == 0
    assert mean_achievement([Decimal(80)], weights=[Decimal(1)]).percent == 80


def test_a_mean_can_be_weighted_and_says_that_it_was_capped():
    weights = [Decimal(3), Decimal(1)]
    mean = mean_achievement([Decimal(150), Decimal(50)], weights=weights)
    capped = mean_achievement([Decimal(150), Decimal(50)], cap_percent=Decimal(110))

    assert mean.percent == 125
    assert (capped.percent, capped.cap_percent) == (80, 110)


@given(targets, st.sampled_from([Polarity.MAXIMIZE, Polarity.MINIMIZE, Polarity.STABILIZE]))
def test_a_target_met_exactly_is_a_hundred_percent(target, polarity):
    assert achievement_percent(target, target, polarity) == 100


@given(amounts, amounts, targets)
def test_more_is_better_one_way_and_worse_the_other(one, other, target):
    assume(one < other)

    def up(actual):
        return achievement_percent(actual, target, Polarity.MAXIMIZE)

    def down(actual):
        return achievement_percent(actual, target, Polarity.MINIMIZE)

    assert up(one) < up(other)
    assert down(one) > down(other)
