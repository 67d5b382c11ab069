"""What an evaluation of a year said of a unit, and what is done about it."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Position, Unit, Visitor, unit_scope
from jenjang.apps.plans.fields import ExactField

LONGEST_URL = 1000


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Which evaluations."""

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see; the pemda's to who sees all."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(unit__in=scope)

    def of_unit(self, unit_id: int | None) -> Self:
        """Return a unit's (None: the whole pemda's), the latest year first."""
        return self.filter(unit=unit_id).order_by("-year")


class Evaluation(models.Model):
    """The result of an evaluasi AKIP: of a unit (None: the whole pemda) and its year.

    `year` is the year whose performance was evaluated. `value` is 0 to 100 and `rating`
    its predikat ("BB"), both as the letter (LHE) states them.
    """

    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="evaluations"
    )
    year = models.PositiveSmallIntegerField()
    value = ExactField(null=True, blank=True)
    rating = models.CharField(max_length=20, null=True, blank=True)
    letter = models.CharField(max_length=120, null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="one_evaluation"),
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(unit=None),
                name="one_evaluation_of_the_pemda",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0, value__lte=100),
                name="evaluation_0_to_100",
            ),
        ]

    def __str__(self) -> str:
        """Return what was evaluated."""
        return f"Evaluasi AKIP {self.unit or 'pemerintah daerah'} {self.year}"


class RecommendationState(models.TextChoices):
    """How far the follow-up of a recommendation is."""

    OPEN = "belum", "Belum"
    IN_HAND = "proses", "Proses"
    CLAIMED = "diajukan", "Diajukan selesai"
    VERIFIED = "diverifikasi", "Selesai, diverifikasi"
    RETURNED = "dikembalikan", "Dikembalikan"


UNSETTLED = (
    RecommendationState.OPEN, RecommendationState.IN_HAND, RecommendationState.RETURNED,
)  # fmt: skip
"""What somebody of the unit still has to do."""


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Which recommendations."""

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see; the pemda's to who sees all."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(evaluation__unit__in=scope)

    def of_year(self, unit_id: int | None, year: int) -> Self:
        """Return those of the evaluation of a unit's year (None: the whole pemda's)."""
        return self.filter(evaluation__unit=unit_id, evaluation__year=year)

    def unsettled(self) -> Self:
        """Return those that the unit still has to do something about."""
        return self.filter(state__in=UNSETTLED)

    def for_table(self) -> Self:
        """Return them in order with all that a row shows; two queries."""
        rows = self.select_related("evaluation__unit", "position")
        return rows.prefetch_related(
            models.Prefetch(
                "proofs", RecommendationProof.objects.standing().select_related("file")
            )
        ).order_by("evaluation__year", "order", "pk")


class Recommendation(models.Model):
    """A recommendation, what is planned about it, and how far that is.

    The columns of a follow-up table: `number`, `text`, `action` (rencana tindak lanjut),
    `target`, `time` as written ("Triwulan II"), with `due_on` its last day where somebody
    said so. `position` answers for it; `responsible` is who the paper names where that is
    no position here. `done` is what was done, `reason` why it was returned.
    """

    evaluation = models.ForeignKey(
        Evaluation, models.PROTECT, related_name="recommendations"
    )
    order = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, null=True, blank=True)
    text = models.TextField()
    action = models.TextField(null=True, blank=True)
    target = models.TextField(null=True, blank=True)
    time = models.CharField(max_length=200, null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    responsible = models.CharField(max_length=300, null=True, blank=True)
    state = models.CharField(
        max_length=12,
        choices=RecommendationState.choices,
        default=RecommendationState.OPEN,
    )
    done = models.TextField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    reason = models.TextField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["evaluation", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "order"], name="one_recommendation_place"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["diajukan", "diverifikasi"])
                | Q(finished_on__isnull=False),
                name="settled_recommendation_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="dikembalikan") | Q(reason__isnull=False),
                name="returned_recommendation_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return what was recommended."""
        return self.text[:300]

    @property
    def answered_by(self) -> str | None:
        """Return who answers for it: a position here, else who the paper names."""
        return str(self.position) if self.position else self.responsible

    def is_late(self, today: dt.date) -> bool:
        """Return whether its last day is over and the unit has not claimed it done."""
        is_over = self.due_on is not None and self.due_on < today
        return is_over and self.state in UNSETTLED


class ProofQuerySet(models.QuerySet["RecommendationProof"]):
    """Which proofs."""

    def standing(self) -> Self:
        """Return those that were not taken away again."""
        return self.filter(removed_at=None).order_by("pk")


class RecommendationProof(models.Model):
    """A file or link that shows what was done about a recommendation (bukti).

    Taken away, the row stays with who did it and when.
    """

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="proofs"
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    url = models.CharField(max_length=LONGEST_URL, null=True, blank=True)
    name = models.CharField(max_length=255)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = ProofQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, url=None) | Q(file=None, url__isnull=False),
                name="proof_is_a_file_or_a_link",
            ),
            models.UniqueConstraint(
                fields=["recommendation", "file"],
                condition=Q(removed_at=None),
                name="a_file_once_a_recommendation",
            ),
            models.UniqueConstraint(
                fields=["recommendation", "url"],
                condition=Q(removed_at=None),
                name="a_link_once_a_recommendation",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is called."""
        return self.name
