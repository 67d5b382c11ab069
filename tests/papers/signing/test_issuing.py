"""A paper as it is given out carries its QR on every page, and a field for each signer."""

import io
from dataclasses import replace

import cv2
import numpy
import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from tests.office import BUPATI, CAMAT, camats, kasis

from jenjang.core.values import Refused
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.reading import read
from jenjang.papers.signing import issued_pdf

ADDRESS = "https://sakip.tirtajaya.example/cek/K7WQ4M2P9XTD/"
SIGNERS = (CAMAT.name, BUPATI.name)
layouts = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)


def issued(document, layout=LAYOUTS[0], signers=SIGNERS) -> bytes:
    return issued_pdf(layout.blocks(document), "PK", address=ADDRESS, signers=signers)


def seen_in(picture) -> str:
    return cv2.QRCodeDetector().detectAndDecode(numpy.array(picture.convert("RGB")))[0]


@layouts
def test_every_page_has_the_qr_that_a_camera_reads_and_the_address_in_letters(layout):
    pages = pypdfium2.PdfDocument(issued(camats(), layout))

    assert len(pages) >= 2
    for page in pages:
        assert seen_in(page.render(scale=200 / 72).to_pil()) == ADDRESS
        assert ADDRESS in page.get_textpage().get_text_range().replace("\r\n", "")


@layouts
def test_each_signer_has_an_empty_field_in_order(layout):
    reader = PdfFileReader(io.BytesIO(issued(camats(), layout)))

    fields = [name for name, _, _ in enumerate_sig_fields(reader, filled_status=False)]

    assert fields == ["TTE1", "TTE2"]


@pytest.mark.parametrize("footer", [None, "Bagian Organisasi Kabupaten Tirtajaya"])
def test_what_is_issued_reads_as_the_same_paper(footer):
    document = replace(camats(), footer=footer)

    (read_again,) = read(issued(document), "pk.pdf").documents

    same = ("first_party", "second_party", "objectives", "budgets", "footer", "date")
    assert [getattr(read_again, name) for name in same] == [
        getattr(document, name) for name in same
    ]


def test_a_page_on_its_side_carries_the_qr_as_well():
    kasi = kasis()
    signers = (kasi.first_party.name, kasi.second_party.name)

    pages = pypdfium2.PdfDocument(issued(kasi, signers=signers))
    wide = [page for page in pages if page.get_width() > page.get_height()]

    assert wide
    assert {seen_in(page.render(scale=200 / 72).to_pil()) for page in wide} == {ADDRESS}


def test_a_paper_that_does_not_name_its_signer_is_not_issued():
    with pytest.raises(Refused, match="Orang Lain tidak tercetak pada blok tanda tangan"):
        issued(camats(), signers=("Orang Lain",))
