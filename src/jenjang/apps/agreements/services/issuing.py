"""An approved paper is issued for signature, and takes effect once all have signed."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import (
    Agreement,
    Signature,
    SignatureState,
    State,
)
from jenjang.apps.agreements.services.auditing import audit_one, stopping
from jenjang.apps.agreements.services.promising import keep_targets
from jenjang.apps.agreements.services.review import Stopped, check_state, locked, move
from jenjang.apps.agreements.snapshots import print_for_signing, trouble_with_parties
from jenjang.apps.files.models import Kind
from jenjang.apps.files.services import sha256_of, store
from jenjang.apps.history.services import record
from jenjang.apps.organisation.services import ask_recount
from jenjang.apps.organisation.snapshots import letterhead_of
from jenjang.core.values import Refused
from jenjang.web.public import new_code


def issue(*, agreement_id: int, day: dt.date, by: User | None) -> Agreement:
    """Freeze an approved paper, print it once and for all, and let its parties sign.

    The auditor looks once more. Raise Stopped for what it finds, Refused where a party
    does not hold his position, or not alone, on that day.
    """
    agreement = Agreement.objects.get(pk=agreement_id)
    check_state(agreement, (State.APPROVED,), "diterbitkan")
    audit_one(agreement)
    found = stopping(agreement)
    if found:
        raise Stopped(agreement, found)
    return _issued(agreement_id, day, by)


@transaction.atomic
def _issued(agreement_id: int, day: dt.date, by: User | None) -> Agreement:
    agreement = locked(agreement_id)
    check_state(agreement, (State.APPROVED,), "diterbitkan")
    trouble = trouble_with_parties(agreement, day)
    if trouble:
        raise Refused(" ".join(trouble))
    code = new_code()
    pdf = print_for_signing(agreement, code, head=letterhead_of(agreement.unit))
    agreement.code = code
    agreement.issued_at = timezone.now()
    agreement.issued_sha256 = sha256_of(pdf)
    agreement.issued_pdf = store(
        content=pdf,
        name=f"{agreement}.pdf",
        media_type="application/pdf",
        kind=Kind.ISSUED,
        by=by,
    )
    _await_signatures(agreement)
    return move(agreement, State.WAITING, "agreement.issued", by)


def _await_signatures(agreement: Agreement) -> None:
    parties = (agreement.first_party_id, agreement.second_party_id)
    Signature.objects.bulk_create(
        Signature(agreement=agreement, order=order, appointment_id=party)
        for order, party in enumerate(parties, start=1)
        if party is not None
    )


@transaction.atomic
def withdraw(*, agreement_id: int, reason: str, by: User | None) -> Agreement:
    """Withdraw a paper that is out for signature and that nobody has signed yet.

    It stays as it was issued, replaced, so that its QR still leads to what became of it; a
    new one may be drawn up.
    """
    agreement = locked(agreement_id)
    check_state(agreement, (State.WAITING,), "ditarik dari penandatanganan")
    if not reason.strip():
        raise Refused("Tulis alasan penarikan, agar para pihak tahu sebabnya.")
    begun = agreement.signatures.filter(
        state__in=[SignatureState.REQUESTED, SignatureState.SIGNED]
    )
    if begun.exists():
        raise Refused(
            f"{agreement} sudah mulai ditandatangani, jadi tidak dapat ditarik; selesaikan "
            "dahulu, lalu buat PK Perubahan."
        )
    return move(agreement, State.SUPERSEDED, "agreement.withdrawn", by, reason.strip())


@transaction.atomic
def take_effect(*, agreement_id: int, signed_on: dt.date, by: User | None) -> Agreement:
    """Put a paper in force that all have signed; the one before it is replaced.

    Its targets become those of the year's agreements.
    """
    agreement = locked(agreement_id)
    check_state(agreement, (State.WAITING,), "diberlakukan")
    chain = Agreement.objects.of_unit(agreement.unit_id, agreement.year_id).filter(
        position=agreement.position_id
    )
    for one in chain.in_force().select_for_update(of=("self",)):
        one.state = State.SUPERSEDED
        one.save(update_fields=["state"])
        record(
            actor=by,
            action="agreement.replaced",
            subject=one,
            before=State.IN_FORCE,
            after=State.SUPERSEDED,
        )
    agreement.signed_on = signed_on
    move(agreement, State.IN_FORCE, "agreement.in_force", by)
    keep_targets(agreement, by)
    ask_recount([agreement.year_id], unit_id=agreement.unit_id)
    return agreement
