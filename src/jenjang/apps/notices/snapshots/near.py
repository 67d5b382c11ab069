"""What is near: a matter that is due and not done, and the days around which it is told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from jenjang.apps.organisation.models import Role, Unit, Year
from jenjang.apps.organisation.snapshots import Deadline, deadlines_of
from jenjang.core.deadlines import Pace, Step, step_of

VERIFIERS = frozenset({Role.KEPALA, Role.VERIFIKATOR})
OPERATORS = frozenset({Role.OPERATOR})
PEMBINA = frozenset({Role.PEMBINA})
MOST = 300  # letters of a title


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that is due and not done.

    `subject` names it over all units ("ukur_triwulan-2025-1"). In its unit (None: in any)
    the `roles` are told `text`, and holders of positions what stands in `of_positions`;
    `roles_of_all` are told who hold them over all units.
    """

    subject: str
    name: str
    step: Step
    due_on: dt.date
    title: str
    text: str
    url: str
    unit: Unit | None = None
    roles: frozenset[Role] = frozenset()
    roles_of_all: frozenset[Role] = frozenset()
    of_positions: Mapping[int, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return what names it: its subject, unit and day, so that a new day is new."""
        unit = self.unit.pk if self.unit else 0
        return f"{self.subject}:{unit}:{self.due_on:%Y%m%d}"


@dataclass(frozen=True, slots=True)
class Near:
    """The deadlines of the opened years that are near or past on a day."""

    today: dt.date
    pace: Pace
    deadlines: tuple[tuple[Deadline, Step], ...]
    units: Mapping[int, Unit]

    def of(self, *keys: str) -> list[tuple[Deadline, Step]]:
        """Return the deadlines of these acts."""
        return [(one, step) for one, step in self.deadlines if one.act.key in keys]

    def step(self, due_on: dt.date) -> Step | None:
        """Return what is to be told of a day of its own; None where it is too old."""
        is_old = (self.today - due_on).days > forgets_after(self.pace)
        return None if is_old else step_of(due_on, self.today, self.pace)


def forgets_after(pace: Pace) -> int:
    """Return after how many days late nobody is told any more: it stays on the board."""
    last_told = max(pace.superior_after_days, pace.head_after_days, pace.pembina_after_days)
    return max(last_told, pace.repeats * pace.every_days) + pace.every_days


def read_near(today: dt.date, pace: Pace) -> Near:
    """Return the deadlines that are near: of last year's end, too."""
    near = Near(today, pace, (), Unit.objects.open_on(today).in_bulk())
    years = Year.objects.opened().filter(
        pk__in=(today.year - 1, today.year, today.year + 1)
    )
    found = [
        (deadline, step)
        for year in years
        for deadline in deadlines_of(year)
        if (step := near.step(deadline.due_on)) is not None
    ]
    return Near(today, pace, tuple(found), near.units)
