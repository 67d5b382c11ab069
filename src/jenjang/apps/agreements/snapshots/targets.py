"""Which target holds for a series in a year, as a paper prints it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.plans.models import Stage, Target
from jenjang.core.figures import write_number

NO_TARGET = "-"
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class PrintedTarget:
    """A target with its value, where it is a number, and its words."""

    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class YearTargets:
    """The targets of a year, by series and period: (kind, number)."""

    found: Mapping[tuple[int, str, int], PrintedTarget]

    def of_year(self, series_id: int) -> PrintedTarget | None:
        """Return the target of the whole year."""
        return self.found.get((series_id, PeriodKind.YEAR, 1))

    def of_quarters(self, series_id: int) -> tuple[str, ...]:
        """Return the targets of TW I to IV as they are printed; none where none is set."""
        own = [self.found.get((series_id, PeriodKind.QUARTER, n)) for n in QUARTERS]
        if not any(own):
            return ()
        return tuple(one.text if one else NO_TARGET for one in own)


def targets_of_year(series_ids: Collection[int], year: int) -> YearTargets:
    """Return what holds of the targets of a year; one query.

    A revised agreement's holds before the Renja's, that before the Renstra's, and those of
    agreements as they were first signed last: the plan they followed may have moved on.
    """
    rows = Target.objects.filter(
        series__in=series_ids,
        period__year=year,
        period__kind__in=[PeriodKind.YEAR, PeriodKind.QUARTER],
    ).select_related("period")
    found = {}
    for row in sorted(rows, key=_rank):
        printed = PrintedTarget(row.value, _text(row))
        found[row.series_id, row.period.kind, row.period.n] = printed
    return YearTargets(found)


def _rank(row: Target) -> tuple[int, int]:
    """Return how strongly a target holds: the last one does."""
    if row.stage == Stage.PK:
        return (3 if row.revision else 0), row.revision
    return (2 if row.stage == Stage.RENJA else 1), row.revision


def _text(row: Target) -> str:
    if row.text:
        return row.text
    return NO_TARGET if row.value is None else write_number(row.value)
