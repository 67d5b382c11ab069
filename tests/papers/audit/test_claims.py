"""R24, R33, R41, R48, R58 in reports: what a report claims, places and measures."""

import pytest
from tests.papers.audit.invented import read
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

from jenjang.papers.document import IndicatorRow

NAME = "Indeks Mutu Layanan Kecamatan"
CLAIM = "Tercapainya target kinerja untuk masing-masing indikator menjadi pendorong"


def reached(*shares: str):
    rows = (indicator(name, achieved=s) for name, s in zip(HALS, shares, strict=False))
    return table("capaian", *rows)


HALS = (
    "Nilai arsip",
    "Indeks surat",
    "Skor tamu",
    "Angka gizi",
    "Rasio guru",
    "Laju panen",
)


def test_a_claim_of_success_is_shown_with_the_indicators_that_failed():
    (finding,) = findings("R24", paper(reached("100", "87", "0"), printed=CLAIM + "."))
    assert where(finding) == [1, "0.1.0", "0.2.0"]
    assert finding.cause == "Indeks surat; Skor tamu"
    assert finding.message == "Semua indikator disebut tercapai; 2 tidak."


def test_a_claim_names_four_that_failed_and_quotes_160_letters():
    long = CLAIM + " kerja" * 30
    (finding,) = findings("R24", paper(reached(*["50"] * 6), printed=long))
    assert finding.cause == "Nilai arsip; Indeks surat; Skor tamu; Angka gizi"
    assert finding.written == long[:160]


def test_a_claim_in_a_cell_or_beside_another_reports_failure_is_not_spoken_of():
    assert findings("R24", paper(reached("50"), printed=f"1\t{CLAIM}")) == []
    other = paper(reached("50"), file="lain.txt")
    assert findings("R24", paper(reached("100"), printed=CLAIM), other) == []


PASSED = "Realisasi sudah melebihi target akhir Renstra"


def planned(printed: str, *rows, text: str = PASSED, subject: str = NAME):
    words = figures("2023", actual="84,82", plan=printed)
    tables = [table("perbandingan renstra", row) for row in rows]
    return paper(*tables, statements=(statement(text, subject, *words),))


def test_a_target_of_the_plan_is_shown_in_the_sentence_and_in_its_tables():
    (finding,) = findings("R24", planned("73", indicator(NAME, plan="85")))
    assert where(finding) == [2000, "0.0.0"]
    assert finding.expected == "85"
    assert "tabelnya 85" in finding.message


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([indicator(NAME, plan="85"), indicator(NAME, plan="73")], 0),
        ([indicator(NAME, plan="85"), indicator("Nilai Kantor Bersih", plan="73")], 1),
        ([], 0),
        ([indicator(NAME, target="85")], 0),
    ],
)
def test_one_table_that_has_the_target_of_the_plan_is_enough(rows, found):
    assert len(findings("R24", planned("73", *rows))) == found


def test_a_target_of_the_plan_that_is_not_passed_is_not_checked():
    assert said("R24", planned("73", indicator(NAME, plan="85"), text="Masih jauh")) == []


def test_a_target_that_no_table_of_the_plan_has_is_shown_beside_the_first_of_them():
    rows = (
        indicator("Nilai Kantor Bersih", plan="70"),
        indicator("Skor Desa Maju", plan="60"),
    )
    (finding,) = findings("R24", planned("73", *rows))
    assert where(finding) == [2000, "0.0.0"]
    assert finding.expected == ""
    assert "tidak ada dalam tabelnya" in finding.message


ADVISED = "Direkomendasikan hal berikut:"
HEAD = "NO\tREKOMENDASI\tTINDAK LANJUT"
PLAN, POLL = "1. Menyusun rencana aksi setiap bulan", "2. Mengukur kepuasan warga desa"
SIGN, BOOK = "1. Memasang papan informasi kantor", "2. Memanfaatkan data dalam anggaran"


def advised(*lines: str, done: tuple[str, ...] = (PLAN[3:], POLL[3:]), head: str = HEAD):
    rows = [f"{n}\t{text}\tSudah" for n, text in enumerate(done, 1)]
    return paper(printed="\n\n".join([*lines, "\n".join([head, *rows])]))


def advice(*lines: str, **rest) -> list[tuple[str, str]]:
    return said("R24", advised(*lines, **rest))


def test_advice_that_is_not_followed_up_is_shown_with_what_is():
    (finding,) = findings("R24", advised(ADVISED, SIGN, BOOK))
    assert where(finding) == [3, 5, "1.2.2", "1.3.2"]
    assert (finding.written, finding.expected) == ("2 rekomendasi", "2 tindak lanjut")
    assert "2 dari 2 rekomendasi" in finding.message


