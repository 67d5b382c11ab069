"""Objectives, activities, indicators and budgets: trees that hold, exact figures."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Period, Position, Role
from jenjang.apps.plans import services
from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    Indicator,
    Objective,
    ObjectiveLevel,
    Plan,
    Stage,
    Target,
)
from jenjang.apps.plans.services import IndicatorFacts, TargetFigure
from jenjang.apps.plans.snapshots import Difference, ceilings_of
from jenjang.core.values import Refused
from tests.factories import (
    TODAY,
    ActivityFactory,
    PlanFactory,
    PositionFactory,
    UnitFactory,
    granted,
    opened_year,
)

pytestmark = pytest.mark.django_db


def objective(plan: Plan, text: str, parent: Objective | None = None) -> Objective:
    return services.add_objective(
        plan=plan,
        level=ObjectiveLevel.KEGIATAN,
        text=text,
        parent=parent,
        owner=None,
        order=0,
        by=None,
    )


def three_deep(plan: Plan) -> list[Objective]:
    top = objective(plan, "Meningkatnya pelayanan")
    middle = objective(plan, "Terlaksananya layanan", top)
    return [top, middle, objective(plan, "Tersedianya loket", middle)]


def test_a_branch_is_a_prefix_in_the_order_of_the_tree():
    plan = PlanFactory()
    top, middle, low = three_deep(plan)
    objective(plan, "Lain")

    assert list(Objective.objects.branch(middle)) == [middle, low]
    assert list(Objective.objects.branch(top)) == [top, middle, low]


def test_a_node_moves_with_all_below_it_and_is_an_orphan_no_more():
    plan = PlanFactory()
    _, middle, low = three_deep(plan)
    other = objective(plan, "Lain")
    Objective.objects.filter(pk=middle.pk).update(is_orphan=True)

    moved = services.place_objective(objective_id=middle.pk, parent=other, by=None)

    assert list(Objective.objects.branch(other)) == [other, middle, low]
    assert not moved.is_orphan
    assert Entry.objects.filter(action="objective.placed").count() == 1


def test_a_node_is_not_placed_under_itself_or_in_another_plan():
    top, middle, _ = three_deep(PlanFactory())
    strange = objective(PlanFactory(), "Lain")

    for parent, sentence in (
        (top, "induk dirinya sendiri"),
        (middle, "berada di bawah sasaran ini"),
        (strange, "milik rencana lain"),
    ):
        with pytest.raises(Refused, match=sentence):
            services.place_objective(objective_id=top.pk, parent=parent, by=None)


def test_placing_a_node_where_it_is_leaves_no_trace():
    top, middle, _ = three_deep(PlanFactory())
    before = Entry.objects.count()

    services.place_objective(objective_id=middle.pk, parent=top, by=None)

    assert Entry.objects.count() == before


def test_the_same_node_of_another_year_shares_its_lineage():
    unit = UnitFactory()
    first = objective(PlanFactory(unit=unit), "Terlaksananya layanan")
    later = PlanFactory(unit=unit, first_year=2026, last_year=2026)

    assert objective(later, "TERLAKSANANYA  layanan.").lineage == first.lineage
    assert objective(PlanFactory(), "Terlaksananya layanan").lineage != first.lineage


def test_an_activity_is_one_by_code_and_else_by_level_and_name():
    unit = UnitFactory()
    fields = {"unit": unit, "level": ActivityLevel.PROGRAM, "parent": None, "by": None}
    coded = services.ensure_activity(name="Program A", code="7.01.01", **fields)

    assert services.ensure_activity(name="Lain", code="7.01.01", **fields) == coded
    assert services.ensure_activity(name="PROGRAM  A", code=None, **fields) == coded
    assert services.ensure_activity(name="Program B", code=None, **fields) != coded
    assert Activity.objects.count() == 2


def indicator(node: Objective, text: str = "Jumlah layanan") -> Indicator:
    return services.add_indicator(
        objective=node, facts=IndicatorFacts(text=text), owner=None, order=0, by=None
    )


def test_an_indicator_of_next_year_continues_its_series():
    unit = UnitFactory()
    first = indicator(objective(PlanFactory(unit=unit), "A"))
    later = PlanFactory(unit=unit, first_year=2026, last_year=2026)

    assert indicator(objective(later, "A"), "JUMLAH layanan").series == first.series
    assert indicator(objective(PlanFactory(), "A")).series != first.series


def test_two_indicators_of_the_same_words_in_one_plan_are_two_series():
    plan = PlanFactory()

    one, other = indicator(objective(plan, "A")), indicator(objective(plan, "B"))

    assert one.series != other.series


def year_target(row: Indicator, value: str, text: str) -> TargetFigure | None:
    return services.set_target(
        indicator=row,
        period=Period.objects.get(kind="year"),
        stage=Stage.PK,
        revision=0,
        figure=TargetFigure.of(Decimal(value), text),
        by=None,
    )


def test_a_target_tells_what_it_was_and_is_silent_when_the_same():
    opened_year()
    row = indicator(objective(PlanFactory(), "A"))

    assert year_target(row, "87.5", "87,50") == TargetFigure(None, None)
    assert year_target(row, "87.5", "87,50") is None
    assert year_target(row, "88", "88,00") == TargetFigure(Decimal("87.5"), "87,50")
    assert Target.objects.get().value == Decimal(88)
    assert Entry.objects.filter(action="target.set").count() == 2


def test_a_target_finer_than_a_row_can_hold_stays_as_printed():
    assert TargetFigure.of(Decimal("3.14159"), "3,14159") == TargetFigure(None, "3,14159")


@pytest.mark.parametrize("text", ["0.0001", "999999999999.9999", "-12.5", "0"])
def test_a_value_comes_back_exactly(text):
    opened_year()
    year_target(indicator(objective(PlanFactory(), "A")), text, text)

    assert Target.objects.get().value == Decimal(text)


def chain() -> tuple[BudgetVersion, Position, Position]:
    """Return a budget "dari PK" and two positions, the second under the first."""
    opened_year()
    camat = PositionFactory()
    kasi = PositionFactory(unit=camat.unit, name="Kasi Pelayanan", reports_to=camat)
    version = services.budget_from_agreements(
        unit=camat.unit, year=2025, revision=0, by=None
    )
    return version, camat, kasi


def state(version, activity, amount_idr: int, by: Position, source: str | None = None):
    return services.state_ceiling(
        version=version,
        activity=activity,
        amount_idr=amount_idr,
        fund_source=source,
        stated_by=by,
        by=None,
    )


def test_the_superiors_ceiling_holds_whoever_states_first():
    version, camat, kasi = chain()
    activity = ActivityFactory(unit=camat.unit)

    assert not state(version, activity, 90, kasi).is_superiors
    assert not state(version, activity, 100, camat).is_superiors
    assert state(version, activity, 80, kasi).is_superiors
    assert BudgetLine.objects.get().amount_idr == 100


def test_a_fund_source_that_one_paper_does_not_print_is_not_counted_twice():
    version, camat, kasi = chain()
    activity = ActivityFactory(unit=camat.unit)

    state(version, activity, 100, camat, "APBD")
    state(version, activity, 100, kasi, None)

    assert BudgetLine.objects.get().fund_source == "APBD"


def test_two_fund_sources_of_one_activity_add_up():
    version, camat, _ = chain()
    activity = ActivityFactory(unit=camat.unit)

    state(version, activity, 100, camat, "APBD")
    state(version, activity, 50, camat, "DAK")

    assert ceilings_of(camat.unit_id, 2025).total_idr == 150


def test_a_negative_ceiling_is_refused_by_the_act_and_by_the_database():
    version, camat, _ = chain()
    activity = ActivityFactory(unit=camat.unit, name="Program A")

    with pytest.raises(Refused, match="Pagu Program A negatif"):
        state(version, activity, -1, camat)
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetLine.objects.create(version=version, activity=activity, amount_idr=-1)


def test_a_revised_budget_begins_as_the_one_before_it():
    version, camat, _ = chain()
    state(version, ActivityFactory(unit=camat.unit), 100, camat)

    revised = services.budget_from_agreements(
        unit=camat.unit, year=2025, revision=1, by=None
    )

    assert [line.amount_idr for line in revised.lines.all()] == [100]
    assert ceilings_of(camat.unit_id, 2025).total_idr == 100


def test_in_a_budget_from_agreements_the_stated_ceiling_holds_and_the_difference_is_told():
    version, camat, kasi = chain()
    program = ActivityFactory(unit=camat.unit)
    kegiatan = ActivityFactory(
        unit=camat.unit, level=ActivityLevel.KEGIATAN, parent=program
    )
    state(version, program, 100, camat)
    state(version, kegiatan, 70, kasi)

    ceilings = ceilings_of(camat.unit_id, 2025)

    assert ceilings.total_idr == 100
    assert ceilings.differences == (Difference(program.pk, 100, 70),)


def test_in_a_dpa_the_ceiling_is_the_sum_of_its_parts():
    version, camat, _ = chain()
    program = ActivityFactory(unit=camat.unit)
    kegiatan = ActivityFactory(
        unit=camat.unit, level=ActivityLevel.KEGIATAN, parent=program
    )
    state(version, program, 999, camat)
    dpa = BudgetVersion.objects.create(unit=camat.unit, year_id=2025, kind=BudgetKind.DPA)
    for activity, amount in ((program, 100), (kegiatan, 70)):
        BudgetLine.objects.create(version=dpa, activity=activity, amount_idr=amount)

    assert ceilings_of(camat.unit_id, 2025).by_activity == {program.pk: 70, kegiatan.pk: 70}


def test_ceilings_cost_two_queries_for_any_number_of_activities(django_assert_num_queries):
    version, camat, _ = chain()
    for amount in range(1, 6):
        state(version, ActivityFactory(unit=camat.unit), amount, camat)

    with django_assert_num_queries(2):
        assert ceilings_of(camat.unit_id, 2025).total_idr == 15


def test_rows_are_seen_by_their_unit():
    plan = PlanFactory()
    row = objective(plan, "A")
    activity = ActivityFactory(unit=plan.unit)
    own, other = granted(Role.OPERATOR, plan.unit), granted(Role.OPERATOR, UnitFactory())

    assert list(Objective.objects.visible_to(own, TODAY)) == [row]
    assert list(Activity.objects.visible_to(own, TODAY)) == [activity]
    assert not Objective.objects.visible_to(other, TODAY).exists()
    assert not Activity.objects.visible_to(other, TODAY).exists()


def test_activities_of_a_year_come_with_those_above_them():
    version, camat, _ = chain()
    program = ActivityFactory(unit=camat.unit)
    kegiatan = ActivityFactory(
        unit=camat.unit, level=ActivityLevel.KEGIATAN, parent=program
    )
    ActivityFactory(unit=camat.unit)
    state(version, kegiatan, 70, camat)

    assert set(Activity.objects.of_year(camat.unit_id, 2025)) == {program, kegiatan}
