"""The LKjIP of an invented year as blocks: tables of every kind, sentences on them."""

from collections.abc import Iterator, Sequence

from jenjang.config.bench.audit.figures import SCALE, Measured, figure, measured, percent
from jenjang.config.bench.audit.invented import Line, Year
from jenjang.core.figures import spell, write_rupiah
from jenjang.papers.blocks import Block, Cell, Heading, Items, Paragraph, Table

LAWS = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
    "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;",
    (
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja "
        "Instansi Pemerintah;"
    ),
)
TABLES = (
    ("2.1", "Perjanjian Kinerja", 5),
    ("2.2", "Pagu Anggaran Program", 6),
    ("3.1", "Skala Penilaian Capaian Kinerja", 7),
    ("3.2", "Capaian Indikator Kinerja", 8),
    ("3.3", "Perbandingan Realisasi Kinerja", 9),
    ("3.4", "Perbandingan Realisasi dengan Target Renstra", 10),
    ("3.5", "Realisasi Anggaran", 11),
    ("3.6", "Efisiensi Penggunaan Sumber Daya", 13),
    ("3.7", "Tindak Lanjut Rekomendasi Evaluasi", 14),
)
CONTENTS = (
    ("KATA PENGANTAR", "i"),
    ("DAFTAR ISI", "ii"),
    ("DAFTAR TABEL", "iii"),
    ("BAB I PENDAHULUAN", "1"),
    ("A. Latar Belakang", "1"),
    ("B. Dasar Hukum", "2"),
    ("BAB II PERENCANAAN KINERJA", "4"),
    ("A. Rencana Strategis", "4"),
    ("B. Perjanjian Kinerja", "5"),
    ("BAB III AKUNTABILITAS KINERJA", "7"),
    ("A. Capaian Kinerja", "7"),
    ("B. Realisasi Anggaran", "11"),
    ("C. Tindak Lanjut Evaluasi", "14"),
    ("BAB IV PENUTUP", "15"),
)
ADVICE = (
    ("Melengkapi pohon kinerja sampai jenjang pelaksana",
     "Pohon kinerja disusun bersama seluruh seksi"),
    ("Memanfaatkan hasil pengukuran untuk menyesuaikan strategi",
     "Rapat pengukuran dilaksanakan setiap triwulan"),
    ("Mengunggah dokumen perencanaan pada laman resmi",
     "Dokumen perencanaan sudah dapat diunduh masyarakat"),
    ("Menyusun rencana aksi atas seluruh sasaran",
     "Rencana aksi ditetapkan dengan keputusan camat"),
)  # fmt: skip


def report(year: Year) -> tuple[Block, ...]:
    """Return the report of a year."""
    return tuple(_report(year, measured(year)))


def renstra(year: Year) -> str:
    """Return the period of the strategic plan, as it is printed."""
    return f"{year.year - 2}-{year.year + 2}"


def _report(year: Year, reached: Sequence[Measured]) -> Iterator[Block]:
    yield from _front(year)
    yield from _introduction(year)
    yield from _plan(year, reached)
    yield Heading("BAB III")
    yield Heading("AKUNTABILITAS KINERJA")
    yield Heading("A. Capaian Kinerja", level=2)
    yield from _achieved(year, reached)
    yield from _compared(year, reached)
    yield from _against_plan(year, reached)
    yield Heading("B. Realisasi Anggaran", level=2)
    yield from _money(year)
    yield from _efficiency(year, reached)
    yield Heading("C. Tindak Lanjut Evaluasi", level=2)
    yield from _followed_up(year)
    yield Heading("BAB IV")
    yield Heading("PENUTUP")
    yield Paragraph(
        f"Demikian laporan kinerja {year.unit} Tahun {year.year} ini disusun sebagai bahan "
        "perbaikan perencanaan dan pelaksanaan pada tahun mendatang."
    )


def _front(year: Year) -> Iterator[Block]:
    yield Heading("LAPORAN KINERJA INSTANSI PEMERINTAH")
    yield Heading(year.unit.upper())
    yield Heading(f"PEMERINTAH {year.regency.upper()}")
    yield Heading(f"TAHUN {year.year}")
    yield Heading("KATA PENGANTAR")
    yield Paragraph(
        f"Laporan ini menyajikan pertanggungjawaban {year.unit} atas pelaksanaan "
        f"perjanjian kinerja Tahun {year.year} kepada pemerintah daerah dan masyarakat."
    )
    yield Heading("DAFTAR ISI")
    for title, on in CONTENTS:
        yield Paragraph(f"{title} ............ {on}")
    yield Heading("DAFTAR TABEL")
    for number, title, page in TABLES:
        yield Paragraph(f"Tabel {number} {title} Tahun {year.year} ............ {page}")


