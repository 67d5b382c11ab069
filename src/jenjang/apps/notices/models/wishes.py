"""How a user wants to be told."""

import hashlib

from django.conf import settings
from django.db import models


def digest_of(token: str) -> str:
    """Return what is kept of the secret in a calendar's address: its SHA-256.

    The secret has 256 random bits, so its hash needs no salt and no slow function.
    """
    return hashlib.sha256(token.encode()).hexdigest()


class Subscription(models.Model):
    """A user's wishes: e-mail or none, and the secret address of his calendar.

    Without a row a user gets e-mail and has no calendar address.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscription"
    )
    wants_mail = models.BooleanField(default=True)
    token_digest = models.CharField(max_length=64, null=True, unique=True)
    token_made_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.user)
