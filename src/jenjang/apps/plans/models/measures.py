"""Units of measure (satuan): the names forms propose, and what else papers call them."""

from typing import Self

from django.db import models

from jenjang.core.figures import fold
from jenjang.core.figures.units import UnitKind, listed_units


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Which units of measure."""

    def matching(self, words: str) -> Self:
        """Return those whose name or alias holds the words."""
        return self.filter(folded_words__contains=fold(words)) if words.strip() else self

    def names(self) -> list[str]:
        """Return the names forms propose; the shipped ones before the list is loaded."""
        return list(self.values_list("name", flat=True)) or [
            one.name for one in listed_units()
        ]


class Measure(models.Model):
    """A unit of measure; `aliases` are other ways of writing it ("Dok" for Dokumen).

    `kind` is what a figure in it looks like. `folded_words` holds name and aliases, one a
    line, for searching.
    """

    name = models.CharField(max_length=60, unique=True)
    kind = models.CharField(
        max_length=8, choices=[(kind.value, kind.value) for kind in UnitKind]
    )
    aliases = models.JSONField(default=list, blank=True)
    folded_words = models.TextField(editable=False, default="")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
