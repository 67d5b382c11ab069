"""What is to be reached: the pohon kinerja."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.history.rows import QuicklyRead
from jenjang.apps.organisation.models import Position, Unit, Visitor, unit_scope
from jenjang.apps.plans.models.activities import Activity
from jenjang.apps.plans.models.plans import Plan, PlanKind, PlanState
from jenjang.web.prepared import Given


class ObjectiveLevel(models.TextChoices):
    """Levels of the pohon kinerja, from the top."""

    MISI = "misi", "Misi"
    TUJUAN = "tujuan", "Tujuan"
    STRATEGIS = "sasaran strategis", "Sasaran strategis"
    PROGRAM = "sasaran program", "Sasaran program"
    KEGIATAN = "sasaran kegiatan", "Sasaran kegiatan"
    SUB_KEGIATAN = "sasaran sub kegiatan", "Sasaran sub kegiatan"
    KINERJA = "kinerja", "Kinerja"


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    """Which nodes of the pohon kinerja."""

    def visible_to(self, user: Visitor, today: dt.date | None = None) -> Self:
        """Return those of the user's units."""
        scope = unit_scope(user, today)
        return self if scope is None else self.filter(plan__unit_id__in=scope)

    def settled(self, unit_id: int | Given, year: int | Given) -> Self:
        """Return those of the unit's plans that hold or held in a year: no draft's."""
        return self.filter(
            plan__unit=unit_id, plan__first_year__lte=year, plan__last_year__gte=year
        ).exclude(plan__state=PlanState.DRAFT)

    def of_the_pemda(self, first_year: int, last_year: int) -> Self:
        """Return those of the RPJMD in force for any of these years, by the tree."""
        return self.filter(
            plan__kind=PlanKind.RPJMD,
            plan__state=PlanState.IN_FORCE,
            plan__first_year__lte=last_year,
            plan__last_year__gte=first_year,
        ).order_by("plan__first_year", "path")

    def supporting(self, lineage: uuid.UUID) -> Self:
        """Return those of plans in force that serve an objective of the RPJMD."""
        return self.filter(supports_lineage=lineage, plan__state=PlanState.IN_FORCE)

    def branch(self, objective: "Objective") -> Self:
        """Return the objective and all below it, in the order of the tree."""
        return self.filter(path__startswith=objective.path)


class Objective(QuicklyRead):
    """A node of the pohon kinerja in one plan; the same one elsewhere shares its `lineage`.

    `parent` is None at the top, and where no parent was found (`is_orphan`).
    `path` holds the primary keys from the top, each of eight digits.
    `supports_lineage` names what of the RPJMD a unit's objective serves, whichever version
    of the RPJMD holds.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="objectives")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=160, editable=False, default="")
    level = models.CharField(max_length=24, choices=ObjectiveLevel.choices)
    text = models.TextField()
    folded_text = models.TextField(editable=False)
    owner = models.ForeignKey(
        Position, models.PROTECT, null=True, related_name="owned_objectives"
    )
    is_orphan = models.BooleanField(default=False)
    csf = models.TextField(blank=True)  # critical success factor, PermenPANRB 89/2021
    order = models.PositiveIntegerField(default=0)
    lineage = models.UUIDField(default=uuid.uuid4, editable=False)
    supports_lineage = models.UUIDField(null=True)  # of an objective of the RPJMD
    activities = models.ManyToManyField(Activity, related_name="objectives", blank=True)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        indexes = [models.Index(fields=["plan", "path"], name="objective_path")]

    def __str__(self) -> str:
        """Return the objective's text."""
        return self.text


class CrosscutState(models.TextChoices):
    """What became of a request to another unit."""

    ASKED = "diminta", "Diminta"
    ACCEPTED = "diterima", "Diterima"
    REFUSED = "ditolak", "Ditolak"
    WITHDRAWN = "ditarik", "Ditarik"


class CrosscutRequest(models.Model):
    """A unit asks another to carry part of an objective (PermenPANRB 89/2021).

    Accepted, the part stands in the other unit's tree as `answer`.
    """

    objective = models.ForeignKey(
        Objective, models.PROTECT, related_name="crosscut_requests"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="crosscut_requests")
    text = models.TextField()
    state = models.CharField(
        max_length=12, choices=CrosscutState.choices, default=CrosscutState.ASKED
    )
    reason = models.TextField(blank=True)
    answer = models.ForeignKey(
        Objective, models.PROTECT, null=True, related_name="crosscut_answers"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "unit"],
                condition=Q(state__in=["diminta", "diterima"]),
                name="one_open_request_a_unit",
            ),
            models.CheckConstraint(
                condition=~Q(state="ditolak") | ~Q(reason=""),
                name="crosscut_refused_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return what is asked of whom."""
        return f"{self.unit}: {self.text}"[:300]
