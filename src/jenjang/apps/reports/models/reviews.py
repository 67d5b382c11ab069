"""The reviu of a frozen report by the Inspektorat: its points and what was answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models import Appointment
from jenjang.apps.reports.models.editions import Edition


class ReviewAnswer(models.TextChoices):
    """What a point came to."""

    YES = "ya", "Ya"
    NO = "tidak", "Tidak"
    NOT_APPLICABLE = "tidak berlaku", "Tidak berlaku"


ANSWERS = tuple(ReviewAnswer)


class ReportReview(models.Model):
    """The reviu of one edition by a check-list of core.checklists (`checklist` its key).

    `notes` are the catatan hasil reviu. Closed, `document` holds the statement *telah
    direviu* as JSON blocks and nothing of it changes.
    """

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="review")
    checklist = models.CharField(max_length=40)
    notes = models.TextField(null=True, blank=True)
    reviewer = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(max_length=120, null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    document = models.JSONField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(document__isnull=False, reviewed_on__isnull=False),
                name="closed_review_has_its_statement",
            )
        ]

    def __str__(self) -> str:
        """Return what was reviewed."""
        return f"Reviu {self.edition}"

    @property
    def is_closed(self) -> bool:
        """Return whether the statement stands."""
        return self.closed_at is not None


class ReviewPoint(models.Model):
    """One point of the check-list: the answer, why, and what the unit replied.

    `answer` None: nobody answered yet. `seen` is what the system saw when the reviu was
    begun, empty where it sees nothing.
    """

    review = models.ForeignKey(ReportReview, models.CASCADE, related_name="points")
    key = models.CharField(max_length=12)
    order = models.PositiveSmallIntegerField()
    answer = models.CharField(
        max_length=16, choices=ReviewAnswer.choices, null=True, blank=True
    )
    seen = models.TextField(blank=True, default="")
    note = models.TextField(null=True, blank=True)
    reply = models.TextField(null=True, blank=True)

    class Meta:
        ordering = ["review", "order"]
        constraints = [
            models.UniqueConstraint(fields=["review", "key"], name="one_review_point")
        ]

    def __str__(self) -> str:
        """Return which point it is."""
        return self.key
