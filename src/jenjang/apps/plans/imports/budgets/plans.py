"""What a budget file would do, as a person looks at it before it is done."""

import hashlib
import json
from dataclasses import dataclass

from jenjang.apps.organisation.models import Unit
from jenjang.apps.plans.imports.resolving import Notice
from jenjang.apps.plans.models import Activity, SpendingKind
from jenjang.apps.plans.services import NamedVersion, WantedActivity, WantedLine
from jenjang.papers.sheets.columns import Problem

ADDED, CHANGED, DROPPED = "baru", "berubah", "hilang"


@dataclass(frozen=True, slots=True)
class LineChange:
    """A ceiling that comes, changes or goes; whole rupiah, None where there is none."""

    what: str
    label: str
    fund: str
    spending: str
    before_idr: int | None
    after_idr: int | None

    @property
    def spending_label(self) -> str:
        """Return the kind of belanja in words."""
        return str(dict(SpendingKind.choices).get(self.spending, ""))


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What a file would make of one unit's version."""

    unit: Unit
    is_new: bool
    activities: tuple[WantedActivity, ...]
    lines: tuple[WantedLine, ...]
    changes: tuple[LineChange, ...]
    notices: tuple[Notice, ...]
    missed: tuple[Activity, ...]  # named by agreements, without a ceiling in the file
    new_activities: int
    before_idr: int
    total_idr: int
    same: int

    def count(self, what: str) -> int:
        """Return how many ceilings come, change or go."""
        return sum(change.what == what for change in self.changes)

    @property
    def added(self) -> int:
        """Return how many ceilings come."""
        return self.count(ADDED)

    @property
    def changed(self) -> int:
        """Return how many ceilings change."""
        return self.count(CHANGED)

    @property
    def dropped(self) -> int:
        """Return how many ceilings go."""
        return self.count(DROPPED)


@dataclass
class OtherUnit:
    """A unit of the file that is not imported: how many rows, whole rupiah."""

    name: str
    rows: int = 0
    total_idr: int = 0


@dataclass(frozen=True, slots=True)
class BudgetPlan:
    """What a file would do: per unit, what keeps it from being done, who is left out."""

    named: NamedVersion
    units: tuple[UnitPlan, ...]
    problems: tuple[Problem, ...]
    others: tuple[OtherUnit, ...]
    blank_rows: int
    stated_total_idr: int | None

    @property
    def missed(self) -> int:
        """Return how many activities of agreements have no ceiling in the file."""
        return sum(len(one.missed) for one in self.units)

    @property
    def digest(self) -> str:
        """Return what two plans have in common that would do the same."""
        said = [
            (
                one.unit.pk,
                sorted(map(repr, one.changes)),
                sorted(each.pk for each in one.missed),
                sorted(map(repr, one.activities)),
            )
            for one in sorted(self.units, key=lambda plan: plan.unit.pk)
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()
