"""A calculation in words: with a pocket calculator one comes to the same figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import write_percent
from jenjang.core.formulas.explanation import explain, period_name
from jenjang.core.formulas.progress import Entered, Rules, YearTarget, progress
from jenjang.core.values import Accumulation, Polarity

UP, DOWN, NEAR = Polarity.MAXIMIZE, Polarity.MINIMIZE, Polarity.STABILIZE
SUM, LAST, RATIO = Accumulation.SUM, Accumulation.LAST, Accumulation.RECOMPUTE
AVERAGE, MAX, MIN = Accumulation.AVERAGE, Accumulation.MAX, Accumulation.MIN


def year(value, text=None, **stated):
    """Return a year's target; `tw1=2` states one of a quarter."""
    by_period = {int(key[2:]): Decimal(number) for key, number in stated.items()}
    return YearTarget(None if value is None else Decimal(value), text, by_period)


def values(*entered):
    """Return what was entered from the first quarter on, None where nothing was."""
    return {
        k: Entered(Decimal(value))
        for k, value in enumerate(entered, 1)
        if value is not None
    }


def parts(*entered):
    """Return numerators and denominators from the first quarter on."""
    return {
        k: Entered(numerator=Decimal(a), denominator=Decimal(b))
        for k, (a, b) in enumerate(entered, 1)
    }


@pytest.mark.parametrize(
    ("polarity", "accumulation", "target", "entered", "sentence"),
    [
        (
            UP,
            RATIO,
            year(75),
            parts((3, 4), (3, 4), (3, 4)),
            (
                "s.d. triwulan III: (3 + 3 + 3) ÷ (4 + 4 + 4) × 100 = 75,00 %;"
                " target 75 → capaian 100,00 %"
            ),
        ),
        (
            UP,
            RATIO,
            year(90),
            parts((40, 50), (30, 30), (20, 25), (9, 10)),
            (
                "s.d. triwulan IV: (40 + 30 + 20 + 9) ÷ (50 + 30 + 25 + 10) × 100"
                " = 86,09 %; target 90 → capaian 95,65 %"
            ),
        ),
        (
            UP,
            SUM,
            year(8, tw1=2, tw2=2, tw3=2),
            values(2, 2, 1),
            "kumulatif s.d. triwulan III: 2 + 2 + 1 = 5 dari 6 → 83,33 %",
        ),
        (
            UP,
            SUM,
            year(12),
            values(3, 3, 2),
            (
                "kumulatif s.d. triwulan III: 3 + 3 + 2 = 8"
                " dari 9 (12 × 3 ÷ 4, dibagi rata) → 88,89 %"
            ),
        ),
        (
            UP,
            SUM,
            year(12),
            values(3, 3, 2, 3),
            "kumulatif s.d. triwulan IV: 3 + 3 + 2 + 3 = 11 dari 12 → 91,67 %",
        ),
        (
            UP,
            SUM,
            year(12),
            values(3),
            "triwulan I: 3 dari 3 (12 × 1 ÷ 4, dibagi rata) → 100,00 %",
        ),
        (
            DOWN,
            SUM,
            year(12),
            values(2, 2),
            (
                "kumulatif s.d. triwulan II: 2 + 2 = 4; target 6 (12 × 2 ÷ 4, dibagi rata);"
                " makin rendah makin baik: (2 × 6 − 4) ÷ 6 × 100 = 133,33 %"
            ),
        ),
        (
            UP,
            LAST,
            year(73),
            values("80.5", "84.82"),
            "triwulan II: 84,82; target 73 → capaian 116,19 %",
        ),
        (
            UP,
            LAST,
            year(80),
            parts((1, 2), (4, 5)),
            "triwulan II: 4 ÷ 5 × 100 = 80,00 %; target 80 → capaian 100,00 %",
        ),
        (
            DOWN,
            LAST,
            year(10),
            values(8),
            (
                "triwulan I: 8; target 10;"
                " makin rendah makin baik: (2 × 10 − 8) ÷ 10 × 100 = 120,00 %"
            ),
        ),
        (
            DOWN,
            LAST,
            year(10),
            values(25),
            (
                "triwulan I: 25; target 10; makin rendah makin baik:"
                " (2 × 10 − 25) ÷ 10 × 100 = -50,00 % (ditampilkan 0,00 %)"
            ),
        ),
        (
            NEAR,
            LAST,
            year(50),
            values(48),
            (
                "triwulan I: 48; target 50;"
                " makin dekat makin baik: 100 − |48 − 50| ÷ 50 × 100 = 96,00 %"
            ),
        ),
        (
            UP,
            AVERAGE,
            year(85),
            values(80, 90, 85),
            (
                "rata-rata s.d. triwulan III: (80 + 90 + 85) ÷ 3 = 85;"
                " target 85 → capaian 100,00 %"
            ),
        ),
        (
            UP,
            AVERAGE,
            year(80),
            values(80, 80, 81),
            (
                "rata-rata s.d. triwulan III: (80 + 80 + 81) ÷ 3 = 80,33;"
                " target 80 → capaian 100,42 %"
            ),
        ),
        (
            UP,
            MAX,
            year(5),
            values(3, 5, 4),
            "tertinggi s.d. triwulan III: 5 (dari 3; 5; 4); target 5 → capaian 100,00 %",
        ),
        (
            UP,
            MIN,
            year(5),
            values(3, 5),
            "terendah s.d. triwulan II: 3 (dari 3; 5); target 5 → capaian 60,00 %",
        ),
        (
            UP,
            SUM,
            year(8),
            values(3, "-1"),
            (
                "kumulatif s.d. triwulan II: 3 + (-1) = 2"
                " dari 4 (8 × 2 ÷ 4, dibagi rata) → 50,00 %"
            ),
        ),
        (
            UP,
            LAST,
            year(0),
            values(4),
            "triwulan I: 4; target 0 → melampaui (target 0)",
        ),
        (
            DOWN,
            LAST,
            year(0),
            values(0),
            "triwulan I: 0; target 0 → capaian 100,00 %",
        ),
        (UP, LAST, year(None), values(4), "triwulan I: 4; target belum ada"),
        (UP, RATIO, year(75), parts((0, 0)), "s.d. triwulan I: 0 ÷ 0 × 100 = pembagi nol"),
        (UP, LAST, year(75), parts((0, 0)), "triwulan I: 0 ÷ 0 × 100 = pembagi nol"),
        (UP, RATIO, year(75), values(80), "s.d. triwulan I: belum diukur"),
    ],
)
def test_every_calculation_is_told_with_its_numbers(
    polarity, accumulation, target, entered, sentence
):
    rules, n = Rules(polarity, accumulation), max(entered)

    assert explain(rules, target, entered, n=n, periods=4) == sentence


