"""Uploaded papers and what was read in them."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Unit, Visitor, unit_scope
from jenjang.papers.correcting import ChangeKind


class UploadState(models.TextChoices):
    """Where an upload stands."""

    WAITING = "menunggu", "Menunggu"
    READING = "sedang_dibaca", "Sedang dibaca"
    READ = "terbaca", "Terbaca"
    REFUSED = "ditolak", "Ditolak"
    STOPPED = "dihentikan", "Dihentikan"
    ADOPTED = "diadopsi", "Diadopsi"


KEPT = (UploadState.READ, UploadState.ADOPTED)
SETTLED_UNREAD = (UploadState.REFUSED, UploadState.STOPPED)
UNFINISHED = (UploadState.WAITING, UploadState.READING)


LONG_WAIT = dt.timedelta(seconds=60)  # a worker looks every second


class UploadQuerySet(models.QuerySet["Upload"]):
    """Which uploads."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those given for the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(unit_id__in=scope)

    def kept(self) -> Self:
        """Return those that were read: their file and reading are there."""
        return self.filter(state__in=KEPT)

    def unfinished(self) -> Self:
        """Return those that wait for a worker or are being read by one."""
        return self.filter(state__in=UNFINISHED)

    def queue(self) -> list[int]:
        """Return the ids of those that wait, the next one first."""
        waiting = self.filter(state=UploadState.WAITING).order_by("queued_at", "pk")
        return list(waiting.values_list("pk", flat=True))

    def is_nobody_reading(self, now: dt.datetime) -> bool:
        """Return whether something has waited for long and no worker reads anything."""
        waits = Q(state=UploadState.WAITING, queued_at__lt=now - LONG_WAIT)
        return (
            self.filter(waits).exists()
            and not self.filter(state=UploadState.READING).exists()
        )

    def for_table(self) -> Self:
        """Return them with unit and uploader, without what was read."""
        return self.select_related("unit", "uploaded_by").defer("reading")


class Upload(models.Model):
    """One file given for reading; the same bytes again for a unit are the same row.

    Until it is read its bytes are kept under their hash, without a row; once read they
    are a stored `file`. A refused one keeps its name, its hash and why (`problem`), and no
    bytes.
    `reading` is what the reader found, in the shape of ``jenjang read --json``.

    While a worker reads, `claim` names its attempt and `seen_at` is its last sign of
    life; the pages count up, where the reader knows them.
    """

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="uploads")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="uploads")
    state = models.CharField(
        max_length=14, choices=UploadState.choices, default=UploadState.WAITING
    )
    reading = models.JSONField(default=dict)
    problem = models.TextField(null=True)
    pages_read = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(null=True)
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, editable=False)
    seen_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    place_in_queue: int | None = None  # 1 is next; a page says so, no row keeps it

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "id"], name="upload_state")]
        constraints = [
            models.UniqueConstraint(fields=["sha256", "unit"], name="given_once_a_unit"),
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(unit=None), name="given_once_without_unit"
            ),
            models.CheckConstraint(
                condition=Q(state__in=KEPT, file__isnull=False)
                | (~Q(state__in=KEPT) & Q(file=None)),
                name="file_kept_when_read",
            ),
            models.CheckConstraint(
                condition=Q(state=UploadState.REFUSED, problem__isnull=False)
                | (~Q(state=UploadState.REFUSED) & Q(problem=None)),
                name="refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=UploadState.READING,
                    claim__isnull=False,
                    seen_at__isnull=False,
                    started_at__isnull=False,
                )
                | (~Q(state=UploadState.READING) & Q(claim=None, seen_at=None)),
                name="claimed_while_read",
            ),
            models.CheckConstraint(
                condition=Q(pages_total=None) | Q(pages_read__lte=F("pages_total")),
                name="pages_read_of_total",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNFINISHED, finished_at=None)
                | (~Q(state__in=UNFINISHED) & Q(finished_at__isnull=False)),
                name="finished_when_settled",
            ),
        ]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name


class Transcript(models.Model):
    """What stands on the pages of an upload (salinan isi), understood or not.

    The auditor looks at it again when people correct what was read. `blocks` has the shape
    of `papers.exchange.blocks`; `beside` are the uploads it was last compared with.
    """

    upload = models.OneToOneField(Upload, models.CASCADE, related_name="transcript")
    blocks = models.JSONField(default=list)
    beside = models.ManyToManyField(Upload, related_name="+")

    def __str__(self) -> str:
        """Return whose pages they are."""
        return f"Isi {self.upload}"


class CorrectionKind(models.TextChoices):
    """What a person did to a fact or a row of a reading."""

    CONFIRM = ChangeKind.CONFIRM.value, "Dibenarkan"
    CORRECT = ChangeKind.CORRECT.value, "Dikoreksi"
    ADD = ChangeKind.ADD.value, "Ditambahkan"
    REMOVE = ChangeKind.REMOVE.value, "Dihapus"


class Correction(models.Model):
    """What a person made of one fact or row of a reading (koreksi).

    `path` names it (``documents[0].budgets[1].amount``), `was` is what was read there,
    `value` what stands there now; of a row that was added, the row. `version` counts up
    with each change, so that two people who look at the same page notice one another.
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="corrections")
    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=CorrectionKind.choices)
    value = models.JSONField(null=True)
    was = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["upload", "path"], name="one_correction_a_fact"
            ),
        ]

    def __str__(self) -> str:
        """Return what was done, and to what."""
        return f"{self.get_kind_display()}: {self.path}"
