"""The evidence page's script over a bad line, as the server hears it."""

import hashlib
import json

import pytest
from django.test import Client
from django.urls import reverse

from jenjang.apps.files.models import Arrival, StoredFile
from jenjang.apps.measurement.models import Evidence
from tests.apps.measurement.factories import Kecamatan

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 " + b"x" * 5000
PIECE = 2000


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


class Device:
    """A telephone of an operator."""

    def __init__(self, user):
        self.client = Client()
        self.client.force_login(user)

    def begin(self, content=CONTENT, **said):
        announced = {
            "name": "hadir.pdf",
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        url = reverse("measurement:arrival_begin")
        body = json.dumps(announced | said)
        return self.client.post(url, body, content_type="application/json")

    def piece(self, key, offset, content=CONTENT, size=PIECE):
        return self.client.post(
            reverse("measurement:arrival_piece", args=[key]),
            content[offset : offset + size],
            content_type="application/octet-stream",
            headers={"Jenjang-Offset": str(offset)},
        )

    def send(self, content=CONTENT):
        said = self.begin(content).json()
        while said["offset"] < said["size"]:
            answer = self.piece(said["key"], said["offset"], content)
            if answer.status_code != 200:
                return answer
            said = answer.json()
        return said["key"]

    def attach(self, indicator, *keys):
        url = f"{reverse('measurement:evidence')}?tahun=2025&periode=triwulan-1"
        sent = {"indikator": indicator.series_id, "unggahan": keys}
        return self.client.post(url, sent, follow=True)


@pytest.fixture
def kecamatan():
    return Kecamatan()


@pytest.fixture
def device(kecamatan):
    return Device(kecamatan.user("operator"))


def test_what_came_in_pieces_is_attached_by_its_key(kecamatan, device):
    device.attach(kecamatan.indicator(), device.send())

    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.file.size_bytes) == ("hadir.pdf", len(CONTENT))
    assert evidence.file.sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_a_lost_piece_is_asked_for_and_a_doubled_one_changes_nothing(device):
    key = device.begin().json()["key"]
    device.piece(key, 0)

    doubled, early = device.piece(key, 0), device.piece(key, 2 * PIECE)

    assert (doubled.status_code, doubled.json()["offset"]) == (200, PIECE)
    assert (early.status_code, early.json()) == (409, {"offset": PIECE})


def test_after_a_cut_it_goes_on_from_another_device_of_the_same_user(kecamatan):
    user = kecamatan.user("operator")
    first, other = Device(user), Device(user)
    key = first.begin().json()["key"]
    first.piece(key, 0)

    said = other.begin().json()

    assert (said["key"], said["offset"]) == (key, PIECE)
    assert other.send() == key


def test_an_answer_that_was_lost_may_be_asked_for_again_without_a_second_copy(
    kecamatan, device
):
    indicator, key = kecamatan.indicator(), device.send()
    device.attach(indicator, key)

    again = device.attach(indicator, key)

    assert "sudah terlampir" in again.content.decode()
    assert Evidence.objects.count() == StoredFile.objects.count() == 1


def test_what_the_user_may_see_already_need_not_come_again(kecamatan, device):
    device.attach(kecamatan.indicator(), device.send())
    colleague = Device(kecamatan.user("operator"))
    stranger = Device(Kecamatan().user("operator"))

    assert colleague.begin().json()["offset"] == len(CONTENT)
    assert stranger.begin().json()["offset"] == 0


def test_what_is_no_evidence_is_refused_with_its_last_piece_and_forgotten(device):
    answer = device.send(b"MZ\x90\x00" + b"\x00" * 3000)

    assert answer.status_code == 422
    assert answer.json()["why"].startswith("Isi berkas ini bukan PDF")
    assert not Arrival.objects.exists()


def test_a_wrong_hash_is_refused_with_the_last_piece(device):
    key = device.begin(sha256="0" * 64).json()["key"]

    answer = device.piece(key, 0, size=len(CONTENT))

    assert (answer.status_code, Arrival.objects.count()) == (422, 0)


def test_another_users_key_is_worth_nothing(kecamatan, device):
    key = device.send()
    colleague = Device(kecamatan.user("operator"))

    piece, page = colleague.piece(key, 0), colleague.attach(kecamatan.indicator(), key)

    assert piece.status_code == 422
    assert "bukan milik Anda" in page.content.decode()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("body", ["", "{}", "[1]", '{"name": "a", "size": "x"}'])
def test_an_announcement_that_says_nothing_is_refused(body, device):
    url = reverse("measurement:arrival_begin")

    answer = device.client.post(url, body, content_type="application/json")

    assert answer.status_code == 422


def test_a_file_above_the_limit_is_refused_before_a_byte_of_it_came(device, settings):
    settings.EVIDENCE_LIMIT_BYTES = 1000

    assert device.begin().status_code == 422
    assert not Arrival.objects.exists()
