"""Figures as pages show them: nothing missing is ever a 0."""

from decimal import Decimal

import pytest

from jenjang.core.values import Reason, Unknown
from jenjang.web.templatetags.jenjang import figure, percent, predikat, rupiah


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (figure(Decimal("84.02")), "84,02"),
        (figure(0), "0"),
        (figure(None), "–"),
        (figure(Unknown(Reason.NOT_MEASURED)), "belum diukur"),
        (percent(Decimal("98.655")), "98,66 %"),
        (percent(Decimal(0)), "0,00 %"),
        (percent(None), "–"),
        (rupiah(0), "Rp 0"),
        (rupiah(None), "–"),
        (rupiah(2_347_860_000), "Rp 2.347.860.000"),
    ],
)
def test_what_stands_on_the_page(shown, text):
    assert shown == text


def test_a_predikat_carries_its_word_and_its_figure():
    class Rating:
        label, colour = "Berhasil", "hijau"

    assert predikat(Rating(), Decimal(100)) == (
        '<span class="p hijau">100,00 % Berhasil</span>'
    )


def test_a_predikat_escapes_what_it_is_told():
    class Rating:
        label, colour = "<b>", "hijau"

    assert predikat(Rating()) == '<span class="p hijau">&lt;b&gt;</span>'
