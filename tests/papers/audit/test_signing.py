"""R18, R20, R34, R46, R62: offices, dates and the signed page."""

import pytest
from tests.papers.audit.invented import (
    FIRST,
    SECRETARY_SIGNED,
    findings,
    said,
    subordinate,
)
from tests.papers.reading.invented import ANNEX_TITLE, SIGNED, paper

SECTION = "Nama : DEWI ANGGRAENI, S.E.\nJabatan : KEPALA SEKSI PELAYANAN UMUM"


def section(annex_title: str = ANNEX_TITLE, signed: str = SECRETARY_SIGNED) -> str:
    return subordinate(first=SECTION + FIRST, annex_title=annex_title, signed=signed)


def test_a_position_in_full_and_abbreviated_is_found_in_one_agreement():
    short = section(
        signed=SECRETARY_SIGNED.replace("SEKRETARIS CAMAT", "KASI. PELAYANAN UMUM")
    )
    full = section(
        signed=SECRETARY_SIGNED.replace("SEKRETARIS CAMAT", "Kepala Seksi Pelayanan Umum")
    )
    (finding,) = findings("R18", short)
    assert finding.written == "KASI. PELAYANAN UMUM"
    assert findings("R18", full) == []


def test_a_unit_with_two_names_is_found():
    two = "KANTOR KECAMATAN WANASARI\n\nSKPD : KANTOR CAMAT WANASARI"
    (finding,) = findings("R18", paper(after=two))
    assert finding.severity.value == "tidak konsisten"
    assert (
        findings("R18", paper(after="KANTOR CAMAT WANASARI\n\nKANTOR CAMAT WANASARI")) == []
    )


@pytest.mark.parametrize("title", ["SEKSI KETERTIBAN", "KEPALA SEKSI KETERTIBAN UMUM"])
def test_an_annex_with_the_title_of_another_section_is_found(title):
    assert [w for w, _, _ in said("R34", section(f"PERJANJIAN KINERJA\n\n{title}"))] == [
        title
    ]


@pytest.mark.parametrize(
    "title", ["SEKSI PELAYANAN UMUM KECAMATAN WANASARI", "SEKSI PELAYANAN"]
)
def test_an_annex_with_the_title_of_its_own_section_is_right(title):
    assert said("R34", section(f"PERJANJIAN KINERJA\n\n{title}")) == []


def test_a_subordinate_who_signs_before_the_superior_is_found():
    below = subordinate(signed=SECRETARY_SIGNED.replace("8 Januari", "5 Januari"))
    (finding,) = findings("R20", paper(), below)
    assert finding.expected == "8 Januari 2024"
    assert findings("R20", paper(), subordinate()) == []


def test_two_dates_of_one_agreement_are_found():
    after = "\n\nWanasari, {} Januari 2024\n\nCAMAT WANASARI\n\nSRI LESTARI, S.Sos"
    (finding,) = findings("R20", paper(after=after.format(9)))
    assert (finding.written, finding.expected) == ("2024-01-09", "2024-01-08")
    assert findings("R20", paper(after=after.format(8))) == []


def test_an_agreement_of_july_that_is_no_perubahan_is_late():
    july = SIGNED.replace("Januari", "Juli")
    (finding,) = findings("R62", paper(signed=july))
    assert finding.certain
    assert findings("R62", paper()) == []
    revised = paper(title="PERJANJIAN KINERJA PERUBAHAN TAHUN 2024", signed=july)
    assert findings("R62", revised) == []


def test_a_civil_servant_without_nip_or_rank_is_found_and_a_bupati_is_not():
    bare = SIGNED.replace("Pembina / IV.a\nNIP. 19700512 199503 2 004", "")
    (finding,) = findings("R46", paper(signed=bare))
    assert "NIP dan pangkat: Sri Lestari." in finding.message
    (rank,) = findings("R46", paper(signed=SIGNED.replace("Pembina / IV.a\n", "")))
    assert "tanpa pangkat" in rank.message
    assert findings("R46", paper()) == []


def test_an_annex_that_the_second_party_did_not_sign_is_found():
    alone = "\n\nWanasari, 8 Januari 2024\n\nPihak Pertama,\nCAMAT\n\nSRI LESTARI, S.Sos"
    (finding,) = findings("R46", paper(after=alone))
    assert "tanpa Pihak Kedua" in finding.message
    both = alone + "\n\nPihak Kedua,\nBUPATI TIRTA MAKMUR\n\nDrs. H. BAMBANG IRAWAN"
    assert findings("R46", paper(after=both)) == []
