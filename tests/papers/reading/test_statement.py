"""Whose paper it is: title, year, unit, parties, place, date, signatures."""

import pytest
from tests.papers.reading.invented import SIGNED, agreement, agreements, doubts, paper

from jenjang.papers.document import Annex, Party


def test_a_plain_paper_is_read_whole_without_a_doubt():
    found = agreement(paper())

    assert (found.kind, found.year, found.revision) == ("PK", 2024, 0)
    assert (found.unit, found.regency) == ("Kecamatan Wanasari", "Kabupaten Tirta Makmur")
    assert (found.place, found.date, found.date_text) == (
        "Wanasari",
        "2024-01-08",
        "8 Januari 2024",
    )
    assert found.first_party == Party(
        "SRI LESTARI, S.Sos", "CAMAT WANASARI", "19700512 199503 2 004", "Pembina / IV.a"
    )
    assert found.second_party == Party("Drs. H. BAMBANG IRAWAN", "BUPATI TIRTA MAKMUR")
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("title", "kind", "revision", "year"),
    [
        ("PERJANJIAN KINERJA PERUBAHAN TAHUN 2023", "PK Perubahan", 1, 2023),
        ("PERUBAHAN PERJANJIAN KINERJA TAHUN 2023", "PK Perubahan", 1, 2023),
        ("PERJANJIAN KINERJA PERUBAHAN KE-2 TAHUN 2023", "PK Perubahan", 2, 2023),
        (
            "PERJANJIAN KINERJA PERUBAHAN KEDUA\nTAHUN ANGGARAN 2023",
            "PK Perubahan",
            2,
            2023,
        ),
        ("**PERJANJIAN KINERJA TA. 2025\n(ESELON III)**", "PK", 0, 2025),
    ],
)
def test_the_title_says_kind_number_and_year(title, kind, revision, year):
    found = agreement(paper(title=title))
    assert (found.kind, found.revision, found.year) == (kind, revision, year)


def test_a_year_out_of_range_is_doubted_and_not_taken():
    found = agreement(paper(title="PERJANJIAN KINERJA TAHUN 2204"))
    assert found.year is None
    assert doubts(found)["year"] == "Tahun 2204 di luar 2000-2100; perbaiki tahunnya."


def test_the_reason_of_a_change_is_read():
    after = f"Alasan perubahan : pergantian pejabat\n\n{SIGNED}"
    found = agreement(paper(title="PERJANJIAN KINERJA PERUBAHAN TAHUN 2023", signed=after))
    assert found.reason == "pergantian pejabat"


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("SKPD : KECAMATAN WANASARI TIMUR", "Kecamatan Wanasari Timur"),
        ("SATUAN KERJA PERANGKAT DAERAH : KANTOR CAMAT WANASARI", "Kecamatan Wanasari"),
        ("SEKSI PELAYANAN KECAMATAN WANASARI TAHUN 2024", "Kecamatan Wanasari"),
        ("DINAS KOMUNIKASI DAN INFORMATIKA", "Dinas Komunikasi dan Informatika"),
    ],
)
def test_the_annex_names_the_unit(heading, unit):
    assert agreement(paper(annex_title=f"LAMPIRAN I\n{heading}")).unit == unit


def test_a_paper_that_names_no_unit_has_the_unit_of_its_file():
    staff = paper(
        first="Nama : TONO\nJabatan : PENGOLAH DATA\nselanjutnya disebut Pihak Pertama",
        second="Nama : TINI\nJabatan : KASI PELAYANAN\nselanjutnya disebut Pihak Kedua",
        signed="",
    )
    units = [(found.unit, found.regency) for found in agreements(f"{paper()}\n\n{staff}")]
    assert units == [("Kecamatan Wanasari", "Kabupaten Tirta Makmur")] * 2


SECTION = """Nama : TONO
Jabatan : KEPALA SEKSI ARSIP DINAS PERPUSTAKAAN KABUPATEN TIRTA MAKMUR
selanjutnya disebut Pihak Pertama"""


@pytest.mark.parametrize(
    ("annex_title", "unit"),
    [
        ("LAMPIRAN I\nSEKSI ARSIP", "Seksi Arsip, Dinas Perpustakaan"),
        ("LAMPIRAN I\nSEKSI ARSLP", "Seksi Arslp, Dinas Perpustakaan"),  # misread
        ("LAMPIRAN I\nDINAS PERPUSTAKAAN", "Dinas Perpustakaan"),
    ],
)
def test_a_part_of_an_office_that_heads_the_annex_is_named_with_its_office(
    annex_title, unit
):
    second = "Nama : TINI\nJabatan : SEKRETARIS\nselanjutnya disebut Pihak Kedua"
    content = paper(first=SECTION, second=second, signed="", annex_title=annex_title)
    assert agreement(content).unit == unit


