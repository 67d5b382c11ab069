"""What stands side by side without any line drawn: columns found by free paper."""

from jenjang.papers.blocks import Cell, Table
from jenjang.papers.readers.pdf.lines import Segment
from jenjang.papers.readers.pdf.sides import loose_table, rows_of, signature_gutter
from jenjang.papers.recognisers.agreement.flow import is_form

WIDTH = 600.0


def line(y: float, *parts: tuple[float, float, str]) -> tuple[Segment, ...]:
    return tuple(
        Segment(text, left, right, y, 11.0, right - left) for left, right, text in parts
    )


PROGRAMMES = [
    line(100, (160, 210, "Program"), (390, 440, "Anggaran"), (480, 540, "Keterangan")),
    line(
        115,
        (80, 330, "1. Program Peningkatan Sarana dan"),
        (350, 365, "Rp"),
        (390, 460, "165.000.000"),
        (500, 530, "APBD"),
    ),
    line(128, (95, 150, "Prasarana Aparatur")),
    line(
        141,
        (80, 300, "2. Program Kapasitas Aparatur"),
        (350, 365, "Rp"),
        (390, 460, "98.000.000"),
        (500, 530, "APBD"),
    ),
    line(154, (200, 240, "Jumlah"), (350, 365, "Rp"), (390, 460, "263.000.000")),
    line(180, (390, 530, "Tirtasari, 2 Januari 2025")),
]


def texts(lines):
    loose = loose_table(lines, 0)
    assert loose is not None
    return loose.end, [
        [" ".join(part.text for found in cell for part in found) for cell in row]
        for row in rows_of(loose.lines, loose.gutters)
    ]


def test_a_programme_list_without_lines_is_a_table_and_its_names_wrap():
    end, rows = texts(PROGRAMMES)
    assert end == 5  # the date under it is not of the table
    assert rows == [
        ["Program", "Anggaran", "Keterangan"],
        ["1. Program Peningkatan Sarana dan Prasarana Aparatur", "Rp 165.000.000", "APBD"],
        ["2. Program Kapasitas Aparatur", "Rp 98.000.000", "APBD"],
        ["Jumlah", "Rp 263.000.000", ""],
    ]


def glued(
    y: float, text: str, left: float, right: float, *gaps: tuple[int, float, float]
) -> Segment:
    """Return words that stand so close that they are seen as one thing."""
    return Segment(text, left, right, y, 11.0, 50.0, gaps=gaps)


def test_a_source_that_wraps_close_beside_the_amounts_is_a_column_of_its_own():
    lines = [
        line(100, (70, 85, "No"), (120, 200, "Program"), (310, 370, "Anggaran"))
        + line(100, (440, 500, "Keterangan")),
        (
            *line(
                115, (70, 78, "1."), (110, 230, "Program Bina Nelayan"), (270, 290, "Rp.")
            ),
            glued(115, "5.000.000,00 Dana dari", 310, 470, (12, 400, 410)),
        ),
        line(128, (110, 200, "dan Petambak"), (410, 470, "APBD Kota")),
        (
            *line(141, (70, 78, "2."), (110, 230, "Program Bina Pasar"), (270, 290, "Rp.")),
            glued(141, "7.000.000,00 Dana dari", 310, 470, (12, 400, 410)),
        ),
        line(154, (410, 470, "APBD Kota")),
    ]
    end, rows = texts(lines)
    assert end == 5
    assert rows[1:] == [
        [
            "1.",
            "Program Bina Nelayan dan Petambak",
            "Rp. 5.000.000,00",
            "Dana dari APBD Kota",
        ],
        ["2.", "Program Bina Pasar", "Rp. 7.000.000,00", "Dana dari APBD Kota"],
    ]


def test_heads_that_nearly_touch_part_where_the_rows_under_them_do():
    lines = [
        line(100, (70, 85, "No"), (160, 210, "Program"), (390, 500, "Anggaran Keterangan")),
        line(
            115,
            (72, 78, "1"),
            (110, 300, "Program A"),
            (380, 440, "100.000"),
            (470, 500, "APBD"),
        ),
        line(
            128,
            (72, 78, "2"),
            (110, 300, "Program B"),
            (380, 440, "50.000"),
            (470, 500, "APBD"),
        ),
    ]
    _, rows = texts(lines)
    assert rows[0] == ["No", "Program", "Anggaran", "Keterangan"]
    assert rows[2] == ["2", "Program B", "50.000", "APBD"]


def test_running_text_is_no_table():
    lines = [
        line(
            100,
            (70, 200, "Dalam rangka"),
            (230, 380, "mewujudkan"),
            (410, 530, "manajemen"),
        ),
        line(115, (70, 530, "pemerintahan yang efektif dan akuntabel")),
    ]
    assert loose_table(lines, 0) is None


def test_a_signature_block_has_a_gutter_even_off_the_middle():
    lines = [
        line(600, (63, 312, "Kepala Dinas Komunikasi"), (364, 509, "Kepala Bidang")),
        line(615, (123, 256, "Kabupaten Mekarjaya")),
        line(680, (89, 288, "WIRYA SASTRADINATA"), (388, 480, "LAKSMI")),
        line(
            694,
            (108, 269, "NIP. 196902141990031004"),
            (356, 516, "NIP. 197408081998032003"),
        ),
    ]
    end, gutter = signature_gutter(lines, 0, WIDTH) or (0, 0.0)
    assert end == 4
    assert 312 < gutter < 356


def test_the_lines_of_a_form_are_no_signature_block():
    lines = [
        line(100, (80, 120, "Nama"), (215, 218, ":"), (225, 400, "WIRYA SASTRADINATA")),
        line(114, (80, 120, "Jabatan"), (215, 218, ":"), (225, 420, "Camat Tirtasari")),
    ]
    assert signature_gutter(lines, 0, WIDTH) is None


def test_a_form_may_have_a_row_without_words_before_one_that_goes_on():
    empty, rest = (Cell(""), Cell("")), (Cell(""), Cell("Sukamaju"))
    assert not is_form(Table((empty, rest)))
