"""R10, R11, R12, R19, R24, R33, R48, R58: one figure, one value; claims that hold."""

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

from jenjang.papers.document import IndicatorRow

NAME = "Indeks Mutu Layanan Kecamatan"


def two_tables(first: str, second: str):
    return (
        table("capaian", indicator(NAME, actual=first), number="3.2"),
        table("perbandingan tahun", indicator(NAME, actual=second), number="3.3"),
    )


def test_two_values_of_one_indicator_in_two_tables_are_found():
    (finding,) = findings("R10", paper(*two_tables("85,32", "85,79")))
    assert {finding.written, finding.expected} == {"85,32", "85,79"}
    assert len(finding.places) == 2
    assert finding.cause == "Belum dapat dipastikan mana yang benar."


@pytest.mark.parametrize(("first", "second"), [("116", "116,19"), ("85,3", "85,30")])
def test_one_value_with_more_or_fewer_decimals_is_one_value(first, second):
    assert findings("R10", paper(*two_tables(first, second))) == []


def test_one_activity_on_two_levels_is_not_compared():
    rows = (
        budget("kegiatan", "Kegiatan Koordinasi Desa", ceiling="500"),
        budget("sub kegiatan", "Koordinasi Desa", ceiling="300"),
    )
    tables = (table("realisasi anggaran", rows[0]), table("pagu anggaran", rows[1]))
    assert findings("R10", paper(*tables)) == []


def test_two_tables_that_differ_in_most_rows_are_asked_about_once():
    names = [
        "Indeks Mutu",
        "Nilai Kantor",
        "Persentase surat",
        "Persentase arsip",
        "Skor desa",
    ]

    def compared(*values: str):
        first = table("capaian", *(indicator(n, actual="80") for n in names))
        return paper(
            first,
            table(
                "perbandingan tahun",
                *(indicator(n, actual=v) for n, v in zip(names, values, strict=True)),
            ),
        )

    (asked,) = findings("R10", compared("1", "2", "3", "4", "80"))
    assert not asked.certain
    assert [f.certain for f in findings("R10", compared("1", "80", "80", "80", "80"))] == [
        True
    ]


def sentence(printed: str, **rest: str):
    words = figures("2023", actual=printed)
    return paper(
        table("capaian", indicator(NAME, actual="85,79")),
        statements=(statement("Realisasinya " + printed, NAME, *words, **rest),),
    )


def test_a_sentence_that_says_another_value_than_the_table_is_found():
    assert said("R11", sentence("85,97")) == [("85,97", "85,79")]
    assert said("R11", sentence("85,79")) == []
    assert said("R11", sentence("85,8")) == []


def test_a_budget_line_that_the_text_leaves_out_is_found():
    names = [
        "Buku",
        "Kertas",
        "Listrik",
        "Air",
        "Mobil",
        "Gedung",
        "Mebel",
        "Tamu",
        "Surat",
        "Rapat",
    ]
    rows = [budget("sub kegiatan", f"Penyediaan {n}", ceiling="100") for n in names]

    def told(*left_out: str):
        spoken = [
            statement(n, f"Penyediaan {n}", *figures("2023", ceiling="100"))
            for n in names
            if n not in left_out
        ]
        return paper(table("realisasi anggaran", *rows), statements=tuple(spoken))

    assert [e for _, e in said("R11", told("Mebel"))] == ["Penyediaan Mebel"]
    assert said("R11", told()) == []
    assert said("R11", told("Mebel", "Tamu", "Surat")) == []


def years(before: str, after: str, direction: str):
    words = (*figures("2023", actual=after), *figures("2022", actual=before))
    return paper(
        statements=(statement("Dibanding 2022", NAME, *words, direction=direction),)
    )


def test_a_rise_that_is_a_fall_is_found():
    assert said("R12", years("84,69", "97,76", "turun")) == [("turun", "naik")]
    assert said("R12", years("84,69", "97,76", "naik")) == []
    assert said("R12", years("100", "100", "tetap")) == []


def test_this_years_money_given_to_another_year_is_found():
    def told(when: str):
        words = figures(when, ceiling="2.511")
        return paper(
            table("realisasi anggaran", budget("program", "Program Satu", ceiling="2.511")),
            statements=(statement("Anggaran", "Anggaran kantor", *words),),
        )

    assert said("R19", told("2022")) == [("tahun 2022", "tahun 2023")]
    assert said("R19", told("2023")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Renstra 2021-2026 dipakai.\n\nRenstra Perubahan 2022-2026 juga.", 1),
        ("Renstra 2021-2026 dipakai.\n\nMenurut Renstra 2021 - 2026 begitu.", 0),
        ("Lebih baik dibandingkan dengan tahun 2021 karena capaian tahun 2022 rendah.", 1),
        ("Lebih baik dibandingkan dengan tahun 2022 yang rendah pada tahun 2022.", 0),
        ("Renstra 2021-2026.\n\nTarget akhir periode Renstra tahun 2022 terlampaui.", 1),
    ],
)
def test_a_plan_has_one_period_and_a_sentence_one_year_to_compare_with(text, found):
    assert len(findings("R19", paper(printed=text))) == found


