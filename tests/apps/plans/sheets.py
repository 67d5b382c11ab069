"""Invented files of other programs, as workbooks, CSV and JSON."""

import io
import json
from collections.abc import Iterable, Sequence

import xlsxwriter

SIPD_HEADING = (
    "JENIS PEMDA", "BIDANG", "PROGRAM", "KEGIATAN", "SUBKEGIATAN", "KINERJA", "INDIKATOR",
    "SATUAN", "TAG", "DEFINISI OPERASIONAL", "PELAKSANA", "SPM", "JENIS",
    "SUBKEGIATAN SEBELUMNYA",
)  # fmt: skip


def workbook(rows: Iterable[Sequence[object]], title: str = "Lembar1") -> bytes:
    """Return a workbook of one sheet; None leaves a cell empty."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet(title)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(at, column, cell)
    book.close()
    return file.getvalue()


def listed(*subs: tuple[str, str], scope: str = "KABKOT", unit: str = "Dokumen") -> bytes:
    """Return an export of sub kegiatan (code, name) of one invented kegiatan."""
    rows = [
        (
            scope,
            "7.01 KECAMATAN",
            "7.01.02 PROGRAM PELAYANAN WARGA",
            "7.01.02.2.01 Koordinasi\nLayanan  Warga",
            f"{code} {name}",
            f"Tersedianya {name}",
            f"Jumlah {name}",
            unit,
            *["[null]"] * 6,
        )
        for code, name in subs
    ]
    return workbook([SIPD_HEADING, *rows])


SKPD = ("7.01.0.00.0.00.06.0000", "Kecamatan Sukamaju")
FIRST = ("7.01.02.2.01.0001", "Rapat Warga")
SECOND = ("X.XX.01.2.06.0005", "Penyediaan Barang Cetakan dan Penggandaan")
SECOND_CODE = "7.01.01.2.06.0005"
FOOD, PAPER, CHAIR = (
    ("5.1.02.01.01.0052", "Belanja Makanan dan Minuman Rapat"),
    ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor"),
    ("5.2.02.05.01.0001", "Belanja Modal Kursi"),
)
DAU = "Dana Alokasi Umum"
MONEY = ((FIRST, FOOD, 1_500_000), (FIRST, PAPER, 500_000), (SECOND, CHAIR, 3_000_000))
TOTAL = 5_000_000

B_LONG_HEAD = (
    "Nama SKPD", "Nama Sub Unit", "Kode Bidang Urusan", "Kode Kegiatan", "Nama Kegiatan",
    "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Nama Sumber Dana", "Kode Rekening",
    "Nama Rekening", "Nama Paket Kelompok", "Pagu",
)  # fmt: skip
B_RECAP_HEAD = (
    "KODE SUB UNIT", "NAMA SUB UNIT", "KODE SUB KEGIATAN", "NAMA SUB KEGIATAN",
    "KODE SUMBER DANA", "NAMA SUMBER DANA", "KODE REKENING", "PAGU",
)  # fmt: skip
B_PIVOT_HEAD = (
    "KODE BIDANG URUSAN", "NAMA BIDANG URUSAN", "KODE PROGRAM", "NAMA PROGRAM",
    "KODE KEGIATAN", "NAMA KEGIATAN", "KODE SUB KEGIATAN", "NAMA SUB KEGIATAN",
    "KODE AKUN", "NAMA AKUN", "NILAI",
)  # fmt: skip
C_HEAD = (
    "Tahun", "Daerah", "Kode Urusan", "Nama Urusan", "Kode Bidang Urusan",
    "Nama Bidang Urusan", "Kode SKPD", "Nama SKPD", "Kode Sub SKPD", "Nama Sub SKPD",
    "Kode Program", "Nama Program", "Kode Kegiatan", "Nama Kegiatan", "Kode Sub Kegiatan",
    "Nama Sub Kegiatan", "Kode Akun", "Nama Akun", "Sumber Dana", "Nilai Rincian",
    "Total Rincian Anggaran Kegiatan", *(f"Bulan {n}" for n in range(1, 13)),
    "Tipe Dokumen",
)  # fmt: skip


def kegiatan_of(code: str) -> tuple[str, str]:
    """Return code and name of the kegiatan of a sub kegiatan."""
    above = code.rsplit(".", 1)[0]
    return above, f"Kegiatan {above[-4:]}"


def recap(rows=MONEY, skpd=SKPD, title=True, total: object = TOTAL) -> list[list[object]]:
    """Return the upper-case recap, with title rows and its total row."""
    above = [["REKAPITULASI PAGU"], ["Tahun Anggaran 2025"], []] if title else []
    below = [["Grand Total", *[None] * 6, total]] if total is not None else []
    body = [
        [*skpd, code, name, "1.1", DAU, account[0], amount]
        for (code, name), account, amount in rows
    ]
    return [*above, list(B_RECAP_HEAD), *body, *below]


def long_form() -> list[list[object]]:
    """Return the mixed-case export with packages, one row each."""
    return [
        list(B_LONG_HEAD),
        *(
            [
                *(SKPD[1], SKPD[1], "7.01", *kegiatan_of(code), code, name, DAU),
                *(*account, "Paket 1", amount),
            ]
            for (code, name), account, amount in MONEY
        ),
    ]


def pivot() -> list[list[object]]:
    """Return a pivot table: codes printed once, rekening under them, a grand total."""
    rows: list[list[object]] = [list(B_PIVOT_HEAD)]
    last = ""
    for (code, name), account, amount in MONEY:
        program = (code[:7], "PROGRAM CONTOH")
        head = ["7.01", "KECAMATAN", *program, *kegiatan_of(code), code, name]
        rows.append([*(head if code != last else [None] * 8), *account, amount])
        last = code
    return [*rows, ["Grand Total", *[None] * 9, TOTAL]]


def cash_plan(year: int = 2025, pemda: str = "Kabupaten Tirtajaya") -> list[list[object]]:
    """Return a DPA with its monthly cash plan."""
    return [
        list(C_HEAD),
        *(
            [
                *(year, pemda, "7", "UNSUR KEWILAYAHAN", "7.01", "KECAMATAN", *SKPD, *SKPD),
                *(code[:7], "PROGRAM CONTOH", *kegiatan_of(code), code, name, *account),
                *(DAU, amount, TOTAL, *[amount / 12] * 12, "DPA"),
            ]
            for (code, name), account, amount in MONEY
        ),
    ]


def printed() -> list[list[object]]:
    """Return a table as printed, without codes: programs, kegiatan and sub kegiatan."""
    return [
        ["TABEL 3.7 REALISASI ANGGARAN"],
        ["No", "Program/Kegiatan/Sub Kegiatan", "Anggaran", "Realisasi", "%"],
        ["1", "Program Pelayanan Warga", "Rp. 2,000,000,-", "Rp. 1,900,000,-", "95"],
        ["1.1", "Koordinasi Layanan Warga", "Rp. 2,000,000,-", "Rp. 1,900,000,-", "95"],
        ["", "Rapat Warga", "Rp. 2,000,000,-", "Rp. 1,900,000,-", "95"],
        ["", "Jumlah", "Rp. 2,000,000,-", "Rp. 1,900,000,-", "95"],
    ]


def as_csv(rows: Iterable[Sequence[object]], mark: str = ";") -> bytes:
    """Return rows as CSV."""
    lines = (mark.join("" if one is None else str(one) for one in row) for row in rows)
    return "\r\n".join(lines).encode("utf-8-sig")


def sub_kegiatan_json() -> bytes:
    """Return the list of sub kegiatan with the funds of each (wp-sipd data_sub_keg_bl)."""
    records = []
    for code, name, funds in (
        (*FIRST, {DAU: 2_000_000}),
        (*SECOND, {DAU: 1_000_000, "Pendapatan Asli Daerah": 2_000_000}),
    ):
        records.append(
            {
                "kode_skpd": SKPD[0],
                "nama_skpd": SKPD[1],
                "kode_sub_skpd": SKPD[0],
                "kode_program": code[:7],
                "nama_program": "PROGRAM CONTOH",
                "kode_giat": kegiatan_of(code)[0],
                "nama_giat": kegiatan_of(code)[1],
                "kode_sub_giat": code,
                "nama_sub_giat": name,
                "pagu": sum(funds.values()),
                "pagumurni": 0,
                "output": [{"outputteks": "Dokumen", "targetoutput": 2}],
                "dana": [
                    {"kodedana": "1", "namadana": fund, "pagudana": amount}
                    for fund, amount in funds.items()
                ],
            }
        )
    return json.dumps({"status": "success", "data": records}).encode()


def rka_json() -> bytes:
    """Return the details of one sub kegiatan, its code above them (wp-sipd data_rka)."""
    details = [
        {
            "kode_akun": account[0],
            "nama_akun": account[1],
            "nama_komponen": "Nasi kotak",
            "volume": 10,
            "harga_satuan": amount // 10,
            "rincian": float(amount),
            "rincian_murni": 0,
            "nama_dana": DAU,
        }
        for (code, _), account, amount in MONEY
        if code == FIRST[0]
    ]
    above = {"kode_sub_giat": FIRST[0], "nama_sub_giat": FIRST[1], "data": details}
    return json.dumps(above).encode()
