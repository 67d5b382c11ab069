"""Is this PDF still what was signed, and by whom."""

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass

from asn1crypto import cms, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from jenjang.papers.signing.certificates import Certificate, certificate_of
from jenjang.papers.signing.threads import in_a_thread

UNREADABLE = "Berkas ini bukan PDF yang utuh."
UNSIGNED = "PDF ini tidak memuat tanda tangan elektronik."
CONTENT_CHANGED = "Isi yang ditandatangani {name} berubah sesudah ditandatangani."
SIGNATURE_BROKEN = "Tanda tangan {name} rusak atau bukan dari kunci sertifikatnya."
ADDED_LATER = (
    "Sesudah {name} menandatangani, ditambahkan isi yang bukan tanda tangan berikutnya."
)
STUFFED = "Ruang tanda tangan {name} diisi data lain."


@dataclass(frozen=True, slots=True)
class SignatureSeen:
    """One signature: whose, when by his own clock, whether its bytes are as signed.

    `is_trusted` is whether the certificate comes from an issuer we were told to trust;
    `problem` is what happened to it in one sentence, None where nothing did.
    """

    field: str
    certificate: Certificate
    signed_at: dt.datetime | None
    is_trusted: bool
    problem: str | None

    @property
    def is_intact(self) -> bool:
        """Return whether what was signed is as it was, and only signatures came after."""
        return self.problem is None


@dataclass(frozen=True, slots=True)
class Verification:
    """What a PDF's signatures say; `problem` is one sentence, None where there is none."""

    signatures: tuple[SignatureSeen, ...]
    problem: str | None

    @property
    def is_valid(self) -> bool:
        """Return whether every byte is as the signers left it."""
        return self.problem is None


def verify(pdf: bytes, trusted: Iterable[x509.Certificate] = ()) -> Verification:
    """Return what the signatures of a PDF say; `trusted` are issuers that are believed.

    Valid is a file in which every signature is intact, and nothing but later signatures
    came after the first one.
    """
    context = ValidationContext(trust_roots=list(trusted), allow_fetching=False)
    try:
        found = in_a_thread(lambda: _signatures(pdf, context))
    except Exception:
        return Verification((), UNREADABLE)
    if not found:
        return Verification((), UNSIGNED)
    problems = [seen.problem for seen in found if seen.problem]
    return Verification(tuple(found), problems[0] if problems else None)


def _signatures(pdf: bytes, context: ValidationContext) -> list[SignatureSeen]:
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    signatures = reader.embedded_signatures
    return [
        _seen(one, validate_pdf_signature(one, context), is_last=one is signatures[-1])
        for one in signatures
    ]


def _seen(
    signature: EmbeddedPdfSignature, status: PdfSignatureStatus, *, is_last: bool
) -> SignatureSeen:
    certificate = certificate_of(status.signing_cert)
    problem = _problem(signature, status)
    if problem is None and is_last and _has_a_tail(status):
        problem = ADDED_LATER
    return SignatureSeen(
        field=signature.field_name,
        certificate=certificate,
        signed_at=status.signer_reported_dt,
        is_trusted=bool(status.trusted),
        problem=problem and problem.format(name=certificate.name),
    )


def _has_a_tail(status: PdfSignatureStatus) -> bool:
    """Return whether bytes that belong to no revision of the PDF follow the last one."""
    is_covered = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return not is_covered and status.modification_level == ModificationLevel.NONE


def _problem(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> str | None:
    """Return what happened to a signature, None where it is as its signer left it."""
    level = status.modification_level
    if not status.intact:
        return CONTENT_CHANGED
    if not status.valid:
        return SIGNATURE_BROKEN
    if signature.pkcs7_content.rstrip(b"\0")[_length(signature) :]:
        return STUFFED
    is_signing = level is not None and level <= ModificationLevel.FORM_FILLING
    return None if is_signing and status.docmdp_ok is not False else ADDED_LATER


def _length(signature: EmbeddedPdfSignature) -> int:
    """Return how long the signature itself is; only zeros may follow it in its field."""
    return len(cms.ContentInfo.load(signature.pkcs7_content).dump())
