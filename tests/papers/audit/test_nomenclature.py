"""R51: which lists are of the nomenclature, and what is said of a name that is not."""

import pytest
from tests.papers.audit.invented import read
from tests.papers.audit.reported import budget, findings, paper, table
from tests.papers.audit.standing import agreed, of, standing
from tests.papers.reading.invented import paper as agreement

from jenjang.papers.document import IndicatorRow

UMUM, DESA = "Administrasi Umum Perangkat Daerah", "Koordinasi Kegiatan Pemberdayaan Desa"
UANG = "Administrasi Keuangan Perangkat Daerah"
TAMU, KITES = "Fasilitasi Kunjungan Tamu", "Koordinasi Lomba Layang-Layang Antarkampung"
QANUN = "Koordinasi Penerapan dan Penegakan Qanun dan Peraturan Kepala Daerah"


def listed(*names: str, level: str = "kegiatan"):
    rows = [budget(level, name, ceiling="100") for name in names]
    return paper(table("realisasi anggaran", *rows))


def told(*papers) -> list[tuple[str, str, bool]]:
    return [(f.written, f.expected, f.certain) for f in findings("R51", *papers)]


def test_a_sub_kegiatan_in_a_list_of_kegiatan_is_shown_where_it_stands():
    (found,) = findings("R51", listed(UMUM, DESA, TAMU))
    assert (found.written, found.expected, found.certain) == (TAMU, TAMU, True)
    assert [spot.place.cell for spot in found.places] == ["0.2.0"]
    assert "adalah sub kegiatan (" in found.message
    assert "bukan kegiatan seperti baris lain." in found.message
    assert found.group == f"nomenklatur {TAMU.lower()}"


def test_beside_objectives_a_sub_kegiatan_may_stand_below_its_kegiatan():
    def promised(*names: str):
        rows = [IndicatorRow(f"Indikator {n}", activity=n) for n in names]
        return paper(table("perjanjian", *rows))

    assert told(promised(UMUM, DESA, TAMU)) == []
    assert told(promised(UANG, DESA, TAMU)) == [(TAMU, TAMU, True)]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ((UMUM, KITES), [KITES]),  # a half is enough
        ((UMUM, KITES, "Lomba Gapura Kampung"), []),
        ((UMUM, DESA, KITES, "Lomba Gapura Kampung"), [KITES, "Lomba Gapura Kampung"]),
        ((KITES,), []),
        ((UMUM,), []),
        ((UMUM, "Rapat"), []),
        ((UMUM, KITES, "Rapat", "Surat"), [KITES]),
    ],
)
def test_a_list_is_of_the_nomenclature_when_half_its_names_of_several_words_are(
    names, found
):
    assert [w for w, _, _ in told(listed(*names))] == found


def test_a_name_that_is_nearly_listed_makes_no_list_and_is_no_fault():
    near = UMUM.replace("Umum", "Umun")
    assert told(listed(UMUM, DESA, near)) == []
    assert told(listed(near, "Koordinasi Kegiatan Pemberdayaan Dessa", KITES)) == []


def test_a_name_of_another_region_is_certain_alone_and_asked_with_a_second():
    (slip,) = told(listed(UMUM, DESA, QANUN))
    assert slip[2]
    other = "Pelaksanaan Tugas Forum Koordinasi Pimpinan di Mukim"
    assert told(listed(UMUM, DESA, UANG, QANUN)) == [slip]
    twice = told(listed(UMUM, DESA, QANUN), listed(UMUM, DESA, QANUN.upper()))
    assert [certain for _, _, certain in twice] == [True, True]
    assert told(listed(UMUM, DESA, other))[0][0] == other


def test_two_names_of_another_region_are_asked_about():
    mukim = "Pemberdayaan Mukim"
    found = told(listed(UMUM, DESA, QANUN, mukim))
    assert [(w, c) for w, _, c in found] == [(QANUN, False), (mukim, False)]
    with_kites = told(listed(UMUM, DESA, UANG, QANUN, mukim, KITES))
    assert [c for w, _, c in with_kites if w == KITES] == [True]


def test_a_list_on_another_level_throughout_is_judged_by_most_of_its_rows():
    subs = (TAMU, "Penyediaan Bahan Logistik Kantor")
    assert told(listed(*subs)) == []
    (found,) = findings("R51", listed(*subs, UMUM))
    assert found.written == UMUM
    assert "bukan sub kegiatan seperti baris lain." in found.message


@pytest.mark.parametrize(
    "marked", ["1. {}", "a) {}", "IV. {}", "Kegiatan : {}", "Sub Kegiatan {}", "{}"]
)
def test_a_mark_before_a_name_is_no_part_of_it(marked):
    assert told(listed(UMUM, marked.format(DESA))) == []


def test_levels_that_the_nomenclature_does_not_have_are_passed_over():
    assert told(listed(UMUM, DESA, KITES, level="akun")) == []
    mixed = [budget("kegiatan", UMUM), budget("total", KITES), budget("kegiatan", DESA)]
    assert told(paper(table("realisasi anggaran", *mixed))) == []


def test_each_table_and_each_level_is_a_list_of_its_own():
    known = table("realisasi anggaran", budget("kegiatan", UMUM), budget("kegiatan", DESA))
    old = table("renja", budget("kegiatan", KITES), budget("kegiatan", "Lomba Gapura Lama"))
    assert told(paper(known, old)) == []
    apart = [budget("kegiatan", UMUM), budget("kegiatan", DESA), budget("program", KITES)]
    assert told(paper(table("realisasi anggaran", *apart))) == []


def beside(*names: str):
    rows = [IndicatorRow(f"Indeks {n}", activity=name) for n, name in enumerate(names)]
    return paper(table("iku", *rows))


def test_activities_beside_indicators_are_a_list_too():
    (found,) = findings("R51", beside(UMUM, DESA, KITES))
    assert found.written == KITES
    assert [spot.place.line for spot in found.places] == [1003]
    program = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"
    assert told(beside(UMUM, DESA, program)) == []
    assert told(beside(program, "Program Lomba Layang-Layang")) == [
        ("Program Lomba Layang-Layang", "", True)
    ]


def test_an_indicator_without_an_activity_is_passed_over():
    activities = (None, UMUM, KITES)
    rows = [IndicatorRow("Indeks", activity=each) for each in activities]
    assert [w for w, _, _ in told(paper(table("iku", *rows)))] == [KITES]


def budgeted(*names: str, level: str = "Kegiatan") -> str:
    rows = [f"{n}\t{name}\tRp 1.000.000" for n, name in enumerate(names, 1)]
    return agreement(budgets="\n".join([f"No\t{level}\tAnggaran", *rows]))


def test_the_budget_of_an_agreement_is_shown_where_the_name_stands():
    page = read(budgeted(UMUM, DESA, KITES))
    assert standing(of("R51", page), page) == [[KITES]]


@pytest.mark.parametrize(("year", "found"), [(2020, 0), (2021, 1), (2022, 1), (None, 0)])
def test_the_nomenclature_is_in_use_from_2021_on(year, found):
    page = agreed(read(budgeted(UMUM, DESA, KITES)), year=year)
    assert len(of("R51", page)) == found


@pytest.mark.parametrize(("year", "found"), [(2020, 0), (2021, 1), (None, 0)])
def test_a_report_is_of_the_nomenclature_from_2021_on(year, found):
    page = agreed(listed(UMUM, DESA, KITES), year=year)
    page.file = "lain.txt"
    assert len(of("R51", page)) == found
    assert len(of("R51", page, listed(UMUM, DESA, KITES))) == found + 1
