"""Runs of the auditor over any row that holds a document, and the state of each finding."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.history.models import subject_type
from jenjang.apps.organisation.models import Unit, Visitor, unit_scope
from jenjang.papers.audit.finding import GRAVE, Severity

SEVERITIES = [(one.value, one.value.capitalize()) for one in Severity]


class FindingState(models.TextChoices):
    """What became of a finding."""

    OPEN = "terbuka", "Terbuka"
    FIXED = "diperbaiki", "Diperbaiki"
    ACCEPTED = "diterima", "Diterima dengan alasan"
    NOT_AN_ERROR = "bukan", "Bukan kesalahan"


WITH_REASON = (FindingState.ACCEPTED, FindingState.NOT_AN_ERROR)


class Subject(models.Model):
    """What a run or a finding is about: a row of another app, known by type and key."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)

    class Meta:
        abstract = True


class Audit(Subject):
    """One run over a document as it was (`document_sha256`)."""

    document_sha256 = models.CharField(max_length=64)
    run_at = models.DateTimeField(auto_now_add=True)
    run_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    found = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-id"], name="audit_subject")
        ]

    def __str__(self) -> str:
        """Return what was audited."""
        return self.subject_label


class FindingQuerySet(models.QuerySet["Finding"]):
    """Which findings."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those about documents of the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(unit_id__in=scope)

    def of_subject(self, subject: models.Model) -> Self:
        """Return those about one row."""
        return self.filter(subject_type=subject_type(subject), subject_id=subject.pk)

    def open(self) -> Self:
        """Return those that nobody has settled."""
        return self.filter(state=FindingState.OPEN)

    def stopping(self) -> Self:
        """Return those that keep a document from being signed or frozen."""
        return self.open().filter(is_certain=True, severity__in=GRAVE)


class Finding(Subject):
    """What a rule found in a document, and what somebody decided about it.

    `fingerprint` tells the same finding of a later run: the rule, what is written and what
    is expected, never the line. `cause` says why it is wrong; findings of one `group` have
    one root, the one with `is_root`. `places` are those of ``jenjang audit --json``.
    """

    first_run = models.ForeignKey(Audit, models.PROTECT, related_name="+")
    last_run = models.ForeignKey(Audit, models.PROTECT, related_name="findings")
    rule = models.CharField(max_length=8)
    severity = models.CharField(max_length=16, choices=SEVERITIES)
    is_certain = models.BooleanField()
    message = models.TextField()
    written = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    places = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    cause = models.TextField(blank=True)
    group = models.CharField(max_length=200, blank=True)
    is_root = models.BooleanField(default=True)
    state = models.CharField(
        max_length=12, choices=FindingState.choices, default=FindingState.OPEN
    )
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    order = models.PositiveIntegerField(default=0)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["subject_type", "subject_id", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "fingerprint"],
                name="one_finding_a_document",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WITH_REASON) | ~Q(reason=""),
                name="settled_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["unit", "year", "state"], name="finding_unit_year")]

    def __str__(self) -> str:
        """Return the rule and what it says."""
        return f"{self.rule} {self.message}"[:300]
