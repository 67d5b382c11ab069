"""What a composed report states: the figures of its tables and of its bound sentences."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jenjang.papers.blocks import (
    Align,
    Block,
    Bound,
    Caption,
    Cell,
    Heading,
    Items,
    Paragraph,
    Table,
)
from jenjang.papers.bound_text import BoundFigure

DIGIT = re.compile(r"\d")
MARK = 4  # letters of a number before a row


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on paper: `where` it stands, as `printed`, and the `path` it names."""

    where: str
    printed: str
    path: str | None


def shown_in(
    blocks: Iterable[Block], figures: Mapping[str, BoundFigure]
) -> Iterator[Shown]:
    """Yield every figure that parts and bound texts print, in the order of the paper.

    A cell at the right side of its column holds a figure; a text's figures are bound,
    its other digits are what somebody typed.
    """
    table = ""
    for block in blocks:
        match block:
            case Caption(number=number):
                table = number
            case Table(rows=rows, header_rows=head):
                for row in rows[head:]:
                    yield from _in_row(table, row)
            case Paragraph(text=text, bound=bound) | Heading(text=text, bound=bound):
                yield from _in_text(text, bound, figures)
            case Items(texts=texts, bound=bounds):
                for text, bound in zip(texts, bounds, strict=False):
                    yield from _in_text(text, bound, figures)


def _in_row(table: str, row: Sequence[Cell]) -> Iterator[Shown]:
    words = next((cell.text for cell in row if len(cell.text) > MARK), "")
    for cell in row:
        if cell.align == Align.END and DIGIT.search(cell.text):
            yield Shown(f"{table}: {words}", cell.text, next(iter(cell.facts), None))


def _in_text(
    text: str, bound: Iterable[Bound], figures: Mapping[str, BoundFigure]
) -> Iterator[Shown]:
    for one in bound:
        printed = text[one.start : one.end]
        if DIGIT.search(printed):
            figure = figures.get(one.path)
            yield Shown(one.path, printed, figure.path if figure else None)
