"""Uploaded papers and what was read in them."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Unit, Visitor, unit_scope


class UploadState(models.TextChoices):
    """Where an upload stands."""

    READ = "dibaca", "Terbaca"
    ADOPTED = "diadopsi", "Diadopsi"


class UploadQuerySet(models.QuerySet["Upload"]):
    """Which uploads."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those given for the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(unit_id__in=scope)

    def for_table(self) -> Self:
        """Return them with file, unit and uploader, without what was read."""
        return self.select_related("file", "unit", "uploaded_by").defer("reading")


class Upload(models.Model):
    """One file that was read; the same bytes again for a unit are the same row.

    `reading` is what the reader found, in the shape of ``jenjang read --json``. What
    cannot be read is refused and leaves no row.
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="uploads")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="uploads")
    state = models.CharField(max_length=10, choices=UploadState.choices)
    reading = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["file", "unit"], name="read_once_a_unit"),
            models.UniqueConstraint(
                fields=["file"], condition=Q(unit=None), name="read_once_without_unit"
            ),
        ]

    def __str__(self) -> str:
        """Return the file's name."""
        return str(self.file)
