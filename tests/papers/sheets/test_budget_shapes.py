"""Every shape SIPD exports a budget in is read alike, and what is spoiled is named."""

import json

import pytest
from tests.apps.plans.sheets import (
    DAU,
    FIRST,
    MONEY,
    SECOND,
    SECOND_CODE,
    as_csv,
    cash_plan,
    long_form,
    pivot,
    printed,
    recap,
    rka_json,
    sub_kegiatan_json,
    workbook,
)

from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.sheets.budgets import read_budget
from jenjang.papers.sheets.grids import read_grids

HALF_HEADING = ["Kode Sub Kegiatan", "Nama Sub Kegiatan"]
READ = [
    (FIRST[0], "5.1", 1_500_000),
    (FIRST[0], "5.1", 500_000),
    (SECOND_CODE, "5.2", 3_000_000),
]


def read(content: bytes, **more):
    return read_budget(read_grids(content), **more)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(workbook(recap()), id="recap"),
        pytest.param(workbook(recap(title=False, total=None)), id="bare recap"),
        pytest.param(workbook(long_form()), id="packages"),
        pytest.param(workbook(pivot()), id="pivot"),
        pytest.param(workbook(cash_plan()), id="cash plan"),
        pytest.param(as_csv(recap()), id="csv"),
        pytest.param(as_csv(recap(), ","), id="csv with commas"),
        pytest.param(as_csv(long_form(), "\t"), id="tabs"),
    ],
)
def test_a_shape_is_read(content):
    found = read(content, year=2025, regency="Kabupaten Tirtajaya")

    assert found.problems == []
    assert [(row.code, row.spending, row.amount_idr) for row in found.rows] == READ
    assert {row.level for row in found.rows} == {"sub kegiatan"}


def test_columns_are_found_in_any_order_and_case():
    rows = [list(reversed(row)) for row in recap(total=None, title=False)]
    rows[0] = [str(head).title() for head in rows[0]]

    assert [row.amount_idr for row in read(workbook(rows)).rows] == [
        one[2] for one in MONEY
    ]


def test_a_list_of_sub_kegiatan_has_a_row_for_each_source_of_funds():
    found = read(sub_kegiatan_json())

    assert [(row.code, row.fund, row.amount_idr) for row in found.rows] == [
        (FIRST[0], DAU, 2_000_000),
        (SECOND_CODE, DAU, 1_000_000),
        (SECOND_CODE, "Pendapatan Asli Daerah", 2_000_000),
    ]
    assert found.rows[0].unit.name == "Kecamatan Sukamaju"


def test_details_of_an_rka_carry_the_sub_kegiatan_they_are_of():
    found = read(rka_json())

    assert [(row.code, row.spending, row.amount_idr) for row in found.rows] == READ[:2]


def test_a_printed_table_has_names_and_no_codes():
    found = read(workbook(printed()))

    assert found.problems == []
    assert [(row.name, row.level, row.amount_idr) for row in found.rows] == [
        ("Program Pelayanan Warga", "program", 2_000_000),
        ("Koordinasi Layanan Warga", "", 2_000_000),
        ("Rapat Warga", "", 2_000_000),
    ]


def test_a_web_page_saved_as_xls_is_read_by_its_table():
    cells = "".join(
        "<tr>" + "".join(f"<td>{one or ''}</td>" for one in row) + "</tr>"
        for row in recap(title=False)
    )

    assert len(read(f"<html><table>{cells}</table></html>".encode()).rows) == 3


@pytest.mark.parametrize(
    "amount",
    [
        "Rp. 1,500,000,-",
        "Rp 1.500.000",
        "1.500.000,00",
        "1500000",
        "Rp1.500.000,-",
        1500000.0,
    ],
)
def test_amounts_are_read_however_an_office_writes_them(amount):
    rows = recap([(FIRST, MONEY[0][1], amount)], total=None)

    assert [row.amount_idr for row in read(workbook(rows)).rows] == [1_500_000]


