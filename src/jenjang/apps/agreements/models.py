"""Perjanjian Kinerja: identified by unit, year, first party's position and revision."""

from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Appointment, Position, Unit, Year
from jenjang.apps.plans.models import Activity, Indicator


class State(models.TextChoices):
    """Where an agreement stands; an adopted paper is in force from the start."""

    DRAFT = "draf", "Draf"
    IN_FORCE = "berlaku", "Berlaku"
    SUPERSEDED = "digantikan", "Digantikan"


class Agreement(models.Model):
    """One paper: revision 0 is murni, n is Perubahan n.

    `document` is the frozen typed document as JSON (papers.exchange); every print is made
    from it and its SHA-256 never changes once the agreement is in force.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="agreements")
    year = models.ForeignKey(Year, models.PROTECT, related_name="agreements")
    position = models.ForeignKey(Position, models.PROTECT, related_name="agreements")
    revision = models.PositiveSmallIntegerField(default=0)
    first_party = models.ForeignKey(Appointment, models.PROTECT, related_name="promises")
    second_party = models.ForeignKey(
        Appointment, models.PROTECT, null=True, related_name="accepted_promises"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    signed_on = models.DateField(null=True)
    layout = models.CharField(max_length=40)
    document = models.JSONField()
    document_sha256 = models.CharField(max_length=64, editable=False)
    source = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="agreements"
    )
    adopted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position__path", "revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "position", "revision"], name="one_agreement"
            )
        ]

    def __str__(self) -> str:
        """Return what it is and whose."""
        kind = f"PK Perubahan {self.revision}" if self.revision else "PK"
        return f"{kind} {self.year_id} · {self.position}"


class Commitment(models.Model):
    """An indicator promised in an agreement, in the paper's order."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="commitments")
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "indicator"], name="promised_once_a_paper"
            )
        ]

    def __str__(self) -> str:
        """Return the indicator's text."""
        return str(self.indicator)


class Allotment(models.Model):
    """An activity named in an agreement with the ceiling it states, whole rupiah."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="allotments")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="allotments")
    amount_idr = models.BigIntegerField(null=True)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_idr=None) | Q(amount_idr__gte=0),
                name="allotment_not_negative",
            )
        ]

    def __str__(self) -> str:
        """Return activity and amount."""
        return f"{self.activity}: {self.amount_idr}"
