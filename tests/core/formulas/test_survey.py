"""SKM: the index of the public worked example, its trap, and the size of the sample."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.formulas.survey import (
    PRINTED_WEIGHT,
    of_answers,
    of_means,
    sample_size,
)
from jenjang.core.scales import all_scales
from jenjang.core.values import Reason

TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
RESPONDENTS = 29
NRR = [
    "3.6207",
    "3.4828",
    "3.4483",
    "4.0000",
    "3.5172",
    "3.6207",
    "3.6552",
    "3.6207",
    "3.9655",
]
TABLE = """
10 10 75 63 180 123 340 181 900 269 15 14 80 66 190 127 360 186 1000 278
20 19 85 70 200 132 380 191 1500 306 25 24 90 73 210 136 400 196 2000 322
30 28 95 76 220 140 420 201 2800 338 35 32 100 80 230 144 440 205 3000 341
40 36 110 86 240 148 460 210 4000 351 45 40 120 92 250 152 500 217 5000 357
50 44 130 97 260 155 550 226 7000 364 55 48 140 103 270 159 600 234 10000 370
60 52 150 108 280 162 650 242 20000 377 65 56 160 113 290 165 700 248 50000 381
70 59 170 118 300 169 800 260 100000 384
"""


def answers_with(total):
    """Return 29 answers of 1 to 4 that sum to the total."""
    threes, rest = divmod(total - RESPONDENTS, 3)
    return ([4] * threes + [1 + rest] + [1] * RESPONDENTS)[:RESPONDENTS]


def example():
    return list(zip(*(answers_with(total) for total in TOTALS), strict=True))


def test_the_worked_example_gives_91_48_an_a():
    found = of_answers(example())

    assert [f"{mean:.4f}" for mean in found.means] == NRR
    assert round(sum(found.means), 4) == Decimal("32.9310")
    assert round(found.index, 4) == Decimal("3.6590")
    assert round(found.ikm, 2) == Decimal("91.48")
    assert all_scales()["ikm"].rating(found.ikm).code == "A"


def test_the_printed_weight_is_one_percent_lower():
    found = of_answers(example(), weight=PRINTED_WEIGHT)

    assert round(found.ikm, 2) == Decimal("90.56")
    assert found.weight == PRINTED_WEIGHT
    assert all_scales()["ikm"].rating(found.ikm).code == "A"


def test_the_printed_weight_can_cost_a_grade():
    means = [Decimal("3.54")] * 9
    exact, printed = of_means(means), of_means(means, PRINTED_WEIGHT)
    rating = all_scales()["ikm"].rating

    assert (exact.ikm, rating(exact.ikm).code) == (Decimal("88.50"), "A")
    assert (round(printed.ikm, 2), rating(printed.ikm).code) == (Decimal("87.62"), "B")
    assert of_means([Decimal(4)] * 9, PRINTED_WEIGHT).ikm == 99


def test_a_blank_answer_is_excluded_and_not_counted_as_zero():
    assert of_answers([[4, None], [None, 2], [4, 4]]).means == (4, 3)


def test_an_unsur_that_nobody_answered_leaves_the_index_unknown():
    assert of_answers([[4, None], [3, None]]).reason is Reason.NOT_MEASURED
    assert of_answers([]).reason is Reason.NOT_MEASURED


def test_an_answer_beyond_four_is_refused():
    assert str(of_answers([[4, 5], [0, 3]])) == "Jawaban survei harus 1–4; tertulis 0."


def test_the_three_lowest_unsur_go_into_the_follow_up():
    assert of_answers(example()).lowest() == (2, 1, 4)


@given(
    st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=40)
)
def test_the_index_lies_between_25_and_100(answers):
    assert 25 <= of_answers(answers).ikm <= 100


@pytest.mark.parametrize(
    ("population", "size"),
    zip(map(int, TABLE.split()[::2]), map(int, TABLE.split()[1::2]), strict=True),
)
def test_the_sample_is_that_of_the_printed_table(population, size):
    assert sample_size(population) == size


@pytest.mark.parametrize(
    ("population", "size"), [(1, 1), (1300, 297), (1350, 299), (1377, 300), (1400, 302)]
)
def test_between_the_rows_the_formula_decides(population, size):
    assert sample_size(population) == size


@given(st.integers(1, 99_999))
def test_a_larger_population_never_needs_a_smaller_sample(population):
    assert 1 <= sample_size(population) <= min(population, 384)
    assert sample_size(population) <= sample_size(population + 1)
