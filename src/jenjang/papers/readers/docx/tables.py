"""The tables of a Word document: merged cells spread out, paragraphs in a cell stacked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import BaseStyle

from jenjang.papers.blocks import Align, Cell, Place
from jenjang.papers.readers.docx.lists import based_on
from jenjang.papers.readers.refusal import Unreadable

MOST_COLUMNS = 63  # Word's own limit
MOST_CELLS = 200_000  # of one table
TOO_LARGE = (
    "Sebuah tabel dalam berkas Word ini terlalu panjang untuk dibaca: salin bagian yang "
    "diperlukan ke berkas baru, lalu unggah lagi."
)
NO_BORDER = {"nil", "none"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WIDE = re.compile(r" {4,}")
# What stands in a run beside its text.
SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


@dataclass(frozen=True, slots=True)
class _Spread:
    """A cell as the file has it: `goes_on` continues the cell above."""

    cell: Cell
    goes_on: bool


def text_of(paragraph: BaseOxmlElement, *, tab: str = " ") -> str:
    """Return the text of a paragraph: deleted words left out, blanks collapsed.

    Fields count as far as they show text; a text box is read apart (`boxed`). A `tab` that
    is no blank stays, and stands for wide room too.
    """
    parts: list[str] = []
    for element in paragraph.iter(qn("w:t"), *SIGNS):
        if _holder(element) is not paragraph:
            continue
        if element.tag == qn("w:t"):
            parts.append(element.text or "")
        elif element.getparent().tag == qn("w:r"):
            parts.append(tab if element.tag == qn("w:tab") else SIGNS[element.tag])
    text = "".join(parts)
    if not tab.isspace():
        text = WIDE.sub(tab, text.replace("\n", " "))
    return " ".join(text.split())


def _holder(element: BaseOxmlElement) -> BaseOxmlElement:
    """Return the paragraph that an element stands in, the innermost one."""
    holder: BaseOxmlElement = next(element.iterancestors(qn("w:p")))
    return holder


def boxed(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Yield the text boxes at a paragraph: Word writes each twice, it counts once."""
    for box in paragraph.iter(qn("w:txbxContent")):
        is_second = any(True for _ in box.iterancestors(FALLBACK))
        if _holder(box) is paragraph and not is_second:
            yield box


def rows_of(table: CT_Tbl, *, page: int, number: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows, all of one length; `number` counts the tables of the file.

    Raise `Unreadable` where there are more cells than a paper can have.
    """
    spread = [list(_spread(row)) for row in table.iterchildren(qn("w:tr"))]
    width = max((len(row) for row in spread), default=0)
    if width * len(spread) > MOST_CELLS:
        raise Unreadable(TOO_LARGE)
    full = [
        [*row, *[_Spread(Cell(), goes_on=False)] * (width - len(row))] for row in spread
    ]
    return tuple(
        tuple(
            replace(
                _reaching_down(full, r, c),
                place=Place(page=page, cell=f"{number}.{r + 1}.{c + 1}"),
            )
            for c in range(width)
        )
        for r in range(len(full))
    )


def _spread(row: BaseOxmlElement) -> Iterator[_Spread]:
    yield from _skipped(row, "w:gridBefore")
    for element in row.iter(qn("w:tc")):
        if element.getparent() is not row and not _in_control(element, row):
            continue  # a cell of a table inside a cell: its text counts there
        span = _number(element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")) or 1
        merge = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
        cell = Cell("" if goes_on else _cell_text(element), span, align=_align(element))
        yield _Spread(replace(cell, covered=goes_on), goes_on=goes_on)
        yield from [_Spread(Cell(covered=True), goes_on=goes_on)] * (span - 1)


def _skipped(row: BaseOxmlElement, name: str) -> Iterator[_Spread]:
    count = _number(row.find(f"{qn('w:trPr')}/{qn(name)}")) or 0
    yield from [_Spread(Cell(), goes_on=False)] * count


def _in_control(element: BaseOxmlElement, row: BaseOxmlElement) -> bool:
    """Return whether only a content control stands between the cell and its row."""
    parent = element.getparent()
    while parent is not row and parent.tag in {qn("w:sdt"), qn("w:sdtContent")}:
        parent = parent.getparent()
    return parent is row


def _reaching_down(rows: list[list[_Spread]], r: int, c: int) -> Cell:
    cell = rows[r][c].cell
    if cell.covered:
        return replace(cell, text="", colspan=1)
    below = 0
    while r + below + 1 < len(rows) and rows[r + below + 1][c].goes_on:
        below += 1
    return replace(cell, rowspan=below + 1)


def _cell_text(element: BaseOxmlElement) -> str:
    paragraphs = (
        paragraph
        for paragraph in element.iter(qn("w:p"))
        if not any(True for _ in paragraph.iterancestors(FALLBACK))
    )
    texts = (text_of(paragraph) for paragraph in paragraphs)
    return "\n".join(text for text in texts if text)


def _align(element: BaseOxmlElement) -> Align:
    found = element.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:jc')}")
    value = "" if found is None else found.get(qn("w:val"))
    return {"center": Align.CENTER, "right": Align.END}.get(value, Align.START)


def _number(element: BaseOxmlElement | None) -> int | None:
    value = None if element is None else element.get(qn("w:val"))
    if not value or not re.fullmatch(r"[0-9]{1,9}", value):
        return None
    return min(int(value), MOST_COLUMNS)


def framed(table: CT_Tbl) -> list[BaseOxmlElement]:
    """Return the cells of a table that is only a frame, none where it is a table.

    They stand one under the other, with more in them than a cell of figures has.
    """
    rows = list(table.iterchildren(qn("w:tr")))
    cells = [list(row.iterchildren(qn("w:tc"))) for row in rows]
    if not cells or any(len(row) != 1 for row in cells):
        return []
    alone = [row[0] for row in cells]
    paragraphs = sum(1 for cell in alone for _ in cell.iterchildren(qn("w:p")))
    return alone if paragraphs > len(alone) else []


def is_ruled(element: CT_Tbl, style: BaseStyle | None) -> bool:
    """Return whether a table draws any line: its own, its style's or one of its cells'."""
    own = element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    if own is not None:
        return _draws(own) or _a_cell_draws(element)
    return _style_draws(style) or _a_cell_draws(element)


def _a_cell_draws(element: CT_Tbl) -> bool:
    return any(_draws(borders) for borders in element.iter(qn("w:tcBorders")))


def _style_draws(style: BaseStyle | None) -> bool:
    for each in based_on(style):
        borders = each.element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
        if borders is not None:
            return _draws(borders)
    return False


def _draws(borders: BaseOxmlElement) -> bool:
    return any(side.get(qn("w:val")) not in NO_BORDER for side in borders)
