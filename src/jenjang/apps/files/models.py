"""Files are kept once, outside the web root, under their SHA-256."""

from django.conf import settings
from django.db import models


class Kind(models.TextChoices):
    """What a file is kept for."""

    UPLOAD = "upload", "unggahan"
    ISSUED = "issued", "dokumen terbit"


class StoredFile(models.Model):
    """One content; the same bytes again are the same row."""

    sha256 = models.CharField(max_length=64, unique=True)
    size_bytes = models.BigIntegerField()
    media_type = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    original_name = models.CharField(max_length=255)
    stored_at = models.DateTimeField(auto_now_add=True)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        """Return the name it came with."""
        return self.original_name
