"""R01 to R06 and R57 in reports: figures that can be worked out again."""

import pytest
from tests.papers.audit.reported import (
    budget,
    figures,
    findings,
    indicator,
    paper,
    said,
    statement,
    table,
)

from jenjang.papers.document import Doubt

PROGRAM, SUB = "program", "sub kegiatan"


def spending(whole: str, first: str, second: str):
    return table(
        "realisasi anggaran",
        budget(PROGRAM, "Program Satu", ceiling="300", spent=whole),
        budget("kegiatan", "Kegiatan Administrasi", 0),
        budget(SUB, "Buku", 1, ceiling="100", spent=first),
        budget(SUB, "Kertas", 1, ceiling="200", spent=second),
    )


def test_spending_that_is_not_the_sum_of_its_parts_is_found_through_an_empty_level():
    assert said("R01", paper(spending("240", "90", "160"))) == [("Rp 240", "Rp 250")]
    assert said("R01", paper(spending("250", "90", "160"))) == []


def kinds(whole: str):
    return table(
        "realisasi anggaran",
        budget("belanja", "Belanja Daerah", ceiling="300", spent=whole),
        budget("belanja", "Belanja Operasi", ceiling="200", spent="180"),
        budget("belanja", "Belanja Modal", ceiling="100", spent="70"),
    )


def test_belanja_daerah_is_the_sum_of_its_kinds():
    assert said("R01", paper(kinds("260"))) == [("Rp 260", "Rp 250")]
    assert said("R01", paper(kinds("250"))) == []


def whole_and_programmes(spent: str):
    programmes = table(
        "realisasi anggaran",
        budget(PROGRAM, "Program Satu", ceiling="300", spent="250"),
        budget(PROGRAM, "Program Dua", ceiling="100", spent="90"),
    )
    row = indicator("Nilai Evaluasi", ceiling="400", spent=spent)
    return paper(programmes, table("kinerja dan anggaran", row))


def test_what_is_spent_of_the_whole_budget_is_what_the_programmes_spent():
    assert said("R01", whole_and_programmes("330")) == [("Rp 330", "Rp 340")]
    assert said("R01", whole_and_programmes("340")) == []


def one(**printed: str):
    return paper(table("kinerja dan anggaran", indicator("Indeks Mutu Layanan", **printed)))


@pytest.mark.parametrize(
    ("absorbed", "found"), [("90,91%", []), ("90,90%", []), ("89%", ["89%"])]
)
def test_absorption_is_what_was_spent_over_the_ceiling(absorbed, found):
    row = one(ceiling="110", spent="100", absorbed=absorbed)
    assert [w for w, _ in said("R02", row)] == found


def test_a_figure_that_is_cut_instead_of_rounded_is_found_apart():
    assert said("R06", one(ceiling="110", spent="100", absorbed="90,90%")) == [
        ("90,90%", "90,91 %")
    ]
    assert said("R06", one(ceiling="110", spent="100", absorbed="90,91%")) == []
    assert said("R06", one(target="74", actual="85,79", achieved="115")) == [
        ("115", "116 %")
    ]


def test_a_sentence_that_cuts_a_figure_is_found():
    def told(printed: str):
        words = figures("2023", target="74", actual="85,79", achieved=printed)
        return paper(statements=(statement("Realisasi 85,79", "Indeks Mutu", *words),))

    assert said("R06", told("115%")) == [("115%", "116 %")]
    assert said("R06", told("116%")) == []


def test_a_percentage_that_is_the_simple_mean_of_its_parts_is_found():
    parts = table(
        "realisasi anggaran",
        budget("kegiatan", "Kegiatan Pemeliharaan"),
        budget(SUB, "Mobil", 0, ceiling="100", spent="90", absorbed="90%"),
        budget(SUB, "Gedung", 0, ceiling="900", spent="882", absorbed="98%"),
    )

    def row(absorbed: str):
        whole = indicator(
            "Persentase aset terawat", ceiling="1000", spent="972", absorbed=absorbed
        )
        return paper(parts, table("kinerja dan anggaran", whole))

    assert said("R04", row("94,00%")) == [("94,00%", "97,20 %")]
    assert said("R04", row("97,20%")) == []


@pytest.mark.parametrize(
    ("achieved", "found"), [("116,19", []), ("116", []), ("95", ["95"]), ("83,81", [])]
)
def test_capaian_follows_from_target_and_realisasi_either_way_up(achieved, found):
    row = one(target="73", actual="84,82", achieved=achieved)
    assert [w for w, _ in said("R03", row)] == found


def test_a_row_that_the_reader_doubts_is_not_worked_out():
    row = table(
        "capaian", indicator("Indeks Mutu", target="73", actual="84,82", achieved="95")
    )
    assert said("R03", paper(row, doubts=(Doubt("tables[0].rows[0]", "samar"),))) == []


def test_a_result_that_repeats_the_absorption_of_its_row_is_found():
    assert len(findings("R57", one(achieved="97,76", absorbed="97,76"))) == 1
    assert findings("R57", one(achieved="100", absorbed="100")) == []
    assert findings("R57", one(achieved="97,76", absorbed="96,79")) == []
    about = indicator("Persentase serapan anggaran", achieved="97,76", absorbed="97,76")
    assert findings("R57", paper(table("kinerja dan anggaran", about))) == []
