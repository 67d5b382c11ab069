"""Every way of writing money that the papers showed, and the ways that are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import read_rupiah, write_rupiah
from jenjang.core.values import Reason, Unknown


@pytest.mark.parametrize(
    ("written", "amount_idr"),
    [
        ("Rp 2.511.824.579", 2511824579),
        ("Rp. 2.511.824.579,-", 2511824579),
        ("Rp1.673.801.429,-", 1673801429),
        ("Rp. **2.369.772.519**", 2369772519),
        ("687.565.000,00", 687565000),
        ("Rp 33.800.000,00", 33800000),
        ("Rp. 2,702,750,400,-", 2702750400),
        ("Rp 65,239,400.-", 65239400),
        ("Rp. <u>16,181,800,-</u>", 16181800),
        ("Rp 13.099.900", 13099900),
        ("Rp 12,712,000", 12712000),
        ("Rp\t20,880,000", 20880000),
        ("Rp. 16,500,000,-", 16500000),
        ("2.233.317.579", 2233317579),
        ("1.107.000.000,00", 1107000000),
        ("7.838.434.333,-", 7838434333),
        ("23,665,554,229.00", 23665554229),
        ("177792000", 177792000),
        ("9.985.639. 757,-", 9985639757),
        ("Rp : 5.000", 5000),
        ("Rp\u00a05.000", 5000),
        ("Rp. 0,-", 0),
        ("0", 0),
        ("500.00", 500),
    ],
)
def test_an_amount_is_read_however_it_is_written(written, amount_idr):
    assert read_rupiah(written) == amount_idr


@pytest.mark.parametrize("written", ["-5.000", "-Rp 5.000", "Rp -5.000", "(Rp 5.000)"])
def test_a_minus_or_brackets_make_an_amount_negative(written):
    assert read_rupiah(written) == -5000


@pytest.mark.parametrize("written", ["", "-", "Rp. -", "Rp. ,-", "Rp", " ... ", "N/A"])
def test_a_blank_amount_is_missing_and_not_zero(written):
    assert read_rupiah(written) == Unknown(Reason.EMPTY)


@pytest.mark.parametrize(
    "written",
    [
        "Rp. 3.800.00,-",
        "3.80",
        "687,50",
        "0.500",
        "1.0000",
        "1.000,0000",
        "1.000.000.00",
        "12 5.000",
        "500 600",
        "1 000,00",
        ".500",
        "1.00,00",
        "2.500.000 3.500.000",
    ],
)
def test_two_readings_are_refused(written):
    assert read_rupiah(written).reason is Reason.AMBIGUOUS


def test_the_refusal_says_what_to_type_instead():
    assert str(read_rupiah("Rp. 3.800.00,-")) == (
        "“Rp. 3.800.00,-” dapat dibaca lebih dari satu cara; ketik 380.000 atau 3.800.000."
    )
    assert str(read_rupiah("500 600")) == (
        "“500 600” dapat dibaca lebih dari satu cara;"
        " ketik rupiah penuh, misalnya 1.500.000."
    )
    assert str(read_rupiah("5.0000")) == (
        "“5.0000” dapat dibaca lebih dari satu cara; ketik 50.000 atau 5.000.000."
    )


def test_sen_are_refused_because_money_is_whole_rupiah():
    assert read_rupiah("1.500,25") == Unknown(
        Reason.OUT_OF_RANGE, "“1.500,25” memuat sen; ketik rupiah penuh tanpa sen."
    )


@pytest.mark.parametrize(
    "written", ["lima juta", "(5.000", "--5.000", "Rp -(5)", "5.000 x 2"]
)
def test_what_is_no_amount_is_refused(written):
    assert read_rupiah(written).reason is Reason.NOT_A_NUMBER


def test_more_digits_than_any_budget_has_are_refused():
    assert read_rupiah("999.999.999.999.999") == 999_999_999_999_999
    assert read_rupiah("1.000.000.000.000.000").reason is Reason.OUT_OF_RANGE
    assert read_rupiah("9" * 5000).reason is Reason.OUT_OF_RANGE
    assert read_rupiah("9" * 5000 + ".5").reason is Reason.OUT_OF_RANGE
    assert read_rupiah("9.999.999.999.999.999").reason is Reason.OUT_OF_RANGE


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_written_amount_reads_as_itself(amount_idr):
    assert read_rupiah(write_rupiah(amount_idr)) == amount_idr


@given(st.text())
def test_any_text_is_an_amount_or_a_reason(text):
    assert isinstance(read_rupiah(text), int | Unknown)
