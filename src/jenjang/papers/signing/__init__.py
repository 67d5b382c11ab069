"""Electronic signatures in PDFs: put there with a local certificate, and verified.

The signature is PAdES (ETSI EN 319 142); the QR beside the name only leads to the page
that verifies it (PP 71/2019). A passphrase is used and forgotten: never kept, never logged.
"""

from jenjang.papers.signing.certificates import (
    Certificate,
    CertificateRefused,
    SigningKey,
    open_key,
)
from jenjang.papers.signing.issuing import issued_pdf, sealed_pdf
from jenjang.papers.signing.placing import Placement, placement_of
from jenjang.papers.signing.signing import field_name, sign, with_fields
from jenjang.papers.signing.verifying import SignatureSeen, Verification, verify

__all__ = [
    "Certificate",
    "CertificateRefused",
    "Placement",
    "SignatureSeen",
    "SigningKey",
    "Verification",
    "field_name",
    "issued_pdf",
    "open_key",
    "placement_of",
    "sealed_pdf",
    "sign",
    "verify",
    "with_fields",
]
