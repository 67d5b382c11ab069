"""What annexes explain: an objective in words, its indicators with formula and source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jenjang.core.figures import is_blank
from jenjang.papers.audit.bundle import Bundle, Line, once
from jenjang.papers.audit.facts.agreements import Promise, Signed, agreements, promises
from jenjang.papers.audit.facts.tables import Columns, tables
from jenjang.papers.audit.facts.wording import likeness
from jenjang.papers.audit.finding import Spot

MATCHED = 0.3
_NAMED = re.compile(r"^(?:uraian )?sasaran(?: kinerja)?\s*:\s*(?P<name>.+)", re.IGNORECASE)
_HEADING = re.compile(r"^uraian sasaran\s*:?$")
_MEANT = re.compile(r"[,.;]?\s*yang dimaksud\b.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Measure:
    """How an indicator is measured, as an annex or a table of indicators states it.

    `name` is the cell that names (or explains) the indicator; `promise` the indicator of
    the agreement it belongs to, where one is like it.
    """

    name: Line
    formula: Line | None
    source: Line | None
    definition: Line | None
    relevance: Line | None
    signed: Signed | None
    promise: Promise | None
    columns: Columns
    objective: Line | None = None
    owner: Line | None = None
    formula_text: str = ""

    @property
    def spot(self) -> Spot:
        """Return where the indicator is named."""
        return self.name.spot

    @property
    def formula_spot(self) -> Spot:
        """Return where the formula stands, or the indicator where it has none."""
        return self.formula.spot if self.formula else self.name.spot


@dataclass(frozen=True, slots=True)
class Explained:
    """An objective as an annex words it again, at `line`, and the one it is of."""

    line: Line
    wording: str
    signed: Signed
    promise: Promise | None


@once
def measures(bundle: Bundle) -> tuple[Measure, ...]:
    """Return every row that gives an indicator its formula, of agreements and decrees."""
    found: list[Measure] = []
    for columns in tables(bundle):
        if columns.has("indicator", "formula"):
            signed = _holder(bundle, columns)
            found += _matched(_measures(columns, signed), signed, bundle)
    return tuple(found)


def _holder(bundle: Bundle, columns: Columns) -> Signed | None:
    for signed in agreements(bundle):
        if (
            signed.paper is columns.paper
            and signed.start <= columns.grid.order < signed.end
        ):
            return signed
    return None


def _measures(columns: Columns, signed: Signed | None) -> Iterator[Measure]:
    rows = columns.rows
    for at, row in enumerate(rows):
        name = columns.cell(row, "indicator")
        if name is None or is_blank(name.text) or _continues(columns, row):
            continue
        rest = _continued(columns, rows[at + 1 :])
        formula = columns.cell(row, "formula")
        yield Measure(
            name=name,
            formula=formula,
            source=columns.cell(row, "source"),
            definition=columns.cell(row, "definition"),
            relevance=columns.cell(row, "relevance"),
            signed=signed,
            promise=None,
            columns=columns,
            objective=columns.cell(row, "objective"),
            owner=columns.cell(row, "owner"),
            formula_text=_whole(columns, (row, *rest), "formula"),
        )


def _continues(columns: Columns, row: tuple[Line, ...]) -> bool:
    """Return whether a row carries on the one above: numbered table, no number here."""
    number = columns.cell(row, "number")
    return number is not None and is_blank(number.text)


def _continued(
    columns: Columns, rows: Sequence[tuple[Line, ...]]
) -> list[tuple[Line, ...]]:
    found: list[tuple[Line, ...]] = []
    for row in rows:
        if not _continues(columns, row):
            break
        found.append(row)
    return found


def _whole(columns: Columns, rows: Sequence[tuple[Line, ...]], role: str) -> str:
    cells = [columns.cell(row, role) for row in rows]
    return " ".join(cell.text for cell in cells if cell and cell.text).strip()


def _matched(
    found: Iterator[Measure], signed: Signed | None, bundle: Bundle
) -> Iterator[Measure]:
    """Give each measure the promise it is most like, each promise one measure."""
    rows = list(found)
    free = list(promises(signed)) if signed else []
    sasaran = _objective_before(bundle, signed, rows[0].columns) if rows else None
    chosen = _paired(
        (_score(row, promise, sasaran), r, p)
        for r, row in enumerate(rows)
        for p, promise in enumerate(free)
    )
    for r, row in enumerate(rows):
        yield _with(row, free[chosen[r]]) if r in chosen else row


def _paired(scores: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Return which two belong together: the most alike first, the earlier of equals."""
    chosen: dict[int, int] = {}
    for score, one, other in sorted(scores, key=lambda each: each[0], reverse=True):
        if score >= MATCHED and one not in chosen and other not in chosen.values():
            chosen[one] = other
    return chosen


def _with(row: Measure, promise: Promise) -> Measure:
    fields = {name: getattr(row, name) for name in Measure.__slots__}
    return Measure(**{**fields, "promise": promise})


def _score(row: Measure, promise: Promise, sasaran: Explained | None) -> float:
    by_name = likeness(_opening(row.name.text, promise), promise.indicator.text)
    by_objective = likeness(sasaran.wording, promise.objective.text) if sasaran else 0.0
    return max(by_name, by_objective)


def _opening(text: str, promise: Promise) -> str:
    """Return as much of an explanation as could be the indicator's name."""
    return " ".join(text.split()[: len(promise.indicator.text.split()) + 2])


def _objective_before(
    bundle: Bundle, signed: Signed | None, columns: Columns
) -> Explained | None:
    """Return the objective that is explained nearest before a table of one indicator."""
    before = [e for e in explained(bundle) if e.signed is signed
              and e.line.order < columns.grid.order]  # fmt: skip
    return before[-1] if before else None


@once
def explained(bundle: Bundle) -> tuple[Explained, ...]:
    """Return the objectives that annexes word again, each with the one it is of."""
    found: list[Explained] = []
    for signed in agreements(bundle):
        found += _assigned(signed, list(_worded(signed)))
    return tuple(found)


def _worded(signed: Signed) -> Iterator[tuple[Line, str]]:
    text = [line for line in signed.lines if line.table is None]
    for at, line in enumerate(text):
        if (named := _NAMED.match(line.text)) is not None:
            yield line, named["name"]
        elif _HEADING.match(line.folded) and at + 1 < len(text):
            wording = _MEANT.sub("", text[at + 1].text).strip()
            if wording:
                yield text[at + 1], wording


def _assigned(signed: Signed, worded: list[tuple[Line, str]]) -> Iterator[Explained]:
    """Give each wording the objective most like it; alone, the first objective."""
    heads = [p for p in promises(signed) if p.path.endswith("indicators[0]")]
    chosen = _paired(
        (likeness(text, head.objective.text), w, h)
        for w, (_, text) in enumerate(worded)
        for h, head in enumerate(heads)
    )
    left = [h for h in range(len(heads)) if h not in chosen.values()]
    if len(worded) == len(heads) == len(chosen) + 1:  # each its own: the last two are one
        chosen |= {w: left[0] for w in range(len(worded)) if w not in chosen}
    for w, (line, text) in enumerate(worded):
        alone = heads[0] if len(worded) == 1 and heads else None
        yield Explained(line, text, signed, heads[chosen[w]] if w in chosen else alone)
