"""Storing the roll-ups of a unit, its positions, objectives and activities."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q, QuerySet

from jenjang.apps.measurement.models import (
    ActivitySummary,
    ObjectiveSummary,
    RollUp,
    Summary,
)
from jenjang.apps.measurement.services.rollups.board import Board, read_board
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.organisation.models import Period

Row = TypeVar("Row", bound=RollUp)
FIELDS = [
    "indicator_count", "measured_count", "rated_count", "verified_count", "late_count",
    "exceeding_count", "rating_counts", "achievement_percent", "verified_percent",
    "ceiling_idr", "spent_idr",
]  # fmt: skip


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
    positions: Collection[int] | None = None,
    touched: Touched | None = None,
) -> None:
    """Store the roll-ups of the unit and of all that is its own, from that quarter on.

    `positions` names those that changed, `touched` what changed under objectives and
    activities; None is all, and removes the rows of what went.
    """
    board = read_board(unit_id, calendar, first_quarter)
    _refresh_holders(board, positions)
    _refresh_objectives(board, touched)
    _refresh_activities(board, touched)


def _refresh_holders(board: Board, positions: Collection[int] | None) -> None:
    stored = Summary.objects.filter(unit=board.unit_id, period__in=board.quarters)
    if positions is not None:
        stored = stored.filter(Q(position=None) | Q(position__in=positions))
    holders = {None, *(board.holders if positions is None else positions)}
    _replace(stored, _rows(board.summary, holders, board.quarters), "position_id")


def _refresh_objectives(board: Board, touched: Touched | None) -> None:
    stored = ObjectiveSummary.objects.filter(unit=board.unit_id, period__in=board.quarters)
    keys = board.objectives
    if touched is not None:
        keys &= board.branches.objectives_with(touched.series, touched.activities)
        stored = stored.filter(objective__in=keys)
    _replace(stored, _rows(board.of_objective, keys, board.quarters), "objective_id")


def _refresh_activities(board: Board, touched: Touched | None) -> None:
    stored = ActivitySummary.objects.filter(unit=board.unit_id, period__in=board.quarters)
    reached = None
    if touched is not None:
        reached = board.branches.activities_with(touched.activities)
        reached |= board.branches.activities_serving(touched.series)
        stored = stored.filter(activity__in=reached)
    rows = [
        board.of_activity(pk, quarter)
        for quarter in board.quarters
        for pk in board.activities(quarter)
        if reached is None or pk in reached
    ]
    _replace(stored, rows, "activity_id")


Key = TypeVar("Key")


def _rows(
    make: Callable[[Key, Period], Row], keys: Iterable[Key], quarters: Iterable[Period]
) -> list[Row]:
    return [make(key, quarter) for key in keys for quarter in quarters]


def _replace(stored: QuerySet[Row], rows: Iterable[Row], holder: str) -> None:
    """Put the rows where the old ones were; only what differs is written.

    The primary key finds a changed row: a unique key over NULL cannot be upserted.
    """
    old = {(getattr(row, holder), row.period_id): row for row in stored}
    fresh, changed = [], []
    for row in rows:
        before = old.pop((getattr(row, holder), row.period_id), None)
        if before is None:
            fresh.append(row)
        elif _differs(before, row):
            row.pk = before.pk
            changed.append(row)
    everything = stored.model._default_manager  # noqa: SLF001 - Django's public name
    everything.bulk_create(fresh)
    everything.bulk_create(
        changed, update_conflicts=True, unique_fields=["pk"], update_fields=FIELDS
    )
    if old:
        everything.filter(pk__in=[row.pk for row in old.values()]).delete()


def _differs(old: RollUp, new: RollUp) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in FIELDS)
