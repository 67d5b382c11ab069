"""R42: which number is a jump, a double or another kind, and which header another level."""

import pytest
from tests.papers.audit.invented import findings, said, subordinate
from tests.papers.audit.standing import places
from tests.papers.reading.invented import paper


def numbered(*numbers: str) -> str:
    rows = "\n".join(f"{n}\tBaris {at}\tRp 1.000" for at, n in enumerate(numbers))
    return paper(budgets="No\tUraian\tAnggaran\n" + rows)


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("1 2 3", []),
        ("1 3", [("3", "2")]),
        ("1 2 2 3", [("2", "3")]),
        ("1 1 2", [("1", "2")]),
        ("1 1", [("1", "2")]),
        ("1 2 4 5", [("4", "3")]),
        ("1 2 4 4", [("4", "3")]),
        ("1 2 5 4", [("5", "3")]),
        ("1 2 1 2 3 3", []),
        ("1 2 1 2 3 4", []),
        ("1 2 1 2 3 6", [("6", "4")]),
        ("1 1 1 2 2 2", []),
        ("1 1 1 2 3 2 3", [("1", "2")]),
        ("1 1 2 2 1 3 3", []),
        ("2 3", []),
        ("3 5", [("5", "4")]),
        ("A 1 2 B 3 4", []),
        ("A 1 2 B 1 2", []),
        ("A 1 2 B 4", []),
        ("A 1 2 B 3 5", [("5", "4")]),
        ("A 1 2 B 1 3", [("3", "2")]),
        ("A 1 1 B 1", [("1", "2")]),
        ("A 1 1 2 B 1", [("1", "2")]),
        ("1 1 A 1", [("1", "2")]),
        ("A 1 2 B 3 C 4", []),
        ("A 1 2 B 1 C 3", []),
        ("A 1 2 B 1 2 C 3 5", [("5", "4")]),
    ],
)
def test_lists_are_followed_through_items_and_headings(numbers, found):
    flaws = findings("R42", numbered(*numbers.split()))
    assert [(f.written, f.expected) for f in flaws] == found


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ("1. 2. 4.", ["4"]),
        ("1) 2) 4)", ["4"]),
        ("(1) (2) (4)", ["4"]),
        ("1 2 2a", []),
        ("1 2 1004", []),
        ("1 2 104", ["104"]),
    ],
)
def test_a_number_is_read_with_its_point_or_brackets(marks, found):
    assert [w for w, _, _ in said("R42", numbered(*marks.split()))] == found


def test_a_number_before_words_is_the_rows_number():
    rows = "No\tAnggaran\n1. Surat\tRp 1.000\n3. Tamu\tRp 1.000"
    assert places("R42", paper(budgets=rows)) == [["3. Tamu"]]
    dates = rows.replace("3. Tamu", "3. 2024")
    assert places("R42", paper(budgets=dates)) == []


def test_a_jump_and_a_double_are_told_where_they_stand():
    (jump,) = findings("R42", numbered("1", "2", "5"))
    assert jump.message == "Nomor baris melompat dari 2 ke 5."
    assert jump.certain
    assert places("R42", numbered("1", "2", "5")) == [["5"]]
    (double,) = findings("R42", numbered("1", "2", "2"))
    assert double.message == "Nomor 2 dipakai dua kali."


def test_a_double_first_number_is_shown_where_it_stands_again():
    rows = "No\tUraian\tAnggaran\n1\tSatu\tRp 1.000\n1.\tDua\tRp 1.000"
    assert places("R42", paper(budgets=rows)) == [["1."]]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("I 2", ["I … 2"]),
        ("I. 2", ["I. … 2"]),
        ("II 3", ["II … 3"]),
        ("III 4", ["III … 4"]),
        ("IV 5", ["IV … 5"]),
        ("V 6", ["V … 6"]),
        ("VI 7", ["VI … 7"]),
        ("VII 8", ["VII … 8"]),
        ("I 1 II 2", []),
        ("I 3", []),
        ("I 1 2 II 3", []),
        ("A 2", []),
        ("I A 2", []),
        ("I 1 2 3 4 III 4", ["III … 4"]),
        ("I 1 2 3 III 4", []),
    ],
)
def test_a_roman_number_does_not_go_on_in_digits(numbers, found):
    assert [w for w, _, _ in said("R42", numbered(*numbers.split()))] == found


def test_a_list_of_two_kinds_of_numbers_is_shown_by_both():
    assert places("R42", numbered("I", "2")) == [["I", "2"]]
    (mixed,) = findings("R42", numbered("I", "2"))
    assert mixed.message == "Nomor I dilanjutkan dengan 2."


HEAD = "No\tSasaran\tIndikator\tTarget"
ROW = "1\tTertib\tJumlah surat\t2"


def columns(*numbers: str, above: int = 0) -> str:
    first = [HEAD, *["\tx\ty\tz"] * above, "\t".join(f"({n})" for n in numbers), ROW]
    return paper(objectives="\n".join(first))


