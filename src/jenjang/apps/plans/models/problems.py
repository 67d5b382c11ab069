"""The problem tree of a plan and its strategic issues."""

from django.db import models

from jenjang.apps.plans.models.objectives import Objective
from jenjang.apps.plans.models.plans import Plan


class ProblemKind(models.TextChoices):
    """Levels of the problem tree, from the top."""

    MAIN = "pokok masalah", "Pokok masalah"
    PROBLEM = "masalah", "Masalah"
    ROOT = "akar masalah", "Akar masalah"


class Problem(models.Model):
    """A problem, the parent of what causes it; `path` holds the keys from the top."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="problems")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="causes")
    path = models.CharField(max_length=40, editable=False, default="")
    kind = models.CharField(max_length=14, choices=ProblemKind.choices)
    text = models.TextField()
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        """Return the problem's text."""
        return self.text[:300]


class StrategicIssue(models.Model):
    """An issue the plan answers: the problems behind it, the objectives for it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="strategic_issues")
    text = models.TextField()
    order = models.PositiveIntegerField(default=0)
    problems = models.ManyToManyField(Problem, related_name="issues", blank=True)
    objectives = models.ManyToManyField(Objective, related_name="issues", blank=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        """Return the issue's text."""
        return self.text[:300]
