"""R19: which years and periods a report may speak of, and whose money is whose year's."""

import pytest
from tests.papers.audit.reported import (
    budget,
    figures,
    indicator,
    paper,
    said,
    statement,
    table,
)
from tests.papers.audit.standing import of, standing


def told(text: str):
    """Return (written, certain) of what is said of a report that prints a text."""
    return [(f.written, f.certain) for f in of("R19", paper(printed=text))]


def shown(text: str) -> list[list[str]]:
    page = paper(printed=text)
    return standing(of("R19", page), page)


def plans(*periods: str) -> str:
    return "\n\n".join(f"Renstra Kecamatan {period} berlaku." for period in periods)


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        (("2021-2026", "2021 – 2026"), []),
        (("2016-2021", "2018-2023"), [("2016-2021 dan 2018-2023", True)]),
        (("2021-2026", "2016-2021"), [("2016-2021 dan 2021-2026", False)]),
        (("2015-2020", "2021-2026"), [("2015-2020 dan 2021-2026", False)]),
        (("2014-2019", "2021-2026"), [("2014-2019 dan 2021-2026", True)]),
        (
            ("2011-2015", "2016-2021", "2018-2023"),
            [("2011-2015 dan 2016-2021 dan 2018-2023", True)],
        ),
    ],
)
def test_a_plan_has_one_period_or_several_in_their_turn(periods, found):
    assert told(plans(*periods)) == found


def test_two_plans_have_periods_of_their_own():
    text = "RPJMD 2021-2026 dan lainnya.\n\nRenstra Kecamatan 2019-2024 berlaku."
    assert told(text) == []
    assert told(text + "\n\nRencana Strategis 2021-2026 berlaku.") == [
        ("2019-2024 dan 2021-2026", True)
    ]


def test_the_rarer_period_is_shown_first_and_six_lines_of_each():
    text = plans("2016-2021", *["2018-2023"] * 7)
    rare, usual = (
        "Renstra Kecamatan 2016-2021 berlaku.",
        "Renstra Kecamatan 2018-2023 berlaku.",
    )
    assert shown(text) == [[rare] + [usual] * 6]


PLAN = "Renstra Kecamatan 2021-2026 berlaku."


def test_the_end_of_a_plan_is_the_last_year_of_its_period():
    wrong = "Target akhir periode Renstra 2025 belum tercapai."
    assert shown(f"{PLAN}\n\n{wrong}") == [[wrong]]
    (found,) = of("R19", paper(printed=f"{PLAN}\n\n{wrong}"))
    assert (found.written, found.expected) == ("akhir periode Renstra 2025", "2026")
    assert found.message == "Akhir periode Renstra disebut 2025."
    assert shown(f"{PLAN}\n\n{wrong.replace('2025', '2026')}") == []


def test_where_no_period_is_declared_no_end_is_wrong():
    assert shown("Target akhir periode Renstra 2025 belum tercapai.") == []


def test_every_line_with_a_wrong_end_is_told():
    lines = [f"Target akhir Renstra {year} belum tercapai." for year in (2024, 2026, 2025)]
    assert shown("\n\n".join([PLAN, *lines])) == [[lines[0]], [lines[2]]]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [("2022", "2021", 1), ("2022", "2023", 0), ("2023", "2022", 0), ("2022", "2022", 0)],
)
def test_a_sentence_compares_with_one_other_year(one, other, found):
    text = f"Naik dibandingkan dengan tahun {one} yaitu 80 pada tahun {other} kemarin."
    assert shown(text) == [[text]] * found
    written = [f.written for f in of("R19", paper(printed=text))]
    assert written == [f"tahun {one} … tahun {other}"] * found


ROWS = table("anggaran", budget("program", "Program Satu", ceiling="5.000", spent="4.000"))


def sentence(when: str | None, **printed: str):
    return statement("Anggaran program", "Program Lain", *figures(when, **printed))


def test_this_years_money_is_not_another_years():
    page = paper(ROWS, statements=(sentence("2022", ceiling="5.000"),))
    assert said("R19", page) == [("tahun 2022", "tahun 2023")]
    (found,) = of("R19", page)
    assert [s.place.line for s in found.places] == [2000, 1001]
    assert found.places[1].place.cell == "0.0.0"
    assert found.message.startswith("5.000 disebut anggaran tahun 2022")


@pytest.mark.parametrize(
    ("when", "printed", "found"),
    [
        ("2022", {"spent": "4.000"}, 1),
        ("2022", {"spent": "5.000"}, 0),
        ("2022", {"ceiling": "4.000"}, 0),
        ("2022", {"ceiling": "5.001"}, 0),
        ("2023", {"ceiling": "5.000"}, 0),
        (None, {"ceiling": "5.000"}, 0),
        ("2022", {"target": "5"}, 0),
    ],
)
def test_only_an_amount_of_the_same_kind_is_this_years(when, printed, found):
    page = paper(ROWS, statements=(sentence(when, **printed),))
    assert len(said("R19", page)) == found


def test_a_sentence_is_told_once_and_others_after_it_too():
    both = (
        sentence("2022", target="1"),
        sentence("2022", ceiling="5.000", spent="4.000"),
        sentence("2021", ceiling="5.000"),
    )
    assert said("R19", paper(ROWS, statements=both)) == [
        ("tahun 2022", "tahun 2023"),
        ("tahun 2021", "tahun 2023"),
    ]


def test_nothing_spent_or_a_row_of_another_year_gives_no_year_away():
    nothing = table("anggaran", budget("program", "Program Satu", ceiling="0"))
    assert said("R19", paper(nothing, statements=(sentence("2022", ceiling="0"),))) == []
    before = table("anggaran", indicator("Program Satu", "2021", ceiling="5.000"))
    assert said("R19", paper(before, statements=(sentence("2022", ceiling="5.000"),))) == []
    other_year = table("anggaran", indicator("Program Dua", "2022", ceiling="5.000"))
    assert said("R19", paper(ROWS, other_year)) == []


def test_the_tables_of_another_report_say_nothing_of_this_ones_year():
    own = paper(statements=(sentence("2022", ceiling="5.000"),))
    assert said("R19", own) == []
