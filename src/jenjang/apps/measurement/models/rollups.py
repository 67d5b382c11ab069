"""The roll-ups kept beside results and spending."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from jenjang.apps.history.rows import QuicklyRead
from jenjang.apps.organisation.models import Period, Position, Unit, Visitor
from jenjang.apps.organisation.models.access import unit_scope
from jenjang.apps.plans.fields import ExactField
from jenjang.apps.plans.models import Activity, Objective, Series
from jenjang.core.values import Reason, Unknown


class AchievementQuerySet(models.QuerySet["Achievement"]):
    """Which achievements."""

    def of_unit(self, unit: Unit | int) -> Self:
        """Return those of the unit's series."""
        return self.filter(series__unit=unit)

    def in_periods(self, periods: Iterable[Period]) -> Self:
        """Return those of these periods."""
        return self.filter(period__in=[period.pk for period in periods])


class Achievement(QuicklyRead):
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
    is_verified = models.BooleanField(default=False)  # the period's own result
    told_on = models.DateField(null=True)  # when the period was first filed

    objects = AchievementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "period"], name="one_achievement")
        ]

    def __str__(self) -> str:
        """Return the percentage."""
        return str(self.percent)


Row = TypeVar("Row", bound="RollUp")


class RollUpQuerySet(models.QuerySet[Row]):
    """Which roll-ups."""

    def of_unit(self, unit: Unit | int) -> Self:
        """Return those of the unit and of what is its own."""
        return self.filter(unit=unit)

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(unit__in=scope)


class RollUp(QuicklyRead):
    """What stands of something by the end of a quarter (s.d.); TW IV is the whole year.

    Counts are of indicators that are due: `measured_count` of them are filed,
    `rated_count` have a percentage, and `achievement_percent` is the mean of these alone,
    so that what is not measured never counts as 0. Of the filed, `verified_count` are
    verified, `late_count` came after the deadline, `exceeding_count` went so far beyond
    the target that it may have been easy (core.formulas.ranking). Money is to date, whole
    rupiah.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    indicator_count = models.PositiveIntegerField(default=0)
    measured_count = models.PositiveIntegerField(default=0)
    rated_count = models.PositiveIntegerField(default=0)
    verified_count = models.PositiveIntegerField(default=0)
    late_count = models.PositiveIntegerField(default=0)
    exceeding_count = models.PositiveIntegerField(default=0)
    rating_counts = models.JSONField(default=dict)  # {"hijau": 15, ...}
    achievement_percent = ExactField(null=True)
    verified_percent = ExactField(null=True)  # the mean of what is verified alone
    ceiling_idr = models.BigIntegerField(null=True)
    spent_idr = models.BigIntegerField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return how much is measured."""
        return f"{self.measured_count} / {self.indicator_count}"

    @property
    def known_percent(self) -> Decimal | Unknown:
        """Return the mean capaian as core speaks of it."""
        percent: Decimal | None = self.achievement_percent
        return Unknown(Reason.NOT_MEASURED) if percent is None else percent


class SummaryQuerySet(RollUpQuerySet["Summary"]):
    """Which summaries."""

    def of_units(self) -> Self:
        """Return those of whole units."""
        return self.filter(position=None)


class Summary(RollUp):
    """The roll-up of a unit (position None) or of a position: what a dashboard reads."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="summaries")
    position = models.ForeignKey(
        Position, models.CASCADE, null=True, related_name="summaries"
    )
    period = models.ForeignKey(Period, models.PROTECT, related_name="summaries")

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


class ObjectiveSummary(RollUp):
    """The roll-up of an objective of the plan in force, all below it included.

    An indicator and an activity count once, however often the branch names them.
    """

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="summaries")

    objects = RollUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "period"], name="one_summary_of_the_objective"
            )
        ]
        indexes = [models.Index(fields=["unit", "period"], name="objectives_of_the_unit")]


class ActivitySummary(RollUp):
    """The roll-up of a program, kegiatan or sub kegiatan: its money, and what it serves.

    Its indicators are those of the objectives linked to it or to anything below it.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="summaries")

    objects = RollUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "period"], name="one_summary_of_the_activity"
            )
        ]
        indexes = [models.Index(fields=["unit", "period"], name="activities_of_the_unit")]
