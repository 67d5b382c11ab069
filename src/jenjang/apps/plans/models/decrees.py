"""The decree that sets the key indicators (IKU) of a plan."""

from django.db import models

from jenjang.apps.organisation.models import Appointment
from jenjang.apps.plans.models.plans import Plan


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

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        """Return its number."""
        return f"Keputusan IKU {self.number}".strip()
