"""The review meeting of a unit's quarter (rapat evaluasi kinerja), and its agenda."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import (
    Appointment,
    Period,
    Position,
    Unit,
    Visitor,
    unit_scope,
)
from jenjang.apps.plans.models import Series


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Which meetings."""

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(unit__in=scope)

    def of_unit(self, unit_id: int, year: int) -> Self:
        """Return those about the quarters of a unit's year."""
        return self.filter(unit=unit_id, period__year=year)


class Meeting(models.Model):
    """Where a unit's quarter is talked over and something is decided.

    `guests` are those without an appointment, one a line. Closed, `document` holds the
    minutes as JSON (papers.layouts.minutes) and never changes; every print is made from
    it. `version` counts changes of what stands at the head of the minutes.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="meetings")
    period = models.ForeignKey(Period, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=200, null=True, blank=True)
    leader = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="led_meetings"
    )
    present = models.ManyToManyField(Appointment, related_name="meetings", blank=True)
    guests = models.TextField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    document = models.JSONField(null=True, editable=False)
    document_sha256 = models.CharField(max_length=64, null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["period"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "period"], name="one_meeting"),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(document__isnull=False, document_sha256__isnull=False),
                name="closed_meeting_has_minutes",
            ),
        ]

    def __str__(self) -> str:
        """Return what was talked over."""
        return f"Rapat evaluasi {self.period}"

    @property
    def is_closed(self) -> bool:
        """Return whether the minutes are frozen."""
        return self.closed_at is not None


class AgendaKind(models.TextChoices):
    """Why something is on the agenda."""

    EARLIER = "putusan lalu", "Putusan rapat lalu"
    LOW = "di bawah target", "Di bawah target"
    UNFILED = "belum diukur", "Belum diukur"
    MONEY = "anggaran", "Anggaran"
    OTHER = "lain", "Lainnya"


class AgendaItem(models.Model):
    """One thing to talk over, as it stood when the agenda was made.

    `series` are what it is about, `position` who answers for it; `earlier` are decisions
    of meetings before. `said` is what was said, None until somebody wrote it.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=AgendaKind.choices)
    title = models.TextField()
    detail = models.TextField(null=True, blank=True)
    series = models.ManyToManyField(Series, related_name="agenda_items", blank=True)
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, related_name="agenda_items"
    )
    earlier = models.ManyToManyField(
        "followup.Decision", related_name="told_again", blank=True
    )
    said = models.TextField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["meeting", "order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="one_agenda_place")
        ]

    def __str__(self) -> str:
        """Return what is talked over."""
        return self.title[:300]
