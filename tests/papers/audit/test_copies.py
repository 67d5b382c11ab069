"""R25, R26, R31, R33: texts that belong to another item."""

import pytest
from tests.papers.audit.agreed import agreement, aim
from tests.papers.audit.agreed import subordinate as below_agreement
from tests.papers.audit.invented import (
    explanation,
    findings,
    read,
    said,
    subordinate,
    table,
)
from tests.papers.audit.reported import findings as findings_of
from tests.papers.audit.reported import where
from tests.papers.reading.invented import paper

from jenjang.papers.audit import Paper
from jenjang.papers.document import Indicator, Party

STAFF = "Terlaksananya Administrasi Kepegawaian"
GOODS = "Terlaksananya Administrasi Barang Milik Daerah"
OF_STAFF = "segala kegiatan yang menyangkut penempatan dan pembinaan pegawai di kantor ini"
OF_GOODS = "segala kegiatan mencatat, menyimpan, dan melaporkan barang di kantor ini"
SHARES = ("Persentase berkas pegawai lengkap", "Persentase barang tercatat")
ROWS = table("Sasaran Kegiatan", (STAFF, SHARES[0], "100%"), (GOODS, SHARES[1], "100%"))


def two(first: str, second: str, note: str = "", other: str = "") -> str:
    after = explanation(STAFF, SHARES[0], meant=first, note=note)
    return paper(
        objectives=ROWS,
        after=after + "\n\n" + explanation(GOODS, SHARES[1], meant=second, note=other),
    )


def test_a_definition_copied_from_another_sasaran_names_the_root_it_fits():
    (finding,) = findings("R31", two(OF_STAFF, OF_STAFF))
    assert finding.certain
    assert f"penjelasan “{STAFF}”" in finding.message
    assert finding.lines[0] < finding.lines[1]
    assert finding.places[0].place.line == finding.lines[1]


def test_two_definitions_of_their_own_are_not_spoken_of():
    assert said("R31", two(OF_STAFF, OF_GOODS)) == []


def test_words_of_a_template_that_were_left_are_found():
    left = paper(after="A.4 PERBANDINGAN DENGAN TARGET NASIONAL (JIKA ADA)")
    assert [w for w, _, _ in said("R31", left)] == ["(JIKA ADA)"]
    assert said("R31", paper(after="Dibayar tunai (bila ada uang kecil)")) == []


def test_a_phrase_said_twice_in_a_row_is_found_and_a_refrain_is_not():
    twice = "Karena itu maka isu utama kantor ini maka isu utama kantor ini adalah antrean."
    refrain = "Pihak pertama berjanji bekerja, dan Pihak pertama berjanji melapor."
    assert [e for _, e, _ in said("R31", paper(after=twice))] == [
        "maka isu utama kantor ini"
    ]
    assert said("R31", paper(after=refrain)) == []


def test_an_indicator_in_the_place_of_a_sasaran_is_found():
    wrong = explanation("Persentase berkas pegawai lengkap", SHARES[0])
    right = explanation(STAFF, SHARES[0])
    assert [w for w, _, _ in said("R33", paper(objectives=ROWS, after=wrong))] == [
        SHARES[0]
    ]
    assert said("R33", paper(objectives=ROWS, after=right)) == []


def test_two_formulas_of_one_sasaran_down_the_chain_are_found():
    rows = table("Sasaran Kegiatan", (STAFF, SHARES[0], "100%"))
    above = paper(objectives=rows, after=explanation(STAFF, SHARES[0], "Hasil pendataan"))
    same = paper(objectives=rows, after=explanation(STAFF, SHARES[0]))
    below = subordinate(objectives=rows, after=explanation(STAFF, SHARES[0]))
    (finding,) = findings("R25", above, below)
    assert finding.expected == "Hasil pendataan"
    assert findings("R25", same, below) == []


def test_the_source_of_data_is_the_signers_own_office():
    def page(source: str) -> str:
        return subordinate(
            first="Nama : DEWI ANGGRAENI, S.E.\nJabatan : KEPALA SEKSI PELAYANAN UMUM"
            "\nselanjutnya disebut Pihak Pertama",
            objectives=ROWS,
            after=explanation(STAFF, SHARES[0], source=source),
        )

    (other,) = findings("R26", page("Seksi Ketertiban"))
    (part,) = findings("R26", page("Seksi Pelayanan"))
    assert "bukan unit penanda tangan" in other.message
    assert "tidak lengkap" in part.message
    assert findings("R26", page("Seksi Pelayanan Umum")) == []
    assert findings("R26", page("Buku agenda")) == []


