"""The columns of a realisation table, known by the words over them."""

from jenjang.papers.sheets.budgets import headings as budget
from jenjang.papers.sheets.columns import Column

SPENT, RETURNED, DAY, PHYSICAL = "spent", "returned", "day", "physical"

COLUMNS = (
    *(
        column
        for column in budget.COLUMNS
        if column.key not in {budget.AMOUNT, budget.NAME}
    ),
    Column(
        budget.NAME,
        "Nama Sub Kegiatan",
        next(c.names for c in budget.COLUMNS if c.key == budget.NAME),
    ),
    Column(
        SPENT,
        "Nilai Realisasi",
        (
            *("Nilai Realisasi", "Realisasi Anggaran", "Realisasi Keuangan", "Realisasi"),
            *("Realisasi (Rp)", "Realisasi Keuangan (Rp)", "Realisasi Anggaran (Rp)"),
            *("Nilai Debet", "Nilai Debit", "Debet", "Debit"),
        ),
    ),
    Column(
        RETURNED,
        "Nilai Setoran",
        ("Nilai Setoran", "Setoran", "Nilai Kredit", "Kredit", "Pengembalian"),
    ),
    Column(DAY, "Tanggal", ("Tanggal Dokumen", "Tanggal", "Tanggal SP2D", "Bulan")),
    Column(
        PHYSICAL,
        "Fisik (%)",
        (
            *("Fisik (%)", "Fisik", "Realisasi Fisik", "Realisasi Fisik (%)"),
            *("Kemajuan Fisik", "Kemajuan Fisik (%)", "Progres Fisik", "Progres Fisik (%)"),
        ),
    ),
)
LABELS = {column.key: column.label for column in COLUMNS}
WANTED = (frozenset({budget.CODE, SPENT}), frozenset({budget.NAME, SPENT}))
ADVICE = (
    "Pakai Laporan Realisasi per sub kegiatan dari SIPD, atau contoh lembar dari halaman "
    "ini; LRA per rekening saja tidak menyebut sub kegiatan."
)
