"""The pages of signing, and the public one, as people use them."""

import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.agreements.models import Agreement, SignatureState, State
from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.models import Role
from jenjang.apps.signing.models import SigningCertificate
from jenjang.apps.signing.services import found_authority, prepare_certificate
from jenjang.apps.signing.views import checking
from tests.certificates import PASSPHRASE, p12_of
from tests.factories import granted
from tests.issued import (
    CAMAT_NIP,
    Office,
    certified,
    issued_paper,
    new_office,
    signature,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db) -> Office:
    cache.clear()
    return new_office()


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def sent(content: bytes, name: str = "pk.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def test_a_camat_signs_all_that_waits_for_him_in_one_go(office):
    papers = [issued_paper(office, year=year) for year in (2025, 2026)]
    certified(office.camat)
    client = client_of(office.camat_user)
    page = client.get(reverse("signing:own"))

    response = client.post(
        reverse("signing:own"),
        {
            "naskah": [one.pk for one in page.context["waiting"]],
            "passphrase": PASSPHRASE,
        },
        follow=True,
    )

    assert "2 naskah ditandatangani." in text_of(response)
    states = {signature(paper, 1).state for paper in papers}
    assert states == {SignatureState.SIGNED}
    assert "Tidak ada naskah yang menunggu" in text_of(response)


def test_a_wrong_passphrase_is_told_on_the_page_and_not_given_back(office):
    paper = issued_paper(office)
    certified(office.camat)

    response = client_of(office.camat_user).post(
        reverse("signing:own"),
        {"naskah": [signature(paper, 1).pk], "passphrase": "kata yang salah"},
    )

    assert response.status_code == 422
    assert "tersisa 4 percobaan" in text_of(response)
    assert "kata yang salah" not in response.content.decode()


def test_the_second_party_sees_that_the_first_is_awaited(office):
    issued_paper(office)
    certified(office.bupati)

    page = client_of(office.bupati_user).get(reverse("signing:own"))

    assert "Menunggu Pihak Pertama" in text_of(page)
    assert b'type="checkbox"' not in page.content


@pytest.mark.parametrize("papers", [1, 3])
def test_the_queue_costs_the_same_queries_for_any_number_of_papers(
    office, papers, django_assert_max_num_queries
):
    certified(office.camat)
    for n in range(papers):
        issued_paper(office, year=2025 + n)
    client = client_of(office.camat_user)

    with django_assert_max_num_queries(9) as counted:
        client.get(reverse("signing:own"))

    assert len(counted) == 9


def test_the_office_makes_a_certificate_that_its_owner_opens(office):
    admin = client_of(granted(Role.ADMIN))
    admin.post(reverse("signing:authority_new"))
    official = office.camat.official
    listed = admin.post(reverse("signing:prepare", args=[official.pk]), follow=True)
    assert "memilih kata sandinya sendiri" in text_of(listed)
    camat = client_of(office.camat_user)
    chosen = {"passphrase": "kuda-terbang-pagi", "again": "kuda-terbang-pagi"}

    page = camat.post(reverse("signing:own_certificate"), chosen, follow=True)

    assert "Sertifikat Anda siap dipakai." in text_of(page)
    assert SigningCertificate.objects.get().is_ready


def test_two_passphrases_that_differ_and_a_file_of_another_are_told(office):
    camat = client_of(office.camat_user)
    found_authority(by=None)
    prepare_certificate(official_id=office.camat.official_id, by=office.bupati_user)
    url = reverse("signing:own_certificate")
    differing = {"passphrase": "kuda-terbang-pagi", "again": "kuda-terbang-sore"}
    other = {
        "bawa": "1",
        "b-p12": sent(p12_of("Orang Lain"), "a.p12"),
        "b-passphrase": PASSPHRASE,
    }

    assert "tidak sama" in text_of(camat.post(url, differing))
    assert "milik Orang Lain" in text_of(camat.post(url, other))


def test_a_clerk_brings_a_scan_and_the_paper_says_who_signed(office):
    paper = issued_paper(office)
    clerk = client_of(granted(Role.OPERATOR, office.unit))
    day = timezone.localdate(paper.issued_at).isoformat()
    scan = sent(open_stored(paper.issued_pdf), "pindaian.pdf")

    page = clerk.post(
        reverse("signing:scan", args=[paper.pk]),
        {"scan": scan, "signed_on": day, "orders": [1, 2]},
        follow=True,
    )

    assert "dicatat" in text_of(page)
    assert "Tanda tangan basah" in text_of(page)
    assert Agreement.objects.get(pk=paper.pk).state == State.IN_FORCE


def test_a_signed_file_that_is_not_ours_comes_back_with_its_sentence(office):
    paper = issued_paper(office)
    clerk = client_of(granted(Role.OPERATOR, office.unit))

    page = clerk.post(
        reverse("signing:signed", args=[paper.pk]), {"pdf": sent(b"%PDF-1.7 lain")}
    )

    assert page.status_code == 422
    assert "bukan naskah yang diterbitkan" in text_of(page)


def test_the_signer_of_another_unit_reads_the_paper_that_waits_for_him(office):
    paper = issued_paper(office)

    page = client_of(office.bupati_user).get(reverse("signing:paper", args=[paper.pk]))
    file = client_of(office.bupati_user).get(reverse("signing:file", args=[paper.pk]))

    assert "Tanda tangan Anda ditunggu" in text_of(page)
    assert file.content == open_stored(paper.issued_pdf)


def test_anybody_sees_what_a_paper_is_and_nobody_sees_a_nip(office):
    before = issued_paper(office, state=State.SUPERSEDED)
    paper = issued_paper(office, revision=1, state=State.IN_FORCE)

    page = Client().get(reverse("signing:check_code", args=[before.code]))

    said = text_of(page)
    for words in (
        "Perjanjian Kinerja 2025",
        office.unit.name,
        office.camat.official.full_name,
        "Bupati Tirtajaya",
        before.issued_sha256,
        "Sudah digantikan",
        "Perubahan 1",
    ):
        assert words in said
    assert reverse("signing:check_code", args=[paper.code]) in page.content.decode()
    assert CAMAT_NIP not in page.content.decode()
    assert "19750312" not in page.content.decode()


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED, State.SUBMITTED])
def test_a_draft_is_unknown_to_the_public(office, state):
    paper = issued_paper(office, state=state)

    page = Client().get(reverse("signing:check_code", args=[paper.code]))

    assert page.status_code == 404
    assert "Tidak ada naskah terbit" in text_of(page)
    assert office.unit.name not in text_of(page)


