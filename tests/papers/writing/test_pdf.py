"""The PDF: paged well, and nothing that somebody typed is taken for markup."""

from dataclasses import replace

import pypdfium2
import pytest
from tests.papers.writing import samples

from jenjang.papers.blocks import (
    Cell,
    Footer,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.document import Budget
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.readers.pdf import document as reader
from jenjang.papers.writers import pdf
from jenjang.papers.writers.binding import unbound
from jenjang.papers.writing import write

SIGNED = Signatures(
    left=Signature(("Pihak Kedua,", "BUPATI MEKARJAYA"), ("RATNA DEWANTI", "NIP. 2")),
    right=Signature(
        ("Tirtasari, 8 Juli 2025", "Pihak Pertama,", "CAMAT"), ("WIRYA", "NIP. 1")
    ),
)


def table(rows: int, text: str = "Terlaksananya pelayanan") -> Table:
    head = (Cell("No", bold=True), Cell("Sasaran Program", bold=True))
    body = tuple((Cell(str(n)), Cell(f"{text} {n}")) for n in range(1, rows + 1))
    return Table(rows=(head, *body), widths=(0.1, 0.9), header_rows=1)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [unbound(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def tables(content: bytes) -> list[Table]:
    return [block for block in reader.read(content) if isinstance(block, Table)]


def test_a_long_table_prints_its_head_on_every_page():
    texts = pages(pdf.write([table(120)], "PK"))
    assert len(texts) > 2
    assert all("Sasaran Program" in text for text in texts)


@pytest.mark.parametrize("rows", range(20, 36))
def test_a_signature_block_never_stands_alone_and_is_never_cut(rows):
    last = pages(pdf.write([table(rows), SIGNED], "PK"))[-1]
    assert f"Terlaksananya pelayanan {rows}" in last
    assert all(word in last for word in ("Pihak Kedua,", "RATNA DEWANTI", "NIP. 1"))


@pytest.mark.parametrize("lines", range(28, 44, 3))
def test_a_signature_block_under_text_takes_the_last_paragraph_along(lines):
    blocks = [Paragraph(f"Butir nomor {n}.") for n in range(1, lines + 1)]
    last = pages(pdf.write([*blocks, SIGNED], "PK"))[-1]
    assert f"Butir nomor {lines}." in last
    assert "Pihak Kedua," in last


@pytest.mark.parametrize("rows", range(25, 40))
def test_a_row_that_names_a_section_does_not_end_a_page(rows):
    section = (Cell("Sasaran Kegiatan", colspan=2, bold=True), Cell(covered=True))
    long = table(rows)
    last = (Cell("1"), Cell("Tersusunnya dokumen"))
    texts = pages(pdf.write([replace(long, rows=(*long.rows, section, last))], "PK"))
    assert [("Sasaran Kegiatan" in t) for t in texts] == [
        ("Tersusunnya dokumen" in t) for t in texts
    ]


@pytest.mark.parametrize(
    "text",
    [
        '#import "x": y $a_1$ *tebal* _miring_ <b>b</b> @ref `kode` = judul',
        "peraturan perundang-undangan, desa/kelurahan, dan/atau x- y serta a - b",
        "Rp 2.702.750.400,- (100%) ≥ 25 °C “kutip” ’n – — … é ½",
        "/ garis // dua \\ balik ~ tilde [kurung] {kurawal}",
    ],
)
@pytest.mark.parametrize("width", [0.9, 0.3, 0.18])
def test_a_text_comes_back_as_it_was_typed(text, width):
    row = (Cell(" ".join([text] * 3)), Cell("x"))
    content = pdf.write([Table(rows=(row,), widths=(width, 1 - width))], "PK")
    assert tables(content)[0].rows[0][0].text == row[0].text


def test_a_word_longer_than_its_column_is_hyphenated_and_read_whole():
    word = "pertanggungjawaban keberlangsungan penyelenggaraannya"
    content = pdf.write([Table(rows=((Cell(word), Cell("y")),), widths=(0.09, 0.91))], "PK")
    assert [cell.text for cell in tables(content)[0].rows[0]] == [word, "y"]


def test_each_part_keeps_its_own_foot_and_no_foot_is_left_over():
    blocks = [Footer("Kaki satu"), Heading("Satu"), PageBreak(), Footer(""), Heading("Dua")]
    one, two = pages(pdf.write(blocks, "PK"))
    assert "Kaki satu" in one
    assert "Kaki" not in two


def test_a_table_with_quarters_lies_on_its_side():
    content = write(samples.camat(), "pdf", "national")
    document = pypdfium2.PdfDocument(content)
    turned = [page.get_width() > page.get_height() for page in document]
    document.close()
    assert (turned[0], turned[1], turned[-1]) == (False, True, False)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
def test_long_budgets_end_in_their_total_beside_the_signatures(layout):
    lines = tuple(Budget("program", f"Program nomor {n}", 1000 * n) for n in range(1, 61))
    agreement = replace(samples.camat(), budgets=lines, budget_total_idr=1_830_000)
    signed = [t for t in pages(write(agreement, "pdf", layout.key)) if "Pihak Kedua," in t]
    assert "1.830.000" in signed[-1]


def test_the_same_paper_is_the_same_file():
    assert write(samples.camat(), "pdf") == write(samples.camat(), "pdf")
