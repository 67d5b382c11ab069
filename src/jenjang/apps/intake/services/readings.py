"""What a worker does with an upload, and how people stop it and start it again.

A worker *claims* a waiting upload: one update that only one worker can win. Every later
write asks whether the claim still stands, so a reading that was stopped, or taken up by
another worker because this one seemed dead, is never stored twice.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.files.services import bytes_kept
from jenjang.apps.history.services import record
from jenjang.apps.intake.models import UNFINISHED, Upload, UploadState
from jenjang.apps.intake.reading import Ended, read_apart
from jenjang.apps.intake.services.uploads import forget_bytes, keep_reading, let_wait
from jenjang.core.values import Refused
from jenjang.papers.readers.apart import Limits

IN_BACKGROUND = Limits(
    cpu_seconds=900, wall_seconds=3600, silent_seconds=300, memory_mb=2048
)  # the clock's bounds are wide: a scanned page on a busy old laptop takes a minute
SIGN_OF_LIFE = dt.timedelta(seconds=30)  # a worker gives one every second
MOST_ATTEMPTS = 3

BYTES_GONE = "Berkas ini tidak ada lagi di folder data; unggah sekali lagi."
WORKERS_DIED = (
    f"Pembacaan berkas ini sudah {MOST_ATTEMPTS} kali terputus; pecah menjadi beberapa "
    "berkas, lalu unggah lagi."
)
NOT_STOPPED = "{upload} tidak sedang dihentikan; muat ulang halaman ini."
NOT_RUNNING = "{upload} sudah selesai dibaca; tidak ada yang dihentikan."


def _never() -> bool:
    return False


def read_waiting(*, upload_id: int, is_leaving: Callable[[], bool] = _never) -> bool:
    """Read one waiting upload to its end; False where another has it or it was stopped.

    `is_leaving` says whether this worker is told to go: the upload then waits again.
    """
    upload = begin_reading(upload_id=upload_id)
    if upload is None:
        return False
    claim = upload.claim
    if claim is None:
        raise AssertionError(upload)  # the claim is what begin_reading gives

    def goes_on(pages_read: int, pages_total: int | None) -> bool:
        stands = note_progress(
            upload_id=upload_id,
            claim=claim,
            pages_read=pages_read,
            pages_total=pages_total,
        )
        return stands and not is_leaving()

    content = bytes_kept(upload.sha256)
    if content is None:
        return refuse_reading(upload_id=upload_id, claim=claim, problem=BYTES_GONE)
    try:
        reading = read_apart(content, upload.name, IN_BACKGROUND, goes_on)
    except Ended:
        put_back(upload_id=upload_id, claim=claim)
        return False
    except Refused as why:
        return refuse_reading(upload_id=upload_id, claim=claim, problem=str(why))
    return finish_reading(
        upload_id=upload_id, claim=claim, content=content, reading=reading
    )


def begin_reading(*, upload_id: int) -> Upload | None:
    """Claim a waiting upload; None where it does not wait or another was quicker."""
    now, claim = timezone.now(), uuid.uuid4()
    won = Upload.objects.filter(pk=upload_id, state=UploadState.WAITING).update(
        state=UploadState.READING,
        claim=claim,
        seen_at=now,
        started_at=now,
        attempts=F("attempts") + 1,
        pages_read=0,
        pages_total=None,
    )
    return Upload.objects.get(pk=upload_id) if won else None


def note_progress(
    *, upload_id: int, claim: uuid.UUID, pages_read: int, pages_total: int | None
) -> bool:
    """Give a sign of life and say how far it is; False where the claim stands no more."""
    known = None if pages_total is None else max(pages_read, pages_total)
    return bool(
        _claimed(upload_id, claim).update(
            seen_at=timezone.now(), pages_read=pages_read, pages_total=known
        )
    )


@transaction.atomic
def finish_reading(
    *, upload_id: int, claim: uuid.UUID, content: bytes, reading: dict[str, Any]
) -> bool:
    """Store what was read; False, with nothing stored, where the claim stands no more."""
    upload = _claimed(upload_id, claim).select_for_update(of=("self",)).first()
    if upload is None:
        return False
    upload.pages_read = upload.pages_total or upload.pages_read
    keep_reading(upload, content, reading, by=upload.uploaded_by)
    return True


@transaction.atomic
def refuse_reading(*, upload_id: int, claim: uuid.UUID, problem: str) -> bool:
    """Say why it cannot be read and keep no bytes of it."""
    upload = _claimed(upload_id, claim).select_for_update(of=("self",)).first()
    if upload is None:
        return False
    _refuse(upload, problem)
    return True


def put_back(*, upload_id: int, claim: uuid.UUID) -> None:
    """Let it wait again, unless it was stopped: who read it must leave."""
    _claimed(upload_id, claim).update(
        state=UploadState.WAITING,
        claim=None,
        seen_at=None,
        attempts=F("attempts") - 1,
        pages_read=0,
        pages_total=None,
    )


@transaction.atomic
def stop_reading(*, upload_id: int, by: User | None) -> Upload:
    """Stop an upload that waits or is being read; its worker ends the child in a second."""
    upload = Upload.objects.select_for_update().get(pk=upload_id)
    if upload.state not in UNFINISHED:
        raise Refused(NOT_RUNNING.format(upload=upload))
    before = {"state": upload.state, "pages_read": upload.pages_read}
    upload.state, upload.finished_at = UploadState.STOPPED, timezone.now()
    upload.claim = upload.seen_at = None
    upload.save()
    record(actor=by, action="upload.stopped", subject=upload, before=before)
    return upload


@transaction.atomic
def start_again(*, upload_id: int, by: User | None) -> Upload:
    """Let a stopped upload wait again; the caller enqueues it after the commit."""
    upload = Upload.objects.select_for_update().get(pk=upload_id)
    if upload.state != UploadState.STOPPED:
        raise Refused(NOT_STOPPED.format(upload=upload))
    let_wait(upload)
    record(actor=by, action="upload.started_again", subject=upload)
    return upload


def release_dead(now: dt.datetime) -> None:
    """Take up again what a worker left without a sign of life; refuse what kills workers.

    A laptop that was shut in the middle of a reading reads it again when it wakes.
    """
    silent = Upload.objects.filter(
        state=UploadState.READING, seen_at__lt=now - SIGN_OF_LIFE
    )
    for upload_id in silent.values_list("pk", flat=True):
        _release(upload_id, now - SIGN_OF_LIFE)


@transaction.atomic
def _release(upload_id: int, silent_since: dt.datetime) -> None:
    silent = Upload.objects.select_for_update().filter(
        pk=upload_id, state=UploadState.READING, seen_at__lt=silent_since
    )
    upload = silent.first()
    if upload is None:
        return
    before = {"attempts": upload.attempts, "pages_read": upload.pages_read}
    record(actor=None, action="upload.taken_up_again", subject=upload, before=before)
    if upload.attempts >= MOST_ATTEMPTS:
        _refuse(upload, WORKERS_DIED)
        return
    upload.state, upload.claim, upload.seen_at = UploadState.WAITING, None, None
    upload.pages_read, upload.pages_total = 0, None
    upload.save()


def _refuse(upload: Upload, problem: str) -> None:
    upload.state, upload.problem = UploadState.REFUSED, problem
    upload.claim = upload.seen_at = None
    upload.finished_at = timezone.now()
    upload.save()
    record(
        actor=upload.uploaded_by,
        action="upload.refused",
        subject=upload,
        after={"problem": problem},
    )
    forget_bytes(upload.sha256)


def _claimed(upload_id: int, claim: uuid.UUID) -> "QuerySet[Upload]":
    return Upload.objects.filter(pk=upload_id, state=UploadState.READING, claim=claim)
