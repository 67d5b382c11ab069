"""What was reached in each period."""

from typing import Self

from django.conf import settings
from django.db import models

from jenjang.apps.organisation.models import Period, Visitor
from jenjang.apps.organisation.models.access import unit_scope
from jenjang.apps.plans.fields import ExactField
from jenjang.apps.plans.models import Indicator, Series


class ResultQuerySet(models.QuerySet["Result"]):
    """Which results."""

    def of_year(self, year: int) -> Self:
        """Return those of all periods of the year."""
        return self.filter(period__year=year)

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(series__unit__in=scope)


class Result(models.Model):
    """What one series reached in one period alone, as its owner entered it (realisasi).

    `value` is in the indicator's unit of measure; where the indicator is a ratio it is
    computed from numerator and denominator. `version` counts changes, so that a later
    writer notices an earlier one. `indicator` is the wording in force on the last day.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="results")
    period = models.ForeignKey(Period, models.PROTECT, related_name="results")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="results")
    numerator = ExactField(null=True, blank=True)
    denominator = ExactField(null=True, blank=True)
    value = ExactField(null=True, blank=True)
    text = models.CharField(max_length=200, null=True, blank=True)  # a grade: "BB"
    note = models.TextField(null=True, blank=True)
    obstacle = models.TextField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reported_at = models.DateTimeField(auto_now=True)

    objects = ResultQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period"], name="one_result_per_period"
            )
        ]

    def __str__(self) -> str:
        """Return what was measured and when: the history shows what it was."""
        return f"{self.indicator} · {self.period}"
