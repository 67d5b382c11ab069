"""Telephone numbers, however people write them, as WhatsApp wants them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import read_phone, write_phone
from jenjang.core.values import Unknown


@pytest.mark.parametrize(
    "written",
    [
        "081234567890",
        "0812-3456-7890",
        "(0812) 3456.7890",
        "812 3456 7890",
        "+62 812-3456-7890",
        "6281234567890",
        "00628 1234 567890",
    ],
)
def test_all_ways_to_write_a_number_are_one(written):
    assert read_phone(written) == "6281234567890"


def test_a_number_of_another_country_keeps_it():
    assert read_phone("+60 12-345 6789") == "60123456789"


@pytest.mark.parametrize("written", ["", "0812", "nol delapan", "0" * 20, "+", "08x234567"])
def test_what_is_no_number_is_refused(written):
    assert isinstance(read_phone(written), Unknown)


@given(st.text("0123456789", min_size=8, max_size=12))
def test_a_number_written_is_read_again(digits):
    number = f"62{digits.lstrip('0') or '8'}8123456"

    if len(number) <= 15:
        assert read_phone(write_phone(number)) == number
