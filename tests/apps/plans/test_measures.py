"""Units of measure: the list that comes along, more of them, their other spellings."""

import pytest
from django.test import Client
from django.urls import reverse

from jenjang.apps.organisation.models import Role
from jenjang.apps.plans import services
from jenjang.apps.plans.models import Measure
from jenjang.core.figures.units import UnitKind, listed_units
from jenjang.core.values import Refused
from tests.factories import granted

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(unit):
    services.load_measures()
    return unit


def test_the_list_that_comes_along_is_loaded_once(loaded):
    assert Measure.objects.count() == len(listed_units())
    assert services.load_measures() == 0


def test_forms_are_given_names_before_and_after_the_list_is_loaded(unit):
    before = Measure.objects.names()
    services.load_measures()

    assert sorted(before) == sorted(Measure.objects.names())


def test_no_spelling_of_the_list_means_two_units(loaded):
    words = [word for one in Measure.objects.all() for word in one.folded_words.split("\n")]

    assert len(words) == len(set(words))


def test_a_spelling_is_added_and_found(loaded):
    one = Measure.objects.get(name="Dokumen")
    services.set_aliases(
        measure_id=one.pk, aliases=["Dok", " Dokumen  Cetak "], by=granted(Role.ADMIN)
    )

    assert Measure.objects.matching("dokumen cetak").get() == one


def test_a_spelling_of_another_unit_is_refused(loaded):
    one = Measure.objects.get(name="Laporan")

    with pytest.raises(Refused, match="Dokumen"):
        services.set_aliases(measure_id=one.pk, aliases=["Dok"], by=granted(Role.ADMIN))


@pytest.mark.parametrize("name", ["", "dokumen", "x" * 61])
def test_a_unit_that_is_there_or_has_no_name_is_refused(loaded, name):
    with pytest.raises(Refused):
        services.add_measure(name=name, kind=UnitKind.COUNT, by=granted(Role.ADMIN))


def test_the_admin_adds_a_unit_and_its_spellings_on_the_page(loaded):
    client = Client()
    client.force_login(granted(Role.ADMIN))

    client.post(reverse("plans:measure_new"), {"name": "Saung", "kind": "count"})
    one = Measure.objects.get(name="Saung")
    client.post(reverse("plans:measure", args=[one.pk]), {"aliases": "Gubuk; Gazebo"})

    one.refresh_from_db()
    assert one.aliases == ["Gubuk", "Gazebo"]
    assert (
        "Saung" in client.get(reverse("plans:measures"), {"cari": "gaze"}).content.decode()
    )