def _introduction(year: Year) -> Iterator[Block]:
    yield Heading("BAB I")
    yield Heading("PENDAHULUAN")
    yield Heading("A. Latar Belakang", level=2)
    yield Paragraph(
        f"{year.unit} merupakan perangkat daerah kewilayahan yang dipimpin oleh camat dan "
        "bertanggung jawab kepada kepala daerah melalui sekretaris daerah."
    )
    yield Heading("B. Dasar Hukum", level=2)
    marks = tuple(f"{n}." for n in range(1, len(LAWS) + 1))
    yield Items(LAWS, marks)


def _plan(year: Year, reached: Sequence[Measured]) -> Iterator[Block]:
    yield Heading("BAB II")
    yield Heading("PERENCANAAN KINERJA")
    yield Heading("A. Rencana Strategis", level=2)
    yield Paragraph(
        f"Rencana Strategis {year.unit} Tahun {renstra(year)} menjadi pedoman penyusunan "
        "rencana kerja setiap tahun."
    )
    yield Heading("B. Perjanjian Kinerja", level=2)
    yield Paragraph(
        f"Perjanjian kinerja Tahun {year.year} memuat {len(reached)} "
        f"({spell(len(reached))}) indikator kinerja sebagaimana Tabel 2.1 berikut:"
    )
    yield _caption(year, 0)
    yield _table(
        ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"),
        [(str(n), m.aim, m.indicator, m.unit, figure(m.target))
         for n, m in enumerate(reached, 1)],
    )  # fmt: skip
    yield _caption(year, 1)
    programs = [line for line in year.lines if line.depth == 1]
    rows = [
        (str(n), p.name, write_rupiah(p.ceiling_idr)) for n, p in enumerate(programs, 1)
    ]
    total = write_rupiah(sum(p.ceiling_idr for p in programs))
    yield _table(("No", "Program", "Anggaran"), [*rows, ("", "Jumlah", total)])


def _achieved(year: Year, reached: Sequence[Measured]) -> Iterator[Block]:
    yield Paragraph(
        "Capaian kinerja dihitung dari realisasi dibagi target dan dinilai menurut skala "
        "pada Tabel 3.1 berikut."
    )
    yield _caption(year, 2)
    yield _table(("No", "Interval Capaian", "Predikat"), list(_scale_rows()))
    yield _caption(year, 3)
    figures = ("Target", "Realisasi", "Capaian (%)", "Predikat")
    yield _table(
        ("No", "Sasaran", "Indikator Kinerja", "Satuan", *figures),
        [_achieved_row(n, m) for n, m in enumerate(reached, 1)],
    )
    for m in reached:
        yield Paragraph(achievement_sentence(year, m))


def _achieved_row(number: int, m: Measured) -> tuple[str, ...]:
    figures = (figure(m.target), figure(m.actual), figure(m.achieved))
    return str(number), m.aim, m.indicator, m.unit, *figures, m.rating


def _scale_rows() -> Iterator[tuple[str, ...]]:
    for n, (low, high, word) in enumerate(SCALE, 1):
        interval = f"≥ {low}%" if high is None else f"{low}% < {high}%"
        yield str(n), interval, word


def achievement_sentence(year: Year, m: Measured) -> str:
    """Return the sentence that states target, realisasi, capaian and predikat."""
    return (
        f"Indikator {m.indicator} pada tahun {year.year} memiliki target sebesar "
        f"{figure(m.target)} dengan realisasi sebesar {figure(m.actual)} sehingga capaian "
        f"kinerjanya sebesar {figure(m.achieved)}% dengan predikat {m.rating}."
    )


def _compared(year: Year, reached: Sequence[Measured]) -> Iterator[Block]:
    yield _caption(year, 4)
    years = [f"Realisasi {year.year - back}" for back in (2, 1, 0)]
    yield _table(
        ("No", "Indikator Kinerja", "Satuan", *years),
        [(str(n), m.indicator, m.unit, *map(figure, (*m.before, m.actual)))
         for n, m in enumerate(reached, 1)],
    )  # fmt: skip
    for m in reached:
        yield Paragraph(direction_sentence(year, m))


