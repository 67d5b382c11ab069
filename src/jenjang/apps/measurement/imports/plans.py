"""What a filled sheet would do, as a person looks at it before it is done."""

import hashlib
import json
from dataclasses import dataclass

from jenjang.apps.measurement.services import Filing
from jenjang.papers.sheets.columns import Problem


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that would say something else, as people read it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of the sheet that changes something, and what."""

    number: int
    text: str
    cells: tuple[CellChange, ...]


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
        """Return what two plans have in common that would do the same."""
        said = [list(map(repr, self.changes)), list(map(repr, self.filings))]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()
