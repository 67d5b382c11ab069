"""What the public page says of a paper, and of a PDF that somebody holds against it."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from jenjang.apps.agreements.models import (
    ISSUED,
    Agreement,
    AgreementQuerySet,
    Signature,
    SignatureState,
    State,
)
from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import open_stored
from jenjang.apps.signing.examining import Examined, examine_apart
from jenjang.apps.signing.services.turns import IN_A_FILE
from jenjang.core.values import Refused
from jenjang.papers.signing import SignatureSeen

Examine = Callable[[bytes, bytes], Examined]
CUT_OFF = "Berkas ini terpotong: bagian akhirnya hilang."
APPENDED = "Di belakang isi yang ditandatangani ditambahkan {count} byte."
NOT_SIGNED = "Berkas ini tidak memuat tanda tangan elektronik."


class Found(StrEnum):
    """What a PDF is: one of ours to the byte, one of ours but changed, or a stranger."""

    SAME = "sama"
    CHANGED = "berubah"
    STRANGE = "asing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a PDF; `agreement` is the paper it is, or claims to be.

    `signed` is how many parties have signed the very file, where it is one of ours.
    """

    found: Found
    sha256: str
    agreement: Agreement | None = None
    signed: int = 0
    problems: tuple[str, ...] = ()
    signatures: tuple[SignatureSeen, ...] = ()


def public_papers() -> AgreementQuerySet:
    """Return the papers that the public page knows: issued ones, never a draft."""
    return (
        Agreement.objects.filter(state__in=ISSUED, code__isnull=False)
        .select_related("unit", "position", "issued_pdf")
        .defer("document")
    )


def paper_of(code: str) -> Agreement | None:
    """Return the paper of a code, whatever the case it is typed in."""
    typed = code.strip()
    return public_papers().filter(code__in={typed, typed.upper()}).first()


def signers_of(agreement: Agreement) -> list[Signature]:
    """Return who signs a paper, in order, with names and positions."""
    return list(
        agreement.signatures.select_related(
            "appointment__official", "appointment__position", "file"
        ).order_by("order")
    )


def replaced_by(agreement: Agreement) -> Agreement | None:
    """Return the paper of the same position that holds instead, None where none does."""
    if agreement.state != State.SUPERSEDED:
        return None
    return (
        Agreement.objects.filter(
            unit=agreement.unit_id,
            year=agreement.year_id,
            position=agreement.position_id,
            state=State.IN_FORCE,
        )
        .defer("document")
        .first()
    )


def verdict_on(
    pdf: bytes, agreement: Agreement | None = None, examine: Examine = examine_apart
) -> Verdict:
    """Return what a PDF is: compared byte for byte first, looked into only if it differs.

    Only a file whose SHA-256 is that of a file of ours is called the same. Every other one
    is told what is wrong with it: against `agreement`, else the paper whose code it prints.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    same = _same(sha256)
    if same is not None:
        return Verdict(Found.SAME, sha256, same[0], same[1])
    if agreement is None:
        seen = examine(pdf, b"")
        agreement = paper_of(seen.code) if seen.code else None
        if agreement is None:
            problem = (seen.problem,) if seen.problem else ()
            return Verdict(
                Found.STRANGE, sha256, problems=problem, signatures=seen.signatures
            )
    files = _files_of(agreement)
    seen = examine(pdf, files[0] if files else b"")
    problems = tuple(_problems(pdf, files, seen))
    return Verdict(
        Found.CHANGED, sha256, agreement, problems=problems, signatures=seen.signatures
    )


def _same(sha256: str) -> tuple[Agreement, int] | None:
    """Return the paper one of whose files has this hash, and how many have signed it."""
    own = Q(issued_sha256=sha256) | Q(
        signatures__file__sha256=sha256,
        signatures__way__in=IN_A_FILE,
        signatures__state=SignatureState.SIGNED,
    )
    agreement = public_papers().filter(own).distinct().first()
    if agreement is None:
        return None
    signed = agreement.signatures.filter(file__sha256=sha256, way__in=IN_A_FILE)
    return agreement, max(signed.values_list("order", flat=True), default=0)


def _files_of(agreement: Agreement) -> list[bytes]:
    """Return the issued PDF and what each signature made of it, as far as we have them."""
    rows = list(
        StoredFile.objects.filter(
            Q(issued_agreements=agreement)
            | Q(signatures__agreement=agreement, signatures__way__in=IN_A_FILE)
        ).distinct()
    )
    return sorted(filter(None, map(_bytes_of, rows)), key=len)


def _bytes_of(file: StoredFile) -> bytes | None:
    try:
        return open_stored(file)
    except Refused:
        return None


def _problems(pdf: bytes, files: list[bytes], seen: Examined) -> Iterator[str]:
    """Yield what is wrong with a file that is none of ours, the plainest first."""
    if any(one.startswith(pdf) for one in files):
        yield CUT_OFF
    longest = max((len(one) for one in files if pdf.startswith(one)), default=0)
    if longest:
        yield APPENDED.format(count=len(pdf) - longest)
    broken = [one.problem for one in seen.signatures if one.problem]
    yield from dict.fromkeys(broken)
    if not broken and seen.problem:
        yield seen.problem
    yield from seen.differences
