"""Positions, officials, and who holds what when."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jenjang.apps.organisation.models.access import Visitor, unit_scope
from jenjang.apps.organisation.models.units import Unit
from jenjang.web.prepared import Given


class PositionQuerySet(models.QuerySet["Position"]):
    """Which positions, in the order of the tree."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units, and those above all units."""
        scope = unit_scope(user, today)
        if scope is None:
            return self
        return self.filter(Q(unit=None) | Q(unit_id__in=scope)) if scope else self.none()

    def branch(self, position: "Position") -> Self:
        """Return the position and all below it."""
        return self.filter(path__startswith=position.path)

    def for_table(self) -> Self:
        """Return them with unit and superior."""
        return self.select_related("unit", "reports_to")


class Position(models.Model):
    """A jabatan, and whom it reports to; `unit` is None above all units (the bupati).

    `path` holds the primary keys from the top, each of eight digits: a branch is a prefix.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="positions")
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, editable=False)
    reports_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subordinates"
    )
    path = models.CharField(max_length=160, editable=False, default="")
    echelon = models.CharField(max_length=12, null=True, blank=True)
    aliases = models.JSONField(default=list, blank=True)  # other wordings met, folded

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        indexes = [models.Index(fields=["path"], name="position_path")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "folded_name"], name="one_position"),
            models.UniqueConstraint(
                fields=["folded_name"],
                condition=Q(unit=None),
                name="one_position_above_units",
            ),
            models.CheckConstraint(
                condition=Q(reports_to=None) | ~Q(reports_to=F("id")),
                name="nobody_is_his_own_superior",
            ),
        ]

    def __str__(self) -> str:
        """Return the position's name."""
        return self.name


class OfficialQuerySet(models.QuerySet["Official"]):
    """Which persons somebody may see."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those who hold or held a position in the user's units or above them."""
        scope = unit_scope(user, today)
        if scope is None:
            return self
        if not scope:
            return self.none()
        seen = Appointment.objects.filter(
            Q(position__unit=None) | Q(position__unit_id__in=scope)
        )
        return self.filter(pk__in=seen.values("official_id"))


class Official(models.Model):
    """A person in office; `nip` is 18 digits or None (a bupati, staff without one).

    `phone` is what WhatsApp is asked for: digits from the country's code on.
    """

    full_name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, editable=False)
    nip = models.CharField(max_length=18, null=True, blank=True, unique=True)
    rank = models.CharField(
        max_length=80, null=True, blank=True
    )  # as written: "Penata / III.c"
    phone = models.CharField(max_length=15, null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="official",
    )

    objects = OfficialQuerySet.as_manager()

    class Meta:
        ordering = ["full_name"]
        indexes = [models.Index(fields=["folded_name"], name="official_folded_name")]

    def __str__(self) -> str:
        """Return the official's name with titles."""
        return self.full_name


class AppointmentKind(models.TextChoices):
    """How an official holds a position."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Who holds what, when."""

    def on(self, day: dt.date | Given) -> Self:
        """Return the appointments in force on that day."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of positions in the user's units, and above all units."""
        scope = unit_scope(user, today)
        if scope is None:
            return self
        own = Q(position__unit=None) | Q(position__unit_id__in=scope)
        return self.filter(own) if scope else self.none()

    def for_table(self) -> Self:
        """Return them with person, position and unit."""
        return self.select_related("official", "position__unit", "position__reports_to")


class Appointment(models.Model):
    """An official in a position, from a day to a day (None: still)."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="appointments")
    position = models.ForeignKey(Position, models.PROTECT, related_name="appointments")
    kind = models.CharField(
        max_length=10, choices=AppointmentKind.choices, default=AppointmentKind.DEFINITIF
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["position__path", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "position", "since"], name="one_appointment_a_day"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="appointment_ends_later",
            ),
        ]

    def __str__(self) -> str:
        """Return who is what."""
        prefix = "" if self.kind == "definitif" else f"{self.get_kind_display()} "
        return f"{self.official} · {prefix}{self.position}"
