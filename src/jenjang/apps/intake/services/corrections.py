"""Corrections of a reading: confirmed or typed by a person, kept with the upload.

Every write locks the upload, so that of two people the later one sees what the other
did; an adopted upload is not corrected any more.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.intake.models import Correction, CorrectionKind, Upload, UploadState
from jenjang.core.figures import read_target
from jenjang.core.values import Refused, Unknown
from jenjang.papers.correcting import (
    Change,
    ChangeKind,
    at_path,
    corrected,
    follower,
    in_document,
    is_agreement,
    is_fact,
    json_number,
    read_typed,
    row_fields,
    row_of,
    shown_at,
    unit_beside,
)
from jenjang.papers.exchange import NotADocument, from_json

Json = dict[str, Any]

ADOPTED = "Berkas ini sudah diadopsi; bacaannya tidak diubah lagi."
NOT_THERE = "Isian ini tidak ada dalam berkas; muat ulang halaman."
NAME_FIRST = "Isi dahulu nama pejabatnya."
MEANWHILE = (
    "{who} lebih dahulu menyimpan “{now}” di sini; simpan lagi bila isian Anda yang benar."
)
ROW_MEANWHILE = "Baris ini baru saja diubah {who}; periksa lagi sebelum mengubahnya."
MOST_ROWS = 500


class ChangedMeanwhile(Refused):
    """Somebody else changed the same fact since the page was opened."""


class NotTyped(Refused):
    """A field of a new row does not read; `field` says which."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep the field beside the sentence."""
        super().__init__(sentence)
        self.field = field


def changes_of(upload: Upload) -> list[Change]:
    """Return what people changed in a reading, in one query."""
    return as_changes(upload.corrections.all())


def as_changes(kept: Iterable[Correction]) -> list[Change]:
    """Return corrections as a reading takes them."""
    return [Change(one.path, ChangeKind(one.kind), one.value) for one in kept]


def corrected_reading(upload: Upload, *, with_removed: bool = False) -> Json:
    """Return what was read in an upload as people corrected it."""
    return corrected(upload.reading, changes_of(upload), with_removed=with_removed)


def open_doubts(upload: Upload) -> int:
    """Return how many doubts about its agreements nobody has settled yet."""
    documents = corrected_reading(upload).get("documents", [])
    return sum(len(one.get("doubts", [])) for one in documents if is_agreement(one))


@transaction.atomic
def settle_fact(
    *, upload_id: int, path: str, typed: str, version: int, by: User | None
) -> None:
    """Confirm a fact where what is typed is what stands there, else correct it.

    `version` is that of the correction the page showed, 0 where there was none. Raise
    ChangedMeanwhile where it is another by now, Refused where the text does not read.
    """
    upload = _locked(upload_id)
    now = corrected_reading(upload, with_removed=True)
    if not is_fact(now, path):
        raise Refused(NOT_THERE)
    value = read_typed(path, typed, unit_beside(now, path))
    stands = at_path(now, path)
    kept = upload.corrections.filter(path=path).select_related("by").first()
    if kept is not None and value == stands and kept.version != version:
        return  # both typed the same
    _check_version(kept, version, MEANWHILE.format(who=_who(kept), now=shown_at(now, path)))
    if isinstance(value, Unknown):
        raise Refused(str(value))
    if value == stands and (kept is not None or not _is_doubted(now, path)):
        return
    kind = ChangeKind.CONFIRM if value == stands else ChangeKind.CORRECT
    change = Change(path, kind, value)
    _check_whole(upload, change)
    if kind is ChangeKind.CORRECT:  # what followed from it is read anew
        upload.corrections.filter(path=follower(path)).delete()
    _keep(upload, change, kept, stands, by)


@transaction.atomic
def confirm(*, upload_id: int, path: str, by: User | None) -> None:
    """Settle the doubts about something that is no single fact: a table, a party."""
    upload = _locked(upload_id)
    if not _is_doubted(corrected_reading(upload, with_removed=True), path):
        return
    kept = upload.corrections.filter(path=path).first()
    _keep(upload, Change(path, ChangeKind.CONFIRM), kept, None, by)