def test_success_of_all_indicators_is_not_claimed_where_one_failed():
    claim = "Tercapainya target kinerja untuk masing-masing indikator menjadi pendorong."
    failed = table("capaian", indicator(NAME, target="80", actual="70", achieved="87,5"))
    met = table("capaian", indicator(NAME, target="80", actual="80", achieved="100"))
    assert len(findings("R24", paper(failed, printed=claim))) == 1
    assert findings("R24", paper(met, printed=claim)) == []


def test_the_target_at_the_end_of_the_plan_is_the_one_in_its_table():
    def told(printed: str):
        words = figures("2023", actual="84,82", plan=printed)
        text = "Realisasi sudah melebihi target akhir Renstra"
        return paper(
            table("perbandingan renstra", indicator(NAME, plan="85")),
            statements=(statement(text, NAME, *words),),
        )

    assert said("R24", told("73")) == [("73", "85")]
    assert said("R24", told("85")) == []


ADVICE = "Direkomendasikan hal-hal sebagai berikut :\n\n1. {}\n2. {}\n\n"
DONE = (
    "NO\tREKOMENDASI\tTINDAK LANJUT\tSTATUS\tBukti\n"
    "1\tMenyusun rencana aksi setiap bulan\tDisusun\tSelesai\t{}\n"
    "2\tMengukur kepuasan warga\tDiukur\t{}\thttps://contoh.id/b"
)


def follow_up(
    first: str, second: str, proof: str = "https://contoh.id/a", status: str = "Selesai"
):
    return paper(printed=ADVICE.format(first, second) + DONE.format(proof, status))


def test_recommendations_that_the_table_does_not_follow_up_are_found():
    own = ("Menyusun rencana aksi setiap bulan", "Mengukur kepuasan warga")
    other = ("Memasang papan informasi kantor", "Memanfaatkan IKU dalam anggaran")
    assert len(findings("R24", follow_up(*other))) == 1
    assert findings("R24", follow_up(*own)) == []


def test_what_is_done_has_evidence_of_its_own():
    own = ("Menyusun rencana aksi setiap bulan", "Mengukur kepuasan warga")
    assert [w for w, _ in said("R59", follow_up(*own, proof=""))] == ["Selesai"]
    assert said("R59", follow_up(*own)) == []
    (shared,) = findings("R35", follow_up(*own, proof="https://contoh.id/b"))
    assert not shared.certain
    assert findings("R35", follow_up(*own)) == []


def test_a_realisasi_in_the_column_of_the_start_is_found():
    known = table("capaian", indicator(NAME, target="73", actual="84,82"))

    def compared(actual: str, baseline: str):
        return paper(
            known,
            table(
                "perbandingan renstra", indicator(NAME, actual=actual, baseline=baseline)
            ),
        )

    assert said("R33", compared("73", "84,82")) == [("73; 84,82", "84,82; 73")]
    assert said("R33", compared("84,82", "70")) == []


def test_an_indicator_in_the_row_of_another_programme_is_found():
    def row(activity: str, measure: str) -> IndicatorRow:
        return IndicatorRow(NAME, activity=activity, activity_indicator=measure)

    order, village = "Program Ketertiban Umum", "Program Pembinaan Pemerintahan Desa"
    own = row(order, "Persentase ketertiban umum terjaga")
    wrong = paper(
        table("perjanjian", own, row(village, "Persentase ketertiban umum wilayah"))
    )
    right = paper(
        table("perjanjian", own, row(village, "Persentase pemerintahan desa dibina"))
    )
    assert [e for _, e in said("R33", wrong)] == [order]
    assert said("R33", right) == []


def test_a_count_that_is_reached_in_percent_is_found():
    def row(actual: str):
        return paper(
            table(
                "capaian",
                indicator(
                    "Dokumen desa", target="13 Dokumen", actual=actual, achieved="100"
                ),
            )
        )

    assert said("R48", row("100")) == [("100", "Dokumen")]
    assert said("R48", row("13")) == []


def test_the_value_of_an_index_is_not_called_a_percentage_of_capaian():
    def told(printed: str):
        words = figures("2023", achieved=printed)
        return paper(
            table("capaian", indicator(NAME, actual="85,79", achieved="115,93")),
            statements=(statement("Capaian " + printed, NAME, *words),),
        )

    assert said("R48", told("85,79%")) == [("85,79%", "85,79")]
    assert said("R48", told("115,93%")) == []
    assert said("R11", told("85,79%")) == []  # one fact fires one rule


def test_an_indicator_of_a_programme_that_is_promised_and_not_measured_is_found():
    def promised(name: str):
        row = IndicatorRow(NAME, activity="Program Desa", activity_indicator=name)
        names = ("Indeks Mutu", "Nilai Kantor", "Persentase surat tercatat")
        measured = table("capaian", *(indicator(n, actual="90") for n in names))
        return paper(table("perjanjian", row), measured)

    assert len(findings("R58", promised("Persentase desa tertib"))) == 1
    assert findings("R58", promised("Persentase surat tercatat")) == []


@pytest.mark.parametrize(
    ("text", "found"), [("naik 85,79, % lagi", 1), ("naik 85,79 % lagi", 0)]
)
def test_a_mark_that_slid_into_a_figure_is_found(text, found):
    assert len(findings("R41", paper(printed=text))) == found
