"""Numbers and percents: the decimal comma, and figures with two readings."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import read_number, read_percent, write_number, write_percent
from jenjang.core.values import Reason, Unknown

numbers = st.decimals(
    min_value=-(10**14) + 1, max_value=10**14 - 1, places=4, allow_nan=False
)
units = st.sampled_from([None, "Orang", "Persen", "Ha", "Menara"])


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("83", "83"),
        ("73", "73"),
        ("87,50", "87.50"),
        ("72,65", "72.65"),
        ("116", "116"),
        ("97,76", "97.76"),
        ("74.15", "74.15"),
        ("115,3", "115.3"),
        ("5,66", "5.66"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.200,5", "1200.5"),
        ("1,200.50", "1200.50"),
        ("1234,567", "1234.567"),
        ("1234.567", "1234.567"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("3,6590", "3.6590"),
        ("-2,5", "-2.5"),
        ("- 2,5", "-2.5"),
        ("+1,97", "1.97"),
        ("\u22122,17", "-2.17"),
        ("83.", "83"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_with_its_decimals(written, number):
    assert str(read_number(written)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("98,01%", "98.01"),
        ("100 %", "100"),
        ("100%", "100"),
        ("100", "100"),
        ("116,19%", "116.19"),
        ("99.87%", "99.87"),
        ("85,79, %", "85.79"),
        ("0 %", "0"),
        ("89.16%", "89.16"),
        ("36.60 Persen", "36.60"),
        ("98,27 per sen", "98.27"),
        ("1,309 persen", "1.309"),
    ],
)
def test_a_percentage_is_read_in_percent(written, number):
    assert str(read_percent(written)) == number


@pytest.mark.parametrize(
    ("written", "unit", "number"),
    [
        ("1.200", "Orang", "1200"),
        ("1.200", "Dok", "1200"),
        ("3,000", "poin", "3.000"),
        ("3,659", "Indeks", "3.659"),
    ],
)
def test_the_unit_decides_what_three_digits_after_a_separator_are(written, unit, number):
    assert str(read_number(written, unit=unit)) == number


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("1.200", None),
        ("3,000", None),
        ("3,000", "Orang"),
        ("1.200", "Persen"),
        ("1.200", "Ha"),
        ("1,200", "Ha"),
        ("1.200", "Menara"),
    ],
)
def test_where_the_unit_does_not_decide_the_figure_is_refused(written, unit):
    assert read_number(written, unit=unit).reason is Reason.AMBIGUOUS


def test_the_refusal_says_how_each_reading_is_typed():
    assert str(read_number("1.200")) == (
        "“1.200” dapat dibaca lebih dari satu cara; ketik 1200 atau 1,2."
    )
    assert str(read_number("12.345")) == (
        "“12.345” dapat dibaca lebih dari satu cara; ketik 12345 atau 12,3450."
    )
    assert str(read_number("2 3")) == (
        "“2 3” dapat dibaca lebih dari satu cara;"
        " ketik satu angka saja, misalnya 1200 atau 84,82."
    )


@pytest.mark.parametrize("written", ["3.800.00", "1.2.3", "36, 6", "2 3", ",5", "1,2,3"])
def test_broken_figures_are_refused(written):
    assert read_number(written).reason is Reason.AMBIGUOUS


@pytest.mark.parametrize("written", ["BB", "2 Dok", "100 dari 110", "1e5", "٣", "--2", ","])
def test_what_is_no_number_is_refused(written):
    assert read_number(written).reason is Reason.NOT_A_NUMBER


@pytest.mark.parametrize("written", ["", "-", "N/A", "  ", "....", "–"])
def test_a_blank_number_is_missing_and_not_zero(written):
    assert read_number(written) == Unknown(Reason.EMPTY)
    assert read_percent(written) == Unknown(Reason.EMPTY)


def test_a_nip_typed_into_a_measurement_is_too_large():
    assert read_number("197901112005012003").reason is Reason.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        ("115.9324", 2, "115,93"),
        ("0.005", 2, "0,01"),
        ("-0.001", 2, "0,00"),
        ("100", 2, "100,00"),
        ("1200.5", 2, "1.200,50"),
        ("3.62069", 3, "3,621"),
        ("1200", 0, "1200"),
        ("87.50", None, "87,5"),
        ("1E+2", None, "100"),
        ("12.345", None, "12,3450"),
        ("0.125", None, "0,125"),
        ("1234.567", None, "1.234,567"),
        ("1234567", None, "1.234.567"),
        ("-1234.5", None, "-1.234,5"),
    ],
)
def test_a_number_is_written_half_up_with_a_comma(value, places, written):
    assert write_number(Decimal(value), places) == written


def test_whole_things_are_grouped_at_a_thousand():
    assert write_number(Decimal(12500), unit="Orang") == "12.500"
    assert write_number(Decimal(12500), unit="Ha") == "12500"


@given(numbers, units)
def test_a_written_number_reads_as_itself(value, unit):
    assert read_number(write_number(value, unit=unit), unit=unit) == value


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_a_written_percentage_reads_as_itself(value):
    assert read_percent(write_percent(value)) == value


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.integers(0, 2))
def test_rounding_moves_a_number_by_half_a_step_at_most(value, places):
    read = read_number(write_number(value, places))

    assert abs(read - value) <= Decimal("0.5").scaleb(-places)


@given(st.text(), units)
def test_any_text_is_a_number_or_a_reason(text, unit):
    assert isinstance(read_number(text, unit=unit), Decimal | Unknown)
    assert isinstance(read_percent(text), Decimal | Unknown)