@transaction.atomic
def take_back(*, upload_id: int, path: str, version: int, by: User | None) -> None:
    """Let what was read stand again; a row that was removed comes back."""
    upload = _locked(upload_id)
    kept = upload.corrections.filter(path=path).select_related("by").first()
    if kept is None:
        return
    _check_version(kept, version, ROW_MEANWHILE.format(who=_who(kept)))
    if kept.kind == CorrectionKind.REMOVE and kept.value is not None:
        _keep(upload, Change(path, ChangeKind.ADD, kept.value), kept, None, by)
        return
    record(
        actor=by,
        action="upload.correction_taken_back",
        subject=upload,
        before={path: kept.value},
        after={path: kept.was},
    )
    kept.delete()


@transaction.atomic
def add_row(*, upload_id: int, rows: str, typed: dict[str, str], by: User | None) -> str:
    """Add an objective, an indicator or a budget line; return its path.

    Raise NotTyped where a field does not read.
    """
    upload = _locked(upload_id)
    now = corrected_reading(upload, with_removed=True)
    fields = row_fields(now, rows)
    if not fields:
        raise Refused(NOT_THERE)
    count = len(at_path(now, rows) or [])
    if count >= MOST_ROWS:
        raise Refused(f"Daftar ini sudah memuat {MOST_ROWS} baris.")
    path = f"{rows}[{count}]"
    row = {field: _typed(path, field, typed) for field in fields}
    _keep(upload, Change(path, ChangeKind.ADD, _whole(rows, row)), None, None, by)
    return path


def _typed(path: str, field: str, typed: dict[str, str]) -> Any:
    value = read_typed(f"{path}.{field}", typed.get(field, ""))
    if isinstance(value, Unknown):
        raise NotTyped(field, str(value))
    return value


def _whole(rows: str, row: Json) -> Json:
    """Return a typed row with what follows from it."""
    if rows.endswith("objectives"):
        return row | {"indicators": []}
    if not row.get("target_text"):
        return row
    target = read_target(row["target_text"], row["unit"])
    if isinstance(target, Unknown):
        raise NotTyped("target_text", str(target))
    number = None if target.number is None else json_number(target.number)
    return row | {"target_number": number}


@transaction.atomic
def remove_row(*, upload_id: int, path: str, version: int, by: User | None) -> None:
    """Leave a row out of what is adopted; it can be taken back."""
    upload = _locked(upload_id)
    now = corrected_reading(upload, with_removed=True)
    row = row_of(path)
    if row is None or not row_fields(now, row[0]) or at_path(now, path) is None:
        raise Refused(NOT_THERE)
    kept = upload.corrections.filter(path=path).select_related("by").first()
    _check_version(kept, version, ROW_MEANWHILE.format(who=_who(kept)))
    added = kept.value if kept is not None else None
    gone = Change(path, ChangeKind.REMOVE, added)
    _keep(upload, gone, kept, at_path(upload.reading, path), by)


def _locked(upload_id: int) -> Upload:
    upload = Upload.objects.select_for_update().get(pk=upload_id)
    if upload.state != UploadState.READ:
        raise Refused(ADOPTED)
    return upload


def _check_version(kept: Correction | None, version: int, sentence: str) -> None:
    if version != (0 if kept is None else kept.version):
        raise ChangedMeanwhile(sentence)


def _who(kept: Correction | None) -> str:
    return str(kept.by) if kept is not None and kept.by else "Orang lain"


def _is_doubted(reading: Json, path: str) -> bool:
    document, inside = in_document(reading, path)
    return any(doubt["path"] == inside for doubt in document.get("doubts", []))


def _check_whole(upload: Upload, change: Change) -> None:
    """Refuse a fact that cannot stand alone: a party's title without a name."""
    reading = corrected(upload.reading, [*changes_of(upload), change], with_removed=True)
    document, _ = in_document(reading, change.path)
    try:
        from_json(document)
    except NotADocument:
        raise Refused(NAME_FIRST) from None


def _keep(
    upload: Upload, change: Change, kept: Correction | None, was: Any, by: User | None
) -> None:
    """Store a change in the one row of its path, and that it was made."""
    path, kind = change.path, CorrectionKind(change.kind.value)
    before = was if kept is None else kept.value
    correction = kept or Correction(upload=upload, path=path, was=was, version=0)
    correction.kind, correction.value, correction.by = kind, change.value, by
    correction.version += 1
    correction.save()
    record(
        actor=by,
        action=f"upload.fact_{kind.value}",
        subject=upload,
        before={path: before},
        after={path: change.value},
    )
