"""The budget: tables, lists of lines, levels, parents, totals; no amount is guessed."""

import pytest
from tests.papers.reading.invented import agreement, doubts, paper

from jenjang.papers.document import Agreement, Budget

HEAD = "No\tProgram\tAnggaran\tKeterangan"
TWO_LEVELS = (
    "No\tSasaran Kegiatan/Sub Kegiatan\tIndikator\tTarget\nA\tTertib\tPersentase\t100%\n"
    "1\tDaftar\tJumlah\t2 Dok\n2\tBuku\tJumlah buku\t3 Dok"
)


def read(budgets: str, objectives: str | None = None) -> Agreement:
    if objectives is None:
        return agreement(paper(budgets=budgets))
    return agreement(paper(budgets=budgets, objectives=objectives))


@pytest.mark.parametrize(
    ("printed", "amount_idr"),
    [
        ("Rp. 2,702,750,400,-", 2702750400),
        ("Rp 65,239,400.-", 65239400),
        ("687.565.000,00", 687565000),
        ("Rp. <u>16,181,800,-</u>", 16181800),
        ("Rp\t20,880,000", 20880000),
        ("177792000", 177792000),
    ],
)
def test_amounts_are_read_as_they_are_printed(printed, amount_idr):
    found = read(f"{HEAD}\n1\tProgram Pelayanan\t{printed}\tAPBD")
    assert found.budgets == (Budget("program", "Program Pelayanan", amount_idr, "APBD"),)
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("Rp. 3.800.00,-", "dapat dibaca lebih dari satu cara"),
        ("-5.000.000", "kurang dari nol"),
        ("(5.000.000)", "kurang dari nol"),
        ("lima juta", "bukan jumlah uang"),
    ],
)
def test_an_amount_that_cannot_be_read_one_way_is_doubted_and_not_taken(printed, why):
    found = read(f"{HEAD}\n1\tProgram Pelayanan\t{printed}\tAPBD")
    assert found.budgets[0].amount_idr is None
    assert why in doubts(found)["budgets[0].amount"]


def test_an_amount_under_a_heading_in_thousands_is_doubted_and_not_taken():
    found = read("No\tProgram\tAnggaran (ribu rupiah)\n1\tProgram Pelayanan\t5.000.000")
    assert found.budgets[0].amount_idr is None
    assert "rupiah penuh" in doubts(found)["budgets[0].amount"]


@pytest.mark.parametrize(
    "word", ["TOTAL\t", "JUMLAH\t", "\tJumlah Anggaran", "\tJ U M L A H", "\t"]
)
def test_a_total_is_known_with_its_word_or_without(word):
    found = read(f"{HEAD}\n1\tProgram A\t5.000.000\tAPBD\n{word}\tRp 5.000.000\t")
    assert found.budget_total_idr == 5000000
    assert len(found.budgets) == 1
    assert found.doubts == ()


def test_a_total_that_is_not_the_sum_is_doubted():
    found = read(f"{HEAD}\n1\tProgram A\t5.000.000\tAPBD\nTOTAL\t\t6.000.000\t")
    assert "Rp 6.000.000" in doubts(found)["budget_total"]
    assert "Rp 5.000.000" in doubts(found)["budget_total"]


def test_roman_over_arabic_gives_program_and_kegiatan_with_parents():
    found = read(
        "No.\tProgram/Kegiatan\tAnggaran\tKeterangan\n(1)\t(2)\t(3)\t(4)\n"
        "I.\tPROGRAM A\tRp 3.000\tAPBD\n1.\tKegiatan B\tRp 1.000\tAPBD\n"
        "2.\tKegiatan C\tRp 2.000\tAPBD"
    )
    assert [(b.level, b.name, b.parent) for b in found.budgets] == [
        ("program", "PROGRAM A", None),
        ("kegiatan", "Kegiatan B", 0),
        ("kegiatan", "Kegiatan C", 0),
    ]
    assert found.doubts == ()


def test_a_parent_that_is_not_the_sum_of_its_parts_is_doubted():
    found = read(
        "No.\tProgram/Kegiatan\tAnggaran\nI.\tProgram A\tRp 9.000\n"
        "1.\tB\tRp 1.000\n2.\tC\tRp 2.000"
    )
    assert found.budgets[0].amount_idr == 9000
    assert "rinciannya berjumlah Rp 3.000" in doubts(found)["budgets[0].amount"]


