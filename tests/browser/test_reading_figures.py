"""Without a line the browser reads figures itself: as the server does, to the sentence."""

import pytest
from playwright.sync_api import Page

from jenjang.apps.measurement.cells import read_row
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans.models import Indicator
from tests.apps.measurement.factories import Kecamatan
from tests.figures import FIGURES, UNIT_OF_KIND

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READ = """cases => cases.map(({text, kind}) => {
    const {problems} = jenjang.figures.readRow([{name: "value", text, kind}]);
    return problems.value ?? jenjang.figures.readCell(text.trim(), kind).number;
})"""
PARTS = """([above, below]) => jenjang.figures.readRow([
    {name: "numerator", text: above, kind: "unknown"},
    {name: "denominator", text: below, kind: "unknown"},
]).lacksAPart"""


@pytest.fixture
def page_of_entry(open_page, transactional_db: None) -> Page:
    """Return the entry page with one cell."""
    kecamatan = Kecamatan()
    kecamatan.indicator(target=4)
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto("/pengukuran/?periode=triwulan-1&tahun=2025")
    return page


def said_by_the_server(case):
    indicator = Indicator(measured_in=UNIT_OF_KIND[case["kind"]])
    typed = read_row(indicator, {"value": case["text"]})
    return typed.problems.get("value") or case["number"]


def test_both_readers_agree_on_every_case(page_of_entry):
    found = page_of_entry.evaluate(READ, list(FIGURES))

    assert found == [said_by_the_server(case) for case in FIGURES]


def test_both_parts_of_a_ratio_or_none(page_of_entry):
    parts = [("", ""), ("4", ""), ("", "5"), ("4", "5")]

    assert [page_of_entry.evaluate(PARTS, list(one)) for one in parts] == [
        False,
        True,
        True,
        False,
    ]


def test_a_part_of_a_ratio_is_not_below_nothing(page_of_entry):
    typed = [
        {"name": name, "text": "-4", "kind": "unknown"}
        for name in ("numerator", "denominator")
    ]

    problems = page_of_entry.evaluate(
        "cells => jenjang.figures.readRow(cells).problems", typed
    )

    ratio = Indicator(numerator_text="Tepat waktu", denominator_text="Semua")
    assert problems == read_row(ratio, {"numerator": "-4", "denominator": "-4"}).problems
