"""A PDF is the same to the byte as one of ours, or it is told what is wrong with it."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.files.services import open_stored
from jenjang.apps.signing.child import said_of
from jenjang.apps.signing.examining import Examined, examine_apart, examined_from
from jenjang.apps.signing.services import sign_papers
from jenjang.apps.signing.verdicts import APPENDED, Found, Verdict, paper_of, verdict_on
from jenjang.papers.signing.comparing import ONLY_HIDDEN
from tests.apps.signing.tampering import WAYS, tampered
from tests.bsre import signed_unseen
from tests.certificates import PASSPHRASE
from tests.issued import certified, issued_paper, new_office, signature
from tests.office import CAMAT

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite,
]  # of files: the same of any database
SAMPLE = 2 * len(WAYS)


@pytest.fixture
def paper(db) -> Agreement:
    return signed_paper()


def signed_paper() -> Agreement:
    office = new_office()
    agreement = issued_paper(office)
    for order, appointment in enumerate((office.camat, office.bupati), start=1):
        certified(appointment)
        sign_papers(
            signature_ids=[signature(agreement, order).pk],
            user=appointment.official.user,
            passphrase=PASSPHRASE,
        )
    agreement.refresh_from_db()
    return agreement


def file_of(paper: Agreement, order: int) -> bytes:
    return open_stored(signature(paper, order).file)


def examine_here(pdf: bytes, issued: bytes) -> Examined:
    """Examine in this process what the page examines in another: it is the same code."""
    return examined_from(said_of(pdf, issued, ()))


@pytest.mark.parametrize("signed", [0, 1, 2])
def test_each_stage_of_the_file_is_known_to_the_byte(paper, signed):
    pdf = file_of(paper, signed) if signed else open_stored(paper.issued_pdf)

    verdict = verdict_on(pdf)

    assert (verdict.found, verdict.agreement, verdict.signed) == (Found.SAME, paper, signed)


def test_what_was_put_behind_it_is_counted_and_who_signed_is_still_told(paper):
    verdict = verdict_on(file_of(paper, 2) + b"tambahan", paper)

    assert verdict.found == Found.CHANGED
    assert "Di belakang isi yang ditandatangani ditambahkan 8 byte." in verdict.problems


def test_what_is_cut_off_is_said_to_be(paper):
    verdict = verdict_on(file_of(paper, 2)[:-100], paper)

    assert verdict.found == Found.CHANGED
    assert verdict.problems[0] == "Berkas ini terpotong: bagian akhirnya hilang."


def test_without_a_code_the_paper_is_found_by_the_address_it_prints(paper):
    forged = signed_unseen(open_stored(paper.issued_pdf), CAMAT.name, "PK")

    verdict = verdict_on(forged)

    assert (verdict.found, verdict.agreement) == (Found.CHANGED, paper)
    assert [one.certificate.name for one in verdict.signatures] == [CAMAT.name]
    assert not verdict.signatures[0].is_trusted


@pytest.mark.parametrize("file", [b"", b"bukan pdf", b"%PDF-1.7\n%%EOF", b"\0" * 9000])
def test_a_stranger_is_called_a_stranger(paper, file):
    assert verdict_on(file).found == Found.STRANGE
    assert verdict_on(file, paper).found == Found.CHANGED


def test_drafts_are_unknown(paper):
    assert paper_of(paper.code) == paper
    assert paper_of(f" {paper.code.lower()} ") == paper
    Agreement.objects.filter(pk=paper.pk).update(state=State.DRAFT)
    assert paper_of(paper.code) is None
    assert verdict_on(open_stored(paper.issued_pdf)).found == Found.STRANGE


def missed(paper: Agreement, many: int) -> Counter[str]:
    """Return the ways in which a tampered file passed, over so many files."""
    pdf = file_of(paper, 2)
    ours = {open_stored(paper.issued_pdf), file_of(paper, 1), pdf}
    passed: Counter[str] = Counter()
    for number in range(many):
        way, file = tampered(pdf, number)
        if file in ours:  # cut off exactly where a signature ends: an earlier file of ours
            continue
        verdict = verdict_on(file, paper, examine=examine_here)
        is_told = verdict.found == Found.CHANGED and bool(verdict.problems)
        passed[way] += not is_told or _looks_signed_by_both(verdict)
    return +passed


def _looks_signed_by_both(verdict: Verdict) -> bool:
    """Return whether both signatures seem whole though a page is not what it was.

    What no page shows (a letter of the signature's own hex in another case, the title of
    the file) breaks no signature; the hash finds it, and it is told as such.
    """
    whole = [one for one in verdict.signatures if one.is_intact]
    hidden = (ONLY_HIDDEN, APPENDED.split("{", 1)[0], "Judul berkas berubah")
    shown = [one for one in verdict.problems if not one.startswith(hidden)]
    return len(whole) == 2 and bool(shown)


def test_tampered_files_are_found_each_with_what_was_changed(paper):
    assert missed(paper, SAMPLE) == Counter()


@pytest.mark.proof
def test_a_thousand_tampered_files_are_found(paper):
    assert missed(paper, 1000) == Counter()


def test_the_process_apart_says_what_this_one_says(paper):
    pdf = file_of(paper, 2)
    issued = open_stored(paper.issued_pdf)
    for number in range(3):
        _, file = tampered(pdf, number)
        apart, here = examine_apart(file, issued), examine_here(file, issued)
        assert (apart.problem, apart.code, apart.differences) == (
            here.problem, here.code, here.differences,
        )  # fmt: skip


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig is not installed")
def test_another_program_finds_both_signatures_of_both_persons_valid(paper, tmp_path: Path):
    file = tmp_path / "pk.pdf"
    file.write_bytes(file_of(paper, 2))

    said = subprocess.run(
        ["pdfsig", str(file)], capture_output=True, text=True, check=False
    ).stdout

    assert said.count("Signature is Valid") == 2
    assert CAMAT.name in said
