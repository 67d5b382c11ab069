"""A report of a unit and period, and its sections."""

from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import (
    Period,
    PeriodKind,
    Position,
    Unit,
    Visitor,
    unit_scope,
)
from jenjang.apps.plans.models import Objective, Series
from jenjang.apps.reports.models.templates import ReportTemplate, TemplateSection
from jenjang.core.outlines import DEEPEST, Numbering


class ReportState(models.TextChoices):
    """How far a report is, in this order."""

    DATA = "data", "Data lengkap"
    TABLES = "tabel", "Tabel dibuat"
    WRITING = "narasi", "Narasi"
    CHECKING = "pemeriksaan", "Pemeriksaan"
    APPROVED = "disetujui", "Disetujui"
    SUBMITTED = "disampaikan", "Disampaikan"
    REVIEWED = "direviu", "Direviu"
    PUBLISHED = "dipublikasikan", "Dipublikasikan"


OPEN_STATES = (
    ReportState.DATA, ReportState.TABLES, ReportState.WRITING, ReportState.CHECKING,
)  # fmt: skip
"""Before its approval a report is written; from then on it is frozen."""


class ReportQuerySet(models.QuerySet["PerformanceReport"]):
    """Which reports."""

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see; the pemda's to who sees all."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(unit__in=scope)

    def of_unit(self, unit: Unit | None, year: int) -> Self:
        """Return a unit's reports of a year (None: the pemda's), the yearly one first."""
        found = self.filter(unit=unit, period__year=year).select_related("period", "unit")
        return found.order_by("-period__last_day", "period__first_day")


class PerformanceReport(models.Model):
    """The report of a unit (None: of the whole pemda) and a year, semester or quarter.

    Open, it is drawn anew from the record at every reading. From its approval on it is its
    latest edition, from which every print is made. `version` counts changes of state.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="reports")
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports")
    template = models.ForeignKey(ReportTemplate, models.PROTECT, related_name="reports")
    state = models.CharField(
        max_length=16, choices=ReportState.choices, default=ReportState.DATA
    )
    reason = models.TextField(null=True, blank=True)  # why it went a step back
    version = models.PositiveIntegerField(default=1)
    moved_at = models.DateTimeField(null=True, editable=False)  # into its state
    opened_at = models.DateTimeField(auto_now_add=True)
    refreshed_at = models.DateTimeField(null=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period"], name="one_performance_report"
            ),
            models.UniqueConstraint(
                fields=["period"],
                condition=Q(unit=None),
                name="one_performance_report_of_the_pemda",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is called: LKjIP for a year, Laporan kinerja for less."""
        name = "LKjIP" if self.period.kind == PeriodKind.YEAR else "Laporan kinerja"
        when = self.period.year_id if self.period.kind == PeriodKind.YEAR else self.period
        return f"{name} {self.unit or 'pemerintah daerah'} {when}"

    @property
    def is_open(self) -> bool:
        """Return whether it is still written."""
        return self.state in OPEN_STATES


class SectionState(models.TextChoices):
    """Whether who writes a section says it is done."""

    OPEN = "ditulis", "Ditulis"
    DONE = "selesai", "Selesai"


class SectionQuerySet(models.QuerySet["Section"]):
    """Which sections."""

    def waiting(self) -> Self:
        """Return those that a position is to write by a day and that are not done."""
        return self.filter(
            responsible__isnull=False,
            due_on__isnull=False,
            state=SectionState.OPEN,
            is_gone=False,
            report__state__in=OPEN_STATES,
        )


class Section(models.Model):
    """A section of a report: title and level as in its template when it was made.

    `objective` and `series` are what it is about, where it stands again for each; its
    title is then their wording. An objective is known by its `lineage`: in a later version
    of the plan it is another row. One that `is_gone` lost its objective
    or indicator, or was switched off: it is not printed, what was typed in it stays.
    `version` counts the acts on its passages; each has a SectionVersion.
    """

    report = models.ForeignKey(PerformanceReport, models.CASCADE, related_name="sections")
    source = models.ForeignKey(TemplateSection, models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    title = models.TextField()
    level = models.PositiveSmallIntegerField()
    numbering = models.CharField(
        max_length=8, choices=[(n.value, n.value) for n in Numbering]
    )
    order = models.PositiveIntegerField()
    objective = models.ForeignKey(
        Objective, models.SET_NULL, null=True, related_name="report_sections"
    )
    lineage = models.UUIDField(null=True, editable=False)  # of the objective
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, related_name="report_sections"
    )
    responsible = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="report_sections"
    )
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=8, choices=SectionState.choices, default=SectionState.OPEN
    )
    version = models.PositiveIntegerField(default=1)
    is_gone = models.BooleanField(default=False)

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["report", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"],
                condition=Q(lineage=None, series=None),
                name="one_section",
            ),
            models.UniqueConstraint(
                fields=["report", "key", "lineage"],
                condition=Q(lineage__isnull=False, series=None),
                name="one_section_an_objective",
            ),
            models.UniqueConstraint(
                fields=["report", "key", "series"],
                condition=Q(series__isnull=False),
                name="one_section_a_series",
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=DEEPEST), name="section_level_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title[:300]
