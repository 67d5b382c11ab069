"""What a scan shows unsurely is doubted, fact by fact."""

from jenjang.papers.blocks import Block, Cell, Paragraph, Place, Table
from jenjang.papers.recognisers.agreement import recognise

STATEMENT = (
    "PERJANJIAN KINERJA TAHUN 2024",
    "Yang bertanda tangan di bawah ini:",
    "Nama : Siti Kirana",
    "Jabatan : Camat Rawa Bening",
    "selanjutnya disebut PIHAK PERTAMA",
    "Nama : Budi Hartawan",
    "Jabatan : Bupati Tirta Kencana",
    "selanjutnya disebut PIHAK KEDUA",
    "Tirtasari, 2 Januari 2024",
)


def cell(text: str, *unsure: str) -> Cell:
    return Cell(text, place=Place(page=1, unsure=unsure))


def paper(*row: Cell) -> list[Block]:
    head = tuple(
        Cell(text) for text in ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")
    )
    lines: list[Block] = [Paragraph(text) for text in STATEMENT]
    return [*lines, Paragraph("LAMPIRAN"), Table(rows=(head, row))]


def doubted(blocks: list[Block]) -> set[str]:
    (read,) = recognise(blocks)
    return {doubt.path for doubt in read.doubts if doubt.path.startswith("objectives")}


def test_a_target_of_unsure_letters_is_doubted_and_nothing_else() -> None:
    row = (
        cell("1"),
        cell("Meningkatnya mutu layanan desa"),
        cell("Jumlah desa yang dibina"),
        cell("Desa"),
        cell("85", "85"),
    )
    assert doubted(paper(*row)) == {"objectives[0].indicators[0].target_number"}


def test_one_unsure_word_of_a_long_text_is_no_reason_to_doubt_it() -> None:
    text = "Meningkatnya mutu layanan administrasi di desa"
    row = (
        cell("1"),
        cell(text, "di"),
        cell("Jumlah desa yang dibina"),
        cell("Desa"),
        cell("8"),
    )
    assert doubted(paper(*row)) == set()


def test_a_text_of_which_much_is_unsure_is_doubted() -> None:
    text = "Meningkatnya mutu layanan"
    row = (
        cell("1"),
        cell(text, "Meningkatnya"),
        cell("Jumlah desa"),
        cell("Desa"),
        cell("8"),
    )
    assert doubted(paper(*row)) == {"objectives[0].text"}


def test_a_sentence_in_the_column_of_targets_is_doubted() -> None:
    sentence = "Seluruh desa di wilayah kecamatan sudah dibina dengan baik"
    row = (
        cell("1"),
        cell("Meningkatnya mutu"),
        cell("Jumlah desa"),
        cell("Desa"),
        cell(sentence),
    )
    assert doubted(paper(*row)) == {"objectives[0].indicators[0].target_number"}


def table(*rows: tuple[Cell, ...]) -> list[Block]:
    head = tuple(Cell(text) for text in ("No", "Sasaran", "Indikator Kinerja", "Target"))
    lines: list[Block] = [Paragraph(text) for text in STATEMENT]
    return [*lines, Paragraph("LAMPIRAN"), Table(rows=(head, *rows))]


def test_pieces_of_a_stamp_beside_a_level_do_not_hide_it() -> None:
    section = (cell("Sasaran Program"), Cell(""), cell("7 V", "7", "V"), Cell(""))
    row = tuple(map(cell, ("1", "Mutu layanan desa meningkat", "Desa tertib", "85%")))
    (read,) = recognise(table(section, row))
    assert [(each.level, each.text) for each in read.objectives] == [
        ("sasaran program", "Mutu layanan desa meningkat")
    ]


def test_an_indicator_whose_cell_reaches_into_the_next_target_is_doubted() -> None:
    first = tuple(map(cell, ("1", "Mutu naik", "Desa tertib Desa aman", "85%")))
    second = (cell("2", "2"), cell("Desa maju"), Cell("", covered=True), cell("12"))
    assert {
        "objectives[0].indicators[0].text",
        "objectives[0].indicators[0].target_number",
    } <= doubted(table(first, second))
