"""Rows of plans as core and papers speak of them: ceilings, decrees."""

from jenjang.apps.plans.snapshots.ceilings import (
    BUDGET_ORDER,
    Ceilings,
    Difference,
    ceilings_of,
    lines_in_force,
)
from jenjang.apps.plans.snapshots.decrees import (
    annexes_of,
    decree_of,
    key_indicators,
    sha256_of,
    years_of,
)
from jenjang.apps.plans.snapshots.proposals import Proposal, propose_decree

__all__ = [
    "BUDGET_ORDER",
    "Ceilings",
    "Difference",
    "Proposal",
    "annexes_of",
    "ceilings_of",
    "decree_of",
    "key_indicators",
    "lines_in_force",
    "propose_decree",
    "sha256_of",
    "years_of",
]
