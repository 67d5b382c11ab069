"""The performance table: columns by their words, levels, units, targets, broken rows."""

from decimal import Decimal

import pytest
from tests.papers.reading.invented import agreement, doubts, paper

from jenjang.papers.document import Indicator, Objective


def objectives(table: str) -> tuple[Objective, ...]:
    return agreement(paper(objectives=table)).objectives


def only_indicator(table: str) -> Indicator:
    (objective,) = objectives(table)
    (indicator,) = objective.indicators
    return indicator


def levels(table: str) -> list[tuple[str, str]]:
    return [(objective.level, objective.text) for objective in objectives(table)]


def test_columns_are_found_by_their_words_wherever_they_stand():
    table = "Target\tSatuan\tIndikator Kinerja Utama\tSasaran\n90\tPersen\tTertib\tMutu"
    assert objectives(table) == (
        Objective("sasaran", "Mutu", (Indicator("Tertib", "Persen", "90", Decimal(90)),)),
    )


def test_a_cut_heading_is_still_known():
    table = "No\tKinerja\tIndikator Kinerj\tTarget\n1\tLancar\tTertib\t100%"
    assert levels(table) == [("kinerja", "Lancar")]


@pytest.mark.parametrize("numbers", ["(1)\t(2)\t(3)\t(5)", "1\t2\t3\t4"])
def test_a_row_that_numbers_the_columns_is_no_objective(numbers):
    table = f"No\tSasaran Program\tIndikator\tTarget\n{numbers}\n1.\tMutu\tTertib\t100 %"
    assert levels(table) == [("sasaran program", "Mutu")]


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [
        ("100 %", Decimal(100), "%"),
        ("87,50", Decimal("87.5"), None),
        ("2 Dok", Decimal(2), "Dok"),
        ("13 Orang/ Bulan", Decimal(13), "Orang/ Bulan"),
        ("84,00 (Baik)", Decimal(84), None),
        ("BB", None, None),
        ("-", None, None),
    ],
)
def test_the_unit_comes_from_the_target_where_it_has_no_column(printed, number, unit):
    found = agreement(
        paper(objectives=f"No\tSasaran\tIndikator\tTarget\n1\tMutu\tTertib\t{printed}")
    )
    indicator = found.objectives[0].indicators[0]
    assert (indicator.target_text, indicator.target_number, indicator.unit) == (
        printed,
        number,
        unit,
    )
    assert found.doubts == ()


def test_a_target_split_in_volume_and_unit_is_read():
    heading = "No\tSasaran\tIndikator\tTarget\t\n\t\t\tVolume\tSatuan"
    table = f"{heading}\n1\tMutu\tTertib\t12\tDokumen"
    assert only_indicator(table) == Indicator("Tertib", "Dokumen", "12", Decimal(12))


@pytest.mark.parametrize(
    "heading",
    [
        "No\tSasaran\tIndikator\tTarget\tTW I\tTW II\tTW III\tTW IV",
        "No\tSasaran\tIndikator\tTarget\tTriwulan\t\t\t\n\t\t\t\tI\tII\tIII\tIV",
    ],
)
def test_quarter_targets_are_read(heading):
    indicator = only_indicator(f"{heading}\n1\tMutu\tTertib\t100%\t25%\t50%\t75%\t100%")
    assert indicator.target_text == "100%"
    assert indicator.quarter_targets == ("25%", "50%", "75%", "100%")


def test_a_target_with_two_numbers_is_doubted_and_has_none():
    table = "No\tSasaran\tIndikator\tTarget\n1\tMutu\tTertib\t90 dari 110"
    found = agreement(paper(objectives=table))
    assert found.objectives[0].indicators[0].target_number is None
    assert (
        "lebih dari satu angka"
        in doubts(found)["objectives[0].indicators[0].target_number"]
    )


def test_a_missing_target_is_doubted():
    found = agreement(paper(objectives="No\tSasaran\tIndikator\tTarget\n1\tMutu\tTertib\t"))
    assert "tidak tercetak" in doubts(found)["objectives[0].indicators[0].target_number"]


def test_letters_over_numbers_give_the_two_levels_of_the_heading():
    table = (
        "No.\tSasaran Kegiatan/Sub Kegiatan\tIndikator\tTarget\n"
        "A.\tTertib arsip\tPersentase arsip\t100%\n"
        "1.\tTersedianya daftar\tJumlah daftar\t2 Dok\n"
        "B\tTertib aset\tPersentase aset\t100%\n3.\tTersedianya KIB\tJumlah KIB\t1 Dok"
    )
    assert levels(table) == [
        ("sasaran kegiatan", "Tertib arsip"),
        ("sasaran sub kegiatan", "Tersedianya daftar"),
        ("sasaran kegiatan", "Tertib aset"),
        ("sasaran sub kegiatan", "Tersedianya KIB"),
    ]


def test_two_levels_without_telling_marks_are_doubted():
    table = "No\tSasaran Program/Kegiatan\tIndikator\tTarget\n1\tMutu\tTertib\t100%"
    found = agreement(paper(objectives=table))
    assert "beberapa tingkat" in doubts(found)["objectives[0].level"]


