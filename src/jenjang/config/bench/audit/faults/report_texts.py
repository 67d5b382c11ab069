"""Faults in what an LKjIP says beside its figures: names, laws, lists, references."""

from jenjang.config.bench.audit.faults.planting import Fault, Printed, everywhere
from jenjang.config.bench.audit.invented import neighbours
from jenjang.config.bench.audit.reported import LAWS, TABLES
from jenjang.papers.blocks import Items

STATUS, EVIDENCE, WHEN = 5, 6, 3  # columns of Tabel 3.7


def other_district(page: Printed) -> str | None:
    """A paragraph speaks of another kecamatan."""
    names = neighbours(page.year)
    if not names:
        return None
    name = f"Kecamatan {page.chance.choice(names)}"
    text = f"Pelayanan di {name} dilaksanakan setiap hari kerja oleh petugas loket."
    page.insert(page.table("3.3") - 1, text)
    return name


def left_over(page: Printed) -> str | None:
    """A template's words are left."""
    word = page.chance.choice(
        ("(nama SKPD)", "(jika ada)", "XXXX", "(sebutkan hambatannya)")
    )
    page.insert(page.table("3.3") - 1, f"Hambatan yang dihadapi adalah {word} selama ini.")
    return word


def repeated(page: Printed) -> str | None:
    """A phrase begins again in the middle of its sentence."""
    phrase = "perlu ditingkatkan pada tahun berikutnya"
    text = f"Pelayanan {phrase} {phrase} oleh seluruh seksi."
    return page.insert(page.table("3.3") - 1, text)


def _laws(page: Printed) -> int:
    return next(at for at, block in enumerate(page.blocks) if isinstance(block, Items))


def _set_laws(page: Printed, laws: tuple[str, ...]) -> None:
    marks = tuple(f"{n}." for n in range(1, len(laws) + 1))
    page.blocks[_laws(page)] = Items(laws, marks)


def law_twice(page: Printed) -> str | None:
    """A list of laws names one twice."""
    law = page.chance.choice(LAWS)
    at = LAWS.index(law)
    _set_laws(page, (*LAWS[: at + 1], law, *LAWS[at + 1 :]))
    return law


def other_title(page: Printed) -> str | None:
    """A law has the title of another."""
    law = "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Pengelolaan Keuangan Daerah;"
    _set_laws(page, (LAWS[0], law, LAWS[2]))
    return law


def revoked(page: Printed) -> str | None:
    """A law was revoked before the year."""
    law = "Peraturan Pemerintah Nomor 19 Tahun 2008 tentang Kecamatan;"
    _set_laws(page, (LAWS[0], law, LAWS[2]))
    return law


def one_evidence(page: Printed) -> str | None:
    """One evidence proves two recommendations."""
    table = page.table("3.7")
    return page.set_cell(table, 3, EVIDENCE, page.rows(table)[1][EVIDENCE])


def no_evidence(page: Printed) -> str | None:
    """What is done has no evidence."""
    table, row = page.table("3.7"), page.chance.randrange(1, 5)
    page.set_cell(table, row, EVIDENCE, "-")
    return page.rows(table)[row][STATUS]


def still_to_come(page: Printed) -> str | None:
    """What is done depends on something to come."""
    table, row = page.table("3.7"), page.chance.randrange(1, 5)
    page.set_cell(table, row, WHEN, "Apabila anggaran sudah tersedia")
    return page.rows(table)[row][STATUS]


def commas(page: Printed) -> str | None:
    """A figure has two commas."""
    table, row = page.table("3.2"), page.chance.randrange(1, 8)
    return page.set_cell(table, row, 6, page.rows(table)[row][6].replace(",", ",,"))


def row_number(page: Printed) -> str | None:
    """A row has the number of the one above."""
    table, row = page.table(page.chance.choice(("2.1", "3.2", "3.3"))), 4
    return page.set_cell(table, row, 0, "3")


def listed_title(page: Printed) -> str | None:
    """The list of tables calls a table otherwise."""
    number, title, _ = page.chance.choice(TABLES)
    at = page.paragraphs(f"Tabel {number} {title}", "....")[0]
    other = "Jumlah Penduduk Menurut Mata Pencaharian"
    page.set_text(at, page.text(at).replace(title, other))
    return other


def listed_heading(page: Printed) -> str | None:
    """The contents call a part otherwise."""
    at = page.paragraphs("B. Realisasi Anggaran ....")[0]
    page.set_text(at, page.text(at).replace("Realisasi Anggaran", "Sumber Daya Manusia"))
    return "Sumber Daya Manusia"


def listed_page(page: Printed) -> str | None:
    """A table is listed on a page before its chapter."""
    at = page.paragraphs("Tabel 3.4 ", "....")[0]
    page.set_text(at, page.text(at).replace("............ 10", "............ 2"))
    return "............ 2"


