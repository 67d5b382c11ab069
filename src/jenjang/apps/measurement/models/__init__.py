"""What was reached and spent in each period, and the roll-ups kept beside it."""

from jenjang.apps.measurement.models.results import Result, ResultQuerySet
from jenjang.apps.measurement.models.rollups import (
    Achievement,
    AchievementQuerySet,
    Summary,
    SummaryQuerySet,
)
from jenjang.apps.measurement.models.spending import Spending

__all__ = [
    "Achievement",
    "AchievementQuerySet",
    "Result",
    "ResultQuerySet",
    "Spending",
    "Summary",
    "SummaryQuerySet",
]