def test_section_rows_and_repeated_headings_name_the_level():
    table = (
        "No\tSasaran\tIndikator\tTarget\nSasaran Strategis\t\t\t\n1\tMutu\tIKM\t87\n"
        "Sasaran Program\t\t\t\n1\tTertib\tPersentase\t100%\n"
        "No\tSasaran Kegiatan\tIndikator Kegiatan\tTarget\n1\tLancar\tJumlah\t2 Dok"
    )
    assert levels(table) == [
        ("sasaran strategis", "Mutu"),
        ("sasaran program", "Tertib"),
        ("sasaran kegiatan", "Lancar"),
    ]


def test_rows_below_an_objective_are_its_indicators_also_over_a_page():
    head = "TUJUAN/SASARAN\tINDIKATOR TUJUAN/SASARAN\tSATUAN\tTARGET"
    table = f"{head}\nMutu\t\t\t\n\tSatu\t%\t80\n\n{head}\n\tDua\t%\t90\nTertib\tTiga\t\t5"
    assert [(o.text, [i.text for i in o.indicators]) for o in objectives(table)] == [
        ("Mutu", ["Satu", "Dua"]),
        ("Tertib", ["Tiga"]),
    ]
    assert {o.level for o in objectives(table)} == {"tujuan/sasaran"}


def test_a_row_broken_by_a_page_continues_the_one_above():
    table = (
        "No\tSasaran\tIndikator\tTarget\n"
        "1\tMutu pelayanan sosial dan\tPersentase layanan\t5%\n\n"
        "\tKebencanaan\tYang Terlaksana\t\n2\tTertib\tJumlah\t1 Dok"
    )
    assert [(o.text, o.indicators[0].text) for o in objectives(table)] == [
        ("Mutu pelayanan sosial dan Kebencanaan", "Persentase layanan Yang Terlaksana"),
        ("Tertib", "Jumlah"),
    ]


def test_numbers_and_bullets_are_no_part_of_a_text():
    table = (
        "Sasaran\tIndikator\tTarget\n1. Mutu\t1.4.1 Jumlah desa\t2 Dok\n2. Tertib\t• IKM\t5"
    )
    assert [(o.text, o.indicators[0].text) for o in objectives(table)] == [
        ("Mutu", "Jumlah desa"),
        ("Tertib", "IKM"),
    ]


def test_several_indicators_stacked_in_one_cell_are_parted_with_their_targets():
    stack = "1. Jumlah desa<br>binaan<br>2. Jumlah kader\t2 Desa<br>15 Orang"
    table = f"No\tSasaran\tIndikator\tTarget\n1\tMutu\t{stack}"
    (objective,) = objectives(table)
    assert [(i.text, i.target_text, i.unit) for i in objective.indicators] == [
        ("Jumlah desa binaan", "2 Desa", "Desa"),
        ("Jumlah kader", "15 Orang", "Orang"),
    ]


def test_an_indicator_without_an_objective_is_kept_and_doubted():
    found = agreement(paper(objectives="No\tSasaran\tIndikator\tTarget\n1\t\tTertib\t100%"))
    assert found.objectives[0].indicators[0].text == "Tertib"
    assert "pilih sasarannya" in doubts(found)["objectives[0].text"]


def test_the_explanation_beside_an_indicator_is_read_by_its_labels():
    told = "Formulasi : a / b Perhitungan : non kumulatif Sumberdata : Data Linmas"
    table = f"SASARAN\tINDIKATOR\tPENJELASAN\tSATUAN\tTARGET\nMutu\tLinmas\t{told}\t%\t90"
    indicator = only_indicator(table)
    assert (indicator.formula, indicator.accumulation, indicator.data_source) == (
        "a / b",
        "non kumulatif",
        "Data Linmas",
    )


def test_a_paper_without_its_table_is_doubted():
    found = agreement(paper(objectives="", budgets=""))
    assert found.objectives == ()
    assert "tidak terbaca" in doubts(found)["objectives"]


def test_a_table_of_results_is_no_table_of_promises():
    table = "No\tSasaran\tIndikator\tTarget\tRealisasi\n1\tMutu\tTertib\t100%\t90%"
    assert objectives(table) == ()


def test_section_rows_may_carry_a_letter():
    table = "No\tSasaran\tIndikator\tTarget\nA.\tSasaran Program :\t\t\n1\tMutu\tIKM\t87"
    assert levels(table) == [("sasaran program", "Mutu")]


def test_of_two_targets_a_change_promises_the_later():
    heading = "No\tSasaran\tIndikator\tTarget Sebelum Perubahan\tTarget Setelah Perubahan"
    assert only_indicator(f"{heading}\n1\tMutu\tIKM\t80\t87").target_text == "87"


def test_a_result_of_the_year_before_is_no_target():
    table = "No\tSasaran\tIndikator\tRealisasi 2023\tTarget 2024\n1\tMutu\tIKM\t80\t87"
    assert only_indicator(table).target_text == "87"


def test_a_second_table_of_quarters_adds_to_the_indicators_of_the_first():
    first = "No\tSasaran\tIndikator\tTarget\n1\tMutu\tIKM\t87"
    second = "Sasaran\tIndikator\tTW I\tTW II\tTW III\tTW IV\nMutu\tIKM\t80\t82\t85\t87"
    indicator = only_indicator(f"{first}\n\nTarget triwulan\n\n{second}")
    assert indicator.target_text == "87"
    assert indicator.quarter_targets == ("80", "82", "85", "87")
