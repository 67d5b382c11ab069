"""Plans and their versions."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from jenjang.apps.organisation.models import Unit


class PlanKind(models.TextChoices):
    """Kinds of plan; one drawn from agreements stands in until a Renstra is there."""

    RPJMD = "rpjmd", "RPJMD"
    RENSTRA = "renstra", "Renstra"
    RENJA = "renja", "Renja"
    FROM_AGREEMENTS = "dari_perjanjian", "Dari perjanjian"


class PlanState(models.TextChoices):
    """Where a version of a plan stands."""

    DRAFT = "draf", "Draf"
    IN_FORCE = "berlaku", "Berlaku"
    SUPERSEDED = "digantikan", "Digantikan"


class PlanQuerySet(models.QuerySet["Plan"]):
    """Which plans."""

    def of_year(self, unit_id: int | None, year: int) -> Self:
        """Return a unit's plans (None: the pemda's) that cover a year."""
        return self.filter(unit_id=unit_id, first_year__lte=year, last_year__gte=year)


class Plan(models.Model):
    """One version of a plan of a unit (None: of the pemda); years inclusive.

    `revision` 0 is murni, n the n-th Perubahan; `copied_from` is the version it began as.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="plans")
    kind = models.CharField(max_length=20, choices=PlanKind.choices)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(
        max_length=12, choices=PlanState.choices, default=PlanState.IN_FORCE
    )
    decree_number = models.CharField(max_length=80, blank=True)
    decree_date = models.DateField(null=True, blank=True)
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="copies"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "first_year", "revision"], name="one_plan"
            ),
            models.UniqueConstraint(
                fields=["kind", "first_year", "revision"],
                condition=Q(unit=None),
                name="one_plan_of_the_pemda",
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year"), first_year__gte=2000)
                & Q(last_year__lte=2100),
                name="plan_years",
            ),
        ]

    def __str__(self) -> str:
        """Return the kind and years."""
        return f"{self.get_kind_display()} {self.first_year}–{self.last_year}"
