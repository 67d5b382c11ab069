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
    where,
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


BARE = "Persentase tanpa angka"


def beside(*rows, kind: str = "kinerja dan anggaran"):
    """Return a report in which a row without figures stands before the others."""
    return paper(table(kind, indicator(BARE), *rows))


def test_a_wrong_absorption_is_told_with_its_place_and_its_group():
    wrong = indicator("Indeks Mutu", ceiling="110", spent="100", absorbed="89,5%")
    (finding,) = findings("R02", beside(wrong))
    assert (finding.written, finding.expected) == ("89,5%", "90,9 %")
    assert where(finding) == ["0.1.2", "0.1.0"]
    assert finding.group == "serapan indeksmutu"
    assert finding.certain
    assert "padahal 90,91 % dari pagunya" in finding.message


@pytest.mark.parametrize(
    "printed",
    [
        {"ceiling": "110", "absorbed": "89%"},
        {"spent": "100", "absorbed": "89%"},
        {"ceiling": "0", "spent": "100", "absorbed": "89%"},
        {"ceiling": "110", "spent": "100", "absorbed": "-"},
        {"ceiling": "110", "spent": "100"},
    ],
)
def test_an_absorption_that_nothing_shows_wrong_is_not_spoken_of(printed):
    for rule in ("R02", "R04", "R06"):
        assert said(rule, one(**printed)) == []


def maintained(*parts: dict[str, str], whole: str = "94,00%", spent: str = "972"):
    """Return a report of an indicator with the ceiling of the parts of a kegiatan."""
    lines = [budget(SUB, f"Bagian {n}", 0, **part) for n, part in enumerate(parts)]
    row = indicator("Persentase aset", ceiling="1000", spent=spent, absorbed=whole)
    return paper(
        table("realisasi anggaran", budget("kegiatan", "Kegiatan Aset"), *lines),
        table("kinerja dan anggaran", indicator(BARE), row),
    )


CAR = {"ceiling": "100", "spent": "90", "absorbed": "90%"}
HOUSE = {"ceiling": "900", "spent": "882", "absorbed": "98%"}


def test_a_mean_of_parts_is_told_with_the_places_of_the_parts():
    (finding,) = findings("R04", maintained(CAR, HOUSE))
    assert where(finding) == ["1.1.2", "0.1.0", "0.2.0"]
    assert finding.expected == "97,20 %"
    assert finding.group == "serapan persentaseaset"


@pytest.mark.parametrize(
    ("parts", "whole", "spent"),
    [
        ([CAR, HOUSE], "95,00%", "972"),  # wrong, and no mean
        ([CAR, HOUSE], "94,00%", "940"),  # the mean, and right
        ([CAR, {**HOUSE, "ceiling": "901"}], "94,00%", "972"),  # parts of something else
        ([CAR, {"ceiling": "900", "spent": "882"}], "90,00%", "972"),  # one has no share
        ([{"ceiling": "1000", "spent": "972", "absorbed": "94%"}], "94,00%", "972"),
    ],
)
def test_a_share_that_is_no_mean_of_several_parts_is_not_called_one(parts, whole, spent):
    assert findings("R04", maintained(*parts, whole=whole, spent=spent)) == []


def test_parts_of_two_activities_or_of_another_report_make_one_finding_or_none():
    (first, second) = maintained(CAR, HOUSE).reports[0].tables
    assert len(findings("R04", paper(first, first, second))) == 1
    assert findings("R04", paper(first), paper(second, file="lain.txt")) == []


def achieved(name: str = "Indeks Mutu", **printed: str):
    return beside(indicator(name, **printed), kind="capaian")


def test_a_wrong_capaian_is_told_with_what_its_formula_gives():
    (finding,) = findings("R03", achieved(target="73", actual="84,82", achieved="95,5"))
    assert (finding.written, finding.expected) == ("95,5", "116,2 %")
    assert where(finding) == ["0.1.2", "0.1.0"]
    assert "memberi 116,19 %" in finding.message


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ({"target": "80", "actual": "40", "achieved": "101"}, ["50 %"]),
        ({"target": "80", "actual": "84", "achieved": "100"}, []),  # held at 100
        ({"target": "80", "actual": "40%", "achieved": "90"}, []),  # in two units
        ({"target": "80%", "actual": "40", "achieved": "90"}, []),
        ({"target": "100", "actual": "40%", "achieved": "90"}, ["40 %"]),
        ({"target": "101", "actual": "40%", "achieved": "90"}, []),
        ({"target": "80%", "actual": "40%", "achieved": "90"}, ["50 %"]),
        ({"target": "0", "actual": "40", "achieved": "90"}, []),
        ({"target": "80", "actual": "-", "achieved": "90"}, []),
        ({"target": "-", "actual": "40", "achieved": "90"}, []),
        ({"target": "80", "actual": "40", "achieved": "-"}, []),
        ({"target": "80", "achieved": "90"}, []),
        ({"actual": "80", "achieved": "90"}, []),
    ],
)
def test_capaian_is_worked_out_where_target_and_realisasi_are_of_one_kind(
    printed, expected
):
    assert [e for _, e in said("R03", achieved(**printed))] == expected


