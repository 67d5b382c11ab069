"""The tree and the plan's targets as an Excel workbook; what people typed is text."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

from jenjang.apps.plans.forms.indicators import ACCUMULATIONS, POLARITIES
from jenjang.apps.plans.models import ObjectiveLevel
from jenjang.apps.plans.snapshots.cascade import Leaf, Node, PlanTree, Stated

Written = str | int | Decimal | None
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
ARROWS, COUNTED = dict(POLARITIES), dict(ACCUMULATIONS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, and how its figures are shown."""

    head: str
    width: int
    form: str = "text"  # text, number, rupiah


def write_workbook(tree: PlanTree) -> bytes:
    """Return a sheet of the tree in its year and one of all yearly targets."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, PLAIN)
    book.set_properties({"title": f"Pohon kinerja {tree.plan}"})
    _sheet(book, "Pohon kinerja", _tree_columns(tree), _tree_rows(tree))
    if tree.plan.unit_id is not None:
        _sheet(book, "Target", _target_columns(tree), _target_rows(tree))
    book.close()
    return buffer.getvalue()


def _tree_columns(tree: PlanTree) -> list[Column]:
    return [
        Column("Tingkat", 20), Column("Sasaran", 60), Column("Indikator", 50),
        Column("Satuan", 12), Column(f"Target {tree.year}", 14, "number"),
        Column("Penanggung jawab", 30),
        Column("Program, kegiatan, sub kegiatan", 60), Column("Pagu", 18, "rupiah"),
        Column("CSF", 30), Column("Perlu dibenahi", 60),
    ]  # fmt: skip


def _tree_rows(tree: PlanTree) -> Iterator[list[Written]]:
    for node, depth in tree.walk():
        yield _node_row(tree, node, depth)
        for leaf in tree.leaves.get(node.pk, ()):
            said = tree.worries.get(("measure", leaf.pk), ())
            yield [
                "", "", leaf.text, leaf.measured_in, _figure(tree.target(leaf)),
                leaf.owner, "", None, "", " ".join(map(str, said)),
            ]  # fmt: skip


def _node_row(tree: PlanTree, node: Node, depth: int) -> list[Written]:
    said = tree.worries.get(("aim", node.pk), ())
    return [
        ObjectiveLevel(node.level).label, "    " * depth + node.text, "", "", None,
        node.owner, "; ".join(tree.linked.get(node.pk, {}).values()),
        tree.ceiling_idr(node), node.csf, " ".join(map(str, said)),
    ]  # fmt: skip


def _target_columns(tree: PlanTree) -> list[Column]:
    return [
        Column("Sasaran", 50), Column("Indikator", 50), Column("IKU", 6),
        Column("Satuan", 12), Column("Arah", 26), Column("Perhitungan", 26),
        Column("Tahun awal", 10), Column("Kondisi awal", 14, "number"),
        *(Column(str(year), 12, "number") for year in tree.plan.years),
        Column("Penanggung jawab", 30),
    ]  # fmt: skip


def _target_rows(tree: PlanTree) -> Iterator[list[Written]]:
    for node, _ in tree.walk():
        for leaf in tree.leaves.get(node.pk, ()):
            yield [
                node.text, leaf.text, "ya" if leaf.is_iku else "", leaf.measured_in,
                ARROWS.get(leaf.polarity), COUNTED.get(leaf.accumulation),
                leaf.baseline_year, _baseline(leaf),
                *(_figure(tree.target(leaf, year)) for year in tree.plan.years),
                leaf.owner,
            ]  # fmt: skip


def _baseline(leaf: Leaf) -> Written:
    return leaf.baseline_value if leaf.baseline_value is not None else leaf.baseline_text


def _figure(stated: Stated | None) -> Written:
    if stated is None:
        return None
    return stated.value if stated.value is not None else stated.text


def _sheet(
    book: Any, name: str, columns: list[Column], rows: Iterable[list[Written]]
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    forms = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top", "num_format": "#,##0.####"}),
        "rupiah": book.add_format({"valign": "top", "num_format": "#,##0"}),
    }
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.head, head)
    for number, row in enumerate(rows, start=1):
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            _cell(sheet, number, at, value, forms[column.form])
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cell(sheet: Any, row: int, at: int, value: Written, form: Any) -> None:
    if isinstance(value, Decimal | int):
        sheet.write_number(row, at, value, form)
    elif value:
        sheet.write_string(row, at, value, form)