def reference(page: Printed) -> str | None:
    """A sentence points to a table that does not follow."""
    return page.swap("Tabel 3.7 berikut", "Tabel 3.2 berikut")


def no_target(page: Printed) -> str | None:
    """A target is left empty."""
    page.set_cell(page.table("2.1"), page.chance.randrange(1, 8), 4, "")
    return ""


def no_unit(page: Printed) -> str | None:
    """A unit is left empty."""
    page.set_cell(page.table("2.1"), page.chance.randrange(1, 8), 3, "")
    return ""


def other_unit(page: Printed) -> str | None:
    """A percentage is counted in documents."""
    row = page.chance.randrange(3, 8)
    return page.set_cell(page.table("3.2"), row, 3, "Dokumen")


SLIPS = (
    ("pertanggungjawaban", "pertanggunjawaban"),
    ("penyusunan", "penyusuanan"),
    ("kewilayahan", "kewilayhaan"),
    ("perencanaan", "perencaanan"),
)


def misspelled(page: Printed) -> str | None:
    """A word is misspelled."""
    right, wrong = page.chance.choice(SLIPS)
    return wrong if page.swap(right, wrong) else None


def twice(page: Printed) -> str | None:
    """A word is said twice."""
    page.insert(page.table("3.3") - 1, "Keberhasilan ini didukung oleh oleh peran warga.")
    return "oleh oleh"


def unknown_activity(page: Printed) -> str | None:
    """A sub kegiatan is not in the nomenclature."""
    parts = [at for at, line in enumerate(page.year.lines, 1) if line.depth == 3]
    name = "Festival Budaya Tahunan Kecamatan"
    return page.set_cell(page.table("3.5"), page.chance.choice(parts), 1, name)


def sasaran_as_indicator(page: Printed) -> str | None:
    """A list of indicators names a sasaran."""
    text = "1. Indikator Meningkatnya kepedulian warga terhadap lingkungan permukiman"
    return page.insert(page.table("2.1") - 1, text)


def old_words(page: Printed) -> str | None:
    """The budget is parted as before 2021."""
    text = "Anggaran terdiri atas belanja langsung untuk pelayanan masyarakat."
    page.insert(page.table("3.5") - 1, text)
    return "belanja langsung"


def other_name(page: Printed) -> str | None:
    """The unit is called kantor camat here and kantor kecamatan there."""
    page.insert(2, f"Kantor Camat {page.year.district}")
    page.insert(2, f"Kantor Kecamatan {page.year.district}")
    page.blocks = everywhere(page.blocks, "\u00a0", " ")
    return f"Kantor Camat {page.year.district}"


FAULTS = (
    Fault("LKjIP: kecamatan lain", ("R30",), other_district),
    Fault("LKjIP: kata templat tertinggal", ("R31",), left_over),
    Fault("LKjIP: frasa terulang", ("R31",), repeated),
    Fault("LKjIP: dasar hukum ganda", ("R32",), law_twice),
    Fault("LKjIP: judul peraturan lain", ("R50",), other_title),
    Fault("LKjIP: peraturan sudah dicabut", ("R50",), revoked),
    Fault("LKjIP: istilah anggaran lama", ("R50",), old_words),
    Fault("LKjIP: satu bukti untuk dua rekomendasi", ("R35",), one_evidence),
    Fault("LKjIP: selesai tanpa bukti", ("R59",), no_evidence),
    Fault("LKjIP: selesai padahal bersyarat", ("R59",), still_to_come),
    Fault("LKjIP: koma ganda", ("R41",), commas),
    Fault("LKjIP: nomor baris ganda", ("R42",), row_number),
    Fault("LKjIP: judul lain dalam daftar tabel", ("R43",), listed_title),
    Fault("LKjIP: judul lain dalam daftar isi", ("R43",), listed_heading),
    Fault("LKjIP: halaman tabel mendahului bab", ("R43",), listed_page),
    Fault("LKjIP: rujukan tabel salah", ("R44",), reference),
    Fault("LKjIP: target kosong", ("R45",), no_target),
    Fault("LKjIP: satuan kosong", ("R45",), no_unit),
    Fault("LKjIP: persentase bersatuan dokumen", ("R48",), other_unit),
    Fault("LKjIP: salah eja", ("R47",), misspelled),
    Fault("LKjIP: kata dua kali", ("R47",), twice),
    Fault("LKjIP: sub kegiatan di luar nomenklatur", ("R51",), unknown_activity),
    Fault("LKjIP: sasaran disebut indikator", ("R33",), sasaran_as_indicator),
    Fault("LKjIP: dua nama perangkat daerah", ("R18",), other_name),
)
