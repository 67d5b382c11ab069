"""Uji petik: values drawn by lot, and what was found when somebody looked."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.measurement.models.results import Result
from jenjang.apps.organisation.models import Period


class Outcome(models.TextChoices):
    """What a look at a value and its evidence found."""

    AGREES = "sesuai", "Sesuai"
    DIFFERS = "tidak_sesuai", "Tidak sesuai"
    NO_EVIDENCE = "belum_ada_bukti", "Belum ada bukti"


class SpotCheck(models.Model):
    """One draw of values of a quarter over all units; the same seed draws the same."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="spot_checks")
    seed = models.PositiveIntegerField()
    size = models.PositiveSmallIntegerField()
    population = models.PositiveIntegerField()  # values there were to draw from
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    drawn_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-drawn_at", "-pk"]

    def __str__(self) -> str:
        """Return what was drawn from."""
        return f"Uji petik {self.period}"


class SpotCheckItem(models.Model):
    """One value drawn: `version` is the one that lay there, `outcome` what was found."""

    check_run = models.ForeignKey(SpotCheck, models.CASCADE, related_name="items")
    result = models.ForeignKey(Result, models.PROTECT, related_name="spot_checks")
    order = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=16, choices=Outcome.choices, null=True)
    note = models.TextField(null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    judged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_run", "result"], name="drawn_once_a_check"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.DIFFERS) | Q(note__isnull=False),
                name="a_difference_is_told",
            ),
        ]

    def __str__(self) -> str:
        """Return which value was looked at."""
        return f"{self.check_run} · {self.result}"
