"""A paper on its way: submitted, taken back, returned, approved.

Each act holds the row, looks at its state, and says so in the history; who may is asked
by the pages (permissions).
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import EDITABLE, Agreement, State
from jenjang.apps.agreements.services.auditing import audit_one, stopping
from jenjang.apps.findings.models import Finding
from jenjang.apps.history.services import record
from jenjang.core.values import Refused


class Stopped(Refused):
    """The auditor found what keeps a paper from going on; `findings` say what."""

    def __init__(self, agreement: Agreement, findings: Sequence[Finding]) -> None:
        """Say how many and what to do."""
        self.findings = tuple(findings)
        super().__init__(
            f"{agreement} belum dapat diteruskan: {len(self.findings)} temuan pasti harus "
            "diperbaiki, atau diputuskan dengan alasan, dahulu."
        )


def submit(*, agreement_id: int, version: int, by: User | None) -> Agreement:
    """Hand a draft to the superior; the auditor looks at it first, findings are kept.

    Raise Stopped where it finds something certain and grave, Refused where the draft was
    edited meanwhile.
    """
    agreement = Agreement.objects.get(pk=agreement_id)
    check_state(agreement, EDITABLE, "diajukan")
    audit_one(agreement)
    found = stopping(agreement)
    if found:
        raise Stopped(agreement, found)
    return _submitted(agreement_id, version, agreement.document_sha256, by)


@transaction.atomic
def _submitted(agreement_id: int, version: int, audited: str, by: User | None) -> Agreement:
    agreement = locked(agreement_id)
    check_state(agreement, EDITABLE, "diajukan")
    check_version(agreement, version)
    if agreement.document_sha256 != audited:
        raise _Changed(agreement)
    agreement.submitted_at, agreement.submitted_by = timezone.now(), by
    return move(agreement, State.SUBMITTED, "agreement.submitted", by)


@transaction.atomic
def take_back(*, agreement_id: int, by: User | None) -> Agreement:
    """Make a paper a draft again that was submitted or approved, to edit it."""
    agreement = locked(agreement_id)
    check_state(agreement, (State.SUBMITTED, State.APPROVED), "ditarik kembali")
    return move(agreement, State.DRAFT, "agreement.taken_back", by)


@transaction.atomic
def send_back(*, agreement_id: int, reason: str, by: User | None) -> Agreement:
    """Return a submitted paper to who drew it up, with what is to be mended."""
    agreement = locked(agreement_id)
    check_state(agreement, (State.SUBMITTED,), "dikembalikan")
    if not reason.strip():
        raise Refused("Tulis alasan pengembalian, agar yang menyusun tahu apa diperbaiki.")
    agreement.returned_because = reason.strip()
    return move(agreement, State.RETURNED, "agreement.returned", by, reason.strip())


@transaction.atomic
def approve(*, agreement_id: int, version: int, by: User | None) -> Agreement:
    """Approve a submitted paper as it was read: of that version, no other."""
    agreement = locked(agreement_id)
    check_state(agreement, (State.SUBMITTED,), "disetujui")
    check_version(agreement, version)
    agreement.approved_at, agreement.approved_by = timezone.now(), by
    agreement.returned_because = None
    return move(agreement, State.APPROVED, "agreement.approved", by)


def locked(agreement_id: int) -> Agreement:
    """Return an agreement, held until the transaction ends."""
    rows = Agreement.objects.select_for_update(of=("self",))
    return rows.select_related("position", "unit").get(pk=agreement_id)


def move(
    agreement: Agreement,
    state: State,
    action: str,
    by: User | None,
    reason: str | None = None,
) -> Agreement:
    """Store a paper's next state, and who brought it there."""
    before, agreement.state = agreement.state, state
    agreement.save(
        update_fields=[
            "state", "submitted_at", "submitted_by", "approved_at", "approved_by",
            "returned_because", "code", "issued_at", "issued_pdf", "issued_sha256",
            "signed_on",
        ]
    )  # fmt: skip
    after = {"state": state} | ({"reason": reason} if reason else {})
    record(
        actor=by, action=action, subject=agreement, before={"state": before}, after=after
    )
    return agreement


def check_state(agreement: Agreement, allowed: Sequence[State], act: str) -> None:
    """Raise Refused where a paper is in no state from which the act leads on."""
    if agreement.state not in allowed:
        raise Refused(
            f"{agreement} tidak dapat {act}: keadaannya sekarang "
            f"{agreement.get_state_display().lower()}. Muat ulang halamannya."
        )


def check_version(agreement: Agreement, version: int) -> None:
    """Raise Refused where a paper is not the one that was read."""
    if agreement.version != version:
        raise _Changed(agreement)


class _Changed(Refused):
    """Somebody edited the paper after it was read."""

    def __init__(self, agreement: Agreement) -> None:
        """Say what to do."""
        super().__init__(
            f"{agreement} berubah sejak Anda membukanya; baca isinya yang sekarang, lalu "
            "ulangi."
        )
