"""Every act on plans: trees, indicators, targets, activities, budgets, lists, decrees."""

from jenjang.apps.plans.services.activities import (
    ensure_activity,
    place_activity,
)
from jenjang.apps.plans.services.acts import (
    ChangedMeanwhile,
    supported_text,
)
from jenjang.apps.plans.services.benchmarks import (
    BenchmarkFacts,
    keep_benchmark,
    remove_benchmark,
)
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
from jenjang.apps.plans.services.crosscutting import (
    accept_crosscut,
    ask_crosscut,
    refuse_crosscut,
    withdraw_crosscut,
)
from jenjang.apps.plans.services.decrees import (
    DecreeFacts,
    audit_decree,
    correct_decree,
    draw_up_decree,
    drop_decree,
    issue_decree,
    state_of,
    what_is_missing,
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
from jenjang.apps.plans.services.moving import (
    Step,
    Where,
    merge_objectives,
    move_objective,
    step_objective,
)
from jenjang.apps.plans.services.new_year import (
    carry_year,
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
from jenjang.apps.plans.services.plans import (
    open_plan,
    put_plan_in_force,
    revise_plan,
    set_decree,
)
from jenjang.apps.plans.services.problems import (
    IssueFacts,
    add_issue,
    add_problem,
    correct_issue,
    correct_problem,
    place_problem,
    remove_issue,
    remove_problem,
    step_problem,
)
from jenjang.apps.plans.services.reorganising import (
    NewUnit,
    Reorganised,
    merge_units,
    rehearse,
    split_unit,
    transfer_position,
)
from jenjang.apps.plans.services.sheets import (
    IndicatorSheet,
    draw_up_indicator,
    remove_indicator,
    stage_of,
    word_indicator,
)
from jenjang.apps.plans.services.tree import (
    ObjectiveFacts,
    draw_up_objective,
    remove_objective,
    split_objective,
    word_objective,
)
from jenjang.apps.plans.services.undoing import (
    undo_act,
)

__all__ = [
    "BenchmarkFacts",
    "ChangedMeanwhile",
    "DecreeFacts",
    "IndicatorFacts",
    "IndicatorSheet",
    "IssueFacts",
    "NamedVersion",
    "NewUnit",
    "ObjectiveFacts",
    "Reorganised",
    "StatedLine",
    "Step",
    "TargetFigure",
    "WantedActivity",
    "WantedLine",
    "Where",
    "accept_crosscut",
    "add_indicator",
    "add_issue",
    "add_measure",
    "add_objective",
    "add_problem",
    "ask_crosscut",
    "audit_decree",
    "budget_from_agreements",
    "carry_year",
    "code_activities",
    "code_activity",
    "correct_decree",
    "correct_indicator",
    "correct_issue",
    "correct_objective",
    "correct_problem",
    "draw_up_decree",
    "draw_up_indicator",
    "draw_up_objective",
    "drop_decree",
    "ensure_activity",
    "give_indicator",
    "give_objective",
    "issue_decree",
    "keep_benchmark",
    "load_list",
    "load_measures",
    "load_shipped_lists",
    "merge_objectives",
    "merge_units",
    "move_objective",
    "open_plan",
    "place_activity",
    "place_objective",
    "place_problem",
    "plan_from_agreements",
    "put_plan_in_force",
    "refuse_crosscut",
    "rehearse",
    "remove_benchmark",
    "remove_indicator",
    "remove_issue",
    "remove_objective",
    "remove_problem",
    "remove_version",
    "replace_budget",
    "revise_plan",
    "set_aliases",
    "set_decree",
    "set_target",
    "split_objective",
    "split_unit",
    "stage_of",
    "state_ceiling",
    "state_of",
    "step_objective",
    "step_problem",
    "supported_text",
    "transfer_position",
    "undo_act",
    "what_is_missing",
    "withdraw_ceiling",
    "withdraw_crosscut",
    "word_indicator",
    "word_objective",
]
