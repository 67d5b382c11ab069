"""Every table of an LKjIP, written and read again, states the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawing import examples, paired
from tests.papers.lkjip.tables import KINDS

from jenjang.papers.blocks import (
    Block,
    Caption,
    CaptionKind,
    Chart,
    Heading,
    PageBreak,
    Paragraph,
)
from jenjang.papers.document import FactTable, Figure, IndicatorRow, PlainTable, Report
from jenjang.papers.drawing import Box, whole, write_svg
from jenjang.papers.layouts.lkjip import blocks_of, table_of
from jenjang.papers.reading import read
from jenjang.papers.writing import write_blocks

FORMATS = ("txt", "docx", "pdf")
each_format = pytest.mark.parametrize("to", FORMATS)
PICTURE = CaptionKind.PICTURE
LEAD = "Rincian selengkapnya disajikan pada tabel berikut."


def paper(tables: list[FactTable | PlainTable]) -> list[Block]:
    """Return a short report in which the tables stand."""
    blocks: list[Block] = [
        Heading("LAPORAN KINERJA INSTANSI PEMERINTAH"),
        Heading("KECAMATAN TIRTASARI TAHUN 2023"),
        PageBreak(),
        Heading("BAB III AKUNTABILITAS KINERJA", 2),
    ]
    for table in tables:
        blocks += [PageBreak(landscape=table_of(table).wide), Paragraph(LEAD)]
        blocks += blocks_of(table)
    return [*blocks, PageBreak(), Paragraph("Demikian laporan ini disusun.")]


def read_again(tables: list[FactTable | PlainTable], to: str) -> Report:
    """Return what our own readers make of the paper."""
    (report,) = read(write_blocks(paper(tables), to, "LKjIP 2023")).documents
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    ("kind", "to"), paired(KINDS, FORMATS), ids=lambda one: getattr(one, "__name__", one)
)
@given(data=st.data())
@examples(2, 60)
def test_a_table_read_from_its_paper_is_the_same(kind, to, data):
    table = data.draw(kind())
    report = read_again([table], to)

    assert (*report.tables, *report.others) == (table,)
    assert report.doubts == ()


@each_format
def test_a_chart_is_no_table_of_its_own(to):
    svg = write_svg(whole([Box(1, "", "Camat", children=(Box(2, "", "Sekretaris"),))]), "")
    rows = (IndicatorRow("Nilai SKM", figures=(Figure("target", "80", Decimal(80)),)),)
    table = FactTable("perjanjian", rows, "2.1", "Perjanjian Kinerja Tahun 2023")
    chart = [Chart(svg, "Bagan organisasi"), Caption("Gambar 2.1", "Bagan", PICTURE)]
    blocks = [*paper([table]), *chart]

    (report,) = read(write_blocks(blocks, to, "LKjIP 2023")).documents

    assert isinstance(report, Report)
    assert (report.tables, report.others) == ((table,), ())
    assert "Sekretaris" not in str(report.chapters)


@each_format
@given(data=st.data())
@examples(1, 30)
def test_all_tables_of_a_report_stay_apart(to, data):
    tables = [data.draw(kind()) for kind in KINDS]
    report = read_again(tables, to)

    facts = [table for table in tables if isinstance(table, FactTable)]
    assert list(report.tables) == facts
    assert [*report.others] == [t for t in tables if isinstance(t, PlainTable)]
