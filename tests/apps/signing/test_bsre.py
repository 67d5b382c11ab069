"""BSrE signs for officials; whatever it answers, no paper is signed twice."""

import datetime as dt
import threading
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core import serializers
from django.db import connection
from django.utils import timezone

from jenjang.apps.agreements.models import Signature, SignatureState, State, Way
from jenjang.apps.files.services import open_stored
from jenjang.apps.history.models import Entry
from jenjang.apps.signing.services import (
    attach_signed_pdf,
    have_signed,
    look_up,
    say_not_signed,
    sign_papers,
)
from jenjang.core.values import Refused
from jenjang.papers.signing import verify
from tests.bsre import SECRET, USER, FakeBsre, running, signed_unseen
from tests.certificates import PASSPHRASE, authority
from tests.factories import granted
from tests.issued import Office, certified, issued_paper, new_office, signature
from tests.office import BUPATI, CAMAT

pytestmark = pytest.mark.django_db
CAMATS_NIK, BUPATIS_NIK = "3300000000000001", "3300000000000002"
PATIENCE = 4.0  # seconds: longer than a signature takes on a busy machine


@pytest.fixture
def office(db) -> Office:
    return new_office()


@pytest.fixture
def fake(settings, tmp_path) -> Iterator[FakeBsre]:
    secret = tmp_path / "rahasia"
    secret.write_text(f"{SECRET}\n")
    with running({CAMATS_NIK: CAMAT.name, BUPATIS_NIK: BUPATI.name}) as service:
        settings.BSRE = {
            "url": service.address,
            "user": USER,
            "secret_file": str(secret),
            "version": 1,
            "seconds": 30.0,
        }
        yield service


def asked(office: Office, *papers, order=1, nik=CAMATS_NIK, passphrase=PASSPHRASE):
    user = office.camat_user if order == 1 else office.bupati_user
    ids = [signature(paper, order).pk for paper in papers]
    return have_signed(signature_ids=ids, user=user, nik=nik, passphrase=passphrase)


def made_old(paper) -> None:
    ago = timezone.now() - dt.timedelta(hours=1)
    Signature.objects.filter(agreement=paper, order=1).update(requested_at=ago)


def times_asked(fake: FakeBsre) -> int:
    return len([path for path in fake.asked if path == "/api/sign/pdf"])


@pytest.mark.parametrize("version", [1, 2])
def test_both_sign_by_bsre_and_the_agreement_holds(office, fake, settings, version):
    settings.BSRE = {**settings.BSRE, "version": version}
    paper = issued_paper(office)

    first = asked(office, paper)
    second = asked(office, paper, order=2, nik=BUPATIS_NIK)

    assert [one.refusal for one in (*first, *second)] == [None, None]
    paper.refresh_from_db()
    assert paper.state == State.IN_FORCE
    last = signature(paper, 2)
    assert last.way == Way.BSRE
    seen = verify(open_stored(last.file))
    assert seen.is_valid
    assert [one.certificate.name for one in seen.signatures] == [CAMAT.name, BUPATI.name]


def test_one_signs_with_his_certificate_and_the_other_by_bsre(office, fake):
    paper = issued_paper(office)
    certified(office.camat)
    sign_papers(
        signature_ids=[signature(paper, 1).pk],
        user=office.camat_user,
        passphrase=PASSPHRASE,
    )

    (outcome,) = asked(office, paper, order=2, nik=BUPATIS_NIK)

    assert outcome.refusal is None
    assert outcome.holds
    assert verify(open_stored(signature(paper, 2).file)).is_valid


def test_after_a_wrong_passphrase_the_other_papers_are_not_sent(office, fake):
    papers = [issued_paper(office, year=year) for year in (2025, 2026)]

    outcomes = asked(office, *papers, passphrase="salah sama sekali")

    assert "Passphrase BSrE tidak cocok" in outcomes[0].refusal
    assert "Tidak dikirim" in outcomes[1].refusal
    assert times_asked(fake) == 1
    assert signature(papers[0], 1).state == SignatureState.FAILED
    assert asked(office, papers[0])[0].refusal is None


@pytest.mark.parametrize("mood", ["late", "gateway"])
def test_without_an_answer_nothing_is_sent_again_until_the_signer_says_so(
    office, fake, settings, mood
):
    paper = issued_paper(office)
    fake.mood = mood
    settings.BSRE = {**settings.BSRE, "seconds": PATIENCE}

    (first,) = asked(office, paper)
    (again,) = asked(office, paper)
    certified(office.camat)
    (other_way,) = sign_papers(
        signature_ids=[signature(paper, 1).pk],
        user=office.camat_user,
        passphrase=PASSPHRASE,
    )

    assert "tidak dikirim ulang" in first.refusal
    assert "sedang dimintakan ke BSrE" in again.refusal
    assert "sedang dimintakan ke BSrE" in other_way.refusal
    assert times_asked(fake) == 1
    with pytest.raises(Refused, match="tidak memberi nomor dokumen"):
        look_up(signature_id=signature(paper, 1).pk, user=office.camat_user)
    with pytest.raises(Refused, match="tunggu lima menit"):
        say_not_signed(signature_id=signature(paper, 1).pk, user=office.camat_user)
    made_old(paper)
    say_not_signed(signature_id=signature(paper, 1).pk, user=office.camat_user)
    fake.mood = "ok"
    assert asked(office, paper)[0].refusal is None


