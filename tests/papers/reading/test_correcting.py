"""A person's changes applied to a reading: facts, rows, and the doubts they settle."""

import copy
from typing import Any

import pytest
from tests import office

from jenjang.core.values import Unknown
from jenjang.papers.correcting import Change, ChangeKind, corrected, read_typed, write_typed
from jenjang.papers.correcting.paths import at_path, steps
from jenjang.papers.exchange import from_json, to_json

FIRST = "documents[0]"
TARGET = f"{FIRST}.objectives[0].indicators[0].target_text"
NUMBER = f"{FIRST}.objectives[0].indicators[0].target_number"


def reading(*doubts: str) -> dict[str, Any]:
    """Return the camat's and the secretary's papers as they were read."""
    camat = to_json(office.camats()) | {
        "at": {"budgets[0].amount": {"page": 2}, "budgets[1].amount": {"page": 3}},
        "doubts": [{"path": path, "why": "Kabur."} for path in doubts],
    }
    return {"documents": [camat, to_json(office.sekcams())], "problems": []}


def correct(path: str, value: Any) -> Change:
    return Change(path, ChangeKind.CORRECT, value)


def doubted(read: dict[str, Any]) -> list[str]:
    return [doubt["path"] for doubt in read["documents"][0]["doubts"]]


def test_the_reading_itself_stays_as_it_was():
    read = reading("year")
    before = copy.deepcopy(read)

    corrected(read, [correct(f"{FIRST}.year", 2026), Change(TARGET, ChangeKind.REMOVE)])

    assert read == before


def test_a_confirmed_fact_keeps_its_value_and_loses_its_doubt():
    read = corrected(reading("year", "unit"), [Change(f"{FIRST}.year", ChangeKind.CONFIRM)])

    assert read["documents"][0]["year"] == 2025
    assert doubted(read) == ["unit"]


def test_a_corrected_fact_has_the_typed_value_and_no_doubt():
    read = corrected(
        reading("budgets[0].amount"), [correct(f"{FIRST}.budgets[0].amount", 499_000_000)]
    )

    assert from_json(read["documents"][0]).budgets[0].amount_idr == 499_000_000
    assert doubted(read) == []
    assert read["documents"][1] == reading()["documents"][1]


def test_a_corrected_target_brings_its_number_along():
    read = corrected(
        reading("objectives[0].indicators[0].target_number"), [correct(TARGET, "88,25")]
    )

    assert at_path(read, NUMBER) == 88.25
    assert doubted(read) == []


def test_a_corrected_target_of_two_readings_leaves_its_number_open():
    read = corrected(reading(), [correct(TARGET, "1.200")])

    assert at_path(read, NUMBER) is None
    assert doubted(read) == ["objectives[0].indicators[0].target_number"]


def test_a_number_somebody_typed_is_not_overruled_by_the_text():
    changes = [correct(NUMBER, 1200), correct(TARGET, "1.200")]

    read = corrected(reading(), changes)

    assert at_path(read, NUMBER) == 1200
    assert doubted(read) == []


def test_a_corrected_day_is_also_the_day_that_is_printed():
    read = corrected(reading(), [correct(f"{FIRST}.date", "2025-02-03")])

    assert read["documents"][0]["date_text"] == "3 Februari 2025"


def test_an_added_row_stands_after_the_others_and_can_be_corrected():
    row = {"text": "Nilai SAKIP", "target_text": "75", "target_number": 75}
    path = f"{FIRST}.objectives[1].indicators[1]"

    changes = [Change(path, ChangeKind.ADD, row), correct(f"{path}.unit", "Nilai")]
    read = corrected(reading(), changes)

    added = from_json(read["documents"][0]).objectives[1].indicators[1]
    assert (added.text, added.unit) == ("Nilai SAKIP", "Nilai")
    assert "unit" not in row


def test_adding_what_was_missing_settles_the_doubt_about_the_table():
    row = {"level": "program", "name": "Program C", "amount": 5}

    change = Change(f"{FIRST}.budgets[2]", ChangeKind.ADD, row)

    assert doubted(corrected(reading("budgets"), [change])) == []