def test_a_part_of_no_named_office_is_what_is_known_of_the_unit():
    first = "Nama : TONO\nJabatan : ARSIPARIS\nselanjutnya disebut Pihak Pertama"
    second = "Nama : TINI\nJabatan : SEKRETARIS\nselanjutnya disebut Pihak Kedua"
    content = paper(
        first=first, second=second, signed="", annex_title="LAMPIRAN\nSUB BAGIAN UMUM"
    )
    assert agreement(content).unit == "Sub Bagian Umum"


def test_a_city_that_is_part_of_a_province_is_a_unit_and_no_government():
    found = agreement(
        paper(
            title="PERJANJIAN KINERJA TAHUN 2024\nKOTA ADMINISTRASI TIRTA UTARA",
            first="Nama : TONO\nJabatan : WALIKOTA\nselanjutnya disebut Pihak Pertama",
            second="Nama : TINI\nJabatan : GUBERNUR TIRTA RAYA\nselaku atasan Pihak "
            "Pertama, selanjutnya disebut Pihak Kedua",
            signed="",
        )
    )
    assert found.unit == "Kota Administrasi Tirta Utara"
    assert found.regency == "Provinsi Tirta Raya"


def test_a_call_on_the_last_line_of_a_broken_title_is_no_part_of_it():
    second = (
        "Nama : TINI\nJabatan : KEPALA BIDANG MUARA\nDINAS PERIKANAN Selaku atasan Pihak "
        "Pertama, selanjutnya disebut PIHAK KEDUA"
    )
    found = agreement(paper(second=second, signed=""))
    assert found.second_party == Party("TINI", "KEPALA BIDANG MUARA DINAS PERIKANAN")


def test_a_place_without_a_date_over_a_title_is_the_place():
    signed = "Wanasari,\nCAMAT WANASARI\n\nSRI LESTARI, S.Sos\nNIP. 19700512 199503 2 004"
    assert (
        agreement(paper(signed=signed)).place,
        agreement(paper(signed=signed)).date,
    ) == (
        "Wanasari",
        None,
    )


def test_place_and_date_are_those_of_the_annex_where_the_statement_has_none():
    annex = "Wanasari, 9 Januari 2024\n\nCAMAT WANASARI\n\nSRI LESTARI, S.Sos"
    found = agreement(paper(signed="CAMAT WANASARI\n\nSRI LESTARI, S.Sos", after=annex))
    assert (found.place, found.date) == ("Wanasari", "2024-01-09")


def test_the_first_party_may_be_called_pihak_kesatu():
    first = "Nama : TONO\nJabatan : CAMAT\nSelanjutnya disebut sebagai PIHAK KESATU"
    assert agreement(paper(first=first)).first_party == Party("TONO", "CAMAT")


def test_a_title_that_runs_over_the_line_is_read_whole():
    jabatan = "Jabatan : KEPALA SEKSI\nPELAYANAN UMUM"
    first = f"Nama : TONO\n{jabatan}\nselanjutnya disebut Pihak Pertama"
    party = agreement(paper(first=first, signed="")).first_party
    assert party == Party("TONO", "KEPALA SEKSI PELAYANAN UMUM")


def test_a_statement_run_together_by_a_program_is_parted():
    whole = paper().split("LAMPIRAN")
    found = agreement(whole[0].replace("\n", " ") + "\n\nLAMPIRAN" + whole[1])
    assert found.first_party is not None
    assert found.first_party.name == "SRI LESTARI, S.Sos"
    assert found.second_party is not None
    assert found.second_party.name == "Drs. H. BAMBANG IRAWAN"


def test_what_somebody_is_called_may_stand_on_the_line_of_his_title():
    found = agreement(
        paper(
            first="Nama : TONO\nJabatan : PENGOLAH DATA, selanjutnya disebut Pihak Pertama",
            second="Nama : SARI\nJabatan : KEPALA SEKSI DATA selaku atasan Pihak Pertama, "
            "selanjutnya disebut Pihak Kedua",
        )
    )
    assert found.first_party is not None
    assert found.second_party is not None
    assert (found.first_party.name, found.first_party.title) == ("TONO", "PENGOLAH DATA")
    assert (found.second_party.name, found.second_party.title) == (
        "SARI",
        "KEPALA SEKSI DATA",
    )


