"""A new year goes on from the last one: the same series, targets proposed, done once."""

from decimal import Decimal

import pytest

from jenjang.apps.history.models import Entry
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.organisation.models import Period, PeriodKind, Unit, Year
from jenjang.apps.plans.models import Indicator, Objective, Plan, Series, Stage, Target
from jenjang.apps.plans.services import TargetFigure, carry_year, set_target
from jenjang.apps.plans.snapshots import Origin, Way, new_year_of
from jenjang.core.values import Refused
from tests import office
from tests.factories import GovernmentFactory, UnitFactory, opened_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    GovernmentFactory()
    adopt_papers(office.office(), by=None)
    return Unit.objects.get()


def of_year(unit: Unit, year: int) -> Plan:
    return Plan.objects.get(unit=unit, first_year=year)


def rows(plan: Plan) -> list[tuple[object, ...]]:
    """Return what two years of a plan share: lineage, owner, place in the tree, series."""
    return [
        (
            node.lineage,
            node.owner_id,
            node.parent.lineage if node.parent else None,
            node.text,
            sorted(node.activities.values_list("pk", flat=True)),
            sorted(node.indicators.values_list("series_id", "owner_id", "text")),
        )
        for node in Objective.objects.filter(plan=plan).order_by("path")
    ]


def test_a_plan_from_agreements_is_copied_with_lineage_owners_activities_and_series(unit):
    series = Series.objects.count()

    carry_year(unit_id=unit.pk, year=2026, by=None)

    assert rows(of_year(unit, 2026)) == rows(of_year(unit, 2025))
    assert of_year(unit, 2026).copied_from == of_year(unit, 2025)
    assert Series.objects.count() == series


def test_targets_of_last_year_are_marked_as_proposals(unit):
    carry_year(unit_id=unit.pk, year=2026, by=None)

    made = Target.objects.filter(period__year=2026)
    assert {one.is_proposal for one in made} == {True}
    assert {one.stage for one in made} == {Stage.RENJA}
    ikm = made.get(series__indicators__text="Indeks Kepuasan Masyarakat",
                   series__indicators__plan__first_year=2026)  # fmt: skip
    assert (ikm.value, ikm.text) == (Decimal("87.5"), "87,50")


def test_a_proposal_that_is_confirmed_is_one_no_more(unit):
    carry_year(unit_id=unit.pk, year=2026, by=None)
    proposed = Target.objects.filter(period__year=2026).first()
    indicator = Indicator.objects.get(series=proposed.series, plan__first_year=2026)

    set_target(
        indicator=indicator,
        period=proposed.period,
        stage=Stage.RENJA,
        revision=0,
        figure=TargetFigure(proposed.value, proposed.text),
        by=None,
    )

    proposed.refresh_from_db()
    assert not proposed.is_proposal


def test_a_renstra_that_covers_the_year_goes_on_with_its_own_targets(unit):
    plan = of_year(unit, 2025)
    Plan.objects.filter(pk=plan.pk).update(kind="renstra", last_year=2029)
    opened_year(2026)
    indicator = plan.indicators.first()
    set_target(
        indicator=indicator,
        period=Period.objects.get(year=2026, kind=PeriodKind.YEAR),
        stage=Stage.RENSTRA,
        revision=0,
        figure=TargetFigure(Decimal("89.5"), "89,50"),
        by=None,
    )

    carried = carry_year(unit_id=unit.pk, year=2026, by=None)

    assert carried.way is Way.CONTINUES
    assert Plan.objects.filter(unit=unit).count() == 1
    proposed = Target.objects.get(
        series=indicator.series, period__year=2026, stage=Stage.RENJA
    )
    assert (proposed.value, proposed.is_proposal) == (Decimal("89.5"), False)


def test_the_preview_says_what_will_be_carried_and_changes_nothing(unit):
    opened_year(2026)
    preview = new_year_of(unit, 2026)

    assert (preview.way, preview.objective_count) == (Way.COPIED, 7)
    assert len(preview.proposed) == len(preview.to_set) == 7
    assert {one.origin for one in preview.proposed} == {Origin.LAST_YEAR}
    assert not Plan.objects.filter(first_year=2026).exists()


def test_carrying_again_changes_nothing(unit):
    carry_year(unit_id=unit.pk, year=2026, by=None)
    counts = (Objective.objects.count(), Indicator.objects.count(), Target.objects.count())

    again = carry_year(unit_id=unit.pk, year=2026, by=None)

    assert again.is_done
    assert counts == (
        Objective.objects.count(),
        Indicator.objects.count(),
        Target.objects.count(),
    )
    assert Entry.objects.filter(action="plan.carried").count() == 1


def test_a_target_somebody_set_is_kept(unit):
    carry_year(unit_id=unit.pk, year=2026, by=None)
    kept = Target.objects.filter(period__year=2026).first()
    Target.objects.filter(pk=kept.pk).update(value=Decimal(99), is_proposal=False)

    carry_year(unit_id=unit.pk, year=2026, by=None)

    kept.refresh_from_db()
    assert kept.value == Decimal(99)


def test_the_year_is_opened_with_its_periods(unit):
    carry_year(unit_id=unit.pk, year=2026, by=None)
    assert Year.objects.get(pk=2026).opened_at is not None


def test_a_renstra_that_ended_is_not_copied_but_said(unit):
    Plan.objects.filter(unit=unit).update(kind="renstra")
    with pytest.raises(Refused, match="tidak mencakup 2026"):
        carry_year(unit_id=unit.pk, year=2026, by=None)
    assert not Year.objects.filter(pk=2026).exists()


def test_a_unit_without_a_plan_has_nothing_to_go_on_from():
    GovernmentFactory()
    with pytest.raises(Refused, match="Belum ada rencana 2025"):
        carry_year(unit_id=UnitFactory().pk, year=2026, by=None)
