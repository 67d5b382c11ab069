"""Outlines of reports as the pemda adapts them, from a year on."""

from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import PeriodKind
from jenjang.core.outlines import DEEPEST, Numbering, Repeats


class TemplateQuerySet(models.QuerySet["ReportTemplate"]):
    """Which templates."""

    def holding(self, kind: str, year: int) -> "ReportTemplate | None":
        """Return the one in force for a kind of period and a year, None before all."""
        of_kind = self.filter(period_kind=kind, first_year__lte=year)
        return of_kind.order_by("-first_year").first()


class ReportTemplate(models.Model):
    """The sections of a kind of report from a year on; years before keep theirs.

    `outline` is the key in core.outlines it began as. `version` counts changes.
    """

    period_kind = models.CharField(max_length=8, choices=PeriodKind.choices)
    first_year = models.PositiveSmallIntegerField()
    outline = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=1)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["period_kind", "-first_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["period_kind", "first_year"], name="one_report_template"
            )
        ]

    def __str__(self) -> str:
        """Return what it is for."""
        return f"Susunan laporan {self.get_period_kind_display().lower()} {self.first_year}"


class TemplateSection(models.Model):
    """A section of a template; see core.outlines.OutlineSection.

    `is_own` ones the pemda added; one that is not `is_on` is left out of reports.
    """

    template = models.ForeignKey(ReportTemplate, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    numbering = models.CharField(
        max_length=8, choices=[(n.value, n.value) for n in Numbering]
    )
    repeats = models.CharField(max_length=24, choices=[(r.value, r.value) for r in Repeats])
    parts = models.JSONField(default=list, blank=True)
    answers = models.JSONField(default=list, blank=True)
    guidance = models.TextField(blank=True, default="")
    is_on = models.BooleanField(default=True)
    is_own = models.BooleanField(default=False)

    class Meta:
        ordering = ["template", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "key"], name="one_template_section"
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=DEEPEST), name="template_level_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title
