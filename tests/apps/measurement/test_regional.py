"""Sasaran RPJMD: what the units that support each of them reached, and the way down."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jenjang.apps.measurement.snapshots.regional import read_quarters, read_regional
from jenjang.apps.organisation.models import Role, Unit
from jenjang.apps.plans import services
from jenjang.apps.plans.models import Objective, ObjectiveLevel, PlanKind
from jenjang.apps.plans.services import ObjectiveFacts
from tests.apps.measurement.factories import YEAR, open_year, pemda_user, quarter
from tests.apps.measurement.test_rollup_pages import a_kecamatan, page, words

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


class Rpjmd:
    """A plan of the pemda: one goal with two sasaran below it, in force."""

    def __init__(self):
        open_year()
        self.plan = services.open_plan(
            unit=None,
            kind=PlanKind.RPJMD,
            first_year=YEAR,
            last_year=YEAR + 4,
            begin_as=None,
            by=None,
        )
        self.goal = self.node("Terwujudnya tata kelola yang baik", level="tujuan")
        self.service = self.node("Meningkatnya kualitas pelayanan", parent=self.goal)
        self.order = self.node("Meningkatnya ketertiban", parent=self.goal)
        services.put_plan_in_force(plan_id=self.plan.pk, by=None)

    def node(self, text, *, parent=None, level="sasaran strategis"):
        return services.draw_up_objective(
            plan_id=self.plan.pk,
            parent_id=None if parent is None else parent.pk,
            facts=ObjectiveFacts(ObjectiveLevel(level), text),
            by=None,
        )


def link(objective, to):
    Objective.objects.filter(pk=objective.pk).update(supports_lineage=to.lineage)


@pytest.fixture
def rpjmd():
    return Rpjmd()


def test_a_sasaran_of_the_rpjmd_is_the_mean_over_all_indicators_that_support_it(rpjmd):
    good, top, *_ = a_kecamatan("Kecamatan Baik", reached=11, indicators=6)
    poor, other, *_ = a_kecamatan("Kecamatan Kurang", reached=5, indicators=2)
    link(top, rpjmd.service)
    link(other, rpjmd.service)

    found = read_regional([good.unit, poor.unit], quarter(1))
    service = found.whole(rpjmd.service)

    assert (service.indicator_count, service.rated_count) == (8, 8)
    assert service.achievement_percent == Decimal("95")  # (6 x 110 + 2 x 50) / 8
    assert (service.ceiling_idr, service.spent_idr) == (2000, 500)
    assert found.whole(rpjmd.goal).achievement_percent == Decimal("95")
    assert found.whole(rpjmd.order).indicator_count == 0


def test_what_stands_below_another_supporter_counts_once(rpjmd):
    kecamatan, top, *_ = a_kecamatan("Kecamatan Baik", reached=11)
    below = Objective.objects.get(parent=top)
    link(top, rpjmd.service)
    link(below, rpjmd.order)

    found = read_regional([kecamatan.unit], quarter(1))

    assert found.whole(rpjmd.order).indicator_count == 5
    assert found.whole(rpjmd.goal).indicator_count == 5


def test_the_quarters_of_a_sasaran_are_those_its_supporters_have(rpjmd):
    kecamatan, top, *_ = a_kecamatan("Kecamatan Baik", reached=11)
    link(top, rpjmd.service)
    quarters = [quarter(n) for n in (1, 2, 3, 4)]

    rows = read_quarters(rpjmd.service, [kecamatan.unit], quarters)

    assert [row.period for row in rows] == quarters
    assert rows[0].achievement_percent == Decimal("110")
    assert read_quarters(rpjmd.order, [kecamatan.unit], quarters) == []


def test_a_link_outlives_a_revision_of_the_rpjmd(rpjmd):
    kecamatan, top, *_ = a_kecamatan("Kecamatan Baik", reached=11)
    link(top, rpjmd.service)

    revised = services.revise_plan(plan_id=rpjmd.plan.pk, by=None)
    services.put_plan_in_force(plan_id=revised.pk, by=None)
    found = read_regional([kecamatan.unit], quarter(1))

    assert {node.plan_id for node in found.nodes} == {revised.pk}
    anew = next(node for node in found.nodes if node.lineage == rpjmd.service.lineage)
    assert found.whole(anew).indicator_count == 5


def test_the_pages_lead_from_the_rpjmd_to_the_sasaran_of_a_unit(client, rpjmd):
    _, top, *_ = a_kecamatan("Kecamatan Baik", reached=11)
    a_kecamatan("Kecamatan Lepas", reached=8)
    link(top, rpjmd.service)
    client.force_login(pemda_user(Role.PEMBINA))

    whole = words(page(client, "regional"))
    one = words(page(client, "regional_objective", rpjmd.service.pk))

    assert "Meningkatnya kualitas pelayanan" in whole
    assert "1 unit kerja belum mengaitkan sasarannya" in whole
    assert "110,00" in one
    assert f"/sasaran/{top.pk}/" in one


def test_without_an_rpjmd_the_page_says_what_to_do(client):
    a_kecamatan("Kecamatan Baik", reached=11)
    client.force_login(pemda_user(Role.PEMBINA))

    assert "Belum ada RPJMD yang berlaku" in words(page(client, "regional"))


@pytest.mark.parametrize("units", [1, 3])
def test_the_pages_cost_the_same_for_any_number_of_units(client, rpjmd, units):
    for n in range(units):
        _, top, *_ = a_kecamatan(f"Kecamatan {n}", reached=10)
        link(top, rpjmd.service)
    client.force_login(pemda_user(Role.PEMBINA))

    for name, args in (("regional", ()), ("regional_objective", (rpjmd.service.pk,))):
        page(client, name, *args)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, name, *args)
        assert len(queries) <= MOST_QUERIES

    assert Unit.objects.count() == units
