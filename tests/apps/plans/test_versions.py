"""Versions of plans: copies with a lineage, one in force, series that never break."""

import pytest

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Achievement
from jenjang.apps.measurement.services import is_anything_marked
from jenjang.apps.organisation.models import Year
from jenjang.apps.plans import services
from jenjang.apps.plans.models import (
    Indicator,
    Objective,
    Plan,
    PlanKind,
    PlanState,
    Problem,
    Stage,
    StrategicIssue,
    Target,
)
from jenjang.core.values import Refused
from tests.apps.plans.drawn import Drawn, sheet_of, url
from tests.web.place import furnished_unit

pytestmark = pytest.mark.django_db


def in_force(drawn: Drawn) -> Plan:
    return services.put_plan_in_force(plan_id=drawn.plan.pk, by=None)


def test_a_plan_makes_its_years_without_opening_them(drawn):
    assert list(Year.objects.order_by("pk").values_list("pk", flat=True)) == [
        2025, 2026, 2027, 2028, 2029,
    ]  # fmt: skip
    assert [year.pk for year in Year.objects.opened()] == [2025]


def test_a_perubahan_is_a_copy_with_lineage_series_links_and_targets(drawn):
    drawn.low.activities.add(drawn.activity)
    problem = Problem.objects.create(
        plan=drawn.plan, kind="pokok masalah", text="Antrean panjang"
    )
    Problem.objects.filter(pk=problem.pk).update(path=f"{problem.pk:08d}")
    issue = StrategicIssue.objects.create(plan=drawn.plan, text="Layanan digital")
    issue.problems.add(problem)
    issue.objectives.add(drawn.top)

    revised = services.revise_plan(plan_id=in_force(drawn).pk, by=None)

    assert (revised.revision, revised.state) == (1, PlanState.DRAFT)
    olds = list(drawn.plan.objectives.order_by("path"))
    news = list(revised.objectives.order_by("path"))
    assert [one.lineage for one in news] == [one.lineage for one in olds]
    assert [one.text for one in news] == [one.text for one in olds]
    assert news[2].path == f"{news[0].path}{news[1].pk:08d}{news[2].pk:08d}"
    assert list(news[2].activities.all()) == [drawn.activity]
    [indicator] = revised.indicators.all()
    assert indicator.series == drawn.indicator.series
    own = Target.objects.filter(series=indicator.series, stage=Stage.RENSTRA)
    assert own.filter(revision=1).count() == own.filter(revision=0).count() == 2
    [copied] = revised.strategic_issues.all()
    assert [one.text for one in copied.problems.all()] == ["Antrean panjang"]
    assert list(copied.objectives.all()) == [news[0]]


def test_a_perubahan_in_force_supersedes_and_the_old_one_is_closed(drawn):
    old = in_force(drawn)
    revised = services.revise_plan(plan_id=old.pk, by=None)
    assert Plan.objects.get(pk=old.pk).state == PlanState.IN_FORCE

    services.put_plan_in_force(plan_id=revised.pk, by=None)

    assert Plan.objects.get(pk=old.pk).state == PlanState.SUPERSEDED
    with pytest.raises(Refused, match="sudah digantikan"):
        services.remove_objective(objective_id=drawn.second.pk, by=None)


def test_a_target_of_the_perubahan_leaves_that_of_the_murni(drawn):
    revised = services.revise_plan(plan_id=in_force(drawn).pk, by=None)
    copy = revised.indicators.get()
    drawn.client().post(url("indicator", copy.pk), sheet_of(copy, renstra_2026="90"))

    values = Target.objects.filter(series=copy.series, period__year=2026)
    assert dict(values.values_list("revision", "value")) == {0: 82.5, 1: 90}


REFUSED = [
    ({"first_year": 2029, "last_year": 2025}, "Tahun akhir"),
    ({"first_year": 2030, "last_year": 2045}, "paling panjang"),
    ({"kind": PlanKind.RPJMD, "first_year": 2030, "last_year": 2034}, "adalah Renstra"),
    ({"first_year": 2025, "last_year": 2029}, "sudah ada"),
]


@pytest.mark.parametrize(("said", "sentence"), REFUSED)
def test_a_plan_that_makes_no_sense_is_refused_in_a_sentence(drawn, said, sentence):
    with pytest.raises(Refused, match=sentence):
        services.open_plan(
            **{
                "unit": drawn.unit,
                "kind": PlanKind.RENSTRA,
                "begin_as": None,
                "by": None,
                **said,
            }
        )


def test_two_drafts_of_one_plan_are_refused(drawn):
    with pytest.raises(Refused, match="Masih ada draf"):
        services.revise_plan(plan_id=drawn.plan.pk, by=None)


def test_an_empty_plan_is_not_put_in_force_nor_one_twice(drawn):
    Indicator.objects.all().delete()
    plan = in_force(drawn)
    with pytest.raises(Refused, match="bukan draf"):
        services.put_plan_in_force(plan_id=plan.pk, by=None)
    empty = services.open_plan(
        unit=drawn.unit,
        kind=PlanKind.RENSTRA,
        first_year=2030,
        last_year=2034,
        begin_as=None,
        by=None,
    )
    with pytest.raises(Refused, match="masih kosong"):
        services.put_plan_in_force(plan_id=empty.pk, by=None)


def test_a_renstra_begun_from_agreements_goes_on_with_their_series():
    place = furnished_unit("Kecamatan Mekarjati")
    document = Agreement.objects.get().document

    plan = services.open_plan(
        unit=place.unit,
        kind=PlanKind.RENSTRA,
        first_year=2025,
        last_year=2029,
        begin_as=place.indicator.plan,
        by=None,
    )

    assert plan.indicators.get().series == place.indicator.series
    assert Objective.objects.filter(plan=plan).count() == 1
    assert Agreement.objects.get().document == document
    assert Entry.objects.filter(action="plan.opened").count() == 1


def test_what_an_act_on_a_page_changes_is_counted_before_the_next_page(drawn):
    client = drawn.client()
    client.post(url("indicator", drawn.indicator.pk), sheet_of(drawn.indicator))
    assert not Achievement.objects.exists()

    client.post(url("enforce", drawn.plan.pk))
    assert Achievement.objects.filter(series=drawn.indicator.series).count() == 4
    assert not is_anything_marked()

    client.post(
        url("indicator", drawn.indicator.pk),
        sheet_of(drawn.indicator, renstra_2025="77"),
    )
    last = Achievement.objects.get(period__year=2025, period__n=4)
    assert last.target_to_date == 77


def test_the_frequency_changes_until_something_was_measured(drawn):
    client = drawn.client()
    client.post(url("enforce", drawn.plan.pk))
    client.post(
        url("indicator", drawn.indicator.pk),
        sheet_of(drawn.indicator, frequency="semester"),
    )
    row = Indicator.objects.select_related("series").get(pk=drawn.indicator.pk)
    assert row.series.frequency == "semester"
    assert Achievement.objects.filter(series=row.series).count() == 2
