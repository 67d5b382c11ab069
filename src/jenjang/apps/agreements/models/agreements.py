"""Perjanjian Kinerja: identified by unit, year, first party's position and revision."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
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
from jenjang.apps.plans.models import Objective


class State(models.TextChoices):
    """Where an agreement stands; an adopted paper is in force from the start."""

    DRAFT = "draf", "Draf"
    SUBMITTED = "diajukan", "Diajukan"
    RETURNED = "dikembalikan", "Dikembalikan"
    APPROVED = "disetujui", "Disetujui atasan"
    WAITING = "menunggu", "Menunggu tanda tangan"
    IN_FORCE = "berlaku", "Berlaku"
    SUPERSEDED = "digantikan", "Digantikan"


EDITABLE = (State.DRAFT, State.RETURNED)
"""States in which the document may change; from `SUBMITTED` on it is taken back first."""

OPEN = (*EDITABLE, State.SUBMITTED, State.APPROVED, State.WAITING)
"""States of a paper on its way: a position has one such paper a year."""

ISSUED = (State.WAITING, State.IN_FORCE, State.SUPERSEDED)
"""States of a paper that is given out: its document stays as it is for ever."""


class ReasonKind(models.TextChoices):
    """Why an agreement is revised (PermenPANRB 53/2014, Lampiran I)."""

    CHANGE_OF_OFFICIAL = "mutasi", "Pergantian atau mutasi pejabat"
    STRATEGY = "strategi", "Perubahan strategi atau alokasi anggaran"
    PRIORITY = "prioritas", "Perubahan prioritas atau asumsi"


class Frozen(TypeError):
    """Somebody tried to change the document of an agreement that is on its way or holds."""

    def __init__(self) -> None:
        """Say it once, for every way of trying."""
        super().__init__(
            "Dokumen perjanjian hanya dapat diubah selama masih draf atau dikembalikan."
        )


FROZEN_FIELDS = ("document", "document_sha256")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Which agreements; their frozen documents cannot be changed through it."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(unit_id__in=scope)

    def in_force(self) -> Self:
        """Return those that hold."""
        return self.filter(state=State.IN_FORCE)

    def open(self) -> Self:
        """Return those on their way: neither in force nor replaced."""
        return self.filter(state__in=OPEN)

    def of_year(self, year: int) -> Self:
        """Return those of a year."""
        return self.filter(year_id=year)

    def of_unit(self, unit_id: int, year: int) -> Self:
        """Return those of a unit's year."""
        return self.filter(unit_id=unit_id, year_id=year)

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

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete drafts; raise Frozen where one of them is more than that."""
        if self.exclude(state__in=EDITABLE).exists():
            raise Frozen
        return super().delete()

    # As Django's own: not on the manager, not from a template.
    delete.queryset_only = True  # type: ignore[attr-defined]  # read off the function
    delete.alters_data = True  # type: ignore[attr-defined]  # read off the function


class Agreement(models.Model):
    """One paper: revision 0 is murni, n is Perubahan n.

    `document` is the typed document as JSON (papers.exchange); every print is made from it
    and neither it nor its SHA-256 changes unless the state is one of `EDITABLE`. A paper
    that was read or typed wrongly and comes again is the next `edition` of the same
    revision; the one before it is kept as it was, replaced. `version` grows with every
    edit: who edits an older one is told. `planned` is what plan and budget said when it
    was drawn up (snapshots.planned), None for a paper from outside. `code` is what the QR
    of an issued paper leads to: None until it is issued, and never to be guessed.
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
    planned = models.JSONField(null=True, editable=False)
    version = models.PositiveIntegerField(default=0)
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="revised_by"
    )
    reason_kind = models.CharField(
        max_length=12, choices=ReasonKind.choices, null=True, blank=True
    )
    reason = models.TextField(null=True, blank=True)
    returned_because = models.TextField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    code = models.CharField(max_length=32, null=True, unique=True, editable=False)
    issued_at = models.DateTimeField(null=True, editable=False)
    issued_pdf = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="issued_agreements"
    )
    issued_sha256 = models.CharField(max_length=64, null=True, editable=False)

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
            models.UniqueConstraint(
                fields=["unit", "year", "position"],
                condition=Q(state__in=OPEN),
                name="one_open_agreement",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WAITING)
                | Q(code__isnull=False, issued_at__isnull=False),
                name="waiting_for_signatures_is_issued",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is and whose."""
        kind = f"PK Perubahan {self.revision}" if self.revision else "PK"
        return f"{kind} {self.year_id} · {self.position}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row; raise Frozen where a document that may not change would."""
        fields = kwargs.get("update_fields") or FROZEN_FIELDS
        is_written = any(name in fields for name in FROZEN_FIELDS)
        if not self._state.adding and is_written and self._is_kept_frozen():
            raise Frozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a draft; raise Frozen where it is more than that."""
        if self._is_kept_frozen():
            raise Frozen
        return super().delete(*args, **kwargs)

    def _is_kept_frozen(self) -> bool:
        kept = Agreement.objects.filter(pk=self.pk).exclude(state__in=EDITABLE)
        return kept.exists()
