"""Where the boxes of a tree stand: from left to right by depth, from the top down.

Lengths are points. A box stands level with the first of those that hang on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jenjang.papers.writers.binding import width_pt

WIDTH, GAP_X, GAP_Y = 190.0, 24.0, 8.0
PADDING = 6.0
SMALL, TEXT = 6.8, 8.2
LEADING = 1.28
HANGING = 4.5  # the lines of a measure under its dot


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a box; `kind` is label, text, measure or note."""

    text: str
    kind: str
    indent: float = 0.0

    @property
    def size(self) -> float:
        """Return the size of its type."""
        return TEXT if self.kind == "text" else SMALL

    @property
    def height(self) -> float:
        """Return how much of the box it takes."""
        return self.size * LEADING


@dataclass(frozen=True)
class Box:
    """A node: over it its level, then its words, what measures it, who and what it costs.

    `is_main` boxes are tinted. One that stood on an earlier page `continues`: it is drawn
    again with its words alone, so that what hangs on it is not left hanging. All boxes of
    a drawing have one `width`.
    """

    key: int
    label: str
    text: str
    measures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    children: tuple["Box", ...] = ()
    is_main: bool = False
    continues: bool = False
    width: float = WIDTH

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return what is printed in it, broken to its width."""
        if self.continues:
            return tuple(self._lines(f"{self.label} (lanjutan)", (), ()))
        return tuple(self._lines(self.label, self.measures, self.notes))

    def _lines(
        self, label: str, measures: Sequence[str], notes: Sequence[str]
    ) -> Iterator[Line]:
        room = self.width - 2 * PADDING
        for line in broken(label, SMALL, room):
            yield Line(line, "label")
        for line in broken(self.text, TEXT, room, bold=True):
            yield Line(line, "text")
        for measure in measures:
            for number, line in enumerate(broken(measure, SMALL, room - HANGING)):
                if number == 0:
                    yield Line(f"• {line}", "measure")
                else:
                    yield Line(line, "measure", HANGING)
        for note in notes:
            for line in broken(note, SMALL, room):
                yield Line(line, "note")

    @cached_property
    def height(self) -> float:
        """Return how high the box itself is."""
        return 2 * PADDING + sum(line.height for line in self.lines)

    @cached_property
    def block_height(self) -> float:
        """Return how high the box is with all that hangs on it."""
        below = sum(child.block_height for child in self.children)
        return max(self.height, below + GAP_Y * max(len(self.children) - 1, 0))

    @cached_property
    def depth(self) -> int:
        """Return how many boxes stand from this one to the furthest right."""
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and where its upper left corner is; `stem` is that of the box it hangs on."""

    box: Box
    x: float
    y: float
    stem: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes in their places, on a ground of that size."""

    placed: tuple[Placed, ...]
    width: float
    height: float


def whole(roots: Sequence[Box]) -> Drawing:
    """Return one drawing of all of it.

    >>> drawing = whole([Box(1, "Sasaran", "A", children=(Box(2, "Program", "B"),))])
    >>> [(one.box.text, one.x, one.y) for one in drawing.placed]
    [('A', 0.0, 0.0), ('B', 214.0, 0.0)]
    """
    placed = tuple(_placed(roots, 0.0, 0.0, None))
    return Drawing(
        placed=placed,
        width=max((one.x + one.box.width for one in placed), default=WIDTH),
        height=max(_height(roots), 1.0),
    )


def on_pages(roots: Sequence[Box], height: float) -> list[Drawing]:
    """Return the drawing cut into pages of that height, with the way down to each box.

    A page takes as many whole boxes as it has room for; one that is higher than a page has
    a page of its own.
    """
    pages: list[list[tuple[Box, ...]]] = []
    for chain in _chains(roots):
        if pages and _height(_pruned([*pages[-1], chain], set())) <= height:
            pages[-1].append(chain)
        else:
            pages.append([chain])
    drawn: list[Drawing] = []
    told: set[int] = set()
    for chains in pages:
        drawn.append(whole(_pruned(chains, told)))
        told |= {box.key for chain in chains for box in chain}
    return drawn


def broken(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines that fit a room; a word longer than a line stays whole."""
    lines: list[str] = []
    for word in "".join(c if c.isprintable() else " " for c in text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_pt(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _height(roots: Sequence[Box]) -> float:
    return sum(root.block_height for root in roots) + GAP_Y * max(len(roots) - 1, 0)


def _placed(
    boxes: Sequence[Box], x: float, y: float, stem: tuple[float, float] | None
) -> Iterator[Placed]:
    for box in boxes:
        yield Placed(box, x, y, stem)
        end = x + box.width
        yield from _placed(box.children, end + GAP_X, y, (end, y))
        y += box.block_height + GAP_Y


def _chains(boxes: Sequence[Box], above: tuple[Box, ...] = ()) -> Iterator[tuple[Box, ...]]:
    """Yield the way from the top to each box that nothing hangs on."""
    for box in boxes:
        if box.children:
            yield from _chains(box.children, (*above, box))
        else:
            yield (*above, box)


def _pruned(chains: Sequence[tuple[Box, ...]], told: set[int]) -> tuple[Box, ...]:
    """Return the trees of these ways down and of nothing else."""
    firsts = dict.fromkeys(chain[0].key for chain in chains if chain)
    boxes = []
    for key in firsts:
        own = [chain for chain in chains if chain and chain[0].key == key]
        below = _pruned([chain[1:] for chain in own if len(chain) > 1], told)
        boxes.append(replace(own[0][0], children=below, continues=key in told))
    return tuple(boxes)
