"""Our own papers, harmed on the way from the printer to us, still say what was written."""

import pytest
from tests.papers.reading.degrading import DEGRADATIONS, Degradation, printed, saved
from tests.papers.writing.samples import camat, kasubag

from jenjang.papers.document import Agreement
from jenjang.papers.reading import read
from jenjang.papers.writing import write

HARMED = {each.name: each for each in DEGRADATIONS}
MEASURED = (
    ("crooked", "gowa", kasubag),
    ("crooked the other way", "national", kasubag),
    ("stamped and signed", "banjar", kasubag),
    ("blurred", "banjar", kasubag),
    ("photographed", "banyumas", kasubag),
    ("all at once", "luwu_timur", kasubag),
)


def scanned(agreement: Agreement, layout: str, how: Degradation) -> bytes:
    """Return the agreement printed, harmed and scanned."""
    pages = printed(write(agreement, "pdf", layout))
    return saved([how.harm(page) for page in pages], how.kind)


def figures(agreement: Agreement) -> list[object]:
    targets = [
        indicator.target_number
        for objective in agreement.objectives
        for indicator in objective.indicators
    ]
    return [*targets, *(budget.amount_idr for budget in agreement.budgets)]


@pytest.mark.proof
@pytest.mark.parametrize(("name", "layout", "sample"), MEASURED)
def test_a_harmed_page_keeps_every_figure(name, layout, sample):
    (found,) = read(scanned(sample(), layout, HARMED[name])).documents
    assert figures(found) == figures(sample())


def test_every_harm_leaves_a_page_that_can_be_saved():
    page = printed(write(camat(), "pdf"), dots_per_inch=40)[0]
    files = [saved([each.harm(page)], each.kind) for each in DEGRADATIONS]
    assert all(files)
    assert len(set(files)) == len(files)
