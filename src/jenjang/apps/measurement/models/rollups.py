"""The roll-ups kept beside results and spending."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import Period, Position, Unit, Visitor
from jenjang.apps.organisation.models.access import unit_scope
from jenjang.apps.plans.fields import ExactField
from jenjang.apps.plans.models import Series
from jenjang.core.values import Reason, Unknown


class AchievementQuerySet(models.QuerySet["Achievement"]):
    """Which achievements."""

    def of_unit(self, unit: Unit | int) -> Self:
        """Return those of the unit's series."""
        return self.filter(series__unit=unit)

    def in_periods(self, periods: Iterable[Period]) -> Self:
        """Return those of these periods."""
        return self.filter(period__in=[period.pk for period in periods])


class Achievement(models.Model):
    """Capaian s.d. periode of one series, kept by the write path; never edited.

    `percent` is None where it cannot be given, `reason` (core Reason) says why. `rating`
    is the code of the band in the pemda's scale (hijau, biru, kuning, merah).
    """

    series = models.ForeignKey(Series, models.CASCADE, related_name="achievements")
    period = models.ForeignKey(Period, models.PROTECT, related_name="achievements")
    target_to_date = ExactField(null=True)
    value_to_date = ExactField(null=True)
    text = models.CharField(max_length=200, null=True)  # the grade reached: "BB"
    # Four decimals: enough for a page, exact ones are recomputed.
    percent = ExactField(null=True)
    reason = models.CharField(max_length=40, null=True)  # name of the core Reason
    rating = models.CharField(max_length=20, null=True)

    objects = AchievementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "period"], name="one_achievement")
        ]

    def __str__(self) -> str:
        """Return the percentage."""
        return str(self.percent)


class SummaryQuerySet(models.QuerySet["Summary"]):
    """Which summaries."""

    def of_units(self) -> Self:
        """Return those of whole units."""
        return self.filter(position=None)

    def of_unit(self, unit: Unit | int) -> Self:
        """Return those of the unit and of its positions."""
        return self.filter(unit=unit)

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(unit__in=scope)


class Summary(models.Model):
    """One row per unit (position None) or position, and quarter: what a dashboard reads.

    Counts are of indicators promised; percentages are means of capaian s.d. periode over
    the indicators that have one; money to date.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="summaries")
    position = models.ForeignKey(
        Position, models.CASCADE, null=True, related_name="summaries"
    )
    period = models.ForeignKey(Period, models.PROTECT, related_name="summaries")
    indicator_count = models.PositiveIntegerField(default=0)
    measured_count = models.PositiveIntegerField(default=0)
    rating_counts = models.JSONField(default=dict)  # {"hijau": 15, ...}
    achievement_percent = ExactField(null=True)
    ceiling_idr = models.BigIntegerField(null=True)
    spent_idr = models.BigIntegerField(null=True)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "position", "period"], name="one_summary"
            ),
            models.UniqueConstraint(
                fields=["unit", "period"],
                condition=Q(position=None),
                name="one_summary_of_the_unit",
            ),
        ]

    def __str__(self) -> str:
        """Return how much is measured."""
        return f"{self.measured_count} / {self.indicator_count}"

    @property
    def known_percent(self) -> Decimal | Unknown:
        """Return the mean capaian as core speaks of it."""
        percent: Decimal | None = self.achievement_percent
        return Unknown(Reason.NOT_MEASURED) if percent is None else percent
