"""Uploaded papers and what was read in them."""

from django.conf import settings
from django.db import models

from jenjang.apps.files.models import StoredFile


class UploadState(models.TextChoices):
    """Where an upload stands."""

    READ = "dibaca", "Terbaca"
    REFUSED = "ditolak", "Ditolak"
    ADOPTED = "diadopsi", "Diadopsi"


class Upload(models.Model):
    """One file given for reading; the same bytes again point to the same stored file.

    `reading` is what the reader found, in the shape of ``jenjang read --json``; `refusal`
    the one sentence that says why nothing could be read.
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="uploads")
    unit_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=UploadState.choices)
    reading = models.JSONField(default=dict)
    refusal = models.TextField(null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        """Return the file's name."""
        return str(self.file)
