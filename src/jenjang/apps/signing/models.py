"""Certificates with which officials sign, and the office's own issuer of them."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import Official


class Origin(models.TextChoices):
    """Where a certificate comes from."""

    OWN = "sendiri", "Diunggah sendiri"
    OFFICE = "kantor", "Penerbit kantor"


class SigningCertificate(models.Model):
    """An official's key with its certificate, shut with a passphrase only he knows.

    `p12` is None while it is only prepared: the key is made when its owner chooses the
    passphrase. The passphrase is nowhere; wrong ones are counted and shut the certificate
    for a while.
    """

    official = models.OneToOneField(Official, models.PROTECT, related_name="certificate")
    origin = models.CharField(max_length=8, choices=Origin.choices)
    p12 = models.BinaryField(null=True)
    subject = models.CharField(max_length=400, null=True)
    serial = models.CharField(max_length=80, null=True)
    issuer = models.CharField(max_length=400, null=True)
    valid_from = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)
    wrong_count = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(p12=None) | Q(subject__isnull=False, valid_until__isnull=False),
                name="a_key_says_whose_and_how_long",
            )
        ]

    def __str__(self) -> str:
        """Return whose it is."""
        return f"Sertifikat {self.official}"

    @property
    def is_ready(self) -> bool:
        """Return whether there is a key to sign with."""
        return self.p12 is not None

    def is_locked(self, now: dt.datetime) -> bool:
        """Return whether too many wrong passphrases keep it shut."""
        return self.locked_until is not None and self.locked_until > now


class OfficeAuthority(models.Model):
    """An issuer of the office; the newest issues, older ones are still believed.

    Its key is shut with a secret that comes of the application's own (secret-key).
    """

    name = models.CharField(max_length=200)
    certificate_pem = models.TextField()
    key_pem = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return the issuer's name."""
        return self.name