@pytest.mark.parametrize(("printed", "found"), [("150", 0), ("50", 0), ("90", 1)])
def test_what_should_be_low_may_be_worked_out_either_way(printed, found):
    row = achieved("Jumlah kasus", target="2", actual="1", achieved=printed)
    assert len(findings("R03", row)) == found


def test_a_cut_figure_is_told_with_what_was_cut():
    (finding,) = findings("R06", achieved(target="74", actual="85,79", achieved="115"))
    assert finding.message == "“Indeks Mutu”: 115,93 dipotong menjadi 115."
    assert where(finding) == ["0.1.2", "0.1.0"]


def told(*words, subject: str | None = "Indeks Mutu", **rest):
    return paper(statements=(statement("Realisasi 85,79", subject, *words),), **rest)


SAID = {"target": "74", "actual": "85,79"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (figures("2023", **SAID, achieved="115%"), ["115%"]),
        (figures("2023", **SAID, absorbed="115%"), []),
        (figures("2023", **SAID) + figures("2022", achieved="115%"), []),
        (
            figures("2023", **SAID, achieved="115%")
            + figures("2022", target="1", actual="2"),
            ["115%"],
        ),
        (figures("2023", **SAID, baseline="1", achieved="115%"), ["115%"]),
        (figures("2023", target="74", achieved="115%"), []),
        (figures("2023", actual="85,79", achieved="115%"), []),
        (figures("2023", target="0", actual="85,79", achieved="115%"), []),
        (figures("2023", target="74", actual="-", achieved="115%"), []),
    ],
)
def test_a_sentence_is_worked_out_from_the_figures_of_its_own_year(words, found):
    assert [w for w, _ in said("R06", told(*words))] == found


def test_a_sentence_without_a_subject_speaks_of_capaian():
    words = figures("2023", **SAID, achieved="115%")
    assert [f.message[:15] for f in findings("R06", told(*words))] == ["“Indeks Mutu”: "]
    assert [f.message[:11] for f in findings("R06", told(*words, subject=None))] == [
        "“Capaian”: "
    ]


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ("Realisasi\n85,79\ndari 74\nmaka 115%\nlagi", [4, 1]),
        ("Realisasi\n85,79\ndari 74\nmaka\n115%", [1]),
        ("Realisasi\n85,79\nmaka 115%\nyakni 115%", [3, 1]),
        ("Realisasi 115%\n85,79", [1]),
    ],
)
def test_a_cut_figure_is_shown_on_the_line_of_its_sentence_that_prints_it(lines, places):
    words = figures("2023", **SAID, achieved="115%")
    (finding,) = findings("R06", told(*words, printed=lines, said_at=(1,)))
    assert where(finding) == places


def test_a_borrowed_result_is_shown_wherever_the_indicator_states_it_again():
    borrowed = indicator("Indeks Mutu Layanan", achieved="97,76", absorbed="97,76")
    again = table(
        "capaian", indicator("Indeks Mutu Layanan", actual="97,76", target="97,76")
    )
    other = table("capaian", indicator("Nilai Kantor Bersih", actual="97,76"))
    less = table("capaian", indicator("Indeks Mutu Layanan", actual="90"))
    first = table(
        "kinerja dan anggaran",
        budget(SUB, "Buku", achieved="97,76", absorbed="97,76"),
        indicator(BARE, achieved="97,76"),
        indicator("Nilai lain", achieved="100", absorbed="100"),
        borrowed,
    )
    (finding,) = findings("R57", paper(first, again, other, less))
    assert where(finding) == ["0.3.0", "1.0.0"]
    assert finding.written == "97,76"


def test_a_borrowed_result_names_eight_of_the_places_that_state_it():
    again = [table("capaian", indicator("Indeks Mutu Layanan", actual="97,76"))] * 9
    borrowed = indicator("Indeks Mutu Layanan", absorbed="97,76", achieved="97,76")
    (finding,) = findings("R57", paper(table("kinerja dan anggaran", borrowed), *again))
    assert where(finding) == ["0.0.0", "0.0.1", *(f"{n}.0.0" for n in range(1, 8))]
