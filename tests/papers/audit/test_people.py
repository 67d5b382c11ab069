"""R15, R16, R17: one name, one NIP, one rank."""

import pytest
from tests.papers.audit.invented import findings, said
from tests.papers.reading.invented import SIGNED, paper


def signed(old: str, new: str) -> str:
    return paper(signed=SIGNED.replace(old, new))


@pytest.mark.parametrize("spelling", ["SRI LESTARI, S.SOS.I", "Sri Lestari, S. Sos"])
def test_a_degree_spelled_two_ways_is_found(spelling):
    (finding,) = findings("R15", signed("SRI LESTARI, S.Sos", spelling))
    assert finding.certain
    assert {finding.written, finding.expected} == {"SRI LESTARI, S.Sos", spelling}


@pytest.mark.parametrize(
    "spelling", ["Sri Lestari, S.Sos", "SRI LESTARI,S.Sos", "SRI LESTARI, S.Sos."]
)
def test_case_and_a_blank_after_a_comma_are_no_other_spelling(spelling):
    assert findings("R15", signed("SRI LESTARI, S.Sos", spelling)) == []


def test_a_nip_that_nobody_can_have_is_found():
    assert findings("R16", paper()) == []
    (finding,) = findings("R16", signed("19700512 199503", "19701312 199503"))
    assert "tidak ada dalam kalender" in finding.message
    (short,) = findings("R16", signed("19700512 199503 2 004", "19700512 199503 2 00"))
    assert "17" in short.message


def test_two_nips_of_one_person_are_found_and_blanks_are_none():
    again = "\n\nSRI LESTARI, S.Sos\nPembina / IV.a\nNIP. {}"
    other = paper(after=again.format("197005121995032005"))
    same = paper(after=again.format("197005121995032004"))
    (finding,) = findings("R16", other)
    assert len(finding.places) == 2
    assert findings("R16", same) == []


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        ("Pembina / III.d", ""),
        ("Pembina", "Pembina / IV.a"),
        ("PEMBINA/ IVA", "Pembina / IV.a"),
    ],
)
def test_a_rank_without_its_own_grade_is_found(rank, expected):
    assert [e for _, e, _ in said("R17", signed("Pembina / IV.a", rank))] == [expected]


def test_a_legal_rank_is_not_spoken_of_and_two_of_one_person_are():
    assert findings("R17", paper()) == []
    after = "\n\nSRI LESTARI, S.Sos\nPembina Tk. I / IV.b"
    (finding,) = findings("R17", paper(after=after))
    assert (finding.written, finding.expected) == ("Pembina Tk. I / IV.b", "Pembina / IV.a")