def direction_sentence(year: Year, m: Measured) -> str:
    """Return the sentence that compares with the year before."""
    word = "meningkat" if m.actual > m.before[1] else "menurun"
    if m.actual == m.before[1]:
        word = "tetap sama"
    return (
        f"Realisasi indikator {m.indicator} {word} dari {figure(m.before[1])} pada tahun "
        f"{year.year - 1} menjadi {figure(m.actual)} pada tahun {year.year}."
    )


def _against_plan(year: Year, reached: Sequence[Measured]) -> Iterator[Block]:
    yield _caption(year, 5)
    yield _table(
        ("No", "Indikator Kinerja", "Satuan", f"Target Akhir Renstra {year.year + 2}",
         f"Realisasi {year.year}", "Tingkat Kemajuan (%)"),
        [(str(n), m.indicator, m.unit, figure(m.end), figure(m.actual),
          figure(percent(m.actual, m.end))) for n, m in enumerate(reached, 1)],
    )  # fmt: skip


def _money(year: Year) -> Iterator[Block]:
    yield _caption(year, 6)
    rows = [_money_row(line) for line in year.lines]
    yield _table(
        ("Kode", "Program/Kegiatan/Sub Kegiatan", "Pagu (Rp)", "Realisasi (Rp)",
         "Serapan (%)"),
        [*rows, _money_total(year)],
    )  # fmt: skip
    for line in year.lines:
        if line.depth == 1:
            yield Paragraph(money_sentence(year, line))


def _money_row(line: Line) -> tuple[str, ...]:
    share = figure(percent(line.spent_idr, line.ceiling_idr))
    return line.code, line.name, _plain(line.ceiling_idr), _plain(line.spent_idr), share


def _money_total(year: Year) -> tuple[str, ...]:
    programs = [line for line in year.lines if line.depth == 1]
    ceiling, spent = (
        sum(p.ceiling_idr for p in programs),
        sum(p.spent_idr for p in programs),
    )
    share = figure(percent(spent, ceiling))
    return "", "Jumlah", _plain(ceiling), _plain(spent), share


def _plain(amount_idr: int) -> str:
    """Return an amount under a head that says (Rp)."""
    return write_rupiah(amount_idr).removeprefix("Rp ")


def program_name(line: Line) -> str:
    """Return a program's name as a sentence writes it."""
    return f"Program {line.subject.title()}"


def money_sentence(year: Year, line: Line) -> str:
    """Return the sentence that states what was spent on a program."""
    share = figure(percent(line.spent_idr, line.ceiling_idr))
    return (
        f"{program_name(line)} pada tahun {year.year} memiliki pagu anggaran sebesar "
        f"{write_rupiah(line.ceiling_idr)} dengan realisasi anggaran sebesar "
        f"{write_rupiah(line.spent_idr)} atau serapan anggaran sebesar {share}%."
    )


def _efficiency(year: Year, reached: Sequence[Measured]) -> Iterator[Block]:
    yield _caption(year, 7)
    lines = [(m, m.line) for m in reached if m.line]
    head = ("Capaian Kinerja (%)", "Serapan Anggaran (%)", "Tingkat Efisiensi (%)")
    yield _table(
        ("No", "Sasaran", "Indikator Kinerja", *head),
        [_efficient(n, m, line) for n, (m, line) in enumerate(lines, 1)],
    )


def _efficient(number: int, m: Measured, line: Line) -> tuple[str, ...]:
    share = percent(line.spent_idr, line.ceiling_idr)
    saved = figure(m.achieved - share)
    return str(number), m.aim, m.indicator, figure(m.achieved), figure(share), saved


def _followed_up(year: Year) -> Iterator[Block]:
    yield Paragraph(
        "Rekomendasi atas hasil evaluasi tahun sebelumnya ditindaklanjuti sebagaimana "
        "Tabel 3.7 berikut."
    )
    yield _caption(year, 8)
    yield _table(
        ("No", "Rekomendasi", "Tindak Lanjut", "Waktu", "Penanggung Jawab", "Status",
         "Bukti Dukung"),
        [(str(n), advice, action, f"Triwulan {'I' * n if n < 4 else 'IV'} {year.year}",
          "Sekretaris Camat", "Selesai", f"https://arsip.contoh.id/bukti/{year.seed}-{n}")
         for n, (advice, action) in enumerate(ADVICE, 1)],
    )  # fmt: skip


def _caption(year: Year, at: int) -> Paragraph:
    number, title, _ = TABLES[at]
    return Paragraph(f"Tabel {number} {title} Tahun {year.year}")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    cells = [tuple(Cell(text) for text in row) for row in (head, *rows)]
    widths = tuple(1 / len(head) for _ in head)
    return Table(tuple(cells), widths, header_rows=1)
