"""Several indicators in one cell, told apart by where they and their targets stand.

A writer of tables puts a target beside the line it belongs to. Where a reader of pages
knows how far down each line stands, that says which target is whose, however many lines
each of them takes up::

    1. Jumlah desa yang        12 Desa        -> Jumlah desa yang dibina: 12 Desa
       dibina
    2. Pelatihan kader :                      -> (a head: it has lines of its own)
       - tani                  3 kali         -> Pelatihan kader : tani: 3 kali
       - nelayan               2 kali         -> Pelatihan kader : nelayan: 2 kali
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from jenjang.papers.recognisers.agreement.cells import bracketed_unit, one_line
from jenjang.papers.recognisers.agreement.columns import Columns, Found, Row
from jenjang.papers.recognisers.agreement.marks import split_mark
from jenjang.papers.recognisers.agreement.runs import mark_steps, runs_on
from jenjang.papers.recognisers.agreement.words import STARTS_FIGURE, Role

NO_PITCH = 12.0  # points: how far lines stand apart where a cell has only one of them
BESIDE = 0.4  # of that: a figure may stand so much higher than the line it belongs to
LEVEL = 0.35  # ... and so much higher or lower than a line that it stands level with
BULLET = "-"


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator of a row; `is_open` where its target could not be told from others."""

    name: str
    target: str
    unit: str
    quarters: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(slots=True)
class Thing:
    """One thing stacked in a cell, as high as its first line; `beside` are its figures."""

    mark: str
    text: str
    top: float
    beside: dict[Role, list[str]] = field(default_factory=dict)
    head: "Thing | None" = None
    is_head: bool = False

    def said(self, role: Role) -> str:
        """Return what stands beside it in the column of `role`."""
        return " ".join(self.beside.get(role, ()))

    @property
    def name(self) -> str:
        """Return its text, after that of the head it stands under."""
        return f"{self.head.name} {self.text}" if self.head else self.text


def aligned(row: Row, columns: Columns) -> list[Part]:
    """Return the indicators of a row that stand beside their targets; none if unsure."""
    names = columns.find(row, columns.measured)
    target = columns.find(row, Role.TARGET)
    if columns.has_quarters or len(names.baselines) < 2 or not target.baselines:
        return []
    pitch = _pitch(names.baselines)
    found = [
        [_part(thing) for thing in things if not thing.is_head]
        for things in (_marked(names), _level(names, target, LEVEL * pitch))
        if _are_beside(things, row, columns, BESIDE * pitch)
    ]
    sure = (parts for parts in found if not any(part.is_open for part in parts))
    return next(iter((*sure, *found)), [])


def _are_beside(things: Sequence[Thing], row: Row, columns: Columns, slack: float) -> bool:
    """Put targets and units beside `things`; return whether each has what it needs."""
    target, unit = columns.find(row, Role.TARGET), columns.find(row, Role.UNIT)
    if len(things) < 2 or not _put_beside(things, target, Role.TARGET, slack):
        return False
    if unit.text and len(unit.lines) > 1:
        if not _put_beside(things, unit, Role.UNIT, slack):
            return False
    elif unit.text:
        for thing in things:
            thing.beside[Role.UNIT] = [one_line(unit.text)]
    return _with_heads(things)


def _part(thing: Thing) -> Part:
    """Return a thing as an indicator; several figures may be those of several."""
    figures = [said for said in thing.beside[Role.TARGET] if STARTS_FIGURE.match(said)]
    unit = thing.said(Role.UNIT)
    if not unit and thing.head:
        unit = unit_of_head(thing.head.text, thing.text)
    return Part(thing.name, thing.said(Role.TARGET), unit, is_open=len(figures) > 1)


def _pitch(baselines: Sequence[float]) -> float:
    """Return how far the lines of a cell usually stand apart."""
    return median([b - a for a, b in pairwise(baselines) if b > a] or [NO_PITCH])


def _marked(names: Found) -> list[Thing]:
    """Return the things of a cell whose first line, and others, have a mark before them."""
    things: list[Thing] = []
    for line, y in zip(names.lines, names.baselines, strict=True):
        mark, text = split_mark(line)
        if mark or text != line.strip():
            things.append(Thing(mark or BULLET, text, y))
        elif things:
            things[-1].text += f" {line.strip()}"
        else:
            return []
    return things


def _level(names: Found, target: Found, slack: float) -> list[Thing]:
    """Return the things of a cell whose marks are lost, each level with a figure.

    None where a figure stands lower, or where the line beside it may be the rest of the
    one above.
    """
    if not all(STARTS_FIGURE.match(line) for line in target.lines):
        return []
    things: list[Thing] = []
    tops = list(target.baselines)
    for line, y in zip(names.lines, names.baselines, strict=True):
        mark, text = split_mark(line)
        is_marked = bool(mark) or text != line.strip()
        is_level = bool(tops) and abs(tops[0] - y) <= slack
        if is_level:
            tops.pop(0)
        if is_level or is_marked:
            if not is_marked and not _may_begin(line, things):
                return []
            lost = BULLET if things and things[-1].mark == BULLET else ""
            things.append(Thing(mark or (BULLET if is_marked else lost), text, y))
        elif things:
            things[-1].text += f" {line.strip()}"
        else:
            return []
    return [] if tops else things


def _may_begin(line: str, above: Sequence[Thing]) -> bool:
    return line[:1].isupper() and not (above and runs_on(above[-1].text, line))


def _put_beside(things: Sequence[Thing], found: Found, role: Role, slack: float) -> bool:
    """Give each line of a column to the thing it stands beside; return whether it could."""
    if not found.baselines:
        return False
    for line, y in zip(found.lines, found.baselines, strict=True):
        above = [thing for thing in things if thing.top <= y + slack]
        if not above:
            return False
        above[-1].beside.setdefault(role, []).append(line.strip())
    return True


def _with_heads(things: Sequence[Thing]) -> bool:
    """Put things under the heads over them; return whether each other one has a target.

    A head has no target and a higher mark than what follows it, or no mark where that has.
    """
    steps = mark_steps([thing.mark for thing in things])
    bullets = [thing.mark == BULLET for thing in things]
    head: Thing | None = None
    for at, thing in enumerate(things):
        if not thing.said(Role.TARGET):
            is_over = at + 1 < len(things) and (
                (bullets[at + 1] and not bullets[at]) or steps[at + 1] > steps[at]
            )
            if not is_over:
                return False
            thing.is_head, head, step = True, thing, at
        elif head and (bullets[at] or steps[at] > steps[step]):
            thing.head = head
        else:
            head = None
    return True


def unit_of_head(head: str, text: str) -> str:
    """Return the unit in brackets after a head, for a line under it that says no other.

    >>> unit_of_head("Jumlah populasi (ekor) :", "itik")
    'ekor'
    """
    return "" if text.endswith(")") else bracketed_unit(head.rstrip(" :")) or ""
