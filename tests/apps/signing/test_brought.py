"""What was signed elsewhere comes in where it is our paper, signed by the right people."""

import datetime as dt
import io
from functools import partial

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import timezone
from PIL import Image

from jenjang.apps.agreements.models import Agreement, SignatureState, State, Way
from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.models import Role
from jenjang.apps.signing.services import attach_scan, attach_signed_pdf, sign_papers
from jenjang.core.values import Refused
from tests.bsre import signed_unseen
from tests.certificates import PASSPHRASE, authority
from tests.factories import granted
from tests.issued import Office, certified, issued_paper, new_office, signature
from tests.office import BUPATI, CAMAT

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db, settings, tmp_path) -> Office:
    roots = tmp_path / "penerbit.pem"
    roots.write_bytes(authority().certificate.public_bytes(Encoding.PEM))
    settings.TRUSTED_CERTIFICATES = str(roots)
    return new_office()


@pytest.fixture
def clerk(office):
    return granted(Role.OPERATOR, office.unit)


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    return out.getvalue()


def attached(paper, clerk, content=None, orders=(1, 2), day=None):
    return attach_scan(
        agreement_id=paper.pk,
        content=photo() if content is None else content,
        name="pindaian.jpg",
        signed_on=day or timezone.localdate(),
        orders=orders,
        by=clerk,
    )


def issued(paper: Agreement) -> bytes:
    return open_stored(paper.issued_pdf)


def brought(paper, clerk, content: bytes):
    return attach_signed_pdf(agreement_id=paper.pk, content=content, by=clerk)


def test_a_scan_with_both_pens_puts_the_agreement_in_force(office, clerk):
    paper = issued_paper(office)
    day = timezone.localdate() - dt.timedelta(days=1)

    attached(paper, clerk, day=day)

    paper.refresh_from_db()
    assert (paper.state, paper.signed_on) == (State.IN_FORCE, day)
    assert [signature(paper, n).way for n in (1, 2)] == [Way.INK, Way.INK]
    assert open_stored(signature(paper, 1).file) == photo()


def test_a_scan_may_carry_the_first_pen_alone_but_not_the_second(office, clerk):
    paper = issued_paper(office)

    with pytest.raises(Refused, match="Pihak Pertama"):
        attached(paper, clerk, orders=[2])
    attached(paper, clerk, orders=[1])

    assert signature(paper, 1).state == SignatureState.SIGNED
    assert signature(paper, 2).state == SignatureState.WAITING


def test_after_ink_nobody_signs_the_file_electronically(office, clerk):
    paper = issued_paper(office)
    attached(paper, clerk, orders=[1])
    certified(office.bupati)

    (outcome,) = sign_papers(
        signature_ids=[signature(paper, 2).pk],
        user=office.bupati_user,
        passphrase=PASSPHRASE,
    )

    assert "di atas kertas" in outcome.refusal


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04 dokumen Word", "bukan PDF atau foto"),
        (b"%PDF-1.7 rusak", "bukan PDF atau foto"),
        (b"\xff\xd8\xff\xe0 rusak", "bukan PDF atau foto"),
        (b"\xff\xd8\xff" + b"\0" * (26 * 1024 * 1024), "melebihi 25 MB"),
    ],
)
def test_a_scan_is_judged_by_what_it_holds(office, clerk, content, why):
    paper = issued_paper(office)

    with pytest.raises(Refused, match=why):
        attached(paper, clerk, content)

    assert signature(paper, 1).state == SignatureState.WAITING


def test_the_day_lies_between_the_issue_and_today(office, clerk):
    paper = issued_paper(office)
    today = timezone.localdate()

    with pytest.raises(Refused, match="belum tiba"):
        attached(paper, clerk, day=today + dt.timedelta(days=1))
    with pytest.raises(Refused, match="mendahului terbitnya"):
        attached(paper, clerk, day=today - dt.timedelta(days=30))
    with pytest.raises(Refused, match="Pilih pihak"):
        attached(paper, clerk, orders=[])


@pytest.mark.parametrize("role", [Role.KEPALA, Role.PEMANTAU, Role.PEGAWAI])
def test_only_the_office_brings_something_in(office, role):
    paper = issued_paper(office)
    stranger = granted(role, office.unit)

    with pytest.raises(Refused, match="pengelola unit"):
        attached(paper, stranger)
    with pytest.raises(Refused, match="pengelola unit"):
        brought(paper, stranger, issued(paper))


def test_a_file_that_both_signed_outside_puts_the_agreement_in_force(office, clerk):
    paper = issued_paper(office)
    once = signed_unseen(issued(paper), CAMAT.name, "PK")
    twice = signed_unseen(once, BUPATI.name, "PK")

    brought(paper, clerk, twice)

    paper.refresh_from_db()
    assert paper.state == State.IN_FORCE
    assert [signature(paper, n).way for n in (1, 2)] == [Way.OUTSIDE, Way.OUTSIDE]
    assert signature(paper, 2).certificate_subject == BUPATI.name


def test_the_second_party_signs_here_what_the_first_signed_outside(office, clerk):
    paper = issued_paper(office)
    brought(paper, clerk, signed_unseen(issued(paper), CAMAT.name, "PK"))
    certified(office.bupati)

    (outcome,) = sign_papers(
        signature_ids=[signature(paper, 2).pk],
        user=office.bupati_user,
        passphrase=PASSPHRASE,
    )

    assert outcome.refusal is None
    assert outcome.holds


def test_a_file_that_loses_the_signature_made_here_is_refused(office, clerk):
    paper = issued_paper(office)
    certified(office.camat)
    sign_papers(
        signature_ids=[signature(paper, 1).pk],
        user=office.camat_user,
        passphrase=PASSPHRASE,
    )

    with pytest.raises(Refused, match="tidak memuat tanda tangan yang sudah ada"):
        brought(paper, clerk, signed_unseen(issued(paper), BUPATI.name, "PK"))
    with pytest.raises(Refused, match="tidak memuat tanda tangan baru"):
        brought(paper, clerk, open_stored(signature(paper, 1).file))


def flipped(content: bytes) -> bytes:
    at = content.index(b"/Reason")
    return content[: at + 9] + bytes([content[at + 9] ^ 1]) + content[at + 10 :]


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda pdf: pdf, "tidak memuat tanda tangan"),
        (lambda pdf: signed_unseen(pdf[:-1] + b" ", CAMAT.name, "PK"), "bukan naskah yang"),
        (lambda pdf: signed_unseen(pdf, "Orang Lain", "PK"), "bukan dari pihak"),
        (partial(signed_unseen, person=BUPATI.name, reason="PK"), "bukan dari pihak"),
        (lambda pdf: flipped(signed_unseen(pdf, CAMAT.name, "PK")), "berubah|rusak|utuh"),
        (lambda pdf: signed_unseen(pdf, CAMAT.name, "PK") + b"x" * 99, "ditambahkan|utuh"),
    ],
)
def test_a_file_that_is_not_our_paper_signed_by_its_parties_is_refused(
    office, clerk, made, why
):
    paper = issued_paper(office)

    with pytest.raises(Refused, match=why):
        brought(paper, clerk, made(issued(paper)))

    assert signature(paper, 1).state == SignatureState.WAITING


def test_an_issuer_that_nobody_believes_is_refused_by_name(office, clerk, settings):
    settings.TRUSTED_CERTIFICATES = ""
    paper = issued_paper(office)

    with pytest.raises(Refused, match=r"Penerbit Uji\) tidak dikenal"):
        brought(paper, clerk, signed_unseen(issued(paper), CAMAT.name, "PK"))
