"""Drafts of a device: each is stored once, however often it is sent, and answered."""

import uuid
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import ReceivedDraft, Result
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def kecamatan():
    """Return a unit with one count to file."""
    found = Kecamatan()
    found.last = found.indicator(text="Laporan", target=12)
    return found


class Device:
    """A browser of one person, and what it sends."""

    def __init__(self, user, indicator):
        self.client = Client()
        self.client.force_login(user)
        args = [quarter(1).pk, indicator.series_id]
        self.url = reverse("measurement:result", args=args)
        self.owner = self.client.get(reverse("measurement:sender")).json()["owner"]

    def send(self, value, *, version=0, draft=None, **fields):
        given = {"value": value, "version": version, "owner": self.owner, **fields}
        return self.client.post(self.url, {**given, "draft": draft or uuid.uuid4()})


def device(kecamatan, role=Role.OPERATOR):
    return Device(kecamatan.user(role), kecamatan.last)


def test_a_draft_is_stored_and_answered_with_what_the_row_holds_now(kecamatan):
    answer = device(kecamatan).send("3", note="dihitung ulang").json()

    assert Result.objects.get().value == 3
    assert (answer["state"], answer["version"], answer["now"]) == ("stored", 1, 1)
    held = {name: told for name, told in answer["fields"].items() if told}
    assert held == {"value": "3", "note": "dihitung ulang"}
    assert "bercatatan" in answer["html"]


def test_a_draft_sent_three_times_is_stored_once_and_answered_alike(kecamatan):
    phone, draft = device(kecamatan), uuid.uuid4()

    answers = [phone.send("3", draft=draft).json() for _ in range(3)]

    assert answers[0]["state"] == "stored"
    assert answers[1:] == answers[:1] * 2
    assert Result.objects.get().version == 1
    assert Entry.objects.filter(action="result.reported").count() == 1
    assert ReceivedDraft.objects.count() == 1


def test_a_draft_that_comes_again_after_another_figure_was_stored_changes_nothing(
    kecamatan,
):
    phone, desk, draft = device(kecamatan), device(kecamatan), uuid.uuid4()
    phone.send("3", draft=draft)
    desk.send("5", version=1)

    answer = phone.send("3", draft=draft).json()

    assert (answer["state"], answer["version"], answer["now"]) == ("stored", 1, 2)
    assert answer["fields"]["value"] == "5"
    assert Result.objects.get().value == 5


def test_of_two_devices_the_second_is_shown_both_figures_and_nothing_is_overwritten(
    kecamatan,
):
    phone, desk = device(kecamatan), device(kecamatan)
    desk.send("5")

    refused = phone.send("3")

    answer = refused.json()
    assert refused.status_code == 409
    assert (answer["state"], answer["stored"], answer["now"]) == ("conflict", "5", 1)
    assert answer["who"] == str(Result.objects.get().reported_by)
    assert answer["fields"]["value"] == "5"
    assert Result.objects.get().value == 5
    assert ReceivedDraft.objects.count() == 1


def test_ones_own_figure_is_stored_over_the_version_that_was_shown(kecamatan):
    phone, desk = device(kecamatan), device(kecamatan)
    desk.send("5")
    shown = phone.send("3").json()

    answer = phone.send("3", version=shown["now"]).json()

    assert answer["state"] == "stored"
    assert (Result.objects.get().value, Result.objects.get().version) == (3, 2)


def test_two_devices_that_say_the_same_do_not_conflict(kecamatan):
    phone, desk = device(kecamatan), device(kecamatan)
    desk.send("5,00", note="sama")

    answer = phone.send("5", note="sama").json()

    assert (answer["state"], answer["version"]) == ("stored", 1)
    assert Result.objects.get().version == 1


def test_the_same_figure_with_another_note_is_a_conflict(kecamatan):
    phone, desk = device(kecamatan), device(kecamatan)
    desk.send("5", note="dari buku register")

    answer = phone.send("5").json()

    assert answer["state"] == "conflict"
    assert answer["fields"]["note"] == "dari buku register"


def test_what_cannot_be_stored_is_refused_with_the_reason_and_may_come_again(kecamatan):
    phone, draft = device(kecamatan), uuid.uuid4()

    refused = phone.send("3.800.00", draft=draft)
    stored = phone.send("3,8", draft=draft).json()

    assert refused.status_code == 422
    assert refused.json()["state"] == "refused"
    assert "dapat dibaca lebih dari satu cara" in refused.json()["why"]
    assert stored["state"] == "stored"
    assert Result.objects.get().value == Decimal("3.8")


def test_half_a_ratio_is_not_stored(kecamatan):
    kecamatan.last = kecamatan.indicator(
        numerator_text="selesai", denominator_text="masuk", accumulation="recompute"
    )

    answer = device(kecamatan).send("", numerator="4", denominator="").json()

    assert answer["state"] == "incomplete"
    assert not Result.objects.exists()


def test_a_draft_of_somebody_else_is_not_stored_in_the_name_of_who_is_signed_in(kecamatan):
    phone, desk = device(kecamatan), device(kecamatan)
    phone.owner, mine = desk.owner, phone.owner

    refused = phone.send("3")

    assert mine != desk.owner
    assert (refused.status_code, refused.json()) == (409, {"state": "another"})
    assert not Result.objects.exists()


def test_the_same_id_from_two_people_is_two_drafts(kecamatan):
    phone, desk, draft = device(kecamatan), device(kecamatan), uuid.uuid4()
    phone.send("3", draft=draft)

    answer = desk.send("4", draft=draft, version=1).json()

    assert answer["state"] == "stored"
    assert Result.objects.get().value == 4


def test_who_is_not_signed_in_is_sent_to_sign_in_and_the_draft_is_not_stored(kecamatan):
    phone = device(kecamatan)
    phone.client.logout()

    answer = phone.client.post(
        phone.url, {"value": "3", "draft": uuid.uuid4()}, headers={"HX-Request": "true"}
    )

    assert answer.headers["HX-Redirect"].startswith(reverse("account_login"))
    assert not Result.objects.exists()


def test_who_may_not_file_is_refused_as_with_any_row(kecamatan):
    reader = device(kecamatan, Role.PEMANTAU)

    assert reader.send("3").status_code == 403
    assert not Result.objects.exists()


def test_the_entry_page_names_whose_device_may_keep_it_and_other_pages_do_not(kecamatan):
    phone = device(kecamatan)

    kept = phone.client.get(reverse("measurement:grid"), {"tahun": 2025})
    other = phone.client.get(reverse("measurement:tree"), {"tahun": 2025})

    assert kept.headers["Jenjang-Keep"] == phone.owner
    assert "Jenjang-Keep" not in other.headers
