"""Composite indices: from their components to one value, and how it is told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.composites import BadComposite, all_composites, load_composite
from jenjang.core.values import Reason, Unknown

IKM_OF_29 = [105, 101, 100, 116, 102, 105, 106, 105, 115]  # totals of 29 respondents
BASE = 'name="X"\nsource="s"\nway="weighted"\nlowest=0\nhighest=100\n'


def scores(key: str, *figures: str) -> dict[str, Decimal]:
    codes = [component.code for component in all_composites()[key].components]
    return dict(zip(codes, map(Decimal, figures), strict=True))


def test_the_ikki_weighs_40_30_and_30():
    assert all_composites()["ikki-1"].value(scores("ikki-1", "90", "80", "85")) == Decimal(
        "85.5"
    )


def test_the_seven_aspects_of_a_kecamatan_weigh_the_same():
    key = "evaluasi-kecamatan-1"
    found = all_composites()[key].value(
        scores(key, "80", "80", "80", "80", "80", "80", "87")
    )
    assert found == 81


def test_the_ikm_of_nine_unsur_is_that_of_the_public_example():
    means = {f"u{n}": Decimal(total) / 29 for n, total in enumerate(IKM_OF_29, start=1)}
    assert round(all_composites()["ikm-1"].value(means), 2) == Decimal("91.48")


@pytest.mark.parametrize("score", ["0.99", "4.01"])
def test_an_unsur_outside_1_to_4_is_refused_by_its_name(score):
    found = all_composites()["ikm-1"].value(scores("ikm-1", score, *["3"] * 8))
    assert isinstance(found, Unknown)
    assert found.reason is Reason.OUT_OF_RANGE
    assert "Persyaratan harus 1–4" in found.detail


def test_a_component_that_is_missing_is_named_and_nothing_is_computed():
    found = all_composites()["ikki-1"].value({"kinerja": Decimal(90)})
    assert isinstance(found, Unknown)
    assert found.detail == "Unsur kepatuhan belum diisi."


def test_words_carry_the_numbers():
    ikki = all_composites()["ikki-1"]
    assert ikki.in_words(scores("ikki-1", "90", "80", "85")) == (
        "Unsur kinerja utama 90 × 40 % + Unsur kepatuhan 80 × 30 % + "
        "Unsur pelayanan umum 85 × 30 % = 85,50"
    )
    ikm = all_composites()["ikm-1"]
    assert ikm.in_words(scores("ikm-1", *["3"] * 8, "4")).endswith(") ÷ 9 × 25 = 77,78")


@given(st.lists(st.decimals(0, 100, places=2), min_size=7, max_size=7))
def test_an_index_lies_between_its_lowest_and_its_highest_score(figures):
    composite = all_composites()["evaluasi-kecamatan-1"]
    codes = [component.code for component in composite.components]
    found = composite.value(dict(zip(codes, figures, strict=True)))
    assert min(figures) - Decimal("1e-9") <= found <= max(figures) + Decimal("1e-9")


@pytest.mark.parametrize(
    "components",
    [
        "[]",
        '[{code="a", name="A"}, {code="a", name="B"}]',
        '[{code="a", name="A", weight=0}]',
        '[{code="a"}]',
    ],
)
def test_a_file_that_cannot_be_computed_by_is_refused(components):
    with pytest.raises(BadComposite):
        load_composite("x-1", f"{BASE}components={components}")