def test_a_code_that_is_typed_leads_to_its_paper(office):
    paper = issued_paper(office)

    response = Client().get(reverse("signing:check"), {"kode": f" {paper.code} "})

    assert response.headers["Location"] == reverse("signing:check_code", args=[paper.code])


def test_a_pdf_that_is_dropped_is_the_paper_or_is_told_what_was_changed(office):
    paper = issued_paper(office)
    issued = open_stored(paper.issued_pdf)
    url = reverse("signing:check_code", args=[paper.code])

    same = Client().post(url, {"pdf": sent(issued)})
    other = Client().post(reverse("signing:check"), {"pdf": sent(issued + b"x")})
    empty = Client().post(url, {})

    assert "Asli: sama persis" in text_of(same)
    assert "Perjanjiannya belum berlaku." in text_of(same)
    assert "Tidak asli" in text_of(other)
    assert "ditambahkan 1 byte" in text_of(other)
    assert empty.status_code == 422


def test_a_true_paper_held_against_the_code_of_another_is_said_to_be_that_other(office):
    paper, other = issued_paper(office), issued_paper(office, year=2026)

    page = Client().post(
        reverse("signing:check_code", args=[other.code]),
        {"pdf": sent(open_stored(paper.issued_pdf))},
    )

    assert f"kodenya {paper.code}" in text_of(page)


def test_the_public_page_is_not_asked_without_end(office, monkeypatch):
    monkeypatch.setattr(checking, "VISITS", (3, 60))
    client = Client()

    answers = [client.get(reverse("signing:check")).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 429, 429]


def test_a_passphrase_is_left_out_of_what_is_reported_of_a_request(office):
    request = (
        client_of(office.camat_user)
        .post(reverse("signing:own"), {"passphrase": "x", "nik": "1"})
        .wsgi_request
    )

    assert set(request.sensitive_post_parameters) >= {"passphrase", "nik"}
