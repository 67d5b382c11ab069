"""Amounts as they are printed: what marks them as rupiah, and in which style."""

import pytest
from tests.papers.audit.invented import known

from jenjang.papers.audit import Paper
from jenjang.papers.audit.facts.money import amounts
from jenjang.papers.blocks import Cell, Paragraph, Table


def printed(text: str) -> list[tuple[str, str, str, str]]:
    """Return (text, Rp, separator, tail) of the amounts in a text."""
    return [(a.text, *a.style) for a in known(amounts, text)]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("Rp 1.000.000", ("Rp", ".", "")),
        ("Rp. 1,000,000,-", ("Rp.", ",", ",-")),
        ("Rp1.000.000,00", ("Rp", ".", ",00")),
        ("Rp 1.000.000 ,---", ("Rp", ".", ",-")),
        ("IDR 5.000", ("IDR", ".", "")),
        ("Rp 2000000", ("Rp", "", "")),
    ],
)
def test_an_amount_is_told_with_its_mark_its_separator_and_its_end(text, style):
    assert printed(f"Pagunya {text} setahun") == [(text, *style)]


@pytest.mark.parametrize("text", ["1.000.000", "Rp 12", "Rp satu juta", "Kode 1.02.01"])
def test_a_figure_that_nothing_marks_as_rupiah_is_no_amount(text):
    assert printed(text) == []


def test_the_mark_may_stand_in_the_cell_to_the_left():
    assert printed("1\tBuku\tRp\t1.000.000") == [("1.000.000", "Rp", ".", "")]
    assert printed("1\tBuku\t rp.\t1.000.000,-") == [("1.000.000,-", "rp.", ".", ",-")]


@pytest.mark.parametrize(
    "text",
    [
        "1\tRp\tkira-kira 1.000.000",  # the figure does not begin its cell
        "1\tRpx\t1.000.000",
        "1\tRp\n1.000.000\tBuku",  # the cell before is in the row above
        "Rp\n\n1.000.000",
        "Rp\n\n1.000.000\tBuku",
        "1\tRp\n\n1.000.000",
    ],
)
def test_a_mark_elsewhere_marks_no_amount(text):
    assert printed(text) == []


def test_a_mark_at_the_end_of_another_table_marks_no_amount():
    tables = (Table(((Cell("Buku"), Cell("Rp")),)), Table(((Cell("1.000.000"), Cell("")),)))
    assert printed_in(tables) == []
    assert printed_in((Paragraph("Rp"), tables[1])) == []
    assert printed_in((Table(((Cell("Rp"), Cell("1.000.000")),)),)) == ["1.000.000"]


def printed_in(blocks: tuple) -> list[str]:
    return [amount.text for amount in known(amounts, Paper("pk.txt", blocks, ()))]
