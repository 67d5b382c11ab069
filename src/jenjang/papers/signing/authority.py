"""An office's own issuer of certificates, for offices that no other issuer serves.

What it issues proves who signed to whoever trusts the office; it is no certified
signature (PP 71/2019, pasal 60): that is what BSrE is for.
"""

import datetime as dt
from dataclasses import dataclass

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from jenjang.papers.signing.certificates import WITHOUT_KEY, WRONG, CertificateRefused

AUTHORITY_DAYS = 3650
CERTIFICATE_DAYS = 730
SLACK = dt.timedelta(minutes=5)  # clocks of two machines differ
ROUNDS = 210_000  # of PBKDF2: each guess at a passphrase costs as much
LONGEST_NAME = 64  # of a certificate's subject (RFC 5280, upper bounds)
SHUT = (
    "Kunci penerbit sertifikat kantor tidak terbuka: kunci rahasia aplikasi berbeda dari "
    "saat penerbit dibuat. Pulihkan secret-key dari cadangan, atau buat penerbit baru."
)


@dataclass(frozen=True, slots=True)
class Authority:
    """An issuer: its certificate and its key, the key shut with a secret of the house."""

    certificate_pem: bytes
    key_pem: bytes


def new_authority(name: str, secret: bytes, now: dt.datetime) -> Authority:
    """Return a new issuer of that name (EC P-256), for ten years."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _built(_named(name), _named(name), key.public_key(), now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    shut = serialization.BestAvailableEncryption(secret)
    return Authority(
        certificate.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(serialization.Encoding.PEM, PrivateFormat.PKCS8, shut),
    )


def issue_p12(
    authority: Authority,
    secret: bytes,
    *,
    name: str,
    nip: str | None,
    passphrase: str,
    now: dt.datetime,
) -> bytes:
    """Return a new key of a person with its certificate, shut with his passphrase.

    Raise CertificateRefused where `secret` does not open the issuer.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    issuer_key = _opened(authority, secret)
    issuer = x509.load_pem_x509_certificate(authority.certificate_pem)
    certificate = (
        _built(_named(name, nip), issuer.subject, key.public_key(), now, CERTIFICATE_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .sign(issuer_key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        name.encode(), key, certificate, [issuer], _shut_with(passphrase)
    )


def reshut(p12: bytes, passphrase: str) -> bytes:
    """Return what a PKCS#12 file holds, shut with the same passphrase in our own way.

    Files from elsewhere may be shut weakly. Raise CertificateRefused where it stays shut.
    """
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(
            p12, passphrase.encode()
        )
    except (ValueError, TypeError):
        raise CertificateRefused(WRONG) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise CertificateRefused(WITHOUT_KEY)
    if certificate is None:
        raise CertificateRefused(WITHOUT_KEY)
    return pkcs12.serialize_key_and_certificates(
        None, key, certificate, others, _shut_with(passphrase)
    )


def certificates_in(pem: bytes) -> list[asn1.Certificate]:
    """Return the certificates of a PEM text as the verifier takes them."""
    return [
        asn1.Certificate.load(one.public_bytes(serialization.Encoding.DER))
        for one in x509.load_pem_x509_certificates(pem)
    ]


def _opened(authority: Authority, secret: bytes) -> ec.EllipticCurvePrivateKey:
    try:
        key = serialization.load_pem_private_key(authority.key_pem, secret)
    except ValueError:
        raise CertificateRefused(SHUT) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise CertificateRefused(SHUT)
    return key


def _shut_with(passphrase: str) -> serialization.KeySerializationEncryption:
    return (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )


def _named(name: str, nip: str | None = None) -> x509.Name:
    common = name if len(name) <= LONGEST_NAME else name.split(",", 1)[0][:LONGEST_NAME]
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if nip:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, nip))
    return x509.Name(parts)


def _built(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    now: dt.datetime,
    days: int,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SLACK)
        .not_valid_after(now + dt.timedelta(days=days))
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
