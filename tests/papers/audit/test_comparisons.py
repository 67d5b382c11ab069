"""R10, R11, R12, R19, R24, R33, R48, R58: one figure, one value; claims that hold."""

from dataclasses import replace

import pytest
from tests.papers.audit.agreed import agreement, line
from tests.papers.audit.reported import (
    budget,
    figures,
    findings,
    indicator,
    paper,
    said,
    statement,
    table,
    where,
)

from jenjang.papers.document import Doubt, IndicatorRow

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


def a_quarter(*, beside="6", again="6", said="6"):
    """Return a quarter's report: 12 promised for the year, targets to date elsewhere."""
    made = paper(
        table("perjanjian", indicator(NAME, target="12")),
        table("capaian", indicator(NAME, target=beside, actual="6")),
        table("kinerja dan anggaran", indicator(NAME, target=again)),
        statements=(statement(f"Target {said}.", NAME, *figures("2023", target=said)),),
        kind="Laporan Triwulan",
    )
    (report,) = made.documents
    return replace(made, documents=(replace(report, period="2023-TW2"),))


def test_the_target_of_a_year_and_that_of_a_quarter_are_two_figures():
    assert findings("R10", a_quarter()) == []
    assert findings("R11", a_quarter()) == []
    assert findings("R11", a_quarter(said="12")) == []


def test_within_a_quarter_targets_are_one_as_within_a_year():
    (between,) = findings("R10", a_quarter(again="7"))
    assert {between.written, between.expected} == {"6", "7"}
    (spoken,) = findings("R11", a_quarter(said="8"))
    assert (spoken.written, spoken.certain) == ("8", True)


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


OTHER = "Nilai Kantor Bersih"


def tabled(*printed: dict[str, str]):
    """Return a report whose tables state the indicator's figures one after another."""
    kinds = (
        "capaian",
        "perbandingan tahun",
        "kinerja dan anggaran",
        "efisiensi",
        "iku",
    ) * 2
    return paper(
        *(
            table(kind, indicator(NAME, **each))
            for kind, each in zip(kinds, printed, strict=False)
        )
    )


def test_a_conflict_of_tables_names_the_rarer_value_first():
    rare, usual = {"actual": "85"}, {"actual": "80"}
    (finding,) = findings("R10", tabled(usual, {"actual": "70"}, usual, usual, rare))
    assert finding.written in ("70", "85")
    assert finding.expected == "80"
    (finding,) = findings("R10", tabled(*[usual] * 7, rare))
    assert (finding.written, finding.expected) == ("85", "80")
    assert where(finding) == ["7.0.0", *(f"{n}.0.0" for n in range(6))]
    assert finding.group == "actual indeksmutulayanankecamatan"
    assert "85 (tabel kinerja dan anggaran) dan 80 (tabel capaian)" in finding.message


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"actual": "85%"}, {"actual": "80%"}, 1),
        ({"actual": "85"}, {"actual": "80"}, 1),
        ({"actual": "85%"}, {"actual": "80"}, 0),  # counted in two ways
        ({"actual": "85"}, {"actual": "80%"}, 0),
        ({"actual": "90%"}, {"actual": "100"}, 1),
        ({"actual": "90%"}, {"actual": "101"}, 0),
        ({"target": "85%"}, {"target": "80"}, 1),
        ({"actual": "-"}, {"actual": "80"}, 0),
        ({"baseline": "85"}, {"baseline": "80"}, 0),
    ],
)
def test_values_are_compared_where_they_count_in_one_way(first, second, found):
    assert len(findings("R10", tabled(first, second))) == found


def test_a_value_that_was_not_read_hides_no_conflict_of_the_others():
    assert (
        len(findings("R10", tabled({"actual": "-"}, {"actual": "80"}, {"actual": "85"})))
        == 1
    )


def test_a_budget_line_of_one_level_has_one_ceiling_in_all_tables():
    def lines(level: str):
        first = budget("kegiatan", "Koordinasi Desa", ceiling="500")
        other = budget(level, "Koordinasi Desa", ceiling="300")
        return paper(table("realisasi anggaran", first), table("pagu anggaran", other))

    assert said("R10", lines("kegiatan")) == [("500", "300")]
    assert said("R10", lines("program")) == []


