"""R18, R34: positions, units, owners and titles of annexes, and where each stands."""

from dataclasses import replace

import pytest
from tests.papers.audit import reported
from tests.papers.audit.invented import FIRST, SECRETARY_SIGNED, findings, read, subordinate
from tests.papers.audit.standing import agreed, of, places, standing
from tests.papers.reading.invented import paper

from jenjang.papers.document import IndicatorRow, Party

FULL, SHORT = "KEPALA SEKSI PELAYANAN UMUM", "KASI. PELAYANAN UMUM"
OFFICER = f"Nama : DEWI ANGGRAENI, S.E.\nJabatan : {FULL}"


def section(signing: str = FULL, after: str = "", annex: str = "LAMPIRAN") -> str:
    signed = SECRETARY_SIGNED.replace("SEKRETARIS CAMAT", signing)
    return subordinate(first=OFFICER + FIRST, signed=signed, after=after, annex_title=annex)


def test_a_position_in_two_spellings_is_shown_short_and_full():
    assert places("R18", section(SHORT)) == [[SHORT, f"Jabatan : {FULL}"]]
    (found,) = findings("R18", section(SHORT))
    assert (found.written, found.expected) == (SHORT, f"Jabatan : {FULL}")
    assert found.certain


def test_three_more_places_of_each_spelling_are_shown():
    lines = "\n\n".join([*[SHORT.lower()] * 4, *[FULL.title()] * 5])
    (shown,) = places("R18", section(SHORT, after=lines))
    assert shown[:2] == [SHORT, f"Jabatan : {FULL}"]
    assert shown[2:] == [SHORT.lower()] * 3 + [FULL.title()] * 3


@pytest.mark.parametrize(
    ("signing", "found"),
    [
        ("KASI PELAYANAN", 1),
        ("Kasie Pelayanan Publik", 1),
        ("KASI PEMERINTAHAN", 0),
        ("KEPALA SUB BAGIAN UMUM", 0),
        ("STAF PELAYANAN UMUM", 0),
    ],
)
def test_a_position_is_one_with_another_by_its_kind_and_first_word(signing, found):
    assert len(findings("R18", section(signing))) == found


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Kasubbag Umum", "Kepala Subbagian Umum"),
        ("Kasubag. Umum", "Kepala Sub Bagian Umum"),
        ("Ka. Sub.Bag Umum", "Kepala Sub Bagian Umum"),
        ("Kabid Data", "Kepala Bidang Data"),
        ("Kasubbid Data", "Kepala Subbidang Data"),
        ("Kabag Hukum", "Kepala Bagian Hukum"),
        ("Kadis Sosial", "Kepala Dinas Sosial"),
    ],
)
def test_every_short_form_stands_for_its_full_one(short, full):
    assert places("R18", paper(after=f"{full}\n\n{short}")) == [[short, full]]


def test_a_position_in_a_long_sentence_or_a_table_of_figures_is_not_compared():
    twelve, thirteen = (" ".join([SHORT, *["x"] * more]) for more in (9, 10))
    assert len(findings("R18", section(after=twelve))) == 1
    assert findings("R18", section(after=thirteen)) == []
    cell = f"No\tJabatan\n1\t{SHORT}"
    assert findings("R18", section(after=cell)) == []


def test_a_table_of_two_signatures_is_no_table_of_figures():
    beside = f"PIHAK KEDUA,\tPIHAK PERTAMA,\nCAMAT WANASARI\t{SHORT}"
    (shown,) = places("R18", section(after=beside))
    assert shown == [SHORT, f"Jabatan : {FULL}", FULL]


def annexed(title: str, below: str) -> str:
    return section(annex=f"{title}\n\n{below}")


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("PENGELOLA BARANG DAERAH", 1),
        ("PENGELOLA PELAYANAN DAERAH", 0),
        ("Pengelola Barang Daerah", 0),
        ("PENGELOLA", 0),
        ("KECAMATAN WANA SARI", 0),
        ("TABEL BARANG DAERAH", 0),
        (" ".join(["PENGELOLA", *["BARANG"] * 11]), 1),
        (" ".join(["PENGELOLA", *["BARANG"] * 12]), 0),
    ],
)
def test_a_title_in_capitals_under_lampiran_names_the_signers_position(below, found):
    assert len(findings("R18", annexed("LAMPIRAN", below))) == found