def test_column_numbers_are_told_by_the_first_that_jumps():
    (one,) = findings("R42", columns("1", "2", "4", "5"))
    assert (one.written, one.certain) == ("(1) (2) (4) (5)", True)
    assert one.message == "Nomor kolom melompat ke (4)."
    assert places("R42", columns("1", "2", "4", "5")) == [["(1)"]]


def test_several_gaps_are_asked_about_as_of_an_excerpt():
    (several,) = findings("R42", columns("1", "2", "4", "6"))
    assert not several.certain
    assert several.message == "Nomor kolom melompat ke (4)."


@pytest.mark.parametrize(("above", "found"), [(0, 1), (1, 1), (2, 1), (3, 0)])
def test_column_numbers_stand_in_the_first_four_rows(above, found):
    assert len(findings("R42", columns("1", "2", "4", "5", above=above))) == found


def levelled(head: str, *names: str) -> str:
    rows = "\n".join(f"{n}\t{name}\tRp 1.000" for n, name in enumerate(names, 1))
    return paper(budgets=f"No\t{head}\tAnggaran\n{rows}")


TAMU, RAPAT = "Fasilitasi Kunjungan Tamu", "Penyediaan Bahan Logistik Kantor"
UMUM = "Administrasi Umum Perangkat Daerah"


@pytest.mark.parametrize(
    ("head", "names", "found"),
    [
        ("Kegiatan", (TAMU, RAPAT), [("Kegiatan", "Sub Kegiatan")]),
        ("Kegiatan", (TAMU, UMUM), []),
        ("Kegiatan", (TAMU, "Lomba Layang-Layang"), []),
        ("Kegiatan", (f"1. {TAMU}", f"b. {RAPAT}"), [("Kegiatan", "Sub Kegiatan")]),
        ("Kegiatan", (TAMU, "Jumlah"), [("Kegiatan", "Sub Kegiatan")]),
        ("Kegiatan", (TAMU, "Total belanja"), [("Kegiatan", "Sub Kegiatan")]),
        ("Kegiatan", (TAMU, ""), [("Kegiatan", "Sub Kegiatan")]),
        ("Program", (UMUM,), [("Program", "Kegiatan")]),
        ("Program/Kegiatan", (TAMU,), []),
        ("Sub Kegiatan", (UMUM,), [("Sub Kegiatan", "Kegiatan")]),
        ("Kegiatan", (UMUM,), []),
        ("Kegiatan", ("",), []),
    ],
)
def test_a_header_names_the_level_of_all_its_rows(head, names, found):
    flaws = [f for f in findings("R42", levelled(head, *names)) if "Judul" in f.message]
    assert [(f.written, f.expected) for f in flaws] == found


def test_a_header_of_another_level_is_shown_where_it_stands():
    assert places("R42", levelled("Kegiatan", TAMU)) == [["Kegiatan"]]
    (finding,) = findings("R42", levelled("Kegiatan", TAMU))
    assert finding.message == "Judul kolom “Kegiatan”, padahal barisnya sub kegiatan."


STAFF = "Nama : DEWI ANGGRAENI, S.E.\nJabatan : {}\nselanjutnya disebut Pihak Pertama"
STRATEGIC = "No\tSasaran Strategis\tIndikator Kinerja\tTarget\n1\tTertib\tJumlah surat\t2"


def staff(title: str, objectives: str = STRATEGIC, after: str = "") -> str:
    return subordinate(first=STAFF.format(title), objectives=objectives, after=after)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("PENGADMINISTRASI UMUM", [["Sasaran Strategis"]]),
        ("SEKRETARIS CAMAT", []),
        ("KASI PELAYANAN", []),
        ("KASUBAG UMUM", []),
        ("LURAH MEKAR", []),
    ],
)
def test_one_who_leads_nothing_holds_no_sasaran_strategis(title, found):
    assert places("R42", staff(title)) == found


def test_the_sasaran_strategis_of_staff_is_told_with_the_office():
    (finding,) = findings("R42", staff("PENGADMINISTRASI UMUM"))
    assert finding.written == "Sasaran Strategis"
    assert finding.message == "“Sasaran Strategis” dalam PK PENGADMINISTRASI UMUM."
    assert (
        findings("R42", staff("PENGADMINISTRASI", STRATEGIC.replace(" Strategis", "")))
        == []
    )


@pytest.mark.parametrize(("above", "found"), [(0, 1), (1, 1), (2, 0)])
def test_sasaran_strategis_heads_a_table_in_its_first_two_rows(above, found):
    plain = STRATEGIC.replace("Sasaran Strategis", "Sasaran")
    grid = "\n".join(["a\tb\tc"] * above + ["x\tSasaran Strategis\ty"])
    assert len(findings("R42", staff("PENGADMINISTRASI UMUM", plain, grid))) == found


def test_six_places_of_a_sasaran_strategis_are_shown():
    again = "\n\nJeda\n\n".join([STRATEGIC] * 6)
    (shown,) = places("R42", staff("PENGADMINISTRASI UMUM", after=f"Jeda\n\n{again}"))
    assert shown == ["Sasaran Strategis"] * 6
