"""A document is audited again and again; what people decided about a finding stays."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.findings.models import WITH_REASON, Audit, Finding, FindingState
from jenjang.apps.history.models import subject_type
from jenjang.apps.history.services import record
from jenjang.core.figures import fold
from jenjang.core.values import Refused
from jenjang.papers.audit.exchange import place_json
from jenjang.papers.audit.finding import Finding as Found

SEEN_AGAIN = (
    "last_run", "rule", "severity", "is_certain", "message", "places", "cause", "group",
    "is_root", "order", "state", "subject_label", "unit", "year",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """The row that holds the document, and which unit and year it speaks of."""

    row: models.Model
    unit_id: int | None
    year: int | None
    document_sha256: str


@transaction.atomic
def keep_audit(*, about: About, findings: Sequence[Found], by: User | None) -> Audit:
    """Store a run over a document: `findings` as the auditor gives them.

    A finding known from an earlier run keeps its state; one that was said to be fixed and
    is there again is open again; an open one that is gone is fixed.
    """
    run = Audit.objects.create(run_by=by, found=len(findings), **_subject(about))
    known = {
        one.fingerprint: one
        for one in Finding.objects.of_subject(about.row).select_for_update()
    }
    rows = _rows(about, run, findings)
    for row in rows:
        if row.fingerprint in known:
            _see_again(row, known[row.fingerprint])
    Finding.objects.bulk_create([row for row in rows if row.pk is None])
    Finding.objects.bulk_update([row for row in rows if row.pk], SEEN_AGAIN, 200)
    seen = {row.fingerprint for row in rows}
    _fix([one for key, one in known.items() if key not in seen])
    return run


def is_audited(row: models.Model, document_sha256: str) -> bool:
    """Return whether the last run over a row saw its document as it is now."""
    last = _runs(row).first()
    return last is not None and last.document_sha256 == document_sha256


def was_audited(row: models.Model) -> bool:
    """Return whether the auditor has ever looked at a row's document."""
    return _runs(row).exists()


def file_under(row: models.Model, unit_id: int) -> None:
    """Say of which unit a row's runs and findings are, where that is known only now."""
    Finding.objects.of_subject(row).update(unit=unit_id)
    _runs(row).update(unit=unit_id)


def _runs(row: models.Model) -> "models.QuerySet[Audit]":
    return Audit.objects.filter(subject_type=subject_type(row), subject_id=row.pk)


def _subject(about: About) -> dict[str, Any]:
    return {
        "subject_type": subject_type(about.row),
        "subject_id": about.row.pk,
        "subject_label": str(about.row)[:300],
        "unit_id": about.unit_id,
        "year": about.year,
        "document_sha256": about.document_sha256,
    }


def _rows(about: About, run: Audit, findings: Sequence[Found]) -> list[Finding]:
    subject = _subject(about)
    del subject["document_sha256"]
    times: Counter[str] = Counter()
    groups: set[str] = set()
    rows = []
    for order, one in enumerate(findings):
        said = _said(one)
        row = Finding(
            **subject,
            first_run=run,
            last_run=run,
            rule=one.rule,
            severity=one.severity,
            is_certain=one.certain,
            message=one.message,
            written=one.written,
            expected=one.expected,
            places=[place_json(spot) for spot in one.places],
            fingerprint=_fingerprint(said, times[said]),
            cause=one.cause,
            group=one.group,
            is_root=not one.group or one.group not in groups,
            order=order,
        )
        times[said] += 1
        groups.add(one.group)
        rows.append(row)
    return rows


def _said(finding: Found) -> str:
    """Return what makes a finding the same in a later run: never its line."""
    said = "\n".join(fold(one) for one in (finding.rule, finding.written, finding.expected))
    return said if finding.written else f"{said}\n{fold(finding.message)}"


def _fingerprint(said: str, times: int) -> str:
    """Return the SHA-256 of what is said; `times` tells the same thing said again."""
    return hashlib.sha256(f"{said}\n{times}".encode()).hexdigest()


def _see_again(row: Finding, known: Finding) -> None:
    """Make `row` the known finding, with its state, unless it was said to be fixed."""
    row.pk = known.pk
    row.first_run_id = known.first_run_id
    is_back = known.state == FindingState.FIXED
    row.state = FindingState.OPEN if is_back else FindingState(known.state)


def _fix(gone: Sequence[Finding]) -> None:
    """Say of open findings that a new run does not see: fixed."""
    open_ones = [one.pk for one in gone if one.state == FindingState.OPEN]
    Finding.objects.filter(pk__in=open_ones).update(
        state=FindingState.FIXED, decided_by=None, decided_at=timezone.now(), reason=""
    )


@transaction.atomic
def settle(
    *,
    finding_id: int,
    state: FindingState,
    reason: str = "",
    seen: str | None = None,
    by: User | None,
) -> Finding:
    """Say what became of a finding; `seen` is the state the person had before him.

    Raise Refused where a reason is missing, or somebody else decided meanwhile.
    """
    finding = Finding.objects.select_for_update().get(pk=finding_id)
    reason = " ".join(reason.split())
    if seen is not None and seen != finding.state:
        raise Refused(
            f"Temuan ini sudah menjadi “{finding.get_state_display().lower()}” oleh orang "
            "lain; lihat keputusannya, lalu putuskan lagi bila perlu."
        )
    if state in WITH_REASON and not reason:
        raise Refused("Tulis alasannya: orang lain perlu tahu mengapa temuan ini selesai.")
    if (finding.state, finding.reason) == (state, reason):
        return finding
    before = {"state": finding.state, "reason": finding.reason}
    finding.state, finding.reason = state, reason
    finding.decided_by, finding.decided_at = by, timezone.now()
    finding.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    after = {"state": finding.state, "reason": reason}
    record(actor=by, action="finding.settled", subject=finding, before=before, after=after)
    return finding
