"""What an agreement promises: indicators, and activities with their ceilings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from jenjang.apps.agreements.models.agreements import Agreement
from jenjang.apps.plans.models import Activity, Indicator, Objective


@dataclass(frozen=True, slots=True)
class Promised:
    """What an agreement's rows are: its nodes, indicators and activities, in its order.

    `allotments` are whole rupiah by activity, None where the paper states no amount.
    """

    objectives: Sequence[Objective] = ()
    indicators: Sequence[Indicator] = ()
    allotments: Mapping[int, int | None] | None = None


class Commitment(models.Model):
    """An indicator promised in an agreement, in the paper's order."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="commitments")
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "indicator"], name="promised_once_a_paper"
            )
        ]

    def __str__(self) -> str:
        """Return the indicator's text."""
        return str(self.indicator)


class Allotment(models.Model):
    """An activity named in an agreement with the ceiling it states, whole rupiah."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="allotments")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="allotments")
    amount_idr = models.BigIntegerField(null=True)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "activity"], name="allotted_once_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(amount_idr=None) | Q(amount_idr__gte=0),
                name="allotment_not_negative",
            ),
        ]

    def __str__(self) -> str:
        """Return activity and amount."""
        return f"{self.activity}: {self.amount_idr}"
