"""What a filled sheet would do, as a person looks at it before it is done."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from jenjang.apps.measurement.cells import cells_of
from jenjang.apps.measurement.services import Filing
from jenjang.apps.plans.models import Indicator
from jenjang.core.figures import write_number
from jenjang.papers.sheets.columns import Problem
from jenjang.papers.sheets.entry import CELLS, LABELS

EMPTY = "kosong"
Figures = Mapping[str, Decimal | str | None]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that would say something else, as people read it."""

    label: str
    before: str
    after: str


class RowChange(NamedTuple):
    """A row of the sheet that changes something: what is stored, and what it comes to.

    A sheet has thousands of them, a page shows some: only these are put into words.
    """

    number: int
    indicator: Indicator
    before: Figures
    after: Figures

    @property
    def text(self) -> str:
        """Return what is measured."""
        return self.indicator.text

    @property
    def cells(self) -> tuple[CellChange, ...]:
        """Return the cells that change, in the order of the sheet."""
        return tuple(self._cells())

    def _cells(self) -> Iterator[CellChange]:
        for name in CELLS:
            if self.before[name] != self.after[name]:
                is_grade = name == "value" and "text" in cells_of(self.indicator)
                label = LABELS["text" if is_grade else name]
                old, new = (
                    shown(name, told[name], self.indicator)
                    for told in (self.before, self.after)
                )
                yield CellChange(label, old, new)


def shown(name: str, cell: Decimal | str | None, indicator: Indicator) -> str:
    """Return what a cell of an indicator says, as people read it."""
    if isinstance(cell, Decimal):
        unit = indicator.measured_in if name == "value" else None
        return write_number(cell, unit=unit)
    return cell or EMPTY


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """What a sheet would do: the changes, what keeps them from it, what it leaves alone.

    `same` counts the rows that change nothing, `missing` those no longer in the sheet.
    """

    changes: tuple[RowChange, ...]
    filings: tuple[Filing, ...]
    problems: tuple[Problem, ...]
    same: int
    missing: int

    @property
    def digest(self) -> str:
        """Return what two plans have in common that show and would do the same."""
        seen = [(row.number, row.text, row.before) for row in self.changes]
        said = json.dumps([seen, self.filings], default=str)
        return hashlib.sha256(said.encode()).hexdigest()
