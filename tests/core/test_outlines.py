"""Outlines of reports: the sections of the regulation, and how they are numbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.outlines import (
    BadOutline,
    Numbering,
    Repeats,
    all_outlines,
    load_outline,
    numbers_of,
    outline_for,
)

BASE = 'name="X"\nsource="s"\nperiod="year"\n'


def test_the_lkjip_answers_the_seven_analyses_once_each():
    sections = all_outlines()["lkjip-1"].sections
    assert sorted(n for section in sections for n in section.answers) == list(range(1, 8))


def test_the_analysis_repeats_for_each_objective_and_indicator():
    section = outline_for("year").section("3.a.analisis")
    assert section.repeats is Repeats.OBJECTIVE_INDICATOR


@pytest.mark.parametrize("period", ["semester", "quarter"])
def test_shorter_reports_are_made_of_sections_of_the_yearly_one(period):
    yearly = {section.key: section for section in outline_for("year").sections}
    shorter = outline_for(period).sections
    assert all(yearly[section.key] == section for section in shorter)


def test_no_part_stands_in_two_sections():
    parts = [part for one in outline_for("year").sections for part in one.parts]
    assert len(parts) == len(set(parts))


def test_chapters_and_annexes_count_through_and_the_rest_below_its_section():
    outline = outline_for("year")
    numbers = numbers_of([(one.level, one.numbering) for one in outline.sections])
    found = dict(zip([one.key for one in outline.sections], numbers, strict=True))
    assert found["sampul"] == ""
    assert found["3"] == "BAB III"
    assert found["3.b"] == "B."
    assert found["3.b.belanja"] == "1."
    assert found["lampiran.pengukuran"] == "Lampiran 3"


@pytest.mark.parametrize(
    "sections",
    [
        "",
        '[[sections]]\nkey="a"\ntitle="A"\nlevel=2',
        '[[sections]]\nkey="a"\ntitle="A"\nlevel=1\n[[sections]]\nkey="a"\ntitle="B"\nlevel=1',
        '[[sections]]\nkey="a"\ntitle="A"\nlevel=1\nnumbering="roman"',
        '[[sections]]\nkey="a"\nlevel=1',
    ],
)
def test_an_outline_that_cannot_be_followed_is_refused(sections):
    with pytest.raises(BadOutline):
        load_outline("x", BASE + sections)


@given(st.lists(st.integers(2, 5), max_size=30))
def test_siblings_never_carry_the_same_mark(levels):
    numbers = numbers_of([(level, Numbering.ORDINAL) for level in levels])
    for level in range(2, 6):
        seen = set()
        for number, at in zip(numbers, levels, strict=True):
            if at < level:
                seen = set()
            elif at == level:
                assert number not in seen
                seen.add(number)
