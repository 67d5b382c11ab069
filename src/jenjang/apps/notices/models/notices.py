"""Notices, how the pemda paces them, and the days they were made on."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from jenjang.apps.accounts.models import User
from jenjang.apps.notices.models.mails import Mail
from jenjang.apps.organisation.models import Unit, Visitor, unit_scope
from jenjang.core.deadlines import Pace, Told

USUAL = Pace()
MOST_DAYS = 90


def _days(usual: int, least: int) -> "models.PositiveSmallIntegerField[int, int]":
    bounds = [MinValueValidator(least), MaxValueValidator(MOST_DAYS)]
    return models.PositiveSmallIntegerField(default=usual, validators=bounds)


class NoticePace(models.Model):
    """How the pemda reminds: one row, made when it first changes anything."""

    before_days = _days(USUAL.before_days, 0)
    every_days = _days(USUAL.every_days, 1)
    repeats = _days(USUAL.repeats, 1)
    superior_after_days = _days(USUAL.superior_after_days, 1)
    head_after_days = _days(USUAL.head_after_days, 1)
    pembina_after_days = _days(USUAL.pembina_after_days, 1)
    version = models.PositiveIntegerField(default=0)
    only_one = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only_one=True), name="one_pace")]

    def __str__(self) -> str:
        """Return how many days before."""
        return f"{self.before_days} hari sebelum tenggat"

    @property
    def pace(self) -> Pace:
        """Return it as core speaks of it."""
        return Pace(
            before_days=self.before_days,
            every_days=self.every_days,
            repeats=self.repeats,
            superior_after_days=self.superior_after_days,
            head_after_days=self.head_after_days,
            pembina_after_days=self.pembina_after_days,
        )


class ReminderDay(models.Model):
    """A day whose reminders were made, and how many were new."""

    day = models.DateField(primary_key=True)
    finished_at = models.DateTimeField()
    notice_count = models.PositiveIntegerField()

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.day:%d-%m-%Y}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Which notices."""

    def of_user(self, user: User) -> Self:
        """Return what that user was told."""
        return self.filter(user=user)

    def open(self) -> Self:
        """Return those about something that is still to be done."""
        return self.filter(settled_at=None)

    def seen_by(self, user: Visitor) -> Self:
        """Return those about units the user may see, and those about none."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(Q(unit=None) | Q(unit__in=scope))

    def waiting(self) -> Self:
        """Return those that are open and were not read."""
        return self.open().filter(read_at=None)


class Notice(models.Model):
    """What one user was told about one matter at one step; never twice (`key`).

    `told` says in which quality (core Told). `settled_at`: the matter was done, or a later
    step took the notice's place. `url` is a path of this installation.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices"
    )
    key = models.CharField(max_length=120)
    told = models.PositiveSmallIntegerField(choices=[(one.value, one.name) for one in Told])
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=300)
    text = models.TextField()
    url = models.CharField(max_length=300)
    due_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="told_once")]
        indexes = [
            models.Index(fields=["user"], condition=Q(settled_at=None), name="notices_open")
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return self.title
