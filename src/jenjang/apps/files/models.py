"""Files are kept once, outside the web root, under their SHA-256."""

import uuid

from django.conf import settings
from django.db import models


class Kind(models.TextChoices):
    """What a file is kept for."""

    UPLOAD = "upload", "unggahan"
    ISSUED = "issued", "dokumen terbit"
    EVIDENCE = "evidence", "bukti"


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


class Arrival(models.Model):
    """A file on its way, piece by piece; `file` is what it became once it was kept.

    Known by whose it is and by what was announced of it, so that it goes on after a cut.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="arrivals"
    )
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    received_bytes = models.BigIntegerField(default=0)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    touched_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["begun_by", "sha256", "size_bytes"], name="one_arrival_a_file"
            ),
            models.CheckConstraint(
                condition=models.Q(received_bytes__lte=models.F("size_bytes")),
                name="received_of_announced",
            ),
        ]

    def __str__(self) -> str:
        """Return the name it has on the device."""
        return self.name

    @property
    def is_whole(self) -> bool:
        """Return whether every byte announced has come."""
        return self.received_bytes == self.size_bytes
