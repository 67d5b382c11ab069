"""Users: made with a password shown once, changed by themselves, reset without mail."""

import json

import pytest

from jenjang.apps.accounts import services
from jenjang.apps.accounts.models import User
from jenjang.apps.history.models import Entry
from jenjang.core.values import Refused
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_a_new_user_must_change_the_password_shown_once():
    admin = UserFactory()

    issued = services.create_user(
        username=" Sari.W ", full_name="Sari  Wulandari", by=admin, email="S@Contoh.id"
    )

    user = User.objects.get(username="sari.w")
    assert user.check_password(issued.password)
    assert user.must_change_password
    assert (user.full_name, user.email) == ("Sari Wulandari", "s@contoh.id")


@pytest.mark.parametrize("username", ["", "ab", "dua kata", "ñandu", "-awal", "x" * 61])
def test_a_name_that_cannot_be_one_is_refused(username):
    with pytest.raises(Refused, match="Nama pengguna"):
        services.create_user(username=username, full_name="Sari", by=None)
    assert not User.objects.exists()


def test_a_name_or_address_that_is_taken_is_refused():
    UserFactory(username="sari", email="sari@contoh.id")

    with pytest.raises(Refused, match="sudah dipakai; pilih nama lain"):
        services.create_user(username="SARI", full_name="Sari", by=None)
    with pytest.raises(Refused, match="sudah dipakai pengguna lain"):
        services.create_user(
            username="rini", full_name="Rini", by=None, email="sari@contoh.id"
        )


def test_a_reset_password_works_and_the_old_one_no_more():
    user = UserFactory()

    issued = services.reset_password(user_id=user.pk, by=UserFactory())

    user.refresh_from_db()
    assert user.check_password(issued.password)
    assert not user.check_password(PASSWORD)
    assert user.must_change_password


def test_a_user_changes_his_own_password():
    user = UserFactory(must_change_password=True)

    services.change_password(user_id=user.pk, old=PASSWORD, new="angin-laut-biru-22")

    user.refresh_from_db()
    assert user.check_password("angin-laut-biru-22")
    assert not user.must_change_password


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("salah", "angin-laut-biru-22", "tidak cocok"),
        (PASSWORD, PASSWORD, "sama dengan yang lama"),
        (PASSWORD, "12345678", "terlalu umum"),
    ],
)
def test_a_password_that_will_not_do_is_refused(old, new, sentence):
    user = UserFactory()

    with pytest.raises(Refused, match=sentence):
        services.change_password(user_id=user.pk, old=old, new=new)

    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_no_secret_enters_the_history():
    issued = services.create_user(username="sari", full_name="Sari", by=None)
    again = services.reset_password(user_id=issued.user.pk, by=None)
    services.change_password(
        user_id=issued.user.pk, old=again.password, new="angin-laut-biru-22"
    )
    issued.user.refresh_from_db()

    told = json.dumps(list(Entry.objects.values("before", "after", "subject_label")))

    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["user.created", "user.password_reset", "user.password_changed"]
    for secret in (issued.password, again.password, "angin-laut", issued.user.password):
        assert secret not in told


def test_nobody_locks_himself_out():
    user = UserFactory()

    with pytest.raises(Refused, match="akun Anda sendiri"):
        services.set_active(user_id=user.pk, is_active=False, by=user)


def test_a_user_is_let_in_no_more_and_again():
    user, admin = UserFactory(), UserFactory()

    services.set_active(user_id=user.pk, is_active=False, by=admin)
    services.set_active(user_id=user.pk, is_active=False, by=admin)
    services.set_active(user_id=user.pk, is_active=True, by=admin)

    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["user.deactivated", "user.activated"]


def test_correcting_nothing_leaves_no_trace():
    user = UserFactory(full_name="Sari", email=None)

    services.correct_user(user_id=user.pk, full_name=" Sari ", email="", by=user)
    assert not Entry.objects.exists()

    services.correct_user(user_id=user.pk, full_name="Sari W.", email="", by=user)
    assert Entry.objects.get().after["full_name"] == "Sari W."
