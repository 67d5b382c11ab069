"""Ruled tables of a page, and of several pages where one table runs over them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from jenjang.papers.blocks import Cell, Place, Table
from jenjang.papers.readers.pdf.cells import cell_paragraphs
from jenjang.papers.readers.pdf.content import LINE_END_HYPHEN, Glyph
from jenjang.papers.readers.pdf.grids import Box, Grid
from jenjang.papers.readers.pdf.lines import (
    Line,
    joined,
    lines_of,
    paragraphs,
    rounded,
    text_of_line,
    unsure_words,
    usual_pitch,
)

MOST_HEADER_ROWS = 3
SAME_COLUMN_PT = 3.0
PADDING_PT = 8.0
CELL_BEGINS = "\u2060"  # the letter, not seen, that a cell of our own files begins with
BLANK_EM = 0.278
SLACK_PT = 0.3  # what two ways of measuring a word may differ by
BOTTOM_LINES = 2.4  # a text ends at the bottom of its cell where less room is left below


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with its lines, and the room that is left beside and below them."""

    box: Box
    text: str
    lines: tuple[Line, ...]
    width: float
    bottom: float
    place: Place
    printed: tuple[str, ...] = ()
    baselines: tuple[float, ...] = ()
    begins: bool = False

    @property
    def ends_at_bottom(self) -> bool:
        """Return whether nothing more could have stood under its text."""
        last = self.lines[-1][0] if self.lines else None
        return last is not None and self.bottom - last.y <= BOTTOM_LINES * last.size

    def could_take(self, other: "Filled") -> bool:
        """Return whether the first word of `other` would have fitted on the last line."""
        last, first = self.lines[-1], other.lines[0][0]
        room_pt = self.width - PADDING_PT - (last[-1].right - last[0].left)
        return BLANK_EM * first.size + first.first_word <= room_pt - SLACK_PT


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or the part of it that stands on one page."""

    grid: Grid
    rows: tuple[tuple[Filled | None, ...], ...]

    def same_columns(self, other: "PageTable") -> bool:
        """Return whether the rules between the columns stand at the same places."""
        pairs = list(zip(self.grid.xs, other.grid.xs, strict=False))
        even = len(self.grid.xs) == len(other.grid.xs)
        return even and all(abs(a - b) <= SAME_COLUMN_PT for a, b in pairs)


def page_table(grid: Grid, glyphs: Sequence[Glyph], *, page: int, ours: bool) -> PageTable:
    """Return the table of a grid with the letters that stand in each cell."""
    inside: dict[Box, list[Glyph]] = {box: [] for box in grid.boxes}
    for glyph in glyphs:
        box = grid.box_at((glyph.left + glyph.right) / 2, glyph.y - glyph.size * 0.3)
        if box is not None:
            inside[box].append(glyph)
    rows: list[list[Filled | None]] = [
        [None] * (len(grid.xs) - 1) for _ in range(len(grid.ys) - 1)
    ]
    lines = {box: lines_of(letters) for box, letters in inside.items()}
    pitch = 0.0 if ours else usual_pitch(lines.values())
    for box, found in lines.items():
        cell = _filled(grid, box, found, page=page, pitch=pitch, ours=ours)
        rows[box.row][box.column] = replace(cell, begins=_is_beginning(inside[box]))
    return PageTable(grid, tuple(tuple(row) for row in rows))


def _filled(
    grid: Grid, box: Box, lines: Sequence[Line], *, page: int, pitch: float, ours: bool
) -> Filled:
    left, right = grid.xs[box.column], grid.xs[box.column + box.colspan]
    top, bottom = grid.ys[box.row], grid.ys[box.row + box.rowspan]
    texts = (
        joined([text_of_line(line) for line in paragraph], ours=ours)
        for paragraph in (
            paragraphs(lines) if ours else cell_paragraphs(lines, pitch, right - left)
        )
    )
    return Filled(
        box,
        "\n".join(texts),
        tuple(lines),
        right - left,
        bottom,
        Place(
            page=page,
            box=rounded((left, top, right, bottom)),
            unsure=unsure_words(lines),
        ),
        tuple(joined([text_of_line(line)], ours=ours) for line in lines),
        tuple(round(line[0].y, 1) for line in lines),
    )


def _is_beginning(glyphs: Sequence[Glyph]) -> bool:
    return bool(glyphs) and min(glyphs, key=_order).text == CELL_BEGINS


def _order(glyph: Glyph) -> int:
    return glyph.number


@dataclass(slots=True)
class GrowingTable:
    """A table to which the parts on the next pages are added."""

    parts: list[PageTable]
    rows: list[tuple[Filled | None, ...]]
    header_rows: int = 0
    ours: bool = False

    @classmethod
    def of(cls, part: PageTable, *, ours: bool) -> "GrowingTable":
        """Return the table that begins with `part`."""
        return cls([part], list(part.rows), ours=ours)

    def takes(self, part: PageTable) -> bool:
        """Return whether `part` goes on with this table: same columns, same head."""
        return self.parts[0].same_columns(part) and _repeated(self.parts[0], part) > 0

    def add(self, part: PageTable) -> None:
        """Put the rows of `part` under these, without its head; join a row cut in two."""
        self.header_rows = _repeated(self.parts[0], part)
        rows = list(part.rows[self.header_rows :])
        if rows and self.ours:
            rows[0] = self._mend_marked(rows[0])
            rows = rows if any(cell and cell.text for cell in rows[0]) else rows[1:]
        elif rows:
            rows = self._mend_likely(rows)
        self.parts.append(part)
        self.rows += rows

    def _mend_marked(self, row: tuple[Filled | None, ...]) -> tuple[Filled | None, ...]:
        """Give each rest back to the cell it was cut from: a cell of ours is marked."""
        kept = list(row)
        for column, rest in enumerate(row):
            if rest is None or not rest.text or rest.begins:
                continue
            at, owner = self._owner(column)
            cells = list(self.rows[at])
            cells[column] = _joined_cell(owner, rest, ours=True) if owner.lines else rest
            self.rows[at] = tuple(cells)
            kept[column] = replace(rest, text="", lines=())
        return tuple(kept)

    def _mend_likely(
        self, rows: list[tuple[Filled | None, ...]]
    ) -> list[tuple[Filled | None, ...]]:
        """Return `rows` without what the page has most likely cut from the rows above."""
        first, *others = rows
        first = self._mend_tall(first)
        if not _is_cut(self.rows[-1], first):
            return [first, *others]
        self.rows[-1] = _mended(self.rows[-1], first, ours=self.ours)
        return others

    def _mend_tall(self, row: tuple[Filled | None, ...]) -> tuple[Filled | None, ...]:
        """Give the rest of a tall cell that the page cut back to its first part.

        A rest begins in the midst of a sentence; a capital begins another objective.
        """
        for column, rest in enumerate(row):
            if rest is None or not rest.text:
                continue
            at, owner = self._owner(column)
            begins = column == 0 and rest.text[0].isupper()
            if (
                begins
                or not self._has_tall(column, rest)
                or not owner.ends_at_bottom
                or owner.could_take(rest)
            ):
                break
            cells = list(self.rows[at])
            cells[column] = _joined_cell(owner, rest, ours=self.ours)
            self.rows[at] = tuple(cells)
            return (*row[:column], replace(rest, text="", lines=()), *row[column + 1 :])
        return row

    def _has_tall(self, column: int, rest: Filled) -> bool:
        """Return whether cells of a column go over several rows."""
        cells = [rest, *[row[column] for row in self.rows]]
        return any(cell is not None and cell.box.rowspan > 1 for cell in cells)

    def _owner(self, column: int) -> tuple[int, Filled]:
        """Return the last cell that stands in a column, and its row."""
        for at in range(len(self.rows) - 1, -1, -1):
            cell = self.rows[at][column]
            if cell is not None:
                return at, cell
        raise AssertionError(column)  # the first row of a grid always has a cell here

    def block(self, number: int) -> Table:
        """Return the block; `number` counts the tables of the file."""
        first = self.parts[0].grid
        width = first.xs[-1] - first.xs[0]
        pairs = zip(first.xs, first.xs[1:], strict=False)
        return Table(
            rows=tuple(
                tuple(_cell(filled, f"{number}.{r}.{c}") for c, filled in enumerate(row, 1))
                for r, row in enumerate(self.rows, 1)
            ),
            widths=tuple((right - left) / width for left, right in pairs),
            header_rows=self.header_rows,
            place=replace(self._top_left(), cell=None),
        )

    def _top_left(self) -> Place:
        return next(cell.place for row in self.rows for cell in row if cell is not None)


def _cell(filled: Filled | None, at: str) -> Cell:
    if filled is None:
        return Cell(covered=True, place=Place(cell=at))
    box = filled.box
    place = replace(filled.place, cell=at)
    return Cell(
        filled.text,
        box.colspan,
        box.rowspan,
        place=place,
        lines=filled.printed,
        baselines=filled.baselines,
    )


def _repeated(first: PageTable, part: PageTable) -> int:
    """Return how many rows at the top of `part` say the same as those of `first`."""
    pairs = zip(first.rows, part.rows, strict=False)
    same = takewhile(
        lambda pair: _texts(pair[0]) == _texts(pair[1]) and not _is_section(pair[0]), pairs
    )
    return min(len(list(same)), MOST_HEADER_ROWS)


def _is_section(row: Sequence[Filled | None]) -> bool:
    """Return whether one cell takes the whole row: it names what follows, on each page."""
    return row[0] is not None and row[0].box.colspan == len(row)


def _texts(row: Sequence[Filled | None]) -> list[str]:
    return ["" if cell is None else cell.text for cell in row]


def _is_cut(above: Sequence[Filled | None], below: Sequence[Filled | None]) -> bool:
    """Return whether the first row of a page is the rest of the last one before it.

    Every text in it goes on from a text that ends at the bottom of its cell, and other
    cells of the row have nothing more to say; or no word of it had room above.
    """
    pairs = list(zip(above, below, strict=True))
    rest = [(a, b) for a, b in pairs if b is not None and b.text]
    if not rest or any(a is None or not a.ends_at_bottom for a, _ in rest):
        return False
    if any(b.box.colspan > 1 for _, b in rest):
        return False
    ended = [a for a, b in pairs if a is not None and a.text and (b is None or not b.text)]
    alone = len(rest) == 1 and len(ended) > 1 and rest[0][1].box.column > 0
    return alone or all(a is not None and not a.could_take(b) for a, b in rest)


def _mended(
    above: Sequence[Filled | None], below: Sequence[Filled | None], *, ours: bool
) -> tuple[Filled | None, ...]:
    return tuple(
        _joined_cell(a, b, ours=ours) if a and b and b.text else a
        for a, b in zip(above, below, strict=True)
    )


def _joined_cell(above: Filled, below: Filled, *, ours: bool) -> Filled:
    """Return one cell of two; a paragraph that had room to go on had ended."""
    if above.could_take(below):
        text = f"{above.text}\n{below.text}"
    elif text_of_line(above.lines[-1]).endswith(LINE_END_HYPHEN):
        text = joined(
            [above.text.removesuffix("-") + LINE_END_HYPHEN, below.text], ours=ours
        )
    else:
        text = f"{above.text} {below.text}"
    return replace(
        above,
        text=text,
        lines=below.lines,
        bottom=below.bottom,
        printed=(*above.printed, *below.printed),
        baselines=(),
    )