def test_a_title_of_another_position_is_shown_with_the_signers_own():
    content = annexed("LAMPIRAN", "PENGELOLA BARANG DAERAH")
    assert places("R18", content) == [["PENGELOLA BARANG DAERAH", f"Jabatan : {FULL}"]]
    (found,) = findings("R18", content)
    assert (found.written, found.expected) == ("PENGELOLA BARANG DAERAH", FULL)
    assert "Lampiran memuat “PENGELOLA BARANG DAERAH”" in found.message


def test_a_line_under_the_papers_first_title_or_any_other_line_is_no_annex():
    title = "PERJANJIAN KINERJA TAHUN 2024\n\n"
    first = section().replace(title, f"{title}PENGELOLA BARANG DAERAH\n\n")
    assert findings("R18", first) == []
    assert findings("R18", section(after="CATATAN\n\nPENGELOLA BARANG DAERAH")) == []


def test_the_first_title_does_not_end_the_search():
    content = annexed("LAMPIRAN", "TAHUN ANGGARAN BERJALAN\n\nLAMPIRAN\n\nPENGELOLA BARANG")
    assert places("R18", content)[0][0] == "PENGELOLA BARANG"


def test_where_no_first_party_or_position_is_printed_no_title_is_wrong():
    page = read(annexed("LAMPIRAN", "SEKSI KETERTIBAN UMUM"))
    for party in (None, Party("DEWI ANGGRAENI, S.E."), Party("DEWI ANGGRAENI, S.E.", "")):
        assert of("R34", agreed(page, first_party=party)) == []
        assert of("R18", agreed(page, first_party=party)) == []


def test_a_title_in_a_table_is_no_title_of_an_annex():
    cells = "LAMPIRAN\tISI\nPENGELOLA BARANG DAERAH\tSEKSI KETERTIBAN"
    assert findings("R18", section(after=cells)) == []
    assert findings("R34", section(after=f"LAMPIRAN\n\n{cells}")) == []


OFFICES = ("KANTOR KECAMATAN WANASARI", "KANTOR CAMAT WANASARI")


def test_a_unit_of_two_names_is_shown_by_the_rarer_first():
    kecamatan, camat = OFFICES
    after = "\n\n".join([camat, camat, kecamatan])
    assert places("R18", paper(after=after)) == [[kecamatan, camat, camat]]
    (found,) = findings("R18", paper(after=after))
    assert (found.written, found.expected) == (kecamatan, camat)
    many = "\n\n".join([camat] * 7 + [kecamatan] * 6)
    assert places("R18", paper(after=many)) == [[kecamatan] * 5 + [camat] * 5]


def test_two_units_or_a_name_within_a_sentence_are_no_second_name():
    kecamatan, _ = OFFICES
    assert findings("R18", paper(after=f"{kecamatan}\n\nKANTOR CAMAT MEKARSARI")) == []
    label = f"{kecamatan}\n\nSKPD : pada KANTOR CAMAT WANASARI"
    assert len(findings("R18", paper(after=label))) == 1


@pytest.mark.parametrize(("more", "found"), [(9, 1), (10, 0)])
def test_the_name_of_a_unit_has_twelve_words_at_most(more, found):
    name = " ".join(["WANASARI", *["RAYA"] * more])
    after = f"KANTOR KECAMATAN {name}\n\nKANTOR CAMAT {name}"
    assert len(findings("R18", paper(after=after))) == found


LISTED = (
    "1. Camat\n\n2. Kepala Seksi Pemerintahan\n\n3. Kepala Seksi Pelayanan Umum\n\n"
    "4. Kepala Seksi Kesejahteraan Sosial"
)


def owned(*owners: str | None, printed: str = LISTED):
    rows = [IndicatorRow(f"Indeks {n}", responsible=each) for n, each in enumerate(owners)]
    return reported.paper(reported.table("capaian", *rows), printed=printed)


def strange(*owners: str | None, printed: str = LISTED) -> list[str]:
    return [found.written for found in of("R18", owned(*owners, printed=printed))]


def test_strange_owners_are_one_finding_behind_the_list_of_offices():
    page = owned(
        "Kasi Pelayanan Khusus", None, "Kasi Pemerintahan", "Kasi Pemerintahan Desa"
    )
    (found,) = of("R18", page)
    assert found.written == "“Kasi Pelayanan Khusus”, “Kasi Pemerintahan Desa”"
    offices = replace(found, places=found.places[:3])
    assert standing([offices], page) == [LISTED.split("\n\n")[1:]]
    assert [spot.place.line for spot in found.places[3:]] == [1001, 1004]


