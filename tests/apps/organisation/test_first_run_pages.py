"""The page that founds a pemda, there only while none exists."""

import pytest

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Government, Role, Unit, UnitKind, Year
from jenjang.apps.organisation.permissions import roles
from tests.factories import GovernmentFactory

pytestmark = pytest.mark.django_db
GIVEN = {
    "name": "Kabupaten Tirtajaya",
    "head_title": "Bupati Tirtajaya",
    "seat": "Tirtakencana",
    "year": "2025",
    "units": "Kecamatan Sukamaju\n\n  Dinas   Perhubungan \nBagian Organisasi",
    "full_name": "Rina Lestari, S.E.",
    "username": "rina",
    "password": "padi-menguning-77",
    "again": "padi-menguning-77",
}


@pytest.mark.parametrize("path", ["/", "/masuk/", "/pejabat/"])
def test_every_way_leads_there_while_there_is_no_pemda(client, path):
    assert client.get(path).headers["Location"] == "/mulai/"


def test_it_makes_pemda_units_year_and_admin_and_signs_him_in(client):
    response = client.post("/mulai/", GIVEN)

    assert response.headers["Location"] == "/pengguna/"
    assert client.get("/pengguna/").status_code == 200
    assert str(Government.objects.get()) == "Kabupaten Tirtajaya"
    assert Year.objects.get().pk == 2025
    assert roles(User.objects.get()) == {Role.ADMIN, Role.PEMBINA}
    assert list(Unit.objects.values_list("name", "kind")) == [
        ("Bagian Organisasi", UnitKind.LAIN),
        ("Dinas Perhubungan", UnitKind.DINAS),
        ("Kecamatan Sukamaju", UnitKind.KECAMATAN),
    ]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"year": "1999"}, "year", "Isi tahun antara 2000 dan 2100."),
        ({"year": "2101"}, "year", "Isi tahun antara 2000 dan 2100."),
        ({"again": "lain"}, "again", "Kedua isian kata sandi tidak sama; ketik ulang."),
        (
            {"units": "Dinas Satu\nDINAS SATU"},
            "__all__",
            "Perangkat daerah “DINAS SATU” sudah ada; pakai yang sudah ada.",
        ),
    ],
    ids=["too early", "too late", "passwords differ", "a unit twice"],
)
def test_what_is_wrong_is_said_and_nothing_is_half_stored(client, wrong, field, sentence):
    response = client.post("/mulai/", GIVEN | wrong)

    assert response.status_code == 422
    assert response.context["form"].errors == {field: [sentence]}
    assert not Government.objects.exists()
    assert not User.objects.exists()


def test_it_is_gone_once_there_is_a_pemda(client):
    GovernmentFactory()

    assert client.get("/mulai/").status_code == 404
    assert client.post("/mulai/", GIVEN).status_code == 404
    assert not User.objects.exists()
