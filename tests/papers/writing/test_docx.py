"""The Word file: tables that all programs show alike, and read back as they were."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.papers.writing import samples

from jenjang.papers.blocks import (
    Cell,
    Items,
    Paragraph,
    Place,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.readers import docx as reader
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.writers import docx
from jenjang.papers.writing import write

MERGED = Table(
    rows=(
        (Cell("No", bold=True), Cell("Sasaran", bold=True), Cell("Target", bold=True)),
        (Cell("Sasaran Program", colspan=3), Cell(covered=True), Cell(covered=True)),
        (Cell("1", rowspan=2), Cell("Satu\nDua"), Cell("10%")),
        (Cell(covered=True), Cell("Tiga"), Cell("20%")),
    ),
    widths=(0.1, 0.6, 0.3),
    header_rows=1,
)


def opened(content: bytes):
    return Document(BytesIO(content))


def test_merged_cells_and_stacked_paragraphs_come_back():
    (table,) = [b for b in reader.read(docx.write([MERGED], "PK")) if isinstance(b, Table)]
    assert table.header_rows == 1
    assert [
        [(c.text, c.colspan, c.rowspan, c.covered) for c in row] for row in table.rows
    ] == [[(c.text, c.colspan, c.rowspan, c.covered) for c in row] for row in MERGED.rows]


def test_every_cell_tells_where_it_stands():
    (table,) = [b for b in reader.read(docx.write([MERGED], "PK")) if isinstance(b, Table)]
    assert table.rows[3][2].place == Place(page=1, cell="1.4.3")


def test_widths_stand_on_the_grid_and_on_the_cells():
    (table,) = opened(docx.write([MERGED], "PK")).tables
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    first = [
        int(c.find(f".//{qn('w:tcW')}").get(qn("w:w"))) for c in table.rows[0]._tr.tc_lst
    ]
    assert grid == first == [952, 5712, 2856]


def test_the_head_repeats_and_no_row_is_cut():
    (table,) = opened(docx.write([MERGED], "PK")).tables
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_a_signature_block_is_kept_with_the_row_above_it():
    signed = Signatures(None, Signature(("Pihak Pertama,",), ("WIRYA",)))
    ruled, sides = opened(docx.write([MERGED, signed], "PK")).tables
    assert all(
        c.paragraphs[0].paragraph_format.keep_with_next for c in ruled.rows[-1].cells[1:]
    )
    kept = [
        row.cells[1].paragraphs[0].paragraph_format.keep_with_next for row in sides.rows
    ]
    assert kept == [True, True, None]


def test_a_signature_block_reads_as_a_table_without_rules():
    blocks = reader.read(write(samples.kasubag(), "docx", "banjar"))
    assert [b.ruled for b in blocks if isinstance(b, Table)] == [False, True, True, False]


def test_word_shows_arial():
    word = opened(docx.write([Paragraph("Isi")], "PK"))
    fonts = word.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs")} == {
        "Arial"
    }


def test_items_that_word_counts_itself_get_their_marks():
    word = Document()
    for text in ("Undang-Undang", "Peraturan Pemerintah"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("Lain", style="List Bullet")
    file = BytesIO()
    word.save(file)
    marks = [b.marks[0] for b in reader.read(file.getvalue()) if isinstance(b, Items)]
    assert marks == ["1.", "2.", "•"]


def test_a_file_that_is_no_word_document_is_refused_in_one_sentence():
    with pytest.raises(Unreadable, match="simpan ulang"):
        reader.read(b"PK\x03\x04 bukan arsip")
