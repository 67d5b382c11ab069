"""Files that arrive piece by piece over a bad line, and go on where they were cut off.

An arrival is known by whose it is and by the size and SHA-256 announced: begun again, on
this device or another, it is the same arrival and says how much is there. Pieces are
written in order; one that came before changes nothing, one too early is told the place.
What is whole is compared with its hash before anybody uses it.
"""

import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from jenjang.apps.files.models import Arrival, StoredFile
from jenjang.apps.files.services.storing import open_stored, plain_name, sha256_of
from jenjang.core.values import Refused

MEGABYTE = 1024 * 1024
MOST_ARRIVALS = 30  # of one user, not yet whole and kept
MOST_BYTES = 300 * MEGABYTE  # announced by one user
MOST_BYTES_OF_ALL = 5_000 * MEGABYTE
KEPT_FOR = dt.timedelta(days=3)
SHA256 = re.compile(r"[0-9a-f]{64}")

GONE = "Unggahan ini sudah kedaluwarsa atau bukan milik Anda; pilih berkasnya lagi."
SPOILT = "Isi yang tiba tidak sama dengan berkas di perangkat; unggah lagi dari awal."
TOO_LONG = "Berkas lebih panjang dari yang diumumkan; unggah lagi dari awal."
NOT_WHOLE = "Berkas ini belum tiba seluruhnya; tunggu sampai unggahannya selesai."
TOO_MANY = (
    "Terlalu banyak unggahan yang belum selesai; selesaikan atau tunggu tiga hari sampai "
    "yang lama dihapus."
)


class OutOfPlace(Refused):
    """A piece came before the one in front of it; `offset` is where to go on."""

    def __init__(self, offset: int) -> None:
        """Remember how much has arrived."""
        self.offset = offset
        super().__init__("Ada bagian berkas yang hilang di jalan; dilanjutkan dari situ.")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that is whole: its bytes and the name it has on the device."""

    content: bytes
    name: str


@transaction.atomic
def begin_arrival(
    *,
    name: str,
    size_bytes: int,
    sha256: str,
    by: AbstractBaseUser,
    known: StoredFile | None = None,
) -> Arrival:
    """Return the arrival of a file announced; begun before, it is the same one.

    `known` is the same content where the user may see it already: then nothing need come.
    Raise Refused for what is no hash, empty or too much at once.
    """
    if not SHA256.fullmatch(sha256) or size_bytes < 1:
        raise Refused("Berkas ini kosong atau tidak terbaca di perangkat; pilih lagi.")
    get_user_model().objects.select_for_update().get(pk=by.pk)
    found = Arrival.objects.filter(begun_by_id=by.pk, sha256=sha256, size_bytes=size_bytes)
    arrival = found.select_for_update().first()  # another device may be sending
    if arrival is None:
        _check_room(size_bytes, by)
        arrival = Arrival(begun_by_id=by.pk, sha256=sha256, size_bytes=size_bytes)
    arrival.name = plain_name(name)
    arrival.file = arrival.file or known
    arrival.received_bytes = size_bytes if arrival.file else _there(arrival)
    arrival.touched_at = timezone.now()
    arrival.save()
    return arrival


def take_piece(*, key: UUID, offset: int, piece: bytes, by: AbstractBaseUser) -> Arrival:
    """Write a piece at its place and return how far the arrival is.

    Raise OutOfPlace where something before it is missing; Refused, with the arrival gone,
    where the whole is not what was announced.
    """
    with transaction.atomic():
        arrival = _own(key, by)
        if not arrival.is_whole:
            _write(arrival, offset, piece)
    if arrival.is_whole and arrival.file_id is None and not _is_as_announced(arrival):
        drop_arrival(key=key, by=by)
        raise Refused(SPOILT)
    return arrival


def arrived(*, key: UUID, by: AbstractBaseUser) -> Arrived:
    """Return a file that is whole; raise Refused where it is not, or not the user's."""
    arrival = _own(key, by)
    if arrival.file is not None:
        return Arrived(open_stored(arrival.file), arrival.name)
    if not arrival.is_whole or not _is_as_announced(arrival):
        raise Refused(NOT_WHOLE)
    return Arrived(place_of(arrival).read_bytes(), arrival.name)


