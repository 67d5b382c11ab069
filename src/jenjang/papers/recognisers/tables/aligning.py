"""Cells of a row laid under the columns they belong to, where a row is out of step.

A row of a printed table may carry numbers of its own before its texts, or lack a cell: its
cells then stand one place off. Each cell looks like something (a percentage, an amount, a
unit, a text), each column holds something: the cheapest way to lay the one under the other,
in their order, is the row. Where two ways cost the same, the row is doubted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.contents import Content, content_of
from jenjang.papers.recognisers.tables.grid import Slot
from jenjang.papers.recognisers.tables.words import Field

MISFIT = 1.4  # one cell that cannot be what its column holds
SKIP_COLUMN = 0.6
SKIP_LAST_COLUMN = 0.25
DROP_BLANK = 0.5
DROP_LAST_BLANK = 0.05
DROP_MARK = 0.7
DROP_ORDINAL = 0.3  # a small number before words
DROP_WORDS = 8.0
LEAST_GAIN = 1.0
LONG = 40
WIDEST = 60  # cells; trying all ways costs their number by that of the columns

NAMES = frozenset(
    {
        Field.OBJECTIVE,
        Field.INDICATOR,
        Field.ACTIVITY,
        Field.ACTIVITY_INDICATOR,
        Field.ITEM,
        Field.SUBJECT,
        Field.COMPONENT,
    }
)
TEXTS = frozenset(
    {
        Field.DEFINITION,
        Field.FORMULA,
        Field.RECOMMENDATION,
        Field.ACTION,
        Field.DATA_SOURCE,
        Field.RESPONSIBLE,
    }
)
SORTS = {
    **dict.fromkeys(NAMES, "name"),
    **dict.fromkeys(TEXTS, "text"),
    Field.NUMBER: "mark",
    Field.CODE: "mark",
    Field.UNIT: "unit",
    Field.ACTIVITY_UNIT: "unit",
    Field.RATING: "rating",
}
# What it costs to lay a cell (first) under a column of a sort (second); else `MISFIT`.
COSTS: dict[tuple[str, Content], float] = {
    ("name", Content.TEXT): 0.0,
    ("name", Content.RATING): 1.0,
    ("name", Content.QUANTITY): 1.0,
    ("name", Content.MARK): 1.2,
    ("text", Content.TEXT): 0.0,
    ("text", Content.RATING): 0.6,
    ("text", Content.UNIT): 0.7,
    ("text", Content.QUANTITY): 0.9,
    ("text", Content.MARK): 1.2,
    ("unit", Content.UNIT): 0.0,
    ("unit", Content.RATING): 0.9,
    ("unit", Content.TEXT): 0.9,
    ("figure", Content.NUMBER): 0.0,
    ("figure", Content.PERCENT): 0.0,
    ("figure", Content.QUANTITY): 0.1,
    ("figure", Content.RATING): 0.5,
    ("figure", Content.MARK): 0.5,
    ("figure", Content.MONEY): 0.6,
    ("figure", Content.TEXT): 0.9,
    ("figure", Content.UNIT): 1.2,
    ("percent", Content.PERCENT): 0.0,
    ("percent", Content.NUMBER): 0.1,
    ("percent", Content.RATING): 0.9,
    ("money", Content.MONEY): 0.0,
    ("money", Content.NUMBER): 0.5,
    ("rating", Content.RATING): 0.0,
    ("rating", Content.MARK): 0.3,
    ("rating", Content.TEXT): 0.6,
    ("mark", Content.MARK): 0.0,
    ("mark", Content.NUMBER): 0.0,
    ("mark", Content.TEXT): 1.0,
}
OUT_OF_STEP = "Sel baris ini tidak tepat di bawah judul kolomnya: periksa tiap angkanya."


@dataclass(frozen=True, slots=True)
class Laid:
    """A row under its columns: which of its cells stands under each, None for no cell."""

    cells: tuple[int | None, ...]
    is_moved: bool = False
    is_open: bool = False


def sort_of(column: Column) -> str:
    """Return the sort of column that `COSTS` speaks of."""
    if column.field is not Field.FIGURE:
        return SORTS.get(column.field, "free")
    if column.looks.mostly(Content.TEXT):
        return "free"  # the target of a follow-up is words
    what = column.what or ""
    if what.endswith("_idr"):
        return "money"
    return "percent" if what.endswith("_percent") else "figure"


@lru_cache(maxsize=16384)
def fit(sort: str, text: str) -> float:
    """Return what it costs to lay `text` under a column of `sort`; 0 fits."""
    content = content_of(text)
    if content is Content.BLANK or sort == "free":
        return 0.0
    cost = COSTS.get((sort, content), MISFIT)
    is_long = len(text) > LONG and sort not in {"name", "text", "free"}
    return max(cost, MISFIT) if is_long and content is Content.TEXT else cost


def laid(row: Sequence[Slot], columns: Sequence[Column], *, may_move: bool = True) -> Laid:
    """Return which cell of `row` stands under which of `columns`."""
    sorts = tuple(sort_of(column) for column in columns)
    straight = tuple(at if at < len(row) else None for at in range(len(columns)))
    lines = [slot.line for slot in row]
    beyond = [line for line in lines[len(columns) :] if line]
    cost = sum(fit(sort, line) for sort, line in zip(sorts, lines, strict=False))
    misfits = any(
        fit(sort, line) >= MISFIT for sort, line in zip(sorts, lines, strict=False)
    )
    if not beyond and not misfits:
        return Laid(straight)
    is_bound = any(slot.is_covered for slot in row) or not may_move
    if is_bound or len(row) > min(3 * len(columns), WIDEST):
        return Laid(straight, is_open=True)
    least, ways, moved = _cheapest(tuple(lines), sorts)
    if not beyond and cost - least < LEAST_GAIN:
        return Laid(straight, is_open=misfits)
    return Laid(moved, is_moved=True, is_open=ways > 1)


def _cheapest(
    lines: tuple[str, ...], sorts: tuple[str, ...]
) -> tuple[float, int, tuple[int | None, ...]]:
    """Return the least cost, how many ways have it, and one of them.

    Ways that differ only in where empty cells go are one way.
    """
    last = max((at for at, line in enumerate(lines) if line), default=-1)

    @cache
    def best(at: int, column: int) -> tuple[float, frozenset[tuple[tuple[int, int], ...]]]:
        if at == len(lines) and column == len(sorts):
            return 0.0, frozenset({()})
        ways: list[tuple[float, frozenset[tuple[tuple[int, int], ...]]]] = []
        if at < len(lines) and column < len(sorts):
            cost, rest = best(at + 1, column + 1)
            own = ((at, column),) if lines[at] else ()
            ways.append(
                (cost + fit(sorts[column], lines[at]), frozenset(own + way for way in rest))
            )
        if at < len(lines):
            cost, rest = best(at + 1, column)
            ways.append((cost + _dropped(lines, at, is_last=at > last), rest))
        if column < len(sorts):
            cost, rest = best(at, column + 1)
            skip = SKIP_LAST_COLUMN if at > last else SKIP_COLUMN
            ways.append((cost + skip, rest))
        least = min(cost for cost, _ in ways)
        found = frozenset().union(*(w for cost, w in ways if cost - least < 1e-9))
        return least, frozenset(sorted(found)[:4])

    cost, ways = best(0, 0)
    way = sorted(ways)[0]
    under = {column: at for at, column in way}
    return cost, len(ways), tuple(under.get(column) for column in range(len(sorts)))


def _dropped(lines: Sequence[str], at: int, *, is_last: bool) -> float:
    if not lines[at]:
        return DROP_LAST_BLANK if is_last else DROP_BLANK
    if content_of(lines[at]) not in {Content.MARK, Content.NUMBER} or len(lines[at]) > 3:
        return DROP_WORDS
    after = lines[at + 1] if at + 1 < len(lines) else ""
    return DROP_ORDINAL if content_of(after) is Content.TEXT else DROP_MARK