def apart(*said: tuple[str, str], at: int = 0) -> str:
    """Return an annex with a wording of each sasaran, each with what is meant by it."""
    return "\n\n".join(
        "\n".join([f"Sasaran : {aim_}", *["Baris."] * at, f"{MEANS} {text}"])
        for aim_, text in said
    )


MEANS = "Yang dimaksud dalam sasaran kinerja ini adalah"
AIMS = ("Terlaksananya Surat", "Terlaksananya Arsip")
EIGHT = "segala hal yang perlu dicatat setiap hari kerja"


def copied(text: str, aims: tuple[str, ...] = AIMS, at: int = 0) -> Paper:
    return agreement(
        *(aim(name, f"Jumlah {name}") for name in aims),
        after=apart(*((name, text) for name in aims), at=at),
    )


def test_a_text_of_eight_words_is_copied_and_a_shorter_one_alike_by_chance():
    assert len(findings_of("R31", copied(EIGHT))) == 1
    assert findings_of("R31", copied(EIGHT.removesuffix(" kerja"))) == []


def test_what_is_meant_stands_within_three_lines_below_its_sasaran():
    assert len(findings_of("R31", copied(EIGHT, at=2))) == 1
    assert findings_of("R31", copied(EIGHT, at=3)) == []
    again = apart(
        (AIMS[0], EIGHT), (AIMS[1], "lain dari yang di atas ini\n" + MEANS + " " + EIGHT)
    )
    objectives = [aim(name, f"Jumlah {name}") for name in AIMS]
    assert findings_of("R31", agreement(*objectives, after=again)) == []


def test_a_copy_is_shown_with_its_root_which_names_most_of_its_words():
    text = "kegiatan mencatat arsip yang masuk serta keluar dari kantor ini"
    for aims, places in ((AIMS, [2, 5]), (AIMS[::-1], [5, 2])):
        (finding,) = findings_of("R31", copied(text, aims))
        assert where(finding) == places
        assert "“Terlaksananya Surat” sama kata demi kata" in finding.message
        assert finding.cause == "Teks ini paling cocok untuk “Terlaksananya Arsip”."
        assert (
            finding.group
            == "salinan kegiatanmencatatarsipyangmasuksertakeluardarikantorini"
        )


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("arsipnya", AIMS[1]),  # a form of it
        ("arsi", AIMS[0]),  # too short
        ("pengarsipan", AIMS[1]),
    ],
)
def test_a_text_names_its_sasaran_in_any_form_of_five_letters(word, root):
    (finding,) = findings_of(
        "R31", copied(f"hal {word} yang dibuat oleh para petugas di sini")
    )
    assert finding.cause == f"Teks ini paling cocok untuk “{root}”."


def test_a_word_of_the_sasaran_may_hold_a_word_of_the_text():
    aims = ("Terlaksananya Tamu", "Terlaksananya Pengarsipan")
    (finding,) = findings_of(
        "R31", copied("hal arsip yang dibuat oleh para petugas di sini", aims)
    )
    assert "“Terlaksananya Pengarsipan”" in finding.cause
    short = ("Terlaksananya Tata", "Terlaksananya Ujian")
    (finding,) = findings_of(
        "R31", copied("hal ujian tatanan yang dibuat para petugas di sini", short)
    )
    assert "“Terlaksananya Ujian”" in finding.cause


def test_two_wordings_of_one_sasaran_may_share_a_text():
    shared = [
        aim("Terlaksananya aa bb cc", "Jumlah aa"),
        aim("Terlaksananya aa bb cc dd", "Jumlah"),
    ]
    both = [(each.text, EIGHT) for each in shared]
    assert findings_of("R31", agreement(*shared, after=apart(*both))) == []
    other = [
        aim("Terlaksananya aa bb", "Jumlah aa"),
        aim("Terlaksananya aa bb cc dd", "Jumlah"),
    ]
    both = [(each.text, EIGHT) for each in other]
    assert len(findings_of("R31", agreement(*other, after=apart(*both)))) == 1
    edge = [
        aim("Terlaksananya aa bb cc", "Jumlah"),
        aim("Terlaksananya aa bb cc dd ee", "Jumlah"),
    ]
    both = [(each.text, EIGHT) for each in edge]
    assert findings_of("R31", agreement(*edge, after=apart(*both))) == []


