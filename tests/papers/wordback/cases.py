"""The kinds of edit people make in Word, and what must come back of each."""

from dataclasses import dataclass

from tests.papers.wordback import editing as e

SPLIT = "Laporan ini disusun menurut Permen PANRB.\n\nIsinya empat bab."

RISEN = (
    "Nilai SAKIP naik menjadi {ik1.realisasi} dari target {ik1.target}, "
    "sehingga berpredikat baik."
)
JOINED = (
    "Kecamatan Sukamaju membawahi dua belas desa.Laporan ini disusun menurut Permen PANRB."
)


@dataclass(frozen=True)
class Case:
    """An edit; `changes` are (kind, key, text), `refused` words of the reason."""

    name: str
    edit: e.Edit
    changes: tuple[tuple[str, str, str], ...] = ()
    refused: tuple[str, ...] = ()


CASES = (
    Case("nothing", e.nothing),
    Case("bold alone", e.embolden("Demikian")),
    Case(
        "a word changed",
        e.text("dua belas", "Kecamatan", "tiga belas"),
        (("changed", "11", "Kecamatan Sukamaju membawahi tiga belas desa."),),
    ),
    Case(
        "a word added at the end",
        e.text("disusun.", "Demikian", "disusun dengan sebenarnya."),
        (("changed", "17", "Demikian laporan ini disusun dengan sebenarnya."),),
    ),
    Case(
        "words around a figure changed",
        e.text("mencapai", "Nilai SAKIP mencapai", "naik menjadi"),
        (
            (
                "changed",
                "13",
                RISEN,
            ),
        ),
    ),
    Case(
        "braces typed",
        e.text("disusun.", "Demikian", "{disusun}."),
        (("changed", "17", "Demikian laporan ini {{disusun}."),),
    ),
    Case(
        "the second paragraph of a passage changed",
        e.text("empat", "Isinya", "lima"),
        (("changed", "12", SPLIT.replace("empat", "lima")),),
    ),
    Case(
        "a subheading changed",
        e.text("Saran", "Saran", "Rekomendasi"),
        (("changed", "18", "Rekomendasi"),),
    ),
    Case(
        "a change tracked",
        e.track("Demikian", "laporan", "uraian"),
        (("changed", "17", "Demikian uraian ini disusun."),),
    ),
    Case(
        "an item changed",
        e.text("sempit", "2.", "terlalu sempit"),
        (
            (
                "changed",
                "15",
                "Petugas kurang\nRuang tunggu terlalu sempit\nAntrean belum teratur",
            ),
        ),
    ),
    Case(
        "an item deleted",
        e.delete("2."),
        (("changed", "15", "Petugas kurang\nAntrean belum teratur"),),
    ),
    Case(
        "an item inserted",
        e.add_after("1.", e.new("Loket rusak")),
        (
            (
                "changed",
                "15",
                "Petugas kurang\nLoket rusak\nRuang tunggu sempit\nAntrean belum teratur",
            ),
        ),
    ),
    Case(
        "a cell of a typed table changed",
        e.cell("Desa", "987", "991"),
        (("changed", "16", "Desa | Warga\nSukamaju | 1.204\nKarangrejo | 991"),),
    ),
    Case(
        "a row of a typed table deleted",
        e.drop_row("Desa", 2),
        (("changed", "16", "Desa | Warga\nSukamaju | 1.204"),),
    ),
    Case(
        "the title of a typed table changed",
        e.text("menurut desa", "Tabel 3.2", "tiap desa"),
        (("changed", "16", "Desa | Warga\nSukamaju | 1.204\nKarangrejo | 987"),),
    ),
    Case(
        "a paragraph split by Enter",
        e.split("Kepuasan", "di bawah"),
        (("changed", "14", "Kepuasan masyarakat masih\n\ndi bawah target."),),
    ),
    Case(
        "two paragraphs joined",
        e.join("Kecamatan", "Laporan ini"),
        (
            (
                "changed",
                "11",
                JOINED,
            ),
            ("changed", "12", "Isinya empat bab."),
        ),
    ),
    Case("a paragraph deleted", e.delete("Kepuasan"), (("deleted", "14", ""),)),
    Case("a paragraph emptied", e.empty("Kepuasan"), (("deleted", "14", ""),)),
    Case(
        "a passage of two paragraphs deleted",
        e.delete("Laporan ini disusun", "Isinya"),
        (("deleted", "12", ""),),
    ),
    Case(
        "a paragraph with its figures deleted",
        e.delete("Nilai SAKIP mencapai"),
        (("deleted", "13", ""),),
    ),
    Case(
        "a typed table deleted",
        e.drop_table("Desa", "Tabel 3.2"),
        (("deleted", "16", ""),),
    ),
    Case(
        "a paragraph moved within its chapter",
        e.move_after("Kecamatan Sukamaju", "Isinya"),
        (("moved", "12", "s1"),),
    ),
    Case(
        "a paragraph moved to another chapter",
        e.move_after("Kepuasan", "Demikian"),
        (("moved", "14", "17"),),
    ),
    Case(
        "a new paragraph",
        e.add_after("Demikian", e.new("Kami berterima kasih kepada warga.")),
        (("added", "+1", "Kami berterima kasih kepada warga."),),
    ),
    Case(
        "two new paragraphs and a heading",
        e.add_after(
            "Demikian", e.new("Ucapan", "Heading2"), e.new("Terima kasih."), e.new("Salam.")
        ),
        (
            ("added", "+1", "Ucapan"),
            ("added", "+2", "Terima kasih."),
            ("added", "+3", "Salam."),
        ),
    ),
    Case(
        "a new table",
        e.add_after("Demikian", e.small_table(("Bulan", "Aduan"), ("Mei", "3"))),
        (("added", "+1", "Bulan | Aduan\nMei | 3"),),
    ),
    Case("a text pasted unchanged without its mark", e.unmark("Demikian")),
    Case(
        "a text pasted without its mark and changed",
        e.unmark("Demikian", "Demikian laporan ini kami susun."),
        refused=("tanda paragraf ini hilang",),
    ),
    Case(
        "a figure typed over",
        e.over_figure("99,9"),
        refused=("angka ik1.realisasi diubah dari “79,5” menjadi “99,9”",),
    ),
    Case(
        "a figure deleted",
        e.without_figure(typed=False),
        refused=("angka ik1.realisasi (“79,5”) terhapus",),
    ),
    Case(
        "a figure made plain text",
        e.without_figure(typed=True),
        refused=("angka ik1.realisasi (“79,5”) terhapus",),
    ),
    Case(
        "a cell of the record changed",
        e.cell("Indikator", "84,2", "88,0"),
        refused=("disusun dari data",),
    ),
    Case(
        "the title of a section changed",
        e.text("A. Capaian Kinerja", "A. Capaian", "A. Hasil"),
        refused=("disusun dari data atau dari susunan",),
    ),
    Case(
        "the title of a section deleted",
        e.delete("A. Capaian"),
        refused=("dihapus, padahal",),
    ),
    Case("a chart deleted", e.drop_picture, refused=("disusun dari data",)),
    Case("a picture pasted", e.copy_picture, refused=("gambar baru",)),
    Case(
        "a change and a refusal",
        e.both(e.text("dua belas", "Kecamatan", "tiga belas"), e.over_figure("80")),
        (("changed", "11", "Kecamatan Sukamaju membawahi tiga belas desa."),),
        ("angka ik1.realisasi",),
    ),
)
