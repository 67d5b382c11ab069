"""R24, R30, R47, R54, R55, R58, R64: what an agreement says as a whole."""

import pytest
from tests.papers.audit.invented import explanation, findings, said, subordinate, table
from tests.papers.reading.invented import paper

AIM, SHARE = "Tertibnya surat", "Persentase surat yang tercatat"
NAMES = ("Pelayanan Publik", "Pemberdayaan Masyarakat Desa")


def noted(note: str) -> str:
    rows = table("Sasaran", (AIM, SHARE, "85"))
    return paper(objectives=rows, after=explanation(AIM, SHARE, note=note))


def programmes(level: str, *aims: str) -> str:
    rows = table(
        level, *((f"Meningkatnya {a}", f"Persentase {a} tercapai", "100%") for a in aims)
    )
    budget = "\n".join(
        f"{n}\tProgram {name}\tRp 1.000.000" for n, name in enumerate(NAMES, 1)
    )
    return paper(objectives=rows, budgets="No\tProgram\tAnggaran\n" + budget)


def test_a_programme_without_a_sasaran_of_its_own_is_found():
    (finding,) = findings("R55", programmes("Sasaran Program", NAMES[0]))
    assert finding.written == f"Program {NAMES[1]}"
    assert finding.certain
    assert findings("R55", programmes("Sasaran Program", *NAMES)) == []


def test_where_no_table_says_sasaran_program_a_programme_is_asked_about():
    (finding,) = findings("R55", programmes("Sasaran", NAMES[0]))
    assert not finding.certain
    assert findings("R55", programmes("Sasaran", "Kebersihan kota")) == []


def test_a_target_compared_without_figures_is_found():
    bare = "Target berbeda dengan Renstra karena disesuaikan dengan realisasi tahun 2023"
    full = bare + " sebesar 84,20"
    assert [c for _, _, c in said("R58", noted(bare))] == [True]
    assert said("R58", noted(full)) == []


def test_a_target_that_follows_another_figure_than_it_is_is_asked_about():
    note = "Target mengikuti realisasi tahun 2023 sebesar {}"
    assert [c for _, _, c in said("R24", noted(note.format("84,5")))] == [False]
    assert said("R24", noted(note.format("85"))) == []


def test_a_measure_of_two_owners_with_one_target_is_asked_about():
    rows = table("Sasaran", (AIM, SHARE, "100%"))
    other = subordinate(objectives=rows).replace("DEWI ANGGRAENI", "RINI ASTUTI")
    (finding,) = findings("R54", subordinate(objectives=rows), other)
    assert not finding.certain
    halves = other.replace("100%", "50%")
    assert findings("R54", subordinate(objectives=rows), halves) == []


def test_an_indicator_that_reads_as_a_sasaran_is_asked_about():
    wrong = paper(objectives=table("Sasaran", (AIM, "Meningkatnya surat tercatat", "100%")))
    assert [c for _, _, c in said("R64", wrong)] == [False]
    assert said("R64", paper(objectives=table("Sasaran", (AIM, SHARE, "100%")))) == []


REAL = {  # the gazetteer knows only what is there: a real kabupaten, invented people
    "title": "PERJANJIAN KINERJA TAHUN 2024\nKECAMATAN CICENDO\nKOTA BANDUNG",
    "first": "Nama : SRI LESTARI, S.Sos\nJabatan : CAMAT CICENDO\ndisebut Pihak Pertama",
    "second": "Nama : BAMBANG IRAWAN\nJabatan : WALI KOTA BANDUNG\ndisebut Pihak Kedua",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pelayanan di Kecamatan Sukajadi makin baik.", ["Kecamatan Sukajadi"]),
        ("Pelayanan di Kecamatan Cicendo makin baik.", []),
        ("Di utara berbatasan dengan Kecamatan Sukajadi.", []),
        ("Warga Sukajadi dilayani pula.", []),
    ],
)
def test_another_kecamatan_of_the_kabupaten_is_found_where_it_stands_for_our_own(
    text, found
):
    assert [w for w, _, _ in said("R30", paper(**REAL, after=text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Laporan kinerka kantor", [("kinerka", "kinerja")]),
        ("Presentase surat tercatat", [("presentase", "persentase")]),
        ("capaian kiner kantor", [("kiner", "kinerja")]),
        ("Administarsi umum", [("administarsi", "administrasi")]),
        ("Sumberdata: agenda", [("sumberdata", "sumber data")]),
        ("Bahkan jajaran pimpinan menganggapnya lembur", []),
        ("Kepada Sdr. Wongsonegaran di Sukajadi", []),
    ],
)
def test_a_word_one_slip_from_a_word_of_the_law_is_found(text, found):
    assert [(w, e) for w, e, _ in said("R47", paper(after=text))] == found


def test_english_is_asked_about_and_no_certain_slip():
    assert said("R47", paper(after="Kunjungan ke industry batik.")) == [
        ("industry", "industri", False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pelatihan anyaman dan konveksi, dengan segmen pasar yang mengejar mutu.",
        "Kunjungan ke Desa Programa dan Kampung Kegitan pada bulan Maret.",
        "Capaia n kegiata n tahun ini.",
    ],
)
def test_other_words_names_of_places_and_words_broken_by_a_cell_are_no_slips(text):
    assert said("R47", paper(after=text)) == []


def test_words_said_twice_in_a_row_are_found_and_doubled_words_are_not():
    twice = paper(after="Partisipasi masyarakat desa masyarakat desa meningkat.")
    assert [e for _, e, _ in said("R47", twice)] == ["masyarakat desa"]
    assert said("R47", paper(after="Capaian masing masing indikator rata rata baik.")) == []


def test_a_body_listed_in_short_and_in_full_is_found():
    both = "Koordinasi dengan TNI, camat, dan/atau Tentara Nasional Indonesia di wilayah."
    meant = "Koordinasi dengan Tentara Nasional Indonesia (TNI) dan camat di wilayah."
    assert [e for _, e, _ in said("R47", paper(after=both))] == [
        "Tentara Nasional Indonesia"
    ]
    assert said("R47", paper(after=meant)) == []


def test_a_slip_is_counted_where_it_stands_more_than_once():
    once, twice = "Presentase surat.", "Presentase surat.\n\nPresentase arsip."
    assert [f.message for f in findings("R47", paper(after=once))] == [
        "“presentase” seharusnya “persentase”."
    ]
    (found,) = findings("R47", paper(after=twice))
    assert found.message == "“presentase” (2 kali) seharusnya “persentase”."
    assert len(found.places) == 2


def test_a_slip_that_stands_everywhere_names_thirteen_places():
    (found,) = findings("R47", paper(after="\n\n".join(["Presentase surat."] * 15)))
    assert len(found.places) == 13
    assert "(15 kali)" in found.message
