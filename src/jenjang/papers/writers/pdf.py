"""Blocks -> PDF, by typst in this process.

The blocks go in as JSON and are drawn by `paper.typ`, so no text of a user is ever markup.
Only our own fonts are used: the same paper looks the same on every machine. One compiler
is kept, with the fonts read and the template parsed; so the second paper costs a fraction
of the first.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst

from jenjang.core.values import Refused
from jenjang.papers.blocks import (
    Block,
    Cell,
    Footer,
    Heading,
    Items,
    KeyValues,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.writers.binding import bound, width_pt

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TEMPLATE = HERE / "paper.typ"

TEXT_WIDTH_PT = 595.28 - (2.2 + 2.0) * 28.35
CELL_PADDING_PT = 8.0
CELL_SIZE_PT = 9.5
LINE_PT = 12.1
# A row higher than this may run over the end of a page; a lower one stays whole.
WHOLE_ROW_PT = 400.0

Data = dict[str, Any]
_ONE_AT_A_TIME = Lock()  # a compiler keeps the inputs of the paper it is drawing


def write(blocks: Iterable[Block], title: str) -> bytes:
    """Return the paper as PDF (A4)."""
    data = {"title": title, "sections": list(_sections(list(blocks)))}
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(
            format="pdf", sys_inputs={"paper": json.dumps(data, ensure_ascii=False)}
        )
    return cast("bytes", pdf)  # one file for the format pdf, a list only for pictures


@cache
def _compiler() -> typst.Compiler:
    if not any(FONTS.glob("*.ttf")):
        raise Refused(
            "Huruf untuk PDF belum terpasang: jalankan `make setup` atau "
            "`python scripts/fetch_assets.py`, lalu coba lagi."
        )
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(str(TEMPLATE), root=str(HERE), font_paths=fonts)


def _sections(blocks: Sequence[Block]) -> Iterator[Data]:
    """Yield the parts of the paper that share a footer; each begins a new page."""
    footer, inside = "", list[Block]()
    for block in blocks:
        if isinstance(block, Footer):
            yield from _section(footer, inside)
            footer, inside = block.text, []
        else:
            inside.append(block)
    yield from _section(footer, inside)


def _section(footer: str, blocks: list[Block]) -> Iterator[Data]:
    while blocks and isinstance(blocks[-1], PageBreak):
        blocks.pop()
    if blocks:
        yield {"footer": bound(footer), "blocks": list(_drawn(blocks))}


def _drawn(blocks: Sequence[Block]) -> Iterator[Data]:
    around = zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
    for before, block, after in around:
        match before, block, after:
            case _, Table(), Signatures():
                yield {**_table(block), **_held(block, after)}
            case Table(), Signatures(), _:
                pass  # drawn as the last row of the table
            case _, Heading(), _:
                yield {**_heading(block), "follows": isinstance(before, Heading)}
            case _, Paragraph(), _:
                yield {**_paragraph(block), "sticky": block.bold or _leads_to(after)}
            case _:
                yield _composed(block)


def _heading(block: Heading) -> Data:
    data = {"level": block.level, "align": block.align, "text": bound(block.text)}
    return {"kind": "heading", **data}


def _paragraph(block: Paragraph) -> Data:
    data = {"align": block.align, "bold": block.bold, "text": bound(block.text)}
    return {"kind": "paragraph", **data}


def _composed(block: Block) -> Data:
    match block:
        case KeyValues(pairs=pairs):
            bound_pairs = [[bound(label), bound(value)] for label, value in pairs]
            return {"kind": "form", "pairs": bound_pairs, "sticky": True}
        case Items(texts=texts, marks=marks):
            lines = [[bound(m), bound(t)] for m, t in zip(marks, texts, strict=True)]
            return {"kind": "items", "lines": lines}
        case Signatures():
            return {"kind": "signatures", **_signatures(block)}
        case Table():
            return _table(block)
        case _:
            return {"kind": "pagebreak"}


def _leads_to(after: Block | None) -> bool:
    return isinstance(after, Table | Items | Signatures)


def _signatures(block: Signatures) -> Data:
    """Return the lines of both sides in pairs, level with one another around the pen."""
    left, right = (side or Signature((), ()) for side in (block.left, block.right))
    above = max(len(left.above), len(right.above))
    below = max(len(left.below), len(right.below))
    return {
        "above": _pairs(*(_at_end(side.above, above) for side in (left, right))),
        "below": _pairs(*(_at_start(side.below, below) for side in (left, right))),
    }


def _at_end(lines: Sequence[str], length: int) -> list[str]:
    return [""] * (length - len(lines)) + [bound(line) for line in lines]


def _at_start(lines: Sequence[str], length: int) -> list[str]:
    return [bound(line) for line in lines] + [""] * (length - len(lines))


def _pairs(left: list[str], right: list[str]) -> list[list[str]]:
    return [list(pair) for pair in zip(left, right, strict=True)]


def _table(table: Table) -> Data:
    widths = table.widths or (1 / len(table.rows[0]),) * len(table.rows[0])
    rows = [_row(row, widths) for row in table.rows]
    for row in rows[: table.header_rows]:
        for cell in row:
            cell.update(head=True, breakable=False)
    return {
        "kind": "table",
        "widths": widths,
        "head": rows[: table.header_rows],
        "rows": rows[table.header_rows :],
    }


def _held(table: Table, signatures: Signatures) -> Data:
    """Return the signatures as the last row of the table, kept with the row above.

    A row that may itself run over a page is not kept: it brings its own text along.
    """
    has_rows = len(table.rows) > table.header_rows
    whole = has_rows and _height_pt(table.rows[-1], table.widths) <= WHOLE_ROW_PT
    return {"signatures": _signatures(signatures), "kept": int(whole)}


def _row(row: Sequence[Cell], widths: Sequence[float]) -> list[Data]:
    whole = _height_pt(row, widths) <= WHOLE_ROW_PT
    return [
        _cell(cell, _room_pt(n, cell, widths), whole=whole and cell.rowspan == 1)
        for n, cell in enumerate(row)
        if not cell.covered
    ]


def _cell(cell: Cell, room_pt: float, *, whole: bool) -> Data:
    return {
        "text": bound(cell.text, room_pt),
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "align": cell.align,
        "bold": cell.bold,
        "head": False,
        "breakable": not whole,
    }


def _room_pt(column: int, cell: Cell, widths: Sequence[float]) -> float:
    share = sum(widths[column : column + cell.colspan])
    return share * TEXT_WIDTH_PT - CELL_PADDING_PT


def _height_pt(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return about how high a row is; cells over several rows do not make it higher."""
    heights = [
        sum(1 + width_pt(line, CELL_SIZE_PT) // _room_pt(n, cell, widths) for line in lines)
        for n, cell in enumerate(row)
        if cell.rowspan == 1 and (lines := cell.text.split("\n"))
    ]
    return LINE_PT * max(heights, default=1.0)
