"""Our own sheet for a budget: the unit's activities and present ceilings, to be filled."""

import io
from collections.abc import Sequence

import xlsxwriter

from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    BudgetKind,
    BudgetLine,
    SpendingKind,
)

HEADING = ("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Sumber Dana", "Jenis Belanja", "Pagu")
WIDTHS = (22, 60, 34, 24, 20)
CODE_GUIDE = (
    "Kode nomenklatur, misalnya 7.01.02.2.01.0001. Boleh kosong bila namanya sama dengan "
    "kegiatan unit ini atau dengan nomenklatur."
)
KIND_GUIDE = (
    "5.1 operasi, 5.2 modal, 5.3 tidak terduga, 5.4 transfer. Boleh kosong; kode rekening "
    "lengkap juga boleh."
)
GUIDE = (
    ("Kode Sub Kegiatan", CODE_GUIDE),
    ("Nama Sub Kegiatan", "Nama lengkap."),
    ("Sumber Dana", "Boleh kosong. Satu baris untuk tiap sumber dana."),
    ("Jenis Belanja", KIND_GUIDE),
    ("Pagu", "Rupiah penuh. Baris dengan pagu kosong dilewati."),
)


def budget_template(
    title: str, activities: Sequence[Activity], lines: Sequence[BudgetLine]
) -> bytes:
    """Return a workbook: a row for each ceiling that holds, and each sub kegiatan.

    What agreements state is no budget: their figures are left to be filled in.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Pagu")
    bold = book.add_format({"bold": True, "bottom": 1})
    money = book.add_format({"num_format": "#,##0"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width, money if at == len(WIDTHS) - 1 else text)
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    sheet.write_row(1, 0, HEADING, bold)
    sheet.freeze_panes(2, 0)
    for number, (code, name, fund, kind, amount) in enumerate(
        _rows(activities, lines), start=2
    ):
        for at, said in enumerate((code, name, fund, kind)):
            sheet.write_string(number, at, said, text)
        if amount is not None:
            sheet.write_number(number, 4, amount, money)
    guide = book.add_worksheet("Petunjuk")
    guide.set_column(0, 0, 22)
    guide.set_column(1, 1, 90)
    for at, row in enumerate(GUIDE):
        guide.write_row(at, 0, row)
    book.close()
    return file.getvalue()


Row = tuple[str, str, str, str, int | None]


def _rows(activities: Sequence[Activity], lines: Sequence[BudgetLine]) -> list[Row]:
    labels = dict(SpendingKind.choices)
    of_activity: dict[int, list[BudgetLine]] = {}
    for line in lines:
        of_activity.setdefault(line.activity_id, []).append(line)
    rows: list[Row] = []
    for one in activities:
        if one.level != ActivityLevel.SUB_KEGIATAN:
            continue
        name = (one.code or "", one.name)
        for line in of_activity.get(one.pk, []):
            is_budget = line.version.kind != BudgetKind.FROM_AGREEMENTS
            kind = f"{line.spending_kind} {labels.get(line.spending_kind, '')}".strip()
            amount = line.amount_idr if is_budget else None
            rows.append((*name, line.fund_source, kind, amount))
        if one.pk not in of_activity:
            rows.append((*name, "", "", None))
    return rows
