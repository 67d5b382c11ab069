"""Realisasi as an Excel workbook; what people typed is text, never a formula."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.snapshots.tree import Leaf, Node, Tree
from jenjang.apps.measurement.views.chosen import Chosen
from jenjang.apps.measurement.views.marks import absorption_of, mark, reason_label
from jenjang.apps.plans.models import Activity
from jenjang.core.formulas.efficiency import EfficiencyRule, Effort, efficiency_percent
from jenjang.core.values import Unknown

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Written = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the workbook is made of."""

    here: Chosen
    tree: Tree
    summaries: Sequence[Summary]
    holders: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, and how its figures are shown."""

    head: str
    width: int
    form: str = "text"  # text, number, rupiah, whole


INDICATORS = (
    Column("Sasaran", 40), Column("Indikator", 48), Column("Satuan", 12),
    Column("Penanggung jawab", 26), Column("Target s.d. periode", 14, "number"),
    Column("Realisasi s.d. periode", 14, "number"), Column("Capaian (%)", 12, "number"),
    Column("Predikat", 20),
)  # fmt: skip
OFFICIALS = (
    Column("Pejabat", 32), Column("Jabatan", 32), Column("Indikator", 10, "number"),
    Column("Terisi", 10, "number"), Column("Rata-rata capaian (%)", 14, "number"),
    Column("Pagu", 18, "rupiah"), Column("Realisasi", 18, "rupiah"),
    Column("Serapan (%)", 12, "number"), Column("Efisiensi (%)", 14, "number"),
)  # fmt: skip
BUDGET = (
    Column("Kode", 20), Column("Program, kegiatan, sub kegiatan", 60),
    Column("Tingkat", 14),
    Column("Pagu", 18, "rupiah"), Column("Realisasi s.d. periode", 18, "rupiah"),
    Column("Serapan (%)", 12, "number"),
)  # fmt: skip
RANKING = (
    Column("Peringkat", 10, "whole"), Column("Unit kerja", 40),
    Column("Rata-rata capaian (%)", 14, "number"), Column("Predikat", 20),
    Column("Indikator", 10, "whole"), Column("Terisi", 10, "whole"),
    Column("Terverifikasi", 12, "whole"), Column("Terlambat", 10, "whole"),
    Column("Jauh di atas target", 12, "whole"), Column("Pagu", 18, "rupiah"),
    Column("Realisasi", 18, "rupiah"), Column("Serapan (%)", 12, "number"),
    Column("Catatan", 60),
)  # fmt: skip


def write_ranking(title: str, rows: Iterable[Sequence[Written]]) -> bytes:
    """Return the ranking of units as a workbook; a row without a place stands apart."""
    buffer = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, plain)
    _sheet(book, "Peringkat", title, RANKING, rows)
    book.close()
    return buffer.getvalue()


def write_workbook(sheets: Sheets) -> bytes:
    """Return the workbook of a unit's quarter."""
    buffer = io.BytesIO()
    # A cell that begins with = + - @ stays what was typed: text.
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, plain)
    rule = EfficiencyRule(sheets.here.calendar.efficiency_rule)
    title = f"{sheets.here.unit}, {sheets.here.quarter}, {sheets.here.to_date}"
    _sheet(book, "Indikator", title, INDICATORS, _indicators(sheets))
    _sheet(book, "Pejabat", f"{title}. {rule.heading}", OFFICIALS, _officials(sheets, rule))
    _sheet(book, "Anggaran", title, BUDGET, _budget(sheets.tree))
    book.close()
    return buffer.getvalue()


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Written]],
) -> None:
    sheet = book.add_worksheet(name)
    forms = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
        "rupiah": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "whole": book.add_format({"num_format": "0", "valign": "top"}),
    }
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    for n, column in enumerate(columns):
        sheet.set_column(n, n, column.width)
        sheet.write_string(2, n, column.head, head)
    for line, row in enumerate(rows, start=3):
        for n, (column, value) in enumerate(zip(columns, row, strict=True)):
            if isinstance(value, str):
                sheet.write_string(line, n, value, forms[column.form])
            elif value is not None:
                sheet.write_number(line, n, float(value), forms[column.form])
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.repeat_rows(2)
    sheet.fit_to_pages(1, 0)


def _indicators(sheets: Sheets) -> Iterable[Sequence[Written]]:
    for node in sheets.tree.nodes.values():
        for leaf in sheets.tree.leaves.get(node.pk, ()):
            yield _indicator(node, leaf, sheets)


def _indicator(node: Node, leaf: Leaf, sheets: Sheets) -> Sequence[Written]:
    reached = sheets.tree.reached.get(leaf.series_id)
    texts = (node.text, leaf.text, leaf.measured_in or "", leaf.owner or "")
    if reached is None:
        return (*texts, None, None, None, "Belum waktunya")
    standing = mark(reached.percent, reached.reason, sheets.here.calendar.scale)
    label = standing.label if reached.percent is not None else reason_label(reached.reason)
    return (*texts, reached.target, reached.value, reached.percent, label)


def _officials(sheets: Sheets, rule: EfficiencyRule) -> Iterable[Sequence[Written]]:
    for row in sheets.summaries:
        effort = Effort(row.known_percent, row.spent_idr, row.ceiling_idr)
        efficiency = efficiency_percent(rule, effort)
        yield (
            sheets.holders.get(row.position_id or 0, ""),
            row.position.name if row.position else "",
            row.indicator_count,
            row.measured_count,
            row.achievement_percent,
            row.ceiling_idr,
            row.spent_idr,
            absorption_of(row.spent_idr, row.ceiling_idr),
            None if isinstance(efficiency, Unknown) else efficiency,
        )


def _budget(tree: Tree) -> Iterable[Sequence[Written]]:
    for activity in tree.money.activities:
        if activity.pk in tree.ceilings or activity.pk in tree.spent:
            yield _activity(activity, tree)


def _activity(activity: Activity, tree: Tree) -> Sequence[Written]:
    ceiling_idr, spent_idr = tree.ceilings.get(activity.pk), tree.spent.get(activity.pk)
    return (
        activity.code or "",
        activity.name,
        activity.get_level_display(),
        ceiling_idr,
        spent_idr,
        absorption_of(spent_idr, ceiling_idr),
    )
