"""Papers under the letterhead of their office."""

import io

import pytest
from docx import Document
from PIL import Image
from tests.papers.writing import samples

from jenjang.papers.blocks import Heading, Letterhead
from jenjang.papers.exchange.blocks import blocks_from_json, blocks_to_json
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.reading import read
from jenjang.papers.writing import headed, layout_named, write


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 48), "green").save(out, "PNG")
    return out.getvalue()


HEAD = Letterhead(
    lines=("PEMERINTAH KABUPATEN MEKARJAYA", "KECAMATAN TIRTASARI"),
    small=("Jalan Raya Tirtasari Nomor 12", "Telepon (0511) 123456"),
    logo=picture(),
)


@pytest.mark.parametrize("to", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("layout", [layout.key for layout in LAYOUTS])
@pytest.mark.parametrize("sample", [samples.camat, samples.kasubag, samples.staff])
def test_a_letterhead_changes_nothing_of_what_the_paper_says(sample, layout, to):
    agreement = sample()

    assert read(write(agreement, to, layout, HEAD)).documents == (agreement,)


def test_the_letterhead_stands_first_instead_of_the_headings_that_say_the_same():
    agreement = samples.camat()
    plain = layout_named("national").blocks(agreement)

    _, first, *rest = headed(plain, agreement, HEAD)

    assert first == HEAD
    assert Heading("KECAMATAN TIRTASARI", level=2) not in rest
    assert Heading("PERJANJIAN KINERJA TAHUN 2025") in rest


def test_without_a_letterhead_a_paper_is_as_it_always_was():
    agreement = samples.camat()

    assert write(agreement, "pdf", head=None) == write(agreement, "pdf")


def test_word_carries_the_picture_and_the_lines():
    word = Document(io.BytesIO(write(samples.camat(), "docx", "national", HEAD)))

    assert len(word.inline_shapes) == 1
    assert [line.text for line in word.paragraphs[1:5]] == [*HEAD.lines, *HEAD.small]


def test_a_letterhead_without_a_picture_is_printed_too():
    bare = Letterhead(lines=("PEMERINTAH KABUPATEN MEKARJAYA",))

    for to in ("pdf", "docx", "html", "txt", "xlsx"):
        assert write(samples.camat(), to, "national", bare)


def test_html_shows_the_lines_alone():
    shown = write(samples.camat(), "html", "national", HEAD).decode()

    assert "Telepon (0511) 123456" in shown
    assert "<img" not in shown


def test_a_letterhead_written_as_json_comes_back_with_its_picture():
    assert blocks_from_json(blocks_to_json([HEAD])) == (HEAD,)
