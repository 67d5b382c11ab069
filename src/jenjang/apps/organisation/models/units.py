"""Perangkat daerah."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models.access import Visitor, unit_scope


class UnitKind(models.TextChoices):
    """Kinds of perangkat daerah."""

    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    LAIN = "lain", "Lainnya"


class UnitQuerySet(models.QuerySet["Unit"]):
    """Which units somebody may see."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return the units the user holds a grant on, or all where a grant names none."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(pk__in=scope)

    def open_on(self, day: dt.date) -> Self:
        """Return the units that are not closed by that day."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day))


class Unit(models.Model):
    """A perangkat daerah; papers are matched on `folded_name` and `aliases`.

    `code` is that of the budget ("7.01.0.00.0.00.06.0000"), `area_code` that of the area
    a kecamatan is (Kemendagri).
    """

    code = models.CharField(max_length=40, null=True, blank=True, unique=True)
    area_code = models.CharField(max_length=13, null=True, blank=True)  # "33.02.19"
    name = models.CharField(max_length=200, unique=True)
    folded_name = models.CharField(max_length=200, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    aliases = models.JSONField(default=list, blank=True)
    address = models.TextField(blank=True)  # lines under the name on its letterhead
    closed_on = models.DateField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the unit's name."""
        return self.name