THINGS = ("Surat", "Arsip", "Tamu", "Gedung", "Mobil", "Kertas", "Listrik", "Taman")


@pytest.mark.parametrize(("many", "found"), [(7, 6), (8, 1)])
def test_a_text_with_more_than_six_copies_is_a_stock_phrase_told_once(many, found):
    told = findings_of(
        "R31", copied(EIGHT, tuple(f"Terlaksananya {t}" for t in THINGS[:many]))
    )
    assert len(told) == found
    if found == 1:
        assert where(told[0]) == [2 + 3 * n for n in range(8)]
        assert told[0].written == EIGHT
        assert "dipakai untuk 8 indikator" in told[0].message


@pytest.mark.parametrize(("words", "quoted"), [(20, "kata"), (21, "…")])
def test_twenty_words_of_a_copy_are_quoted(words, quoted):
    (finding,) = findings_of("R31", copied("kata " * words))
    assert finding.written.split()[-1] == quoted
    assert len(finding.written.split()) == words
    assert finding.group == "salinan " + ("kata" * 20)


def defined(*rows: tuple[str, str], column: str = "Definisi") -> Paper:
    lines = [f"No\tIndikator\tFormulasi\t{column}"]
    lines += [f"{n}\t{name}\ta : b\t{text}" for n, (name, text) in enumerate(rows, 1)]
    return agreement(aim("Tertib", "Jumlah surat"), after="\n".join(lines))


@pytest.mark.parametrize("column", ["Definisi", "Relevansi"])
def test_a_definition_or_relevance_copied_from_another_indicator_is_found(column):
    rows = (("Jumlah surat itu", EIGHT), ("Jumlah arsip", EIGHT), ("Jumlah tamu", "Lain"))
    (finding,) = findings_of("R31", defined(*rows, column=column))
    assert where(finding) == ["1.3.4", "1.2.4"]
    assert (
        "“Jumlah arsip” sama kata demi kata dengan penjelasan “Jumlah surat”"
        in finding.message
    )
    assert (
        findings_of("R31", defined(rows[0], ("Jumlah arsip", "Lain"), column=column)) == []
    )


def test_a_note_on_a_target_copied_from_another_is_found():
    def noted(*notes: str | None):
        names = ("Jumlah surat", "Jumlah arsip")
        return agreement(
            *(
                aim("Tertib", Indicator(n, target_note=t))
                for n, t in zip(names, notes, strict=True)
            )
        )

    (finding,) = findings_of("R31", noted(EIGHT, EIGHT))
    assert where(finding) == [f"objectives[{n}].indicators[0].target_note" for n in (1, 0)]
    assert findings_of("R31", noted(EIGHT, None)) == []


def test_a_phrase_said_twice_is_quoted_whole_from_a_sentence_or_a_cell():
    twice = "isu utama kantor ini lagi isu utama kantor ini lagi adalah antrean"
    for text in (f"Maka {twice}.", f"1\t{twice}"):
        (finding,) = findings_of("R31", read(text))
        assert finding.written == "isu utama kantor ini lagi isu utama kantor ini lagi"
        assert finding.expected == "isu utama kantor ini lagi"
    assert findings_of("R31", read(twice)) == []  # a row of a table read as text


def test_every_word_of_a_template_is_found_where_it_stands():
    found = findings_of("R31", read("NAMA (NAMA OPD) xxxx\n\nSatu (jika ada)"))
    assert [f.written for f in found] == ["(NAMA OPD)", "xxxx", "(jika ada)"]
    assert [where(f) for f in found] == [[1], [1], [3]]


def test_an_objective_of_an_agreement_that_is_an_indicator_is_found_once():
    wrong = aim("Persentase surat tercatat", "Jumlah surat", "Jumlah arsip")
    (finding,) = findings_of("R33", agreement(aim("Tertibnya arsip", "Nilai"), wrong))
    assert finding.written == "Persentase surat tercatat"
    assert where(finding) == ["objectives[1].text"]


