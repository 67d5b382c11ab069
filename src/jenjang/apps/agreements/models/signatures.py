"""Who signs an agreement, in which order, which way, and how far that is."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.agreements.models.agreements import Agreement
from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Appointment


class Way(models.TextChoices):
    """How somebody signs."""

    ELECTRONIC = "elektronik", "Sertifikat elektronik"
    BSRE = "bsre", "BSrE"
    INK = "basah", "Tanda tangan basah"
    OUTSIDE = "luar", "PDF bertanda tangan dari luar"


class SignatureState(models.TextChoices):
    """How far a signature is."""

    WAITING = "menunggu", "Menunggu"
    REQUESTED = "diminta", "Diminta"
    SIGNED = "ditandatangani", "Ditandatangani"
    FAILED = "gagal", "Gagal"


class Signature(models.Model):
    """One signature under an issued agreement: `order` 1 is the first party, 2 the second.

    `reference` is what the signing service calls its request. `file` is the PDF after this
    signature, or the scan of the signed paper. `way` is None until somebody chose it.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatures")
    order = models.PositiveSmallIntegerField()
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="signatures")
    way = models.CharField(max_length=12, choices=Way.choices, null=True, blank=True)
    state = models.CharField(
        max_length=16, choices=SignatureState.choices, default=SignatureState.WAITING
    )
    requested_at = models.DateTimeField(null=True, editable=False)
    reference = models.CharField(max_length=120, null=True, blank=True)
    signed_at = models.DateTimeField(null=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="signatures"
    )
    certificate_subject = models.CharField(max_length=400, null=True, blank=True)
    certificate_serial = models.CharField(max_length=80, null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["agreement", "order"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "order"], name="one_signature"),
            models.CheckConstraint(condition=Q(order__in=(1, 2)), name="two_parties_sign"),
            models.CheckConstraint(
                condition=~Q(state=SignatureState.SIGNED)
                | Q(signed_at__isnull=False, way__isnull=False),
                name="a_signature_says_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        """Return whose and how far."""
        return f"{self.appointment.official}: {self.get_state_display()}"