@pytest.mark.parametrize(
    "lines",
    [
        (ADVISED, PLAN, POLL),
        (ADVISED, SIGN, POLL),  # half of it
        (ADVISED, SIGN),  # no list
        ("Hal berikut:", SIGN, BOOK),  # not called advice
        (),
    ],
)
def test_advice_that_is_followed_up_in_half_or_is_none_is_not_spoken_of(lines):
    assert advice(*lines) == []


def test_advice_is_the_first_run_of_numbered_lines_after_its_sentence():
    assert advice(
        ADVISED, "Sebagai berikut.", SIGN, BOOK, "Selesai.", "3. " + PLAN[3:]
    ) == [("2 rekomendasi", "2 tindak lanjut")]
    assert advice(ADVISED, "Sekian.", "a\tb", "1. x\t2. y", "1. z\t2. u", PLAN, POLL) == []


def test_advice_is_looked_for_in_the_forty_lines_above_its_table():
    between = [f"Kalimat {'x' * n} lain." for n in range(37)]
    assert len(advice(ADVISED, *between, SIGN, BOOK)) == 1
    assert advice(ADVISED, *between, "Satu lagi.", SIGN, BOOK) == []


def test_advice_below_the_table_is_not_of_it():
    above = "\n".join([HEAD, f"1\t{PLAN[3:]}\tSudah", f"2\t{POLL[3:]}\tSudah"])
    assert said("R24", paper(printed="\n\n".join([above, ADVISED, SIGN, BOOK]))) == []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("NO\tREKOMENDASI\tSTATUS", 1),
        ("NO\tREKOMENDASI\tTINDAK LANJUT", 1),
        ("NO\tREKOMENDASI\tCATATAN", 0),
        ("NO\tHAL\tSTATUS", 0),
    ],
)
def test_a_table_of_advice_says_what_was_done(head, found):
    assert len(advice(ADVISED, SIGN, BOOK, head=head)) == found


@pytest.mark.parametrize(
    ("done", "found"), [(("Dua kata",), 0), (("Ini tiga kata",), 1), ((PLAN[3:], "-"), 1)]
)
def test_what_was_done_is_said_in_more_than_two_words(done, found):
    assert [e for _, e in advice(ADVISED, SIGN, BOOK, done=done)] == [
        "1 tindak lanjut"
    ] * found


@pytest.mark.parametrize(
    ("cell", "is_told"),
    [
        ("Menyusun rencana aksi", True),  # three words of five
        ("Menyusun rencana itu", False),  # two of five
    ],
)
def test_advice_is_told_by_three_fifths_of_its_words(cell, is_told):
    again = "2. Menyusun rencana aksi setiap tahun"
    assert (advice(ADVISED, PLAN, again, done=(cell,)) == []) == is_told


@pytest.mark.parametrize(("others", "is_told"), [(7, True), (8, False)])
def test_advice_is_no_small_part_of_a_long_cell(others, is_told):
    words = ["bata", "kayu", "pasir", "semen", "kapur", "besi", "batu", "genteng"][:others]
    lines = ("1. Menyusun rencana aksi", "2. Menyusun rencana aksi")
    found = advice(ADVISED, *lines, done=(" ".join(["Menyusun rencana aksi", *words]),))
    assert (found == []) == is_told


def test_advice_without_a_word_that_says_anything_is_not_followed_up():
    assert len(advice(ADVISED, "1. ini dan itu", "2. itu atau ini")) == 1


def test_six_of_each_side_of_lost_advice_are_shown():
    lines = [f"{n}. Memasang papan{n} informasi kantor" for n in range(1, 8)]
    done = tuple(f"Menyusun rencana aksi ke{n}" for n in range(7))
    (finding,) = findings("R24", advised(ADVISED, *lines, done=done))
    assert where(finding) == [3, 5, 7, 9, 11, 13, *(f"1.{n}.2" for n in range(2, 8))]


def slid(actual: str, baseline: str, kind: str = "perbandingan renstra"):
    first = table("capaian", indicator(NAME, target="73", actual="84,82"))
    return paper(first, table(kind, indicator(NAME, actual=actual, baseline=baseline)))


def test_figures_that_slid_are_shown_with_where_the_result_stands():
    (finding,) = findings("R33", slid("73", "84,82"))
    assert where(finding) == ["1.0.1", "1.0.0", "0.0.1"]
    assert finding.expected == "84,82; 73"


