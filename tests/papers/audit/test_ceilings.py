"""R01, R23: ceilings add up, within an agreement and down the chain."""

import pytest
from tests.papers.audit import reported
from tests.papers.audit.agreed import agreement, line
from tests.papers.audit.agreed import subordinate as below_agreement
from tests.papers.audit.invented import findings, said, subordinate
from tests.papers.audit.reported import findings as findings_of
from tests.papers.audit.reported import said as said_of
from tests.papers.audit.reported import where
from tests.papers.reading.invented import paper

from jenjang.papers.document import Budget

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


UMUM, SURAT, TAMU = "Administrasi Umum", "Penyediaan Surat", "Penerimaan Tamu"


def two_levels(*amounts: int | None, **rest):
    """Return an agreement with a kegiatan of 500 and its parts."""
    parts = zip((SURAT, TAMU), amounts, strict=False)
    whole = line("kegiatan", UMUM, 500)
    return agreement(
        budgets=(whole, *(line("sub kegiatan", name, idr, 0) for name, idr in parts)),
        **rest,
    )


def test_a_kegiatan_without_parts_or_with_a_part_without_amount_is_not_added_up():
    assert said_of("R01", two_levels()) == []
    assert said_of("R01", two_levels(200, None)) == []
    assert said_of("R01", two_levels(200, 300)) == []


def test_a_wrong_sum_names_the_amounts_of_the_whole_and_of_its_parts():
    (finding,) = findings_of("R01", two_levels(200, 400))
    assert where(finding) == ["budgets[0].amount", "budgets[1].amount", "budgets[2].amount"]
    assert finding.group == "pagu administrasiumum"
    assert finding.cause == "Selisih Rp 100."


@pytest.mark.parametrize(
    ("total", "found"),
    [
        (500, []),  # of the highest lines
        (600, []),  # of those without parts
        (1100, [("Rp 1.100", "Rp 500")]),
        (None, []),
    ],
)
def test_a_total_adds_the_highest_lines_or_those_without_parts(total, found):
    wrong = [
        (f.written, f.expected)
        for f in findings_of("R01", two_levels(200, 400, total=total))
        if not f.group
    ]
    assert wrong == found


def test_a_wrong_total_names_itself_and_the_highest_lines():
    found = findings_of("R01", two_levels(200, 400, total=1100))[-1]
    assert where(found) == ["budget_total", "budgets[0].amount"]
    assert found.cause == "Selisih Rp 600."
    assert "baris-barisnya berjumlah Rp 500" in found.message


def test_a_total_over_a_line_without_an_amount_is_not_spoken_of():
    lines = (line("program", UMUM, 500), line("program", SURAT, None))
    assert said_of("R01", agreement(budgets=lines, total=900)) == []
    assert said_of("R01", agreement(total=900)) == []


def test_a_total_under_the_rows_of_a_report_is_their_sum():
    def summed(total: str):
        rows = (
            reported.budget("program", "Program Satu", ceiling="300"),
            reported.budget("program", "Program Dua", ceiling="100"),
            reported.budget("total", "Jumlah", ceiling=total),
        )
        return reported.paper(reported.table("pagu anggaran", *rows))

    assert said_of("R01", summed("500")) == [("Rp 500", "Rp 400")]
    assert said_of("R01", summed("400")) == []


def chain(above: Budget, *below: Budget):
    return agreement(budgets=(above,)), below_agreement(budgets=below)


def test_a_conflict_down_the_chain_names_the_subordinates_amount_first():
    above, parts = (
        line("kegiatan", UMUM, 500),
        (line("sub kegiatan", SURAT, 250, 0), line("sub kegiatan", TAMU, 150, 0)),
    )
    (finding,) = findings_of("R23", *chain(above, line("kegiatan", UMUM, 400), *parts))
    assert [spot.file for spot in finding.places] == ["bawahan.txt", "pk.txt"]
    assert where(finding) == ["budgets[0].amount", "budgets[0].amount"]
    assert finding.cause == "Jumlah rinciannya mendukung PK bawahan."
    assert finding.certain


@pytest.mark.parametrize(
    "below",
    [
        line("kegiatan", UMUM, 500),
        line("kegiatan", UMUM, None),
        line("sub kegiatan", UMUM, 400),  # of another level
        line("kegiatan", SURAT, 400),
    ],
)
def test_an_activity_that_is_the_same_or_another_is_no_conflict_down_the_chain(below):
    assert findings_of("R23", *chain(line("kegiatan", UMUM, 500), below)) == []
    assert findings_of("R23", *chain(line("kegiatan", UMUM, None), below)) == []


def test_parts_of_another_sum_support_neither_side():
    part = line("sub kegiatan", SURAT, 450, 0)
    (finding,) = findings_of(
        "R23", *chain(line("kegiatan", UMUM, 500), line("kegiatan", UMUM, 400), part)
    )
    assert finding.cause == "Belum dapat dipastikan mana yang benar."
