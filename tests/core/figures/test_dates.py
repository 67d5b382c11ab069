"""Dates and years as the papers print them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import PartialDate, read_date, read_dates, read_years, write_date
from jenjang.core.values import Reason, Unknown

partial_dates = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [
            PartialDate(day.year, day.month, day.day),
            PartialDate(day.year, day.month),
            PartialDate(day.year),
        ]
    )
)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("02 Januari 2020", "2020-01-02"),
        ("8 Juli 2025", "2025-07-08"),
        ("05 Oktober 2023", "2023-10-05"),
        ("Januari 2024", "2024-01"),
        ("31 Januari 2024", "2024-01-31"),
        ("1 Hari (Tanggal 13 Juli 2023)", "2023-07-13"),
        ("TAHUN 2023", "2023"),
        ("TA. 2025", "2025"),
        ("17 Nopember 2021", "2021-11-17"),
        ("1 Pebruari 2021", "2021-02-01"),
        ("3 Agt. 2022", "2022-08-03"),
        ("12OKTOBER2023", "2023-10-12"),
        ("Tirtajaya,     Januari 2020", "2020-01"),
        ("..... 2017", "2017"),
        ("Tirtajaya, 02 ........ 2020", "2020"),
        ("2020-01-02", "2020-01-02"),
        ("02/01/2020", "2020-01-02"),
        ("2-1-2020", "2020-01-02"),
        ("02.01.2020", "2020-01-02"),
    ],
)
def test_as_much_of_a_date_is_read_as_is_printed(written, iso):
    assert read_date(written).iso == iso


@pytest.mark.parametrize(
    ("written", "isos"),
    [
        (
            "Tanggal 26 Desember 2023 sampai dengan 31 Januari 2024",
            ["2023-12-26", "2024-01-31"],
        ),
        ("2022-2026", ["2022", "2026"]),
        ("5 Mei 2023, diubah 2023-06-07", ["2023-05-05", "2023-06-07"]),
    ],
)
def test_a_range_is_two_dates_and_not_one(written, isos):
    assert [date.iso for date in read_dates(written)] == isos
    assert read_date(written).reason is Reason.AMBIGUOUS


def test_the_same_date_twice_is_one_date():
    assert read_date("5 Mei 2023 (05/05/2023)") == PartialDate(2023, 5, 5)


@pytest.mark.parametrize(
    "written",
    [
        "31 Februari 2024",
        "0 Mei 2024",
        "01/13/2024",
        "01/00/2024",
        "5 Mei 0000",
        "5 Mei 1850",
        "5 Mei 2750",
    ],
)
def test_a_day_that_never_was_is_refused(written):
    assert read_date(written) == Unknown(
        Reason.OUT_OF_RANGE, f"“{written}” memuat tanggal yang tidak ada di kalender."
    )


@pytest.mark.parametrize("written", ["Januari", "kemarin", "12", "20235"])
def test_what_is_no_date_is_refused(written):
    assert read_date(written).reason is Reason.NOT_A_DATE


@pytest.mark.parametrize("written", ["", "-", "........"])
def test_a_blank_date_is_missing(written):
    assert read_date(written) == Unknown(Reason.EMPTY)
    assert read_years(written) == Unknown(Reason.EMPTY)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2022-2026", (2022, 2026)),
        ("2022 - 2026", (2022, 2026)),
        ("2021–2026", (2021, 2026)),
        ("Renstra 2021 s.d. 2026", (2021, 2026)),
        ("TAHUN 2023", (2023, 2023)),
        ("TA. 2025", (2025, 2025)),
        ("Tahun 2023 (2023)", (2023, 2023)),
    ],
)
def test_a_period_of_years_is_read(written, years):
    assert read_years(written) == years


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("tahun depan", Reason.NOT_A_DATE),
        ("2021, 2023", Reason.NOT_A_DATE),
        ("2026-2022", Reason.OUT_OF_RANGE),
        ("1999", Reason.OUT_OF_RANGE),
        ("2025-2150", Reason.OUT_OF_RANGE),
    ],
)
def test_years_out_of_order_or_bounds_are_refused(written, reason):
    assert read_years(written).reason is reason


def test_a_calendar_day_is_written_like_a_date():
    assert write_date(dt.date(2024, 1, 2)) == "2 Januari 2024"
    assert write_date(PartialDate(2017)) == "2017"


@given(partial_dates)
def test_a_written_date_reads_as_itself(date):
    assert read_date(write_date(date)) == date


@given(partial_dates)
def test_an_iso_day_reads_as_itself(date):
    if date.day:
        assert read_date(date.iso) == date


@given(st.text())
def test_any_text_is_a_date_or_a_reason(text):
    assert isinstance(read_date(text), PartialDate | Unknown)
    assert isinstance(read_years(text), tuple | Unknown)
