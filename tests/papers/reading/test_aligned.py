"""Indicators stacked in one cell, each beside its target, as pages and scans show them."""

from decimal import Decimal

from jenjang.papers.blocks import Cell, Heading, Paragraph, Place, Table
from jenjang.papers.document import Agreement
from jenjang.papers.recognisers.agreement import recognise

STATEMENT = (
    Heading("PERJANJIAN KINERJA TAHUN 2025"),
    Paragraph("Yang bertanda tangan di bawah ini:"),
    Paragraph("Nama : SITI KIRANA"),
    Paragraph("Jabatan : KEPALA DINAS PERIKANAN KABUPATEN TIRTA KENCANA"),
    Paragraph("Selanjutnya disebut PIHAK PERTAMA"),
    Paragraph("Nama : BUDI HARTAWAN"),
    Paragraph("Jabatan : BUPATI TIRTA KENCANA"),
    Paragraph("Selanjutnya disebut PIHAK KEDUA"),
    Heading("LAMPIRAN PERJANJIAN KINERJA"),
)
HEAD = ("No", "Sasaran Strategis", "Indikator Kinerja", "Target")

Lines = tuple[tuple[float, str], ...]


def cell(*lines: tuple[float, str], page: int = 2) -> Cell:
    return Cell(
        "\n".join(text for _, text in lines),
        place=Place(page=page),
        lines=tuple(text for _, text in lines),
        baselines=tuple(y for y, _ in lines),
    )


def read(*rows: tuple[Cell, ...], head: tuple[Cell, ...] | None = None) -> Agreement:
    heading = head or tuple(Cell(text, place=Place(page=2)) for text in HEAD)
    (found,) = recognise((*STATEMENT, Table((heading, *rows))))
    return found


def stacked(names: Lines, targets: Lines) -> Agreement:
    number, objective = cell((100, "1.")), cell((100, "Meningkatnya hasil tangkapan"))
    return read((number, objective, cell(*names), cell(*targets)))


def said(found: Agreement) -> list[tuple[str, Decimal | None, str | None]]:
    (objective,) = found.objectives
    return [(one.text, one.target_number, one.unit) for one in objective.indicators]


def doubted(found: Agreement) -> set[str]:
    return {doubt.path for doubt in found.doubts if doubt.path.startswith("objectives")}


def test_each_of_several_indicators_has_the_target_beside_it():
    names = (
        (100, "1. Jumlah kapal"),
        (114, "yang dibina"),
        (128, "2. Produksi garam"),
        (142, "3. Jumlah tambak"),
        (156, "yang pulih"),
    )
    found = stacked(names, ((107, "12 Unit"), (128, "40 Ton"), (149, "7 Unit")))
    assert said(found) == [
        ("Jumlah kapal yang dibina", Decimal(12), "Unit"),
        ("Produksi garam", Decimal(40), "Ton"),
        ("Jumlah tambak yang pulih", Decimal(7), "Unit"),
    ]
    assert doubted(found) == set()


def test_lines_under_a_head_are_indicators_named_by_it_and_have_its_unit():
    names = (
        (100, "1.1. Jumlah benih (ekor) :"),
        (114, "- Lele"),
        (128, "- Gurame"),
        (142, "1.2. Jumlah kolam"),
    )
    found = stacked(names, ((114, "500"), (128, "250"), (142, "9 Unit")))
    assert said(found) == [
        ("Jumlah benih (ekor) : Lele", Decimal(500), "ekor"),
        ("Jumlah benih (ekor) : Gurame", Decimal(250), "ekor"),
        ("Jumlah kolam", Decimal(9), "Unit"),
    ]


def test_indicators_whose_marks_were_lost_begin_level_with_their_targets():
    names = (
        (100, "Cakupan tambak"),
        (114, "yang berizin"),
        (128, "Dokumen Kajian Muara"),
        (142, "di Teluk Permata"),
        (156, "Laporan Pasar Ikan"),
    )
    found = stacked(names, ((101, "67%"), (128, "1 Dokumen"), (157, "2 Laporan")))
    assert said(found) == [
        ("Cakupan tambak yang berizin", Decimal(67), "%"),
        ("Dokumen Kajian Muara di Teluk Permata", Decimal(1), "Dokumen"),
        ("Laporan Pasar Ikan", Decimal(2), "Laporan"),
    ]