def apart(doubts: tuple = (), what: str = "actual"):
    names = (
        "Indeks Mutu",
        "Nilai Kantor",
        "Persentase surat",
        "Persentase arsip",
        "Skor desa",
    )
    tables = [
        table(kind, *(indicator(n, **{what: str(at + n_)}) for n_, n in enumerate(names)))
        for kind, at in (("capaian", 10), ("perbandingan tahun", 50))
    ]
    return paper(*tables, doubts=doubts)


def test_tables_that_differ_throughout_are_shown_row_beside_row():
    (asked,) = findings("R10", apart())
    assert where(asked) == [f"{t}.{r}.0" for r in range(5) for t in range(2)]
    assert (asked.written, asked.expected) == ("10", "50")
    assert "berbeda pada 5 baris" in asked.message
    assert "“Indeks Mutu”: 10 dan 50" in asked.message


def test_tables_that_are_doubted_or_of_figures_that_may_differ_are_not_asked_about():
    doubted = tuple(Doubt(f"tables[0].rows[{n}]", "samar") for n in range(5))
    assert findings("R10", apart(doubts=doubted)) == []
    assert findings("R10", apart(what="baseline")) == []


def beside(activity: str | None, **printed: str):
    row = IndicatorRow(NAME, activity=activity, figures=figures(**printed))
    return paper(table("perjanjian", indicator("Tanpa pagu"), row))


AGREED = agreement(
    budgets=(line("program", "Program Desa", 2_500), line("program", "Program Kota", None))
)


def test_a_ceiling_beside_an_activity_that_is_not_the_agreed_one_is_found():
    (finding,) = findings("R10", beside("PROGRAM DESA", ceiling="2.400"), AGREED)
    assert (finding.written, finding.expected) == ("2.400", "Rp 2.500")
    assert where(finding) == ["0.1.0", "budgets[0].amount"]
    assert finding.group == "ceiling_idr desa"
    assert "Pagu “PROGRAM DESA” 2.400 dalam tabel perjanjian" in finding.message


@pytest.mark.parametrize(
    "report",
    [
        beside("Program Desa", ceiling="2.500"),
        beside("Program Desa", spent="2.400"),
        beside("Program Kota", ceiling="2.400"),
        beside("Program Lain", ceiling="2.400"),
        beside(None, ceiling="2.400"),
    ],
)
def test_a_ceiling_that_is_agreed_or_of_no_agreement_is_not_spoken_of(report):
    assert findings("R10", report, AGREED) == []


def spent(
    *rows: IndicatorRow,
    level: str = "kegiatan",
    names: tuple[str, ...] = ("Kegiatan Pelayanan Surat Kantor",),
    parts: tuple[str, str] = ("90", "160"),
):
    """Return a report of `rows` and of activities with 300, of which 250 was spent."""
    lines = []
    for name in names:
        at = len(lines)
        lines += [
            budget(level, name),
            budget("sub kegiatan", f"Buku {name}", at, ceiling="100", spent=parts[0]),
            budget("sub kegiatan", f"Kertas {name}", at, ceiling="200", spent=parts[1]),
        ]
    return paper(table("realisasi anggaran", *lines), table("kinerja dan anggaran", *rows))


def measured(name: str, objective: str | None = None, **printed: str) -> IndicatorRow:
    return IndicatorRow(name, objective=objective, figures=figures(**printed))


MONEY = {"ceiling": "300", "spent": "240"}


def test_what_an_indicator_spent_is_what_its_kegiatan_spent():
    row = measured("Persentase surat kantor", **MONEY)
    (finding,) = findings("R10", spent(measured("Tanpa pagu"), row))
    assert (finding.written, finding.expected) == ("240", "Rp 250")
    assert where(finding) == ["0.1.0", "0.2.0", "1.1.0", "1.1.1"]
    assert "“Kegiatan Pelayanan Surat Kantor” 240 dalam tabel kinerja" in finding.message


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (measured("Persentase surat", **MONEY), 0),  # one word of three
        (measured("Persentase surat", "Tertibnya pelayanan", **MONEY), 1),
        (measured("Persentase surat kantor", ceiling="300", spent="250"), 0),
        (measured("Persentase surat kantor", ceiling="310", spent="240"), 0),
        (measured("Persentase surat kantor", ceiling="300"), 0),
        (measured("Persentase surat kantor", spent="240"), 0),
        (measured("Persentase kegiatan", **MONEY), 0),
    ],
)
def test_a_kegiatan_is_known_by_half_of_its_words_and_its_ceiling(row, found):
    assert len(findings("R10", spent(row))) == found


