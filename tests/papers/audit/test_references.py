"""R13, R14, R32, R43, R44, R50, R51, R60: scales, lists, contents, laws, nomenclature."""

import pytest
from tests.papers.audit.reported import (
    budget,
    figures,
    findings,
    indicator,
    paper,
    said,
    statement,
    table,
)

from jenjang.papers.document import IndicatorRow

SCALE = (
    "No\tInterval Nilai\tKriteria Penilaian\n1\t≥ 100%\tBerhasil\n2\t70% < 100%\tCukup\n"
    "3\t< 70%\tGagal"
)
HOLED = SCALE.replace("70% < 100%", "75% < 100%")


def rated(achieved: str, rating: str):
    row = IndicatorRow("Indeks Kantor", figures=figures(achieved=achieved), rating=rating)
    return paper(table("capaian", row), printed=SCALE)


def test_a_predikat_of_another_class_than_the_capaian_is_found():
    assert said("R13", rated("98,27", "Berhasil")) == [("Berhasil", "Cukup")]
    assert said("R13", rated("98,27", "Cukup")) == []
    assert said("R13", rated("100", "Berhasil")) == []


def test_a_predikat_that_the_scale_does_not_have_is_found():
    assert [w for w, _ in said("R14", rated("98,27", "Sangat Baik"))] == ["Sangat Baik"]
    assert said("R14", rated("98,27", "Cukup")) == []
    text = SCALE + "\n\nCapaian 1 sasaran masuk pada kategori Baik dengan nilai 84.\n"
    assert [w for w, _ in said("R14", paper(printed=text))] == ["Baik"]
    akip = SCALE + "\n\nHasil evaluasi SAKIP berpredikat Baik atas capaian kinerja.\n"
    assert said("R14", paper(printed=akip)) == []


def test_a_scale_with_a_hole_is_found():
    assert len(findings("R60", paper(printed=HOLED))) == 1
    assert findings("R60", paper(printed=SCALE)) == []


def test_an_item_that_is_listed_twice_is_found():
    item = "Persentase desa yang tertib administrasi tahun 2023 sebesar {} %"
    twice = f"1. {item.format(90)}\n2. {item.format(90)}"
    other = f"1. {item.format(90)}\n2. {item.format(80)}"
    assert len(findings("R32", paper(printed=twice))) == 1
    assert findings("R32", paper(printed=other)) == []


def test_a_regulation_that_is_listed_twice_is_found():
    law = "{}. Peraturan Bupati Tirta Makmur Nomor {} Tahun 2021 tentang Susunan {}"
    twice = "\n".join(
        [law.format(1, 56, "Organisasi"), law.format(2, 56, "Perangkat Daerah")]
    )
    other = "\n".join([law.format(1, 56, "Organisasi"), law.format(2, 57, "Organisasi")])
    assert len(findings("R32", paper(printed=twice))) == 1
    assert findings("R32", paper(printed=other)) == []


CONTENTS = """DAFTAR ISI

\tHal
KATA PENGANTAR\tii
DAFTAR ISI\tiii
DAFTAR TABEL\tiv
BAB I PENDAHULUAN\t1
A. Maksud dan Tujuan\t1
BAB III AKUNTABILITAS KINERJA\t17

DAFTAR TABEL

Nomor\tTeks\tHalaman
Tabel 3.1\t{title}\t{page}

KATA PENGANTAR

Puji syukur kami panjatkan atas tersusunnya laporan ini pada waktunya, semoga berguna bagi
semua yang membacanya di mana pun berada, dan menjadi bahan perbaikan pada tahun berikutnya.

BAB I PENDAHULUAN

A. {heading}

BAB III AKUNTABILITAS KINERJA

Capaian disajikan pada tabel {number} berikut

Tabel 3.1
Capaian Kinerja Tahun 2023

No\tIndikator\tTarget\n1\tMutu\t80
"""


def contents(
    title: str = "Capaian Kinerja Tahun 2023",
    page: str = "18",
    heading: str = "MAKSUD DAN TUJUAN",
    number: str = "3.1",
):
    # the contents list the preface first: so does the body
    body = CONTENTS.format(title=title, page=page, heading=heading, number=number)
    moved = body.replace("KATA PENGANTAR\n\nPuji", "Puji")
    return paper(printed="KATA PENGANTAR\n\nSingkat.\n\n" + moved)


def test_contents_that_say_what_stands_there_are_right():
    assert said("R43", contents()) == []
    assert said("R44", contents()) == []


def test_a_list_of_tables_that_names_another_table_is_found():
    (finding,) = findings("R43", contents(title="Tindak Lanjut Rekomendasi"))
    assert finding.expected == "Capaian Kinerja Tahun 2023"


def test_a_page_before_its_own_chapter_is_found():
    (finding,) = findings("R43", contents(page="8"))
    assert finding.written == "Tabel 3.1 halaman 8"


def test_a_heading_that_is_listed_otherwise_is_found():
    assert said("R43", contents(heading="MAKSUD PENYUSUNAN")) == [
        ("Maksud dan Tujuan", "MAKSUD PENYUSUNAN")
    ]