@pytest.mark.parametrize(
    ("owner", "found"),
    [
        ("Kasi Pelayanan", 1),
        ("Kasi Pelayanan Umum", 0),
        ("Kasi Kesra", 0),
        ("Kasi Trantib", 0),
        ("Camat Pelayanan Desa", 0),
        ("Kepala Seksi Pemerintahan Desa", 1),
    ],
)
def test_an_owner_with_part_of_an_office_is_strange_and_an_abbreviation_is_not(
    owner, found
):
    assert len(strange(owner)) == found


def test_four_offices_and_three_rows_of_an_owner_are_shown():
    five = LISTED + "\n\n5. Seksi Ketertiban\n\n6. Sub Bagian Keuangan"
    (found,) = of("R18", owned(*["Kasi Pelayanan Khusus"] * 4, printed=five))
    assert len(found.places) == 4 + 3
    assert [spot.place.line for spot in found.places[4:]] == [1001, 1002, 1003]


def test_two_offices_or_offices_in_a_table_show_no_organisation():
    two = "\n\n".join(LISTED.split("\n\n")[:3])
    assert strange("Kasi Pelayanan Khusus", printed=two) == []
    tabled = "No\tJabatan\n" + "\n".join(
        f"{n}\t{line}" for n, line in enumerate(LISTED.split("\n\n"))
    )
    assert strange("Kasi Pelayanan Khusus", printed=tabled) == []
    again = two + "\n\n4. Seksi Pemerintahan"
    assert strange("Kasi Pelayanan Khusus", printed=again) == []


def test_each_report_has_an_organisation_of_its_own():
    plain = owned("Kasi Pelayanan Khusus", printed="Tanpa susunan.")
    plain.file = "lain.txt"
    assert of("R18", plain, owned("Kasi Pemerintahan")) == []
    assert len(of("R18", plain, owned("Kasi Pelayanan Khusus"))) == 1


def titled(*lines: str, position: str = FULL) -> list[str]:
    first = f"Nama : DEWI ANGGRAENI, S.E.\nJabatan : {position}"
    content = subordinate(first=first + FIRST, annex_title="\n\n".join(lines))
    assert all(len(shown) == 1 for shown in places("R34", content))
    return [f.written for f in findings("R34", content)]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("SEKSI KETERTIBAN", 1),
        ("KEPALA SEKSI KETERTIBAN", 1),
        ("SEKSI PELAYANAN UMUM", 0),
        ("SEKSI PELAYANAN UMUM DAN SURAT", 0),
        ("SEKSI PELAYANAN", 0),
        ("SEKSI PELAYANAN UMUM PADA KECAMATAN WANASARI", 0),
        ("SUB BAGIAN KETERTIBAN", 0),
        ("KETERTIBAN UMUM", 0),
    ],
)
def test_an_annex_bears_the_title_of_the_signers_section(title, found):
    assert titled("LAMPIRAN", title) == [title] * found


@pytest.mark.parametrize(("between", "found"), [(0, 1), (2, 1), (3, 0)])
def test_the_title_stands_within_three_lines_of_lampiran(between, found):
    lines = [f"BARIS {n}" for n in range(between)]
    assert len(titled("LAMPIRAN", *lines, "SEKSI KETERTIBAN")) == found


def test_a_wrong_title_says_what_the_signer_leads():
    (found,) = findings("R34", annexed("LAMPIRAN", "SEKSI KETERTIBAN"))
    assert found.expected == "pelayanan umum"
    assert found.cause == "Penanda tangannya memimpin Pelayanan Umum."
    assert found.certain


def test_a_sub_bagian_has_titles_too_and_who_leads_no_office_has_none():
    own = "KEPALA SUB BAGIAN KEUANGAN"
    assert titled("LAMPIRAN", "SUB BAGIAN UMUM", position=own) == ["SUB BAGIAN UMUM"]
    assert titled("LAMPIRAN", "SUBBAGIAN KEUANGAN", position=own) == []
    assert titled("LAMPIRAN", "SEKSI UMUM", position="SEKRETARIS CAMAT") == []
