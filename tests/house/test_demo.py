"""`jenjang demo`: the sample's papers go in as a user's do, and the pages are alive."""

import csv

import pytest
from django.contrib.auth import authenticate
from tests.conftest import taken_back

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.measurement.models import Result, Spending, Summary
from jenjang.apps.measurement.snapshots.regional import read_regional
from jenjang.apps.organisation.models import Government, Period, Position, Unit
from jenjang.apps.plans.models import Objective
from jenjang.apps.reports.models import Passage, PerformanceReport
from jenjang.config import demo
from jenjang.core.values import Refused


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Load the sample once for this file, and take it back."""
    with taken_back(django_db_blocker):
        yield demo.load()


def lines(name):
    with (demo.SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_papers_of_three_kinds_are_read_and_adopted(loaded):
    assert {paper.suffix for paper in demo.papers()} == {".txt", ".docx", ".pdf"}
    assert Upload.objects.filter(state=UploadState.ADOPTED).count() == len(demo.papers())


def test_every_official_has_an_agreement_and_a_superior_up_to_the_bupati(loaded):
    promised = set(Agreement.objects.in_force().values_list("position__name", flat=True))
    of_unit = Position.objects.exclude(unit=None)
    assert promised == set(of_unit.values_list("name", flat=True))
    assert [p.name for p in Position.objects.filter(reports_to=None)] == [
        "Bupati Tirtajaya"
    ]


def test_no_node_of_the_tree_is_without_a_parent(loaded):
    assert not Objective.objects.filter(is_orphan=True).exists()


def test_every_line_of_results_and_spending_is_entered(loaded):
    texts = {row["indicator"] for row in lines("results.csv")}
    assert Result.objects.count() >= len(lines("results.csv"))
    worded = Result.objects.values_list("indicator__text", flat=True)
    assert set(worded) == texts
    assert Spending.objects.count() == len(lines("spendings.csv"))


def test_the_third_quarter_shows_lights_of_several_colours_and_figures_still_missing(
    loaded,
):
    summary = Summary.objects.of_units().get(period__n=3)
    assert len(summary.rating_counts) >= 3
    assert 0 < summary.measured_count < summary.indicator_count
    assert 0 < summary.spent_idr < summary.ceiling_idr


def test_the_rpjmd_shows_what_the_kecamatan_does_for_it(loaded):
    quarter = Period.objects.get(year=demo.YEAR, kind="quarter", n=3)
    found = read_regional(list(Unit.objects.all()), quarter)
    assert [node.text for node in found.nodes] == [text for _, text in demo.RPJMD]
    assert found.whole(found.nodes[-1]).measured_count > 0


def test_the_report_of_the_quarter_waits_for_words(loaded):
    report = PerformanceReport.objects.get()
    proposed = Passage.objects.filter(section__report=report).drafts()
    assert report.period.n == demo.WRITTEN_QUARTER
    assert proposed.exists()


def test_everybody_may_sign_in_with_the_printed_password(loaded):
    people, password = loaded
    assert [person.username for person in people] == [p.username for p in demo.PEOPLE]
    for person in people:
        user = authenticate(username=person.username, password=password)
        assert user.full_name == person.full_name
        assert not user.must_change_password
        assert person.role in user.grants.values_list("role", flat=True)


def test_loading_again_changes_nothing(loaded):
    before = Result.objects.count(), Agreement.objects.count()
    assert demo.load() == loaded
    assert (Result.objects.count(), Agreement.objects.count()) == before


@pytest.mark.django_db
def test_the_data_of_another_pemda_are_left_alone():
    Government.objects.create(name="Kabupaten Lain", head_title="Bupati Lain")
    with pytest.raises(Refused, match="milik Kabupaten Lain; demo tidak mengubahnya"):
        demo.load()
