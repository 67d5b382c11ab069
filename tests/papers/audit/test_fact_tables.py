"""Tables by the words that head them: which column is what, which rows are below."""

import pytest
from tests.papers.audit.invented import known, read

from jenjang.papers.audit import Paper
from jenjang.papers.audit.facts.tables import Columns, column_numbers, tables, whole_tables
from jenjang.papers.blocks import Cell, Paragraph, Table

HEAD = "No\tSasaran\tIndikator\tTarget\n"
ROW = "1\tTertib\tJumlah surat\t2"


def columns(text: str) -> Columns:
    (found,) = known(tables, text)
    return found


def texts(found: Columns) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Nomor", "number"),
        ("No.", "number"),
        ("No Urut", "number"),
        ("Tujuan Daerah", "objective"),
        ("Kinerja Utama", "objective"),
        ("Sasaran dan Indikator", "indicator"),
        ("Uraian", "indicator"),
        ("Definisi Operasional", "definition"),
        ("Alasan Pemilihan", "relevance"),
        ("Cara Perhitungan", "formula"),
        ("Formulasi", "formula"),
        ("Sumberdata", "source"),
        ("Penanggung Jawab", "owner"),
        ("Satuan", "unit"),
        ("Keterangan Target", "explanation"),
        ("Sub Kegiatan", "activity"),
        ("Jumlah Pagu", "money"),
        ("Realisasi 2023", "spent"),
        ("Saran", "recommendation"),
        ("Rencana Tindak Lanjut", "action"),
        ("Progres", "status"),
        ("Link Data Dukung", "evidence"),
        ("Jadwal", "time"),
    ],
)
def test_a_column_is_known_by_its_head(head, role):
    found = columns(f"Target\t{head}\n1\t2 x")
    assert found.roles == {"target": 0, role: 1}
    assert found.has("target", role)
    assert not found.has(role, "nothing")


def test_one_head_alone_makes_no_table_and_the_first_of_two_like_heads_counts():
    assert known(tables, "Target\tLain\n1\t2 x") == ()
    assert columns("Target\tTarget 2024\tSatuan\n1\t2\t%").roles == {"target": 0, "unit": 2}


def test_a_sentence_is_no_head_though_it_begins_like_one():
    for letters, roles in ((70, {"unit": 0, "target": 1}), (71, None)):
        head = "Target ".ljust(letters, "x")
        found = known(tables, f"Satuan\t{head}\n%\t2")
        assert [f.roles for f in found] == ([roles] if roles else [])


@pytest.mark.parametrize(("above", "found"), [(0, 1), (1, 1), (2, 1), (3, 0)])
def test_the_header_stands_within_the_first_three_rows(above, found):
    text = "Lampiran\tSatu\tdua\ttiga\n" * above + HEAD + ROW
    assert len(known(tables, text)) == found
    for each in known(tables, text):
        assert [cell.text for cell in each.header] == [*HEAD.split("\t")[:3], "Target"]
        assert texts(each) == [ROW.split("\t")]


def test_a_cell_is_found_by_its_role_and_a_short_row_lacks_it():
    found = columns(HEAD + ROW)
    (row,) = found.rows
    assert found.cell(row, "target").text == "2"
    assert found.cell(row, "number").text == "1"
    assert found.cell(row[:3], "target") is None
    assert found.cell(row, "formula") is None


def test_rows_that_only_number_the_columns_are_left_out():
    assert texts(columns(HEAD + "(1)\t(2)\t(3)\t(4)\n" + ROW)) == [ROW.split("\t")]


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("1\t2\t3", [1, 2, 3]),
        ("(1)\t(2)\t(4)", [1, 2, 4]),
        ("2\t3", [2, 3]),
        ("1\t\t4", [1, 4]),
        ("1\t-\t4", [1, 4]),
        ("3\t4", []),  # begins too late
        ("1\t5", []),  # leaves out too many
        ("1\t", []),
        ("1\t2\tTiga", []),
        ("1\t3\t2", []),
        ("1\t123", []),
    ],
)
def test_a_row_numbers_its_columns_where_it_counts_up_from_1_or_2(row, numbers):
    assert column_numbers(read("x\ty\tz\n" + row).grids[0].rows[1]) == numbers


def grid(*rows: str) -> Table:
    return Table(tuple(tuple(Cell(text) for text in row.split("|")) for row in rows))


TOP = grid("No|Indikator|Target", "1|Surat|2")


def parts(*blocks) -> list[int]:
    return [len(each) for each in whole_tables(Paper("pk.txt", blocks, ()))]


def test_a_table_goes_on_in_the_next_one_of_the_same_width_without_a_header():
    rest, more = grid("2|Arsip|3"), grid("3|Tamu|4")
    assert parts(TOP, rest) == [2]
    assert parts(TOP, rest, more) == [3]
    (found,) = known(tables, Paper("pk.txt", (TOP, rest, more), ()))
    assert texts(found) == [["1", "Surat", "2"], ["2", "Arsip", "3"], ["3", "Tamu", "4"]]


def test_a_table_is_another_after_a_sentence_in_another_width_or_under_its_own_header():
    rest = grid("2|Arsip|3")
    assert parts(TOP, Paragraph("Tabel berikut:"), rest) == [1, 1]
    assert parts(TOP, grid("2|Arsip")) == [1, 1]
    assert parts(TOP, grid("No|Program|Anggaran", "1|Umum|2")) == [1, 1]
    assert parts(Paragraph("a"), rest, TOP) == [1, 1]


def test_each_paper_has_tables_of_its_own():
    assert [
        f.paper.file for f in known(tables, read(HEAD + ROW, "a"), read(HEAD, "b"))
    ] == [
        "a",
        "b",
    ]
