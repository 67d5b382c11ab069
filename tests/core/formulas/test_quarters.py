"""Targets of quarters against the target of the year."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.formulas.quarters import disagreement, year_of_quarters
from jenjang.core.values import Accumulation, Reason, Unknown

figures = st.decimals(0, 10_000, places=2)


def decimals(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("accumulation", "year"),
    [
        (Accumulation.SUM, Decimal(200)),
        (Accumulation.LAST, Decimal(60)),
        (Accumulation.RECOMPUTE, Decimal(60)),
        (Accumulation.AVERAGE, Decimal(50)),
        (Accumulation.MAX, Decimal(60)),
        (Accumulation.MIN, Decimal(40)),
    ],
)
def test_four_quarters_give_the_year_by_their_accumulation(accumulation, year):
    assert year_of_quarters(decimals(40, 45, 55, 60), accumulation) == year


@pytest.mark.parametrize("accumulation", [Accumulation.SUM, Accumulation.AVERAGE])
def test_a_missing_quarter_leaves_a_sum_and_a_mean_unknown(accumulation):
    found = year_of_quarters(decimals(40, None, 55, 60), accumulation)

    assert found == Unknown(Reason.NO_TARGET)


@pytest.mark.parametrize("accumulation", [Accumulation.MAX, Accumulation.MIN])
def test_the_highest_and_the_lowest_are_those_that_are_known(accumulation):
    assert year_of_quarters(decimals(None, 40, None, None), accumulation) == Decimal(40)


@pytest.mark.parametrize("accumulation", list(Accumulation))
def test_no_quarter_at_all_gives_no_year(accumulation):
    assert year_of_quarters([], accumulation) == Unknown(Reason.NO_TARGET)
    assert year_of_quarters(decimals(None, None), accumulation) == Unknown(Reason.NO_TARGET)


def test_a_level_needs_its_last_quarter():
    assert disagreement(Decimal(85), decimals(80, 82, 84, None), Accumulation.LAST) == (
        "Target periode terakhir harus diisi agar target tahun dapat diuji."
    )


def test_a_last_quarter_below_the_year_is_told_with_both_figures():
    told = disagreement(Decimal("87.5"), decimals(80, 82, 84, 86), Accumulation.LAST)

    assert told == "Target periode terakhir 86, sedangkan target tahun 87,5."


@pytest.mark.parametrize("accumulation", list(Accumulation))
def test_a_year_without_quarters_disagrees_with_nothing(accumulation):
    assert disagreement(Decimal(12), decimals(None, None, None, None), accumulation) is None


def test_a_year_without_a_number_disagrees_with_nothing():
    assert disagreement(None, decimals(1, 2, 3, 4), Accumulation.SUM) is None


@given(quarters=st.lists(figures, min_size=4, max_size=4))
@pytest.mark.parametrize("accumulation", list(Accumulation))
def test_quarters_never_disagree_with_the_year_they_give(accumulation, quarters):
    year = year_of_quarters(quarters, accumulation)

    assert isinstance(year, Decimal)
    assert disagreement(year, quarters, accumulation) is None
