"""Agreements where they stand, who signs above whom, what both promise."""

import pytest
from tests.papers.audit.agreed import agreement, aim, line, subordinate
from tests.papers.audit.invented import known, read
from tests.papers.reading.invented import paper

from jenjang.papers.audit import Bundle, Paper
from jenjang.papers.audit.facts.agreements import (
    Signed,
    agreements,
    ceilings,
    chains,
    promises,
)
from jenjang.papers.audit.facts.cascades import shared_objectives
from jenjang.papers.audit.finding import Spot
from jenjang.papers.blocks import NOWHERE
from jenjang.papers.document import Agreement


def signed(each: Paper) -> Signed:
    (found,) = known(agreements, each)
    return found


def test_a_fact_stands_where_the_first_of_its_paths_is_known():
    found = signed(
        agreement(aim("Tertib", "Jumlah surat"), budgets=(line("program", "Desa", 1),))
    )
    assert found.spot("nothing", "budgets[0].name", "budgets[0].amount").place.cell == (
        "budgets[0].name"
    )
    assert found.spot("nothing").place.cell == "objectives[0].text"  # where it begins
    assert found.order("budgets[0].amount") == 9
    assert found.order("nothing") is None
    assert [grid.order for grid in found.grids] == [1, 2, 8]


def test_an_agreement_that_nothing_places_begins_with_its_paper():
    bare = Agreement("PK")
    assert signed(Paper("a", (), (bare,))).spot("x") == Spot("a", NOWHERE)
    text = read("Satu\nDua", "a")
    assert signed(Paper("a", text.blocks, (bare,))).spot("x").place.line == 1


def test_two_agreements_of_one_file_part_its_lines_and_tables():
    first, second = known(agreements, read("\n\n".join([paper(), paper()])))
    assert (first.start, second.end) == (0, len(first.paper.lines))
    assert first.end == second.start
    assert first.lines[0].text == second.lines[0].text == "PERJANJIAN KINERJA TAHUN 2024"
    assert (*first.lines, *second.lines) == first.paper.lines
    assert [len(first.grids), len(second.grids)] == [2, 2]
    assert (*first.grids, *second.grids) == first.paper.grids


def test_parties_are_known_by_their_folded_names_and_may_be_missing():
    found = signed(agreement())
    assert (found.owner, found.superior) == ("SRI LESTARI", "BAMBANG IRAWAN")
    none = signed(agreement(first=None, second=None))
    assert (none.owner, none.superior) == ("", "")


@pytest.mark.parametrize(
    ("kind", "number", "revision"),
    [("PK", None, 0), ("PK", 0, 0), ("PK Perubahan", None, 1), ("PK Perubahan", 3, 3)],
)
def test_a_perubahan_counts_as_the_first_where_it_has_no_number(kind, number, revision):
    assert signed(agreement(kind=kind, revision=number)).revision == revision


def test_lines_and_indicators_stand_where_their_amounts_and_texts_do():
    budgets = (line("program", "Desa", 1), line("program", "Kota", None))
    found = signed(agreement(aim("Tertib", "Jumlah surat", "Nilai"), budgets=budgets))
    first, second = ceilings(found)
    assert [c.spot.place.cell for c in (first, second)] == [
        "budgets[0].amount",
        "budgets[1].name",
    ]
    assert first.name_spot.place.cell == "budgets[0].name"
    _, promise = promises(found)
    assert promise.spot.place.cell == "objectives[0].indicators[1].text"
    assert promise.at("formula") == promise.spot
    assert promise.objective_spot.place.cell == "objectives[0].text"


MURNI, REVISED = {"kind": "PK"}, {"kind": "PK Perubahan"}


def linked(*papers: Paper) -> list[tuple[str, str]]:
    return [(a.paper.file, b.paper.file) for a, b in known(chains, *papers)]


