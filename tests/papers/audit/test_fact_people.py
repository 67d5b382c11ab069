"""People and regulations as papers name them."""

import pytest
from tests.papers.audit.agreed import agreement
from tests.papers.audit.invented import known

from jenjang.papers.audit import Paper
from jenjang.papers.audit.facts.citations import Citation, citations
from jenjang.papers.audit.facts.people import Naming, by_person, namings, nip_of
from jenjang.papers.blocks import Cell, Table

NAME, RANK, NIP = "SRI LESTARI, S.Sos", "Pembina / IV.a", "NIP. 19700512 199503 2 004"


def below(*lines: str) -> tuple[str | None, str | None]:
    """Return the rank and the NIP that belong to the name above some lines."""
    (found,) = named("\n".join([NAME, *lines]))
    return found.rank and found.rank.text, found.nip and found.nip.text


def named(after: str) -> tuple[Naming, ...]:
    return known(namings, agreement(after=after))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((RANK, NIP), (RANK, NIP)),
        ((NIP, RANK), (None, NIP)),  # a NIP ends what is looked at for a rank
        ((NIP,), (None, NIP)),
        (("Pangkat : Penata", NIP), ("Pangkat : Penata", NIP)),
        (("-", NIP), (None, NIP)),
        (("-", "-", NIP), (None, NIP)),
        (("-", "-", "-", NIP), (None, None)),  # three lines below at most
        (("Saksi", NIP), (None, None)),
        ((RANK, "Saksi", NIP), (RANK, None)),
        ((), (None, None)),
    ],
)
def test_rank_and_nip_stand_right_below_a_name(lines, found):
    assert below(*lines) == found


def test_rank_and_nip_may_follow_in_the_line_of_the_name():
    (found,) = named(f"{NAME} {RANK} NIP. 19700512 199503 2 004")
    assert found.text == NAME
    assert (found.rank.text, found.nip.text) == (RANK, NIP)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (NAME, "SRI LESTARI"),
        ("Nama : SRI LESTARI", "SRI LESTARI"),
        ("(SRI LESTARI)", "SRI LESTARI"),
        ("Drs. H. BAMBANG IRAWAN", "BAMBANG IRAWAN"),
        ("SRI WAHYUNI", None),
        ("SRI LESTARI menandatangani", None),
        ("", None),
    ],
)
def test_a_line_names_a_person_who_signs(text, key):
    assert [each.key for each in named(f"Kalimat.\n{text}")] == ([key] if key else [])


def test_a_name_has_no_more_than_twelve_words():
    titles = ", ".join(["S.E."] * 10)
    assert len(named(f"SRI LESTARI, {titles}")) == 1
    assert named(f"SRI LESTARI, {titles}, S.E.") == ()


def test_a_name_after_nama_introduces_its_person():
    found = named(f"Nama : {NAME}\n\n{NAME}")
    assert [each.is_introduction for each in found] == [True, False]


def test_a_paper_without_parties_names_nobody():
    assert known(namings, agreement(first=None, second=None, after=NAME)) == ()


def signed(*rows: tuple[str, ...]) -> tuple[Naming, ...]:
    table = Table(tuple(tuple(Cell(text) for text in row) for row in rows))
    whole = agreement()
    return known(namings, Paper("pk.txt", (*whole.blocks, table), whole.documents))


def test_two_signers_side_by_side_have_rank_and_nip_in_their_own_columns():
    (first, second) = signed(
        ("BAMBANG IRAWAN", NAME),
        ("", RANK),
        ("NIP. 19650101 199003 1 001", NIP),
        ("x", "y"),
    )
    assert (first.rank, first.nip.text) == (None, "NIP. 19650101 199003 1 001")
    assert (second.rank.text, second.nip.text) == (RANK, NIP)


def test_rank_and_nip_of_a_cell_stand_within_it_or_three_rows_below():
    (found,) = signed((f"{NAME}\n{RANK}", "x"), (NIP, "y"))
    assert (found.rank.text, found.nip.text) == (RANK, NIP)
    (found,) = signed((NAME, "x"), ("", "x"), ("", "x"), (NIP, "x"))
    assert found.nip.text == NIP
    (found,) = signed((NAME, "x"), ("", "x"), ("", "x"), ("", "x"), (NIP, "x"))
    assert found.nip is None


