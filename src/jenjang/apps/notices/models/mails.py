"""E-mails: at most one a person and day, each with what became of it."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models


class MailState(models.TextChoices):
    """Where an e-mail stands. What was `SENDING` when its sender died is never repeated."""

    WAITING = "menunggu", "Menunggu dikirim"
    SENDING = "dikirim", "Sedang dikirim"
    SENT = "terkirim", "Terkirim"
    GIVEN_UP = "gagal", "Gagal, tidak diulang"
    UNKNOWN = "terputus", "Terputus saat dikirim, tidak diulang"
    DROPPED = "batal", "Batal: sudah dibaca atau tidak dikehendaki"


class MailQuerySet(models.QuerySet["Mail"]):
    """Which e-mails."""

    def due(self, now: dt.datetime) -> Self:
        """Return those to be sent by now, the oldest first."""
        return self.filter(state=MailState.WAITING, next_try_at__lte=now).order_by("pk")

    def left_behind(self, before: dt.datetime) -> Self:
        """Return those whose sender began before that moment and said nothing since."""
        return self.filter(state=MailState.SENDING, began_at__lt=before)


class Mail(models.Model):
    """The digest of one person and day; its notices point to it.

    `state` is stored before anything is sent. `tries` counts attempts, `error` says why
    the last one failed; `address` is where it went.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    day = models.DateField()
    address = models.EmailField()
    state = models.CharField(
        max_length=12, choices=MailState.choices, default=MailState.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="one_mail_a_day")
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state=MailState.WAITING),
                name="mails_waiting",
            )
        ]

    def __str__(self) -> str:
        """Return to whom and when."""
        return f"{self.address} · {self.day:%d-%m-%Y}"