def test_targets_that_stand_level_with_no_line_are_doubted():
    names = (
        (100, "Cakupan tambak"),
        (114, "yang berizin"),
        (128, "Dokumen Kajian"),
        (142, "muara"),
    )
    found = stacked(names, ((107, "67%"), (135, "1 Dokumen")))
    assert "objectives[0].indicators[0].target_number" in doubted(found)
    assert "objectives[0].indicators[0].text" in doubted(found)


def test_two_figures_beside_one_mark_are_doubted():
    names = ((100, "1. Jumlah kapal"), (114, "Jumlah jaring"), (128, "2. Jumlah tambak"))
    found = stacked(names, ((107, "12 Unit"), (121, "30 Unit"), (133, "7 Unit")))
    assert "objectives[0].indicators[0].text" in doubted(found)


def test_words_of_one_column_that_a_scan_parts_are_put_line_by_line():
    head = (
        Cell("No", place=Place(page=2)),
        Cell("Sasaran Strategis", colspan=2, place=Place(page=2)),
        Cell(covered=True),
        Cell("Indikator Kinerja", place=Place(page=2)),
        Cell("Target", place=Place(page=2)),
    )
    row = (
        cell((100, "1")),
        cell((100, "Adanya"), (114, "nelayan"), (128, "hari bahari")),
        cell((100.5, "keikutsertaan"), (114.5, "dalam peringatan")),
        cell((100, "Jumlah nelayan")),
        cell((100, "90 Orang")),
    )
    (objective,) = read(row, head=head).objectives
    assert objective.text == "Adanya keikutsertaan nelayan dalam peringatan hari bahari"


def test_rows_under_a_row_without_a_target_are_named_by_it():
    found = read(
        (
            cell((100, "1")),
            cell((100, "Ikan sehat")),
            cell((100, "Kasus penyakit :")),
            Cell(),
        ),
        (Cell(), Cell(), cell((120, "bercak (kasus)")), cell((120, "4"))),
        (Cell(), Cell(), cell((140, "jamur (kasus)")), cell((140, "0"))),
        (cell((160, "2")), cell((160, "Tertib")), cell((160, "Patroli")), cell((160, "8"))),
    )
    assert [
        [(one.text, one.target_number) for one in objective.indicators]
        for objective in found.objectives
    ] == [
        [
            ("Kasus penyakit : bercak (kasus)", Decimal(4)),
            ("Kasus penyakit : jamur (kasus)", Decimal(0)),
        ],
        [("Patroli", Decimal(8))],
    ]


def test_a_row_that_a_page_cuts_within_a_sentence_goes_on_and_is_doubted():
    found = read(
        (
            cell((700, "1")),
            cell((700, "Meningkatnya mutu hasil laut di")),
            cell((700, "Persentase ikan segar")),
            cell((700, "80 %")),
        ),
        (
            Cell(place=Place(page=3)),
            cell((60, "pelabuhan dan tempat pelelangan"), page=3),
            cell((60, "Jumlah tempat lelang"), page=3),
            cell((60, "6 Unit"), page=3),
        ),
    )
    (objective,) = found.objectives
    assert objective.text == (
        "Meningkatnya mutu hasil laut di pelabuhan dan tempat pelelangan"
    )
    assert [one.text for one in objective.indicators] == [
        "Persentase ikan segar",
        "Jumlah tempat lelang",
    ]
    assert {
        "objectives[0].indicators[0].text",
        "objectives[0].indicators[1].target_number",
    } <= doubted(found)


def test_a_column_headed_satuan_that_only_holds_figures_holds_the_targets():
    head = tuple(
        Cell(text, place=Place(page=2)) for text in ("No", "Tupoksi", "Satuan", "Ket.")
    )
    found = read(
        (cell((100, "1.")), cell((100, "Menyusun peta laut")), cell((100, "12")), Cell()),
        head=head,
    )
    assert said(found) == [("Menyusun peta laut", Decimal(12), None)]


def test_an_indicator_alone_in_its_cell_stays_one():
    found = stacked(((100, "Indeks kepuasan"), (114, "nelayan")), ((107, "85,5"),))
    (objective,) = found.objectives
    assert [(one.text, one.target_number) for one in objective.indicators] == [
        ("Indeks kepuasan nelayan", Decimal("85.5"))
    ]
