"""Files as they are looked at: pictures of pages, or what the blocks say."""

import io
import json

import pypdfium2
import pytest
from PIL import Image
from tests import office

from jenjang.papers import pictures
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.reading import read
from jenjang.papers.writing import write


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return write(office.camats(), to="pdf")


def test_a_page_is_drawn_small_enough_for_a_bad_line(pdf):
    drawn = pictures.draw_page(pdf, 1)

    with Image.open(io.BytesIO(drawn.webp)) as picture:
        assert picture.format == "WEBP"
        assert picture.width == pictures.WIDTH_PX
    assert len(drawn.webp) <= pictures.MOST_BYTES


def test_the_boxes_of_facts_lie_on_the_picture(pdf):
    [document] = read(pdf).documents
    place = document.at["budgets[0].amount"]
    drawn = pictures.draw_page(pdf, place.page)

    left, top, right, bottom = place.box
    assert 0 <= left < right <= drawn.width
    assert 0 <= top < bottom <= drawn.height
    with Image.open(io.BytesIO(drawn.webp)) as picture:
        scale = picture.width / drawn.width
        inside = picture.convert("L").crop([round(edge * scale) for edge in place.box])
        assert inside.getextrema()[0] < 100  # ink: the amount stands there


def test_a_file_has_as_many_pages_as_it_has(pdf):
    assert pictures.page_count(pdf) == len(pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("number", [0, 99])
def test_a_page_that_is_not_there_is_refused(pdf, number):
    with pytest.raises(Unreadable, match="tidak ada dalam berkas"):
        pictures.draw_page(pdf, number)


def test_a_word_file_is_shown_by_what_its_cells_say():
    content = write(office.camats(), to="docx")
    [document] = read(content).documents
    cell = document.at["budgets[0].amount"].cell

    pages = pictures.outline(content)

    assert not pictures.is_pictured_file(content)
    tables = [piece for page in pages for piece in page if piece["kind"] == "table"]
    said = {
        one["cell"]: one["text"] for table in tables for row in table["rows"] for one in row
    }
    assert "500.000.000" in said[cell]
    assert json.loads(json.dumps(pages)) == pages


def test_every_text_of_the_paper_is_in_its_outline():
    pages = pictures.outline(write(office.camats(), to="txt"))

    said = json.dumps(pages, ensure_ascii=False)
    assert "SARI WULANDARI, S.Sos" in said
    assert "Nilai AKIP Perangkat Daerah" in said


def test_a_page_full_of_noise_is_packed_harder():
    noise = Image.effect_noise((1000, 1414), 120)

    assert len(pictures._webp(noise)) < len(pictures._packed(noise.convert("RGB"), 55))
