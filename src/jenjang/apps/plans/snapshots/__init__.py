"""Rows of plans as core speaks of them."""

from jenjang.apps.plans.snapshots.ceilings import (
    BUDGET_ORDER,
    Ceilings,
    Difference,
    ceilings_of,
    lines_in_force,
)

__all__ = ["BUDGET_ORDER", "Ceilings", "Difference", "ceilings_of", "lines_in_force"]
