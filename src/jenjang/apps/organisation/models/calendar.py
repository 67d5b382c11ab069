"""Years and their periods."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

ROMAN = ("I", "II", "III", "IV")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


class YearQuerySet(models.QuerySet["Year"]):
    """Which years."""

    def opened(self) -> Self:
        """Return those that are worked in."""
        return self.filter(opened_at__isnull=False)


class Year(models.Model):
    """A budget year the pemda opened, or one a plan looks to (`opened_at` None).

    `deadlines_version` counts changes of anything its deadlines follow from.
    """

    year = models.PositiveSmallIntegerField(
        primary_key=True, validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    opened_at = models.DateTimeField(null=True, editable=False)
    deadlines_version = models.PositiveIntegerField(default=1, editable=False)
    deadlines_changed_at = models.DateTimeField(null=True, editable=False)

    objects = YearQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100), name="year_2000_to_2100"
            )
        ]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)


class PeriodKind(models.TextChoices):
    """How long a period is."""

    MONTH = "month", "Bulan"
    QUARTER = "quarter", "Triwulan"
    SEMESTER = "semester", "Semester"
    YEAR = "year", "Tahun"


class Period(models.Model):
    """(year, kind, n): August is month 8, TW III is quarter 3; made with its year.

    `due_on` follows from the year's rules, unless a person set it (`is_due_by_hand`).
    """

    year = models.ForeignKey(Year, models.PROTECT, related_name="periods")
    kind = models.CharField(max_length=8, choices=PeriodKind.choices)
    n = models.PositiveSmallIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    due_on = models.DateField()  # tenggat pengisian
    is_due_by_hand = models.BooleanField(default=False)

    class Meta:
        ordering = ["year", "kind", "n"]
        constraints = [
            models.UniqueConstraint(fields=["year", "kind", "n"], name="one_period")
        ]

    def __str__(self) -> str:
        """Return the period as papers write it.

        A quarter reads "Triwulan III 2025", a month "Agustus 2025".
        """
        if self.kind == PeriodKind.YEAR:
            return f"Tahun {self.year_id}"
        if self.kind == PeriodKind.MONTH:
            return f"{MONTHS[self.n - 1]} {self.year_id}"
        return f"{self.get_kind_display()} {ROMAN[self.n - 1]} {self.year_id}"
