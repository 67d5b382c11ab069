"""What Jenjang prints itself is audited like any paper, with places."""

import pytest
from hypothesis import given, settings
from tests.office import camats, sekcams
from tests.papers.writing import samples
from tests.papers.writing.strategies import agreements

from jenjang.papers.audit.bundle import Paper
from jenjang.papers.blocks import Place
from jenjang.papers.document import Agreement
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.recognisers.agreement import recognise
from jenjang.papers.reviewing import own_paper

KEYS = [one.key for one in LAYOUTS]


@pytest.mark.parametrize("layout", KEYS)
def test_each_fact_of_an_own_print_has_its_place(layout: str):
    document = camats()

    paper = own_paper("PK Camat", document, layout)

    (seen,) = paper.agreements
    assert seen == document
    assert seen.at["objectives[0].indicators[0].text"].cell
    assert seen.at["budgets[1].amount"].cell


def test_places_tell_the_line_and_the_cell_of_the_print():
    paper = own_paper("PK Sekcam", sekcams())

    cells = {line.spot.place.cell for line in paper.lines if line.table == 0}
    lines = [line.spot.place.line for line in paper.lines if line.table is None]
    assert "1.1.1" in cells
    assert lines == sorted(lines)


@pytest.mark.parametrize("layout", KEYS)
@pytest.mark.parametrize("sample", [samples.camat, samples.kasubag, samples.staff])
def test_a_layout_says_where_a_reader_finds_each_fact(sample, layout: str):
    assert_found_where_said(own_paper("PK", sample(), layout))


@pytest.mark.parametrize("layout", KEYS)
@settings(max_examples=15, deadline=None)
@given(document=agreements())
def test_any_agreement_is_found_where_its_layout_says(layout: str, document: Agreement):
    assert_found_where_said(own_paper("PK", document, layout))


def assert_found_where_said(paper: Paper):
    """Compare what a layout says of its print with what the recogniser finds in it."""
    (said,) = paper.agreements
    (found,) = recognise(paper.blocks)
    apart = {
        path: (place, said.at.get(path))
        for path, place in found.at.items()
        if is_said(said, path) and spot(path, place) != spot(path, said.at.get(path))
    }
    assert found == said
    assert apart == {}


def is_said(document: Agreement, path: str) -> bool:
    """Return whether the document says it; its unit may be told by any of several lines."""
    indicators = {of: indicator for of, _, indicator in document.indicators()}
    of, _, name = path.rpartition(".")
    if of in indicators:
        return getattr(indicators[of], name) is not None
    return path != "unit"


def spot(path: str, place: Place | None) -> str | int | None:
    """Return line or cell; the row where a reader tells no more: of an annex, of a unit."""
    if place is None or place.cell is None:
        return place and place.line
    by_row = path.rpartition(".")[2] in BY_ROW
    return place.cell.rpartition(".")[0] if by_row else place.cell


BY_ROW = (
    "unit",
    "definition",
    "relevance",
    "formula",
    "accumulation",
    "data_source",
    "target_note",
)
