"""Deadlines: rules that a pemda sets, the days they come to, and when somebody is told."""

from jenjang.core.deadlines.acts import ACTS, Act, Cadence, act_named
from jenjang.core.deadlines.rules import Form, Rule, due_day, say_rule
from jenjang.core.deadlines.steps import Pace, Step, Told, step_of
from jenjang.core.deadlines.working_days import (
    FIXED_HOLIDAYS,
    fixed_holidays,
    is_working_day,
    working_day_after,
)

__all__ = [
    "ACTS",
    "FIXED_HOLIDAYS",
    "Act",
    "Cadence",
    "Form",
    "Pace",
    "Rule",
    "Step",
    "Told",
    "act_named",
    "due_day",
    "fixed_holidays",
    "is_working_day",
    "say_rule",
    "step_of",
    "working_day_after",
]
