"""Area codes: the pemda's own, those of its kecamatan, proposed by name."""

import pytest
from django.test import Client
from django.urls import reverse

from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import Government, Role, UnitKind
from jenjang.core.values import Refused
from tests.factories import GovernmentFactory, granted

pytestmark = pytest.mark.django_db


@pytest.fixture
def banyumas() -> Government:
    return GovernmentFactory(name="Kabupaten Banyumas", area_code="33.02")


def made(name: str, **more):
    return services.create_unit(name=name, kind=UnitKind.KECAMATAN, by=None, **more)


def test_a_kecamatan_gets_the_code_of_its_name(banyumas):
    assert made("Kecamatan Sokaraja").area_code == "33.02.19"


def test_a_name_that_is_no_kecamatan_of_the_pemda_gets_none(banyumas):
    assert made("Kecamatan Mangkutana").area_code is None


@pytest.mark.parametrize(
    ("code", "why"),
    [("73.24.01", "tidak berada di wilayah"), ("33.02", "bukan kode kecamatan")],
)
def test_a_code_that_is_no_kecamatan_of_the_pemda_is_refused(banyumas, code, why):
    unit = made("Kecamatan Sokaraja")

    with pytest.raises(Refused, match=why):
        services.set_unit_area(unit_id=unit.pk, code=code, by=None)


@pytest.mark.parametrize("code", ["33.02.19", "99.99", "x"])
def test_the_pemda_has_the_code_of_a_kabupaten_kota_or_province(banyumas, code):
    with pytest.raises(Refused, match="bukan kode kabupaten"):
        services.set_government_area(code=code, by=granted(Role.ADMIN))


def test_the_page_of_the_pemda_proposes_the_code_of_its_name():
    GovernmentFactory(name="Kabupaten Banyumas")
    client = Client()
    client.force_login(granted(Role.PEMBINA))

    page = client.get(reverse("organisation:government"))

    assert page.context["proposed"].code == "33.02"


def test_areas_are_found_by_name_and_code(banyumas):
    client = Client()
    client.force_login(granted(Role.ADMIN))
    url = reverse("organisation:areas")

    assert [
        row[0].code for row in client.get(url, {"cari": "sokaraja"}).context["rows"]
    ] == ["33.02.19"]
    assert client.get(url).context["count"] == 28
    assert client.get(url, {"cari": "73.24.01"}).context["rows"][0][1:] == (
        "Kabupaten Luwu Timur",
        "Sulawesi Selatan",
    )
