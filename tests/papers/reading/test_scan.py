"""Scans: our own papers printed, laid crooked on the glass, stamped and signed over."""

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter
from tests.papers.reading.degrading import printed, saved
from tests.papers.writing.samples import staff

from jenjang.papers.blocks import Block, Table
from jenjang.papers.document import Agreement
from jenjang.papers.readers import scan
from jenjang.papers.readers.formats import read_blocks
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.readers.scan.engine import find_lines, upside_down
from jenjang.papers.reading import read
from jenjang.papers.writing import write

STATEMENT = "PERJANJIAN KINERJA"
TOP_PX = 560  # of a page: enough to know it by


@pytest.fixture(scope="module")
def pages() -> list[Image.Image]:
    """Return the pages of an agreement as a printer leaves them."""
    return printed(write(staff(), "pdf", "national"))


@pytest.fixture(scope="module")
def top(pages: list[Image.Image]) -> Image.Image:
    """Return the top of the first page: enough to know it by."""
    return pages[0].crop((0, 0, pages[0].width, TOP_PX))


@pytest.fixture(scope="module")
def top_blocks(top: Image.Image) -> tuple[Block, ...]:
    """Return what a photograph of it says, read once for several tests."""
    return read_blocks(saved([top], "JPEG"))


def scanned(page: Image.Image, degrees: float = 0.0) -> Image.Image:
    """Return the page as a scanner sees it: crooked, soft, grey, full of specks."""
    crooked = page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
    soft = crooked.filter(ImageFilter.GaussianBlur(0.7)).convert("L")
    specks = Image.effect_noise(soft.size, 24)
    return Image.blend(soft, specks, 0.12)


def said(blocks: tuple[Block, ...]) -> str:
    """Return all texts, cells too, in one string."""
    texts = []
    for block in blocks:
        if isinstance(block, Table):
            texts += [cell.text for row in block.rows for cell in row]
        else:
            texts.append(getattr(block, "text", ""))
    return " ".join(texts)


def facts(agreement: Agreement) -> list[tuple[str, str | None]]:
    return [
        (indicator.text, indicator.target_text)
        for objective in agreement.objectives
        for indicator in objective.indicators
    ]


def test_a_crooked_scan_says_what_was_printed(pages):
    content = saved([scanned(page, 0.8) for page in pages], "PDF")
    (found,) = read(content).documents
    expected = staff()
    assert found.first_party is not None
    assert expected.first_party is not None
    assert found.first_party.name == expected.first_party.name
    assert found.first_party.nip == expected.first_party.nip
    assert facts(found) == facts(expected)
    assert [b.amount_idr for b in found.budgets] == [b.amount_idr for b in expected.budgets]


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_page_laid_on_its_side_or_its_head_is_turned_upright(top, turn):
    blocks = read_blocks(saved([top.transpose(turn)], "PNG"))
    assert STATEMENT in said(blocks)


@pytest.mark.parametrize("turns", [0, 2])
def test_long_lines_on_their_heads_are_known_as_such(pages, turns):
    words = np.asarray(pages[0].convert("L").crop((0, 700, pages[0].width, 1000)))
    seen = np.ascontiguousarray(np.rot90(words, turns))
    assert upside_down(seen, find_lines(seen)) is (turns == 2)


def test_a_photograph_with_a_page_in_it_is_read_and_knows_where_things_stand(top_blocks):
    place = _title(top_blocks).place  # type: ignore[attr-defined]
    assert place.page == 1
    assert place.box is not None


def test_a_word_that_a_pen_runs_through_is_marked_unsure(top, top_blocks):
    crossed = top.copy()
    scale = top.width / (2400 / max(top.size) * top.width) * 200 / 72
    box = _title(top_blocks).place.box  # type: ignore[attr-defined]
    left, upper, right, lower = (round(edge * scale) for edge in box)
    pen = ImageDraw.Draw(crossed)
    pen.line([(left + 30, upper - 120), (right - 30, lower + 120)], fill="black", width=5)

    assert not _unsure(top_blocks, "PERJANJIAN")
    blocks = read_blocks(saved([crossed], "PNG"))
    assert any(getattr(block, "place").unsure for block in blocks)  # noqa: B009