@pytest.mark.parametrize(
    "parts",
    [
        ("73", "84"),
        ("72", "84,82"),
        ("73", "84,82", "perbandingan standar"),
    ],
)
def test_figures_that_did_not_slid_both_are_not_spoken_of(parts):
    assert findings("R33", slid(*parts)) == []


def test_figures_that_were_not_read_slid_nowhere():
    unread = table("capaian", indicator(NAME, target="73", actual="-"))
    aside = table("perbandingan renstra", indicator(NAME, actual="73", baseline="-"))
    assert findings("R33", paper(unread, aside)) == []
    compared = table("perbandingan renstra", indicator(NAME, actual="73"))
    first = table("capaian", indicator(NAME, target="73", actual="84,82"))
    assert findings("R33", paper(first, compared)) == []
    assert findings("R33", paper(compared)) == []
    lone = table("capaian", indicator(NAME, actual="84,82"))
    both = table("perbandingan renstra", indicator(NAME, actual="73", baseline="84,82"))
    assert findings("R33", paper(lone, both)) == []


ORDER, VILLAGE = "Program Ketertiban Umum", "Program Pembinaan Pemerintahan Desa"


def activities(*pairs: tuple[str | None, str | None], apart: bool = False):
    rows = [IndicatorRow(NAME, activity=a, activity_indicator=m) for a, m in pairs]
    tables = [table("perjanjian", row) for row in rows]
    return paper(*tables) if apart else paper(table("perjanjian", *rows))


ASTRAY = ((None, None), (ORDER, None), (VILLAGE, "Persentase ketertiban umum wilayah"))


def test_an_indicator_gone_astray_is_shown_with_the_activity_it_fits():
    (finding,) = findings("R33", activities(*ASTRAY, (ORDER, "x")))
    assert where(finding) == [1003]
    assert finding.written == "Persentase ketertiban umum wilayah"
    assert finding.expected == ORDER
    assert findings("R33", activities(*ASTRAY, apart=True)) == []


@pytest.mark.parametrize(
    ("activity", "measure", "found"),
    [
        (VILLAGE, "Persentase ketertiban umum wilayah", 1),
        (VILLAGE, "Persentase ketertiban wilayah", 0),  # half of the other's words
        ("Program Umum Desa Pemerintahan Wilayah", "Persentase ketertiban umum wilayah", 0),
        ("Program Desa", "Jumlah kegiatan", 0),
        ("Program", "Jumlah kegiatan", 0),
        ("Program", "Persentase ketertiban umum", 0),
        (VILLAGE, None, 0),
    ],
)
def test_an_indicator_is_astray_where_it_has_no_word_of_its_own_activity(
    activity, measure, found
):
    assert len(findings("R33", activities((ORDER, None), (activity, measure)))) == found


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Program satu dua tiga empat lima", 1),  # four words of five
        ("Program satu dua tiga lima", 0),  # three of four
        ("Program satu", 0),  # one word names too little
        ("Kegiatan satu dua", 1),
    ],
)
def test_another_activity_is_named_by_four_fifths_of_two_or_more_words(other, found):
    rows = ((other, None), ("Program Desa", "Persentase satu dua tiga empat"))
    assert len(findings("R33", activities(*rows))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Indikator meningkatnya mutu", 1),
        ("2) Indikator kinerja terwujudnya desa", 1),
        ("1. Indikator jumlah surat", 0),
        ("1\tIndikator meningkatnya mutu", 0),
        ("1. Indikator meningkatnya mutu\tx", 0),
    ],
)
def test_a_sasaran_in_a_list_of_indicators_is_found(text, found):
    found_texts = [w for w, _ in said("R33", read(text))]
    assert found_texts == [text] * found


def measured(name: str, unit: str | None, kind: str = "capaian", **rest):
    return paper(table(kind, IndicatorRow("Nilai"), IndicatorRow(name, unit=unit, **rest)))


@pytest.mark.parametrize(
    ("name", "unit", "found"),
    [
        ("Persentase surat", "Dokumen", [("Dokumen", "Persen")]),
        ("Jumlah dokumen", "%", [("%", "Dokumen")]),
        ("Nilai SAKIP", "persen", [("persen", "Nilai")]),
        ("Persentase surat", "%", []),
        ("Persentase surat", None, []),
        ("Persentase surat", "zzz", []),
        ("Nilai SAKIP", "Dokumen", []),  # a person judges
        ("Tertib surat", "Dokumen", []),
    ],
)
def test_a_unit_that_is_a_percentage_or_none_is_that_of_its_indicator(name, unit, found):
    assert said("R48", measured(name, unit)) == found
    beside = measured("Tertib", None, activity_indicator=name, activity_unit=unit)
    assert said("R48", beside) == found


