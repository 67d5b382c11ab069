"""Invented files of other programs, as workbooks, CSV and JSON."""

import io
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