def test_a_superior_is_known_by_name_within_one_year():
    assert linked(agreement(), subordinate()) == [("pk.txt", "bawahan.txt")]
    assert linked(subordinate(), agreement()) == [("pk.txt", "bawahan.txt")]
    assert linked(agreement(year=2023), subordinate()) == []
    assert linked(agreement(), subordinate(second=None)) == []
    assert linked(agreement(first=None), subordinate(second=None)) == []
    own = agreement(second=agreement().agreements[0].first_party)
    assert linked(own) == []


@pytest.mark.parametrize(
    ("above", "below", "chosen"),
    [
        ((0,), 0, [0]),
        ((0, 1), 0, [0]),
        ((0, 1), 1, [1]),
        ((0, 1, 2), 1, [1]),
        ((0, 1), 2, [1]),
        ((0, 0), 1, [0, 0]),
    ],
)
def test_an_agreement_is_derived_from_the_last_of_the_superior_in_force(
    above, below, chosen
):
    kinds = (MURNI, REVISED, {**REVISED, "revision": 2})
    papers = [agreement(**kinds[n], file=str(n)) for n in above]
    found = linked(*papers, subordinate(**kinds[below]))
    assert [int(file) for file, _ in found] == chosen


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("2024-10-08", "2024-10-08", 1),
        ("2024-10-08", "2024-08-09", 1),  # sixty days
        ("2024-10-08", "2024-08-08", 0),
        ("2024-08-09", "2024-10-08", 1),
        ("2024-08-08", "2024-10-08", 0),
        ("2024-10", "2024-01-08", 1),  # no day to count from
        ("2024-10-08", None, 1),
    ],
)
def test_a_murni_after_a_perubahan_is_of_its_round_within_sixty_days(above, below, found):
    papers = (agreement(**REVISED, date=above), subordinate(date=below))
    assert len(linked(*papers)) == found


def shared(uppers: tuple, *lowers) -> list[tuple[str, str]]:
    found = known(shared_objectives, agreement(*uppers), subordinate(*lowers))
    return [(a.objective.text, b.objective.text) for a, b in found]


UPPER = aim("Terlaksananya aa bb cc dd", "Jumlah")


@pytest.mark.parametrize(
    ("lower", "found"),
    [
        (aim("Terlaksananya aa bb cc dd", "Nilai"), 1),
        (aim("Meningkatnya aa bb cc", "Nilai"), 1),  # three words of four
        (aim("Terlaksananya aa bb", "Nilai"), 0),
        (aim("Terlaksananya aa bb cc dd", "Nilai", level="SASARAN"), 1),
        (aim("Terlaksananya aa bb cc dd", "Nilai", level="Sasaran Program"), 0),
        (aim("Terlaksananya aa bb cc dd", "Nilai", "Indeks"), 0),  # two indicators
        (aim("Terlaksananya aa bb cc dd"), 0),
    ],
)
def test_a_sasaran_is_shared_down_the_chain_on_one_level(lower, found):
    assert len(shared((UPPER,), lower)) == found
    several = aim(UPPER.text, "Jumlah", "Nilai")
    assert shared((several,), lower) == []
    assert shared((), lower) == []


def test_of_several_sasaran_above_the_most_like_is_shared_else_the_first():
    lower = aim("Terlaksananya aa bb cc dd", "Nilai")
    near = aim("Terlaksananya aa bb cc", "Jumlah")
    far = aim("Tertibnya zz", "Jumlah")
    for uppers in ((near, far, UPPER), (UPPER, near), (far, UPPER, near)):
        assert shared(uppers, lower) == [(UPPER.text, lower.text)]
    again = aim("Meningkatnya aa bb cc dd", "Jumlah")
    assert shared((UPPER, again), lower) == [(UPPER.text, lower.text)]
    assert shared((again, UPPER), lower) == [(again.text, lower.text)]


def test_facts_are_worked_out_once_for_a_bundle():
    bundle = Bundle((agreement(),))
    assert agreements(bundle) is agreements(bundle)
