"""What was reached and spent in each period, and the roll-ups kept beside it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import Period, Position, Unit
from jenjang.apps.plans.fields import ExactField
from jenjang.apps.plans.models import Activity, Indicator, Series


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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period"], name="one_result_per_period"
            )
        ]

    def __str__(self) -> str:
        """Return the value as entered."""
        return str(self.value if self.value is not None else self.text)


class Achievement(models.Model):
    """Capaian s.d. periode of one series, kept by the write path; never edited.

    `percent` is None where it cannot be given, `reason` (core Reason) says why. `rating`
    is the code of the band in the pemda's scale (hijau, biru, kuning, merah).
    """

    series = models.ForeignKey(Series, models.CASCADE, related_name="achievements")
    period = models.ForeignKey(Period, models.PROTECT, related_name="achievements")
    target_to_date = ExactField(null=True)
    value_to_date = ExactField(null=True)
    percent = ExactField(
        null=True
    )  # four decimals: enough for a page, exact ones are recomputed
    reason = models.CharField(max_length=40, null=True)
    rating = models.CharField(max_length=20, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "period"], name="one_achievement")
        ]

    def __str__(self) -> str:
        """Return the percentage."""
        return str(self.percent)


class Spending(models.Model):
    """Realisasi anggaran of an activity in a period alone, whole rupiah."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="spendings")
    period = models.ForeignKey(Period, models.PROTECT, related_name="spendings")
    spent_idr = models.BigIntegerField()
    version = models.PositiveIntegerField(default=1)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reported_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "period"], name="one_spending"),
            models.CheckConstraint(
                condition=Q(spent_idr__gte=0), name="spent_not_negative"
            ),
        ]

    def __str__(self) -> str:
        """Return activity and amount."""
        return f"{self.activity}: {self.spent_idr}"


class Summary(models.Model):
    """One row per unit (position None) or position, and period: what a dashboard reads.

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
