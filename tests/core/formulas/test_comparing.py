"""Comparing figures: with the Renstra's end, with other units, across definitions."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.formulas.definitions import (
    Definition,
    Difference,
    differences,
    is_comparable,
)
from jenjang.core.formulas.spread import Spread, spread
from jenjang.core.formulas.trajectory import pace_needed
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

FIGURES = st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=40)
IKM = Definition("Nilai IKM", "Indeks", Polarity.MAXIMIZE, Accumulation.LAST)


@given(FIGURES)
def test_the_five_figures_of_a_spread_rise(figures):
    found = spread(figures)

    assert isinstance(found, Spread)
    five = [
        found.lowest,
        found.lower_quartile,
        found.median,
        found.upper_quartile,
        found.highest,
    ]
    assert five == sorted(five)
    assert (five[0], five[-1]) == (min(figures), max(figures))


def test_no_figures_have_no_spread():
    assert spread([]) == Unknown(Reason.NOT_MEASURED)


def test_no_pace_can_be_told_once_the_last_year_is_over():
    found = pace_needed(Decimal(80), Decimal(86), 0, Polarity.MAXIMIZE)

    assert isinstance(found, Unknown)
    assert "Renstra" in str(found)


@pytest.mark.parametrize(
    ("changed", "difference", "compares"),
    [
        ({"text": "IKM"}, Difference.WORDING, True),
        ({"meaning": "Survei 9 unsur"}, Difference.MEANING, True),
        ({"polarity": Polarity.MINIMIZE}, Difference.DIRECTION, True),
        ({"measured_in": "Persen"}, Difference.UNIT, False),
        ({"measured_in": "Bintang"}, Difference.UNIT, False),
        ({"accumulation": Accumulation.SUM}, Difference.ACCUMULATION, False),
        ({"numerator": "Puas", "denominator": "Semua"}, Difference.FORMULA, False),
        ({"composite": "ikm-9"}, Difference.FORMULA, False),
    ],
)
def test_a_changed_definition_says_what_changed_and_whether_figures_compare(
    changed, difference, compares
):
    found = differences(IKM, replace(IKM, **changed))

    assert found == (difference,)
    assert is_comparable(found) == compares


def test_the_factor_counts_only_where_there_are_parts_to_multiply():
    assert differences(IKM, replace(IKM, factor=Decimal(1))) == ()
