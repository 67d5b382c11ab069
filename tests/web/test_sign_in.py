"""Coming in, going out, and the password an admin gave."""

import pytest
from django.test import Client
from django.urls import reverse

from jenjang.apps.accounts.models import User
from jenjang.apps.accounts.services import reset_password
from jenjang.apps.organisation.models import Role
from tests.factories import PASSWORD, GovernmentFactory, granted

pytestmark = pytest.mark.django_db
NEW = "sawah-terbentang-41"


@pytest.fixture
def camat() -> User:
    GovernmentFactory()
    return granted(Role.PIMPINAN, username="camat")


def sign_in(client: Client, username: str, password: str, onward: str = ""):
    given = {"login": username, "password": password, "next": onward}
    return client.post(reverse("account_login"), given)


def test_who_is_not_signed_in_comes_back_to_the_page_he_asked_for(camat, client):
    asked = client.get("/pejabat/")
    assert asked.headers["Location"] == "/masuk/?next=/pejabat/"

    assert (
        sign_in(client, "camat", PASSWORD, "/pejabat/").headers["Location"] == "/pejabat/"
    )


def test_the_user_name_may_be_typed_in_capitals(camat, client):
    assert sign_in(client, "CAMAT", PASSWORD).headers["Location"] == "/"


def test_a_wrong_password_is_said_beside_the_form(camat, client):
    response = sign_in(client, "camat", "salah")

    assert response.context["form"].non_field_errors() == [
        "Nama pengguna atau kata sandi tidak cocok; periksa keduanya lalu ketik ulang."
    ]


def test_nobody_makes_an_account_for_himself(camat, client):
    given = {"username": "tamu", "password1": NEW}
    response = client.post(reverse("account_signup"), given)

    assert "account/signup_closed.html" in [one.name for one in response.templates]
    assert not User.objects.filter(username="tamu").exists()


def test_signing_out_needs_a_press_not_a_link(camat, client):
    client.force_login(camat)

    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session

    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_a_given_password_opens_only_the_page_that_replaces_it(camat, client):
    issued = reset_password(user_id=camat.pk, by=None)
    sign_in(client, "camat", issued.password)

    assert client.get("/pejabat/").headers["Location"] == "/sandi/?next=%2Fpejabat%2F"

    changed = client.post(
        "/sandi/", {"old": issued.password, "new": NEW, "again": NEW, "next": "/pejabat/"}
    )
    assert changed.headers["Location"] == "/pejabat/"
    assert client.get("/pejabat/").status_code == 200


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        (
            {"old": "salah", "new": NEW, "again": NEW},
            None,
            "Kata sandi lama tidak cocok; ketik ulang kata sandi lama Anda.",
        ),
        (
            {"old": PASSWORD, "new": NEW, "again": "lain-lagi-42"},
            "again",
            "Kedua isian kata sandi baru tidak sama; ketik ulang.",
        ),
    ],
    ids=["wrong old one", "typed differently"],
)
def test_a_password_that_will_not_do_is_explained(camat, client, given, field, sentence):
    client.force_login(camat)

    response = client.post("/sandi/", given)

    assert response.status_code == 422
    assert response.context["form"].errors[field or "__all__"] == [sentence]


def test_a_change_never_sends_the_person_to_another_site(camat, client):
    client.force_login(camat)
    given = {"old": PASSWORD, "new": NEW, "again": NEW, "next": "https://contoh.invalid/"}

    assert client.post("/sandi/", given).headers["Location"] == "/"
