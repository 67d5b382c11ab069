"""Formulir E.81 by hand: sums and levels, quarters that are missing, months and ratios."""

from decimal import Decimal

import pytest

from jenjang.core.formulas import e81
from jenjang.core.formulas.progress import Entered, Rules
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

UNKNOWN = Unknown(Reason.NOT_MEASURED)


def rules(accumulation, polarity=Polarity.MAXIMIZE):
    return Rules(polarity, accumulation)


def filed(*values):
    return [None if value is None else Entered(Decimal(value)) for value in values]


def columns(accumulation, *quarters, renstra, before, target, polarity=Polarity.MAXIMIZE):
    found = e81.performance(
        rules(accumulation, polarity),
        renstra=Decimal(renstra),
        before=before,
        target=Decimal(target),
        quarters=filed(*quarters),
    )
    return found.year, found.to_date, found.percent


def test_a_sum_adds_the_quarters_and_the_years_before():
    # 12: 3+3+2+3 = 11; 13: 24 + 11 = 35; 14: 35 / 60
    year, to_date, percent = columns(
        Accumulation.SUM, 3, 3, 2, 3, renstra=60, before=Decimal(24), target=12
    )
    assert (year, to_date) == (11, 35)
    assert round(percent, 2) == Decimal("58.33")


def test_a_level_is_that_of_the_last_quarter_and_no_year_is_added():
    # 12: 84,82; 13: the same; 14: 84,82 / 85 (formulas, section 10: 99,79)
    year, to_date, percent = columns(
        Accumulation.LAST, 80, 81, 83, "84.82", renstra=85, before=Decimal(82), target=73
    )
    assert year == to_date == Decimal("84.82")
    assert round(percent, 2) == Decimal("99.79")


def test_a_quarter_that_was_not_filed_is_left_out_and_is_no_zero():
    quarters = (3, None, 3, None)
    found = e81.performance(
        rules(Accumulation.SUM),
        renstra=Decimal(36),
        before=UNKNOWN,
        target=Decimal(12),
        quarters=filed(*quarters),
    )
    assert found.quarters == (3, UNKNOWN, 3, UNKNOWN)
    assert (found.year, found.to_date, found.year_percent) == (6, 6, 50)


def test_a_reported_zero_is_a_zero():
    assert columns(
        Accumulation.SUM, 0, None, None, None, renstra=10, before=UNKNOWN, target=5
    ) == (0, 0, 0)


def test_nothing_filed_is_not_known_and_has_no_percentage():
    found = e81.performance(
        rules(Accumulation.LAST),
        renstra=Decimal(85),
        before=Decimal(80),
        target=Decimal(84),
        quarters=[None] * 4,
    )
    assert found.year == found.to_date == found.percent == found.year_percent == UNKNOWN


def test_a_mean_holds_for_the_quarters_that_are_there():
    year, _, _ = columns(
        Accumulation.AVERAGE, 80, None, 90, None, renstra=90, before=UNKNOWN, target=90
    )
    assert year == 85


def test_what_gets_better_by_falling_is_turned():
    # target 10, realisasi 12: (2 x 10 - 12) / 10 = 80 %
    _, _, percent = columns(
        Accumulation.LAST, 12, None, None, None,
        renstra=10, before=UNKNOWN, target=10, polarity=Polarity.MINIMIZE,
    )  # fmt: skip
    assert percent == 80


def test_a_ratio_is_computed_from_its_parts():
    # 40/50, 30/30, 20/25, 9/10 are 99/115 = 86,09 %, no mean of percentages
    parts = [(40, 50), (30, 30), (20, 25), (9, 10)]
    quarters = [Entered(None, Decimal(a), Decimal(b)) for a, b in parts]
    found = e81.year_value(rules(Accumulation.RECOMPUTE), quarters)
    assert round(found, 2) == Decimal("86.09")


@pytest.mark.parametrize(
    ("accumulation", "quarter"),
    [(Accumulation.SUM, 9), (Accumulation.LAST, 4), (Accumulation.AVERAGE, 3)],
)
def test_the_months_of_a_quarter_make_it(accumulation, quarter):
    months = filed(2, 3, 4)
    assert e81.quarter_entered(rules(accumulation), months) == Entered(Decimal(quarter))


def test_a_quarter_without_a_figure_in_any_month_is_none():
    assert e81.quarter_entered(rules(Accumulation.SUM), [Entered(), Entered()]) is None


def test_a_quarter_s_value_without_parts_stays_what_it_is():
    months = filed(80, 82)
    assert e81.quarter_entered(rules(Accumulation.RECOMPUTE), months) == months[1]


def test_a_sum_over_a_renstra_needs_the_target_of_every_year():
    assert e81.renstra_target([Decimal(10), None], Accumulation.SUM) == Unknown(
        Reason.NO_TARGET
    )


def test_money_is_summed_from_what_is_recorded():
    # the 6 programmes of a kecamatan: 364.666.638 of 988.878.705 in three quarters
    found = e81.money(
        renstra_idr=None,
        before_idr=None,
        year_idr=988_878_705,
        quarters_idr=[121_555_546, 121_555_546, 121_555_546, None],
    )
    assert (found.spent_idr, found.to_date_idr) == (364_666_638, 364_666_638)
    assert round(found.year_percent, 2) == Decimal("36.88")
    assert found.percent == Unknown(Reason.NO_CEILING)
