"""Perjanjian Kinerja: identified by unit, year, first party's position and revision."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import (
    Appointment,
    Position,
    Unit,
    Visitor,
    Year,
    unit_scope,
)
from jenjang.apps.plans.models import Activity, Indicator, Objective


class State(models.TextChoices):
    """Where an agreement stands; an adopted paper is in force from the start."""

    DRAFT = "draf", "Draf"
    IN_FORCE = "berlaku", "Berlaku"
    SUPERSEDED = "digantikan", "Digantikan"


class Frozen(TypeError):
    """Somebody tried to change the document of an agreement that is in force."""

    def __init__(self) -> None:
        """Say it once, for every way of trying."""
        super().__init__("Dokumen perjanjian yang sudah berlaku tidak dapat diubah.")


FROZEN_FIELDS = ("document", "document_sha256")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Which agreements; their frozen documents cannot be changed through it."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(unit_id__in=scope)

    def in_force(self) -> Self:
        """Return those neither drafts nor replaced."""
        return self.filter(state=State.IN_FORCE)

    def of_year(self, year: int) -> Self:
        """Return those of a year."""
        return self.filter(year_id=year)

    def for_table(self) -> Self:
        """Return them with parties and positions, without the documents."""
        return self.select_related(
            "unit",
            "position",
            "first_party__official",
            "first_party__position",
            "second_party__official",
            "second_party__position",
        ).defer("document")

    def update(self, **fields: Any) -> int:
        """Update anything but a frozen document."""
        if any(name in fields for name in FROZEN_FIELDS):
            raise Frozen
        return super().update(**fields)


class Agreement(models.Model):
    """One paper: revision 0 is murni, n is Perubahan n.

    `document` is the frozen typed document as JSON (papers.exchange); every print is made
    from it and its SHA-256 never changes once the agreement is in force. A paper that was
    read or typed wrongly and comes again is the next `edition` of the same revision; the
    one before it is kept as it was, replaced.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="agreements")
    year = models.ForeignKey(Year, models.PROTECT, related_name="agreements")
    position = models.ForeignKey(Position, models.PROTECT, related_name="agreements")
    revision = models.PositiveSmallIntegerField(default=0)
    edition = models.PositiveSmallIntegerField(default=0)
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
    objectives = models.ManyToManyField(Objective, related_name="agreements")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["position__path", "revision", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "position", "revision", "edition"],
                name="one_agreement",
            ),
            models.UniqueConstraint(
                fields=["unit", "year", "position"],
                condition=Q(state=State.IN_FORCE),
                name="one_agreement_in_force",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is and whose."""
        kind = f"PK Perubahan {self.revision}" if self.revision else "PK"
        return f"{kind} {self.year_id} · {self.position}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row; raise Frozen where a document in force would change."""
        fields = kwargs.get("update_fields") or FROZEN_FIELDS
        is_written = any(name in fields for name in FROZEN_FIELDS)
        stored = Agreement.objects.filter(pk=self.pk).exclude(state=State.DRAFT)
        if not self._state.adding and is_written and stored.exists():
            raise Frozen
        super().save(*args, **kwargs)


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
            models.UniqueConstraint(
                fields=["agreement", "activity"], name="allotted_once_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(amount_idr=None) | Q(amount_idr__gte=0),
                name="allotment_not_negative",
            ),
        ]

    def __str__(self) -> str:
        """Return activity and amount."""
        return f"{self.activity}: {self.amount_idr}"
