"""What is paid for: programs, kegiatan, sub kegiatan of a unit."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import Unit, Visitor, unit_scope
from jenjang.apps.organisation.trees import keys_of


class ActivityLevel(models.TextChoices):
    """Levels of the nomenclature."""

    URUSAN = "urusan", "Urusan"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub kegiatan", "Sub kegiatan"


PROMISING = ("draf", "diajukan", "dikembalikan", "disetujui", "menunggu", "berlaku")
"""States of an agreement that names activities: all but that of a replaced one."""


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Which activities, in the order of the nomenclature."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(unit_id__in=scope)

    def of_year(self, unit_id: int, year: int) -> Self:
        """Return those a unit has money for that year, and those above them."""
        paid = self.filter(
            budget_lines__version__unit_id=unit_id, budget_lines__version__year_id=year
        )
        paths = set(paid.values_list("path", flat=True))
        return self.filter(pk__in={pk for path in paths for pk in keys_of(path)})

    def promised_in(self, year: int) -> Self:
        """Return those that agreements of a year name, other than replaced ones."""
        return self.filter(
            allotments__agreement__year_id=year,
            allotments__agreement__state__in=PROMISING,
        ).distinct()


class Activity(models.Model):
    """A program, kegiatan or sub kegiatan of a unit; `code` is None until it is mapped.

    `path` holds the primary keys from the top, each of eight digits.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="activities")
    level = models.CharField(max_length=12, choices=ActivityLevel.choices)
    code = models.CharField(max_length=24, null=True, blank=True)
    name = models.CharField(max_length=400)
    folded_name = models.CharField(max_length=400, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=80, editable=False, default="")

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["code", "path"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "level", "folded_name"],
                condition=Q(code__isnull=True),
                name="one_activity",
            ),  # the nomenclature has lines of one name under several codes
            models.UniqueConstraint(
                fields=["unit", "code"],
                condition=Q(code__isnull=False),
                name="one_activity_a_code",
            ),
        ]

    def __str__(self) -> str:
        """Return code and name."""
        return f"{self.code} {self.name}" if self.code else self.name
