"""What looks wrong in papers of other regions and is right, or cannot be known."""

import pytest
from tests.papers.audit.invented import findings, said
from tests.papers.audit.reported import budget, indicator, table
from tests.papers.audit.reported import paper as report
from tests.papers.audit.reported import said as said_of
from tests.papers.reading.invented import SIGNED, paper

HEAD = "No\tSasaran\tIndikator Kinerja\tTarget\n"


def numbered(*numbers: str) -> str:
    rows = "\n".join(f"{n}\tUraian {at}\tRp 1.000.000" for at, n in enumerate(numbers))
    return paper(budgets="No\tProgram/Kegiatan\tAnggaran\n" + rows)


def test_kegiatan_numbered_on_through_the_programmes_are_in_order():
    assert said("R42", numbered("1", "1", "2", "2", "3", "4", "3", "5")) == []
    assert said("R42", numbered("I", "1", "2", "II", "3", "4")) == []


def test_a_misprinted_number_is_one_finding_and_its_follower_none():
    assert [w for w, _, _ in said("R42", numbered("1", "2", "3", "7", "5"))] == ["7"]


def test_a_row_that_heads_others_needs_no_target():
    rows = "1\tTernak sehat\tJumlah kasus penyakit:\t\n\t\tAntraks\t0\n\t\tRabies\t1"
    assert said("R45", paper(objectives=HEAD + rows)) == []
    bare = "1\tTernak sehat\tJumlah kasus antraks\t\n\t\tJumlah kasus rabies\t1"
    assert [e for _, e, _ in said("R45", paper(objectives=HEAD + bare))] == ["target"]


def test_an_indicator_that_begins_in_a_later_year_lacks_no_target():
    rows = "No\tIndikator\tTarget 2021\t2022\n1\tJumlah pasar\t-\t4\n2\tJumlah kios\t2\t3"
    assert said("R45", paper(objectives=rows)) == []


@pytest.mark.parametrize(("date", "found"), [("Januari 2024", 1), ("8 Januari 2024", 0)])
def test_a_signed_page_without_a_day_is_asked_about(date, found):
    signed = SIGNED.replace("8 Januari 2024", date)
    asked = [
        f for f in findings("R20", paper(signed=signed)) if "tidak lengkap" in f.message
    ]
    assert len(asked) == found
    assert not any(f.certain for f in asked)


def test_what_is_low_is_worked_out_the_other_way():
    late = indicator("Tingkat keterlambatan laporan", target="2", actual="1", achieved="90")
    (finding,) = said_of("R03", report(table("capaian", late)))
    assert finding[1] == "150 %"


LEFT = """No\tKegiatan\tAnggaran (Rp)\tRealisasi (Rp)\tSisa Anggaran
1\tRapat\t9.000.000\t8.000.000\t1.000.000
2\tSurat\t7.500.000\t7.000.000\t500.000
4\tTamu\t6.500.000\t6.000.000\t500.000
3\tKurir\t{}\t4.000.000\t{}"""


def test_what_is_left_is_the_ceiling_less_what_was_spent():
    (finding,) = findings("R01", paper(after=LEFT.format("6.500.000", "2.050.000")))
    assert (finding.written, finding.expected) == ("2.050.000", "Rp 2.500.000")
    assert findings("R01", paper(after=LEFT.format("6.500.000", "2.500.000"))) == []


def test_a_column_of_another_meaning_is_no_balance():
    other = LEFT.replace("1.000.000\n", "250.000\n").replace("500.000\n", "90.000\n")
    assert findings("R01", paper(after=other.format("6.500.000", "75.000"))) == []


@pytest.mark.parametrize(
    ("amount", "found"),
    [("65.00.000", ["65.00.000"]), ("6.500.000,00", []), ("650", []), ("1.02.01", [])],
)
def test_an_amount_among_amounts_is_grouped_by_three(amount, found):
    asked = findings("R40", paper(after=LEFT.format(amount, "2.500.000")))
    assert [f.written for f in asked if "tiga angka" in f.message] == found


@pytest.mark.parametrize(
    ("spent", "found"), [("4.123.457", 1), ("4.000.000", 0), ("5.250.000", 0)]
)
def test_two_activities_that_cost_the_same_to_the_rupiah_are_asked_about(spent, found):
    one = budget("kegiatan", "Lomba desa", ceiling="5.250.000", spent=spent)
    other = budget("kegiatan", "Profil desa", ceiling="5.250.000", spent=spent)
    assert len(said_of("R33", report(table("anggaran", one, other)))) == found
