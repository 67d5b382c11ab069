"""Which pages of a report lie on their side: those of wide tables.

A page is turned with as little as may be left on the page before it: a few lines that
stand before, between or after wide tables lie down with them.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from jenjang.papers.blocks import (
    Block,
    Caption,
    CaptionKind,
    Footer,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Table,
)

MOST_LETTERS = 1100  # of what may lie down with a wide table
LETTERS_A_ROW = 90  # or a title


@dataclass
class _Run:
    """Blocks that stand on pages of one kind; `is_wide`: a wide table is among them."""

    blocks: list[Block] = field(default_factory=list)
    is_wide: bool = False

    @property
    def lies(self) -> bool:
        return self.is_wide or _weight(self.blocks) <= MOST_LETTERS


def laid_out(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with wide tables on pages that lie, captions and headings too."""
    is_first = True
    for is_break, chapter in groupby(blocks, lambda one: isinstance(one, PageBreak)):
        if not is_break:
            yield from _laid_out(_runs(list(chapter)), begins=not is_first)
        is_first = False


def _laid_out(runs: Sequence[_Run], *, begins: bool) -> Iterator[Block]:
    """Yield the runs of a chapter; `begins`: it begins a page."""
    is_turned = any(run.is_wide for run in runs)
    lies: bool | None = None if begins else False
    for run in runs:
        if lies is not (is_turned and run.lies):
            lies = is_turned and run.lies
            yield PageBreak(landscape=lies)
        yield from run.blocks


def _runs(blocks: Sequence[Block]) -> list[_Run]:
    """Return the blocks of a chapter by runs: a wide table takes its titles along."""
    runs = [_Run()]
    for block in blocks:
        if isinstance(block, Table) and block.wide:
            titles = _titles(runs[-1].blocks)
            del runs[-1].blocks[len(runs[-1].blocks) - len(titles) :]
            runs += [_Run([*titles, block], is_wide=True), _Run()]
        else:
            runs[-1].blocks.append(block)
    return [run for run in runs if run.blocks]


def _titles(blocks: Sequence[Block]) -> list[Block]:
    """Return the headings and captions at the end of some blocks."""
    return list(takewhile(_is_title, reversed(blocks)))[::-1]


def _is_title(block: Block) -> bool:
    of_table = isinstance(block, Caption) and block.kind == CaptionKind.TABLE
    return of_table or isinstance(block, Heading)


def _weight(blocks: Iterable[Block]) -> float:
    """Return about how many letters of text the room of some blocks would hold."""
    return sum(map(_weight_of, blocks))


def _weight_of(block: Block) -> float:
    match block:
        case Footer():
            return 0
        case Paragraph(text=text):
            return len(text)
        case Items(texts=texts):
            return max(len("".join(texts)), LETTERS_A_ROW * len(texts))
        case Table(rows=rows):
            return max(len(_words(block)), LETTERS_A_ROW * len(rows))
        case _:
            return LETTERS_A_ROW if _is_title(block) else math.inf


def _words(table: Table) -> str:
    return "".join(cell.text for row in table.rows for cell in row)
