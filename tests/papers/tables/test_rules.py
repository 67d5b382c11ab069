"""Rules of PDF tables as different writers draw them."""

import pypdfium2

from jenjang.papers.readers.pdf.content import Rule, content_of
from jenjang.papers.readers.pdf.grids import grids_of


def lying(y: float, left: float = 0, right: float = 200) -> Rule:
    return Rule(left, y, right, y)


def standing(x: float, top: float, bottom: float) -> Rule:
    return Rule(x, top, x, bottom)


def test_a_rule_drawn_in_pieces_still_parts_the_columns():
    pieces = [
        standing(100, 0, 14.7),
        standing(100, 15.3, 30),  # nothing at 15, where the row is asked
        *(standing(x, 0, 30) for x in (0, 200)),
    ]
    (grid,) = grids_of([lying(0), lying(30), *pieces])

    assert [box.colspan for box in grid.boxes] == [1, 1]


def test_a_row_that_the_page_cut_has_no_rule_above_it():
    sides = [standing(x, 0, 60) for x in (0, 100, 200)]
    (grid,) = grids_of([lying(20), lying(40), lying(60), *sides])

    assert grid.ys == (0, 20, 40, 60)
    assert grid.contains(50, 10)


def test_a_table_that_ends_with_its_rules_gets_no_row_more():
    sides = [standing(x, 18, 62) for x in (0, 100, 200)]  # ends of pens reach over
    (grid,) = grids_of([lying(20), lying(40), lying(60), *sides])

    assert grid.ys == (20, 40, 60)


def test_bars_that_are_filled_in_one_path_are_rules_each():
    bars = b"10 10 180 1 re 10 50 180 1 re 10 10 1 41 re 100 10 1 41 re 189 10 1 41 re f"
    page = pypdfium2.PdfDocument(pdf_of(bars))[0]

    rules = content_of(page).rules

    assert sum(rule.is_horizontal for rule in rules) == 2
    assert sum(not rule.is_horizontal for rule in rules) == 3


def pdf_of(drawing: bytes) -> bytes:
    """Return a PDF of one page, 200 points wide and 100 high, with one drawing."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer
