"""A follow-up table, pasted or from a workbook -> its rows, read as those of papers are."""

import csv
import io

from jenjang.papers.blocks import Cell, Table
from jenjang.papers.document import FollowUpRow
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.recognisers.tables.read import read_table
from jenjang.papers.sheets.grids import read_grids

CAPTION = "Tindak lanjut rekomendasi hasil evaluasi"
NO_TABLE = (
    "Tidak ada tabel tindak lanjut di sini. Baris pertama harus judul kolom, paling "
    "sedikit “Rekomendasi” dan “Rencana Tindak Lanjut”."
)


def pasted_from(content: bytes) -> str:
    """Return the follow-up table of a workbook or CSV as what is pasted from one.

    Of several sheets it is the first that holds such a table; raises Unreadable for none.
    """
    for grid in read_grids(content):
        text = _as_text(grid.rows)
        if _rows(text):
            return text
    raise Unreadable(NO_TABLE)


def read_follow_up(text: str) -> tuple[FollowUpRow, ...]:
    """Return the rows of a pasted table (cells by tabs, its head first).

    Raises Unreadable where its columns are none of a follow-up.

    >>> head = "No\\tRekomendasi\\tRencana Tindak Lanjut"
    >>> read_follow_up(f"{head}\\n1\\tSusun SOP\\tRapat tim")[0].action
    'Rapat tim'
    """
    rows = _rows(text)
    if not rows:
        raise Unreadable(NO_TABLE)
    return rows


def _rows(text: str) -> tuple[FollowUpRow, ...]:
    lines = [line for line in csv.reader(io.StringIO(text), delimiter="\t") if any(line)]
    width = max(map(len, lines), default=0)
    cells = tuple(
        tuple(Cell(one.strip()) for one in [*line, *[""] * (width - len(line))])
        for line in lines
    )
    found = read_table(Table(cells), CAPTION) if width > 1 else None
    rows = found.table.rows if found else ()
    return tuple(one for one in rows if isinstance(one, FollowUpRow))


def _as_text(rows: tuple[tuple[str, ...], ...]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()
