"""A certificate opens for its owner alone; its passphrase is written down nowhere."""

import datetime as dt
import logging
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone
from django.views.debug import ExceptionReporter

from jenjang.apps.history.models import Entry
from jenjang.apps.signing.models import OfficeAuthority, Origin, SigningCertificate
from jenjang.apps.signing.services import (
    bring_certificate,
    certificates,
    found_authority,
    make_own_certificate,
    prepare_certificate,
    sign_papers,
)
from jenjang.core.values import Refused
from tests.certificates import PASSPHRASE, p12_of
from tests.factories import PASSWORD, UserFactory
from tests.issued import Office, certified, issued_paper, new_office, signature

pytestmark = pytest.mark.django_db
CHOSEN = "kuda-terbang-di-atas-sawah"


@pytest.fixture
def office(db) -> Office:
    return new_office()


def prepared(office: Office) -> SigningCertificate:
    found_authority(by=None)
    return prepare_certificate(official_id=office.camat.official_id, by=office.bupati_user)


def try_passphrase(office: Office, passphrase: str):
    paper = signature(issued_paper(office), 1)
    return sign_papers(
        signature_ids=[paper.pk], user=office.camat_user, passphrase=passphrase
    )


def test_the_admin_prepares_and_the_official_alone_makes_the_key(office):
    certificate = prepared(office)
    assert not certificate.is_ready

    make_own_certificate(user=office.camat_user, passphrase=CHOSEN)

    certificate.refresh_from_db()
    assert certificate.is_ready
    assert certificate.origin == Origin.OFFICE
    assert certificate.subject == office.camat.official.full_name
    assert [one.refusal for one in try_passphrase(office, CHOSEN)] == [None]


def test_a_prepared_certificate_without_a_passphrase_signs_nothing(office):
    prepared(office)

    with pytest.raises(Refused, match="kata sandinya belum Anda pilih"):
        try_passphrase(office, "apa saja")


def test_one_that_is_made_is_not_made_again_until_the_admin_prepares_anew(office):
    prepared(office)
    make_own_certificate(user=office.camat_user, passphrase=CHOSEN)

    with pytest.raises(Refused, match="sudah jadi"):
        make_own_certificate(user=office.camat_user, passphrase=f"{CHOSEN}-lagi")


@pytest.mark.parametrize(
    ("passphrase", "why"), [("pendek", "paling sedikit 10"), (PASSWORD, "harus lain")]
)
def test_a_passphrase_is_long_and_not_the_password_of_the_account(office, passphrase, why):
    prepared(office)

    with pytest.raises(Refused, match=why):
        make_own_certificate(user=office.camat_user, passphrase=passphrase)


def test_without_an_issuer_or_an_account_nothing_is_prepared(office):
    official = office.camat.official
    with pytest.raises(Refused, match="Belum ada penerbit kantor"):
        prepare_certificate(official_id=official.pk, by=office.bupati_user)
    found_authority(by=None)
    official.user = None
    official.save()
    with pytest.raises(Refused, match="belum punya akun"):
        prepare_certificate(official_id=official.pk, by=office.bupati_user)


def test_who_is_no_official_has_no_certificate(office):
    with pytest.raises(Refused, match="belum ditautkan"):
        make_own_certificate(user=UserFactory(), passphrase=CHOSEN)


@pytest.mark.parametrize(
    ("name", "nip", "why"),
    [
        ("Orang Lain, S.E.", None, "milik Orang Lain"),
        ("SARI WULANDARI", "198001012005011003", "memuat NIP"),
    ],
)
def test_a_brought_certificate_must_be_the_officials_own(office, name, nip, why):
    with pytest.raises(Refused, match=why):
        bring_certificate(
            user=office.camat_user, content=p12_of(name, nip=nip), passphrase=PASSPHRASE
        )


@pytest.mark.parametrize("content", [b"", b"bukan sertifikat", b"\x30" * 200_000])
def test_what_is_no_certificate_is_refused_in_one_sentence(office, content):
    with pytest.raises(Refused, match=r"periksa berkas|terlalu besar"):
        bring_certificate(user=office.camat_user, content=content, passphrase=PASSPHRASE)


