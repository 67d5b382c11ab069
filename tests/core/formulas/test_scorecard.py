"""Weighted scores: IKKI, LKE, and what keeps a scorecard from being summed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.formulas.scorecard import (
    LKE_ANSWERS,
    LKE_ASPECTS,
    LKE_WEIGHTS,
    Part,
    ikki,
    lke,
    points,
    proposed_answer,
    weighted_score,
)
from jenjang.core.formulas.skp import Expectation, skp_predicate
from jenjang.core.scales import all_scales
from jenjang.core.values import Reason, Unknown

BELOW, MET, ABOVE = Expectation


def of_components(*answers):
    return lke(dict(zip(LKE_WEIGHTS, (each.split("/") for each in answers), strict=True)))


def test_ikki_is_forty_thirty_thirty():
    card = ikki(Decimal(90), Decimal(80), Decimal(85))

    assert [points(part) for part in card.parts] == [36, 24, Decimal("25.5")]
    assert weighted_score(card) == Decimal("85.50")


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        (["BB/BB/BB"] * 4, "80"),
        (["A/BB/B"] * 4, "77"),
        (["A/BB/BB", "BB/B/CC", "BB/BB/B", "BB/B/B"], "73.95"),
        (["AA/AA/AA"] * 4, "100"),
        (["E/E/E"] * 4, "0"),
    ],
)
def test_the_lke_weighs_twelve_answers(answers, score):
    card = of_components(*answers)

    assert weighted_score(card) == Decimal(score)


def test_the_parts_of_the_third_example_are_as_worked():
    card = of_components("A/BB/BB", "BB/B/CC", "BB/BB/B", "BB/B/B")

    assert [points(part) for part in card.parts] == [
        Decimal(part) for part in ("24.60", "20.10", "11.25", "18.00")
    ]
    assert all_scales()["sakip"].rating(weighted_score(card)).code == "BB"


def test_the_weights_of_the_lke_are_those_of_the_regulation():
    card = of_components(*["BB/BB/BB"] * 4)
    weights = [[leaf.weight_percent for leaf in part.leaves()] for part in card.parts]

    assert weights == [
        [6, 9, 15],
        [6, 9, 15],
        [3, Decimal("4.5"), Decimal("7.5")],
        [5, Decimal("7.5"), Decimal("12.5")],
    ]
    assert sum(LKE_ASPECTS.values()) == 1


def test_an_answer_that_is_open_leaves_the_score_unknown():
    answers = dict.fromkeys(LKE_WEIGHTS, ("BB", None, "BB"))

    assert weighted_score(lke(answers)) == Unknown(
        Reason.NOT_MEASURED, "Perencanaan Kinerja: Kualitas belum dinilai."
    )


def leaf(weight, score="50"):
    return Part("Aspek", Decimal(weight), Decimal(score))


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (
            Part("Indeks", Decimal(100), parts=(leaf(60), leaf(30))),
            "Jumlah bobot Indeks 90, seharusnya 100.",
        ),
        (
            Part("Indeks", Decimal(90), parts=(leaf(60), leaf(30))),
            "Jumlah bobot Indeks 90, seharusnya 100.",
        ),
        (leaf(90), "Jumlah bobot Aspek 90, seharusnya 100."),
        (
            Part(
                "Indeks",
                Decimal(100),
                parts=(leaf(40), Part("Unsur", Decimal(60), parts=(leaf(50),))),
            ),
            "Jumlah bobot Unsur 50, seharusnya 60.",
        ),
        (leaf(100, "101"), "Nilai Aspek harus 0–100."),
        (leaf(100, "-1"), "Nilai Aspek harus 0–100."),
    ],
)
def test_weights_that_do_not_add_up_are_refused(card, sentence):
    assert weighted_score(card) == Unknown(Reason.OUT_OF_RANGE, sentence)


@given(st.lists(st.sampled_from(list(LKE_ANSWERS)), min_size=12, max_size=12))
def test_a_score_lies_between_the_lowest_and_the_highest_answer(answers):
    rows = zip(answers[::3], answers[1::3], answers[2::3], strict=True)
    score = weighted_score(lke(dict(zip(LKE_WEIGHTS, rows, strict=True))))
    worth = [LKE_ANSWERS[answer] for answer in answers]

    assert min(worth) <= score <= max(worth)


@pytest.mark.parametrize(
    ("fulfilled", "criteria", "answer"),
    [
        (0, 5, "E"),
        (1, 4, "D"),
        (2, 4, "C"),
        (3, 4, "CC"),
        (4, 5, "B"),
        (5, 5, "BB"),
        (1, 3, "C"),
    ],
)
def test_fulfilled_criteria_propose_an_answer(fulfilled, criteria, answer):
    assert proposed_answer(fulfilled, criteria) == answer


def test_without_criteria_nothing_is_proposed():
    assert proposed_answer(0, 0) == Unknown(Reason.ZERO_DENOMINATOR)


@pytest.mark.parametrize(
    ("results", "behaviour", "predicate"),
    [
        (BELOW, ABOVE, "Butuh perbaikan"),
        (MET, ABOVE, "Baik"),
        (ABOVE, ABOVE, "Sangat baik"),
        (BELOW, MET, "Butuh perbaikan"),
        (MET, MET, "Baik"),
        (ABOVE, MET, "Baik"),
        (BELOW, BELOW, "Sangat kurang"),
        (MET, BELOW, "Kurang"),
        (ABOVE, BELOW, "Kurang"),
    ],
)
def test_the_predicate_of_skp_is_the_regulations_table(results, behaviour, predicate):
    assert skp_predicate(results=results, behaviour=behaviour) == predicate
