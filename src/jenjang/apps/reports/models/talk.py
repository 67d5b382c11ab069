"""Comments on a report, and who is writing where."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.reports.models.passages import Passage
from jenjang.apps.reports.models.reports import Section

PRESENT_FOR = dt.timedelta(seconds=60)


class Comment(models.Model):
    """A remark on a section or (`passage`) on one passage of it, until it is settled."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="comments")
    passage = models.ForeignKey(
        Passage, models.CASCADE, null=True, blank=True, related_name="comments"
    )
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["section", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(settled_by__isnull=False),
                name="settled_comment_by_somebody",
            )
        ]

    def __str__(self) -> str:
        """Return how it begins."""
        return self.text[:120]


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Who is there."""

    def now(self, moment: dt.datetime) -> Self:
        """Return those seen within PRESENT_FOR of the moment."""
        return self.filter(seen_at__gt=moment - PRESENT_FOR)


class Presence(models.Model):
    """Somebody has a section open (`passage`: writes there), seen so at a moment."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="presences")
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences"
    )
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "user"], name="one_presence")
        ]

    def __str__(self) -> str:
        """Return who is where."""
        return f"{self.user} · {self.section}"
