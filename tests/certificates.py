"""Certificates of invented people, made for a test and forgotten after it."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "hanya untuk uji"
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """An issuer of certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def root(self) -> asn1.Certificate:
        """Return its certificate as the verifier takes it."""
        return asn1.Certificate.load(
            self.certificate.public_bytes(serialization.Encoding.DER)
        )


def name_of(person: str, nip: str | None = None) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, person)]
    if nip:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, nip))
    return x509.Name(parts)


def built(
    subject: str,
    issuer: str,
    public_key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    until: dt.datetime,
    nip: str | None = None,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name_of(subject, nip))
        .issuer_name(name_of(issuer))
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(until - 400 * DAY)
        .not_valid_after(until)
    )


@cache
def authority() -> Authority:
    """Return the issuer of the tests."""
    key = ec.generate_private_key(ec.SECP256R1())
    until = dt.datetime.now(dt.UTC) + 300 * DAY
    builder = built("Penerbit Uji", "Penerbit Uji", key.public_key(), until)
    constraints = x509.BasicConstraints(ca=True, path_length=0)
    signed = builder.add_extension(constraints, critical=True).sign(key, hashes.SHA256())
    return Authority(key, signed)


def p12_of(
    person: str,
    until: dt.datetime | None = None,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | None = None,
    nip: str | None = None,
) -> bytes:
    """Return the PKCS#12 file of a person, opened by PASSPHRASE."""
    issuer, key = authority(), key or ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    ends = until or dt.datetime.now(dt.UTC) + 200 * DAY
    builder = built(person, "Penerbit Uji", key.public_key(), ends, nip)
    signed = builder.add_extension(usage, critical=True).sign(issuer.key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(
        person.encode(),
        key,
        signed,
        [issuer.certificate],
        serialization.BestAvailableEncryption(PASSPHRASE.encode()),
    )