def test_wrong_passphrases_are_counted_and_shut_the_certificate_for_a_while(office):
    certified(office.camat)

    said = []
    for _ in range(certificates.MOST_WRONG):
        with pytest.raises(Refused) as refused:
            try_passphrase_of(office, "salah sekali")
        said.append(str(refused.value))
    with pytest.raises(Refused, match="terkunci"):
        try_passphrase_of(office, PASSPHRASE)

    assert "tersisa 4 percobaan" in said[0]
    assert "terkunci sampai pukul" in said[-1]
    SigningCertificate.objects.update(locked_until=timezone.now() - dt.timedelta(minutes=1))
    assert try_passphrase_of(office, PASSPHRASE)[0].refusal is None
    certificate = SigningCertificate.objects.get()
    assert (certificate.wrong_count, certificate.locked_until) == (0, None)


def try_passphrase_of(office: Office, passphrase: str):
    paper = office.camat.signatures.filter(agreement__state="menunggu").first()
    paper = paper or signature(issued_paper(office), 1)
    return sign_papers(
        signature_ids=[paper.pk], user=office.camat_user, passphrase=passphrase
    )


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_are_no_more_than_guesses_in_turn():
    office = new_office()
    certified(office.camat)
    paper = signature(issued_paper(office), 1)
    said = []

    def guess():
        try:
            sign_papers(
                signature_ids=[paper.pk], user=office.camat_user, passphrase="salah sekali"
            )
        except Refused as why:
            said.append(str(why))
        connection.close()

    guesses = [threading.Thread(target=guess) for _ in range(8)]
    for one in guesses:
        one.start()
    for one in guesses:
        one.join()

    tried = Entry.objects.filter(action__in=("certificate.wrong", "certificate.locked"))
    assert len(said) == 8
    assert tried.count() == certificates.MOST_WRONG


def test_the_passphrase_stands_in_no_row_no_file_no_log_and_no_history(office, caplog):
    caplog.set_level(logging.DEBUG)
    prepared(office)
    make_own_certificate(user=office.camat_user, passphrase=CHOSEN)
    wrong = "kuda-terbang-yang-salah"
    with pytest.raises(Refused):
        try_passphrase(office, wrong)
    assert try_passphrase_of(office, CHOSEN)[0].refusal is None

    models = (Entry, SigningCertificate, OfficeAuthority)
    rows = "".join(serializers.serialize("json", model.objects.all()) for model in models)
    p12 = bytes(SigningCertificate.objects.get().p12)
    files = [path for path in Path(settings.DATA).rglob("*") if path.is_file()]
    for secret in (CHOSEN, wrong):
        assert secret not in rows
        assert secret not in caplog.text
        assert secret.encode() not in p12
        assert not [path for path in files if secret.encode() in path.read_bytes()]


def test_an_unforeseen_fault_shows_the_passphrase_in_no_report(office, monkeypatch):
    certified(office.camat)
    monkeypatch.setattr(certificates, "_claim_try", lambda _: 1 / 0)

    report = reported(lambda: try_passphrase(office, CHOSEN))

    assert "ZeroDivisionError" in report
    assert CHOSEN not in report


def test_a_fault_inside_the_opening_is_told_without_its_frames(office, monkeypatch, caplog):
    certified(office.camat)

    def stumble(*_):
        raise RuntimeError(CHOSEN)

    monkeypatch.setattr(certificates, "open_key", stumble)

    with pytest.raises(Refused, match="tidak cocok"):
        try_passphrase(office, CHOSEN)
    assert CHOSEN not in caplog.text
    assert "RuntimeError" in caplog.text


def reported(act) -> str:
    """Return what Django would mail of a fault."""
    request = RequestFactory().post("/tanda-tangan/", {"passphrase": CHOSEN})
    request.sensitive_post_parameters = {"passphrase"}
    try:
        act()
    except ZeroDivisionError as fault:
        kind, trace = type(fault), fault.__traceback__
        return ExceptionReporter(request, kind, fault, trace).get_traceback_text()
    return ""
