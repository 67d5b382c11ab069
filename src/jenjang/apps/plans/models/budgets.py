"""Budgets in versions, and their ceilings."""

from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Position, Unit, Year
from jenjang.apps.plans.models.activities import Activity


class BudgetKind(models.TextChoices):
    """Which document a budget version comes from.

    What a Renstra sets aside for a year is a plan (pendanaan indikatif), never a ceiling.
    """

    FROM_AGREEMENTS = "dari_pk", "Dari perjanjian"
    RKA = "rka", "RKA"
    DPA = "dpa", "DPA"
    SHIFT = "pergeseran", "Pergeseran"
    DPPA = "dppa", "DPPA"
    RENSTRA = "renstra", "Renstra (pendanaan indikatif)"


BUDGETS_LATEST_FIRST = ("dppa", "pergeseran", "dpa", "rka", "dari_pk", "renstra")
"""Which kind of version holds where a unit's year has several; the last one never does."""


class SpendingKind(models.TextChoices):
    """Kinds of belanja: the first two figures of the rekening (PP 12/2019)."""

    OPERATING = "5.1", "Belanja operasi"
    CAPITAL = "5.2", "Belanja modal"
    UNFORESEEN = "5.3", "Belanja tidak terduga"
    TRANSFER = "5.4", "Belanja transfer"


class BudgetVersion(models.Model):
    """One version of a unit's budget of a year; `source` is the file it came from."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="budget_versions")
    year = models.ForeignKey(Year, models.PROTECT, related_name="budget_versions")
    kind = models.CharField(max_length=12, choices=BudgetKind.choices)
    revision = models.PositiveSmallIntegerField(default=0)
    document_number = models.CharField(max_length=80, blank=True)
    document_date = models.DateField(null=True, blank=True)
    source = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="budget_versions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "kind", "revision"], name="one_budget_version"
            )
        ]

    def __str__(self) -> str:
        """Return kind, which one of several, and year."""
        number = f" {self.revision}" if self.revision else ""
        return f"{self.get_kind_display()}{number} {self.year_id}"

    @property
    def rank(self) -> tuple[int, int]:
        """Return what sorts a unit's versions of a year, the one that holds first."""
        return version_rank(self.kind, self.revision)


def version_rank(kind: str, revision: int) -> tuple[int, int]:
    """Return what sorts a unit's versions of a year, the one that holds first."""
    return BUDGETS_LATEST_FIRST.index(kind), -revision


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    """Which lines."""

    def of_ceilings(self) -> Self:
        """Return those of documents that may hold: what a Renstra plans is left out."""
        return self.exclude(version__kind=BudgetKind.RENSTRA)


class BudgetLine(models.Model):
    """A ceiling at the level its source states; whole rupiah."""

    version = models.ForeignKey(BudgetVersion, models.CASCADE, related_name="lines")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="budget_lines")
    fund_source = models.CharField(max_length=200, default="")
    spending_kind = models.CharField(
        max_length=3, choices=SpendingKind.choices, blank=True, default=""
    )
    amount_idr = models.BigIntegerField()
    stated_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "activity", "fund_source", "spending_kind"],
                name="one_budget_line",
            ),
            models.CheckConstraint(
                condition=Q(amount_idr__gte=0), name="ceiling_not_negative"
            ),
        ]

    def __str__(self) -> str:
        """Return activity and amount."""
        return f"{self.activity}: {self.amount_idr}"
