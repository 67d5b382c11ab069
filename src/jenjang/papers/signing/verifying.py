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
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from jenjang.papers.signing.certificates import Certificate, certificate_of

UNREADABLE = "Berkas ini bukan PDF yang utuh."
UNSIGNED = "PDF ini tidak memuat tanda tangan elektronik."
CHANGED = "Isi PDF berubah sesudah ditandatangani."


@dataclass(frozen=True, slots=True)
class SignatureSeen:
    """One signature: whose, when by his own clock, whether its bytes are as signed.

    `is_trusted` is whether the certificate comes from an issuer we were told to trust.
    """

    field: str
    certificate: Certificate
    signed_at: dt.datetime | None
    is_intact: bool
    is_trusted: bool


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
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        found = [
            _seen(one, validate_pdf_signature(one, context))
            for one in reader.embedded_signatures
        ]
    except Exception:
        return Verification((), UNREADABLE)
    if not found:
        return Verification((), UNSIGNED)
    is_whole = all(seen.is_intact for seen in found)
    return Verification(tuple(found), None if is_whole else CHANGED)


def _seen(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> SignatureSeen:
    return SignatureSeen(
        field=signature.field_name,
        certificate=certificate_of(status.signing_cert),
        signed_at=status.signer_reported_dt,
        is_intact=_is_intact(signature, status),
        is_trusted=bool(status.trusted),
    )


def _is_intact(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> bool:
    """Return whether the signed bytes are as they were, and only signatures came after."""
    level = status.modification_level
    return bool(
        status.intact
        and status.valid
        and status.docmdp_ok is not False
        and level is not None
        and level <= ModificationLevel.FORM_FILLING
        and not signature.pkcs7_content.rstrip(b"\0")[_length(signature) :]
    )


def _length(signature: EmbeddedPdfSignature) -> int:
    """Return how long the signature itself is; only zeros may follow it in its field."""
    return len(cms.ContentInfo.load(signature.pkcs7_content).dump())
