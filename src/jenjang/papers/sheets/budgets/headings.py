"""The columns of a budget table, known by the words over them."""

from jenjang.papers.sheets.columns import Column

(
    YEAR, REGENCY, UNIT_CODE, UNIT, SUB_UNIT_CODE, SUB_UNIT, BIDANG, PROGRAM_CODE, PROGRAM,
    KEGIATAN_CODE, KEGIATAN, CODE, NAME, FUND_CODE, FUND, ACCOUNT, ACCOUNT_NAME, AMOUNT,
) = (
    "year", "regency", "unit_code", "unit", "sub_unit_code", "sub_unit", "bidang",
    "program_code", "program", "kegiatan_code", "kegiatan", "code", "name", "fund_code",
    "fund", "account", "account_name", "amount",
)  # fmt: skip

COLUMNS = (
    Column(YEAR, "Tahun", ("Tahun", "Tahun Anggaran")),
    Column(REGENCY, "Daerah", ("Daerah", "Nama Daerah", "Pemerintah Daerah")),
    Column(UNIT_CODE, "Kode SKPD", ("Kode SKPD", "Kode Perangkat Daerah", "Kode OPD")),
    Column(UNIT, "Nama SKPD", ("Nama SKPD", "SKPD", "Perangkat Daerah", "Nama OPD")),
    Column(
        SUB_UNIT_CODE, "Kode Sub SKPD", ("Kode Sub SKPD", "Kode Sub Unit", "Kode Unit SKPD")
    ),
    Column(
        SUB_UNIT,
        "Nama Sub SKPD",
        ("Nama Sub SKPD", "Nama Sub Unit", "Sub Unit", "Sub SKPD"),
    ),
    Column(BIDANG, "Kode Bidang Urusan", ("Kode Bidang Urusan",)),
    Column(PROGRAM_CODE, "Kode Program", ("Kode Program",)),
    Column(PROGRAM, "Nama Program", ("Nama Program",)),
    Column(KEGIATAN_CODE, "Kode Kegiatan", ("Kode Kegiatan", "Kode Giat")),
    Column(KEGIATAN, "Nama Kegiatan", ("Nama Kegiatan", "Nama Giat")),
    Column(
        CODE,
        "Kode Sub Kegiatan",
        (
            "Kode Sub Kegiatan",
            "Kode Sub Giat",
            "Kode Program/Kegiatan/Sub Kegiatan",
            "Kode",
        ),
    ),
    Column(
        NAME,
        "Nama Sub Kegiatan",
        (
            *("Nama Sub Kegiatan", "Nama Sub Giat", "Sub Kegiatan"),
            *("Program/Kegiatan/Sub Kegiatan", "Program, Kegiatan dan Sub Kegiatan"),
            *("Program dan Kegiatan", "Program/Kegiatan", "Uraian", "Nama"),
        ),
    ),
    Column(FUND_CODE, "Kode Sumber Dana", ("Kode Sumber Dana", "Kode Dana")),
    Column(FUND, "Sumber Dana", ("Nama Sumber Dana", "Nama Dana", "Sumber Dana")),
    Column(ACCOUNT, "Kode Rekening", ("Kode Rekening", "Kode Akun", "Jenis Belanja")),
    Column(ACCOUNT_NAME, "Nama Rekening", ("Nama Rekening", "Nama Akun")),
    Column(
        AMOUNT,
        "Pagu",
        (
            *("Pagu Dana", "Nilai Rincian", "Rincian", "Pagu", "Pagu Anggaran", "Nilai"),
            *("Nilai Anggaran", "Anggaran", "Pagu (Rp)", "Anggaran (Rp)", "Jumlah"),
            *("Jumlah (Rp)", "Total"),
        ),
    ),
)
LABELS = {column.key: column.label for column in COLUMNS}
WANTED = (
    frozenset({CODE, AMOUNT}),
    frozenset({NAME, AMOUNT}),
)
ADVICE = "Unduh ulang rekap dari SIPD, atau pakai contoh lembar dari halaman ini."
