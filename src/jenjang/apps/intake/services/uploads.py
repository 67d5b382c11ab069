"""Files come in: taken for a worker to read, or read at once; each kept once a unit."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import Kind
from jenjang.apps.files.services import (
    drop_bytes,
    keep_bytes,
    plain_name,
    sha256_of,
    store,
)
from jenjang.apps.history.services import record
from jenjang.apps.intake.models import (
    KEPT,
    SETTLED_UNREAD,
    Upload,
    UploadState,
)
from jenjang.apps.intake.reading import read_apart
from jenjang.apps.intake.services.audits import keep_first_audit
from jenjang.apps.organisation.models import Unit
from jenjang.core.values import Refused

MEGABYTE = 1024 * 1024
MEDIA_TYPES = (
    (b"%PDF-", "application/pdf"),
    (
        b"PK\x03\x04",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
)


def give_upload(
    *, content: bytes, name: str, by: User | None, unit: Unit | None = None
) -> tuple[Upload, bool]:
    """Take a file in to be read by a worker; the caller enqueues it after the commit.

    Return the upload and whether it now waits. False: the same bytes were given before
    for the unit, and that upload stands; one that was refused or stopped waits anew.
    Raise Refused, with nothing kept, for what is empty, too large or beyond the quota.
    """
    check_size(len(content))
    sha256 = sha256_of(content)
    with transaction.atomic():
        hold_bytes(sha256)
        upload = _known(sha256, unit)
        if upload is not None and upload.state not in SETTLED_UNREAD:
            return upload, False
        check_quota(len(content), unit)
        keep_bytes(content)
        if upload is None:
            return _first(sha256, content, name, by, unit)
        let_wait(upload)
        record(actor=by, action="upload.given_again", subject=upload)
    return upload, True


def _first(
    sha256: str, content: bytes, name: str, by: User | None, unit: Unit | None
) -> tuple[Upload, bool]:
    """Return the new row, or that of whoever gave the same file at the same moment."""
    size = len(content)
    called = plain_name(name)
    upload, is_new = Upload.objects.get_or_create(
        sha256=sha256,
        unit=unit,
        defaults={"name": called, "size_bytes": size, "uploaded_by": by},
    )
    if is_new:
        after = {"sha256": sha256, "size_bytes": size}
        record(actor=by, action="upload.given", subject=upload, after=after)
    return upload, is_new


def let_wait(upload: Upload) -> None:
    """Put an upload at the end of the queue, as if it had just come."""
    upload.state, upload.problem = UploadState.WAITING, None
    upload.claim = upload.seen_at = upload.started_at = upload.finished_at = None
    upload.pages_read, upload.pages_total, upload.attempts = 0, None, 0
    upload.queued_at = timezone.now()
    upload.save()


def read_upload(
    *, content: bytes, name: str, by: User | None, unit: Unit | None = None
) -> Upload:
    """Read a file at once and keep both; the same bytes again are the same row.

    The reading runs in a process of its own, outside any transaction. Raise Refused, with
    nothing stored, for what is empty, too large or unreadable.
    """
    check_size(len(content))
    sha256 = sha256_of(content)
    known = _known(sha256, unit)
    if known is not None and known.state in KEPT:
        return known
    reading = read_apart(content, name)
    with transaction.atomic():
        upload, _ = Upload.objects.get_or_create(
            sha256=sha256,
            unit=unit,
            defaults={
                "name": plain_name(name),
                "size_bytes": len(content),
                "uploaded_by": by,
            },
        )
        if upload.state not in KEPT:
            keep_reading(upload, content, reading, by=by)
    return upload


def keep_reading(
    upload: Upload, content: bytes, reading: dict[str, Any], *, by: User | None
) -> None:
    """Store the bytes, what was read and found in them, in the caller's transaction."""
    upload.file = store(
        content=content,
        name=upload.name,
        media_type=_media_type(content),
        kind=Kind.UPLOAD,
        by=by,
    )
    upload.reading = {key: reading[key] for key in ("documents", "problems")}
    upload.state = UploadState.READ
    upload.problem = upload.claim = upload.seen_at = None
    upload.finished_at = timezone.now()
    upload.save()
    found = len(reading["documents"])
    record(actor=by, action="upload.read", subject=upload, after={"found": found})
    keep_first_audit(upload, reading, by=by)


@transaction.atomic
def dismiss_upload(*, upload_id: int, by: User | None) -> None:
    """Take a refused or stopped upload off the list; the history still tells of it."""
    upload = Upload.objects.select_for_update().filter(pk=upload_id).first()
    if upload is None:
        return
    if upload.state not in SETTLED_UNREAD:
        raise Refused(f"{upload} sudah terbaca atau sedang dibaca; tidak disingkirkan.")
    before = {"state": upload.state, "sha256": upload.sha256}
    record(actor=by, action="upload.dismissed", subject=upload, before=before)
    sha256 = upload.sha256
    upload.delete()
    forget_bytes(sha256)


def check_size(size_bytes: int) -> None:
    """Raise Refused for a size no upload may have; ask before taking the bytes in."""
    if size_bytes == 0:
        raise Refused("Berkas ini kosong; pilih berkas yang berisi perjanjian kinerja.")
    limit = settings.UPLOAD_LIMIT_BYTES
    if size_bytes > limit:
        raise Refused(
            f"Berkas ini {size_bytes // MEGABYTE} MB, melebihi batas {limit // MEGABYTE} "
            "MB; pecah menjadi beberapa berkas atau perkecil ukurannya."
        )


def check_quota(size_bytes: int, unit: Unit | None) -> None:
    """Raise Refused where a unit's uploads would take more room than all may have."""
    of_unit = Upload.objects.filter(unit=unit).exclude(state=UploadState.REFUSED)
    used = of_unit.aggregate(total=Sum("size_bytes"))["total"] or 0
    quota = settings.UPLOAD_QUOTA_BYTES
    if used + size_bytes > quota:
        raise Refused(
            f"Ruang unggahan {unit or 'pemda'} hampir penuh: terpakai {used // MEGABYTE} "
            f"dari {quota // MEGABYTE} MB. Minta admin menambahnya (JENJANG_QUOTA_MB)."
        )


def hold_bytes(sha256: str) -> None:
    """Lock the uploads of these bytes, so that nobody drops what another takes in."""
    list(Upload.objects.select_for_update().filter(sha256=sha256).values_list("pk"))


def forget_bytes(sha256: str) -> None:
    """Remove bytes that no upload needs any more, within the caller's transaction."""
    hold_bytes(sha256)
    needing = Upload.objects.filter(sha256=sha256).exclude(state=UploadState.REFUSED)
    if not needing.exists():
        drop_bytes(sha256)


def _known(sha256: str, unit: Unit | None) -> Upload | None:
    """Return the upload of the same bytes: of that unit, or of any where none is named."""
    same = Upload.objects.filter(sha256=sha256).order_by("pk")
    return (same if unit is None else same.filter(unit=unit)).first()


def _media_type(content: bytes) -> str:
    for mark, media_type in MEDIA_TYPES:
        if mark in content[:1024]:
            return media_type
    return "text/plain; charset=utf-8"
