"""Storing the roll-ups of a unit, its positions, objectives and activities."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from jenjang.apps.measurement.models import (
    ActivitySummary,
    ObjectiveSummary,
    RollUp,
    Summary,
)
from jenjang.apps.measurement.services.rollups.board import Board, Share, read_board
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.series import Promises
from jenjang.apps.organisation.models import Period

Row = TypeVar("Row", bound=RollUp)
REACHED = [
    "indicator_count", "measured_count", "rated_count", "verified_count", "late_count",
    "exceeding_count", "rating_counts", "achievement_percent", "verified_percent",
]  # fmt: skip
COST = ["ceiling_idr", "spent_idr"]
FIELDS = [*REACHED, *COST]


@dataclass(frozen=True, slots=True)
class Touched:
    """What a write changed: the results of series, the money of activities."""

    series: frozenset[int] = frozenset()
    activities: frozenset[int] = frozenset()


def refresh_summaries(
    unit_id: int,
    calendar: Calendar,
    *,
    first_quarter: int = 1,
    promised: Promises | None = None,
    positions: Collection[int] | None = None,
    touched: Touched | None = None,
) -> None:
    """Store the roll-ups of the unit and of all that is its own, from that quarter on.

    `positions` names those that changed, `touched` what changed under objectives and
    activities; None is all, and removes the rows of what went. Where results alone were
    touched, the money that stands in a row stays. `promised` spares a query.
    """
    board = read_board(unit_id, calendar, first_quarter, promised)
    storing = _Storing(board, keeps_cost=touched is not None and not touched.activities)
    _refresh_holders(storing, positions)
    _refresh_objectives(storing, touched)
    _refresh_activities(storing, touched)


@dataclass(frozen=True, slots=True)
class _Storing:
    """Puts roll-ups where the old ones were; only what differs is written."""

    board: Board
    keeps_cost: bool

    def kept(self, model: type[Row]) -> QuerySet[Row]:
        """Return the unit's rows of the board's quarters."""
        everything = model._default_manager  # noqa: SLF001 - Django's public name
        return everything.filter(unit=self.board.unit_id, period__in=self.board.quarters)

    def replace(
        self, stored: QuerySet[Row], holder: str, wanted: Iterable[tuple[Share, Period]]
    ) -> None:
        """Store what is wanted, and remove the other rows of `stored`.

        The primary key finds a changed row: a unique key over NULL cannot be upserted.
        """
        everything = stored.model._default_manager  # noqa: SLF001 - Django's public name
        old = {(getattr(row, holder), row.period_id): row for row in stored}
        fresh, changed = [], []
        for share, quarter in wanted:
            before = old.pop((share.holder_id, quarter.pk), None)
            figures = self._figures(share, quarter, before)
            key = {"unit_id": self.board.unit_id, holder: share.holder_id}
            row = stored.model(period=quarter, **key, **figures)
            if before is None:
                fresh.append(row)
            elif _differs(before, row):
                row.pk = before.pk
                changed.append(row)
        everything.bulk_create(fresh)
        everything.bulk_create(
            changed, update_conflicts=True, unique_fields=["pk"], update_fields=FIELDS
        )
        if old:
            everything.filter(pk__in=[row.pk for row in old.values()]).delete()

    def _figures(self, share: Share, quarter: Period, before: Row | None) -> dict[str, Any]:
        reached = self.board.reached(share, quarter)
        if self.keeps_cost and before is not None:
            return reached | {name: getattr(before, name) for name in COST}
        return reached | self.board.cost(share, quarter)


def _refresh_holders(storing: _Storing, positions: Collection[int] | None) -> None:
    board, stored = storing.board, storing.kept(Summary)
    if positions is not None:
        stored = stored.filter(Q(position=None) | Q(position__in=positions))
    holders = {None, *(board.holders if positions is None else positions)}
    shares = [board.of_holder(pk) for pk in holders]
    storing.replace(stored, "position_id", _in_each_quarter(board, shares))


def _refresh_objectives(storing: _Storing, touched: Touched | None) -> None:
    board, stored = storing.board, storing.kept(ObjectiveSummary)
    keys = board.objectives
    if touched is not None:
        keys &= board.branches.objectives_with(touched.series, touched.activities)
        stored = stored.filter(objective__in=keys)
    shares = [board.of_objective(pk) for pk in keys]
    storing.replace(stored, "objective_id", _in_each_quarter(board, shares))


def _refresh_activities(storing: _Storing, touched: Touched | None) -> None:
    board, stored = storing.board, storing.kept(ActivitySummary)
    if touched is None:
        wanted = [(q, pk) for q in board.quarters for pk in board.activities(q)]
    else:
        reached = board.branches.activities_with(touched.activities)
        reached |= board.branches.activities_serving(touched.series)
        stored = stored.filter(activity__in=reached)
        wanted = [(q, pk) for q in board.quarters for pk in _rolled(storing, q, reached)]
    storing.replace(stored, "activity_id", [(board.of_activity(pk), q) for q, pk in wanted])


def _rolled(storing: _Storing, quarter: Period, reached: set[int]) -> set[int]:
    """Return those of the activities reached that have a roll-up in that quarter.

    What serves a series always has one, so that money need not be asked for results.
    """
    board = storing.board
    return reached if reached <= board.serving else reached & board.activities(quarter)


def _in_each_quarter(board: Board, shares: Iterable[Share]) -> list[tuple[Share, Period]]:
    return [(share, quarter) for share in shares for quarter in board.quarters]


def _differs(old: RollUp, new: RollUp) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in FIELDS)
