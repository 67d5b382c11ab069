"""One table that only grows."""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One change: who did what to which row, before and after, in which request.

    `unit_id` scopes the entry to a perangkat daerah (None: the whole pemda). Rows are
    never updated nor deleted; both raise.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    unit_id = models.BigIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    request_id = models.CharField(max_length=36, null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id", "-id"], name="history_subject"
            ),
            models.Index(fields=["unit_id", "-id"], name="history_unit"),
        ]

    def __str__(self) -> str:
        """Return the act and its subject."""
        return f"{self.action} · {self.subject_label}"
