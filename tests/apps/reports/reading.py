"""Papers taken from their addresses, and read back."""

import io

from django.urls import reverse
from python_calamine import CalamineWorkbook

from jenjang.papers.blocks import Table

WHEN = "?tahun=2025&triwulan=3&bulan=9"


def downloaded(client, key, ending, name="file", when=WHEN):
    response = client.get(reverse(f"reports:{name}", args=[key, ending]) + when)
    assert response.status_code == 200
    return response.content


def tables(blocks):
    """Return what the cells of each table say, read or written."""
    return [
        [tuple(cell.text for cell in row) for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    ]


def sheet_rows(content, name):
    return (
        CalamineWorkbook.from_filelike(io.BytesIO(content))
        .get_sheet_by_name(name)
        .to_python(skip_empty_area=False)
    )
