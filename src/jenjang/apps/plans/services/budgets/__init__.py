"""Acts on budgets: what agreements state, and what is imported from files."""

from jenjang.apps.plans.services.budgets.from_agreements import (
    StatedLine,
    budget_from_agreements,
    state_ceiling,
    withdraw_ceiling,
)
from jenjang.apps.plans.services.budgets.placing import WantedActivity
from jenjang.apps.plans.services.budgets.replacing import (
    NamedVersion,
    WantedLine,
    remove_version,
    replace_budget,
)

__all__ = [
    "NamedVersion",
    "StatedLine",
    "WantedActivity",
    "WantedLine",
    "budget_from_agreements",
    "remove_version",
    "replace_budget",
    "state_ceiling",
    "withdraw_ceiling",
]
