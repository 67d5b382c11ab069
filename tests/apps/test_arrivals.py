"""Files that come piece by piece: cut lines, pieces twice or too early, two devices."""

import datetime as dt
import hashlib
import os
import threading

import pytest
from django.db import connection
from django.utils import timezone

from jenjang.apps.files.models import Arrival, Kind, StoredFile
from jenjang.apps.files.services import (
    OutOfPlace,
    arrived,
    arriving,
    begin_arrival,
    drop_expired,
    keep_arrived,
    store,
    take_piece,
)
from jenjang.core.values import Refused
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(256)) * 40
PIECE = 3000


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def user():
    return UserFactory()


def begin(user, content=CONTENT, **fields):
    announced = {
        "name": "foto.jpg",
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return begin_arrival(**(announced | fields), by=user)


def send(arrival, user, offset, content=CONTENT, size=PIECE):
    piece = content[offset : offset + size]
    return take_piece(key=arrival.key, offset=offset, piece=piece, by=user)


def send_all(user, content=CONTENT):
    arrival = begin(user, content)
    while not arrival.is_whole:
        arrival = send(arrival, user, arrival.received_bytes, content)
    return arrival


def test_all_pieces_are_the_file_again(user):
    arrival = send_all(user)

    whole = arrived(key=arrival.key, by=user)
    assert (whole.content, whole.name) == (CONTENT, "foto.jpg")


def test_begun_again_it_goes_on_where_it_stopped(user):
    first = begin(user)
    send(first, user, 0)

    again = begin(user, name="dari perangkat lain.jpg")

    assert (again.pk, again.received_bytes) == (first.pk, PIECE)


def test_a_piece_that_comes_twice_changes_nothing(user):
    arrival = begin(user)
    send(arrival, user, 0)

    assert send(arrival, user, 0).received_bytes == PIECE
    assert send(arrival, user, 1000).received_bytes == 1000 + PIECE
    assert arriving.place_of(arrival).read_bytes() == CONTENT[: 1000 + PIECE]


def test_a_piece_whose_predecessor_was_lost_is_told_where_to_go_on(user):
    arrival = begin(user)
    send(arrival, user, 0)

    with pytest.raises(OutOfPlace) as early:
        send(arrival, user, 2 * PIECE)

    assert early.value.offset == PIECE
    assert Arrival.objects.get().received_bytes == PIECE


def test_what_is_not_what_was_announced_is_refused_and_forgotten(
    user, django_capture_on_commit_callbacks
):
    arrival = begin(user)
    spoilt = b"x" * len(CONTENT)

    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(Refused, match="tidak sama"),
    ):
        send(arrival, user, 0, content=spoilt, size=len(spoilt))

    assert not Arrival.objects.exists()
    assert not arriving.place_of(arrival).exists()


def test_more_than_was_announced_is_refused(user):
    arrival = begin(user)

    with pytest.raises(Refused, match="lebih panjang"):
        send(arrival, user, 0, content=CONTENT + b"x", size=len(CONTENT) + 1)


def test_before_it_is_whole_nobody_has_it(user):
    arrival = begin(user)
    send(arrival, user, 0)

    with pytest.raises(Refused, match="belum tiba seluruhnya"):
        arrived(key=arrival.key, by=user)


def test_of_another_user_it_is_not_there(user):
    arrival = begin(user)

    with pytest.raises(Refused, match="kedaluwarsa"):
        send(arrival, UserFactory(), 0)
    assert begin(UserFactory()).pk != arrival.pk


@pytest.mark.parametrize(
    "announced", [{"sha256": "../../etc"}, {"sha256": "A" * 64}, {"size_bytes": 0}]
)
def test_what_is_announced_must_be_a_file(announced, user):
    with pytest.raises(Refused):
        begin(user, **announced)


def test_kept_it_takes_no_room_and_is_still_the_file_when_asked_again(
    user, django_capture_on_commit_callbacks
):
    arrival = send_all(user)
    file = store(content=CONTENT, name="a.jpg", media_type="x", kind=Kind.EVIDENCE, by=user)

    with django_capture_on_commit_callbacks(execute=True):
        keep_arrived(key=arrival.key, file=file, by=user)

    assert not arriving.place_of(arrival).exists()
    assert arrived(key=arrival.key, by=user).content == CONTENT
    assert begin(user).is_whole


def test_so_many_at_once_and_no_more(user, monkeypatch):
    monkeypatch.setattr(arriving, "MOST_ARRIVALS", 2)
    for n in range(2):
        begin(user, content=b"%d" % n)

    with pytest.raises(Refused, match="Terlalu banyak"):
        begin(user)
    assert begin(user, content=b"1").pk


def test_so_much_at_once_and_no_more(user, monkeypatch):
    monkeypatch.setattr(arriving, "MOST_BYTES", len(CONTENT))
    begin(user)

    with pytest.raises(Refused, match="Terlalu banyak"):
        begin(user, content=b"satu lagi")


def test_what_nobody_touches_for_three_days_goes_with_its_bytes(user):
    arrival, fresh = begin(user), begin(user, content=b"baru")
    send(arrival, user, 0)
    send(fresh, user, 0, content=b"baru", size=2)
    old = timezone.now() - dt.timedelta(days=3, minutes=1)
    Arrival.objects.filter(pk=arrival.pk).update(touched_at=old)
    os.utime(arriving.place_of(arrival), (old.timestamp(), old.timestamp()))

    assert drop_expired(timezone.now()) == 1

    assert Arrival.objects.get() == fresh
    assert not arriving.place_of(arrival).exists()
    assert arriving.place_of(fresh).exists()


def test_a_row_whose_bytes_are_gone_begins_anew(user):
    arrival = begin(user)
    send(arrival, user, 0)
    arriving.place_of(arrival).unlink()

    assert begin(user).received_bytes == 0
    assert send_all(user).is_whole


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_send_at_once_make_one_whole_file(settings, tmp_path):
    settings.DATA = tmp_path
    user = UserFactory()
    faults = []

    def device():
        try:
            arrival = begin(user)
            offset = arrival.received_bytes
            while offset < len(CONTENT):
                offset = send(arrival, user, offset, size=700).received_bytes
        except Exception as trouble:
            faults.append(trouble)
        finally:
            connection.close()

    devices = [threading.Thread(target=device) for _ in range(2)]
    for one in devices:
        one.start()
    for one in devices:
        one.join()

    assert faults == []
    arrival = Arrival.objects.get()
    assert arrived(key=arrival.key, by=user).content == CONTENT
    assert not StoredFile.objects.exists()