def test_a_signature_that_bsre_named_before_it_fell_silent_is_fetched_at_once(
    office, fake, settings
):
    paper = issued_paper(office)
    fake.mood = "late body"
    settings.BSRE = {**settings.BSRE, "seconds": PATIENCE}

    (outcome,) = asked(office, paper)

    assert outcome.refusal is None
    assert times_asked(fake) == len(fake.signed) == 1
    assert signature(paper, 1).reference in fake.signed


def test_a_named_request_is_looked_up_later_and_found(office, fake):
    paper = issued_paper(office)
    signed = signed_unseen(open_stored(paper.issued_pdf), CAMAT.name, "PK")
    fake.signed["abc"] = signed
    Signature.objects.filter(agreement=paper, order=1).update(
        state=SignatureState.REQUESTED,
        way=Way.BSRE,
        reference="abc",
        by=office.camat_user,
        requested_at=timezone.now(),
    )

    look_up(signature_id=signature(paper, 1).pk, user=office.camat_user)

    assert signature(paper, 1).state == SignatureState.SIGNED
    assert open_stored(signature(paper, 1).file) == signed
    assert times_asked(fake) == 0


def test_what_bsre_does_not_know_is_failed_only_after_it_had_time(office, fake):
    paper = issued_paper(office)
    Signature.objects.filter(agreement=paper, order=1).update(
        state=SignatureState.REQUESTED,
        way=Way.BSRE,
        reference="tidak-ada",
        by=office.camat_user,
        requested_at=timezone.now(),
    )
    pk = signature(paper, 1).pk

    with pytest.raises(Refused, match="tunggu lima menit"):
        look_up(signature_id=pk, user=office.camat_user)
    assert signature(paper, 1).state == SignatureState.REQUESTED
    made_old(paper)
    with pytest.raises(Refused, match="tidak mengenal dokumen"):
        look_up(signature_id=pk, user=office.camat_user)
    assert signature(paper, 1).state == SignatureState.FAILED


def test_a_file_that_is_not_our_paper_or_not_his_signature_is_not_kept(office, fake):
    paper = issued_paper(office)
    fake.mood = "other"
    (other_file,) = asked(office, paper)
    fake.mood = "ok"
    (other_person,) = asked(office, paper, nik=BUPATIS_NIK)

    for outcome in (other_file, other_person):
        assert "tidak cocok dengan naskah ini" in outcome.refusal
    assert signature(paper, 1).file is None


def test_what_was_signed_unanswered_may_be_brought_as_a_file(
    office, fake, settings, tmp_path
):
    paper = issued_paper(office)
    fake.mood = "gateway"
    asked(office, paper)
    (signed,) = fake.signed.values()
    settings.TRUSTED_CERTIFICATES = str(roots(tmp_path))

    attach_signed_pdf(
        agreement_id=paper.pk, content=signed, by=granted("operator", office.unit)
    )

    assert signature(paper, 1).state == SignatureState.SIGNED
    assert signature(paper, 1).way == Way.OUTSIDE


def roots(folder):
    file = folder / "penerbit.pem"
    file.write_bytes(authority().certificate.public_bytes(Encoding.PEM))
    return file


def test_nobody_looks_up_or_releases_what_another_asked_for(office, fake):
    paper = issued_paper(office)
    fake.mood = "gateway"
    asked(office, paper)

    for act in (look_up, say_not_signed):
        with pytest.raises(Refused, match="Tidak ada permintaan"):
            act(signature_id=signature(paper, 1).pk, user=office.bupati_user)


def test_without_the_setting_there_is_no_bsre(office, settings):
    paper = issued_paper(office)

    with pytest.raises(Refused, match="belum diatur"):
        asked(office, paper)


def test_a_service_that_is_away_has_signed_nothing_and_may_be_asked_again(
    office, fake, settings
):
    paper = issued_paper(office)
    there = settings.BSRE
    settings.BSRE = {**there, "url": "http://127.0.0.1:9"}
    (away,) = asked(office, paper)
    settings.BSRE = there

    assert "tidak dapat dihubungi" in away.refusal
    assert asked(office, paper)[0].refusal is None


@pytest.mark.django_db(transaction=True)
def test_two_tabs_ask_once(fake):
    office = new_office()
    paper = issued_paper(office)
    outcomes = []

    def ask():
        outcomes.extend(asked(office, paper))
        connection.close()

    tabs = [threading.Thread(target=ask) for _ in range(2)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    assert sorted(one.refusal is None for one in outcomes) == [False, True]
    assert times_asked(fake) == 1


def test_neither_nik_nor_passphrase_is_written_down(office, fake, caplog):
    paper = issued_paper(office)
    fake.mood = "500"
    asked(office, paper)
    fake.mood = "ok"
    asked(office, paper)

    rows = serializers.serialize("json", [*Entry.objects.all(), *Signature.objects.all()])
    for secret in (CAMATS_NIK, PASSPHRASE, SECRET):
        assert secret not in rows
        assert secret not in caplog.text