def test_misplaced_figures_texts_and_twins_are_all_told_by_one_rule():
    assert len(findings_of("R33", read("1. Indikator meningkatnya mutu"))) == 1


FORMULA = "Jumlah surat tercatat dibagi jumlah surat masuk"


def pair(upper: str | None, lower: str | None, **parts: str) -> list:
    """Return (written, expected, where) of two formulas beside one sasaran."""
    papers = (
        agreement(
            aim("Tertibnya surat", Indicator("Persentase surat", formula=upper)), **parts
        ),
        below_agreement(
            aim("Tertibnya surat", Indicator("Persentase surat", formula=lower))
        ),
    )
    return [(f.written, f.expected, where(f)) for f in findings_of("R25", *papers)]


def test_formulas_beside_one_sasaran_down_the_chain_are_one():
    path = "objectives[0].indicators[0].formula"
    assert pair(FORMULA, "Hasil survei warga") == [
        ("Hasil survei warga", FORMULA, [path, path])
    ]
    assert pair(FORMULA, FORMULA) == []
    assert pair(FORMULA, None) == []
    assert pair(None, FORMULA) == []


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("aa bb cc dd ee ff gg hh ii jj", 0),
        ("aa bb cc dd ee ff gg", 0),  # seven of ten words
        ("aa bb cc dd ee ff", 1),
    ],
)
def test_formulas_are_one_by_seven_tenths_of_their_words(other, found):
    assert len(pair("aa bb cc dd ee ff gg hh ii jj", other)) == found


def test_the_formula_of_an_annex_counts_before_the_one_beside_its_indicator():
    annex = (
        "No\tIndikator\tFormulasi\n1\tPersentase surat\tHasil survei warga\n2\tNilai zz\ta"
    )
    assert pair(FORMULA, "Hasil survei warga", after=annex) == []
    assert [e for _, e, _ in pair(FORMULA, FORMULA, after=annex)] == ["Hasil survei warga"]


SECTION = Party("DEWI", "KEPALA SEKSI PELAYANAN UMUM")


def sourced(source: str | None, first: Party | None = SECTION, **parts: str) -> Paper:
    indicator = Indicator("Persentase surat", data_source=source)
    return agreement(aim("Tertibnya surat", indicator), first=first, **parts)


@pytest.mark.parametrize(
    ("paper_of", "found"),
    [
        (sourced("Seksi Ketertiban"), 1),
        (sourced("Seksi Pelayanan Umum"), 0),
        (sourced("Seksi Umum Pelayanan"), 0),
        (sourced("Buku agenda"), 0),
        (sourced(None), 0),
        (sourced("Seksi Ketertiban", Party("DEWI", "CAMAT WANASARI")), 0),
        (sourced("Seksi Ketertiban", Party("DEWI", None)), 0),
        (sourced("Seksi Ketertiban", None), 0),
        (sourced("Seksi Ketertiban", Party("DEWI", "Plt. Kepala Sub Bagian Umum")), 1),
    ],
)
def test_a_source_beside_an_indicator_is_the_signers_office(paper_of, found):
    assert len(findings_of("R26", paper_of)) == found


def test_a_source_of_another_office_is_shown_where_it_stands():
    (finding,) = findings_of("R26", sourced("Seksi Ketertiban"))
    assert where(finding) == ["objectives[0].indicators[0].data_source"]
    assert (finding.written, finding.expected) == ("Seksi Ketertiban", "pelayanan umum")


def test_the_sources_of_an_annex_count_instead_of_those_beside_the_indicators():
    annex = "No\tIndikator\tFormulasi{}\n1\tPersentase surat\ta : b{}"
    own = annex.format("\tSumber Data", "\tSeksi Pelayanan Umum")
    assert findings_of("R26", sourced("Seksi Ketertiban", after=own)) == []
    other = annex.format("\tSumber Data", "\tSeksi Ketertiban")
    (finding,) = findings_of("R26", sourced(None, after=other))
    assert where(finding) == ["1.2.4"]
    bare = annex.format("", "")
    assert len(findings_of("R26", sourced("Seksi Ketertiban", after=bare))) == 1
    assert findings_of("R26", read(other)) == []
