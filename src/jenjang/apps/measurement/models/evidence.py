"""What shows that a result is true: a stored file, or a page on the network."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Period, Unit, Visitor
from jenjang.apps.organisation.models.access import unit_scope
from jenjang.apps.plans.models import Indicator, Series

LONGEST_URL = 1000


class LinkState(models.TextChoices):
    """What a look at a link found; nobody is told that it holds what it should."""

    UNCHECKED = "belum_diperiksa", "belum diperiksa"
    OPEN = "terbuka", "terbuka"
    SIGN_IN = "perlu_masuk", "perlu masuk/izin"
    NOT_FOUND = "tidak_ditemukan", "tidak ditemukan"
    UNREACHABLE = "tidak_terjangkau", "tidak terjangkau"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Which evidence."""

    def standing(self) -> Self:
        """Return what was not taken away again."""
        return self.filter(removed_at=None)

    def looked_at_before(self, moment: dt.datetime) -> Self:
        """Return links whose last look was before a moment."""
        return self.filter(url__isnull=False, checked_at__lt=moment)

    def of_unit(self, unit: Unit | int) -> Self:
        """Return that of the unit's series."""
        return self.filter(series__unit=unit)

    def visible_to(self, user: Visitor) -> Self:
        """Return that of the units the user may see."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(series__unit__in=scope)

    def for_table(self) -> Self:
        """Return it with all that a row shows, oldest first."""
        rows = self.select_related("file", "indicator", "added_by", "removed_by")
        return rows.order_by("pk")


class Evidence(models.Model):
    """One file or link behind what a series reached in a period (bukti).

    It belongs to series and period, not to a result: it may come before the figure.
    `name` is what its giver calls it, `pages` where to look ("hlm. 12-14"). Taken away, the
    row stays with who did it and when. `indicator` is the wording in force.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="evidence")
    period = models.ForeignKey(Period, models.PROTECT, related_name="evidence")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="evidence")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    url = models.CharField(max_length=LONGEST_URL, null=True, blank=True)
    name = models.CharField(max_length=255)
    pages = models.CharField(max_length=60, null=True, blank=True)
    note = models.CharField(max_length=300, null=True, blank=True)
    link_state = models.CharField(
        max_length=20, choices=LinkState.choices, null=True, blank=True
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, url=None, link_state=None)
                | Q(file=None, url__isnull=False, link_state__isnull=False),
                name="a_file_or_a_link",
            ),
            models.UniqueConstraint(
                fields=["series", "period", "file"],
                condition=Q(removed_at=None),
                name="a_file_once_a_result",
            ),
            models.UniqueConstraint(
                fields=["series", "period", "url"],
                condition=Q(removed_at=None),
                name="a_link_once_a_result",
            ),
        ]
        indexes = [
            models.Index(
                fields=["period", "series"],
                condition=Q(removed_at=None),
                name="evidence_standing",
            )
        ]

    def __str__(self) -> str:
        """Return what it is called, with the pages to look at."""
        return f"{self.name}, {self.pages}" if self.pages else self.name
