"""Capaian s.d. periode: value to date against target to date."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.formulas.branches import branch_ceilings, branch_sums, topmost
from jenjang.core.formulas.progress import (
    Entered,
    Rules,
    YearTarget,
    is_split_evenly,
    period_value,
    progress,
    target_to_date,
    value_to_date,
)
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

SUM, LAST, AVERAGE = Accumulation.SUM, Accumulation.LAST, Accumulation.AVERAGE
LEVELS = [way for way in Accumulation if way is not SUM]
NO_TARGET, NOT_MEASURED = Unknown(Reason.NO_TARGET), Unknown(Reason.NOT_MEASURED)
TREE = {"program": None, "kegiatan": "program", "sub": "kegiatan", "lain": "kegiatan"}


def stated(value, **quarters):
    """Return a year's target; `tw1=2` states one of a quarter."""
    by_period = {int(key[2:]): Decimal(number) for key, number in quarters.items()}
    return YearTarget(None if value is None else Decimal(value), by_period=by_period)


def filed(*values):
    return {
        k: Entered(Decimal(value)) for k, value in enumerate(values, 1) if value is not None
    }


@pytest.mark.parametrize(
    ("n", "periods", "expected"),
    [(1, 4, "3"), (2, 4, "6"), (3, 4, "9"), (4, 4, "12"), (1, 12, "1"), (7, 12, "7")],
)
def test_a_yearly_sum_is_divided_evenly(n, periods, expected):
    target = stated(12)

    assert target_to_date(target, SUM, n=n, periods=periods) == Decimal(expected)
    assert is_split_evenly(target, SUM, n=n, periods=periods) is (n < periods)


def test_quarters_that_the_paper_states_are_added():
    target = stated(12, tw1=1, tw2=2)

    assert target_to_date(target, SUM, n=2, periods=4) == 3
    assert not is_split_evenly(target, SUM, n=2, periods=4)


def test_a_gap_in_the_stated_quarters_falls_back_to_the_year():
    target = stated(12, tw1=1, tw3=5)

    assert target_to_date(target, SUM, n=3, periods=4) == 9
    assert is_split_evenly(target, SUM, n=3, periods=4)
    assert target_to_date(stated(None, tw2=5), SUM, n=2, periods=4) == NO_TARGET


@pytest.mark.parametrize("way", LEVELS)
def test_a_level_is_the_same_all_year_unless_a_quarter_is_stated(way):
    target = stated(80, tw2=70)

    assert target_to_date(target, way, n=1, periods=4) == 80
    assert target_to_date(target, way, n=2, periods=4) == 70
    assert not is_split_evenly(target, way, n=1, periods=4)


def test_without_a_target_there_is_none_to_date():
    assert target_to_date(stated(None), SUM, n=1, periods=4) == NO_TARGET
    assert target_to_date(stated(None, tw2=70), LAST, n=1, periods=4) == NO_TARGET


def test_the_years_target_holds_in_the_last_period_whatever_the_quarters_add_up_to():
    target = stated(12, tw1=1, tw2=1, tw3=1, tw4=1)

    assert target_to_date(target, SUM, n=4, periods=4) == 12


def test_a_period_has_a_value_or_the_parts_of_a_ratio():
    assert period_value(Entered(Decimal(5))) == 5
    assert period_value(Entered(None, Decimal(1), Decimal(4))) == 25
    assert period_value(Entered(None, Decimal(1))) == NOT_MEASURED
    assert period_value(Entered(None, Decimal(1), Decimal(0))) == Unknown(
        Reason.ZERO_DENOMINATOR
    )


def test_a_period_not_filed_has_no_value_to_date():
    rules = Rules(Polarity.MAXIMIZE, SUM)

    assert value_to_date(rules, filed(3), n=2) == NOT_MEASURED
    assert value_to_date(rules, {1: Entered()}, n=1) == NOT_MEASURED
    assert value_to_date(rules, filed(3, None, 2), n=3) == 5


def test_twelve_reports_of_which_eleven_came():
    found = progress(
        Rules(Polarity.MAXIMIZE, SUM), stated(12), filed(3, 3, 2, 3), n=4, periods=4
    )

    assert (found.target, found.value) == (12, 11)
    assert round(found.percent, 2) == Decimal("91.67")


def test_what_is_missing_says_why_there_is_no_percentage():
    rules = Rules(Polarity.MAXIMIZE, SUM)

    assert progress(rules, stated(12), {}, n=1, periods=4).percent == NOT_MEASURED
    assert progress(rules, stated(None), filed(3), n=1, periods=4).percent == NO_TARGET


@pytest.mark.parametrize(
    ("target", "reached", "reason"),
    [
        ("BB", "B", Reason.RANK_MISSED),
        ("BB", "a", Reason.RANK_MET),
        ("Tersedia", "tersedia", Reason.RANK_MET),
        ("Tersedia", "draf", Reason.RANK_MISSED),
        (None, "B", Reason.NO_TARGET),
    ],
)
def test_words_are_compared_without_a_percentage(target, reached, reason):
    rules = Rules(Polarity.ORDINAL, LAST)
    entered = {4: Entered(text=reached)}

    found = progress(rules, YearTarget(text=target), entered, n=4, periods=4)

    assert found.percent == Unknown(reason)


@given(
    st.lists(st.integers(0, 1000), min_size=4, max_size=4),
    st.integers(1, 1000),
)
def test_the_year_is_the_last_periods_to_date(values, target):
    rules = Rules(Polarity.MAXIMIZE, SUM)
    found = progress(rules, stated(target), filed(*values), n=4, periods=4)

    assert found.value == sum(values)
    assert found.target == target


def test_a_ceiling_is_the_sum_of_its_children_where_there_are_any():
    own = {"program": 100, "sub": 40, "lain": 50}

    assert branch_ceilings(TREE, own) == {
        "sub": 40,
        "lain": 50,
        "kegiatan": 90,
        "program": 90,
    }
    assert branch_ceilings(TREE, own, is_from_agreements=True)["program"] == 100
    assert branch_ceilings(TREE, {}) == {}


def test_what_was_spent_is_added_up_every_branch():
    assert branch_sums(TREE, {"kegiatan": 5, "sub": 40}) == {
        "sub": 40,
        "kegiatan": 45,
        "program": 45,
    }


def test_branches_that_lie_in_one_another_count_once():
    assert topmost(TREE, {"program", "sub"}) == {"program"}
    assert topmost(TREE, {"sub", "lain"}) == {"sub", "lain"}
