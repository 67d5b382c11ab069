"""The history on its page: every change, by whom, from what to what."""

import re
from pathlib import Path

import pytest

import jenjang.apps
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Role
from jenjang.apps.organisation.views.wording import ACTS, Change, changes_between
from tests.factories import UnitFactory


@pytest.fixture
def two_units(place):
    other = UnitFactory(name="Kecamatan Wanasari")
    for unit in (place.unit, other):
        record(
            actor=None,
            action="unit.renamed",
            subject=unit,
            before={"name": "Lama"},
            after={"name": unit.name},
            unit_id=unit.pk,
        )
    return place.unit, other


def subjects(response) -> set[str]:
    renamed = (one for one in response.context["lines"] if one.act == "mengganti nama unit")
    return {line.entry.subject_label for line in renamed}


def test_an_operator_reads_the_changes_of_his_unit_alone(operator, two_units):
    assert subjects(operator.get("/riwayat/")) == {"Kecamatan Sukamaju"}
    assert subjects(operator.get("/riwayat/?lingkup=pemda")) == {"Kecamatan Sukamaju"}


def test_an_evaluator_reads_those_of_the_whole_pemda(signed_in, two_units):
    page = signed_in(Role.EVALUATOR).get("/riwayat/?lingkup=pemda")

    assert subjects(page) == {"Kecamatan Sukamaju", "Kecamatan Wanasari"}


def test_a_change_on_a_page_stands_there_with_its_author(admin, place):
    admin.post(f"/unit/{place.unit.pk}/", {"name": "Kecamatan Sukajaya", "code": ""})

    line = admin.get(f"/riwayat/?unit={place.unit.pk}").context["lines"][0]

    assert line.act == "mengganti nama unit"
    assert line.changes == [Change("nama", "Kecamatan Sukamaju", "Kecamatan Sukajaya")]
    assert line.entry.actor is not None


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (None, {"code": "1"}, [Change("kode", "–", "1")]),
        ({"code": "1"}, None, [Change("kode", "1", "–")]),
        ({"a": 0}, {"a": None}, [Change("a", "0", "–")]),
        ("berlaku", "digantikan", [Change("", "berlaku", "digantikan")]),
        (3, 3, []),
    ],
)
def test_only_what_differs_is_told(before, after, changes):
    assert changes_between("unit.renamed", before, after) == changes


def test_every_action_of_the_services_has_its_words():
    apps = Path(jenjang.apps.__file__).parent
    services = [*apps.glob("*/services.py"), *apps.glob("*/services/**/*.py")]
    services += apps.glob("*/adoption/*.py")

    used = {
        action
        for source in services
        for action in re.findall(r'"([a-z_]+\.(?!png")[a-z][a-z_]+)"', source.read_text())
    }

    assert used == ACTS.keys()


def test_older_changes_follow_without_a_gap(operator, place):
    for n in range(60):
        record(actor=None, action="x", subject=place.unit, after=n, unit_id=place.unit.pk)

    first = operator.get("/riwayat/")
    second = operator.get(f"/riwayat/?sebelum={first.context['older']}")

    ids = [line.entry.pk for page in (first, second) for line in page.context["lines"]]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == len(set(ids)) > 60


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number(
    operator, place, count, django_assert_num_queries
):
    for n in range(count):
        record(actor=None, action="x", subject=place.unit, after=n, unit_id=place.unit.pk)
    operator.get("/riwayat/")

    with django_assert_num_queries(6):
        operator.get("/riwayat/")
