"""The tables that papers are compared with: whole, sound, and found by the names in use."""

from collections import Counter

import pytest

from jenjang.papers.audit.reference.areas import districts, regencies
from jenjang.papers.audit.reference.packed import lines, rows
from jenjang.papers.audit.reference.regulations import register
from jenjang.papers.audit.reference.spelling import correction


def test_the_gazetteer_is_that_of_the_decision_of_2025():
    levels = Counter(row["level"] for row in rows("areas.csv.gz"))
    assert levels["provinsi"] == 38
    assert levels["kabupaten"] + levels["kota"] == 514
    assert levels["kecamatan"] == 7285
    assert len(regencies()) == 514


@pytest.mark.parametrize(
    "name", ["Kota Bandung", "KOTA BANDUNG", "Pemerintah Kota Bandung"]
)
def test_a_kota_is_found_however_it_is_written(name):
    assert len(districts(name)) == 30


def test_a_bare_name_that_a_kabupaten_and_a_kota_share_names_neither():
    assert districts("Bandung") == frozenset()


def test_no_regulation_stands_twice_and_every_successor_has_a_year():
    assert len(register()) == len(list(rows("regulations.csv")))
    for each in register().values():
        assert (each.replaced_by is None) == (each.replaced_year is None), each.name


def test_every_listed_misspelling_is_corrected_to_another_word():
    for row in rows("spellings.csv"):
        assert correction(row["wrong"]) == row["right"]
        assert row["wrong"] != row["right"].casefold()


def test_the_words_of_the_law_and_of_every_day_are_right():
    everyday = list(lines("general_words.txt"))
    assert len(everyday) > 100
    assert [word for word in everyday if correction(word)] == []
    known = [row["word"] for row in rows("words.csv.gz") if int(row["times"]) >= 500]
    listed = {row["wrong"] for row in rows("spellings.csv")}
    assert [word for word in known if correction(word) and word not in listed] == []


@pytest.mark.parametrize(
    "word", ["Cicendo", "pendorong", "terlihat", "mengampu", "tegasnya"]
)
def test_names_of_places_and_forms_of_known_words_are_no_slips(word):
    assert correction(word) is None
