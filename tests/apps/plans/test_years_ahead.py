"""A plan looks to years that nobody works in yet, and a draft is worked by nobody."""

from decimal import Decimal

import pytest

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.snapshots.series import lines_in_force, targets_in_force
from jenjang.apps.organisation.models import Period, PeriodKind, Year
from jenjang.apps.organisation.services import foresee_year, open_year
from jenjang.apps.plans import services
from jenjang.apps.plans.models import (
    Indicator,
    ObjectiveLevel,
    Plan,
    PlanKind,
    PlanState,
    Stage,
)
from jenjang.apps.plans.services import IndicatorFacts, TargetFigure
from tests.factories import PlanFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_a_year_ahead_has_periods_but_is_not_open():
    foresee_year(2029)

    assert Period.objects.filter(year=2029).count() == 19
    assert list(Year.objects.opened()) == []
    assert not Entry.objects.exists()


def test_opening_a_year_that_a_plan_looked_to_opens_it_once():
    foresee_year(2029)

    open_year(year=2029, by=None)
    open_year(year=2029, by=None)

    assert [year.pk for year in Year.objects.opened()] == [2029]
    assert Period.objects.filter(year=2029).count() == 19
    assert Entry.objects.filter(action="year.opened").count() == 1


def indicator_in(plan: Plan, target: int) -> Indicator:
    node = services.add_objective(
        plan=plan,
        level=ObjectiveLevel.STRATEGIS,
        text="Meningkatnya pelayanan",
        parent=None,
        owner=None,
        order=0,
        by=None,
    )
    row = services.add_indicator(
        objective=node, facts=IndicatorFacts("Indeks"), owner=None, order=0, by=None
    )
    services.set_target(
        indicator=row,
        period=Period.objects.get(year=2025, kind=PeriodKind.YEAR),
        stage=Stage.RENSTRA,
        revision=plan.revision,
        figure=TargetFigure(Decimal(target), None),
        by=None,
    )
    return row


def test_measurement_sees_neither_the_wording_nor_the_target_of_a_draft():
    open_year(year=2025, by=None)
    unit = UnitFactory()
    held = {"unit": unit, "kind": PlanKind.RENSTRA, "first_year": 2025, "last_year": 2029}
    first = indicator_in(PlanFactory(**held), 80)
    draft = PlanFactory(**held, revision=1, state=PlanState.DRAFT)
    second = indicator_in(draft, 90)

    assert first.series_id == second.series_id
    assert [line.indicator_id for line in lines_in_force(unit.pk, 2025)] == [first.pk]
    assert targets_in_force(2025, {first.series_id: "year"})[first.series_id].value == 80

    draft.state = PlanState.IN_FORCE
    draft.save()

    assert [line.indicator_id for line in lines_in_force(unit.pk, 2025)] == [second.pk]
    assert targets_in_force(2025, {first.series_id: "year"})[first.series_id].value == 90
