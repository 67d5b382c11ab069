"""Meetings and what they decided, questions, and what evaluations recommended."""

from jenjang.apps.followup.models.decisions import (
    UNFINISHED,
    ChangeKind,
    Decision,
    DecisionQuerySet,
    DecisionState,
)
from jenjang.apps.followup.models.evaluations import (
    LONGEST_URL,
    UNSETTLED,
    Evaluation,
    EvaluationQuerySet,
    Recommendation,
    RecommendationProof,
    RecommendationQuerySet,
    RecommendationState,
)
from jenjang.apps.followup.models.meetings import (
    AgendaItem,
    AgendaKind,
    Meeting,
    MeetingQuerySet,
)
from jenjang.apps.followup.models.questions import Question, QuestionQuerySet

__all__ = [
    "LONGEST_URL",
    "UNFINISHED",
    "UNSETTLED",
    "AgendaItem",
    "AgendaKind",
    "ChangeKind",
    "Decision",
    "DecisionQuerySet",
    "DecisionState",
    "Evaluation",
    "EvaluationQuerySet",
    "Meeting",
    "MeetingQuerySet",
    "Question",
    "QuestionQuerySet",
    "Recommendation",
    "RecommendationProof",
    "RecommendationQuerySet",
    "RecommendationState",
]
