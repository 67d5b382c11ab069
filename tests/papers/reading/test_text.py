"""Text -> blocks: lines, tables, pages, feet, and the marks of converters."""

import pytest

from jenjang.papers.blocks import Footer, PageBreak, Paragraph, Place, Table
from jenjang.papers.readers import text
from jenjang.papers.readers.refusal import Unreadable


def blocks(content: str) -> tuple[object, ...]:
    return text.read(content.encode())


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def test_lines_become_paragraphs_with_their_line():
    assert blocks("Satu\n\nDua") == (Paragraph("Satu"), Paragraph("Dua"))
    assert [block.place.line for block in blocks("Satu\n\nDua")] == [1, 3]


def test_tab_separated_lines_become_one_table_with_places():
    (table,) = blocks("No\tUraian\n1\tSatu")

    assert cells(table) == [["No", "Uraian"], ["1", "Satu"]]
    assert table.rows[1][1].place == Place(line=2, cell="1.2.2")


def test_a_blank_line_ends_a_table():
    first, second = blocks("A\tB\n\nC\tD")
    assert (cells(first), cells(second)) == ([["A", "B"]], [["C", "D"]])


def test_drawn_lines_and_captions_of_pictures_are_dropped():
    content = 'A\tB\n--\t--\n\nA blue ink signature of "X". The signature is enclosed.'
    (table,) = blocks(content)
    assert cells(table) == [["A", "B"]]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("**PERJANJIAN", "PERJANJIAN"),
        ("Rp. <u>16,181,800,-</u>", "Rp. 16,181,800,-"),
        ("<i>Terlaksananya</i> *urusan*", "Terlaksananya urusan"),
        ("A&amp;B", "A&B"),
        ("target < 30 hari", "target < 30 hari"),
    ],
)
def test_marks_of_markup_go_and_words_stay(printed, said):
    assert [block.text for block in blocks(printed)] == [said]


def test_paragraph_marks_in_a_cell_become_new_lines():
    (table,) = blocks("No\tUraian\n1\t<p>Satu</p> <p>Dua</p> tiga<br>empat")
    assert cells(table)[1] == ["1", "Satu\nDua\ntiga\nempat"]


def test_a_row_broken_inside_a_cell_is_put_together():
    (table,) = blocks("No\tSasaran\tTarget\n1\tMeningkatnya\nmutu layanan\t100%\n2\tX\t5")
    assert cells(table)[1:] == [
        ["1", "Meningkatnya\nmutu layanan", "100%"],
        ["2", "X", "5"],
    ]


def test_a_line_between_rows_belongs_to_the_last_cell_above():
    (table,) = blocks("No\tSasaran\tCatatan\n1\tA\tpanjang\nsekali\n2\tB\tpendek")
    assert cells(table)[1] == ["1", "A", "panjang\nsekali"]


def test_a_short_total_row_is_never_joined_to_the_row_above():
    (table,) = blocks("No\tProgram\tRp\tSumber\n1\tProgram A\t500\nTOTAL\t500")
    assert cells(table)[2][:2] == ["TOTAL", "500"]


def test_a_form_feed_turns_the_page():
    _, page_break, paragraph = blocks("Satu\n\fDua")
    assert page_break == PageBreak(2)
    assert paragraph.place.page == 2


def test_a_line_that_ends_every_page_is_its_foot():
    found = blocks("Satu\n\nKantor\n\fDua\n\nKantor")
    assert [block for block in found if isinstance(block, Footer)] == [Footer("Kantor")] * 2


def test_a_known_foot_is_one_wherever_it_stands():
    assert blocks("Authorized by e-Kinerja") == (Footer("Authorized by e-Kinerja"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding):
    assert text.read("Capaian “baik”".encode(encoding)) == (Paragraph("Capaian “baik”"),)


def test_broken_utf_16_is_refused_with_a_sentence():
    with pytest.raises(Unreadable, match="simpan ulang sebagai teks"):
        text.read(b"\xff\xfea")


def test_markdown_headings_tables_and_pictures_are_plain():
    table, heading = blocks(
        "| No | Uraian |\n|----|--------|\n| 1 | Satu |\n\n![](x.png)\n## JUDUL"
    )
    assert cells(table) == [["No", "Uraian"], ["1", "Satu"]]
    assert heading == Paragraph("JUDUL")


def test_a_heading_broken_inside_a_cell_is_put_together():
    (table,) = blocks("No\tSasaran\nStrategis\tTarget\n1\tA\t5\n2\tB\t6")
    assert cells(table)[0] == ["No", "Sasaran\nStrategis", "Target"]
