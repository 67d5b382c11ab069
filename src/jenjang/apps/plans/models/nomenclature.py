"""Lists of urusan, program, kegiatan and sub kegiatan, each of one decree."""

from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.core.figures import fold
from jenjang.core.nomenclature import OWN


class Scope(models.TextChoices):
    """For which government a list is."""

    REGENCY = "KABKOT", "Kabupaten/kota"
    PROVINCE = "PROV", "Provinsi"


class ReleaseQuerySet(models.QuerySet["NomenclatureRelease"]):
    """Which lists."""

    def holding(self, scope: str, year: int) -> "NomenclatureRelease | None":
        """Return the list in force for a year, the oldest for years before all lists."""
        of_scope = self.filter(scope=scope).order_by("-first_year", "-pk")
        return of_scope.filter(first_year__lte=year).first() or of_scope.last()


class NomenclatureRelease(models.Model):
    """One list as a decree gives it; the latest that holds for a year is used.

    `source` is the file an admin loaded it from, None for those that come with Jenjang.
    """

    decree = models.CharField(max_length=160)
    scope = models.CharField(max_length=6, choices=Scope.choices)
    first_year = models.PositiveSmallIntegerField()
    loaded_at = models.DateTimeField(auto_now_add=True)
    source = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-first_year", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["decree", "scope"], name="one_release")
        ]

    def __str__(self) -> str:
        """Return the decree."""
        return self.decree


class NomenclatureQuerySet(models.QuerySet["NomenclatureEntry"]):
    """Which lines of a list."""

    def matching(self, words: str) -> Self:
        """Return those whose code begins with the words, or whose name holds them all."""
        found = self.filter(code__istartswith=words.strip())
        named = self.all()
        for word in fold(words).split():
            named = named.filter(folded_name__contains=word)
        return found | named

    def of_bidang(self, bidang: str | None) -> Self:
        """Return what a unit of a bidang ("7.01") may use; None returns all."""
        if bidang is None:
            return self
        own = Q(code=bidang) | Q(code__startswith=f"{bidang}.") | Q(code__startswith=OWN)
        return self.filter(own)


class NomenclatureEntry(models.Model):
    """A line of the list; `X.XX` stands for any urusan (the supporting program)."""

    release = models.ForeignKey(NomenclatureRelease, models.CASCADE, related_name="entries")
    code = models.CharField(max_length=24)
    level = models.CharField(max_length=16)
    name = models.TextField()
    folded_name = models.TextField(editable=False)
    parent_code = models.CharField(max_length=24, blank=True)
    performance = models.TextField(blank=True)
    indicator = models.TextField(blank=True)
    measured_in = models.CharField(max_length=60, blank=True)

    objects = NomenclatureQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["release", "code"], name="one_entry_a_code")
        ]

    def __str__(self) -> str:
        """Return code and name."""
        return f"{self.code} {self.name}"[:300]
