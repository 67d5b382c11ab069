"""Positions, officials and appointments on pages."""

import datetime as dt

import pytest

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Appointment, Official, Position, Role
from tests.factories import (
    AppointmentFactory,
    OfficialFactory,
    PositionFactory,
    UnitFactory,
    UserFactory,
)

NIP = "198001012006042001"


def test_positions_stand_under_their_superiors(operator, place):
    secretary = PositionFactory(
        unit=place.unit, name="Sekretaris Camat", reports_to=place.camat
    )
    section = PositionFactory(
        unit=place.unit, name="Kepala Seksi Pelayanan", reports_to=secretary
    )

    rows = operator.get("/pejabat/").context["rows"]

    assert [(row["position"], row["depth"]) for row in rows] == [
        (place.camat, 0),
        (secretary, 1),
        (section, 2),
    ]


def test_the_head_of_the_unit_stands_at_the_left_even_under_a_bupati(operator, place):
    bupati = PositionFactory(unit=None, name="Bupati Tirtajaya")
    place.camat.reports_to = bupati
    place.camat.path = bupati.path + place.camat.path
    place.camat.save()

    assert [row["depth"] for row in operator.get("/pejabat/").context["rows"]] == [0]


def test_a_position_is_made_in_the_unit_in_hand(operator, place):
    given = {"name": "Kasi Pelayanan", "reports_to": place.camat.pk, "echelon": "IV.a"}

    assert operator.post("/jabatan/baru/", given).status_code == 302

    made = Position.objects.get(name="Kepala Seksi Pelayanan")
    assert (made.unit, made.reports_to, made.echelon) == (place.unit, place.camat, "IV.a")


def test_nobody_becomes_his_own_superior(operator, place):
    given = {"name": "Camat", "reports_to": place.camat.pk, "echelon": ""}

    response = operator.post(f"/jabatan/{place.camat.pk}/", given)

    assert response.context["form"].non_field_errors() == [
        "Camat tidak dapat menjadi atasan dirinya sendiri; pilih jabatan lain."
    ]


def test_a_refused_move_takes_the_new_name_back(operator, place):
    given = {"name": "Camat Baru", "reports_to": place.camat.pk, "echelon": ""}

    operator.post(f"/jabatan/{place.camat.pk}/", given)

    place.camat.refresh_from_db()
    assert place.camat.name == "Camat"


def test_an_official_is_registered_with_his_position(operator, place):
    post = PositionFactory(unit=place.unit, name="Sekretaris Camat")
    given = {
        "full_name": "Bagus Pramono, S.IP.",
        "nip": "19800101 200604 2 001",
        "rank": "Penata / III.c",
        "position": post.pk,
        "kind": "plt",
        "since": "2025-03-01",
    }

    operator.post("/pejabat/baru/", given)

    made = Appointment.objects.get(position=post)
    assert (made.official.nip, made.kind, made.since) == (NIP, "plt", dt.date(2025, 3, 1))


def test_a_nip_of_seventeen_digits_stores_nobody(operator, place):
    given = {"full_name": "Bagus", "nip": NIP[:17], "position": place.camat.pk}
    given |= {"kind": "plt", "since": "2025-03-01", "rank": ""}

    response = operator.post("/pejabat/baru/", given)

    assert response.status_code == 422
    assert not Official.objects.filter(full_name="Bagus").exists()


def test_a_position_has_one_definitive_holder(operator, place):
    official = AppointmentFactory(position__unit=place.unit, position__name="Staf").official
    given = {"position": place.camat.pk, "kind": "definitif", "since": "2025-06-01"}

    response = operator.post(f"/pejabat/{official.pk}/tugas/", given)

    assert response.status_code == 422
    assert Appointment.objects.filter(position=place.camat).count() == 1


def test_an_appointment_ends_with_the_day_given(operator, place):
    operator.post(f"/tugas/{place.appointment.pk}/akhiri/", {"last_day": "2025-06-30"})

    place.appointment.refresh_from_db()
    assert place.appointment.until == dt.date(2025, 6, 30)


def test_an_admin_says_which_user_an_official_is(admin, place):
    user = UserFactory(username="hesti")
    url = f"/pejabat/{place.appointment.official_id}/akun/"

    admin.post(url, {"username": "HESTI"})

    place.appointment.official.refresh_from_db()
    assert place.appointment.official.user == user


def test_an_operator_does_not(operator, place):
    url = f"/pejabat/{place.appointment.official_id}/akun/"

    assert operator.post(url, {"username": "hesti"}).status_code == 403


@pytest.mark.parametrize(
    "make", [PositionFactory, AppointmentFactory], ids=["position", "appointment"]
)
def test_things_of_another_unit_are_not_there(operator, make):
    elsewhere = UnitFactory(name="Kecamatan Wanasari")
    if make is PositionFactory:
        url = f"/jabatan/{PositionFactory(unit=elsewhere).pk}/"
    else:
        url = f"/tugas/{AppointmentFactory(position__unit=elsewhere).pk}/akhiri/"

    assert operator.post(url).status_code == 404


def test_an_official_of_another_unit_is_not_there(operator):
    elsewhere = UnitFactory(name="Kecamatan Wanasari")
    official = AppointmentFactory(position__unit=elsewhere).official

    assert operator.get(f"/pejabat/{official.pk}/").status_code == 404


def test_a_reader_sees_names_and_no_forms(signed_in, place):
    page = signed_in(Role.PEMANTAU).get("/pejabat/").content.decode()

    assert place.appointment.official.full_name in page
    assert "/pejabat/baru/" not in page


def test_an_official_without_a_position_is_not_forgotten(operator):
    official = OfficialFactory(full_name="Maria Tandi, S.E.")

    assert list(operator.get("/pejabat/").context["idle"]) == [official]


@pytest.mark.parametrize("count", [1, 3])
def test_the_tree_costs_the_same_for_any_number(
    operator, place, count, django_assert_num_queries
):
    for n in range(count):
        AppointmentFactory(position__unit=place.unit, position__name=f"Staf {n}")
    operator.get("/pejabat/")

    with django_assert_num_queries(8):
        operator.get("/pejabat/")


def test_a_telephone_number_is_kept_as_whatsapp_wants_it_and_in_no_history(operator, place):
    official = place.appointment.official
    given = {"full_name": official.full_name, "phone": "0812-3456-7890"}

    operator.post(f"/pejabat/{official.pk}/", given)

    official.refresh_from_db()
    assert official.phone == "6281234567890"
    page = operator.get(f"/pejabat/{official.pk}/").content.decode()
    assert "0812 3456 7890" in page
    entry = Entry.objects.get(action="official.phone_set")
    assert "3456" not in f"{entry.before} {entry.after}"


def test_a_telephone_number_that_is_none_changes_nothing(operator, place):
    official = place.appointment.official
    name = official.full_name

    response = operator.post(
        f"/pejabat/{official.pk}/", {"full_name": "Lain", "phone": "nol delapan"}
    )

    assert response.status_code == 422
    assert "bukan nomor telepon" in response.content.decode()
    official.refresh_from_db()
    assert (official.full_name, official.phone) == (name, None)