def test_half_of_the_words_of_a_kegiatan_are_enough():
    row = measured("Persentase surat kantor", **MONEY)
    half = spent(row, names=("Kegiatan Pelayanan Surat Kantor Desa",))
    assert len(findings("R10", half)) == 1
    less = spent(row, names=("Kegiatan Pelayanan Surat Kantor Desa Maju",))
    assert findings("R10", less) == []


def test_of_two_kegiatan_the_one_is_meant_whose_name_is_more_like():
    row = measured("Persentase surat kantor", **MONEY)
    names = ("Kegiatan Pelayanan Surat Kantor", "Kegiatan Surat Kantor")
    for order in (names, names[::-1]):
        (finding,) = findings("R10", spent(row, names=order))
        assert "“Kegiatan Surat Kantor”" in finding.message
    same = ("Kegiatan Surat Kantor", "Kegiatan Kantor Surat")
    (finding,) = findings("R10", spent(row, names=same))
    assert "“Kegiatan Surat Kantor”" in finding.message


def test_a_programme_or_an_incomplete_kegiatan_is_not_compared_with_an_indicator():
    row = measured("Persentase surat kantor", **MONEY)
    assert findings("R10", spent(row, level="program")) == []
    assert findings("R10", spent(row, parts=("90", "-"))) == []


def narrated(words, *tables, **rest):
    return paper(*tables, statements=(statement("Kalimat", NAME, *words),), **rest)


def row_of(name: str = NAME, **printed: str):
    return table("capaian", indicator(name, **printed))


def test_a_sentence_that_differs_is_shown_before_the_tables():
    tables = (
        row_of(actual="85,79"),
        table("perbandingan tahun", indicator(NAME, actual="85,8")),
    )
    (finding,) = findings("R11", narrated(figures(actual="84"), *tables))
    assert where(finding) == [2000, "0.0.0", "1.0.0"]
    assert finding.group == "actual indeksmutulayanankecamatan"
    assert "85,79 (tabel capaian) dalam tabel" in finding.message


@pytest.mark.parametrize(
    ("words", "tables"),
    [
        (figures(actual="84%"), [row_of(actual="85")]),  # a share, not the value
        (figures(actual="-"), [row_of(actual="85")]),
        (figures(actual="84"), [row_of(actual="-")]),
        (figures(actual="84"), [row_of(target="85")]),
        (figures(actual="84"), [row_of("Nilai Kantor Bersih", actual="85")]),
        (figures("2022", actual="84"), [row_of(actual="85")]),
        (figures(baseline="84"), [row_of(baseline="85")]),
        (
            figures(actual="86"),
            [row_of(actual="85"), table("efisiensi", indicator(NAME, actual="86"))],
        ),
        (figures(achieved="85"), [row_of(actual="85", achieved="116")]),  # called capaian
        (
            figures(achieved="85"),
            [
                row_of(actual="85", achieved="116"),
                table("efisiensi", indicator(NAME, actual="86")),
            ],
        ),
        (figures(achieved="84"), [row_of(actual="85")]),
    ],
)
def test_a_sentence_that_may_be_right_is_not_spoken_of(words, tables):
    assert findings("R11", narrated(words, *tables)) == []


def test_a_sentence_that_was_misread_is_not_spoken_of():
    doubted = (Doubt("statements[0]", "samar"),)
    assert (
        findings("R11", narrated(figures(actual="84"), row_of(actual="85"), doubts=doubted))
        == []
    )
    assert len(findings("R11", narrated(figures(actual="84"), row_of(actual="85")))) == 1