@pytest.mark.parametrize("printed", ["7.01.01\tProgram A", "\t7.01.01 Program A"])
def test_a_code_is_read_from_its_column_or_before_the_name(printed):
    found = read(f"Kode\tProgram\tAnggaran\n{printed}\tRp 1.000")
    assert found.budgets == (Budget("program", "Program A", 1000, code="7.01.01"),)


def test_as_many_lines_as_sub_kegiatan_are_sub_kegiatan_whatever_the_heading():
    budgets = (
        "No\tKegiatan\tAnggaran\n1\tMencetak daftar\tRp 1.000\n2\tMembeli buku\tRp 2.000"
    )
    found = read(budgets, TWO_LEVELS)
    assert [b.level for b in found.budgets] == ["sub kegiatan"] * 2
    assert found.doubts == ()


def test_as_many_lines_as_kegiatan_stay_kegiatan():
    one_each = TWO_LEVELS.replace("2\tBuku", "B\tBuku") + "\n2\tRak\tJumlah rak\t1 Unit"
    more = one_each + "\n3\tMeja\tJumlah meja\t1 Unit"
    found = read("No\tKegiatan\tAnggaran\n1\tA\tRp 1.000\n2\tB\tRp 2.000", more)
    assert [b.level for b in found.budgets] == ["kegiatan"] * 2


def test_a_row_on_the_next_page_without_heading_belongs_to_the_table():
    found = read(f"{HEAD}\n1\tProgram A\tRp 1.000\tAPBD\n\n2\tProgram B\tRp\t2.000\tAPBD")
    assert [(b.name, b.amount_idr, b.source) for b in found.budgets] == [
        ("Program A", 1000, "APBD"),
        ("Program B", 2000, "APBD"),
    ]


LINES = """1. PROGRAM PELAYANAN PUBLIK Rp. 25.300.000,-
2. PROGRAM PEMBERDAYAAN MASYARAKAT Rp. 16,500,000,-
JUMLAH Rp. 41.800.000,-"""


def test_a_budget_printed_as_lines_is_read():
    found = read(LINES)
    assert found.budgets == (
        Budget("program", "PROGRAM PELAYANAN PUBLIK", 25300000),
        Budget("program", "PROGRAM PEMBERDAYAAN MASYARAKAT", 16500000),
    )
    assert found.budget_total_idr == 41800000
    assert found.doubts == ()


def test_names_that_wrap_around_their_amount_are_put_together():
    lines = (
        "Program Anggaran Keterangan\n"
        "1. Perencanaan dan Rp. 1.000.000,- APBD\nPengendalian\n"
        "2. Pelayanan Kesehatan\ndan Gizi Rp. 2.000.000,- APBN (Dekonsentrasi)\n"
        "3. Sarana dan Rp. 3.000.000,- APBD\nPrasarana Aparatur"
    )
    assert [(b.level, b.name, b.amount_idr, b.source) for b in read(lines).budgets] == [
        ("program", "Perencanaan dan Pengendalian", 1000000, "APBD"),
        ("program", "Pelayanan Kesehatan dan Gizi", 2000000, "APBN (Dekonsentrasi)"),
        ("program", "Sarana dan Prasarana Aparatur", 3000000, "APBD"),
    ]


def test_an_amount_alone_under_a_list_is_its_total():
    found = read(
        "1 Program Muara Rp 3.000.000\nKegiatan Pantai Rp 1.000.000\n"
        "Kegiatan Bakau Rp 2.000.000\n: Rp 3.000.000"
    )
    assert [(b.level, b.amount_idr, b.parent) for b in found.budgets] == [
        ("program", 3000000, None),
        ("kegiatan", 1000000, 0),
        ("kegiatan", 2000000, 0),
    ]
    assert found.budget_total_idr == 3000000


def test_an_amount_alone_that_is_not_the_sum_is_doubted():
    found = read(
        "1. Program Muara Rp 3.000.000\n2. Program Pantai Rp 1.000.000\nRp 9.000.000"
    )
    assert "budget_total" in doubts(found)


@pytest.mark.parametrize("source", ["APBD", "DAK Fisik", "APBN"])
def test_a_source_in_brackets_after_a_name_is_the_source(source):
    (budget,) = read(
        f"No\tProgram\tAnggaran\n1\tProgram Muara ({source})\t5.000.000"
    ).budgets
    assert (budget.name, budget.source) == ("Program Muara", source)


