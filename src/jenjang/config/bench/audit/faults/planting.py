"""What a fault is, and what it is planted in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, cast

from jenjang.config.bench.audit.invented import Line, Post, Year
from jenjang.papers.blocks import (
    Block,
    Cell,
    Footer,
    Heading,
    Items,
    KeyValues,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.document import Agreement, Budget, Indicator


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault (Indonesian), the rules that tell it, and the act that plants it.

    `plant` changes the case and returns the mark: a text that stands where the fault is;
    None where the case has no place for it.
    """

    kind: str
    rules: tuple[str, ...]
    plant: Callable[..., str | None]


@dataclass(slots=True)
class Agreed:
    """The agreements of a unit, of which the one at `at` is spoiled."""

    year: Year
    documents: list[Agreement]
    at: int
    chance: Random

    @property
    def own(self) -> Agreement:
        """Return the agreement that is spoiled."""
        return self.documents[self.at]

    @property
    def post(self) -> Post:
        """Return the post whose agreement it is."""
        return self.year.posts[self.at]

    def change(self, **facts: Any) -> None:
        """Change facts of the agreement."""
        self.documents[self.at] = replace(self.own, **facts)

    def change_indicator(self, objective: int, **facts: Any) -> None:
        """Change facts of the one indicator of an objective."""
        changed = replace(self.own.objectives[objective].indicators[0], **facts)
        self.change_objective(objective, indicators=(changed,))

    def change_objective(self, objective: int, **facts: Any) -> None:
        """Change facts of an objective."""
        objectives = list(self.own.objectives)
        objectives[objective] = replace(objectives[objective], **facts)
        self.change(objectives=tuple(objectives))

    def change_budget(self, at: int, **facts: Any) -> None:
        """Change facts of a line of the budget."""
        budgets = list(self.own.budgets)
        budgets[at] = replace(budgets[at], **facts)
        self.change(budgets=tuple(budgets))

    def some_budget(self, is_fit: Callable[[int, Budget], bool]) -> int | None:
        """Return any line of the budget that fits, None where none does."""
        return self._some([at for at, b in enumerate(self.own.budgets) if is_fit(at, b)])

    def some_objective(self, is_fit: Callable[[Indicator], bool]) -> int | None:
        """Return any objective whose indicator fits, None where none does."""
        objectives = enumerate(self.own.objectives)
        return self._some([at for at, o in objectives if is_fit(o.indicators[0])])

    def indicator(self, objective: int) -> Indicator:
        """Return the one indicator of an objective."""
        return self.own.objectives[objective].indicators[0]

    def _some(self, found: Sequence[int]) -> int | None:
        return self.chance.choice(found) if found else None


@dataclass(slots=True)
class Printed:
    """The blocks of one paper that is spoiled as it stands on the page."""

    year: Year
    blocks: list[Block]
    chance: Random

    def table(self, number: str) -> int:
        """Return where the table under a caption stands."""
        begins = f"Tabel {number} "
        captions = [
            at
            for at, block in enumerate(self.blocks)
            if isinstance(block, Paragraph) and block.text.startswith(begins)
        ]
        return next(
            at
            for at in range(captions[-1] + 1, len(self.blocks))
            if isinstance(self.blocks[at], Table)
        )

    def tables(self) -> Iterator[tuple[int, Table]]:
        """Yield every table and where it stands."""
        for at, block in enumerate(self.blocks):
            if isinstance(block, Table):
                yield at, block

    def rows(self, at: int) -> list[list[str]]:
        """Return the texts of a table, its head first."""
        block = cast("Table", self.blocks[at])
        return [[cell.text for cell in row] for row in block.rows]

    def set_cell(self, at: int, row: int, column: int, text: str) -> str:
        """Put another text in a cell and return it."""
        block = cast("Table", self.blocks[at])
        rows = [list(each) for each in block.rows]
        rows[row][column] = replace(rows[row][column], text=text)
        self.blocks[at] = replace(block, rows=tuple(map(tuple, rows)))
        return text

    def remove_row(self, at: int, row: int) -> None:
        """Take a row out of a table."""
        block = cast("Table", self.blocks[at])
        self.blocks[at] = replace(block, rows=block.rows[:row] + block.rows[row + 1 :])

    def swap(self, old: str, new: str) -> str | None:
        """Put `new` for the first `old` in running text; return the changed text."""
        for at, block in enumerate(self.blocks):
            if isinstance(block, Paragraph | Heading) and old in block.text:
                text = block.text.replace(old, new, 1)
                self.blocks[at] = replace(block, text=text)
                return new
        return None

    def paragraphs(self, *words: str) -> list[int]:
        """Return where the paragraphs stand that have all these words."""
        return [
            at
            for at, block in enumerate(self.blocks)
            if isinstance(block, Paragraph) and all(word in block.text for word in words)
        ]

    def set_text(self, at: int, text: str) -> None:
        """Put another text for that of a paragraph."""
        self.blocks[at] = replace_text(self.blocks[at], text)

    def text(self, at: int) -> str:
        """Return the text of a paragraph."""
        return cast("Paragraph", self.blocks[at]).text

    def insert(self, at: int, text: str) -> str:
        """Put a paragraph of its own before a place and return its text."""
        self.blocks.insert(at, Paragraph(text))
        return text


def replace_text(block: Block, text: str) -> Block:
    """Return a paragraph or heading with another text."""
    return replace(cast("Paragraph", block), text=text)


def everywhere(blocks: Sequence[Block], old: str, new: str) -> list[Block]:
    """Return the blocks with `new` for every `old`."""
    return [_with(block, lambda text: text.replace(old, new)) for block in blocks]


def _with(block: Block, change: Callable[[str], str]) -> Block:
    match block:
        case Heading() | Paragraph() | Footer():
            return replace(block, text=change(block.text))
        case KeyValues():
            return replace(block, pairs=tuple((k, change(v)) for k, v in block.pairs))
        case Items():
            return replace(block, texts=tuple(map(change, block.texts)))
        case Table():
            return replace(block, rows=tuple(tuple(map_cell(c, change) for c in row)
                                             for row in block.rows))  # fmt: skip
        case Signatures():
            return replace(
                block, left=_side(block.left, change), right=_side(block.right, change)
            )
        case _:
            return block


def map_cell(cell: Cell, change: Callable[[str], str]) -> Cell:
    """Return a cell with its text changed."""
    return replace(cell, text=change(cell.text))


def _side(side: Signature | None, change: Callable[[str], str]) -> Signature | None:
    if side is None:
        return None
    return Signature(tuple(map(change, side.above)), tuple(map(change, side.below)))


def line_of(case: Agreed, name: str) -> Line:
    """Return the activity of a name."""
    return next(line for line in case.year.lines if line.name == name)
