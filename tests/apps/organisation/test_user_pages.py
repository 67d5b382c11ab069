"""Users on pages: made, given roles and passwords, let in and out."""

import datetime as dt

import pytest
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Grant, Role
from jenjang.apps.organisation.permissions import roles
from tests.factories import GrantFactory, UserFactory

TODAY = "2025-01-01"


def new_user(place, **given):
    return {
        "full_name": "Bagus Pramono, S.IP.",
        "username": "bagus",
        "email": "",
        "role": Role.OPERATOR,
        "unit": place.unit.pk,
        "since": TODAY,
    } | given


def test_a_new_user_gets_a_role_and_a_password_that_is_shown_once(admin, place):
    response = admin.post("/pengguna/baru/", new_user(place))

    user = User.objects.get(username="bagus")
    issued = response.context["issued"][0]
    assert user.check_password(issued.password)
    assert issued.password in response.content.decode()
    assert user.must_change_password
    assert roles(user, place.unit) == {Role.OPERATOR}
    assert issued.password not in admin.get(f"/pengguna/{user.pk}/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"username": "Bagus P"},
            ("Nama pengguna “Bagus P” tidak dapat dipakai: pakai 3 sampai 60 huruf kecil, "
            "angka, titik, garis bawah atau tanda hubung, tanpa spasi."),
        ),
        ({"unit": ""}, ("Peran Operator (kasubag perencanaan) memerlukan perangkat daerah; "
         "pilih satu.")),
        ({"role": "admin"}, ("Peran Admin berlaku untuk seluruh pemda; kosongkan perangkat "
         "daerahnya.")),
    ],
    ids=["no user name", "a unit's role without one", "a pemda's role with one"],
)  # fmt: skip
def test_a_user_who_cannot_be_made_leaves_nothing_behind(admin, place, wrong, sentence):
    response = admin.post("/pengguna/baru/", new_user(place, **wrong))

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [sentence]
    assert not User.objects.filter(full_name="Bagus Pramono, S.IP.").exists()


def test_a_forgotten_password_is_replaced_without_mail(admin):
    user = UserFactory()

    response = admin.post(f"/pengguna/{user.pk}/sandi/")

    user.refresh_from_db()
    assert user.check_password(response.context["issued"][0].password)
    assert user.must_change_password


def test_a_reset_ends_the_open_sessions_of_the_user(admin, client, place):
    user = GrantFactory(unit=place.unit).user
    client.force_login(user)
    assert client.get("/pejabat/").status_code == 200

    admin.post(f"/pengguna/{user.pk}/sandi/")

    assert client.get("/pejabat/").headers["Location"] == "/masuk/?next=/pejabat/"


def test_a_user_let_go_does_not_come_in_again_and_may_return(admin, client, place):
    user = GrantFactory(unit=place.unit).user
    client.force_login(user)

    admin.post(f"/pengguna/{user.pk}/aktif/", {"aktif": "0"})
    assert client.get("/pejabat/").status_code == 302

    admin.post(f"/pengguna/{user.pk}/aktif/", {"aktif": "1"})
    client.force_login(user)
    assert client.get("/pejabat/").status_code == 200


def test_the_last_admin_stays(admin):
    grant = Grant.objects.get(role=Role.ADMIN)

    response = admin.post(f"/peran/{grant.pk}/akhiri/", follow=True)

    assert [str(one) for one in response.context["messages"]] == [
        (
            "Ini admin terakhir; beri dahulu peran Admin kepada orang lain agar sistem "
            "tetap dapat dikelola."
        )
    ]
    grant.refresh_from_db()
    assert grant.until is None


def test_a_role_ends_with_the_day_given(admin, place):
    grant = GrantFactory(unit=place.unit)

    admin.post(f"/peran/{grant.pk}/akhiri/", {"last_day": "2025-06-30"})

    grant.refresh_from_db()
    assert grant.until == dt.date(2025, 6, 30)


def test_another_role_may_be_given(admin, place):
    user = UserFactory()
    given = {"role": Role.KEPALA, "unit": place.unit.pk, "since": TODAY}

    admin.post(f"/pengguna/{user.pk}/peran/", given)

    assert roles(user, place.unit, timezone.localdate()) == {Role.KEPALA}


def test_a_name_is_corrected(admin):
    user = UserFactory()

    admin.post(f"/pengguna/{user.pk}/", {"full_name": "Maria Tandi, S.E.", "email": ""})

    user.refresh_from_db()
    assert user.full_name == "Maria Tandi, S.E."


def test_users_are_found_by_a_part_of_their_name(admin):
    UserFactory(full_name="Yusuf Ramadhan, S.Sos.", username="yusuf")
    UserFactory(full_name="Maria Tandi, S.E.", username="maria")

    found = admin.get("/pengguna/?cari=ramad").context["page"].object_list

    assert [user.username for user in found] == ["yusuf"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    admin, place, count, django_assert_num_queries
):
    for _ in range(count):
        GrantFactory(unit=place.unit)
    admin.get("/pengguna/")

    with django_assert_num_queries(8):
        admin.get("/pengguna/")
