"""R15, R16, R17: which printing of a person is the odd one, and where all stand."""

import pytest
from tests.papers.audit.invented import findings, said
from tests.papers.audit.standing import places
from tests.papers.reading.invented import SIGNED, paper

NAME, NIP, RANK = "SRI LESTARI, S.Sos", "NIP. 19700512 199503 2 004", "Pembina / IV.a"


def again(*blocks: str) -> str:
    return paper(after="\n\n".join(blocks))


def test_the_rarer_spelling_is_the_odd_one_and_stands_first():
    odd = "SRI LESTARI, S.SOS.I"
    assert places("R15", again(odd)) == [[odd, f"Nama : {NAME}"]]
    (found,) = findings("R15", again(odd))
    assert (found.written, found.expected) == (odd, NAME)
    assert found.cause == f"“{NAME}” tertulis 2 kali."
    (other,) = findings("R15", again(*[odd] * 3))
    assert (other.written, other.expected) == (NAME, odd)


def test_six_places_of_an_odd_spelling_are_shown():
    odd = "SRI LESTARI, S.SOS.I"
    usual = [NAME] * 7
    (shown,) = places("R15", again(*[odd] * 7, *usual))
    assert shown == [odd, f"Nama : {NAME}", *[odd] * 5]


@pytest.mark.parametrize(
    "spelling",
    [
        "S R I LESTARI, S.Sos",
        "Sri Lestari,   S.Sos",
        "SRI LESTARI , S.Sos",
        "SRI LESTARI, S.Sos Pembina",
        "SRI LESTARI, S.Sos.",
    ],
)
def test_letter_spacing_and_what_follows_a_name_make_no_other_spelling(spelling):
    assert findings("R15", again(spelling)) == []


def test_a_malformed_nip_is_shown_where_it_stands():
    wrong = paper(signed=SIGNED.replace("19700512 199503", "19701312 199503"))
    assert places("R16", wrong) == [["NIP. 19701312 199503 2 004"]]
    (found,) = findings("R16", wrong)
    assert found.written == "NIP. 19701312 199503 2 004"


def test_a_nip_left_open_is_no_malformed_one():
    assert findings("R16", paper(signed=SIGNED.replace(NIP, "NIP."))) == []


def test_two_nips_are_shown_the_first_as_expected():
    other = "NIP. 197005121995032005"
    content = again(NAME, RANK, other)
    assert places("R16", content) == [[NIP, other]]
    (found,) = findings("R16", content)
    assert (found.written, found.expected) == (other, NIP)
    assert found.message == f"{NAME} memiliki 2 NIP yang berbeda."


def test_a_rank_without_grade_is_shown_and_completed():
    content = paper(signed=SIGNED.replace(RANK, "Pembina"))
    assert places("R17", content) == [["Pembina"]]
    (found,) = findings("R17", content)
    assert found.message == "Pangkat “Pembina” ditulis tanpa golongan ruang yang lengkap."
    assert found.written == "Pembina"


def test_several_ranks_are_shown_the_last_as_written():
    content = again(NAME, "Pembina Tk. I / IV.b", NAME, "Penata / III.c")
    assert places("R17", content) == [[RANK, "Pembina Tk. I / IV.b", "Penata / III.c"]]
    (found,) = findings("R17", content)
    assert (found.written, found.expected) == ("Penata / III.c", RANK)
    assert f"Pangkat {NAME} tertulis" in found.message


def test_a_rank_printed_twice_is_one_rank():
    assert said("R17", again(NAME, "PEMBINA / IV.a")) == []
