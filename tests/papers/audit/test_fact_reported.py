"""What reports state: figures with their subject and place, tables beside one another."""

from decimal import Decimal

import pytest
from tests.papers.audit.invented import known
from tests.papers.audit.reported import budget, figures, indicator, paper, statement, table

from jenjang.papers.audit import Bundle, Paper
from jenjang.papers.audit.facts.reported import (
    Row,
    agree,
    cut,
    decimals,
    parts,
    reports,
    rounded,
    rows,
    shown,
    subjects,
    told,
    total_of,
)
from jenjang.papers.audit.facts.tabled import in_tables
from jenjang.papers.audit.finding import Spot
from jenjang.papers.blocks import Place
from jenjang.papers.document import Doubt, Figure, FollowUpRow, IndicatorRow, Report

NAME = "Indeks Mutu Layanan"


def row(*tables, number: int = 0, **rest) -> Row:
    return known(rows, paper(*tables, **rest))[number]


def test_rows_are_those_of_indicators_and_budgets():
    first = table("capaian", indicator(NAME), budget("program", "Desa"))
    follow = table("tindak lanjut", FollowUpRow("Susun"))
    found = known(rows, paper(follow, first))
    assert [(r.name, r.path) for r in found] == [
        (NAME, "tables[1].rows[0]"),
        ("Desa", "tables[1].rows[1]"),
    ]


def test_a_row_is_called_by_the_number_or_the_kind_of_its_table():
    assert row(table("capaian", indicator(NAME), number="3.1")).where == "Tabel 3.1"
    assert row(table("capaian", indicator(NAME))).where == "tabel capaian"


def placed(**at: Place) -> Row:
    """Return a row with two figures, of which the reader knows some places."""
    said = IndicatorRow(NAME, figures=figures(target="1", actual="2"))
    paths = {
        "name": "tables[0].rows[0].indicator",
        "first": "tables[0].rows[0].figures[0]",
        "second": "tables[0].rows[0].figures[1]",
        "row": "tables[0].rows[0]",
        "table": "tables[0]",
    }
    report = Report(
        "LKjIP",
        year=2023,
        tables=(table("capaian", said),),
        at={paths[k]: v for k, v in at.items()},
    )
    return known(rows, Paper("a", (), (report,)))[0]


@pytest.mark.parametrize("known_place", ["name", "first", "second", "row", "table"])
def test_a_row_stands_where_its_name_its_figures_or_its_table_do(known_place):
    places = {
        name: Place(line=n)
        for n, name in enumerate(("name", "first", "second", "row", "table"))
    }
    later = {
        name: place
        for name, place in places.items()
        if place.line >= places[known_place].line
    }
    assert placed(**later).spot == Spot("a", places[known_place])


def test_the_one_figure_of_this_year_counts():
    here = (
        figures("2023", actual="80") + figures("2022", actual="70") + figures(target="90")
    )
    other = (Figure("target", "5", Decimal(5), None, "APBD"),)
    one = row(table("capaian", IndicatorRow(NAME, figures=here + other)))
    assert one.number("actual") == 80
    assert one.number("target") == 90
    assert one.figure("actual")[1].place.cell == "0.0.0"
    assert one.number("baseline") is None
    double = row(table("capaian", IndicatorRow(NAME, figures=figures(actual="1") * 2)))
    assert double.figure("actual") is None


def test_a_row_is_doubted_with_anything_in_it():
    doubts = (Doubt("tables[0].rows[0].figures[0]", "samar"),)
    (report,) = known(reports, paper(table("capaian", indicator(NAME)), doubts=doubts))
    assert report.is_doubted("tables[0].rows[0]")
    assert not report.is_doubted("tables[0].rows[1]")


def spending(*lines) -> list[Row]:
    bundle = Bundle((paper(table("anggaran", *lines), table("anggaran", *lines)),))
    return parts(bundle, rows(bundle)[0])


def test_the_parts_of_a_row_are_those_below_it_or_below_what_has_no_figures():
    lines = (
        budget("program", "Satu"),
        budget("kegiatan", "Dua", 0, ceiling="3"),
        budget("sub kegiatan", "Dua a", 1, ceiling="3"),
        budget("kegiatan", "Tiga", 0),
        budget("sub kegiatan", "Tiga a", 3, ceiling="1"),
        budget("sub kegiatan", "Tiga b", 3),
        indicator("Nilai"),
    )
    found = spending(*lines)
    assert [each.name for each in found] == ["Dua", "Tiga a"]
    assert {each.path.split(".")[0] for each in found} == {"tables[0]"}
    assert total_of(found, "ceiling_idr") == 4
    assert total_of(found, "spent_idr") is None
    assert total_of([], "ceiling_idr") is None


