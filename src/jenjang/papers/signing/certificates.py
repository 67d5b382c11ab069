"""A certificate with its key (PKCS#12, .p12 or .pfx), opened with its passphrase."""

import datetime as dt
import re
from dataclasses import dataclass

from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign import signers

from jenjang.core.figures import fold_name, write_nip
from jenjang.core.values import Refused

WRONG = "Sertifikat tidak terbuka: periksa berkas .p12 dan kata sandinya."
WITHOUT_KEY = "Berkas sertifikat ini tidak memuat kunci; pilih berkas .p12 yang lengkap."


class CertificateRefused(Refused):
    """The certificate cannot sign; the message says why."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whom a certificate names, and from when to when (both inclusive) it holds.

    `nip` is the serial number of the subject where that has 18 digits, else None.
    """

    name: str
    serial: str
    issuer: str
    valid_from: dt.datetime
    valid_until: dt.datetime
    nip: str | None = None

    def refusal(self, holder: str, now: dt.datetime, nip: str | None = None) -> str | None:
        """Return why it cannot sign for a person at a moment, None where it can.

        Titles, case and blanks of the person's name do not matter; a NIP is compared
        where both sides have one.
        """
        if now < self.valid_from:
            return f"Sertifikat {self.name} baru berlaku mulai {self.valid_from:%d-%m-%Y}."
        if now > self.valid_until:
            return (
                f"Sertifikat {self.name} berakhir {self.valid_until:%d-%m-%Y}; "
                "perpanjang dahulu."
            )
        return self.stranger(holder, nip)

    def stranger(self, holder: str, nip: str | None = None) -> str | None:
        """Return why it is not this person's, None where it is."""
        if fold_name(self.name) != fold_name(holder):
            return f"Sertifikat ini milik {self.name}, bukan {holder}."
        if nip and self.nip and nip != self.nip:
            return (
                f"Sertifikat ini memuat NIP {write_nip(self.nip)}, bukan NIP {holder} yang "
                "tercatat; pakai sertifikat Anda sendiri atau minta NIP-nya dikoreksi."
            )
        return None


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An opened certificate, ready to sign; it lives in memory alone."""

    certificate: Certificate
    signer: signers.SimpleSigner


def open_key(p12: bytes, passphrase: str) -> SigningKey:
    """Return the key of a PKCS#12 file; raise CertificateRefused where it stays shut."""
    secret = passphrase.encode()
    try:
        key, _, _ = pkcs12.load_key_and_certificates(p12, secret)
    except (ValueError, TypeError):
        raise CertificateRefused(WRONG) from None
    signer = signers.SimpleSigner.load_pkcs12_data(p12, [], secret) if key else None
    if signer is None or signer.signing_cert is None:
        raise CertificateRefused(WITHOUT_KEY)
    return SigningKey(certificate_of(signer.signing_cert), signer)


def certificate_of(certificate: x509.Certificate) -> Certificate:
    """Return what a certificate says of itself."""
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return Certificate(
        name=str(subject.get("common_name", "")),
        serial=f"{certificate.serial_number:x}",
        issuer=str(issuer.get("common_name", "")),
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        nip=_nip(str(subject.get("serial_number", ""))),
    )


def _nip(number: str) -> str | None:
    """Return the digits of a subject's serial number where they are a NIP."""
    digits = re.sub(r"[\s.\-]", "", number)
    return digits if re.fullmatch(r"[0-9]{18}", digits) else None
