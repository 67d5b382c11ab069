"""The steps of a rencana aksi: what is done for an indicator, in which quarter."""

from django.db import models
from django.db.models import Q

from jenjang.apps.agreements.models.agreements import Agreement
from jenjang.apps.plans.models import Indicator


class ActionStep(models.Model):
    """One step towards an indicator of an agreement in force, in TW I to IV.

    The targets of the periods beside it are the plan's (plans.Target).
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="steps")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="steps")
    quarter = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["agreement", "indicator", "quarter", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "indicator", "quarter", "order"], name="one_step"
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4), name="step_in_a_quarter"
            ),
        ]

    def __str__(self) -> str:
        """Return the step."""
        return self.text
