"""Acts on a plan's tree, in their order, so that the last can be taken back."""

from typing import Self

from django.db import models

from jenjang.apps.history.models import Entry
from jenjang.apps.plans.models.plans import Plan


class TreeActQuerySet(models.QuerySet["TreeAct"]):
    """Which acts."""

    def standing(self, plan: Plan) -> Self:
        """Return the acts on a plan that were not taken back, newest first."""
        return self.filter(plan=plan, undone_by=None).order_by("-pk")


class TreeAct(models.Model):
    """An act of somebody on a plan's tree: its entry in the history says all of it.

    Taken back, `undone_by` is the entry of the act that did so: nothing is lost.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="acts")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+")
    undone_by = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")

    objects = TreeActQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["plan", "-id"], name="acts_of_a_plan")]

    def __str__(self) -> str:
        """Return the act and its subject."""
        return str(self.entry)
