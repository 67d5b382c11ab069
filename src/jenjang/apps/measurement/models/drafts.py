"""Rows that were typed on a device and sent when there was a line."""

from django.conf import settings
from django.db import models

from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Series


class ReceivedDraft(models.Model):
    """A row typed on a device that was stored, known by the id the device gave it.

    A device that did not hear the answer sends the same draft again; the row here is what
    it is answered with. `version` is the one of the result that the draft became. A draft
    that was refused leaves no row: it changed nothing and may come again.
    """

    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    draft = models.UUIDField()
    series = models.ForeignKey(Series, models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sent_by", "draft"], name="one_answer_per_draft"
            )
        ]

    def __str__(self) -> str:
        """Return what was filed and when it came."""
        return f"{self.series} · {self.period} · {self.received_at:%Y-%m-%d %H:%M}"
