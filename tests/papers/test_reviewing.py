"""What Jenjang prints itself is audited like any paper, with places."""

import pytest
from tests.office import camats, sekcams

from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.reviewing import own_paper


@pytest.mark.parametrize("layout", [one.key for one in LAYOUTS])
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