def test_a_row_that_is_cut_short_has_nothing_below_the_name():
    (found,) = signed(("x", NAME), ("y",), ("z", NIP))
    assert found.nip.text == NIP


def test_persons_are_kept_with_all_their_namings_in_order():
    text = f"{NAME}\n{RANK}\n\nBAMBANG IRAWAN\n\nSRI LESTARI\n{NIP}"
    found = known(by_person, agreement(after=text))
    assert list(found) == ["SRI LESTARI", "BAMBANG IRAWAN"]
    assert [each.text for each in found["SRI LESTARI"]] == [NAME, "SRI LESTARI"]
    assert [nip_of(each) for each in found["SRI LESTARI"]] == [None, "197005121995032004"]
    (torn,) = named(f"{NAME}\nNIP. belum ada")
    assert nip_of(torn) is None


def cited(text: str) -> list[Citation]:
    return list(known(citations, text))


@pytest.mark.parametrize(
    ("text", "kind", "number", "year"),
    [
        ("Undang-Undang Nomor 23 Tahun 2014", "UU", 23, 2014),
        ("UU No. 23 Thn 2014", "UU", 23, 2014),
        ("Peraturan Pemerintah RI Nomor 8/2006", "PP", 8, 2006),
        ("Perpres 29 Tahun 2014", "Perpres", 29, 2014),
        ("Inpres No 7 tahun 1999", "Inpres", 7, 1999),
        ("PermenPANRB 53 Tahun 2014", "PermenPANRB", 53, 2014),
        ("Permendagri Nomor 86 Tahun 2017", "Permendagri", 86, 2017),
        ("Perda Kabupaten Banjar Nomor 4 Tahun 2020", "Perda", 4, 2020),
        ("Peraturan Bupati Banjar Nomor 5 Tahun 2020", "Perbup", 5, 2020),
    ],
)
def test_a_regulation_is_cited_by_kind_number_and_year(text, kind, number, year):
    (found,) = cited(f"Sesuai {text}")
    assert (found.kind, found.number, found.year) == (kind, number, year)
    assert not found.begins_item


def test_a_regulation_of_a_region_is_told_apart_by_it_and_others_are_not():
    (of_banjar,) = cited("Peraturan Daerah Kabupaten Banjar Nomor 4 Tahun 2020")
    assert of_banjar.region == "kabupaten banjar"
    assert of_banjar.key == ("Perda", "kabupaten banjar", 4, 2020)
    (of_bupati,) = cited("Peraturan Bupati Banjar No. 4 Tahun 2020")
    assert of_bupati.region == "banjar"
    (national,) = cited("Peraturan Pemerintah Republik Indonesia Nomor 8 Tahun 2006")
    assert national.region == ""


@pytest.mark.parametrize(
    ("after", "about"),
    [
        ("tentang Pelaporan Keuangan", "pelaporan keuangan"),
        ("tentang Pelaporan Keuangan (Lembaran Negara)", "pelaporan keuangan"),
        ("tentang Pelaporan Keuangan sebagaimana diubah", "pelaporan keuangan"),
        ("tentang Pelaporan Keuangan, yang telah diubah", "pelaporan keuangan"),
        ("tentang Pelaporan Keuangan. Lalu", "pelaporan keuangan"),
        ("yang baru", ""),
    ],
)
def test_the_title_of_a_regulation_ends_where_the_sentence_goes_on(after, about):
    (found,) = cited(f"PP 8 Tahun 2006 {after}")
    assert found.about == about


@pytest.mark.parametrize(
    ("begin", "begins"),
    [("1. ", True), ("a. ", True), ("- ", True), ("", True), ("Ada ", False)],
)
def test_an_item_of_a_list_begins_with_its_regulation(begin, begins):
    (found,) = cited(f"{begin}PP 8 Tahun 2006")
    assert found.begins_item is begins


def test_a_citation_is_quoted_with_200_letters():
    (found,) = cited("PP 8 Tahun 2006 tentang " + "kata " * 60)
    assert len(found.text) == 200
    assert len(cited("PP 8 Tahun 2006; UU 23 Tahun 2014")) == 2