def test_a_realisasi_is_no_capaian_of_a_sentence_on_realisasi():
    both = row_of(actual="85", achieved="116")
    assert len(findings("R11", narrated(figures(actual="116"), both))) == 1


@pytest.mark.parametrize(
    ("name", "found"),
    [("Presentase surat", 1), ("Persentase surat", 1), ("Jumlah surat", 0)],
)
def test_the_capaian_of_a_percentage_is_its_realisasi_too(name, found):
    words = (statement("Kalimat", name, *figures(achieved="84")),)
    rows = table("capaian", indicator(name, actual="85"))
    assert len(findings("R11", paper(rows, statements=words))) == found


LACKS = "Pada tahun 2022 capaian kinerja {} belum memiliki capaian."


def unmeasured(text: str, name: str = NAME, when: str = "2022", **printed: str):
    return paper(table("capaian", indicator(name, when, **printed)), printed=text)


def test_what_is_called_unmeasured_and_stands_in_a_table_is_found():
    (finding,) = findings("R11", unmeasured(LACKS.format(NAME), actual="85"))
    assert where(finding) == [1, "0.0.0"]
    assert finding.expected == "85"
    assert finding.written == LACKS.format(NAME)[:-1][-60:]
    assert f"“{NAME}” disebut belum memiliki capaian tahun 2022" in finding.message
    assert "padahal 85 (tabel capaian)" in finding.message


@pytest.mark.parametrize(
    ("report", "found"),
    [
        (unmeasured(LACKS.format(NAME), achieved="85"), 1),
        (unmeasured(LACKS.format(NAME), target="85"), 0),
        (unmeasured(LACKS.format(NAME), actual="0"), 0),
        (unmeasured(LACKS.format(NAME), when="2021", actual="85"), 0),
        (unmeasured(LACKS.format(NAME), name=NAME + " Utara", actual="85"), 0),
        (unmeasured("Tahun 2022 sudah baik.", actual="85"), 0),
    ],
)
def test_what_is_called_unmeasured_is_looked_for_by_name_and_year(report, found):
    assert len(findings("R11", report)) == found


