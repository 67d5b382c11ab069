"""What was spent in each period."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Activity


class Spending(models.Model):
    """Realisasi anggaran of an activity in a quarter alone, whole rupiah.

    None is a figure taken back: the row stays, so that its version goes on counting.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="spendings")
    period = models.ForeignKey(Period, models.PROTECT, related_name="spendings")
    spent_idr = models.BigIntegerField(null=True)
    is_late = models.BooleanField(default=False)  # changed after the lock, by an exception
    version = models.PositiveIntegerField(default=1)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reported_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "period"], name="one_spending"),
            models.CheckConstraint(
                condition=Q(spent_idr=None) | Q(spent_idr__gte=0),
                name="spent_not_negative",
            ),
        ]

    def __str__(self) -> str:
        """Return what was spent on and when: the history shows how much."""
        return f"{self.activity} · {self.period}"
