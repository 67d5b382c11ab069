"""Having BSrE sign: asked outside any transaction, and never twice for one paper.

A request is written down before it is sent. Where no answer comes it stays written down,
and nothing is sent again until its outcome was looked up or said by the signer himself.
"""

import datetime as dt
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, Signature, SignatureState, Way
from jenjang.apps.history.services import record
from jenjang.apps.signing.examining import examine_apart
from jenjang.apps.signing.service import bsre_service
from jenjang.apps.signing.services.electronic import Outcome, checked, outcome_of
from jenjang.apps.signing.services.turns import (
    Done,
    bytes_to_sign,
    check_earlier,
    check_turn,
    keep_signed,
    locked,
    mark_signed,
)
from jenjang.core.values import Refused
from jenjang.papers.signing import bsre

PATIENCE = dt.timedelta(minutes=5)  # far longer than any request waits for its answer
NOT_SET_UP = "Layanan BSrE belum diatur di sini; mintalah admin mengaturnya."
NOT_SENT = "Tidak dikirim: percobaan sebelumnya ditolak BSrE."
WRONG_FILE = (
    "BSrE mengembalikan berkas yang tidak cocok dengan naskah ini; berkas itu tidak "
    "disimpan. Hubungi Diskominfo."
)
STILL_UNKNOWN = (
    "BSrE tidak memberi nomor dokumen untuk permintaan ini, jadi hasilnya tidak dapat "
    "dicari otomatis. Lihat riwayat di aplikasi BSrE: bila sudah ditandatangani, "
    "unduh PDF-nya di sana lalu unggah di sini; bila belum, nyatakan belum ditandatangani."
)
NOT_ASKED = "Tidak ada permintaan ke BSrE yang menunggu jawaban untuk naskah ini."
TOO_SOON = "Permintaan ini baru saja dikirim; tunggu lima menit, lalu periksa lagi."


@sensitive_variables("passphrase", "nik", "signer")
def have_signed(
    *, signature_ids: Iterable[int], user: User, nik: str, passphrase: str
) -> list[Outcome]:
    """Have BSrE sign papers one after another; the first refusal of the signer ends it."""
    service, chosen = _service(), checked(signature_ids)
    signer = bsre.Signer(nik, passphrase)
    outcomes: list[Outcome] = []
    is_stopped = False
    for pk in chosen:
        if is_stopped:
            outcomes.append(outcome_of(pk, _refuse_unsent))
            continue
        outcomes.append(outcome_of(pk, partial(_ask, pk, user, service, signer)))
        is_stopped = outcomes[-1].refusal in bsre.SENTENCES.values()
    return outcomes


def look_up(*, signature_id: int, user: User) -> Signature:
    """Ask what became of a request without an answer; raise Refused where it stays open."""
    service = _service()
    with transaction.atomic():
        signature = _requested(signature_id, user)
        pdf = bytes_to_sign(signature.agreement)
    if signature.reference is None:
        raise Refused(STILL_UNKNOWN)
    try:
        found = bsre.look_up(service, signature.reference)
    except bsre.NotSigned as why:
        if _is_fresh(signature):
            raise Refused(TOO_SOON) from None  # it may still be at work on it
        _fail(signature_id, str(why), user)
        raise
    return _accept(signature_id, pdf, found, user)


@transaction.atomic
def say_not_signed(*, signature_id: int, user: User) -> Signature:
    """Let the signer say that BSrE has not signed; then he may try again."""
    signature = _requested(signature_id, user)
    if _is_fresh(signature):
        raise Refused(TOO_SOON)
    signature.state = SignatureState.FAILED
    signature.save(update_fields=["state"])
    _tell(signature, "signature.released", user)
    return signature


def _is_fresh(signature: Signature) -> bool:
    """Return whether a request is so young that the service may still work on it."""
    asked = signature.requested_at
    return asked is not None and timezone.now() - asked < PATIENCE


def _service() -> bsre.Service:
    service = bsre_service()
    if service is None:
        raise Refused(NOT_SET_UP)
    return service


def _refuse_unsent() -> Signature:
    raise Refused(NOT_SENT)


@sensitive_variables("signer")
def _ask(
    signature_id: int, user: User, service: bsre.Service, signer: bsre.Signer
) -> Signature:
    """Ask for one signature, and keep what came of it whatever that is."""
    agreement, pdf = _write_down(signature_id, user)
    try:
        signed = bsre.sign(service, pdf, signer, reason=str(agreement))
    except bsre.NotSigned as why:
        _fail(signature_id, str(why), user)
        raise
    except bsre.NoAnswer as silence:
        return _after_silence(signature_id, silence, pdf, user)
    return _accept(signature_id, pdf, signed, user)


@transaction.atomic
def _write_down(signature_id: int, user: User) -> tuple[Agreement, bytes]:
    """Write down that a request goes out; from here on nobody else sends one."""
    signature = locked(signature_id)
    check_turn(signature, user)
    check_earlier(signature, in_a_file=True)
    pdf = bytes_to_sign(signature.agreement)
    signature.state, signature.way = SignatureState.REQUESTED, Way.BSRE
    signature.requested_at, signature.reference = timezone.now(), None
    signature.by = user
    signature.save()
    _tell(signature, "signature.requested", user)
    return signature.agreement, pdf


def _after_silence(
    signature_id: int, silence: bsre.NoAnswer, pdf: bytes, user: User
) -> Signature:
    """Look up at once what the service has named; what it has not stays open."""
    if silence.reference is None:
        raise silence
    Signature.objects.filter(pk=signature_id).update(reference=silence.reference[:120])
    found = bsre.look_up(_service(), silence.reference)
    return _accept(signature_id, pdf, found, user)


def _accept(signature_id: int, sent: bytes, signed: bsre.Signed, user: User) -> Signature:
    """Keep what the service returned, where it is our paper signed by this person."""
    seen = examine_apart(signed.pdf)
    with transaction.atomic():
        signature = _requested(signature_id, user)
        official = signature.appointment.official
        new = seen.signatures[signature.order - 1 :]
        is_ours = (
            signed.pdf.startswith(sent)
            and seen.problem is None
            and len(new) == 1
            and new[0].certificate.stranger(official.full_name, official.nip) is None
        )
        if is_ours:
            done = Done(
                way=Way.BSRE,
                signed_at=new[0].signed_at or timezone.now(),
                file=keep_signed(signature.agreement, signed.pdf, user),
                subject=new[0].certificate.name,
                serial=new[0].certificate.serial,
                reference=signed.reference,
            )
            mark_signed(signature, done, user)
            return signature
    _fail(signature_id, WRONG_FILE, user)
    raise Refused(WRONG_FILE)


@transaction.atomic
def _fail(signature_id: int, why: str, user: User) -> None:
    signature = locked(signature_id)
    if signature.state != SignatureState.REQUESTED:
        return
    signature.state = SignatureState.FAILED
    signature.save(update_fields=["state"])
    _tell(signature, "signature.failed", user, why)


def _requested(signature_id: int, user: User) -> Signature:
    """Return a signature that waits for an answer, locked; it must be the user's own."""
    signature = locked(signature_id)
    if signature.state != SignatureState.REQUESTED or signature.by_id != user.pk:
        raise Refused(NOT_ASKED)
    return signature


def _tell(signature: Signature, action: str, by: User, why: str | None = None) -> None:
    record(
        actor=by,
        action=action,
        subject=signature,
        after={"state": signature.state, "reason": why},
        unit_id=signature.agreement.unit_id,
    )
