"""The pages of a new year and of a reorganisation: shown first, then done."""

import pytest
from django.test import Client
from django.urls import reverse

from jenjang.apps.organisation.models import Position, Role, Unit
from jenjang.apps.plans.models import Plan, Target
from tests.factories import GovernmentFactory, PositionFactory, granted
from tests.web.place import Place, furnished_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    GovernmentFactory()
    return furnished_unit("Kecamatan Sukamaju")


@pytest.fixture
def other(place: Place) -> Place:
    return furnished_unit("Kecamatan Tirtasari")


@pytest.fixture
def pembina(client: Client, place: Place) -> Client:
    client.force_login(granted(Role.PEMBINA))
    return client


def test_units_that_are_chosen_are_carried_into_the_year(pembina, place, other):
    url = reverse("plans:new_year", args=[2026])
    assert "Akan disalin" in pembina.get(url).content.decode()
    pembina.post(url, {"units": [place.unit.pk]})
    assert Plan.objects.filter(first_year=2026).get().unit == place.unit
    shown = pembina.get(url).content.decode()
    assert "Sudah diteruskan" in shown


def test_one_unit_is_looked_at_before_it_is_carried(pembina, place):
    url = reverse("plans:new_year_unit", args=[2026, place.unit.pk])
    shown = pembina.get(url).content.decode()
    assert "87,5" in shown
    assert "Usulan dari tahun lalu" in shown
    assert not Target.objects.filter(period__year=2026).exists()
    pembina.post(url)
    assert Target.objects.filter(period__year=2026, is_proposal=True).count() == 1
    assert "Tidak ada lagi" in pembina.get(url).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_units_costs_the_same_for_any_number_of_rows(
    rows, pembina, place, django_assert_num_queries
):
    for n in range(1, rows):
        furnished_unit(f"Kecamatan Lain {n}")
    with django_assert_num_queries(9):
        pembina.get(reverse("plans:new_year", args=[2026]))


def test_a_merger_is_shown_then_done(pembina, place, other):
    url = reverse("plans:merge")
    sent = {
        "units": [place.unit.pk, other.unit.pk],
        "name": "Kecamatan Mulyasari",
        "on": "2025-07-01",
    }
    shown = pembina.post(url, sent).content.decode()
    assert "Yang akan terjadi" in shown
    assert not Unit.objects.filter(name="Kecamatan Mulyasari").exists()

    pembina.post(url, sent | {"sure": "ya"})

    assert Unit.objects.get(name="Kecamatan Mulyasari").series.count() == 2
    listed = pembina.get(reverse("plans:reorganisation")).content.decode()
    assert "Unit yang sudah berakhir" in listed


def test_a_closed_unit_leaves_the_choosers_but_not_its_history(pembina, place, other):
    sent = {"units": [place.unit.pk], "into": other.unit.pk, "on": "2025-07-01"}
    pembina.post(reverse("plans:merge"), sent | {"sure": "ya"})
    page = pembina.get(reverse("agreements:list"))
    assert [one.pk for one in page.context["scope"].units] == [other.unit.pk]
    asked = pembina.get(f"{reverse('agreements:list')}?unit={place.unit.pk}")
    assert asked.context["scope"].unit == place.unit
    paper = reverse("agreements:detail", args=[place.agreement.pk])
    assert pembina.get(paper).status_code == 200


def test_a_merger_asks_for_one_place_to_go(pembina, place, other):
    sent = {"units": [place.unit.pk, other.unit.pk], "name": "", "on": "2025-07-01"}
    answer = pembina.post(reverse("plans:merge"), sent)
    assert answer.status_code == 422
    assert "Isi nama unit baru" in answer.content.decode()


def test_a_split_is_shown_then_done(pembina, place):
    kasi = PositionFactory(
        unit=place.unit, name="Kepala Seksi Pemerintahan", reports_to=place.camat
    )
    url = reverse("plans:split", args=[place.unit.pk])
    sent = {
        "first": "Kecamatan Sukamaju Utara",
        "second": "Kecamatan Sukamaju Selatan",
        "on": "2025-07-01",
        f"to_{place.camat.pk}": "1",
        f"to_{kasi.pk}": "2",
    }
    assert "Yang akan terjadi" in pembina.post(url, sent).content.decode()
    pembina.post(url, sent | {"sure": "ya"})
    assert Position.objects.get(unit__name="Kecamatan Sukamaju Selatan").name == kasi.name


def test_a_position_is_moved_to_another_unit(pembina, place, other):
    kasi = PositionFactory(
        unit=place.unit, name="Kepala Seksi Pemerintahan", reports_to=place.camat
    )
    sent = {"position": kasi.pk, "superior": other.camat.pk, "on": "2025-07-01"}
    pembina.post(reverse("plans:transfer"), sent | {"sure": "ya"})
    moved = Position.objects.get(unit=other.unit, folded_name=kasi.folded_name)
    assert moved.reports_to == other.camat


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_reorganisation_costs_the_same_for_any_number_of_rows(
    rows, pembina, place, django_assert_num_queries
):
    for n in range(1, rows):
        furnished_unit(f"Kecamatan Lain {n}")
    with django_assert_num_queries(7):
        pembina.get(reverse("plans:reorganisation"))
