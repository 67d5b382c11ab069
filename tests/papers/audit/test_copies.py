"""R25, R26, R31, R33: texts that belong to another item."""

from tests.papers.audit.invented import explanation, findings, said, subordinate, table
from tests.papers.reading.invented import paper

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
