"""What was reached and spent in each period, and the roll-ups kept beside it."""

from jenjang.apps.measurement.models.drafts import ReceivedDraft
from jenjang.apps.measurement.models.evidence import (
    LONGEST_URL,
    Evidence,
    EvidenceQuerySet,
    LinkState,
)
from jenjang.apps.measurement.models.locks import LockException, PeriodLock
from jenjang.apps.measurement.models.results import (
    SUBMITTABLE,
    Result,
    ResultQuerySet,
    ResultState,
    Unmeasured,
)
from jenjang.apps.measurement.models.rollups import (
    Achievement,
    AchievementQuerySet,
    ActivitySummary,
    ObjectiveSummary,
    RollUp,
    Summary,
    SummaryQuerySet,
)
from jenjang.apps.measurement.models.spending import PhysicalProgress, Spending
from jenjang.apps.measurement.models.spot_checks import Outcome, SpotCheck, SpotCheckItem

__all__ = [
    "LONGEST_URL",
    "SUBMITTABLE",
    "Achievement",
    "AchievementQuerySet",
    "ActivitySummary",
    "Evidence",
    "EvidenceQuerySet",
    "LinkState",
    "LockException",
    "ObjectiveSummary",
    "Outcome",
    "PeriodLock",
    "PhysicalProgress",
    "ReceivedDraft",
    "Result",
    "ResultQuerySet",
    "ResultState",
    "RollUp",
    "Spending",
    "SpotCheck",
    "SpotCheckItem",
    "Summary",
    "SummaryQuerySet",
    "Unmeasured",
]
