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
from jenjang.papers.revising.matrix import matrix

__all__ = [
    "BudgetPair",
    "Differences",
    "IndicatorPair",
    "PartyPair",
    "Promise",
    "State",
    "differences",
    "matrix",
]
