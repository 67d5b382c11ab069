"""The decree that sets the key indicators (IKU) of a plan."""

import datetime as dt
from typing import Any, Self

from django.db import models

from jenjang.apps.organisation.models import Appointment, Visitor, unit_scope
from jenjang.apps.plans.models.plans import Plan


class Issued(TypeError):
    """Somebody tried to change a decree that is issued."""

    def __init__(self) -> None:
        """Say it once, for every way of trying."""
        super().__init__("Keputusan yang sudah ditetapkan tidak dapat diubah.")


class IkuDecreeQuerySet(models.QuerySet["IkuDecree"]):
    """Which decrees; those issued cannot be changed through it."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(plan__unit_id__in=scope)

    def drafts(self) -> Self:
        """Return those still being drawn up."""
        return self.filter(document_sha256="")

    def update(self, **fields: Any) -> int:
        """Update drafts alone."""
        if self.exclude(document_sha256="").exists():
            raise Issued
        return super().update(**fields)


class IkuDecree(models.Model):
    """Keputusan about the IKU: its considerations and bases; the annex is the plan's IKU.

    `document` is the frozen typed document as JSON once it is issued, with its SHA-256.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="iku_decrees")
    number = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=120, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signer = models.ForeignKey(Appointment, models.PROTECT, null=True, related_name="+")
    considerations = models.JSONField(default=list)  # menimbang
    legal_bases = models.JSONField(default=list)  # mengingat
    decisions = models.JSONField(default=list)  # memutuskan
    document = models.JSONField(null=True)
    document_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = IkuDecreeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        """Return its number."""
        return f"Keputusan IKU {self.number}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row; raise Issued where an issued one would change."""
        stored = IkuDecree.objects.filter(pk=self.pk).exclude(document_sha256="")
        if not self._state.adding and stored.exists():
            raise Issued
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove a draft; raise Issued for what is issued."""
        if IkuDecree.objects.filter(pk=self.pk).exclude(document_sha256="").exists():
            raise Issued
        return super().delete(*args, **kwargs)

    @property
    def is_issued(self) -> bool:
        """Return whether its document is frozen."""
        return bool(self.document_sha256)
