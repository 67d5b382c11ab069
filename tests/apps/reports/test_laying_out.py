"""Which pages of a report lie on their side, and what lies down with a wide table."""

from jenjang.apps.reports.snapshots.written.laying import laid_out
from jenjang.papers.blocks import (
    Caption,
    Cell,
    Chart,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)

WIDE = Table(((Cell("No"), Cell("Sasaran")),), (0.1, 0.9), wide=True)
UPRIGHT, LYING = PageBreak(), PageBreak(landscape=True)
TITLE, HEAD = Caption("Tabel 1", "Capaian"), Heading("A. Capaian", 2)
LONG = [Paragraph("Kinerja tahun ini. " * 20)] * 4
CHART = Chart("<svg/>", "Capaian")


def test_a_wide_table_takes_its_heading_and_caption_along():
    assert list(laid_out([*LONG, HEAD, TITLE, WIDE, *LONG])) == [
        *LONG, LYING, HEAD, TITLE, WIDE, UPRIGHT, *LONG,
    ]  # fmt: skip


def test_a_few_lines_lie_down_with_the_tables_they_stand_between():
    few = Paragraph("Efisiensi dihitung menurut aturan daerah.")

    assert list(laid_out([*LONG, WIDE, few, HEAD, TITLE, WIDE, few])) == [
        *LONG, LYING, WIDE, few, HEAD, TITLE, WIDE, few,
    ]  # fmt: skip


def test_a_picture_never_lies_down():
    assert list(laid_out([WIDE, CHART])) == [LYING, WIDE, UPRIGHT, CHART]


def test_the_next_chapter_stands_upright_again():
    assert list(laid_out([*LONG, UPRIGHT, HEAD, WIDE, UPRIGHT, HEAD])) == [
        *LONG, LYING, HEAD, WIDE, UPRIGHT, HEAD,
    ]  # fmt: skip
