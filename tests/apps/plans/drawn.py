"""An invented Renstra of a kecamatan, drawn up by the services as a user would."""

from decimal import Decimal
from typing import Any

from django.test import Client
from django.urls import reverse

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import PEMDA_ROLES, Role
from jenjang.apps.plans import services
from jenjang.apps.plans.models import (
    Indicator,
    Objective,
    ObjectiveLevel,
    Plan,
    PlanKind,
    Stage,
    TreeAct,
)
from jenjang.apps.plans.services import IndicatorSheet, ObjectiveFacts, TargetFigure
from jenjang.apps.plans.snapshots.facts import (
    fingerprint,
    indicator_facts,
    objective_facts,
)
from tests.factories import (
    ActivityFactory,
    GovernmentFactory,
    PositionFactory,
    UnitFactory,
    granted,
    opened_year,
)


class Drawn:
    """A unit with a draft Renstra: a strategic objective, two below it, one below that."""

    def __init__(self, name: str = "Kecamatan Sukamaju") -> None:
        """Draw it up."""
        GovernmentFactory()
        opened_year(2025)
        self.unit = UnitFactory(name=name)
        self.camat = PositionFactory(unit=self.unit, name="Camat")
        self.kasi = PositionFactory(
            unit=self.unit, name="Kepala Seksi Pelayanan", reports_to=self.camat
        )
        self.activity = ActivityFactory(unit=self.unit)
        self.plan = services.open_plan(
            unit=self.unit,
            kind=PlanKind.RENSTRA,
            first_year=2025,
            last_year=2029,
            begin_as=None,
            by=None,
        )
        self.top = self.node(None, "Meningkatnya kualitas pelayanan", "sasaran strategis")
        self.first = self.node(self.top, "Meningkatnya pelayanan publik")
        self.second = self.node(self.top, "Meningkatnya ketenteraman")
        self.low = self.node(self.first, "Terlaksananya pelayanan", "sasaran kegiatan")
        self.indicator = self.indicator_of(self.top, "Indeks Kepuasan Masyarakat")

    def node(
        self, parent: Objective | None, text: str, level: str = "sasaran program"
    ) -> Objective:
        """Add a node of the camat's."""
        return services.draw_up_objective(
            plan_id=self.plan.pk,
            parent_id=None if parent is None else parent.pk,
            facts=ObjectiveFacts(ObjectiveLevel(level), text, self.camat.pk),
            by=None,
        )

    def indicator_of(self, objective: Objective, text: str, **facts: Any) -> Indicator:
        """Add an indicator with targets of the first two years."""
        sheet = {
            "measured_in": "Nilai",
            "owner_id": self.camat.pk,
            "targets": {
                (Stage.RENSTRA, 2025): TargetFigure(Decimal(80), None),
                (Stage.RENSTRA, 2026): TargetFigure(Decimal("82.5"), None),
            },
        }
        return services.draw_up_indicator(
            objective_id=objective.pk,
            sheet=IndicatorSheet(text=text, **{**sheet, **facts}),
            by=None,
        )

    def client(self, role: Role = Role.OPERATOR) -> Client:
        """Return a signed-in browser of somebody of the unit or the pemda."""
        client = Client()
        client.force_login(granted(role, None if role in PEMDA_ROLES else self.unit))
        return client

    def tree(self, parent: Objective | None = None) -> list[Any]:
        """Return the texts of the tree in order, each with those under it."""
        rows = Objective.objects.filter(plan=self.plan, parent=parent)
        return [[one.text, *self.tree(one)] for one in rows.order_by("order", "pk")]

    def undo(self) -> None:
        """Take the last act back."""
        act = TreeAct.objects.standing(self.plan).first()
        assert act is not None
        services.undo_act(plan_id=self.plan.pk, act_id=act.pk, by=None)


def plan_of(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)


def seen(row: Objective | Indicator) -> str:
    """Return the mark of a row as it is stored now."""
    if isinstance(row, Objective):
        return fingerprint(objective_facts(Objective.objects.get(pk=row.pk)))
    rows = Indicator.objects.select_related("series", "plan")
    return fingerprint(indicator_facts(rows.get(pk=row.pk)))


def actions() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("action", flat=True))


def url(name: str, *keys: object) -> str:
    return reverse(f"plans:{name}", args=keys)


def sheet_of(indicator: Indicator, **typed: str) -> dict[str, str]:
    return {
        "text": indicator.text,
        "measured_in": "%",
        "polarity": "maximize",
        "accumulation": "recompute",
        "frequency": "quarter",
        "numerator_text": "layanan tepat waktu",
        "denominator_text": "seluruh layanan",
        "factor": "100",
        "seen": seen(indicator),
        **typed,
    }