THINGS = [
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


def spoken(
    *left_out: str, level: str = "sub kegiatan", of: tuple[str, ...] = tuple(THINGS)
):
    rows = [budget(level, f"Penyediaan {n}", ceiling="100") for n in of]
    words = [
        statement(n, f"Penyediaan {n}", *figures(ceiling="100"))
        for n in of
        if n not in left_out
    ]
    return paper(table("realisasi anggaran", *rows), statements=tuple(words))


@pytest.mark.parametrize(
    ("thing", "places"),
    [
        ("Mebel", ["0.6.0", 2005, 2006]),
        ("Buku", ["0.0.0", 2000]),
        ("Rapat", ["0.9.0", 2008]),
    ],
)
def test_a_line_that_is_left_out_is_shown_with_its_neighbours_sentences(thing, places):
    (finding,) = findings("R11", spoken(thing))
    assert where(finding) == places
    assert f"“Penyediaan {thing}” ada dalam tabel realisasi anggaran" in finding.message


def test_two_lines_left_out_beside_one_another_have_one_told_neighbour_each():
    more = [
        "Kursi",
        "Meja",
        "Lampu",
        "Pintu",
        "Jendela",
        "Atap",
        "Pagar",
        "Taman",
        "Kolam",
        "Parkir",
    ]
    found = findings("R11", spoken("Mebel", "Tamu", of=(*THINGS, *more)))
    assert [where(f) for f in found] == [["0.6.0", 2005], ["0.7.0", 2006]]


def test_lines_are_left_out_of_a_list_of_sub_kegiatan_told_in_nine_of_ten():
    assert findings("R11", spoken("Mebel", level="kegiatan")) == []
    assert findings("R11", spoken("Mebel", of=tuple(THINGS[:9]))) == []
    tables = spoken("Mebel").reports[0].tables
    halves = [
        table("realisasi anggaran", *tables[0].rows[a:b]) for a, b in ((0, 5), (5, 10))
    ]
    words = spoken("Mebel").reports[0].statements
    assert findings("R11", paper(*halves, statements=words)) == []


@pytest.mark.parametrize(
    ("words", "direction", "found"),
    [
        ((*figures("2022", actual="1"), *figures("2023", actual="2")), "turun", ["naik"]),
        ((*figures("2023", actual="2"), *figures("2022", actual="1")), "turun", ["naik"]),
        ((*figures("2022", actual="2"), *figures("2023", actual="1")), "naik", ["turun"]),
        ((*figures("2022", actual="2"), *figures("2023", actual="2")), "naik", ["tetap"]),
        (
            (*figures("2022", achieved="1"), *figures("2023", achieved="2")),
            "turun",
            ["naik"],
        ),
        ((*figures("2022", target="1"), *figures("2023", target="2")), "turun", []),
        ((*figures("2022", actual="1"), *figures("2023", achieved="2")), "turun", []),
        ((*figures("2022", actual="1"), *figures("2023", actual="-")), "turun", []),
        ((*figures("2022", actual="1"), *figures(actual="2")), "turun", []),
        ((*figures("2022", actual="1"), *figures("2022", actual="2")), "turun", []),
        (figures("2022", actual="1"), "turun", []),
        ((), "turun", []),
        ((*figures("2022", actual="1"), *figures("2023", actual="2")), None, []),
        (
            [f for y in ("2021", "2022", "2023") for f in figures(y, actual=y[-1])],
            "turun",
            [],
        ),
    ],
)
def test_a_direction_is_that_of_the_one_figure_of_two_years(words, direction, found):
    first = statement("Tanpa arah", NAME)
    told = statement("Dibanding", NAME, *words, direction=direction)
    assert [e for _, e in said("R12", paper(statements=(first, told)))] == found


def test_a_wrong_direction_is_told_with_both_years():
    words = (*figures("2022", actual="84,69"), *figures("2023", actual="97,76"))
    told = statement("Dibanding 2022", NAME, *words, direction="turun")
    (finding,) = findings("R12", paper(statements=(statement("a", NAME), told)))
    assert where(finding) == [2001]
    assert "84,69 (2022) menjadi 97,76 (2023)" in finding.message


ACHIEVED = {"actual": "90", "achieved": "100"}


@pytest.mark.parametrize(
    ("name", "printed", "row", "found"),
    [
        ("Jumlah dokumen desa", "100%", {"target": "13"}, 0),
        ("Jumlah dokumen desa", "100", {"target": "13"}, 1),
        ("Persentase surat", "100%", {"target": "90"}, 1),
        ("Persentase surat", "100%", {"target": "90", **ACHIEVED}, 0),
        ("Persentase surat", "95%", {"target": "90", **ACHIEVED}, 1),
        ("Nilai SAKIP", "100%", {"target": "90%"}, 1),
        ("Pagu desa", "100%", {"target": "13"}, 0),
    ],
)
def test_a_target_said_in_percent_of_what_is_counted_otherwise_is_its_capaian(
    name, printed, row, found
):
    words = (statement("Sesuai target", name, *figures(target=printed)),)
    report = paper(table("capaian", indicator(name, **row)), statements=words)
    assert len(findings("R11", report)) == found


@pytest.mark.parametrize(
    ("unit", "found"), [("%", 1), ("Dokumen", 0), ("zzz", 0), (None, 0)]
)
def test_the_unit_beside_an_indicator_says_whether_it_is_a_percentage(unit, found):
    words = (statement("Sesuai target", "Hal desa", *figures(target="100%")),)
    row = IndicatorRow("Hal desa", unit=unit, figures=figures(target="13"))
    assert len(findings("R11", paper(table("capaian", row), statements=words))) == found


def test_a_capaian_of_another_year_excuses_no_target():
    name = "Persentase surat"
    words = (statement("Sesuai target", name, *figures(target="100%")),)
    rows = (indicator(name, target="90"), indicator(name, "2022", achieved="100"))
    assert len(findings("R11", paper(table("capaian", *rows), statements=words))) == 1
    other = (statement("Serapan", name, *figures(absorbed="100%")),)
    rows = (indicator(name, absorbed="90", achieved="100"),)
    assert len(findings("R11", paper(table("capaian", *rows), statements=other))) == 1
