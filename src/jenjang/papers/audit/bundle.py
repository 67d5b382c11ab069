"""The papers that are looked at together: what a rule is given."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from typing import Any, TypeVar, cast

from jenjang.core.figures import fold
from jenjang.papers.audit.finding import Spot
from jenjang.papers.blocks import (
    NOWHERE,
    Block,
    Caption,
    Chart,
    Contents,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Signatures,
    Table,
)
from jenjang.papers.document import Agreement, Document, Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a cell as printed, with its order in the paper.

    `table` counts the tables of the paper from 0; `row` and `column` are those of the
    table; all three are None for running text.
    """

    order: int
    text: str
    spot: Spot
    table: int | None = None
    row: int | None = None
    column: int | None = None
    is_covered: bool = False  # by a merged cell, which says what stands here

    @property
    def folded(self) -> str:
        """Return the text as it is compared (see `fold`)."""
        return _folded(self.text)


@lru_cache(maxsize=65_536)  # every rule asks for every line
def _folded(text: str) -> str:
    return fold(text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of lines; `order` is that of its first cell."""

    order: int
    rows: tuple[tuple[Line, ...], ...]

    def column(self, number: int) -> Iterator[Line]:
        """Yield the cells of a column, from the top."""
        for row in self.rows:
            if number < len(row):
                yield row[number]


def is_prose(line: Line) -> bool:
    """Return whether a line is a cell or a sentence, and no row of a table read as text.

    Tables without lines reach us as running text with their columns side by side.
    """
    text = line.text.rstrip()
    return line.table is not None or text.endswith((".", ";", ":")) or ". " in text


@dataclass(eq=False)
class Paper:
    """One file: its name, what stands on its pages, and what was understood of it."""

    file: str
    blocks: tuple[Block, ...]
    documents: tuple[Document, ...]

    def spot(self, place: Place | None) -> Spot:
        """Return a place of this file."""
        return Spot(self.file, place or NOWHERE)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """Return the agreements in the file."""
        return tuple(each for each in self.documents if isinstance(each, Agreement))

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Return the other documents in the file."""
        return tuple(each for each in self.documents if isinstance(each, Report))

    @cached_property
    def _laid_out(self) -> tuple[tuple[Line, ...], tuple[Grid, ...]]:
        lines: list[Line] = []
        grids: list[Grid] = []
        for block in self.blocks:
            if isinstance(block, Table):
                grids.append(_grid(self, block, len(lines), len(grids)))
                lines += [cell for row in grids[-1].rows for cell in row]
            else:
                lines += [
                    Line(len(lines) + at, text, self.spot(place))
                    for at, (text, place) in enumerate(_texts(block))
                ]
        return tuple(lines), tuple(grids)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every line and cell in the order of the paper."""
        return self._laid_out[0]

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Return the tables in the order of the paper."""
        return self._laid_out[1]

    @cached_property
    def orders(self) -> dict[Place, int]:
        """Return where in the order of the paper each place first stands."""
        found: dict[Place, int] = {}
        for line in self.lines:
            found.setdefault(line.spot.place, line.order)
        return found


def _grid(paper: Paper, table: Table, order: int, number: int) -> Grid:
    start, rows = order, []
    for r, row in enumerate(table.rows):
        rows.append(
            tuple(
                Line(
                    order + c, cell.text, paper.spot(cell.place), number, r, c, cell.covered
                )
                for c, cell in enumerate(row)
            )
        )
        order += len(row)
    return Grid(start, tuple(rows))


def _texts(block: Block) -> Iterable[tuple[str, Place]]:
    """Return the lines of a block that is no table, each with its place."""
    match block:
        case (
            Heading(text=text, place=place)
            | Paragraph(text=text, place=place)
            | Footer(text=text, place=place)
            | Caption(line=text, place=place)
        ):
            return [(text, place)]
        case Letterhead():
            return [(text, block.place) for text in (*block.lines, *block.small)]
        case KeyValues():
            return [(f"{key} : {value}", block.place) for key, value in block.pairs]
        case Items():
            marked = zip(block.marks, block.texts, strict=False)
            return [(f"{mark} {text}".strip(), block.place) for mark, text in marked]
        case Signatures():
            sides = [side for side in (block.left, block.right) if side]
            texts = [text for side in sides for text in (*side.above, *side.below)]
            return [(text, block.place) for text in texts]
        case PageBreak() | Table() | Chart() | Picture() | Contents():
            return []


@dataclass(eq=False)
class Bundle:
    """Papers of one unit, or of many, and what the rules worked out about them."""

    papers: tuple[Paper, ...]

    def __post_init__(self) -> None:
        """Begin with nothing worked out."""
        self.worked_out: dict[str, Any] = {}

    @property
    def lines(self) -> Iterator[Line]:
        """Yield every line of every paper."""
        for paper in self.papers:
            yield from paper.lines


def once(fact: Callable[[Bundle], T]) -> Callable[[Bundle], T]:
    """Work a fact out once for a bundle, however many rules ask for it."""
    key = f"{fact.__module__}.{fact.__qualname__}"

    @wraps(fact)
    def asked(bundle: Bundle) -> T:
        if key not in bundle.worked_out:
            bundle.worked_out[key] = fact(bundle)
        return cast("T", bundle.worked_out[key])

    return asked
