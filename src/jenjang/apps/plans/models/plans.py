"""Plans and their versions."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from jenjang.apps.organisation.models import Unit, Visitor, unit_scope


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


PLANS_NEAREST_LAST = (
    PlanKind.RPJMD, PlanKind.FROM_AGREEMENTS, PlanKind.RENSTRA, PlanKind.RENJA,
)  # fmt: skip
"""The plan nearest to the year's work holds; one drawn from papers stands in."""


class PlanQuerySet(models.QuerySet["Plan"]):
    """Which plans."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units, and those of the whole pemda."""
        scope = unit_scope(user, today)
        if scope is None:
            return self
        return self.filter(Q(unit_id__in=scope) | Q(unit=None))

    def settled(self) -> Self:
        """Return those that hold or have held: no draft is worked by."""
        return self.exclude(state=PlanState.DRAFT)

    def of_year(self, unit_id: int | None, year: int) -> Self:
        """Return a unit's plans (None: the pemda's) that cover a year."""
        return self.filter(unit_id=unit_id, first_year__lte=year, last_year__gte=year)

    def counted(self) -> Self:
        """Return each with its `objective_count` and `indicator_count`.

        Each is counted apart: joined, they would be multiplied with one another.
        """
        return self.annotate(
            objective_count=_count_of("objectives"),
            indicator_count=_count_of("indicators"),
        )


def _count_of(rows: str) -> Coalesce:
    counted = Plan.objects.filter(pk=OuterRef("pk")).order_by().annotate(n=Count(rows))
    return Coalesce(Subquery(counted.values("n")), 0)


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
        """Return the kind, years and revision."""
        years = f"{self.first_year}–{self.last_year}"
        if self.first_year == self.last_year:
            years = str(self.first_year)
        revision = f" Perubahan {self.revision}" if self.revision else ""
        return f"{self.get_kind_display()}{revision} {years}"

    @property
    def years(self) -> range:
        """Return the years it is for."""
        return range(self.first_year, self.last_year + 1)

    @property
    def is_open(self) -> bool:
        """Return whether it may still be worked on."""
        return self.state != PlanState.SUPERSEDED

    @property
    def rank(self) -> tuple[int, int, int]:
        """Return how near it is to the year's work: the highest holds."""
        return PLANS_NEAREST_LAST.index(PlanKind(self.kind)), self.revision, self.pk


def nearest(plans: Iterable[Plan]) -> Plan | None:
    """Return the plan that holds among those of one unit and year."""
    return max(plans, key=lambda plan: plan.rank, default=None)