def test_a_sum_with_a_part_missing_is_unknown():
    found = spending(
        budget("program", "Satu"),
        budget("kegiatan", "Dua", 0, ceiling="3"),
        budget("kegiatan", "Tiga", 0, ceiling="-", spent="1"),
    )
    assert total_of(found, "ceiling_idr") is None
    assert total_of(found[:1], "ceiling_idr") == 3


def test_figures_are_told_with_subject_year_and_place():
    of_apbd = IndicatorRow(NAME, figures=(Figure("target", "5", Decimal(5), None, "APBD"),))
    nameless = IndicatorRow("", figures=figures(target="1"))
    words = (
        statement("a", NAME, *figures("2022", actual="7")),
        statement("b", None, *figures(actual="7")),
    )
    first = table("capaian", indicator(NAME, target="9", actual="8"), of_apbd, nameless)
    found = known(told, paper(first, statements=words))
    assert [(t.subject, t.what, t.when, t.spot.place.cell) for t in found[:2]] == [
        (NAME, "target", "2023", "0.0.0"),
        (NAME, "actual", "2023", "0.0.1"),
    ]
    (said,) = found[2:]
    assert (said.when, said.row, said.statement.text) == ("2022", None, "a")
    assert said.spot.place.line == 2000
    assert [t.is_doubted for t in found] == [False] * 3


def test_what_is_doubted_is_told_as_doubted():
    doubts = (Doubt("tables[0].rows[0]", "samar"), Doubt("statements[0]", "samar"))
    words = (statement("a", NAME, *figures(actual="7")),)
    first = table("capaian", indicator(NAME, target="9"))
    found = known(told, paper(first, statements=words, doubts=doubts))
    assert [t.is_doubted for t in found] == [True, True]


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ("INDEKS  MUTU LAYANAN", True),
        ("Layanan Mutu Indeks", True),
        ("Indeks Mutu Layanan Indeks", True),  # one word more, and none of another kind
        ("Indeks Mutu Layanan Indeks Mutu", False),
        ("Indeks Mutu", False),
        ("Kegiatan Indeks Mutu Layanan", True),  # the level is no part of a name
    ],
)
def test_a_subject_goes_by_the_first_name_of_its_words(other, is_same):
    both = table("capaian", indicator(NAME, actual="1"), indicator(other, actual="2"))
    names = known(subjects, paper(both))
    assert names[NAME] == NAME
    assert names[other] == (NAME if is_same else other)


def test_a_name_of_one_word_is_no_evidence():
    both = table("capaian", indicator("Indek", actual="1"), indicator("Indeks", actual="2"))
    assert known(subjects, paper(both)) == {"Indek": "Indek", "Indeks": "Indeks"}
    two = table(
        "capaian", indicator("Indek Mutu", actual="1"), indicator("Indeks Mutu", actual="2")
    )
    assert known(subjects, paper(two))["Indeks Mutu"] == "Indek Mutu"


@pytest.mark.parametrize(
    ("printed", "places"),
    [
        ("98,66 %", 2),
        ("98.6", 1),
        ("98,666", 0),
        ("98,", 0),
        (",98", 0),
        ("1.234,5", 1),
        ("1.234.567", 0),
        ("100%", 0),
        ("-", 0),
    ],
)
def test_decimals_are_one_or_two_digits_after_a_mark(printed, places):
    assert decimals(printed) == places


def test_figures_are_rounded_half_up_or_cut():
    assert [rounded(Decimal(v), 1) for v in ("0.25", "0.24")] == [
        Decimal("0.3"),
        Decimal("0.2"),
    ]
    assert cut(Decimal("0.29"), 1) == Decimal("0.2")
    assert rounded(Decimal("2.5"), 0) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("116", "116,49", True),
        ("116", "116,51", True),  # cut
        ("117", "116,51", True),  # rounded
        ("115", "116", False),
        ("116,4", "116,49", True),
        ("116,5", "116,4", False),
        ("-", "116", True),
        ("116", "-", True),
    ],
)
def test_two_figures_are_one_value_to_the_decimals_of_the_shorter(one, other, same):
    (a,), (b,) = figures(actual=one), figures(actual=other)
    assert agree(a, b) is same
    assert agree(b, a) is same


