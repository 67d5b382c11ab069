"""Papers come in: read, looked at, adopted. All or nothing."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement
from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import plain_name, sha256_of, store
from jenjang.apps.history.services import record
from jenjang.apps.intake.adoption.adopting import adopt_documents
from jenjang.apps.intake.adoption.changes import AdoptionResult, Changes
from jenjang.apps.intake.models import KEPT, Upload, UploadState
from jenjang.apps.intake.reading import read_apart
from jenjang.apps.organisation.models import Unit
from jenjang.core.values import Refused
from jenjang.papers.document import Agreement as Document
from jenjang.papers.exchange import from_json

MEGABYTE = 1024 * 1024
MEDIA_TYPES = (
    (b"%PDF-", "application/pdf"),
    (
        b"PK\x03\x04",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
)


def read_upload(
    *, content: bytes, name: str, by: User | None, unit: Unit | None = None
) -> Upload:
    """Read a file by its content and keep both; the same bytes again are the same row.

    The reading runs in a process of its own, outside any transaction. Raise Refused, with
    nothing stored, for what is empty, too large, unreadable or no agreement.
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
            _keep(upload, content, reading, by=by)
    return upload


def _keep(
    upload: Upload, content: bytes, reading: dict[str, Any], *, by: User | None
) -> None:
    """Store the bytes and what was read in them, within the caller's transaction."""
    upload.file = store(
        content=content,
        name=upload.name,
        media_type=_media_type(content),
        kind=Kind.UPLOAD,
        by=by,
    )
    upload.state, upload.reading = UploadState.READ, reading
    upload.problem = upload.claim = upload.seen_at = None
    upload.finished_at = timezone.now()
    upload.save()
    found = len(reading["documents"])
    record(actor=by, action="upload.read", subject=upload, after={"found": found})


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


def documents_of(upload: Upload) -> list[Document]:
    """Return the agreements that were read in an upload, in the order of the file."""
    found = upload.reading.get("documents", [])
    return [from_json(one) for one in found if str(one.get("kind", "")).startswith("PK")]


def preview_adoption(*, upload_id: int, by: User | None) -> AdoptionResult:
    """Return what adopting would do: the very same run, rolled back."""
    with transaction.atomic():
        result = _adopt(upload_id, by)
        transaction.set_rollback(True)
    return result


@transaction.atomic
def adopt(*, upload_id: int, by: User | None) -> AdoptionResult:
    """Turn what was read into rows: all, or nothing and Refused with one sentence.

    Adopting again what is there changes nothing and leaves no trace in the history.
    """
    result = _adopt(upload_id, by)
    upload = Upload.objects.get(pk=upload_id)
    if upload.state != UploadState.ADOPTED:
        upload.state = UploadState.ADOPTED
        upload.unit_id = upload.unit_id or _only_unit(upload, result)
        upload.save(update_fields=["state", "unit"])
        counts = {kind.value: count for kind, count in result.counts.items()}
        record(actor=by, action="upload.adopted", subject=upload, after=counts)
    return result


@transaction.atomic
def adopt_papers(
    documents: Sequence[Document],
    *,
    by: User | None,
    source: StoredFile | None = None,
    unit_id: int | None = None,
) -> AdoptionResult:
    """Adopt documents that are at hand (the demo, a command), as `adopt` does."""
    changes = Changes()
    agreements = adopt_documents(
        documents, by=by, changes=changes, source=source, unit_id=unit_id
    )
    return AdoptionResult(tuple(changes.made), tuple(changes.remarks), tuple(agreements))


def _adopt(upload_id: int, by: User | None) -> AdoptionResult:
    upload = Upload.objects.kept().select_related("file").get(pk=upload_id)
    return adopt_papers(
        documents_of(upload), by=by, source=upload.file, unit_id=upload.unit_id
    )


def _only_unit(upload: Upload, result: AdoptionResult) -> int | None:
    """Return the unit all its agreements are of, so that the unit sees its own paper."""
    adopted = Agreement.objects.filter(pk__in=result.agreement_ids)
    units = set(adopted.values_list("unit_id", flat=True))
    same = Upload.objects.filter(sha256=upload.sha256)
    taken = set(same.values_list("unit_id", flat=True))
    return units.pop() if len(units) == 1 and not units & taken else None


def _known(sha256: str, unit: Unit | None) -> Upload | None:
    """Return the upload of the same bytes: of that unit, or of any where none is named."""
    same = Upload.objects.filter(sha256=sha256).order_by("pk")
    return (same if unit is None else same.filter(unit=unit)).first()


def _media_type(content: bytes) -> str:
    for mark, media_type in MEDIA_TYPES:
        if mark in content[:1024]:
            return media_type
    return "text/plain; charset=utf-8"
