"""Keeping files: once each, under the folder of the data, known by their SHA-256."""

import hashlib
import os
import tempfile
from pathlib import Path, PurePath

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.history.services import record
from jenjang.core.values import Refused

NAME_LENGTH = 255


def sha256_of(content: bytes) -> str:
    """Return the name under which bytes are kept."""
    return hashlib.sha256(content).hexdigest()


def path_of(sha256: str) -> Path:
    """Return where the bytes of that hash are kept: files/ab/cd/abcd..."""
    return Path(settings.DATA) / "files" / sha256[:2] / sha256[2:4] / sha256


@transaction.atomic
def store(
    *,
    content: bytes,
    name: str,
    media_type: str,
    kind: Kind,
    by: AbstractBaseUser | None,
) -> StoredFile:
    """Keep the bytes and return their row; the same bytes again are the same row.

    The bytes are on the disk before the row is, so a row never points at nothing. Where
    the transaction fails later, bytes without a row remain and harm nobody.
    """
    sha256 = sha256_of(content)
    _write_once(path_of(sha256), content)
    stored, is_new = StoredFile.objects.get_or_create(
        sha256=sha256,
        defaults={
            "size_bytes": len(content),
            "media_type": media_type,
            "kind": kind,
            "original_name": plain_name(name),
            "stored_by_id": None if by is None else by.pk,
        },
    )
    if is_new:
        record(
            actor=by,
            action="file.stored",
            subject=stored,
            after={"sha256": sha256, "size_bytes": len(content)},
        )
    return stored


def open_stored(file: StoredFile) -> bytes:
    """Return the bytes; raise Refused where they are gone or no longer the same."""
    try:
        content = path_of(file.sha256).read_bytes()
    except FileNotFoundError:
        raise Refused(
            f"Berkas {file.original_name} tidak ada lagi di folder data; "
            "pulihkan dari cadangan."
        ) from None
    if sha256_of(content) != file.sha256:
        raise Refused(
            f"Isi berkas {file.original_name} di folder data telah berubah; "
            "pulihkan dari cadangan."
        )
    return content


def keep_bytes(content: bytes) -> str:
    """Write bytes that have no row yet and return their hash; `store` may follow."""
    sha256 = sha256_of(content)
    _write_once(path_of(sha256), content)
    return sha256


def bytes_kept(sha256: str) -> bytes | None:
    """Return the bytes of a hash, None where they are gone or not the same any more."""
    try:
        content = path_of(sha256).read_bytes()
    except FileNotFoundError:
        return None
    return content if sha256_of(content) == sha256 else None


def drop_bytes(sha256: str) -> None:
    """Remove bytes that never got a row; those of a stored file stay."""
    if not StoredFile.objects.filter(sha256=sha256).exists():
        path_of(sha256).unlink(missing_ok=True)


def _write_once(path: Path, content: bytes) -> None:
    """Write the bytes where no reader ever sees half of them."""
    if path.exists() and path.stat().st_size == len(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(path)


def plain_name(name: str) -> str:
    """Return the name without the folders some browsers send, at most what a row holds."""
    plain = PurePath(name.replace("\\", "/")).name.replace("\x00", "").strip()
    return (plain or "tanpa nama")[-NAME_LENGTH:]
