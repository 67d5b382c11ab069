"""The signing service is asked once, and what it did is known before it is asked again."""

from collections.abc import Iterator

import pytest
from tests.bsre import FakeBsre, running
from tests.certificates import PASSPHRASE
from tests.office import CAMAT, camats

from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.signing import issued_pdf, verify
from jenjang.papers.signing.bsre import (
    NoAnswer,
    NotSigned,
    Service,
    Signer,
    look_up,
    may_sign,
    sign,
)

PATIENCE = 3.0  # seconds: longer than a signature takes on a busy machine
NIK = "3300000000000001"
ADDRESS = "https://sakip.tirtajaya.example/cek/K7WQ4M2P9XTD/"
both = pytest.mark.parametrize("version", [1, 2])


@pytest.fixture(scope="module")
def paper() -> bytes:
    return issued_pdf(
        LAYOUTS[0].blocks(camats()), "PK", address=ADDRESS, signers=[CAMAT.name]
    )


@pytest.fixture
def fake() -> Iterator[FakeBsre]:
    with running({NIK: CAMAT.name}) as service:
        yield service


def asked(service: Service, pdf: bytes, nik: str = NIK, passphrase: str = PASSPHRASE):
    return sign(service, pdf, Signer(nik, passphrase), reason="Perjanjian Kinerja 2025")


@both
def test_the_signed_file_begins_with_what_was_sent_and_names_the_signer(
    fake, paper, version
):
    signed = asked(fake.service(version), paper)

    assert signed.pdf.startswith(paper)
    seen = verify(signed.pdf)
    assert seen.is_valid
    assert [one.certificate.name for one in seen.signatures] == [CAMAT.name]


@both
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ((NIK, "salah sama sekali"), "Passphrase BSrE tidak cocok"),
        (("3300000000000009", PASSPHRASE), "belum terdaftar"),
    ],
)
def test_a_refusal_is_told_in_our_words_and_without_what_was_typed(
    fake, paper, version, typed, why
):
    with pytest.raises(NotSigned, match=why) as refused:
        asked(fake.service(version), paper, *typed)

    assert not any(word in str(refused.value) for word in typed)
    assert fake.signed == {}


@both
def test_a_fault_of_the_service_is_no_signature(fake, paper, version):
    fake.mood = "500"

    with pytest.raises(NotSigned, match="gagal mengolah naskah ini"):
        asked(fake.service(version), paper)


@both
@pytest.mark.parametrize("mood", ["late", "gateway", "garbage"])
def test_without_an_answer_nobody_knows_and_the_service_was_asked_once(
    fake, paper, version, mood
):
    fake.mood = mood

    with pytest.raises(NoAnswer, match="tidak dikirim ulang"):
        asked(fake.service(version, PATIENCE if mood == "late" else 30), paper)

    assert len(fake.signed) == 1
    assert len([path for path in fake.asked if "sign/pdf" in path]) == 1


@pytest.mark.parametrize("mood", ["late body", "drip"])
def test_a_name_that_came_before_the_silence_leads_to_the_signed_file(fake, paper, mood):
    fake.mood = mood
    service = fake.service(1, PATIENCE)
    with pytest.raises(NoAnswer) as silence:
        asked(service, paper)

    assert silence.value.reference is not None
    found = look_up(service, silence.value.reference)

    assert list(fake.signed.values()) == [found.pdf]


@both
def test_an_answer_that_only_names_the_file_is_followed_to_it(fake, paper, version):
    fake.mood = "names"

    assert asked(fake.service(version), paper).pdf.startswith(paper)
    assert len(fake.signed) == 1


def test_what_the_service_does_not_know_was_not_signed(fake):
    with pytest.raises(NotSigned, match="tidak mengenal dokumen abc"):
        look_up(fake.service(), "abc")


def test_a_service_that_is_not_there_has_signed_nothing_but_a_look_up_stays_open(paper):
    nowhere = Service("http://127.0.0.1:9", "a", "b")

    with pytest.raises(NotSigned, match="tidak dapat dihubungi"):
        asked(nowhere, paper)
    with pytest.raises(NoAnswer):
        look_up(nowhere, "abc")


@both
def test_who_may_sign_is_asked_of_the_service(fake, version):
    service = fake.service(version)

    assert may_sign(service, NIK) is True
    assert may_sign(service, "3300000000000009") is False
    assert may_sign(Service("http://127.0.0.1:9", "a", "b", version), NIK) is None


def test_an_application_that_the_service_does_not_know_is_told_so(fake, paper):
    stranger = Service(fake.address, "orang lain", "x")

    with pytest.raises(NotSigned, match="menolak permintaan ini"):
        asked(stranger, paper)


def test_neither_secret_nor_passphrase_shows_when_printed():
    assert "x-rahasia" not in repr(Service("http://a", "b", "x-rahasia"))
    assert "x-rahasia" not in repr(Signer(NIK, "x-rahasia"))
    assert NIK not in repr(Signer(NIK, "x-rahasia"))
