"""A question to who answers for a figure, and the answer."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import (
    Period,
    Position,
    Unit,
    Visitor,
    unit_scope,
)
from jenjang.apps.plans.models import Series


class QuestionQuerySet(models.QuerySet["Question"]):
    """Which questions."""

    def visible_to(self, user: Visitor) -> Self:
        """Return those about the units the user may see."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(unit__in=scope)

    def waiting(self) -> Self:
        """Return those without an answer."""
        return self.filter(answered_at=None)

    def for_table(self) -> Self:
        """Return them with all a line shows, the nearest deadline first."""
        return self.select_related(
            "position", "asked_by", "answered_by", "period"
        ).order_by("due_on", "pk")


class Question(models.Model):
    """Asked of a position about a series' or its own budget's period, due on a day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="questions")
    period = models.ForeignKey(Period, models.PROTECT, related_name="questions")
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="questions")
    position = models.ForeignKey(Position, models.PROTECT, related_name="questions")
    about = models.TextField()
    text = models.TextField()
    due_on = models.DateField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "series", "position"],
                condition=Q(answered_at=None, series__isnull=False),
                name="one_waiting_question",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answer__isnull=False),
                name="answered_question_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        """Return what was asked about."""
        return self.about[:300]
