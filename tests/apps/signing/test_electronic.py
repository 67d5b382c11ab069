"""Officials sign with certificates of their own, in order, each his own papers alone."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from jenjang.apps.agreements.models import Agreement, SignatureState, State, Way
from jenjang.apps.files.services import open_stored, path_of
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Role
from jenjang.apps.signing.models import SigningCertificate
from jenjang.apps.signing.permissions import can_sign
from jenjang.apps.signing.services import sign_papers
from jenjang.core.values import Refused
from jenjang.papers.signing import verify
from tests.certificates import PASSPHRASE
from tests.factories import GrantFactory, granted
from tests.issued import Office, certified, issued_paper, new_office, signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db) -> Office:
    return new_office()


def signed_by(user, *papers: Agreement, order: int = 1, passphrase: str = PASSPHRASE):
    ids = [signature(paper, order).pk for paper in papers]
    return sign_papers(signature_ids=ids, user=user, passphrase=passphrase)


def test_both_sign_in_order_and_the_agreement_holds_and_replaces_the_one_before(office):
    before = issued_paper(office, state=State.IN_FORCE)
    paper = issued_paper(office, revision=1)
    certified(office.camat)
    certified(office.bupati)

    (first,) = signed_by(office.camat_user, paper)
    (second,) = signed_by(office.bupati_user, paper, order=2)

    assert (first.refusal, first.holds, second.refusal, second.holds) == (
        None, False, None, True,
    )  # fmt: skip
    paper.refresh_from_db()
    before.refresh_from_db()
    assert (paper.state, before.state) == (State.IN_FORCE, State.SUPERSEDED)
    assert paper.signed_on == timezone.localdate()
    once, twice = signature(paper, 1), signature(paper, 2)
    assert once.way == twice.way == Way.ELECTRONIC
    assert once.certificate_subject == office.camat.official.full_name
    seen = verify(open_stored(twice.file))
    assert seen.is_valid
    assert [one.certificate.name for one in seen.signatures] == [
        office.camat.official.full_name,
        office.bupati.official.full_name,
    ]
    assert open_stored(twice.file).startswith(open_stored(once.file))
    assert open_stored(once.file).startswith(open_stored(paper.issued_pdf))


def test_the_second_party_waits_for_the_first(office):
    paper = issued_paper(office)
    certified(office.bupati)

    (outcome,) = signed_by(office.bupati_user, paper, order=2)

    assert "belum menandatangani" in outcome.refusal
    assert signature(paper, 2).state == SignatureState.WAITING


def test_many_papers_are_signed_with_one_passphrase_each_with_its_own_outcome(office):
    papers = [issued_paper(office, year=year) for year in (2025, 2026, 2027)]
    Agreement.objects.filter(pk=papers[1].pk).update(state=State.SUPERSEDED)
    certified(office.camat)

    outcomes = signed_by(office.camat_user, *papers)

    assert [one.refusal is None for one in outcomes] == [True, False, True]
    assert "tidak sedang menunggu tanda tangan (digantikan)" in outcomes[1].refusal


@pytest.mark.parametrize("role", Role)
def test_nobody_signs_for_another_whatever_his_role(office, role):
    paper = issued_paper(office)
    certified(office.bupati)
    GrantFactory(user=office.bupati_user, role=Role.ADMIN, unit=None)
    stranger = granted(role, None if role not in _UNIT_ROLES else office.unit)

    (outcome,) = signed_by(office.bupati_user, paper, order=1)

    assert "bukan milik Anda" in outcome.refusal
    assert not can_sign(stranger, signature(paper, 1))


_UNIT_ROLES = {Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR, Role.PEGAWAI, Role.PEMANTAU}


def test_who_no_longer_holds_the_position_does_not_sign(office):
    paper = issued_paper(office)
    certified(office.camat)
    office.camat.until = timezone.localdate() - dt.timedelta(days=1)
    office.camat.save()

    (outcome,) = signed_by(office.camat_user, paper)

    assert "bukan milik Anda" in outcome.refusal


def test_a_paper_is_signed_once_though_it_is_sent_twice(office):
    paper = issued_paper(office)
    certified(office.camat)
    signed_by(office.camat_user, paper)
    kept = signature(paper, 1)

    (again,) = signed_by(office.camat_user, paper)

    assert "sudah Anda tandatangani" in again.refusal
    assert signature(paper, 1).file == kept.file
    assert Entry.objects.filter(action="signature.signed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_the_same_moment_sign_once():
    office = new_office()
    paper = issued_paper(office)
    certified(office.camat)
    outcomes = []

    def sign():
        outcomes.extend(signed_by(office.camat_user, paper))
        connection.close()

    tabs = [threading.Thread(target=sign) for _ in range(2)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    assert sorted(one.refusal is None for one in outcomes) == [False, True]
    assert len(verify(open_stored(signature(paper, 1).file)).signatures) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"full_name": "Orang Lain, S.Sos"}, "milik"),
        ({"nip": "198001012005011003"}, "memuat NIP 19750312 200003 2 004"),
    ],
)
def test_a_certificate_of_another_person_signs_nothing(office, change, why):
    paper = issued_paper(office)
    certified(office.camat)
    for name, value in change.items():
        setattr(office.camat.official, name, value)
    office.camat.official.save()

    (outcome,) = signed_by(office.camat_user, paper)

    assert why in outcome.refusal
    assert signature(paper, 1).state == SignatureState.WAITING


def test_an_expired_certificate_signs_nothing(office, monkeypatch):
    paper = issued_paper(office)
    certified(office.camat, until=timezone.now() + dt.timedelta(seconds=8))
    later = timezone.now() + dt.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: later)

    (outcome,) = signed_by(office.camat_user, paper)

    assert "berakhir" in outcome.refusal


@pytest.mark.parametrize(
    "until",
    [
        timezone.now() - dt.timedelta(days=1),
        timezone.now() + dt.timedelta(days=900),
    ],
)
def test_a_certificate_that_does_not_hold_today_is_not_taken(office, until):
    with pytest.raises(Refused, match=r"berakhir|baru berlaku"):
        certified(office.camat, until=until)

    assert not SigningCertificate.objects.exists()


def test_a_paper_whose_file_was_changed_on_the_disk_is_not_signed(office):
    paper = issued_paper(office)
    certified(office.camat)
    file = path_of(paper.issued_sha256)
    content = file.read_bytes()
    file.write_bytes(content.replace(b"/Title", b"/Titel"))
    try:
        (outcome,) = signed_by(office.camat_user, paper)
    finally:
        file.write_bytes(content)

    assert "telah berubah" in outcome.refusal


def test_nothing_chosen_and_too_much_chosen_are_said_before_the_passphrase_is_tried(office):
    certified(office.camat)

    with pytest.raises(Refused, match="Tandai dahulu"):
        sign_papers(signature_ids=[], user=office.camat_user, passphrase="salah")
    with pytest.raises(Refused, match="paling banyak 60"):
        sign_papers(signature_ids=range(61), user=office.camat_user, passphrase="salah")
    assert SigningCertificate.objects.get().wrong_count == 0