def test_twelve_places_are_shown_each_once():
    spots = [Spot("a", Place(line=n // 2)) for n in range(40)]
    assert [spot.place.line for spot in shown(spots)] == list(range(12))
    assert len(shown(spots, 3)) == 3


def compared(*tables) -> dict[tuple[str, str], list[str]]:
    """Return what tables state, by subject and kind of figure."""
    found = known(in_tables, paper(*tables))
    return {
        key[:2]: [t.figure.printed for t in same] for key, same in found.items() if same
    }


@pytest.mark.parametrize(
    ("kind", "stated"),
    [
        ("capaian", ["80"]),
        ("perbandingan renstra", []),
        ("perbandingan standar", []),
        ("evaluasi", []),
        ("survei", []),
    ],
)
def test_tables_of_another_year_or_body_are_not_compared(kind, stated):
    found = compared(table(kind, indicator(NAME, actual="80")))
    assert found.get((NAME, "actual"), []) == stated


def test_what_a_budget_row_reached_is_not_compared_but_its_money_is():
    rows_of = (
        budget("program", "Desa", target="1", actual="2", ceiling="3"),
        indicator(NAME, target="9"),
    )
    assert compared(table("capaian", *rows_of)) == {
        ("Desa", "ceiling_idr"): ["3"],
        (NAME, "target"): ["9"],
    }


@pytest.mark.parametrize(
    ("printed", "stated"),
    [
        ({"target": "13", "actual": "100", "achieved": "100"}, []),  # a share of the target
        ({"target": "13", "actual": "13", "achieved": "100"}, ["13"]),
        ({"target": "100", "actual": "100", "achieved": "100"}, ["100"]),
        ({"actual": "100", "achieved": "100"}, ["100"]),
        ({"target": "13", "actual": "100"}, ["100"]),
    ],
)
def test_a_realisasi_that_repeats_the_capaian_is_not_compared(printed, stated):
    found = compared(
        table("capaian", indicator("Tertib", actual="-"), indicator(NAME, **printed))
    )
    assert found.get((NAME, "actual"), []) == stated
    assert found.get((NAME, "target"), []) == (
        [printed["target"]] if "target" in printed else []
    )


def test_a_table_that_states_several_values_is_left_out():
    several = table("capaian", indicator(NAME, actual="1"), indicator(NAME, actual="2"))
    again = table("capaian", indicator(NAME, actual="3"), indicator(NAME, actual="3,0"))
    assert compared(several, again) == {(NAME, "actual"): ["3", "3,0"]}


NAMES = ("Indeks Mutu", "Nilai Kantor", "Persentase surat", "Persentase arsip", "Skor desa")
NAMES += ("Angka gizi", "Rasio guru", "Laju panen")


def pair(differing: int, same: int) -> dict:
    """Return what is compared of two tables that differ in some rows."""
    names = NAMES[: differing + same]
    first = [indicator(n, actual="80") for n in names]
    other = [
        indicator(n, actual="90" if at < differing else "80") for at, n in enumerate(names)
    ]
    apart = table("efisiensi", *(indicator(n, target="5") for n in names))
    return compared(table("capaian", *first), table("perbandingan tahun", *other), apart)


@pytest.mark.parametrize(
    ("differing", "same", "are_apart"),
    [(3, 0, False), (4, 0, True), (4, 2, True), (4, 3, False), (3, 2, False)],
)
def test_tables_that_differ_in_four_rows_and_six_tenths_are_of_two_things(
    differing, same, are_apart
):
    found = pair(differing, same)
    assert ((NAMES[0], "actual") not in found) == are_apart
    assert found[NAMES[0], "target"] == ["5"]


def test_six_tenths_of_the_rows_are_enough():
    names = (
        "Indeks Mutu",
        "Nilai Kantor",
        "Persentase surat",
        "Persentase arsip",
        "Skor desa",
    )
    names += ("Angka gizi", "Rasio guru", "Laju panen", "Opini warga", "Predikat pasar")
    first = [indicator(n, actual="80") for n in names]
    other = [indicator(n, actual="90" if at < 6 else "80") for at, n in enumerate(names)]
    assert compared(table("capaian", *first), table("perbandingan tahun", *other)) == {}