@transaction.atomic
def keep_arrived(*, key: UUID, file: StoredFile, by: AbstractBaseUser) -> None:
    """Point an arrival at the stored file it became; its own bytes go after the commit."""
    arrival = _own(key, by)
    arrival.file = file
    arrival.save(update_fields=["file"])
    place = place_of(arrival)
    transaction.on_commit(lambda: place.unlink(missing_ok=True))


@transaction.atomic
def drop_arrival(*, key: UUID, by: AbstractBaseUser) -> None:
    """Forget an arrival and its bytes."""
    arrival = _own(key, by)
    place = place_of(arrival)
    arrival.delete()
    transaction.on_commit(lambda: place.unlink(missing_ok=True))


def drop_expired(now: dt.datetime) -> int:
    """Forget arrivals that nobody has touched for three days; return how many.

    Bytes without a row, such as a stopped process leaves, go at the same age.
    """
    count, _ = Arrival.objects.filter(touched_at__lt=now - KEPT_FOR).delete()
    known = {key.hex for key in Arrival.objects.values_list("key", flat=True)}
    oldest = (now - KEPT_FOR).timestamp()
    for path in _folder().glob("*"):
        if path.name not in known and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
    return count


def place_of(arrival: Arrival) -> Path:
    """Return where its bytes gather; never in a backup, which holds whole files alone."""
    return _folder() / arrival.key.hex


def _folder() -> Path:
    return Path(settings.DATA) / "arriving"


def _own(key: UUID, by: AbstractBaseUser) -> Arrival:
    """Return the user's arrival, locked where a transaction is open."""
    rows = Arrival.objects.filter(key=key, begun_by_id=by.pk)
    if transaction.get_connection().in_atomic_block:
        rows = rows.select_for_update(of=("self",))
    arrival = rows.select_related("file").first()
    if arrival is None:
        raise Refused(GONE)
    return arrival


def _check_room(size_bytes: int, by: AbstractBaseUser) -> None:
    unfinished = Arrival.objects.filter(file=None)
    of_all = unfinished.aggregate(bytes=Sum("size_bytes"))["bytes"] or 0
    own = unfinished.filter(begun_by_id=by.pk).aggregate(
        n=Count("pk"), bytes=Sum("size_bytes")
    )
    if (
        own["n"] >= MOST_ARRIVALS
        or (own["bytes"] or 0) + size_bytes > MOST_BYTES
        or of_all + size_bytes > MOST_BYTES_OF_ALL
    ):
        raise Refused(TOO_MANY)


def _there(arrival: Arrival) -> int:
    """Return how much is truly there: a restored backup has the row without the bytes."""
    place = place_of(arrival)
    on_disk = place.stat().st_size if place.exists() else 0
    return min(arrival.received_bytes, on_disk)


def _write(arrival: Arrival, offset: int, piece: bytes) -> None:
    """Append what is new in the piece, in the transaction that holds the row."""
    there = _there(arrival)
    if offset > there:
        raise OutOfPlace(there)
    new = piece[there - offset :]
    if there + len(new) > arrival.size_bytes:
        raise Refused(TOO_LONG)
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(place_of(arrival), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        file.truncate(there)
        file.seek(there)
        file.write(new)
    arrival.received_bytes = there + len(new)
    arrival.touched_at = timezone.now()
    arrival.save(update_fields=["received_bytes", "touched_at"])


def _is_as_announced(arrival: Arrival) -> bool:
    place = place_of(arrival)
    return place.exists() and sha256_of(place.read_bytes()) == arrival.sha256
