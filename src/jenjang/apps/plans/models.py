"""Two trees, joined: objectives (what is reached) and activities (what is paid for)."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from jenjang.apps.organisation.models import (
    Period,
    PeriodKind,
    Position,
    Unit,
    Visitor,
    Year,
    unit_scope,
)
from jenjang.apps.organisation.trees import keys_of
from jenjang.apps.plans.fields import ExactField
from jenjang.core.values import Accumulation, Polarity


class PlanKind(models.TextChoices):
    """Kinds of plan; one drawn from agreements stands in until a Renstra is there."""

    RPJMD = "rpjmd", "RPJMD"
    RENSTRA = "renstra", "Renstra"
    RENJA = "renja", "Renja"
    FROM_AGREEMENTS = "dari_perjanjian", "Dari perjanjian"


class Plan(models.Model):
    """One version of a plan of a unit (None: of the pemda); years inclusive."""

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="plans")
    kind = models.CharField(max_length=20, choices=PlanKind.choices)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=0)

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


class ActivityLevel(models.TextChoices):
    """Levels of the nomenclature."""

    URUSAN = "urusan", "Urusan"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub kegiatan", "Sub kegiatan"


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Which activities, in the order of the nomenclature."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(unit_id__in=scope)

    def of_year(self, unit_id: int, year: int) -> Self:
        """Return those a unit has money for that year, and those above them."""
        lines = BudgetLine.objects.filter(
            version__unit_id=unit_id, version__year_id=year
        ).select_related("activity")
        pks = {pk for line in lines for pk in keys_of(line.activity.path)}
        return self.filter(pk__in=pks)


class Activity(models.Model):
    """A program, kegiatan or sub kegiatan of a unit; `code` is None until it is mapped.

    `path` holds the primary keys from the top, each of eight digits.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="activities")
    level = models.CharField(max_length=12, choices=ActivityLevel.choices)
    code = models.CharField(max_length=24, null=True, blank=True)
    name = models.CharField(max_length=400)
    folded_name = models.CharField(max_length=400, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=80, editable=False, default="")

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["code", "path"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "level", "folded_name"], name="one_activity"
            ),
            models.UniqueConstraint(
                fields=["unit", "code"],
                condition=Q(code__isnull=False),
                name="one_activity_a_code",
            ),
        ]

    def __str__(self) -> str:
        """Return code and name."""
        return f"{self.code} {self.name}" if self.code else self.name


class ObjectiveLevel(models.TextChoices):
    """Levels of the pohon kinerja, from the top."""

    TUJUAN = "tujuan", "Tujuan"
    STRATEGIS = "sasaran strategis", "Sasaran strategis"
    PROGRAM = "sasaran program", "Sasaran program"
    KEGIATAN = "sasaran kegiatan", "Sasaran kegiatan"
    SUB_KEGIATAN = "sasaran sub kegiatan", "Sasaran sub kegiatan"
    KINERJA = "kinerja", "Kinerja"


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    """Which nodes of the pohon kinerja."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(plan__unit_id__in=scope)

    def branch(self, objective: "Objective") -> Self:
        """Return the objective and all below it, in the order of the tree."""
        return self.filter(path__startswith=objective.path)


class Objective(models.Model):
    """A node of the pohon kinerja in one plan; the same one elsewhere shares its `lineage`.

    `parent` is None at the top, and where no parent was found (`is_orphan`).
    `path` holds the primary keys from the top, each of eight digits.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="objectives")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=160, editable=False, default="")
    level = models.CharField(max_length=24, choices=ObjectiveLevel.choices)
    text = models.TextField()
    folded_text = models.TextField(editable=False)
    owner = models.ForeignKey(
        Position, models.PROTECT, null=True, related_name="owned_objectives"
    )
    is_orphan = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)
    lineage = models.UUIDField(default=uuid.uuid4, editable=False)
    activities = models.ManyToManyField(Activity, related_name="objectives", blank=True)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        indexes = [models.Index(fields=["plan", "path"], name="objective_path")]

    def __str__(self) -> str:
        """Return the objective's text."""
        return self.text


class Series(models.Model):
    """What is measured, for ever: outlives versions of plans, years, renames."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="series")
    frequency = models.CharField(
        max_length=8, choices=PeriodKind.choices, default=PeriodKind.QUARTER
    )
    lineage = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        """Return the lineage: the wording belongs to the indicator."""
        return str(self.lineage)


class Indicator(models.Model):
    """The wording and rules of a series in one plan.

    Where numerator and denominator are worded, both are entered and the value is
    numerator / denominator x `factor`.
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
    data_source = models.TextField(null=True, blank=True)
    owner = models.ForeignKey(
        Position, models.PROTECT, null=True, related_name="owned_indicators"
    )
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["objective__path", "order"]
        constraints = [
            models.UniqueConstraint(fields=["series", "plan"], name="one_wording_a_plan")
        ]

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

    def of_agreements(self, year: int) -> Self:
        """Return the targets that agreements of a year set, later revisions last."""
        return self.filter(stage=Stage.PK, period__year_id=year).order_by("revision", "pk")


class Target(models.Model):
    """What a series is to reach in a period: a value, a text ("BB"), or both."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="targets")
    period = models.ForeignKey(Period, models.PROTECT, related_name="targets")
    stage = models.CharField(max_length=8, choices=Stage.choices)
    revision = models.PositiveSmallIntegerField(default=0)
    value = ExactField(null=True, blank=True)
    text = models.CharField(max_length=200, null=True, blank=True)  # as printed

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


class BudgetKind(models.TextChoices):
    """Which document a budget version comes from."""

    FROM_AGREEMENTS = "dari_pk", "Dari perjanjian"
    RKA = "rka", "RKA"
    DPA = "dpa", "DPA"
    SHIFT = "pergeseran", "Pergeseran"
    DPPA = "dppa", "DPPA"


class BudgetVersion(models.Model):
    """One version of a unit's budget of a year."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="budget_versions")
    year = models.ForeignKey(Year, models.PROTECT, related_name="budget_versions")
    kind = models.CharField(max_length=12, choices=BudgetKind.choices)
    revision = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "kind", "revision"], name="one_budget_version"
            )
        ]

    def __str__(self) -> str:
        """Return kind and year."""
        return f"{self.get_kind_display()} {self.year_id}"


class BudgetLine(models.Model):
    """A ceiling at the level its source states; whole rupiah."""

    version = models.ForeignKey(BudgetVersion, models.CASCADE, related_name="lines")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="budget_lines")
    fund_source = models.CharField(max_length=60, default="")
    amount_idr = models.BigIntegerField()
    stated_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "activity", "fund_source"], name="one_budget_line"
            ),
            models.CheckConstraint(
                condition=Q(amount_idr__gte=0), name="ceiling_not_negative"
            ),
        ]

    def __str__(self) -> str:
        """Return activity and amount."""
        return f"{self.activity}: {self.amount_idr}"
