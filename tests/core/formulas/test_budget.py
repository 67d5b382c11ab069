"""Absorption and efficiency, in the rupiah of real reports."""

from decimal import Decimal

import pytest

from jenjang.core.formulas.budget import (
    absorption_percent,
    is_over_ceiling,
    joint_absorption_percent,
    remaining_idr,
    share_percent,
)
from jenjang.core.formulas.efficiency import (
    EfficiencyRule,
    Effort,
    efficiency_e1,
    efficiency_e2,
    efficiency_percent,
    joint_efficiency_percent,
)
from jenjang.core.values import Reason, Unknown

SPENT, CEILING = 2_369_772_519, 2_511_824_579
REACHED = Decimal("84.82") * 100 / 73


@pytest.mark.parametrize(
    ("spent_idr", "ceiling_idr", "percent"),
    [
        (2_369_772_519, 2_511_824_579, "94.34"),
        (1_564_029_050, 1_673_801_429, "93.44"),
        (141_570_500, 144_440_000, "98.01"),
        (1_579_659_100, 1_633_431_429, "96.71"),
        (1_620_399_100, 1_674_171_429, "96.79"),
        (176_558_403, 178_951_900, "98.66"),
        (3_800_000, 4_200_000, "90.48"),
        (3_820_000, 4_200_000, "90.95"),
        (2_455_208_753, 2_511_824_579, "97.75"),
        (0, 4_200_000, "0.00"),
        (5_000, 4_000, "125.00"),
    ],
)
def test_absorption_is_spent_over_ceiling(spent_idr, ceiling_idr, percent):
    assert round(absorption_percent(spent_idr, ceiling_idr), 2) == Decimal(percent)


@pytest.mark.parametrize(
    ("spent_idr", "ceiling_idr", "reason"),
    [
        (0, 0, Reason.ZERO_CEILING),
        (5, None, Reason.NO_CEILING),
        (None, 5, Reason.NOT_MEASURED),
    ],
)
def test_without_a_ceiling_or_a_record_there_is_no_absorption(
    spent_idr, ceiling_idr, reason
):
    assert absorption_percent(spent_idr, ceiling_idr) == Unknown(reason)


def test_a_parents_absorption_is_of_the_sums():
    lines = [(97_450, 100_000), (9_908, 10_000), (None, 10_000), (None, None)]

    assert joint_absorption_percent(lines) == Decimal(107_358) * 100 / 120_000
    assert joint_absorption_percent([]) == Unknown(Reason.NO_CEILING)
    assert joint_absorption_percent([(None, 5)]) == Unknown(Reason.NOT_MEASURED)


def test_what_is_left_and_a_programmes_share():
    assert remaining_idr(SPENT, CEILING) == 142_052_060
    assert round(share_percent(2_702_750_400, 2_834_945_800), 2) == Decimal("95.34")
    assert share_percent(1, 0) == Unknown(Reason.ZERO_CEILING)


def test_spending_over_the_ceiling_is_flagged():
    assert is_over_ceiling(5_000, 4_000)
    assert not is_over_ceiling(4_000, 4_000)


@pytest.mark.parametrize(
    ("absorption", "efficiency"), [("94.34", "5.66"), ("97.46", "2.54"), ("100", "0")]
)
def test_e1_is_what_was_not_spent(absorption, efficiency):
    found = efficiency_e1(Decimal("116.19"), Decimal(absorption))

    assert found == Decimal(efficiency)


def test_e2_is_achievement_less_absorption():
    assert efficiency_e2(Decimal("116.19"), Decimal("94.34")) == Decimal("21.85")


def test_e3_weighs_the_ceiling_by_what_was_reached():
    found = joint_efficiency_percent([Effort(REACHED, SPENT, CEILING)])

    assert round(CEILING * REACHED / 100) == 2_918_533_709
    assert round(found, 2) == Decimal("18.80")


@pytest.mark.parametrize(
    ("rule", "percent"), [("E1", "5.66"), ("E2", "21.85"), ("E3", "18.80")]
)
def test_the_pemda_chooses_the_rule(rule, percent):
    found = efficiency_percent(EfficiencyRule(rule), Effort(REACHED, SPENT, CEILING))

    assert round(found, 2) == Decimal(percent)


@pytest.mark.parametrize("rule", EfficiencyRule)
@pytest.mark.parametrize(
    ("effort", "reason"),
    [
        (Effort(Decimal("99.99"), SPENT, CEILING), Reason.BELOW_TARGET),
        (Effort(Unknown(Reason.NOT_MEASURED), SPENT, CEILING), Reason.NOT_MEASURED),
        (Effort(Decimal(100), SPENT, None), Reason.NO_CEILING),
        (Effort(Decimal(100), None, CEILING), Reason.NOT_MEASURED),
        (Effort(Decimal(100), 0, 0), Reason.ZERO_CEILING),
    ],
)
def test_no_efficiency_is_claimed_without_result_or_figures(rule, effort, reason):
    assert efficiency_percent(rule, effort) == Unknown(reason)


def test_e3_leaves_out_what_missed_its_target():
    met, missed = Effort(Decimal(100), 90, 100), Effort(Decimal(50), 10, 100)

    assert joint_efficiency_percent([met, missed]) == 10


def test_the_column_names_its_rule():
    assert [rule.heading for rule in EfficiencyRule] == [
        "Efisiensi (E1: 100 − serapan)",
        "Efisiensi (E2: capaian − serapan)",
        "Efisiensi (E3: (pagu × capaian − realisasi) ÷ (pagu × capaian))",
    ]
