"""Our own sheet for realisation: the unit's lowest activities, to be filled."""

import io
from collections.abc import Sequence

import xlsxwriter

from jenjang.apps.plans.models import Activity

HEADING = (
    *("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Jenis Belanja", "Bulan"),
    *("Realisasi (Rp)", "Fisik (%)"),
)
WIDTHS = (22, 60, 24, 14, 20, 10)


def spending_template_sheet(title: str, activities: Sequence[Activity]) -> bytes:
    """Return a workbook with a row for each activity that has no parts."""
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False}
    book = xlsxwriter.Workbook(file, plain)
    sheet = book.add_worksheet("Realisasi")
    bold = book.add_format({"bold": True, "bottom": 1})
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 0, title, bold)
    sheet.write_row(1, 0, HEADING, bold)
    sheet.freeze_panes(2, 0)
    parents = {one.parent_id for one in activities}
    leaves = [one for one in activities if one.pk not in parents]
    for number, one in enumerate(leaves, start=2):
        sheet.write_string(number, 0, one.code or "")
        sheet.write_string(number, 1, one.name)
    book.close()
    return file.getvalue()
