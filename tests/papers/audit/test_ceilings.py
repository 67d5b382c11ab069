"""R01, R23: ceilings add up, within an agreement and down the chain."""

from tests.papers.audit.invented import findings, said, subordinate
from tests.papers.reading.invented import paper

HEAD = "No\tKegiatan/Sub Kegiatan\tAnggaran\tKeterangan\n"
TWO_LEVELS = (
    HEAD + "A\tAdministrasi Umum Perangkat Daerah\tRp 5.000.000\tAPBD\n"
    "1\tPenyediaan Bahan Logistik Kantor\tRp 3.000.000\tAPBD\n"
    "2\tFasilitasi Kunjungan Tamu\tRp {}\tAPBD"
)
ABOVE = "No\tKegiatan\tAnggaran\n1\tAdministrasi Umum Perangkat Daerah\tRp 5.000.000"
BELOW = "No\tKegiatan\tAnggaran\n1\tADMINISTRASI UMUM PERANGKAT DAERAH\tRp {}"


def test_a_parent_that_is_not_the_sum_of_its_parts_is_found_with_all_its_places():
    (finding,) = findings("R01", paper(budgets=TWO_LEVELS.format("1.500.000")))
    assert (finding.written, finding.expected) == ("Rp 5.000.000", "Rp 4.500.000")
    assert finding.certain
    assert finding.cause == "Selisih Rp 500.000."
    assert len(finding.lines) == 3


def test_a_parent_that_is_the_sum_of_its_parts_is_not_spoken_of():
    assert findings("R01", paper(budgets=TWO_LEVELS.format("2.000.000"))) == []


def test_a_total_that_no_reading_of_its_lines_gives_is_found():
    rows = (
        "No\tProgram\tAnggaran\n1\tProgram Satu\tRp 2.000.000\n"
        "2\tProgram Dua\tRp 3.000.000\n"
    )
    wrong = paper(budgets=rows + "\tJumlah\tRp 6.000.000")
    right = paper(budgets=rows + "\tJumlah\tRp 5.000.000")
    assert said("R01", wrong) == [("Rp 6.000.000", "Rp 5.000.000", True)]
    assert said("R01", right) == []


def test_another_ceiling_in_the_subordinates_paper_is_found_on_both_sides():
    below = subordinate(budgets=BELOW.format("4.000.000"))
    (finding,) = findings("R23", paper(budgets=ABOVE), below)
    assert (finding.written, finding.expected) == ("Rp 4.000.000", "Rp 5.000.000")
    assert len(finding.places) == 2
    assert finding.cause == "Belum dapat dipastikan mana yang benar."


def test_the_same_ceiling_or_a_paper_of_another_superior_is_not_spoken_of():
    same = subordinate(budgets=BELOW.format("5.000.000"))
    stranger = subordinate(budgets=BELOW.format("4.000.000")).replace("SRI LESTARI", "WATI")
    assert findings("R23", paper(budgets=ABOVE), same) == []
    assert findings("R23", paper(budgets=ABOVE), stranger) == []


def test_a_sum_and_a_chain_with_one_root_are_told_together():
    below = subordinate(budgets=TWO_LEVELS.format("1.500.000"))
    above = paper(budgets=ABOVE.replace("5.000.000", "4.500.000"))
    (sums,) = findings("R01", above, below)
    (chain,) = findings("R23", above, below)
    assert sums.group == chain.group
    assert chain.cause == "Jumlah rinciannya mendukung PK atasan."


REVISED = {"title": "PERJANJIAN KINERJA PERUBAHAN TAHUN 2024"}


def test_a_revised_ceiling_is_compared_with_the_superiors_revision():
    murni = [paper(budgets=ABOVE), subordinate(budgets=BELOW.format("5.000.000"))]
    above = paper(**REVISED, budgets=ABOVE.replace("5.000.000", "6.000.000"))
    same = subordinate(**REVISED, budgets=BELOW.format("6.000.000"))
    other = subordinate(**REVISED, budgets=BELOW.format("7.000.000"))
    assert findings("R23", *murni, above, same) == []
    assert said("R23", *murni, above, other) == [("Rp 7.000.000", "Rp 6.000.000", True)]


def test_a_revision_without_the_superiors_is_compared_with_what_is_in_force():
    other = subordinate(**REVISED, budgets=BELOW.format("7.000.000"))
    assert said("R23", paper(budgets=ABOVE), other) == [
        ("Rp 7.000.000", "Rp 5.000.000", True)
    ]


def test_a_subordinate_who_forgot_the_word_perubahan_is_compared_within_its_weeks():
    above = paper(**REVISED, budgets=ABOVE)
    other = subordinate(budgets=BELOW.format("7.000.000"))
    late = above.replace("8 Januari 2024", "8 Oktober 2024")
    assert said("R23", above, other) == [("Rp 7.000.000", "Rp 5.000.000", True)]
    assert said("R23", late, other) == []