@pytest.mark.parametrize("amount", ["-", "", None, "null", "…"])
def test_a_row_without_an_amount_is_passed_over_and_counted(amount):
    found = read(workbook(recap([MONEY[0], (SECOND, MONEY[2][1], amount)], total=None)))

    assert (len(found.rows), found.blank_rows, found.problems) == (1, 1, [])


def spoiled(column: int, cell: object) -> bytes:
    rows = recap(total=None, title=False)
    rows[2][column] = cell
    return workbook(rows)


CELLS = {
    "a code too long": (2, "7.01.02.2.01.0001.9", "Kode Sub Kegiatan", "bukan kode"),
    "a word for a code": (2, "tujuh", "Kode Sub Kegiatan", "bukan kode"),
    "a code made a number": (2, 7.01, "Kode Sub Kegiatan", "bukan kode"),
    "income": (6, "4.1.01.01", "Kode Rekening", "Bukan rekening belanja"),
    "no rekening": (6, "abc", "Kode Rekening", "Bukan rekening belanja"),
    "an amount in words": (7, "satu juta", "Pagu", "bukan jumlah uang"),
    "a broken rupiah": (7, 1500000.5, "Pagu", "lebih dari satu cara"),
    "two readings": (7, "1.500.00", "Pagu", "lebih dari satu cara"),
    "sen": (7, "1.500.000,25", "Pagu", "memuat sen"),
    "below zero": (7, -5, "Pagu", "kurang dari nol"),
    "too much": (7, "9" * 17, "Pagu", "terlalu besar"),
}


@pytest.mark.parametrize("case", CELLS.values(), ids=CELLS)
def test_a_spoiled_cell_is_named_by_row_column_and_reason(case):
    at, cell, column, why = case
    (problem,) = read(spoiled(at, cell)).problems

    assert (problem.row, problem.column) == (3, column)
    assert why in problem.what


@pytest.mark.parametrize(
    ("rows", "column", "why"),
    [
        (recap(total=4_999_999), "Pagu", "tidak sama dengan jumlah"),
        (recap(total="abc"), "Pagu", "bukan jumlah uang"),
        (cash_plan(year=2024), "Tahun", "bukan anggaran tahun 2025"),
        (cash_plan(pemda="Kabupaten Lain"), "Daerah", "pemerintah daerah lain"),
    ],
    ids=["cut off", "no total", "another year", "another pemda"],
)
def test_a_file_that_does_not_agree_with_itself_or_with_us_says_where(rows, column, why):
    found = read(workbook(rows), year=2025, regency="Kabupaten Tirtajaya")

    assert found.problems[0].column == column
    assert why in found.problems[0].what


def test_a_row_that_names_nothing_is_a_problem():
    rows = recap(total=None, title=False)
    rows[2][2] = rows[2][3] = None

    assert read(workbook(rows)).problems[0].row == 3


def test_rows_below_the_total_are_not_read():
    rows = [*recap(), ["Mengetahui", None, FIRST[0], None, None, None, "5.1", 7]]

    assert len(read(workbook(rows)).rows) == 3


def test_a_heading_printed_again_on_the_next_page_is_no_row():
    rows = recap(total=None, title=False)

    assert len(read(workbook([*rows, rows[0], rows[1]])).rows) == 4


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "kosong"),
        (b"   \n ", "kosong"),
        (b"%PDF-1.7 ...", "bukan Excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "bukan Excel"),
        (b"PK\x03\x04 half a zip", "rusak"),
        (b"satu baris tanpa tabel", "bukan Excel"),
        (b'{"data": [', "JSON"),
        (b"[" * 5000, "JSON"),
        (json.dumps([{"a": 1, "b": 2}]).encode(), "Baris judul tidak ditemukan"),
        (workbook([HALF_HEADING, ["7.01", "x"]]), "Kolom Pagu tidak ada"),
        (workbook([]), "kosong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, "terkunci"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_budget_is_refused_with_what_to_do(content, why):
    with pytest.raises(Unreadable, match=why):
        read(content)
