"""An office issues certificates itself; each opens with its owner's passphrase alone."""

import datetime as dt

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from tests.certificates import PASSPHRASE, p12_of
from tests.office import CAMAT, camats

from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.signing import CertificateRefused, issued_pdf, open_key, sign, verify
from jenjang.papers.signing.authority import (
    Authority,
    certificates_in,
    issue_p12,
    new_authority,
    reshut,
)

NOW = dt.datetime.now(dt.UTC)
SECRET = b"rahasia rumah"
NIP = "197503122000032004"
OTHER_NIP = "198001012005011003"
ADDRESS = "https://sakip.tirtajaya.example/cek/K7WQ4M2P9XTD/"


@pytest.fixture(scope="module")
def office() -> Authority:
    return new_authority("Penerbit Kantor Kabupaten Tirtajaya", SECRET, NOW)


def issued_to(office: Authority, name: str = CAMAT.name, nip: str | None = NIP) -> bytes:
    return issue_p12(office, SECRET, name=name, nip=nip, passphrase=PASSPHRASE, now=NOW)


def test_the_office_issues_a_certificate_that_signs_and_is_trusted(office: Authority):
    key = open_key(issued_to(office), PASSPHRASE)
    paper = issued_pdf(
        LAYOUTS[0].blocks(camats()), "PK", address=ADDRESS, signers=[CAMAT.name]
    )

    signed = sign(paper, key, 1, address=ADDRESS, reason="Perjanjian Kinerja 2025")

    seen = verify(signed, certificates_in(office.certificate_pem))
    assert seen.is_valid
    assert seen.signatures[0].is_trusted
    assert seen.signatures[0].certificate.name == CAMAT.name
    assert seen.signatures[0].certificate.nip == NIP


def test_an_rsa_key_signs_as_an_ec_key_does():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    p12 = reshut(p12_of(CAMAT.name, key=key), PASSPHRASE)
    paper = issued_pdf(
        LAYOUTS[0].blocks(camats()), "PK", address=ADDRESS, signers=[CAMAT.name]
    )

    signed = sign(paper, open_key(p12, PASSPHRASE), 1, address=ADDRESS, reason="PK 2025")

    assert verify(signed).is_valid


def test_another_passphrase_opens_nothing(office: Authority):
    with pytest.raises(CertificateRefused, match="kata sandinya"):
        open_key(issued_to(office), "bukan kata sandinya")


def test_another_secret_of_the_house_issues_nothing(office: Authority):
    with pytest.raises(CertificateRefused, match="secret-key"):
        issue_p12(office, b"lain", name="A", nip=None, passphrase=PASSPHRASE, now=NOW)


def test_a_file_that_was_shut_weakly_is_shut_again_with_the_same_passphrase():
    key = ec.generate_private_key(ec.SECP256R1())
    weak = p12_of(CAMAT.name, key=key)

    strong = reshut(weak, PASSPHRASE)

    assert strong != weak
    assert open_key(strong, PASSPHRASE).certificate.name == CAMAT.name
    with pytest.raises(CertificateRefused):
        open_key(strong, "")


def test_a_file_without_a_key_is_refused(office: Authority):
    _, certificate, _ = pkcs12.load_key_and_certificates(
        issued_to(office), PASSPHRASE.encode()
    )
    bare = pkcs12.serialize_key_and_certificates(
        None, None, certificate, None, NoEncryption()
    )

    with pytest.raises(CertificateRefused, match=r"tidak memuat kunci|kata sandinya"):
        reshut(bare, "")


@pytest.mark.parametrize("file", [b"", b"bukan p12", b"\x30\x82" + b"\0" * 500])
def test_what_is_no_certificate_is_refused(file: bytes):
    with pytest.raises(CertificateRefused, match=r"periksa berkas \.p12"):
        reshut(file, PASSPHRASE)


@pytest.mark.parametrize(
    ("in_certificate", "recorded", "is_refused"),
    [(NIP, NIP, False), (NIP, OTHER_NIP, True), (None, NIP, False), (NIP, None, False)],
)
def test_a_nip_is_compared_where_both_sides_have_one(
    office: Authority, in_certificate, recorded, is_refused
):
    certificate = open_key(issued_to(office, nip=in_certificate), PASSPHRASE).certificate

    refusal = certificate.refusal(CAMAT.name, NOW, recorded)

    assert (refusal is not None) == is_refused
    assert refusal is None or "19750312 200003 2 004" in refusal


def test_a_very_long_name_loses_its_titles_in_the_certificate_and_still_is_the_person(
    office: Authority,
):
    name = "Raden Roro Maharani Kusumaningtyas Wulandari, S.Sos., M.Si., M.A.P., Ph.D."
    certificate = open_key(issued_to(office, name=name), PASSPHRASE).certificate

    assert certificate.refusal(name, NOW, NIP) is None
