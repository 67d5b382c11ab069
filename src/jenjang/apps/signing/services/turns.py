"""Whose turn it is to sign, on which bytes, and what follows once all have signed."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import (
    Agreement,
    Signature,
    SignatureState,
    State,
    Way,
)
from jenjang.apps.agreements.services import take_effect
from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import open_stored, sha256_of, store
from jenjang.apps.history.services import record
from jenjang.apps.signing.permissions import can_sign
from jenjang.core.values import Refused

IN_A_FILE = (Way.ELECTRONIC, Way.BSRE, Way.OUTSIDE)
"""Ways whose signature stands in the PDF itself: the next one is put on top of it."""

NOT_WAITING = "{agreement} tidak sedang menunggu tanda tangan ({state})."
NOT_YOURS = (
    "Tanda tangan ini bukan milik Anda; hanya pejabatnya sendiri yang menandatangani."
)
ALREADY = "{agreement} sudah Anda tandatangani."
ASKED = (
    "{agreement} sedang dimintakan ke BSrE; periksa dahulu hasilnya sebelum mencoba cara "
    "lain."
)
FIRST_FIRST = "Pihak Pertama ({official}) belum menandatangani {agreement}; tunggu dahulu."
ON_PAPER = (
    "Pihak Pertama menandatangani {agreement} di atas kertas; tanda tangani naskah "
    "cetaknya lalu unggah pindaiannya."
)
TAMPERED = (
    "Naskah terbit {agreement} tidak lagi sama dengan saat diterbitkan; pulihkan dari "
    "cadangan."
)


@dataclass(frozen=True, slots=True)
class Done:
    """How a signature came about: when, whose certificate, in which file."""

    way: Way
    signed_at: dt.datetime
    file: StoredFile
    subject: str | None = None
    serial: str | None = None
    reference: str | None = None


def locked(signature_id: int) -> Signature:
    """Return a signature with its agreement, both locked: two tabs go one after another."""
    agreement_id = Signature.objects.values_list("agreement_id", flat=True).get(
        pk=signature_id
    )
    lock(agreement_id)
    return (
        Signature.objects.select_for_update(of=("self",))
        .select_related("agreement", "appointment__official", "appointment__position")
        .get(pk=signature_id)
    )


def lock(agreement_id: int) -> Agreement:
    """Return an agreement, locked."""
    found = Agreement.objects.select_for_update(of=("self",))
    return found.select_related("unit", "position", "issued_pdf").get(pk=agreement_id)


def check_turn(signature: Signature, user: User) -> None:
    """Raise Refused where this user may not sign this paper now."""
    if not can_sign(user, signature):
        raise Refused(NOT_YOURS)
    check_open(signature)


def check_open(signature: Signature) -> None:
    """Raise Refused where a paper waits for no signature, or for another one first."""
    agreement = signature.agreement
    if signature.state == SignatureState.SIGNED:
        raise Refused(ALREADY.format(agreement=agreement))
    if agreement.state != State.WAITING:
        state = agreement.get_state_display().lower()
        raise Refused(NOT_WAITING.format(agreement=agreement, state=state))
    if signature.state == SignatureState.REQUESTED:
        raise Refused(ASKED.format(agreement=agreement))


def check_earlier(signature: Signature, *, in_a_file: bool) -> None:
    """Raise Refused where who signs before has not, or did so where one cannot follow."""
    agreement = signature.agreement
    earlier = agreement.signatures.filter(order__lt=signature.order).select_related(
        "appointment__official"
    )
    for one in earlier:
        if one.state != SignatureState.SIGNED:
            official = one.appointment.official
            raise Refused(FIRST_FIRST.format(official=official, agreement=agreement))
        if in_a_file and one.way not in IN_A_FILE:
            raise Refused(ON_PAPER.format(agreement=agreement))


def bytes_to_sign(agreement: Agreement) -> bytes:
    """Return the PDF that the next signature goes on; raise Refused where it is spoilt."""
    issued = issued_bytes(agreement)
    signed = (
        agreement.signatures.filter(state=SignatureState.SIGNED, way__in=IN_A_FILE)
        .select_related("file")
        .order_by("-order")
        .first()
    )
    if signed is None or signed.file is None:
        return issued
    content = open_stored(signed.file)
    if not content.startswith(issued):
        raise Refused(TAMPERED.format(agreement=agreement))
    return content


def issued_bytes(agreement: Agreement) -> bytes:
    """Return the PDF as it was issued; raise Refused where it is no longer that."""
    if agreement.issued_pdf is None:
        raise Refused(NOT_WAITING.format(agreement=agreement, state="belum diterbitkan"))
    content = open_stored(agreement.issued_pdf)
    if sha256_of(content) != agreement.issued_sha256:
        raise Refused(TAMPERED.format(agreement=agreement))
    return content


def keep_signed(agreement: Agreement, pdf: bytes, by: User | None) -> StoredFile:
    """Keep a signed PDF under the name of its paper."""
    return store(
        content=pdf,
        name=f"{agreement.code}.pdf",
        media_type="application/pdf",
        kind=Kind.ISSUED,
        by=by,
    )


def mark_signed(signature: Signature, done: Done, by: User) -> None:
    """Write down that somebody signed; where he was the last, the agreement holds."""
    before = signature.state
    signature.state, signature.way = SignatureState.SIGNED, done.way
    signature.signed_at, signature.file = done.signed_at, done.file
    signature.certificate_subject = done.subject and done.subject[:400]
    signature.certificate_serial = done.serial and done.serial[:80]
    signature.reference, signature.by = done.reference or signature.reference, by
    signature.save()
    record(
        actor=by,
        action="signature.signed",
        subject=signature,
        before={"state": before},
        after={"state": signature.state, "way": done.way, "sha256": done.file.sha256},
        unit_id=signature.agreement.unit_id,
    )
    _complete(signature.agreement, by)


def _complete(agreement: Agreement, by: User) -> None:
    """Put an agreement in force that all have signed."""
    signed = [one.signed_at for one in agreement.signatures.all()]
    days = [timezone.localdate(when) for when in signed if when is not None]
    if len(days) < len(signed):
        return
    take_effect(agreement_id=agreement.pk, signed_on=max(days), by=by)
    agreement.refresh_from_db(fields=["state", "signed_on"])
