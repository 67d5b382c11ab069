"""Periods that are closed, and the days on which a unit may change them all the same."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jenjang.apps.organisation.models import Period, Unit
from jenjang.web.prepared import Given


class PeriodLockQuerySet(models.QuerySet["PeriodLock"]):
    """Which locks."""

    def on_unit(self, unit: Unit | int | Given) -> Self:
        """Return those that close something to the unit."""
        return self.filter(Q(unit=None) | Q(unit=unit))


class PeriodLock(models.Model):
    """A quarter closed to all units (unit None) or to one; lifted, the row goes.

    It closes every period that ends in the quarter: its months, and in TW II the semester.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="locks")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="locks")
    locked_at = models.DateTimeField(auto_now_add=True)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = PeriodLockQuerySet.as_manager()

    class Meta:
        ordering = ["period", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["period", "unit"], name="one_lock"),
            models.UniqueConstraint(
                fields=["period"], condition=Q(unit=None), name="one_lock_of_all_units"
            ),
        ]

    def __str__(self) -> str:
        """Return what is closed, and to whom."""
        return f"{self.period} · {self.unit or 'semua unit'}"


class LockExceptionQuerySet(models.QuerySet["LockException"]):
    """Which exceptions."""

    def on(self, day: dt.date | Given) -> Self:
        """Return those that hold on that day."""
        return self.filter(since__lte=day, until__gte=day)


class LockException(models.Model):
    """A unit may change a closed quarter from a day to a day, for a reason."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="lock_exceptions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="lock_exceptions")
    since = models.DateField()
    until = models.DateField()
    reason = models.TextField()
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)

    objects = LockExceptionQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="exception_ends_later"
            )
        ]

    def __str__(self) -> str:
        """Return who may change what, and how long."""
        return f"{self.unit} · {self.period} · s.d. {self.until:%d-%m-%Y}"
