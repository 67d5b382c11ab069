"""A budget file: what it would make of the budgets of its units, then doing just that.

`look` works it out from the rows of the database as they are; `perform` works it out
again behind a lock and goes on only where it comes to the same, so that nobody overwrites
what another person did in between.
"""

from jenjang.apps.plans.imports.budgets.performing import (
    LooksDifferent,
    look,
    perform,
    read_sheet,
)
from jenjang.apps.plans.imports.budgets.plans import BudgetPlan

__all__ = ["BudgetPlan", "LooksDifferent", "look", "perform", "read_sheet"]
