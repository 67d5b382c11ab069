"""What is measured, its wording in a plan, and its targets."""

import uuid
from typing import Self

from django.db import models

from jenjang.apps.history.rows import QuicklyRead
from jenjang.apps.organisation.models import Period, PeriodKind, Position, Unit
from jenjang.apps.plans.fields import ExactField
from jenjang.apps.plans.models.objectives import Objective
from jenjang.apps.plans.models.plans import Plan, PlanKind, PlanState
from jenjang.core.values import Accumulation, Polarity
from jenjang.web.prepared import Given


class Series(QuicklyRead):
    """What is measured, for ever: outlives versions of plans, years, renames.

    `is_to_recount` tells measurement that rules or targets changed in a plan.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="series")
    frequency = models.CharField(
        max_length=8, choices=PeriodKind.choices, default=PeriodKind.QUARTER
    )
    lineage = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    is_to_recount = models.BooleanField(default=False, editable=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["unit"],
                condition=models.Q(is_to_recount=True),
                name="series_to_recount",
            )
        ]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        """Return the lineage: the wording belongs to the indicator."""
        return str(self.lineage)


class Opening(models.Func):
    """The first letters of a wording: few enough for an index on any database.

    Written into the statement, not given beside it: only so does SQLite see the index.
    """

    template = "SUBSTR(%(expressions)s, 1, 160)"
    output_field = models.TextField()
    letters = 160


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Which wordings."""

    def opening_like(self, folded_text: str) -> Self:
        """Return those that begin with the same 160 letters, by the index on them.

        Compare the rest in Python: asked for both, SQLite leaves the index aside.
        """
        opening = folded_text[: Opening.letters]
        return self.alias(opening=Opening("folded_text")).filter(opening=opening)

    def settled(self, unit_id: int | Given, year: int | Given) -> Self:
        """Return those of the unit's plans that hold or held in a year: no draft's."""
        return self.filter(
            series__unit=unit_id, plan__first_year__lte=year, plan__last_year__gte=year
        ).exclude(plan__state=PlanState.DRAFT)


class Indicator(QuicklyRead):
    """The wording and rules of a series in one plan.

    Where numerator and denominator are worded, both are entered and the value is
    numerator / denominator x `factor`. A `composite` (a key of core.composites) is
    entered by its components and computed from them.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="indicators")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="indicators")
    objective = models.ForeignKey(Objective, models.PROTECT, related_name="indicators")
    text = models.TextField()
    folded_text = models.TextField(editable=False)
    measured_in = models.CharField(max_length=60, null=True, blank=True)  # satuan
    polarity = models.CharField(
        max_length=10,
        choices=[(p.value, p.value) for p in Polarity],
        default=Polarity.MAXIMIZE,
    )
    accumulation = models.CharField(
        max_length=10,
        choices=[(a.value, a.value) for a in Accumulation],
        default=Accumulation.LAST,
    )
    definition = models.TextField(null=True, blank=True)
    relevance = models.TextField(null=True, blank=True)
    formula_text = models.TextField(null=True, blank=True)
    numerator_text = models.CharField(max_length=300, null=True, blank=True)
    denominator_text = models.CharField(max_length=300, null=True, blank=True)
    factor = ExactField(default=100)
    composite = models.CharField(max_length=40, blank=True, default="")
    data_source = models.TextField(null=True, blank=True)
    owner = models.ForeignKey(
        Position, models.PROTECT, null=True, related_name="owned_indicators"
    )
    order = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=40, blank=True)
    is_iku = models.BooleanField(default=False)
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    baseline_value = ExactField(null=True, blank=True)
    baseline_text = models.CharField(max_length=200, null=True, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["objective__path", "order"]
        constraints = [
            models.UniqueConstraint(fields=["series", "plan"], name="one_wording_a_plan")
        ]
        indexes = [models.Index(Opening("folded_text"), name="indicators_by_words")]

    def __str__(self) -> str:
        """Return the indicator's text."""
        return self.text

    @property
    def is_ratio(self) -> bool:
        """Return whether numerator and denominator are entered."""
        return bool(self.numerator_text and self.denominator_text)


class Stage(models.TextChoices):
    """Which paper set a target."""

    RENSTRA = "renstra", "Renstra"
    RENJA = "renja", "Renja"
    PK = "pk", "Perjanjian Kinerja"  # revision 0 murni, n = Perubahan n


class TargetQuerySet(models.QuerySet["Target"]):
    """Which targets."""

    def settled(self) -> Self:
        """Return those that hold or held: none that only a draft of a Renstra sets."""
        drafts = Plan.objects.filter(
            unit=models.OuterRef("series__unit"),
            kind=PlanKind.RENSTRA,
            state=PlanState.DRAFT,
            revision=models.OuterRef("revision"),
            first_year__lte=models.OuterRef("period__year_id"),
            last_year__gte=models.OuterRef("period__year_id"),
        )
        return self.exclude(models.Q(stage=Stage.RENSTRA) & models.Exists(drafts))

    def of_agreements(self, year: int) -> Self:
        """Return the targets that agreements of a year set, later revisions last."""
        return self.filter(stage=Stage.PK, period__year_id=year).order_by("revision", "pk")


class Target(QuicklyRead):
    """What a series is to reach in a period: a value, a text ("BB"), or both."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="targets")
    period = models.ForeignKey(Period, models.PROTECT, related_name="targets")
    stage = models.CharField(max_length=8, choices=Stage.choices)
    revision = models.PositiveSmallIntegerField(default=0)
    value = ExactField(null=True, blank=True)
    text = models.CharField(max_length=200, null=True, blank=True)  # as printed
    is_proposal = models.BooleanField(default=False)  # last year's, not yet confirmed

    objects = TargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period", "stage", "revision"], name="one_target"
            )
        ]

    def __str__(self) -> str:
        """Return the target as printed."""
        return self.text or str(self.value)
