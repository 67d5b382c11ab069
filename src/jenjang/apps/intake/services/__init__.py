"""Papers come in: given, read, stopped, looked at, adopted. All or nothing."""

from collections.abc import Sequence

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement
from jenjang.apps.files.models import StoredFile
from jenjang.apps.findings.services import file_under
from jenjang.apps.followup.models import Evaluation
from jenjang.apps.history.services import record
from jenjang.apps.intake.adoption.adopting import adopt_documents
from jenjang.apps.intake.adoption.changes import AdoptionResult, Changes
from jenjang.apps.intake.adoption.followed import adopt_follow_ups, rows_in
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.intake.services.audits import (
    MOST_TOGETHER,
    audit_again,
    audit_together,
    grave_findings,
)
from jenjang.apps.intake.services.corrections import corrected_reading
from jenjang.apps.intake.services.readings import (
    begin_reading,
    finish_reading,
    note_progress,
    put_back,
    read_waiting,
    release_dead,
    start_again,
    stop_reading,
)
from jenjang.apps.intake.services.uploads import (
    MEGABYTE,
    check_size,
    dismiss_upload,
    give_upload,
    read_upload,
)
from jenjang.papers.correcting import is_agreement
from jenjang.papers.document import Agreement as Document
from jenjang.papers.document import Report
from jenjang.papers.exchange import from_json, report_from_json

__all__ = [
    "MEGABYTE",
    "MOST_TOGETHER",
    "adopt",
    "adopt_papers",
    "audit_again",
    "audit_together",
    "begin_reading",
    "check_size",
    "dismiss_upload",
    "documents_of",
    "finish_reading",
    "give_upload",
    "grave_findings",
    "note_progress",
    "preview_adoption",
    "put_back",
    "read_upload",
    "read_waiting",
    "release_dead",
    "reports_of",
    "start_again",
    "stop_reading",
]


def documents_of(upload: Upload) -> list[Document]:
    """Return the agreements read in an upload, as people corrected them, in its order."""
    found = corrected_reading(upload).get("documents", [])
    return [from_json(one) for one in found if is_agreement(one)]


def reports_of(upload: Upload) -> list[Report]:
    """Return the reports read in an upload that tell of recommendations."""
    found = corrected_reading(upload).get("documents", [])
    read = (report_from_json(one) for one in found if not is_agreement(one))
    return [one for one in read if rows_in(one)]


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
        if upload.unit_id is not None:
            file_under(upload, upload.unit_id)
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
    reports: Sequence[Report] = (),
) -> AdoptionResult:
    """Adopt documents that are at hand (the demo, a command), as `adopt` does.

    Of `reports` it is what they say an evaluation recommended.
    """
    changes = Changes()
    agreements = (
        adopt_documents(documents, by=by, changes=changes, source=source, unit_id=unit_id)
        if documents or not reports
        else []
    )
    evaluations = (
        adopt_follow_ups(reports, by=by, changes=changes, unit_id=unit_id)
        if reports
        else []
    )
    return AdoptionResult(
        tuple(changes.made), tuple(changes.remarks), tuple(agreements), tuple(evaluations)
    )


def _adopt(upload_id: int, by: User | None) -> AdoptionResult:
    upload = Upload.objects.kept().select_related("file").get(pk=upload_id)
    return adopt_papers(
        documents_of(upload),
        by=by,
        source=upload.file,
        unit_id=upload.unit_id,
        reports=reports_of(upload),
    )


def _only_unit(upload: Upload, result: AdoptionResult) -> int | None:
    """Return the unit all that was adopted is of, so that the unit sees its own paper."""
    adopted = Agreement.objects.filter(pk__in=result.agreement_ids)
    evaluated = Evaluation.objects.filter(pk__in=result.evaluation_ids)
    units = {
        unit_id
        for rows in (adopted, evaluated)
        for unit_id in rows.values_list("unit_id", flat=True)
        if unit_id is not None
    }
    same = Upload.objects.filter(sha256=upload.sha256)
    taken = set(same.values_list("unit_id", flat=True))
    return units.pop() if len(units) == 1 and not units & taken else None
