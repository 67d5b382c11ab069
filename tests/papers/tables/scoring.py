"""How many facts in the tables of real LKjIPs are read right, wrong or with a doubt.

    JENJANG_CORPUS=FOLDER python -m tests.papers.tables.scoring

A fact is one cell of a column that the truth names: a figure, exact, or a text, by its
letters and digits. Left out are texts of which the truth says that nobody can be sure, and
empty cells of texts: a reader may let the merged cell above reach into them.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.conftest import CORPUS
from tests.papers.tables.comparing import read_tables, same_rows, squeezed
from tests.papers.truths.scoring import papers, reports

from jenjang.papers.recognisers.tables import ReadTable

TEXTS = frozenset(
    {
        *("objective", "indicator", "formula", "unit", "number"),
        *("data_source", "responsible", "activity_unit"),
    }
)
HEAD = ("paper", "tables", "rows", "facts", "F1", "silent", "timid")


@dataclass(slots=True)
class Score:
    """Counts of facts; `silent` are wrong without a doubt, `timid` right with one."""

    wanted: int = 0
    returned: int = 0
    right: int = 0
    silent: int = 0
    timid: int = 0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / max(self.wanted + self.returned, 1)

    @property
    def silent_share(self) -> float:
        """Return the share of the facts returned that are wrong and not doubted."""
        return self.silent / max(self.returned, 1)

    @property
    def timid_share(self) -> float:
        """Return the share of the right facts that are doubted."""
        return self.timid / max(self.right, 1)

    def count(self, wanted: Any, found: Any, *, is_doubted: bool) -> None:
        """Count one fact; None stands for nothing, on the paper or read."""
        is_right = wanted is not None and wanted == found
        self.wanted += wanted is not None
        self.returned += found is not None
        self.right += is_right
        self.timid += is_right and is_doubted
        self.silent += found is not None and not is_right and not is_doubted


def add(score: Score, table: ReadTable | None, truth: dict[str, Any]) -> None:
    """Count the facts of one table; a table that was not found has none."""
    for at, wanted in enumerate(truth["rows"]):
        for key in _columns(truth, wanted):
            found, path = _found(table, at, key) if table else (None, "")
            score.count(_as_fact(wanted[key]), found, is_doubted=_covers(table, at, path))
    if table is not None:
        for at in range(len(truth["rows"]), len(table.table.rows)):
            for key in truth["columns"]:
                found, path = _found(table, at, key)
                score.count(None, found, is_doubted=_covers(table, at, path))


def _columns(truth: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    for key in truth["columns"]:
        is_unsure = isinstance(wanted[key], str) and wanted.get("sure") is False
        is_empty = wanted[key] is None and key in TEXTS
        if key != "has_link" and not is_unsure and not is_empty:
            yield key


def _as_fact(wanted: Any) -> Any:
    if wanted is None:
        return None
    return _letters(wanted) if isinstance(wanted, str) else Decimal(str(wanted))


def _letters(text: str) -> str:
    return squeezed(text.replace("%", " persen "))


def _found(table: ReadTable, at: int, key: str) -> tuple[Any, str]:
    """Return what was read for a column of a row, and the path that doubts name it by."""
    if at >= len(table.table.rows):
        return None, ""
    row = table.table.rows[at]
    if isinstance(text := getattr(row, key, None), str):
        return _letters(text) or None, key
    what, _, year = key.rpartition("_")
    for n, figure in enumerate(getattr(row, "figures", ())):
        is_it = (figure.what, figure.when) == (what, year) if year.isdigit() else False
        if is_it or figure.what == key:
            return figure.number, f"figures[{n}]"
    return None, key


def _covers(table: ReadTable | None, at: int, path: str) -> bool:
    own = (f"rows[{at}]", f"rows[{at}].{path}")
    return table is not None and any(doubt.path in own for doubt in table.doubts)


def scored(truth: Any) -> Score:
    """Return the score of one paper."""
    score, paper = Score(), papers(CORPUS)[truth.sha256]
    read = read_tables(paper, truth.content["year"])
    for table in truth.content["tables"]:
        add(score, next((r for r in read if same_rows(r, table)), None), table)
    return score


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the cells of a Markdown table, a line a paper."""
    yield HEAD
    yield ("---",) * len(HEAD)
    for truth in reports():
        tables, score = truth.content["tables"], scored(truth)
        counts = len(tables), sum(len(table["rows"]) for table in tables), score.wanted
        shares = score.f1, score.silent_share, score.timid_share
        yield truth.name, *map(str, counts), *(f"{share:.3f}" for share in shares)


if __name__ == "__main__":
    sys.stdout.writelines(f"| {' | '.join(cells)} |\n" for cells in rows())
