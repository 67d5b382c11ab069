"""Efficiency: three rules in use; the pemda chooses one and the column names it.

No rule claims efficiency where the target was missed: money left over is then merely
not spent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.values import Reason, Unknown

HUNDRED = Decimal(100)


class EfficiencyRule(StrEnum):
    """Which formula; E3 follows Permenkeu 22/2021, made for ministries."""

    E1 = "E1"
    E2 = "E2"
    E3 = "E3"

    @property
    def heading(self) -> str:
        """Return what the column is headed with: the rule in words.

        >>> EfficiencyRule.E1.heading
        'Efisiensi (E1: 100 − serapan)'
        """
        return f"Efisiensi ({self.value}: {_WORDS[self]})"


_WORDS = {
    EfficiencyRule.E1: "100 − serapan",
    EfficiencyRule.E2: "capaian − serapan",
    EfficiencyRule.E3: "(pagu × capaian − realisasi) ÷ (pagu × capaian)",
}


@dataclass(frozen=True, slots=True)
class Effort:
    """What was reached and what it cost; percent uncapped, whole rupiah."""

    achievement_percent: Decimal | Unknown
    spent_idr: int | None
    ceiling_idr: int | None


def efficiency_percent(rule: EfficiencyRule, effort: Effort) -> Decimal | Unknown:
    """Return the efficiency of one indicator or unit by the rule, in percent.

    >>> effort = Effort(Decimal("116.19"), 2_369_772_519, 2_511_824_579)
    >>> round(efficiency_percent(EfficiencyRule.E1, effort), 2)
    Decimal('5.66')
    """
    if rule is EfficiencyRule.E3:
        return joint_efficiency_percent([effort])
    absorption = absorption_percent(effort.spent_idr, effort.ceiling_idr)
    of_rule = efficiency_e1 if rule is EfficiencyRule.E1 else efficiency_e2
    return of_rule(effort.achievement_percent, absorption)


def efficiency_e1(
    achievement: Decimal | Unknown, absorption: Decimal | Unknown
) -> Decimal | Unknown:
    """Return 100 - absorption, in percent, where the target was met: most LKjIP's rule.

    >>> efficiency_e1(Decimal("116.19"), Decimal("94.34"))
    Decimal('5.66')
    >>> str(efficiency_e1(Decimal("98.27"), Decimal("94.34")))
    'efisiensi tidak dihitung: capaian di bawah 100 %'
    """
    claimed = _claimable(achievement)
    if isinstance(claimed, Unknown) or isinstance(absorption, Unknown):
        return claimed if isinstance(claimed, Unknown) else absorption
    return HUNDRED - absorption


def efficiency_e2(
    achievement: Decimal | Unknown, absorption: Decimal | Unknown
) -> Decimal | Unknown:
    """Return achievement - absorption, in points, where the target was met.

    >>> efficiency_e2(Decimal("116.19"), Decimal("94.34"))
    Decimal('21.85')
    """
    claimed = _claimable(achievement)
    if isinstance(claimed, Unknown) or isinstance(absorption, Unknown):
        return claimed if isinstance(claimed, Unknown) else absorption
    return claimed - absorption


def joint_efficiency_percent(efforts: Sequence[Effort]) -> Decimal | Unknown:
    """Return E3: sum of (ceiling x achievement - spent) over sum of ceiling x achievement.

    Efforts that missed their target, or lack a figure, are left out.

    >>> effort = Effort(Decimal("84.82") * 100 / 73, 2_369_772_519, 2_511_824_579)
    >>> round(joint_efficiency_percent([effort]), 2)
    Decimal('18.80')
    """
    worth = spent = Decimal(0)
    reasons: list[Unknown] = []
    for effort in efforts:
        known = _known(effort)
        if isinstance(known, Unknown):
            reasons.append(known)
        else:
            worth, spent = worth + known[0], spent + known[1]
    if worth == 0:
        return reasons[0] if reasons else Unknown(Reason.ZERO_CEILING)
    return (worth - spent) * HUNDRED / worth


def _known(effort: Effort) -> tuple[Decimal, int] | Unknown:
    """Return what the result was worth and what it cost, in rupiah, or what is missing."""
    claimed = _claimable(effort.achievement_percent)
    if isinstance(claimed, Unknown):
        return claimed
    if effort.ceiling_idr is None:
        return Unknown(Reason.NO_CEILING)
    if effort.spent_idr is None:
        return Unknown(Reason.NOT_MEASURED)
    return effort.ceiling_idr * claimed / HUNDRED, effort.spent_idr


def _claimable(achievement: Decimal | Unknown) -> Decimal | Unknown:
    """Return the achievement where efficiency may be claimed of it, else why not."""
    if isinstance(achievement, Unknown) or achievement >= HUNDRED:
        return achievement
    return Unknown(Reason.BELOW_TARGET)