def test_a_wrong_unit_is_shown_in_its_row():
    (finding,) = findings("R48", measured("Persentase surat", "Dokumen"))
    assert where(finding) == [1002]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ({"target": "13 Dokumen", "actual": "100", "achieved": "100"}, 1),
        ({"target": "13 Dokumen", "actual": "13", "achieved": "100"}, 0),
        ({"target": "100 Dokumen", "actual": "100", "achieved": "100"}, 0),
        ({"target": "13", "actual": "100", "achieved": "100"}, 0),
        ({"target": "13 %", "actual": "100", "achieved": "100"}, 0),
        ({"actual": "100", "achieved": "100"}, 0),
        ({"target": "13 Dokumen", "achieved": "100"}, 0),
        ({"target": "13 Dokumen", "actual": "100"}, 0),
    ],
)
def test_a_count_that_repeats_its_capaian_is_found(printed, found):
    asked = findings("R48", paper(table("capaian", indicator("Hal desa", **printed))))
    assert len(asked) == found
    for each in asked:
        assert where(each) == ["0.0.1", "0.0.0"]
        assert "bertarget 13 Dokumen" in each.message


def called(subject: str = NAME, times: int = 1, row: str = NAME, **printed: str):
    words = figures("2023", **printed) * times
    rows = table("capaian", indicator(row, actual="85,79", achieved="115,93"))
    return paper(rows, statements=(statement("Capaiannya", subject, *words),))


def test_an_index_that_is_called_a_share_is_shown_on_both_sides_once():
    (finding,) = findings("R48", called(achieved="85,79%", times=2))
    assert where(finding) == [2000, "0.0.0"]
    assert (finding.written, finding.expected) == ("85,79%", "85,79")


@pytest.mark.parametrize(
    "words",
    [
        called(achieved="85,79"),  # no percentage
        called(actual="85,79%"),
        called(achieved="85%"),
        called("Persentase surat", row="Persentase surat", achieved="85,79%"),
        called("Skor Desa Maju", achieved="85,79%"),
    ],
)
def test_what_is_no_index_called_a_share_is_not_spoken_of(words):
    assert findings("R48", words) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Capaian naik 85,79, % lagi", "k 85,79, %"),
        ("a 85,,7", "a 85,,"),
        ("Nilainya 7,, lalu", "lainya 7,,"[-9:]),
    ],
)
def test_a_mark_astray_is_quoted_with_six_letters_before_it(text, written):
    assert [w for w, _ in said("R41", read(text))] == [written]


def promised(
    *rows: IndicatorRow, measures: int = 3, what: str = "actual", kind="perjanjian"
):
    names = ("Indeks Mutu Warga", "Persentase surat masuk kantor tercatat", "Skor Desa")
    measured = (indicator(n, **{what: "90"}) for n in names[:measures])
    return paper(table(kind, *rows), table("capaian", *measured))


def row(measure: str | None, activity: str | None = "Program Desa") -> IndicatorRow:
    return IndicatorRow(NAME, activity=activity, activity_indicator=measure)


def test_programmes_that_are_not_measured_are_told_in_one_finding():
    rows = (row("Persentase desa tertib"), row(None), row("Jumlah pasar ramai"))
    (finding,) = findings("R58", promised(*rows))
    assert finding.written == "Persentase desa tertib; Jumlah pasar ramai"
    assert where(finding) == [1001, 1003]
    assert finding.message.startswith("2 indikator program")
    assert len(findings("R58", promised(*rows, what="achieved"))) == 1


@pytest.mark.parametrize(
    "report",
    [
        promised(row("Persentase desa tertib"), measures=2),
        promised(row("Persentase desa tertib"), what="target"),
        promised(row("Persentase desa tertib"), kind="iku"),
        promised(row("Persentase desa tertib", "Kegiatan Desa")),
        promised(row("Persentase desa tertib", None)),
        promised(row("Persentase surat masuk kantor")),  # four words of five
        promised(),
    ],
)
def test_what_is_measured_or_no_promise_of_a_programme_is_not_spoken_of(report):
    assert findings("R58", report) == []


def test_three_words_of_four_are_another_indicator():
    assert len(findings("R58", promised(row("Persentase surat masuk")))) == 1


def test_a_budget_row_is_of_no_programme_that_promises():
    assert findings("R58", promised(budget("program", "Program Desa"))) == []