def test_brackets_after_a_name_that_hold_no_source_are_part_of_it():
    (budget,) = read("No\tProgram\tAnggaran\n1\tProgram Muara (Pantai)\t5.000.000").budgets
    assert (budget.name, budget.source) == ("Program Muara (Pantai)", None)


FIRST_LIST = f"{HEAD}\n1\tProgram Muara\tRp 5.000\tAPBD\n2\tProgram Bakau\tRp 7.000\tAPBD"


def test_a_list_that_is_printed_twice_stands_once():
    whole = f"{FIRST_LIST}\n3\tProgram Garam\tRp 9.000\tAPBD"
    found = read(f"{FIRST_LIST}\n\n{whole}")
    assert [(budget.name, budget.amount_idr) for budget in found.budgets] == [
        ("Program Muara", 5000),
        ("Program Bakau", 7000),
        ("Program Garam", 9000),
    ]


def test_lists_that_share_only_one_line_are_two():
    other = f"{HEAD}\n1\tProgram Muara\tRp 5.000\tAPBD\n2\tProgram Garam\tRp 9.000\tAPBD"
    assert len(read(f"{FIRST_LIST}\n\n{other}").budgets) == 4


def test_lines_whose_level_is_not_printed_are_doubted():
    found = read("1. Pelayanan Kesehatan Rp. 1.000.000,-")
    assert "tidak tercetak" in doubts(found)["budgets[0].level"]


def test_a_sentence_with_an_amount_is_no_budget_line():
    assert read("Gaji dibayar sebesar Rp. 1.000.000").budgets == ()


@pytest.mark.parametrize(
    "heading",
    [
        "No\tProgram\tAnggaran Sebelum Perubahan\tAnggaran Setelah Perubahan\tBertambah",
        "No\tProgram\tAnggaran\t\t\n\t\tSebelum\tSetelah\tSelisih",
    ],
)
def test_of_two_amounts_a_change_gives_the_later(heading):
    found = read(f"{heading}\n1\tProgram A\tRp 1.000\tRp 1.500\tRp 500")
    assert found.budgets == (Budget("program", "Program A", 1500),)


def test_two_amounts_that_nothing_tells_apart_are_doubted():
    found = read("No\tProgram\tAnggaran 2023\tAnggaran 2024\n1\tProgram A\t1.000\t1.500")
    assert found.budgets[0].amount_idr is None
    assert "budgets[0].amount" in doubts(found)


def test_a_source_broken_over_two_lines_is_no_part_of_the_name():
    lines = "1 Program Pemuda dan APBN Rp 5.000.000 Olahraga (Dekonsentrasi)"
    assert read(lines).budgets == (
        Budget("program", "Program Pemuda dan Olahraga", 5000000, "APBN (Dekonsentrasi)"),
    )


def test_entries_run_together_into_one_line_are_parted():
    lines = (
        "Program Anggaran Keterangan 1 Program A Rp 1.000.000 APBD dan Arsip "
        "2 Program B Rp 2.000.000 APBD Desa"
    )
    assert [(b.name, b.amount_idr) for b in read(lines).budgets] == [
        ("Program A dan Arsip", 1000000),
        ("Program B Desa", 2000000),
    ]


ONE_EACH = TWO_LEVELS.rsplit("\n", 1)[0]


def test_as_many_of_both_levels_leave_it_to_the_national_list():
    name = (
        "Pelaksanaan Urusan Pemerintahan yang terkait dengan Pelayanan Perizinan Non Usaha"
    )
    found = read(f"No\tKegiatan\tAnggaran\n1\t{name}\tRp 1.000", ONE_EACH)
    assert found.budgets[0].level == "sub kegiatan"
    assert found.doubts == ()


def test_as_many_of_both_levels_and_no_known_name_keep_the_heading_and_are_doubted():
    found = read("No\tKegiatan\tAnggaran\n1\tMencetak\tRp 1.000", ONE_EACH)
    assert found.budgets[0].level == "kegiatan"
    assert "mungkin berarti sub kegiatan" in doubts(found)["budgets[0].level"]


def test_a_name_that_says_its_level_keeps_it():
    budgets = "No\tKegiatan\tAnggaran\n1\tKegiatan A\tRp 1.000\n2\tKegiatan B\tRp 2.000"
    assert [b.level for b in read(budgets, TWO_LEVELS).budgets] == ["kegiatan"] * 2
