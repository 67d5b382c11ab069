"""Agreements where they stand: their lines, their places, who signs above whom."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from jenjang.core.figures import fold_name
from jenjang.papers.audit.bundle import Bundle, Grid, Line, Paper, once
from jenjang.papers.audit.finding import Spot
from jenjang.papers.document import Agreement, Budget, Indicator, Objective


@dataclass(eq=False)
class Signed:
    """An agreement in its paper; `start` and `end` bound its lines."""

    paper: Paper
    said: Agreement
    start: int
    end: int

    def spot(self, *paths: str) -> Spot:
        """Return where the first of these facts that has a place stands, else its begin."""
        known = [self.said.at[path] for path in paths if path in self.said.at]
        if known:
            return self.paper.spot(known[0])
        return self.lines[0].spot if self.lines else self.paper.spot(None)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return its lines and cells."""
        return self.paper.lines[self.start : self.end]

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Return its tables."""
        return tuple(g for g in self.paper.grids if self.start <= g.order < self.end)

    @property
    def owner(self) -> str:
        """Return the first party's folded name, '' where none is printed."""
        return fold_name(self.said.first_party.name) if self.said.first_party else ""

    @property
    def superior(self) -> str:
        """Return the second party's folded name, '' where none is printed."""
        return fold_name(self.said.second_party.name) if self.said.second_party else ""

    @property
    def revision(self) -> int:
        """Return 0 for murni, 1 and more for Perubahan."""
        return self.said.revision or int(self.said.is_revision)

    def order(self, path: str) -> int | None:
        """Return where in the order of the paper a fact stands."""
        place = self.said.at.get(path)
        return self.paper.orders.get(place) if place else None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A line of an agreement's budget, at `index`, with the place of its amount."""

    signed: Signed
    index: int
    budget: Budget

    @property
    def spot(self) -> Spot:
        """Return where the amount stands, or the name where it has none."""
        return self.signed.spot(
            f"budgets[{self.index}].amount", f"budgets[{self.index}].name"
        )

    @property
    def name_spot(self) -> Spot:
        """Return where the name stands."""
        return self.signed.spot(f"budgets[{self.index}].name")


@dataclass(frozen=True, slots=True)
class Promise:
    """An indicator of an agreement with its objective; `path` names it there."""

    signed: Signed
    path: str
    objective: Objective
    indicator: Indicator

    @property
    def spot(self) -> Spot:
        """Return where the indicator's text stands."""
        return self.at("text")

    def at(self, fact: str) -> Spot:
        """Return where a fact of the indicator stands, or its text where unknown."""
        return self.signed.spot(f"{self.path}.{fact}", f"{self.path}.text")

    @property
    def objective_spot(self) -> Spot:
        """Return where the objective's text stands."""
        return self.signed.spot(f"{self.path.split('.')[0]}.text", f"{self.path}.text")


@once
def agreements(bundle: Bundle) -> tuple[Signed, ...]:
    """Return every agreement of the papers, in their order."""
    return tuple(signed for paper in bundle.papers for signed in _of(paper))


def _of(paper: Paper) -> Iterator[Signed]:
    begins = [_begin(paper, agreement) for agreement in paper.agreements]
    ends = [max(start, after) for start, after in pairwise([*begins, len(paper.lines)])]
    for agreement, start, end in zip(paper.agreements, begins, ends, strict=True):
        yield Signed(paper, agreement, start, end)


def _begin(paper: Paper, agreement: Agreement) -> int:
    known = [
        paper.orders[place] for place in agreement.at.values() if place in paper.orders
    ]
    return min(known, default=0)


def ceilings(signed: Signed) -> tuple[Ceiling, ...]:
    """Return the lines of an agreement's budget."""
    return tuple(
        Ceiling(signed, at, budget) for at, budget in enumerate(signed.said.budgets)
    )


def promises(signed: Signed) -> tuple[Promise, ...]:
    """Return the indicators of an agreement."""
    return tuple(
        Promise(signed, path, objective, indicator)
        for path, objective, indicator in signed.said.indicators()
    )


@once
def chains(bundle: Bundle) -> tuple[tuple[Signed, Signed], ...]:
    """Return (superior's, subordinate's) agreements of one year, in the order of papers.

    A superior is known by the name that signs as second party below and first party above.
    A Perubahan is derived from the superior's Perubahan, a murni from the murni.
    """
    return tuple(
        (above, below) for below in agreements(bundle) for above in _above(bundle, below)
    )


ONE_ROUND = dt.timedelta(days=60)  # agreements that belong together are signed within it


def _above(bundle: Bundle, below: Signed) -> list[Signed]:
    """Return the superior's agreements that one is derived from: the last in force.

    Where the superior's are all later revisions, one of the same weeks counts: its
    subordinate forgot the word Perubahan.
    """
    found = [
        above
        for above in agreements(bundle)
        if above is not below
        and below.superior
        and above.owner == below.superior
        and above.said.year == below.said.year
    ]
    before = [above for above in found if above.revision <= below.revision]
    if not before:
        return [above for above in found if _is_one_round(above, below)]
    last = max(above.revision for above in before)
    return [above for above in before if above.revision == last]


def _is_one_round(above: Signed, below: Signed) -> bool:
    days = [
        dt.date.fromisoformat(each.said.date)
        for each in (above, below)
        if each.said.date and len(each.said.date) == len("2024-01-31")
    ]
    return len(days) < 2 or abs(days[0] - days[1]) <= ONE_ROUND
