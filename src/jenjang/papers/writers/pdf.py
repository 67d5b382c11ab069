"""Blocks -> PDF: they go as data to `paper.typ`, which draws them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jenjang.papers.blocks import (
    Block,
    Cell,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.writers.binding import (
    INVISIBLE,
    NO_BREAK_SPACE,
    bound,
    width_pt,
)
from jenjang.papers.writers.pdf_long import STANDARDS, LongPaper
from jenjang.papers.writers.typesetting import Typesetter

CM_PT = 28.35
CELL_PADDING_PT = 8.0
CELL_SIZE_PT = 9.5
DENSE = 7 / CELL_SIZE_PT  # how much smaller a dense table is printed
BOLDER = 1.07  # how much wider a word is in bold letters
MAY_BREAK = "\u200b"
CELL_BEGINS = "\u2060"  # not seen: where a cell is cut, its rest is the part without it
LINE_PT = 12.1
ROW_PADDING_PT = 9.0
# The signatures take along the last row of a table, and a few more where all are low.
KEPT_ROWS = 6
KEPT_PT = 140.0
PEN_HEIGHT_PT = 1.6 * 28.35

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Room:
    """What a page holds between its margins; a higher row may run over its end."""

    width_pt: float
    whole_row_pt: float


# Sheet and whether it lies on its side -> the room on it; paper.typ has the same margins.
ROOMS = {
    ("a4", False): Room(595.28 - 4.2 * CM_PT, 330.0),
    ("a4", True): Room(841.89 - 4.2 * CM_PT, 190.0),
    ("a3", False): Room(841.89 - 3 * CM_PT, 500.0),
    ("a3", True): Room(1190.55 - 3 * CM_PT, 330.0),
}

PAPER = Typesetter(Path(__file__).parent / "paper.typ", "paper")


def write(blocks: Iterable[Block], title: str) -> bytes:
    """Return the paper as PDF (A4)."""
    paper = list(blocks)
    long = LongPaper.of(paper)
    data: Data = {"title": title, "sections": list(_sections(paper, long))}
    if long is None:
        return PAPER.pdf(data)
    return PAPER.pdf({**data, "long": True}, standards=STANDARDS)


@dataclass(frozen=True, slots=True)
class Seal:
    """What stands at the foot of every page of an issued paper: a QR and lines beside it.

    `qr_svg` is drawn as it is; it leads to the page where the paper is verified.
    """

    qr_svg: str
    lines: tuple[str, ...]


def to_keep(
    blocks: Iterable[Block], title: str, on: dt.date, seal: Seal | None = None
) -> bytes:
    """Return a paper as PDF/A-2a and PDF/UA-1: what is frozen and read in ten years.

    `on` is the day of the paper, which PDF/A asks for: the same paper is the same bytes.
    """
    paper = list(blocks)
    sections = list(_sections(paper, LongPaper(paper)))
    day = [on.year, on.month, on.day]
    data: Data = {"title": title, "sections": sections, "long": True, "day": day}
    data |= _sealed(seal)
    return PAPER.pdf(data, standards=(*STANDARDS, "a-2a"))


def pages_of(blocks: Sequence[Block], title: str) -> Mapping[int, int]:
    """Return the page, from 1, of each heading and caption by the index of its block."""
    data = {"title": title, "sections": list(_sections(blocks, LongPaper(blocks)))}
    found = PAPER.places({**data, "long": True}, "<place>")
    return {place["block"]: place["page"] for place in found}


@dataclass(frozen=True, slots=True)
class Pen:
    """The room for one signature: whose name stands under it, page from 1, its box.

    `box` is (left, top, right, bottom) in points from the top left of the page; `name` is
    empty on a side where nobody signs.
    """

    name: str
    page: int
    box: tuple[float, float, float, float]


def pens(
    blocks: Iterable[Block], title: str, seal: Seal | None = None
) -> tuple[bytes, tuple[Pen, ...]]:
    """Return the paper as PDF, and where each signature is to stand, in its order."""
    data: Data = {"title": title, "sections": list(_sections(list(blocks)))}
    data |= _sealed(seal)
    pdf, found = PAPER.pdf_with(data, "<pen>")
    return pdf, tuple(map(_pen, found))


def _sealed(seal: Seal | None) -> Data:
    return {} if seal is None else {"seal": {"qr": seal.qr_svg, "lines": seal.lines}}


def _pen(said: Data) -> Pen:
    left, top, width = said["points"]
    name = INVISIBLE.sub("", said["name"]).replace(NO_BREAK_SPACE, " ")
    return Pen(name, said["page"], (left, top, left + width, top + PEN_HEIGHT_PT))


def _sections(blocks: Sequence[Block], long: LongPaper | None = None) -> Iterator[Data]:
    """Yield the parts of the paper on pages of one kind; each begins a new page."""
    footer, page, begin = "", ("a4", False), 0
    for n, block in enumerate(blocks):
        match block:
            case Footer(text=text):
                yield from _section(footer, blocks, range(begin, n), page, long)
                footer, begin = text, n + 1
            case PageBreak(sheet=sheet, landscape=turned):
                if (sheet, turned) == page and not _ends_cover(long, n):
                    continue
                yield from _section(footer, blocks, range(begin, n), page, long)
                page, begin = (sheet, turned), n + 1
    yield from _section(footer, blocks, range(begin, len(blocks)), page, long)


def _section(
    footer: str,
    blocks: Sequence[Block],
    part: range,
    page: tuple[str, bool],
    long: LongPaper | None,
) -> Iterator[Data]:
    while part and isinstance(blocks[part[-1]], PageBreak):
        part = part[:-1]
    if part:
        sheet, landscape = page
        drawn = list(_drawn(blocks, part, ROOMS[page], long))
        head = {"footer": bound(footer), "sheet": sheet, "landscape": landscape}
        yield {**head, "blocks": drawn, "cover": _ends_cover(long, part.stop)}


def _ends_cover(long: LongPaper | None, n: int) -> bool:
    """Return whether the page break at `n` ends the cover."""
    return long is not None and 0 < long.cover_end == n


def _drawn(
    blocks: Sequence[Block], part: range, page: Room, long: LongPaper | None
) -> Iterator[Data]:
    for n in part:
        own = None if long is None else long.drawn(n)
        before = blocks[n - 1] if n > part[0] else None
        after = blocks[n + 1] if n < part[-1] else None
        more = {} if long is None else long.said(n)
        drawn = [own] if own else _drawn_in_form(before, blocks[n], after, page)
        yield from ({**one, **more} for one in drawn)


def _drawn_in_form(
    before: Block | None, block: Block, after: Block | None, page: Room
) -> Iterator[Data]:
    match before, block, after:
        case _, Table(), Signatures():
            yield _table(block, page, after)
        case Table(), Signatures(), _:
            pass  # drawn as the last row of the table
        case _, Heading(), _:
            yield {**_heading(block), "follows": isinstance(before, Heading)}
        case _, Paragraph(), _:
            yield {**_paragraph(block), "sticky": block.bold or _leads_to(after)}
        case _:
            yield _composed(block, page)


def _heading(block: Heading) -> Data:
    data = {"level": block.level, "align": block.align, "text": bound(block.text)}
    return {"kind": "heading", **data}


def _paragraph(block: Paragraph) -> Data:
    data = {"align": block.align, "bold": block.bold, "text": bound(block.text)}
    return {"kind": "paragraph", **data}


def _composed(block: Block, page: Room) -> Data:
    match block:
        case KeyValues(pairs=pairs):
            bound_pairs = [[bound(label), bound(value)] for label, value in pairs]
            return {"kind": "form", "pairs": bound_pairs, "sticky": True}
        case Items(texts=texts, marks=marks):
            lines = [[bound(m), bound(t)] for m, t in zip(marks, texts, strict=True)]
            return {"kind": "items", "lines": lines}
        case Signatures():
            return {"kind": "signatures", **_signatures(block)}
        case Letterhead(lines=lines, small=small, logo=logo):
            said = {"lines": list(map(bound, lines)), "small": list(map(bound, small))}
            return {"kind": "letterhead", **said, "logo": list(logo or b"")}
        case Table():
            return _table(block, page)
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


def _table(table: Table, page: Room, signed: Signatures | None = None) -> Data:
    """Return a table, with the signatures under it as its last row where there are some.

    A dense table is laid out as one of the usual size on a page as much larger.
    """
    scale = DENSE if table.dense else 1.0
    page = Room(page.width_pt / scale, page.whole_row_pt / scale)
    widths = _widths_pt(table, page)
    head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    heights = [_height_pt(row, widths) for row in body]
    *holds, last = _holds(body, heights, page, is_signed=signed is not None)
    data = {
        "kind": "table",
        "scale": scale,
        "has_edge": signed is not None or 0 in holds,
        "widths": [width / page.width_pt for width in widths],
        "head": [{"cells": _head_cells(row), "holds": 1} for row in head],
        "rows": [
            {"cells": _cells(body, n, heights, widths, page), "holds": hold}
            for n, hold in enumerate(holds)
        ],
    }
    if signed is None:
        return data
    return {**data, "signatures": _signatures(signed), "signatures_hold": last}


def _widths_pt(table: Table, page: Room) -> list[float]:
    count = len(table.rows[0])
    return [share * page.width_pt for share in table.widths or (1 / count,) * count]


def _holds(
    rows: Sequence[Sequence[Cell]], heights: Sequence[float], page: Room, *, is_signed: bool
) -> list[int]:
    """Return how many rows each row holds together with itself, 0 where one above does.

    The row of a section holds the one below it, that above a sum the sum, and the last
    rows hold the signatures, which have a row of their own. A row that may itself run over
    a page is not held.
    """
    holds = [1] * (len(rows) + 1)
    kept = 0
    while is_signed and kept < min(len(rows), KEPT_ROWS):
        room_pt = KEPT_PT if kept else page.whole_row_pt
        if sum(heights[len(rows) - kept - 1 :]) > room_pt:
            break
        kept += 1
    if kept:
        holds[-kept - 1 :] = [kept + 1, *[0] * kept]
    for n in range(len(rows) - 2, -1, -1):
        free = holds[n] and holds[n + 1]
        led = _is_section(rows[n]) or is_sum(rows[n + 1])
        if free and led and heights[n] + heights[n + 1] <= page.whole_row_pt:
            holds[n], holds[n + 1] = holds[n + 1] + 1, 0
    return holds


def _is_section(row: Sequence[Cell]) -> bool:
    return row[0].colspan == len(row) > 1


def is_sum(row: Sequence[Cell]) -> bool:
    """Return whether a row adds others up: bold words over several columns."""
    return 1 < row[0].colspan < len(row) and row[0].bold


def _cells(
    rows: Sequence[Sequence[Cell]],
    n: int,
    heights: Sequence[float],
    widths: Sequence[float],
    page: Room,
) -> list[Data]:
    """Return the cells of one row; those of rows that are not too high stay whole."""
    return [
        _cell(
            cell,
            _room_pt(column, cell, widths),
            whole=sum(heights[n : n + cell.rowspan]) <= page.whole_row_pt,
        )
        for column, cell in enumerate(rows[n])
        if not cell.covered
    ]


def _head_cells(row: Sequence[Cell]) -> list[Data]:
    return [_head(cell) for cell in row if not cell.covered]


def _head(cell: Cell) -> Data:
    """Return a cell of the head: there a line may also end after a stroke."""
    data = _cell(cell, 0.0, whole=True)
    return {**data, "head": True, "text": cell.text.replace("/", f"/{MAY_BREAK}")}


def _cell(cell: Cell, room_pt: float, *, whole: bool) -> Data:
    bolder = BOLDER if cell.bold else 1.0
    return {
        "text": cell.text and CELL_BEGINS + bound(cell.text, room_pt / bolder),
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "align": cell.align,
        "bold": cell.bold,
        "head": False,
        "breakable": not whole,
    }


def _room_pt(column: int, cell: Cell, widths: Sequence[float]) -> float:
    return sum(widths[column : column + cell.colspan]) - CELL_PADDING_PT


def _height_pt(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return about how high a row is; cells over several rows do not make it higher."""
    heights = [
        sum(1 + width_pt(line, CELL_SIZE_PT) // _room_pt(n, cell, widths) for line in lines)
        for n, cell in enumerate(row)
        if cell.rowspan == 1 and (lines := cell.text.split("\n"))
    ]
    return LINE_PT * max(heights, default=1.0) + ROW_PADDING_PT
