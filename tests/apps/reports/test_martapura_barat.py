"""A real LKjIP, entered, made anew and compared with the original, figure by figure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from jenjang.apps.reports.services.opening import open_report
from jenjang.apps.reports.snapshots.written.composing import blocks_of_report
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.rows import WrittenReport, read_written
from jenjang.papers.audit import Paper, audit
from jenjang.papers.document import FactTable, Figure, PlainTable, Report, ReportRow
from jenjang.papers.reading import read
from jenjang.papers.writing import write_blocks
from tests.apps.reports.comparing import Difference, differences
from tests.apps.reports.martapura_barat import CHOICES, Entered, enter
from tests.conftest import CORPUS, taken_back

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.django_db,
    pytest.mark.sqlite,  # what its rows say is asked on PostgreSQL of the invented office
]
ROOT = Path(__file__).parents[3]
LKJIP = CORPUS / "seeds" / "martapura-barat-lkjip-2023.txt"
LINE = re.compile(r"\| (\d\.\d) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (.*?) \|")
ORIGINAL = (
    "permasalahan", "iku", "perjanjian", "skala", "capaian", "tahun-lalu", "akhir-renstra",
    "capaian-pejabat", "belanja", "anggaran", "kinerja-anggaran", "efisiensi-sasaran",
    "tindak-lanjut",
)  # fmt: skip


@pytest.fixture(scope="module")
def entered(django_db_setup, django_db_blocker) -> Iterator[Entered]:
    """Return the year of the real office, entered once for this file."""
    with taken_back(django_db_blocker):
        yield enter(LKJIP)


@pytest.fixture(scope="module")
def written(entered) -> WrittenReport:
    report = open_report(unit_id=entered.unit.pk, period_id=entered.year.pk, by=None)
    return read_written(report)


def documented() -> set[Difference]:
    """Return the differences that the documentation lists."""
    text = (ROOT / "docs" / "reporting.md").read_text(encoding="utf-8")
    return {Difference(*found.groups()[:5]) for found in LINE.finditer(text)}


def test_each_figure_that_differs_from_the_original_is_told_in_the_documentation(
    entered, written
):
    record = read_material(written.report).record

    assert set(differences(entered, record)) == documented()


def test_the_report_has_every_table_of_the_original(written):
    parts = {one.part for section in written.sections for one in section.passages}
    material = read_material(written.report)
    empty = [
        one.part
        for section in written.sections
        for one in section.passages
        if one.part in ORIGINAL and not material.draw(one.part, section.section)
    ]

    assert (set(ORIGINAL) - parts, empty) == (set(), [])


def as_printed(table: FactTable) -> FactTable:
    """Return a table with its figures as far as they are printed: 116,19 for 116,1918."""
    return replace(table, rows=tuple(map(_row_as_printed, table.rows)))


def _row_as_printed(row: ReportRow) -> ReportRow:
    if not hasattr(row, "figures"):
        return row
    figures = (replace(one, number=_printed(one)) for one in row.figures)
    return replace(row, figures=tuple(figures))


def _printed(figure: Figure) -> Decimal | None:
    if figure.number is None:
        return None
    decimals = len(figure.printed.partition(",")[2])
    return figure.number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def tables_of(written: WrittenReport) -> list[FactTable | PlainTable]:
    """Return the tables that the parts draw, in the order of the report."""
    material = read_material(written.report)
    return [
        table
        for section in written.sections
        for passage in section.passages
        for table in material.draw(passage.part, section.section)
        if isinstance(table, FactTable | PlainTable)
    ]


@pytest.mark.parametrize(
    "to", [*(pytest.param(to, marks=pytest.mark.proof) for to in ("docx", "pdf")), "txt"]
)
def test_what_is_written_is_read_as_what_was_drawn_and_holds_nothing_certain(written, to):
    blocks = blocks_of_report(written, read_material(written.report))
    drawn = tables_of(written)

    reading = read(write_blocks(blocks, to, "LKjIP 2023"))

    (report,) = reading.documents
    assert isinstance(report, Report)
    facts = [replace(one, number=None) for one in report.tables]
    assert facts == [as_printed(one) for one in drawn if isinstance(one, FactTable)]
    plain = [replace(one, number=None) for one in report.others]
    assert plain == [one for one in drawn if isinstance(one, PlainTable)]
    paper = Paper(f"lkjip.{to}", reading.blocks, reading.documents)
    assert [one.message for one in audit([paper]) if one.certain] == []


def test_every_choice_says_what_was_taken_and_every_finding_is_one_of_the_list():
    found = [str(one["finding"]) for one in CHOICES.values()]

    assert all(
        one["place"] and one["conflict"] and one["taken"] for one in CHOICES.values()
    )
    assert [one for one in found if one and not re.fullmatch(r"E004-\d{3}", one)] == []
