"""The paper on a page: semantic, escaped, without style of its own."""

import re

import pytest
from tests.papers.writing import samples

from jenjang.papers.blocks import Cell, Paragraph, Table
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.writers import html
from jenjang.papers.writing import write


def test_what_somebody_typed_is_never_an_element():
    page = html.write([Paragraph('<script>alert("x")</script> & co')], '"><b>').decode()
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<b>" not in page


def test_heads_are_heads_and_spans_are_spans():
    table = Table(
        rows=(
            (Cell("No"), Cell("Sasaran")),
            (Cell("A", rowspan=2), Cell("x")),
            (Cell(covered=True), Cell("y")),
        ),
        header_rows=1,
    )
    page = html.write([table], "PK").decode()
    assert '<th scope="col">No</th>' in page
    assert '<td rowspan="2">A</td><td>x</td></tr><tr><td>y</td>' in page


@pytest.mark.parametrize("layout", [layout.key for layout in LAYOUTS])
def test_a_page_has_no_style_of_its_own_and_only_classes_of_papers(layout):
    page = write(samples.camat(), "html", layout).decode()
    classes = {
        name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()
    }
    assert "style=" not in page
    assert all(name.startswith("paper") for name in classes)
