"""What a meeting decided: who does it until when, and what it changed."""

from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.followup.models.meetings import AgendaItem
from jenjang.apps.organisation.models import Official, Position, Visitor, unit_scope
from jenjang.apps.plans.models import Activity, BudgetLine, Target


class ChangeKind(models.TextChoices):
    """What a decision is to change."""

    TARGET = "target", "Target pada perubahan"
    CEILING = "pagu", "Pagu"
    ACTIVITY = "kegiatan", "Kegiatan"
    OTHER = "lain", "Tindakan lain"


class DecisionState(models.TextChoices):
    """How far a decision is."""

    OPEN = "terbuka", "Terbuka"
    IN_HAND = "dikerjakan", "Dikerjakan"
    DONE = "selesai", "Selesai"
    CANCELLED = "dibatalkan", "Dibatalkan"


UNFINISHED = (DecisionState.OPEN, DecisionState.IN_HAND)


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Which decisions."""

    def visible_to(self, user: Visitor) -> Self:
        """Return those of the units the user may see."""
        scope = unit_scope(user)
        return self if scope is None else self.filter(item__meeting__unit__in=scope)

    def of_unit(self, unit_id: int, year: int) -> Self:
        """Return those of the meetings about a unit's year."""
        return self.filter(item__meeting__unit=unit_id, item__meeting__period__year=year)

    def unfinished(self) -> Self:
        """Return those that somebody still has to do."""
        return self.filter(state__in=UNFINISHED)

    def for_table(self) -> Self:
        """Return them with their item, meeting, person and period, in order."""
        return self.select_related(
            "item__meeting__period", "item__meeting__unit", "position", "official"
        ).order_by("item__meeting__period__last_day", "item__order", "pk")


class Decision(models.Model):
    """Who does what until when; `official` held the position on the day of the meeting.

    At most one of `target`, `budget_line` and `activity` says what was changed by it;
    `changed` says so in words, and stays where the row itself goes with its plan.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    text = models.TextField()
    position = models.ForeignKey(Position, models.PROTECT, related_name="decisions")
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, related_name="decisions"
    )
    due_on = models.DateField()
    change = models.CharField(
        max_length=10, choices=ChangeKind.choices, default=ChangeKind.OTHER
    )
    state = models.CharField(
        max_length=12, choices=DecisionState.choices, default=DecisionState.OPEN
    )
    evidence = models.TextField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    reason = models.TextField(null=True, blank=True)
    target = models.ForeignKey(Target, models.SET_NULL, null=True, related_name="decisions")
    budget_line = models.ForeignKey(
        BudgetLine, models.SET_NULL, null=True, related_name="decisions"
    )
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, related_name="decisions"
    )
    changed = models.TextField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="selesai")
                | Q(evidence__isnull=False, finished_on__isnull=False),
                name="done_decision_has_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(state="dibatalkan") | Q(reason__isnull=False),
                name="cancelled_decision_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return what was decided."""
        return self.text[:300]
