"""A report as it was frozen: it never changes, a correction is another edition."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Visitor, unit_scope
from jenjang.apps.reports.models.reports import PerformanceReport

LATER = frozenset({"published_at", "withdrawn_at", "withdrawal"})
"""What of an edition is written after its freezing."""


class EditionFrozen(TypeError):
    """Somebody tried to change or delete what was frozen."""

    def __init__(self) -> None:
        """Say it once, for every way of trying."""
        super().__init__("Naskah beku tidak berubah; koreksi adalah edisi baru.")


class EditionQuerySet(models.QuerySet["Edition"]):
    """Which editions; what was frozen cannot be changed through it."""

    def update(self, **fields: Any) -> int:
        """Write what comes later (LATER); raise EditionFrozen for anything else."""
        if fields.keys() - LATER:
            raise EditionFrozen
        return super().update(**fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raise EditionFrozen."""
        raise EditionFrozen

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see; the pemda's to who sees all."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(report__unit__in=scope)

    def published(self) -> Self:
        """Return of each report the latest edition that was published and stands."""
        return self.shown().filter(withdrawn_at=None)

    def shown(self) -> Self:
        """Return of each report the latest edition that was published, withdrawn or not."""
        later = Edition.objects.filter(
            report=models.OuterRef("report"),
            n__gt=models.OuterRef("n"),
            published_at__isnull=False,
        )
        return self.filter(published_at__isnull=False).exclude(models.Exists(later))

    def for_page(self) -> Self:
        """Return them with report, unit and period, and without their documents."""
        rows = self.select_related("report__unit", "report__period", "pdf", "public_pdf")
        bound = rows.select_related("publication__pdf", "publication__public_pdf")
        return bound.defer("document")


class Edition(models.Model):
    """The n-th freezing of a report: its blocks as JSON, the paper, what its QR leads to.

    `document_sha256` is of the document, `sha256` of the paper; `public_pdf` is the same
    paper with its NIPs masked. From the second on there is a `reason`. A published one has
    `published_at`; one that was taken back `withdrawn_at` and why (`withdrawal`). Nothing
    else of a row is ever written again.
    """

    report = models.ForeignKey(PerformanceReport, models.PROTECT, related_name="editions")
    n = models.PositiveSmallIntegerField()
    document = models.JSONField(editable=False)
    document_sha256 = models.CharField(max_length=64, editable=False)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    public_pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, editable=False)
    code = models.CharField(max_length=40, unique=True, editable=False)
    reason = models.TextField(null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    frozen_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawal = models.TextField(null=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["report", "-n"]
        constraints = [
            models.UniqueConstraint(fields=["report", "n"], name="one_edition"),
            models.CheckConstraint(
                condition=Q(n=1) | Q(n__gt=1, reason__isnull=False),
                name="another_edition_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawal=None)
                | Q(
                    published_at__isnull=False,
                    withdrawn_at__isnull=False,
                    withdrawal__isnull=False,
                ),
                name="withdrawn_edition_was_published",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is: the report, and which edition from the second on."""
        return str(self.report) if self.n == 1 else f"{self.report} (edisi {self.n})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new row, or what comes later; raise EditionFrozen for anything else."""
        is_new = self._state.adding
        if not is_new and not set(kwargs.get("update_fields") or ("all",)) <= LATER:
            raise EditionFrozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raise EditionFrozen."""
        raise EditionFrozen

    @property
    def paper_of_public(self) -> StoredFile:
        """Return the PDF for the public: with the statement of its reviu once bound."""
        bound = getattr(self, "publication", None)
        return self.public_pdf if bound is None else bound.public_pdf
