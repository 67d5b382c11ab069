"""Two versions of one agreement: what became of each promise and each ceiling."""

from jenjang.papers.revising.differences import (
    BudgetPair,
    Differences,
    IndicatorPair,
    PartyPair,
    Promise,
    State,
    differences,
)
from jenjang.papers.revising.followers import reasons_to_follow
from jenjang.papers.revising.matrix import matrix, printed_target, signed

__all__ = [
    "BudgetPair",
    "Differences",
    "IndicatorPair",
    "PartyPair",
    "Promise",
    "State",
    "differences",
    "matrix",
    "printed_target",
    "reasons_to_follow",
    "signed",
]
