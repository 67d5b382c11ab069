"""A long sheet holds what was written in it, letter by letter and digit by digit."""

import io
from decimal import Decimal

import pytest
import python_calamine
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from jenjang.papers.sheets.entry.long_sheet import Cell, LongSheet
from jenjang.papers.sheets.exact import read_exactly


def written(rows, above="Judul") -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    look = book.add_format({"bold": True, "locked": False})
    page = book.add_worksheet("Isian", LongSheet)
    page.write_string(0, 0, above, look)
    page.add_rows(1, [[Cell(said, look) for said in row] for row in rows])
    page.protect()
    book.close()
    return buffer.getvalue()


def read(content: bytes):
    book = python_calamine.load_workbook(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_rows_stand_below_what_was_written_in_the_usual_way():
    content = written([["a", 1, None], ["b", Decimal("84.82"), ""]])

    assert read(content) == [["Judul", ""], ["a", 1], ["b", 84.82]]


def test_a_nought_is_a_figure_and_nothing_is_an_empty_cell():
    assert read(written([[0, Decimal(0), None, "akhir"]]))[1] == [0, 0, "", "akhir"]


def test_a_sheet_without_rows_is_sound():
    assert read(written([])) == [["Judul"]]


@pytest.mark.parametrize(
    "text",
    ["a & b < c > \"d\" 'e'", "=1+1", "  dua  spasi ", "baris\nbaru", "tab\tdi sini", "😀"],
)
def test_a_text_comes_back_letter_by_letter(text):
    assert read(written([[text, "akhir"]]))[1] == [text, "akhir"]


def test_what_looks_like_an_escape_is_no_escape():
    [_, row] = read(written([["_x0041_", "a_x00e9_b"]]))
    assert row in (["_x0041_", "a_x00e9_b"], ["_x005F_x0041_", "a_x005F_x00e9_b"])


def test_a_control_character_leaves_the_book_sound():
    assert len(read_exactly(written([["a\x0bb", "\x01"]]))[0].rows) == 2


@given(st.decimals(min_value=0, max_value=10**10, places=4))
def test_a_figure_of_fifteen_digits_comes_back_digit_by_digit(value):
    cell = read(written([[value, "akhir"]]))[1][0]
    assert Decimal(f"{cell:.15g}") == value
