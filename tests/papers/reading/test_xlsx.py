"""Workbooks as offices keep them: titles, merged cells, tables side by side."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from jenjang.papers.blocks import Block, Heading, PageBreak, Paragraph, Table
from jenjang.papers.readers.formats import read_blocks
from jenjang.papers.readers.refusal import Unreadable


def workbook(*fill: Callable[[Any, Any], None]) -> bytes:
    """Return a workbook with one sheet for each function that fills one."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for each in fill:
            each(book, book.add_worksheet())
    return file.getvalue()


def table(blocks: tuple[Block, ...], number: int = 0) -> list[list[str]]:
    """Return the texts of a table; what a merged cell covers is '~'."""
    tables = [block for block in blocks if isinstance(block, Table)]
    return [
        ["~" if cell.covered else cell.text for cell in row] for row in tables[number].rows
    ]


def test_titles_stand_above_the_table_and_empty_rows_and_columns_go():
    def fill(book, sheet):
        sheet.merge_range("B2:E2", "RENCANA AKSI", book.add_format())
        sheet.write("B3", "Kecamatan Tirtasari")
        sheet.write_row("B6", ["No", "Indikator", None, "Target"])
        sheet.write_row("B7", [1, "Jumlah desa dibina", None, 12])

    heading, paragraph, _ = blocks = read_blocks(workbook(fill))
    assert isinstance(heading, Heading)
    assert heading.text == "RENCANA AKSI"
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Kecamatan Tirtasari"
    assert table(blocks) == [
        ["No", "Indikator", "Target"],
        ["1", "Jumlah desa dibina", "12"],
    ]


def test_a_merged_cell_leaves_covered_ones_behind_it():
    def fill(book, sheet):
        sheet.write_row("A1", ["Sasaran", "Indikator", "Target"])
        sheet.merge_range("A2:A3", "Meningkatnya mutu layanan", book.add_format())
        sheet.write_row("B2", ["IKM", 87.5])
        sheet.write_row("B3", ["Nilai SAKIP", "BB"])

    blocks = read_blocks(workbook(fill))
    assert table(blocks)[1:] == [
        ["Meningkatnya mutu layanan", "IKM", "87,5"],
        ["~", "Nilai SAKIP", "BB"],
    ]
    (found,) = blocks
    assert isinstance(found, Table)
    assert found.rows[1][0].rowspan == 2
    assert found.rows[1][1].place.cell == "1.2.2"
    assert found.rows[1][1].place.line == 2


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.952, "0.00%", "95,20%"),
        (2138842183, "#,##0", "2.138.842.183"),
        (1500000, '"Rp"#,##0', "Rp 1.500.000"),
        (2025, None, "2025"),
        (87.255, "0.00", "87,26"),
        (0.1 + 0.2, None, "0,3"),
        (datetime.date(2025, 1, 8), "dd/mm/yyyy", "8 Januari 2025"),
        (0, "0", "0"),
    ],
)
def test_a_number_is_read_as_an_indonesian_paper_prints_it(value, code, text):
    def fill(book, sheet):
        sheet.write_row("A1", ["Uraian", "Nilai"])
        sheet.write("A2", "Baris")
        sheet.write("B2", value, book.add_format({"num_format": code} if code else {}))

    assert table(read_blocks(workbook(fill)))[1] == ["Baris", text]


def test_two_tables_side_by_side_are_read_one_after_the_other():
    def fill(_book, sheet):
        for column, year in ((0, "2023"), (4, "2024")):
            sheet.write_row(1, column, ["No", "Program", "Pagu"])
            sheet.write_row(2, column, [1, f"Program {year}", 100])
            sheet.write_row(3, column, [2, f"Kegiatan {year}", 50])

    blocks = read_blocks(workbook(fill))
    assert table(blocks, 0)[1] == ["1", "Program 2023", "100"]
    assert table(blocks, 1)[1] == ["1", "Program 2024", "100"]


def test_tables_that_touch_part_where_the_same_heads_begin_again():
    def fill(_book, sheet):
        for column in (0, 3):
            sheet.write_row(0, column, ["No", "Program", "Pagu"])
            sheet.write_row(1, column, [1, f"Program {column}", 100])
            sheet.write_row(2, column, [2, f"Kegiatan {column}", 50])

    blocks = read_blocks(workbook(fill))
    assert [row[1] for row in table(blocks, 1)] == ["Program", "Program 3", "Kegiatan 3"]


def test_a_signature_block_under_a_table_has_two_sides():
    def fill(_book, sheet):
        sheet.write_row("A1", ["No", "Program", "Pagu"])
        sheet.write_row("A2", [1, "Program A", 100])
        sheet.write_row("A5", ["Camat Tirtasari", None, "Kepala Seksi"])
        sheet.write_row("A9", ["WIRYA", None, "LAKSMI"])
        sheet.write_row("A10", ["NIP. 196902141990031004", None, "NIP. 197408081998032003"])

    *_, signed = read_blocks(workbook(fill))
    assert isinstance(signed, Table)
    assert not signed.ruled
    assert signed.rows[0][1].text == "LAKSMI\nNIP. 197408081998032003"


def test_each_sheet_is_a_page_and_a_hidden_one_is_not_read():
    def fill(_book, sheet):
        sheet.write_row("A1", ["No", "Program"])
        sheet.write_row("A2", [1, "Program A"])

    def hide(_book, sheet):
        sheet.write_row("A1", ["rahasia", "bantu"])
        sheet.hide()

    blocks = read_blocks(workbook(fill, hide, fill))
    assert [type(block) for block in blocks] == [Table, PageBreak, Table]
    assert blocks[2].place.page == 2


def test_a_sheet_with_a_lost_cell_in_its_far_corner_is_refused():
    def fill(_book, sheet):
        sheet.write("A1", "awal")
        sheet.write(1_048_575, 16_383, "akhir")

    with pytest.raises(Unreadable, match="terlalu luas"):
        read_blocks(workbook(fill))


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "tables", "row"),
    [
        ("wonosobo-kominfo-kegiatan-2019-xlsx", 1, "100%"),
        ("wonosobo-kominfo-realisasi-xlsx", 2, "2.138.842.183"),
        ("jabar-biroorganisasi-iki-2016-xlsx", 1, "Indikator :"),
    ],
)
def test_real_workbooks_give_their_tables(corpus, name, tables, row):
    blocks = read_blocks((corpus / name / "document.xlsx").read_bytes())
    found = [block for block in blocks if isinstance(block, Table)]
    assert len(found) >= tables
    assert any(cell.text == row for each in found for line in each.rows for cell in line)
