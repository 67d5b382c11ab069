"""What was spent and built in each period."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.fields import ExactField
from jenjang.apps.plans.models import Activity, SpendingKind


class Spending(models.Model):
    """Realisasi anggaran of an activity in a quarter or month alone, whole rupiah.

    `kind` is the kind of belanja, '' where the source does not say it. None is a figure
    taken back: the row stays, so that its version goes on counting.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="spendings")
    period = models.ForeignKey(Period, models.PROTECT, related_name="spendings")
    kind = models.CharField(
        max_length=3, choices=SpendingKind.choices, blank=True, default=""
    )
    spent_idr = models.BigIntegerField(null=True)
    is_late = models.BooleanField(default=False)  # changed after the lock, by an exception
    version = models.PositiveIntegerField(default=1)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reported_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "period", "kind"], name="one_spending"
            ),
            models.CheckConstraint(
                condition=Q(spent_idr=None) | Q(spent_idr__gte=0),
                name="spent_not_negative",
            ),
        ]

    def __str__(self) -> str:
        """Return what was spent on, of which kind and when: the history shows how much."""
        kind = f" · {self.get_kind_display()}" if self.kind else ""
        return f"{self.activity} · {self.period}{kind}"


class PhysicalProgress(models.Model):
    """How much of an activity's work stands at the end of a period (fisik), in percent.

    It is the state reached, not what one period added: 40 in March and 55 in April. None
    is a figure taken back.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="progresses")
    period = models.ForeignKey(Period, models.PROTECT, related_name="progresses")
    percent = ExactField(null=True)
    is_late = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reported_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "period"], name="one_progress"),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gte=0, percent__lte=100),
                name="progress_0_to_100",
            ),
        ]

    def __str__(self) -> str:
        """Return of what and when."""
        return f"{self.activity} · {self.period}"