def _title(blocks: tuple[Block, ...]) -> Block:
    return next(block for block in blocks if STATEMENT in getattr(block, "text", ""))


def _unsure(blocks: tuple[Block, ...], word: str) -> bool:
    return any(word in text for block in blocks for text in block.place.unsure)


def test_a_pdf_may_have_digital_pages_and_scanned_ones(pages):
    both = pypdfium2.PdfDocument(write(staff(), "pdf", "national"))
    digital = len(both)
    seen = pypdfium2.PdfDocument(saved([scanned(pages[0])], "PDF"))
    both.import_pages(seen)
    file = io.BytesIO()
    both.save(file)
    seen.close()
    both.close()

    blocks = read_blocks(file.getvalue())
    places = {block.place.page for block in blocks if getattr(block, "place", None)}
    assert digital + 1 in places
    assert said(blocks).count(staff().first_party.name) >= 2  # type: ignore[union-attr]


def test_without_the_extra_one_sentence_says_how_to_install_it(monkeypatch):
    def missing(_name):
        raise ImportError

    monkeypatch.setattr(scan, "import_module", missing)
    with pytest.raises(Unreadable, match=r'pip install "jenjang\[ocr\]"'):
        read_blocks(saved([Image.new("L", (200, 200), "white")], "PNG"))


def test_without_the_extra_the_digital_pages_are_read_and_the_others_named(monkeypatch):
    both = pypdfium2.PdfDocument(write(staff(), "pdf", "national"))
    number = len(both) + 1
    seen = pypdfium2.PdfDocument(saved([Image.new("L", (600, 900), "white")], "PDF"))
    both.import_pages(seen)
    file = io.BytesIO()
    both.save(file)
    seen.close()
    both.close()
    monkeypatch.setattr(scan, "is_installed", lambda: False)

    reading = read(file.getvalue())
    assert len(reading.documents) == 1
    assert reading.problems == (
        f"Halaman {number} hasil pindaian dan tidak dibaca: pasang jenjang[ocr].",
    )


def test_a_broken_picture_is_refused():
    content = saved([Image.new("L", (400, 400), "white")], "JPEG")
    with pytest.raises(Unreadable, match="rusak atau terpotong"):
        read_blocks(content[:300])


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked():
    file = io.BytesIO()
    Image.new("1", (12_000, 8_000)).save(file, "PNG")
    with pytest.raises(Unreadable, match="terlalu besar"):
        read_blocks(file.getvalue())


def test_a_picture_of_too_many_pixels_in_a_pdf_is_refused_before_it_is_unpacked():
    huge = Image.new("1", (10_000, 10_000), 1)
    with pytest.raises(Unreadable, match="terlalu besar"):
        read_blocks(saved([huge], "PDF"))


def test_a_file_of_too_many_scanned_pages_is_refused(monkeypatch):
    monkeypatch.setattr(scan, "MOST_SCANNED_PAGES", 0)
    monkeypatch.setattr(scan, "content_of_page", lambda _: pytest.fail("read too many"))
    with pytest.raises(Unreadable, match="halaman pindaian"):
        read_blocks(saved([Image.new("L", (600, 800), "white")], "PDF"))


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("kediri-bappeda-pk-2018", 11),
        pytest.param("kediri-bappeda-pk-perubahan-2018", 11, marks=pytest.mark.proof),
    ],
)
def test_real_scans_give_their_objectives_and_every_budget_line(corpus, name, rows):
    (found,) = read(corpus / name / "document.pdf").documents
    assert len(found.budgets) == rows
    assert all(budget.amount_idr for budget in found.budgets)