def test_a_reference_to_another_table_than_the_one_that_follows_is_found():
    # one caption is no list to point into; a second one makes it so
    assert [e for _, e in said("R44", two_captions("3.8"))] == ["Tabel 3.1"]
    assert said("R44", two_captions("3.1")) == []


def two_captions(number: str):
    second = "\n\nTabel 3.2\nRealisasi Anggaran\n\nNo\tProgram\tAnggaran\n1\tSatu\tRp 5"
    text = CONTENTS.format(
        title="Capaian Kinerja Tahun 2023", page="18", heading="MAKSUD", number=number
    )
    return paper(printed=text + second)


WRONG_NUMBER = (
    "Peraturan Presiden Nomor 28 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi "
    "Pemerintah"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja", 0),
        (WRONG_NUMBER, 1),
        ("Undang-Undang Nomor 25 Tahun 2009 tentang Ketenagalistrikan", 1),
        ("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik", 0),
        ("Peraturan Bupati Nomor 3 Tahun 2021 tentang Pelayanan Publik", 0),
        ("UU Nomor 99 Tahun 2019 tentang Perkoperasian", 0),
        ("Anggaran belanja langsung kantor", 1),
        ("Anggaran belanja operasi kantor", 0),
    ],
)
def test_a_regulation_is_cited_by_its_own_number_and_title(text, found):
    assert len(findings("R50", paper(printed=text))) == found


def test_a_regulation_that_was_replaced_is_asked_about():
    old = "Peraturan Pemerintah Nomor 19 Tahun 2008 tentang Kecamatan"
    (finding,) = findings("R50", paper(printed=old))
    assert not finding.certain
    assert finding.expected == "PP 17/2018"


def test_the_last_change_of_a_law_is_the_last():
    text = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana diubah "
        "terakhir dengan Undang-Undang Nomor {} Tahun {}"
    )
    assert [e for _, e in said("R50", paper(printed=text.format(9, 2015)))] == ["UU 1/2022"]
    assert said("R50", paper(printed=text.format(1, 2022))) == []


def activities(*names: str):
    rows = [budget("kegiatan", name, ceiling="100") for name in names]
    return paper(table("realisasi anggaran", *rows))


KNOWN = ("Administrasi Umum Perangkat Daerah", "Koordinasi Kegiatan Pemberdayaan Desa")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Fasilitasi Kunjungan Tamu", "adalah sub kegiatan"),
        (
            "Koordinasi Penerapan dan Penegakan Qanun dan Peraturan Kepala Daerah",
            "daerah lain",
        ),
        ("Koordinasi Lomba Layang-Layang Antarkampung", "tidak ada dalam nomenklatur"),
    ],
)
def test_an_activity_that_is_none_of_its_list_is_found(name, why):
    (finding,) = findings("R51", activities(*KNOWN, name))
    assert finding.written == name
    assert why in finding.message


def test_a_list_of_the_nomenclature_and_a_list_of_another_time_are_not_spoken_of():
    assert findings("R51", activities(*KNOWN)) == []
    assert (
        findings("R51", activities("Pelayanan Perkantoran", "Peran Kecamatan", "Disiplin"))
        == []
    )


def decree(formula: str, source: str) -> IndicatorRow:
    return IndicatorRow(
        "Indeks Surat", objective="Lancarnya surat", formula=formula, data_source=source
    )


def test_a_decree_and_a_report_compute_an_indicator_by_one_formula_from_one_source():
    def both(formula: str, source: str):
        own = decree("(nilai unsur / jumlah unsur) x penimbang", "Tim Penilai")
        return paper(table("iku", decree(formula, source)), table("iku", own))

    other = both("unsur utama x 40% + unsur kepatuhan x 30%", "Sekretariat Daerah")
    same = both(
        "(nilai unsur / jumlah unsur) x penimbang, dinilai setiap tahun", "Tim Penilai"
    )
    assert len(findings("R25", other)) == len(findings("R26", other)) == 1
    assert findings("R25", same) == findings("R26", same) == []


def test_statements_without_a_subject_are_left_alone():
    words = figures("2023", achieved="100")
    assert findings("R11", paper(statements=(statement("Semua 100", None, *words),))) == []
    assert findings("R10", paper(table("capaian", indicator("Indeks", actual="1")))) == []


ORGANISATION = (
    "Susunan organisasi :\n\n1. Camat\n2. Kepala Seksi Pemerintahan\n"
    "3. Kepala Seksi Pelayanan Umum\n4. Kepala Seksi Kesejahteraan Sosial"
)


@pytest.mark.parametrize(
    ("owner", "found"),
    [
        ("Kasi Pemerintahan Desa", 1),
        ("KASI PEMERINTAHAN", 0),
        ("Kepala Seksi Pelayanan Umum", 0),
        ("Kasi Kesos", 0),
        ("Camat", 0),
    ],
)
def test_an_owner_that_the_organisation_does_not_have_is_found(owner, found):
    row = IndicatorRow("Indeks Kantor", responsible=owner)
    assert len(findings("R18", paper(table("capaian", row), printed=ORGANISATION))) == found
