"""What is written and read again is the same document: every layout, every format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawing import examples, paired
from tests.papers.writing import samples
from tests.papers.writing.strategies import agreements

from jenjang.papers.document import Agreement
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.reading import read
from jenjang.papers.writing import write

FORMATS = ("txt", "docx", "pdf")

KEYS = [layout.key for layout in LAYOUTS]

paired_with_a_format = pytest.mark.parametrize(("layout", "to"), paired(KEYS, FORMATS))


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("layout", KEYS)
def test_an_agreement_read_from_its_paper_is_the_same(layout, to):
    agreement = samples.camat()
    assert read(write(agreement, to, layout)).documents == (agreement,)


@paired_with_a_format
@pytest.mark.parametrize("sample", [samples.kasubag, samples.staff])
def test_an_agreement_of_another_level_is_the_same(sample, layout, to):
    agreement = sample()
    assert read(write(agreement, to, layout)).documents == (agreement,)


@paired_with_a_format
@given(agreement=agreements())
@examples(4, 60)
def test_any_agreement_read_from_its_paper_is_the_same(agreement, layout, to):
    assert read(write(agreement, to, layout)).documents == (agreement,)


@paired_with_a_format
@given(agreement=agreements(most=30))
@examples(2, 15)
def test_texts_that_run_over_pages_come_back_whole(agreement, layout, to):
    assert read(write(agreement, to, layout)).documents == (agreement,)


@paired_with_a_format
@given(bundle=st.lists(agreements(), min_size=2, max_size=4))
@examples(2, 20)
def test_several_agreements_in_a_file_stay_apart(
    bundle: list[Agreement], layout: str, to: str
) -> None:
    assert read(write(bundle, to, layout)).documents == tuple(bundle)