def test_a_removed_row_is_gone_with_its_places_and_doubts():
    read = corrected(
        reading("budgets[0].amount", "budgets[1].amount"),
        [Change(f"{FIRST}.budgets[0]", ChangeKind.REMOVE)],
    )

    document = read["documents"][0]
    assert [line["name"] for line in document["budgets"]] == [office.GENERAL]
    assert document["at"] == {"budgets[0].amount": {"page": 3}}
    assert doubted(read) == ["budgets[0].amount"]


def test_two_removed_rows_are_the_two_that_were_meant():
    changes = [Change(f"{FIRST}.objectives[{n}]", ChangeKind.REMOVE) for n in (0, 1)]

    assert corrected(reading(), changes)["documents"][0]["objectives"] == []


def test_lines_under_a_removed_budget_line_move_to_the_one_above():
    read = reading()
    read["documents"][0]["budgets"] = [
        {"level": "program", "name": "A", "parent": None},
        {"level": "kegiatan", "name": "B", "parent": 0},
        {"level": "sub kegiatan", "name": "C", "parent": 1},
    ]

    gone = Change(f"{FIRST}.budgets[1]", ChangeKind.REMOVE)

    lines = corrected(read, [gone])["documents"][0]["budgets"]
    assert [(line["name"], line["parent"]) for line in lines] == [("A", None), ("C", 0)]


def test_a_page_may_still_show_what_is_removed():
    gone = Change(f"{FIRST}.budgets[0]", ChangeKind.REMOVE)

    shown = corrected(reading(), [gone], with_removed=True)

    assert len(shown["documents"][0]["budgets"]) == 2


def test_a_party_that_was_not_read_can_be_typed():
    read = reading()
    read["documents"][0]["second_party"] = None

    typed = [correct(f"{FIRST}.second_party.name", "RATNA KOMALA")]

    assert from_json(corrected(read, typed)["documents"][0]).second_party.name == (
        "RATNA KOMALA"
    )


def test_a_path_that_names_nothing_changes_nothing():
    changes = [
        correct("documents[9].year", 2024),
        correct(f"{FIRST}.objectives[7].text", "x"),
        Change(f"{FIRST}.budgets[8]", ChangeKind.REMOVE),
        Change("documents[4].budgets[0]", ChangeKind.ADD, {"name": "x"}),
    ]

    assert corrected(reading(), changes) == reading()


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("budgets[0].amount", "Rp. 1.500.000,-", 1_500_000),
        ("budgets[0].amount", "", None),
        ("objectives[0].indicators[0].target_number", "87,50", 87.5),
        ("year", "2025", 2025),
        ("revision", "0", 0),
        ("date", "5/10/2023", "2023-10-05"),
        ("first_party.nip", "197503122000032004", "19750312 200003 2 004"),
        ("first_party.name", "  SARI   WULANDARI ", "SARI WULANDARI"),
        ("objectives[0].level", "sasaran program", "sasaran program"),
    ],
)
def test_what_is_typed_is_read_by_its_type(path, typed, value):
    assert read_typed(path, typed) == value
    assert read_typed(path, write_typed(path, value)) == value


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("budgets[0].amount", "sepuluh juta"),
        ("budgets[0].amount", "-5.000"),
        ("budgets[0].amount", "3.800.00"),
        ("objectives[0].indicators[0].target_number", "1.200"),
        ("objectives[0].text", "  "),
        ("objectives[0].level", "sasaran apa saja"),
        ("year", "25"),
        ("revision", "kedua"),
        ("date", "31 Februari 2024"),
        ("first_party.nip", "1975"),
    ],
)
def test_what_does_not_read_is_answered_with_one_sentence(path, typed):
    refused = read_typed(path, typed)

    assert isinstance(refused, Unknown)
    assert str(refused).endswith(".")
    assert len(str(refused).split()) >= 4


def test_what_is_no_path_names_nothing():
    assert [steps(path) for path in ("", "a b", "x[1", "a..b", "a.", "[0]")] == [()] * 6