def test_a_quarter_that_was_not_measured_is_named():
    sentence = explain(Rules(UP, SUM), year(12), values(3, None, 2), n=3, periods=4)

    assert sentence == (
        "kumulatif s.d. triwulan III: 3 + 2 = 5 dari 9 (12 × 3 ÷ 4, dibagi rata) → 55,56 %;"
        " triwulan II belum diukur, tidak dihitung"
    )


def test_a_period_without_a_figure_is_not_measured():
    assert explain(Rules(UP, SUM), year(12), values(3), n=2, periods=4) == (
        "triwulan II belum diukur"
    )
    assert explain(Rules(UP, SUM), year(12), {1: Entered()}, n=1, periods=12) == (
        "Januari belum diukur"
    )


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (year(None, "BB"), "setahun: B, target BB → tidak tercapai"),
        (year(None, "B"), "setahun: B, target B → tercapai"),
        (year(None), "setahun: B → target belum ada"),
    ],
)
def test_a_grade_is_told_without_a_percentage(target, sentence):
    rules, entered = Rules(Polarity.ORDINAL, LAST), {1: Entered(text="B")}

    assert explain(rules, target, entered, n=1, periods=1) == sentence


def test_a_ratio_in_another_unit_has_no_percent_sign():
    rules = Rules(UP, RATIO, factor=Decimal(1))

    assert explain(rules, year(3), parts((7, 2)), n=1, periods=2) == (
        "s.d. semester I: 7 ÷ 2 = 3,50; target 3 → capaian 116,67 %"
    )


def test_whole_things_are_grouped_at_a_thousand():
    assert (
        explain(Rules(UP, LAST), year(1500), values(1200), n=1, periods=4, unit="Orang")
        == "triwulan I: 1.200; target 1.500 → capaian 80,00 %"
    )


@pytest.mark.parametrize(
    ("n", "periods", "name"),
    [
        (1, 4, "triwulan I"),
        (4, 4, "triwulan IV"),
        (12, 12, "Desember"),
        (2, 2, "semester II"),
        (1, 1, "setahun"),
    ],
)
def test_a_period_has_a_name(n, periods, name):
    assert period_name(n, periods) == name


@given(
    st.sampled_from([UP, DOWN, NEAR]),
    st.sampled_from([SUM, LAST, AVERAGE, MAX, MIN]),
    st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=4),
    st.decimals(1, 1000, places=2),
)
def test_the_sentence_ends_in_the_computed_percentage(polarity, way, entered, target):
    rules, goal, filed = Rules(polarity, way), YearTarget(target), values(*entered)
    n = len(entered)
    found = progress(rules, goal, filed, n=n, periods=4)

    sentence = explain(rules, goal, filed, n=n, periods=4)

    assert sentence.split(" (ditampilkan")[0].endswith(write_percent(found.percent))
