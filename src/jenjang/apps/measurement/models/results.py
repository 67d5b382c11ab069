"""What was reached in each period."""

from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.history.rows import QuicklyRead
from jenjang.apps.organisation.models import Period, Unit, Visitor
from jenjang.apps.organisation.models.access import unit_scope
from jenjang.apps.plans.fields import ExactField
from jenjang.apps.plans.models import Indicator, Series


class ResultState(models.TextChoices):
    """Where a result stands; a changed figure is filed again, whatever it was before."""

    FILED = "terisi", "Terisi"
    SUBMITTED = "diajukan", "Menunggu verifikasi"
    VERIFIED = "diverifikasi", "Terverifikasi"
    RETURNED = "dikembalikan", "Dikembalikan"


SUBMITTABLE = (ResultState.FILED, ResultState.RETURNED)
"""States from which a result is handed in."""


class Unmeasured(models.TextChoices):
    """Why there is no figure: one choice costs less than inventing a number."""

    NOT_DUE = "belum_waktunya", "Belum waktunya diukur pada periode ini"
    NOT_DONE = "belum_dilaksanakan", "Kegiatan belum dilaksanakan"
    NO_DATA = "data_belum_ada", "Data dari sumber belum tersedia"
    NO_SURVEY = "survei_belum", "Survei atau penilaian belum keluar"
    NO_BUDGET = "tanpa_anggaran", "Anggaran tidak tersedia atau digeser"
    UNCLEAR = "definisi_belum_jelas", "Cara mengukurnya belum jelas"


class ResultQuerySet(models.QuerySet["Result"]):
    """Which results."""

    def of_year(self, year: int) -> Self:
        """Return those of all periods of the year."""
        return self.filter(period__year=year)

    def of_unit(self, unit: Unit | int) -> Self:
        """Return those of the unit's series."""
        return self.filter(series__unit=unit)

    def within(self, quarter: Period) -> Self:
        """Return those of the periods that end in the quarter: its months, its semester."""
        return self.filter(
            period__last_day__gte=quarter.first_day, period__last_day__lte=quarter.last_day
        )

    def told(self) -> Self:
        """Return those that say something: a figure, or why there is none."""
        return self.exclude(value=None, numerator=None, text=None, unmeasured_because=None)

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(series__unit__in=scope)


class Result(QuicklyRead):
    """What one series reached in one period alone, as its owner entered it (realisasi).

    `unmeasured_because` stands in the place of a figure. `is_late`: a figure was changed
    after its period was locked, under an exception. `told_on` is the day it first said
    anything: what came in time stays so, however often it is mended.

    `value` is in the indicator's unit of measure; where the indicator is a ratio it is
    computed from numerator and denominator, where it is composite from `components` (score
    by code, as exact text). `version` counts changes, so that a later
    writer notices an earlier one. `indicator` is the wording in force on the last day.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="results")
    period = models.ForeignKey(Period, models.PROTECT, related_name="results")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="results")
    numerator = ExactField(null=True, blank=True)
    denominator = ExactField(null=True, blank=True)
    value = ExactField(null=True, blank=True)
    text = models.CharField(max_length=200, null=True, blank=True)  # a grade: "BB"
    components = models.JSONField(default=dict, blank=True)
    note = models.TextField(null=True, blank=True)
    unmeasured_because = models.CharField(
        max_length=24, choices=Unmeasured.choices, null=True, blank=True
    )
    obstacle = models.TextField(null=True, blank=True)
    cause = models.TextField(null=True, blank=True)  # why it came out above or below
    follow_up = models.TextField(null=True, blank=True)  # tindak lanjut
    state = models.CharField(
        max_length=12, choices=ResultState.choices, default=ResultState.FILED
    )
    returned_because = models.TextField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    is_late = models.BooleanField(default=False)
    told_on = models.DateField(null=True, editable=False)
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
            ),
            models.CheckConstraint(
                condition=~Q(state=ResultState.RETURNED)
                | Q(returned_because__isnull=False),
                name="returned_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(unmeasured_because=None)
                | Q(value=None, numerator=None, text=None),
                name="a_figure_or_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["period", "series"],
                condition=Q(state=ResultState.SUBMITTED),
                name="results_submitted",
            )
        ]

    def __str__(self) -> str:
        """Return what was measured and when: the history shows what it was."""
        return self.label_of(str(self.indicator), str(self.period))

    @staticmethod
    def label_of(indicator: str, period: str) -> str:
        """Return how the result of an indicator in a period is called."""
        return f"{indicator} · {period}"

    @property
    def is_told(self) -> bool:
        """Return whether it says anything: a figure, or why there is none."""
        figures = (self.value, self.numerator, self.text, self.unmeasured_because)
        return any(figure is not None for figure in figures)

    @property
    def scores(self) -> dict[str, Decimal]:
        """Return the components of a composite as core computes with them."""
        return {code: Decimal(score) for code, score in self.components.items()}
