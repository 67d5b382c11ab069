"""The rows under a heading, laid under its columns: what each prints and carries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jenjang.core.figures import is_blank
from jenjang.papers.blocks import NOWHERE, Place
from jenjang.papers.recognisers.agreement.marks import is_mark
from jenjang.papers.recognisers.tables.aligning import MISFIT, fit, laid, sort_of
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.grid import Origin, Row, cells, is_numbering, texts
from jenjang.papers.recognisers.tables.heading import Heading, find_heading
from jenjang.papers.recognisers.tables.words import Field

MOST_MOVED = 400  # rows out of step; a table with more of them is none that was printed


@dataclass(frozen=True, slots=True)
class Piece:
    """What one column holds in one row; `is_carried` where a merged cell says it again."""

    column: Column
    text: str
    place: Place
    is_carried: bool = False
    is_shared: bool = False  # its cell covers several columns that it may belong to

    @property
    def line(self) -> str:
        """Return the text as one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Printed:
    """One row: its pieces in the order of the columns."""

    pieces: tuple[Piece, ...]
    is_moved: bool = False
    is_open: bool = False
    words: tuple[str, ...] = field(default=())

    @property
    def page(self) -> int | None:
        """Return the page the row stands on."""
        return next((p.place.page for p in self.pieces if p.place != NOWHERE), None)

    @property
    def place(self) -> Place:
        """Return where the row begins."""
        return next((p.place for p in self.pieces if p.text), NOWHERE)

    def of(self, *fields: Field, carried: bool = False) -> list[Piece]:
        """Return the pieces of these fields that print something."""
        return [
            piece
            for piece in self.pieces
            if piece.column.field in fields
            and piece.line
            and (carried or not piece.is_carried)
        ]

    @property
    def figures(self) -> list[Piece]:
        """Return the pieces that print a figure."""
        return [piece for piece in self.of(Field.FIGURE) if not is_blank(piece.text)]


def printed_rows(
    rows: Sequence[Row], heading: Heading, columns: Sequence[Column]
) -> Iterator[Printed]:
    """Yield the rows under the heading; numbers of columns and second headings left out."""
    moved = 0
    for at in range(heading.body, len(rows)):
        row = rows[at]
        if not texts(row) or is_numbering(row) or _is_heading_again(row, heading):
            continue
        found = _printed(row, at, columns, may_move=moved < MOST_MOVED)
        moved += found.is_moved or found.is_open
        yield found


def _is_heading_again(row: Row, heading: Heading) -> bool:
    found = find_heading([row])
    return found is not None and len(found.words) > 1 and found.words <= heading.words


def _printed(row: Row, at: int, columns: Sequence[Column], *, may_move: bool) -> Printed:
    way = laid(row, columns, may_move=may_move)
    placed = _spread(row, at, columns) if not way.is_moved else {}
    pieces = []
    for column, cell in zip(columns, way.cells, strict=True):
        slot = row[cell] if cell is not None else None
        if slot is None:
            continue
        here = placed.get(slot.origin)
        if here is not None and here[0] != cell:
            continue
        is_carried = slot.is_covered and slot.origin[0] < at
        is_shared = here is not None and here[1]
        pieces.append(Piece(column, slot.text, slot.place, is_carried, is_shared))
    return Printed(tuple(pieces), way.is_moved, way.is_open, tuple(texts(row)))


def _spread(row: Row, at: int, columns: Sequence[Column]) -> dict[Origin, tuple[int, bool]]:
    """Return the one column that each cell over several columns fits best.

    "105,37%" over satuan, realisasi and capaian is the capaian; a text goes to the first.
    A figure that fits several of them is said to be shared.
    """
    places: dict[Origin, tuple[int, bool]] = {}
    for slot in cells(row):
        under = [
            c for c, other in enumerate(row[: len(columns)]) if other.origin == slot.origin
        ]
        if len(under) > 1:
            costs = [fit(sort_of(columns[c]), slot.line) for c in under]
            least = min(costs)
            fitting = [c for c, cost in zip(under, costs, strict=True) if cost == least]
            is_figure = columns[fitting[-1]].field is Field.FIGURE
            is_shared = is_figure and len(fitting) > 1
            places[slot.origin] = (fitting[-1] if is_figure else fitting[0], is_shared)
    return places


def misfits(printed: Printed) -> list[Piece]:
    """Return the pieces that cannot be what their column holds."""
    return [
        piece
        for piece in printed.pieces
        if not piece.is_carried and fit(sort_of(piece.column), piece.line) >= MISFIT
    ]


def named(pieces: Sequence[Piece]) -> tuple[str, Piece | None]:
    """Return the mark among the pieces of a name, and the deepest piece with its words.

    Under one heading a number often has a column of its own: "01 | Pelayanan ...".
    """
    words = [piece for piece in pieces if not _is_number(piece.line)]
    marks = [piece.line for piece in pieces if _is_number(piece.line)]
    return " ".join(marks), words[-1] if words else None


def _is_number(text: str) -> bool:
    return is_mark(text) or text.replace(".", "").isdigit()
