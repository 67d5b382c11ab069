"""What was signed elsewhere comes in: a scan of the signed print, or a signed PDF."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

import pypdfium2
from django.db import transaction
from django.utils import timezone
from PIL import Image

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, Signature, SignatureState, Way
from jenjang.apps.files.models import Kind
from jenjang.apps.files.services import store
from jenjang.apps.signing.examining import Examined, examine_apart
from jenjang.apps.signing.permissions import can_attach
from jenjang.apps.signing.services.turns import (
    Done,
    bytes_to_sign,
    check_earlier,
    check_open,
    issued_bytes,
    keep_signed,
    lock,
    locked,
    mark_signed,
)
from jenjang.core.values import Refused
from jenjang.papers.pictures import page_count
from jenjang.papers.readers.kinds import is_pdf, is_picture
from jenjang.papers.signing import SignatureSeen

MEGABYTE = 1024 * 1024
MOST_BYTES = 25 * MEGABYTE
MOST_PAGES = 100
NOT_ALLOWED = (
    "Hanya pengelola unit atau Bagian Organisasi yang mengunggah naskah bertanda tangan."
)
EMPTY = "Berkas ini kosong; pilih berkas pindaian atau PDF yang bertanda tangan."
TOO_LARGE = f"Berkas ini melebihi {MOST_BYTES // MEGABYTE} MB; perkecil dahulu."
NO_SCAN = "Berkas ini bukan PDF atau foto (JPG, PNG) yang utuh; pindai ulang naskahnya."
TOO_LONG = f"Pindaian ini lebih dari {MOST_PAGES} halaman; unggah naskah ini saja."
NOBODY = "Pilih pihak yang tanda tangannya ada pada pindaian ini."
NOT_YET = "Tanggal tanda tangan belum tiba; periksa tanggalnya."
TOO_EARLY = "Tanggal tanda tangan mendahului terbitnya naskah ({issued:%d-%m-%Y})."
NOT_OURS = (
    "Isi PDF ini bukan naskah yang diterbitkan: bagian awalnya harus sama persis dengan "
    "naskah terbit. Tanda tangani berkas yang diunduh dari halaman ini."
)
LOSES_ONE = (
    "PDF ini tidak memuat tanda tangan yang sudah ada; tanda tangani berkas yang terakhir "
    "diunduh dari halaman ini."
)
NO_NEW = "PDF ini tidak memuat tanda tangan baru."
STRANGER = "Tanda tangan {name} bukan dari pihak yang ditunggu ({awaited})."
UNTRUSTED = (
    "Penerbit sertifikat {name} ({issuer}) tidak dikenal di sini; mintalah admin "
    "menambahkan sertifikat penerbitnya (JENJANG_TRUSTED_CERTIFICATES) "
    "bila memang dapat dipercaya."
)


@transaction.atomic
def attach_scan(
    *,
    agreement_id: int,
    content: bytes,
    name: str,
    signed_on: dt.date,
    orders: Collection[int],
    by: User,
) -> list[Signature]:
    """Keep the scan of a print signed in ink, for the parties whose pen is on it."""
    media_type = judged(content)
    agreement = _allowed(agreement_id, by)
    _check_day(agreement, signed_on)
    if not orders:
        raise Refused(NOBODY)
    signatures = [
        locked(pk)
        for pk in agreement.signatures.filter(order__in=orders)
        .order_by("order")
        .values_list("pk", flat=True)
    ]
    for signature in signatures:
        check_open(signature)
    file = store(content=content, name=name, media_type=media_type, kind=Kind.UPLOAD, by=by)
    noon = dt.datetime.combine(signed_on, dt.time(12), timezone.get_current_timezone())
    for signature in signatures:
        check_earlier(signature, in_a_file=False)
        mark_signed(signature, Done(Way.INK, noon, file), by)
    return signatures


def attach_signed_pdf(*, agreement_id: int, content: bytes, by: User) -> list[Signature]:
    """Keep a PDF signed outside, where it is our paper and the right people signed it.

    The first bytes are those that were issued; every signature is whole; each new one is
    of a party that has not signed, in order, from an issuer that is believed here.
    """
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    seen = examine_apart(content)
    with transaction.atomic():
        agreement = _allowed(agreement_id, by)
        signatures = [
            locked(pk)
            for pk in agreement.signatures.exclude(state=SignatureState.SIGNED)
            .order_by("order")
            .values_list("pk", flat=True)
        ]
        new = _new_signatures(agreement, content, seen)
        pairs = _matched(signatures, new)
        file = keep_signed(agreement, content, by)
        for signature, one in pairs:
            _check_asked(signature)
            check_earlier(signature, in_a_file=True)
            when = one.signed_at or timezone.now()
            of = one.certificate
            mark_signed(signature, Done(Way.OUTSIDE, when, file, of.name, of.serial), by)
        return [signature for signature, _ in pairs]


def judged(content: bytes) -> str:
    """Return the media type of a scan by what it holds; raise Refused for anything else."""
    if not content:
        raise Refused(EMPTY)
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    if not is_pdf(content) and not is_picture(content):
        raise Refused(NO_SCAN)
    try:
        pages = page_count(content)
    except (pypdfium2.PdfiumError, OSError, ValueError, Image.DecompressionBombError):
        raise Refused(NO_SCAN) from None
    if not 1 <= pages <= MOST_PAGES:
        raise Refused(TOO_LONG if pages else NO_SCAN)
    if is_pdf(content):
        return "application/pdf"
    return "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"


def _allowed(agreement_id: int, by: User) -> Agreement:
    """Return the agreement, locked, where this user may bring something for it."""
    agreement = lock(agreement_id)
    if not can_attach(by, agreement):
        raise Refused(NOT_ALLOWED)
    issued_bytes(agreement)
    return agreement


def _check_day(agreement: Agreement, day: dt.date) -> None:
    if day > timezone.localdate():
        raise Refused(NOT_YET)
    if agreement.issued_at and day < timezone.localdate(agreement.issued_at):
        raise Refused(TOO_EARLY.format(issued=timezone.localdate(agreement.issued_at)))


def _check_asked(signature: Signature) -> None:
    """Raise Refused where it cannot be signed; a request to BSrE may end this way."""
    if signature.state != SignatureState.REQUESTED:
        check_open(signature)


def _new_signatures(
    agreement: Agreement, content: bytes, seen: Examined
) -> Sequence[SignatureSeen]:
    """Return the signatures that were put on our paper outside."""
    if not content.startswith(issued_bytes(agreement)):
        raise Refused(NOT_OURS)
    if not content.startswith(bytes_to_sign(agreement)):
        raise Refused(LOSES_ONE)
    if seen.problem:
        raise Refused(seen.problem)
    kept = agreement.signatures.filter(state=SignatureState.SIGNED).count()
    if len(seen.signatures) <= kept:
        raise Refused(NO_NEW)
    return seen.signatures[kept:]


def _matched(
    awaited: Sequence[Signature], new: Iterable[SignatureSeen]
) -> list[tuple[Signature, SignatureSeen]]:
    """Return each new signature with the party whose turn it is."""
    pairs = []
    left = list(awaited)
    for one in new:
        official = left[0].appointment.official if left else None
        is_his = official and not one.certificate.stranger(official.full_name, official.nip)
        if not is_his:
            name, who = one.certificate.name, str(official or "tidak ada")
            raise Refused(STRANGER.format(name=name, awaited=who))
        if not one.is_trusted:
            of = one.certificate
            raise Refused(UNTRUSTED.format(name=of.name, issuer=of.issuer))
        pairs.append((left.pop(0), one))
    return pairs
