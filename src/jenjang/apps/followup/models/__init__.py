"""Meetings, what they decided, and questions to who answers for a figure."""

from jenjang.apps.followup.models.decisions import (
    UNFINISHED,
    ChangeKind,
    Decision,
    DecisionQuerySet,
    DecisionState,
)
from jenjang.apps.followup.models.meetings import (
    AgendaItem,
    AgendaKind,
    Meeting,
    MeetingQuerySet,
)
from jenjang.apps.followup.models.questions import Question, QuestionQuerySet

__all__ = [
    "UNFINISHED",
    "AgendaItem",
    "AgendaKind",
    "ChangeKind",
    "Decision",
    "DecisionQuerySet",
    "DecisionState",
    "Meeting",
    "MeetingQuerySet",
    "Question",
    "QuestionQuerySet",
]
