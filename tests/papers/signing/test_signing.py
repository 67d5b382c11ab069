"""Two people sign one PDF; whatever is changed afterwards is seen."""

import datetime as dt
import io
import random
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from tests.certificates import PASSPHRASE, authority, p12_of
from tests.office import BUPATI, CAMAT, camats

from jenjang.core.values import Refused
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.signing import (
    CertificateRefused,
    Placement,
    open_key,
    placement_of,
    sign,
    verify,
    with_fields,
)
from jenjang.papers.writers.pdf import Pen, pens

ADDRESS = "https://kinerja.tirtajaya.example/periksa/abc"
NOW = dt.datetime.now(dt.UTC)


def signed_by(pdf: bytes, name: str, number: int) -> bytes:
    key = open_key(p12_of(name), PASSPHRASE)
    return sign(pdf, key, number, address=ADDRESS, reason="Perjanjian Kinerja 2025")


def places_of(pens: tuple[Pen, ...]) -> list[Placement]:
    found = [placement_of(name, pens) for name in (CAMAT.name, BUPATI.name)]
    return [placement for placement in found if placement is not None]


@pytest.fixture(scope="module")
def printed() -> tuple[bytes, tuple[Pen, ...]]:
    return pens(LAYOUTS[0].blocks(camats()), "Perjanjian Kinerja")


@pytest.fixture(scope="module")
def unsigned(printed: tuple[bytes, tuple[Pen, ...]]) -> bytes:
    return with_fields(printed[0], places_of(printed[1]))


@pytest.fixture(scope="module")
def once(unsigned: bytes) -> bytes:
    return signed_by(unsigned, CAMAT.name, 1)


@pytest.fixture(scope="module")
def twice(once: bytes) -> bytes:
    return signed_by(once, BUPATI.name, 2)


def test_each_signer_is_named_and_what_was_there_stays_to_the_byte(
    unsigned: bytes, once: bytes, twice: bytes
):
    seen = verify(twice, [authority().root])

    assert seen.is_valid
    assert [one.certificate.name for one in seen.signatures] == [CAMAT.name, BUPATI.name]
    assert all(one.is_intact and one.is_trusted for one in seen.signatures)
    assert once.startswith(unsigned)
    assert twice.startswith(once)


def test_an_issuer_nobody_told_us_to_trust_is_not_trusted_though_the_bytes_are_whole(
    once: bytes,
):
    seen = verify(once)

    assert seen.is_valid
    assert not seen.signatures[0].is_trusted


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
def test_every_layout_has_room_for_both_pens_on_the_page_of_the_statement(layout):
    _, places = pens(layout.blocks(camats()), "PK")

    for name in (CAMAT.name, BUPATI.name):
        placement = placement_of(name, places)
        assert placement is not None
        left, top, right, bottom = placement.box
        assert 0 < left < right < 600
        assert 0 < top < bottom < 842


def test_the_pen_is_above_the_name_it_belongs_to(
    printed: tuple[bytes, tuple[Pen, ...]],
):
    pdf, places = printed
    placement = placement_of(CAMAT.name, places)
    assert placement is not None

    page = pypdfium2.PdfDocument(pdf)[placement.page - 1]
    text = page.get_textpage()
    boxes = []
    search = text.search("SARI WULANDARI")  # what follows is bound by word joiners
    while found := search.get_next():
        boxes.append(text.get_charbox(found[0]))
    name_tops = [page.get_height() - box[3] for box in boxes]

    assert any(-4 < top - placement.box[3] < 14 for top in name_tops)


def test_who_stands_nowhere_on_the_paper_has_no_place_to_sign(
    printed: tuple[bytes, tuple[Pen, ...]],
):
    assert placement_of("Orang Lain", printed[1]) is None


def test_nobody_signs_in_a_field_that_is_signed_or_not_there(once: bytes):
    for number in (1, 3):
        with pytest.raises(Refused, match="masih kosong"):
            signed_by(once, CAMAT.name, number)


def test_a_wrong_passphrase_opens_nothing_and_is_not_repeated_in_the_message():
    with pytest.raises(CertificateRefused, match="kata sandinya") as refused:
        open_key(p12_of(CAMAT.name), "rahasia saya")

    assert "rahasia saya" not in str(refused.value)


@pytest.mark.parametrize(
    ("holder", "until", "why"),
    [
        (CAMAT.name, NOW - dt.timedelta(days=1), "berakhir"),
        ("Orang Lain, S.E.", NOW + dt.timedelta(days=9), "milik SARI WULANDARI"),
        (CAMAT.name, NOW + dt.timedelta(days=900), "baru berlaku"),
    ],
)
def test_a_certificate_out_of_time_or_of_another_person_is_refused(
    holder: str, until: dt.datetime, why: str
):
    certificate = open_key(p12_of(CAMAT.name, until), PASSPHRASE).certificate

    refusal = certificate.refusal(holder, NOW)

    assert refusal is not None
    assert why in refusal


def test_titles_and_case_of_the_holder_do_not_matter():
    certificate = open_key(p12_of("SARI WULANDARI"), PASSPHRASE).certificate

    assert certificate.refusal("Sari Wulandari, S.Sos", NOW) is None


def spoiled(pdf: bytes, once: bytes, chance: random.Random) -> bytes:
    """Return the file with one byte changed, a part cut, swapped, or something added."""
    at = chance.randrange(20, len(pdf) - 8)
    how = chance.randrange(5)
    if how == 0:
        return pdf[:at] + bytes([pdf[at] ^ (1 << chance.randrange(8))]) + pdf[at + 1 :]
    if how == 1:
        return pdf[:at] + pdf[at + chance.randrange(1, 400) :]
    if how == 2:
        many = chance.randrange(8, 200)
        return (
            pdf[:at]
            + pdf[at + many : at + 2 * many]
            + pdf[at : at + many]
            + pdf[at + 2 * many :]
        )
    if how == 3:
        return pdf[:at] + chance.randbytes(chance.randrange(1, 60)) + pdf[at:]
    return once + pdf[len(once) : at] if at > len(once) else pdf[:at]


def test_no_spoiled_file_is_what_was_issued_nor_seen_as_more_than_was_signed(
    once: bytes, twice: bytes
):
    chance = random.Random(2025)
    passed = 0
    for _ in range(60):
        file = spoiled(twice, once, chance)
        if file in (once, twice):
            continue
        seen = verify(file)
        passed += seen.is_valid and len(seen.signatures) > 1
    assert passed == 0


def test_an_update_that_changes_a_page_after_signing_is_seen(twice: bytes):
    document = pypdfium2.PdfDocument(twice)
    document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)

    assert not verify(out.getvalue()).is_valid


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7", b"bukan pdf", b"\0" * 5000])
def test_what_is_no_pdf_is_said_to_be_none(file: bytes):
    assert verify(file).problem == "Berkas ini bukan PDF yang utuh."


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig is not installed")
def test_another_program_finds_both_signatures_valid(twice: bytes, tmp_path: Path):
    file = tmp_path / "pk.pdf"
    file.write_bytes(twice)

    said = subprocess.run(
        ["pdfsig", str(file)], capture_output=True, text=True, check=False
    )

    assert said.stdout.count("Signature is Valid") == 2
