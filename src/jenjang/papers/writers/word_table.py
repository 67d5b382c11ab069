"""A table as WordprocessingML, written as text: far faster than cell by cell.

Word trusts the widths of the cells, other programs those of the grid: both are given.
"""

from collections.abc import Iterator, Sequence
from typing import cast
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tbl

from jenjang.papers.blocks import Align, Cell, Table
from jenjang.papers.writers.pdf import is_sum
from jenjang.papers.writers.word_marks import Marks, pieces

TWIPS_PER_POINT = 20
RULE = 'w:val="single" w:sz="4" w:space="0" w:color="404040"'
NO_RULE = 'w:val="nil"'
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
ALIGNED = {
    Align.START: "left",
    Align.JUSTIFY: "left",
    Align.CENTER: "center",
    Align.END: "right",
}

SIZE_PT, DENSE_SIZE_PT = 9.5, 7.0
# A row of more letters than this may run over a page, a shorter one stays whole.
WHOLE_ROW_LETTERS = 2500


def ruled_table(
    table: Table, width: int, marks: Marks, *, keep_last: bool = False
) -> CT_Tbl:
    """Return a table with thin rules, `width` twips wide.

    `keep_last` holds its last row to what follows.
    """
    widths = _column_widths(table.widths, len(table.rows[0]), width)
    last = len(table.rows) - 1
    rows = "".join(
        _row(
            [
                *_cells(
                    table,
                    r,
                    widths,
                    marks,
                    keep=_is_kept(row)
                    or (keep_last and r == last)
                    or (r < last and is_sum(table.rows[r + 1])),
                )
            ],
            head=r < table.header_rows,
            whole=sum(len(cell.text) for cell in row) < WHOLE_ROW_LETTERS,
        )
        for r, row in enumerate(table.rows)
    )
    return _table(widths, rows, RULE, padding=55 if table.dense else 80)


def _is_kept(row: Sequence[Cell]) -> bool:
    """Return whether a row names what stands under it, and must not end a page."""
    return row[0].colspan == len(row) > 1


def plain_table(
    rows: Sequence[Sequence[str]], width: int, *, bold_row: int, tall_row: int
) -> CT_Tbl:
    """Return texts side by side without rules, kept together: a signature block."""
    widths = _column_widths((), len(rows[0]), width)
    xml = "".join(
        _row(
            [
                _cell(
                    _paragraphs(
                        text,
                        Align.CENTER,
                        size_pt=10.5,
                        bold=r == bold_row,
                        keep=r < len(rows) - 1,
                        space_after_pt=3,
                    ),
                    width=widths[0],
                )
                for text in row
            ],
            height_pt=56 if r == tall_row else None,
        )
        for r, row in enumerate(rows)
    )
    return _table(widths, xml, NO_RULE, padding=80)


def _column_widths(shares: Sequence[float], count: int, width: int) -> list[int]:
    """Return the width of each column in twips (twentieths of a point).

    >>> _column_widths((0.25, 0.75), 2, 1000)
    [250, 750]
    """
    return [round(share * width) for share in shares or (1 / count,) * count]


def _table(widths: Sequence[int], rows: str, rule: str, *, padding: int) -> CT_Tbl:
    borders = "".join(f"<w:{side} {rule}/>" for side in SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(
        f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right")
    )
    element = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
    return cast("CT_Tbl", element)


def _row(
    cells: Sequence[str],
    *,
    head: bool = False,
    whole: bool = True,
    height_pt: int | None = None,
) -> str:
    properties = "<w:cantSplit/>" if whole else ""
    if height_pt is not None:
        properties += f'<w:trHeight w:val="{height_pt * TWIPS_PER_POINT}"/>'
    properties += "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cells(
    table: Table, r: int, widths: Sequence[int], marks: Marks, *, keep: bool
) -> Iterator[str]:
    """Yield the cells of one row; a place under a tall cell goes on as its continuation."""
    rows, size_pt = table.rows, DENSE_SIZE_PT if table.dense else SIZE_PT
    column = 0
    while column < len(rows[r]):
        cell = rows[r][column]
        above = _reaching(rows, r, column) if cell.covered else None
        shown = above or cell
        text = "" if above else cell.text
        merge = _merge(cell, goes_on=above is not None)
        width = sum(widths[column : column + shown.colspan])
        inside = _paragraphs(text, shown.align, size_pt=size_pt, bold=shown.bold, keep=keep)
        if cell.bound and "\n" not in cell.text:
            inside = _with_figures(cell, inside, marks)
        yield _cell(inside, width=width, span=shown.colspan, merge=merge)
        column += shown.colspan


def _with_figures(cell: Cell, inside: str, marks: Marks) -> str:
    """Return a cell of one line with its figures as controls."""
    opened, run = inside.split("<w:r>", 1)
    look = run.removeprefix("<w:rPr>").split("</w:rPr>", 1)[0]
    runs = (
        _run(piece, look) if path is None else marks.control(piece, path, look)
        for piece, path in pieces(cell.text, cell.bound)
    )
    return f"{opened}{''.join(runs)}</w:p>"


def _run(text: str, look: str) -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _reaching(rows: Sequence[Sequence[Cell]], r: int, column: int) -> Cell | None:
    """Return the cell above that reaches down to row `r`."""
    for up in range(r - 1, -1, -1):
        cell = rows[up][column]
        if not cell.covered:
            return cell if cell.rowspan > r - up else None
    return None


def _merge(cell: Cell, *, goes_on: bool) -> str:
    if goes_on:
        return "<w:vMerge/>"
    return '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""


def _cell(inside: str, *, width: int, span: int = 1, merge: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def _paragraphs(
    text: str,
    align: Align,
    *,
    size_pt: float,
    bold: bool = False,
    keep: bool = False,
    space_after_pt: int = 1,
) -> str:
    kept = "<w:keepNext/>" if keep else ""
    spacing = f'<w:spacing w:before="20" w:after="{space_after_pt * TWIPS_PER_POINT}"/>'
    look = f'{"<w:b/>" if bold else ""}<w:sz w:val="{round(size_pt * 2)}"/>'
    return "".join(
        f'<w:p><w:pPr>{kept}{spacing}<w:jc w:val="{ALIGNED[align]}"/></w:pPr>'
        f"<w:r><w:rPr>{look}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
