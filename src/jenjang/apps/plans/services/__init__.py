"""Every act on plans: objectives, activities, indicators, targets, budgets."""

from jenjang.apps.plans.services.activities import ensure_activity, place_activity
from jenjang.apps.plans.services.budgets import (
    NamedVersion,
    StatedLine,
    WantedActivity,
    WantedLine,
    budget_from_agreements,
    remove_version,
    replace_budget,
    state_ceiling,
    withdraw_ceiling,
)
from jenjang.apps.plans.services.indicators import (
    IndicatorFacts,
    TargetFigure,
    add_indicator,
    correct_indicator,
    give_indicator,
    set_target,
)
from jenjang.apps.plans.services.measures import (
    add_measure,
    load_measures,
    set_aliases,
)
from jenjang.apps.plans.services.nomenclature import (
    code_activities,
    code_activity,
    load_list,
    load_shipped_lists,
)
from jenjang.apps.plans.services.objectives import (
    add_objective,
    correct_objective,
    give_objective,
    place_objective,
    plan_from_agreements,
)

__all__ = [
    "IndicatorFacts",
    "NamedVersion",
    "StatedLine",
    "TargetFigure",
    "WantedActivity",
    "WantedLine",
    "add_indicator",
    "add_measure",
    "add_objective",
    "budget_from_agreements",
    "code_activities",
    "code_activity",
    "correct_indicator",
    "correct_objective",
    "ensure_activity",
    "give_indicator",
    "give_objective",
    "load_list",
    "load_measures",
    "load_shipped_lists",
    "place_activity",
    "place_objective",
    "plan_from_agreements",
    "remove_version",
    "replace_budget",
    "set_aliases",
    "set_target",
    "state_ceiling",
    "withdraw_ceiling",
]