def test_a_paper_without_parties_is_doubted():
    found = agreement(paper(first="selaku pihak pertama", second="", signed=""))
    assert doubts(found)["first_party"] == (
        "Pihak Pertama tidak terbaca; isi nama dan jabatannya."
    )


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Wanasari, 02 Januari 2024", "Wanasari", "2024-01-02"),
        ("Wanasari,      Januari 2024", "Wanasari", "2024-01"),
        ("Wanasari, ............ 2024", "Wanasari", "2024"),
        ("Wanasari, ....................", "Wanasari", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_printed(line, place, date):
    found = agreement(paper(signed=SIGNED.replace("Wanasari, 8 Januari 2024", line)))
    assert (found.place, found.date) == (place, date)


def test_a_day_that_does_not_exist_is_doubted():
    found = agreement(paper(signed=SIGNED.replace("8 Januari", "31 Februari")))
    assert found.date is None
    assert "31 Februari 2024" in doubts(found)["date"]


INTERLEAVED = """Pihak Kedua,
SEKRETARIS

Pihak Pertama,
PENGOLAH DATA

S I T I  A M I N A H, SE
PENATA TK. I / III. D
NIP. NIP: 19780214 200901 2 004

BUDI RAHARJO.
PENGATUR TK. I/ II.C
NIP:196805212006041007"""
SITI = "Nama : SITI AMINAH, SE\nJabatan : SEKRETARIS\nselanjutnya disebut Pihak Kedua"
BUDI = "Nama : BUDI RAHARJO\nJabatan : PENGOLAH DATA\nselanjutnya disebut Pihak Pertama"


def test_nip_and_rank_go_to_the_name_above_them_however_it_is_spaced():
    found = agreement(paper(first=BUDI, second=SITI, signed=INTERLEAVED))
    assert found.second_party == Party(
        "SITI AMINAH, SE", "SEKRETARIS", "19780214 200901 2 004", "PENATA TK. I / III. D"
    )
    assert found.first_party == Party(
        "BUDI RAHARJO", "PENGOLAH DATA", "196805212006041007", "PENGATUR TK. I/ II.C"
    )


def test_two_sides_printed_in_columns_are_read_each_for_itself():
    columns = (
        "\tWanasari, 2 Januari 2024\nPIHAK KEDUA\tPIHAK PERTAMA\n"
        "SITI AMINAH, SE\tBUDI RAHARJO\nNIP. 197802142009012004\tNIP. 196805212006041007"
    )
    found = agreement(paper(first=BUDI, second=SITI, signed=columns))
    assert found.first_party is not None
    assert found.first_party.nip == "196805212006041007"
    assert found.second_party is not None
    assert found.second_party.nip == "197802142009012004"
    assert found.date == "2024-01-02"


def test_both_names_in_one_line_leave_the_nip_to_the_last():
    names = "SITI AMINAH, SE BUDI RAHARJO"
    signed = f"PIHAK KEDUA, PIHAK PERTAMA,\n\n{names}\nNIP. 196805212006041007"
    found = agreement(paper(first=BUDI, second=SITI, signed=signed))
    assert found.second_party == Party("SITI AMINAH, SE", "SEKRETARIS")
    assert found.first_party == Party("BUDI RAHARJO", "PENGOLAH DATA", "196805212006041007")


def test_the_annex_says_place_date_and_parties_again():
    name = "(SRI LESTARI, S.Sos)\nNIP. 1970"
    annex = f"Wanasari, 9 Januari 2024\n\nPihak Pertama,\nCAMAT\n\n{name}"
    assert agreement(paper(after=annex)).annex == Annex(
        date="2024-01-09",
        place="Wanasari",
        first_party=Party("SRI LESTARI, S.Sos", "CAMAT", "1970"),
    )


def test_the_foot_of_the_pages_is_kept():
    assert (
        agreement(paper(after="Authorized by e-Kinerja")).footer
        == "Authorized by e-Kinerja"
    )


def test_every_fact_knows_its_place():
    places = agreement(paper()).at
    assert places["first_party.name"].line == 5
    assert places["objectives[0].indicators[0].target_number"].cell == "1.2.4"
    assert places["budgets[0].amount"].cell == "2.2.3"


def test_the_year_of_a_law_is_not_the_year_of_the_paper():
    found = agreement(
        paper(title="PERJANJIAN KINERJA", after="PENJELASAN\n\nUU TAHUN 2009")
    )
    assert found.year is None
    assert doubts(found)["year"] == "Tahun perjanjian tidak tercetak; isi tahunnya."


def test_a_letter_spaced_title_is_a_title():
    assert (
        agreement(paper(title="P E R J A N J I A N  K I N E R J A\nTAHUN 2024")).year
        == 2024
    )


def test_the_label_before_a_rank_is_no_part_of_it():
    party = agreement(
        paper(signed=SIGNED.replace("Pembina", "Pangkat : Pembina"))
    ).first_party
    assert party is not None
    assert party.rank == "Pembina / IV.a"
