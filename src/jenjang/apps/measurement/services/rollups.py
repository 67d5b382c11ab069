"""The roll-ups kept by the write path: Achievement per series, Summary per holder.

A Summary is kept for each quarter. A series stands in it with its own period that ends
last in that quarter or before: a month's in TW IV with December, a semester's in TW II
with June. One that has no such period yet (a yearly one in TW I) is not due, not counted.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.db.models import Q

from jenjang.apps.measurement.models import Achievement, Summary
from jenjang.apps.measurement.snapshots.calendar import (
    Calendar,
    read_calendar,
)
from jenjang.apps.measurement.snapshots.money import Money, money_of, total_idr
from jenjang.apps.measurement.snapshots.series import (
    Promises,
    SeriesYear,
    promises,
    series_years,
)
from jenjang.apps.measurement.snapshots.standing import Standing
from jenjang.apps.organisation.models import Period, Unit
from jenjang.core.formulas.achievement import mean_achievement
from jenjang.core.formulas.progress import Progress, progress
from jenjang.core.scales import Scale
from jenjang.core.values import Unknown

STEP = Decimal("0.0001")
ACHIEVEMENT_FIELDS = [
    "target_to_date", "value_to_date", "text", "percent", "reason", "rating",
]  # fmt: skip
SUMMARY_FIELDS = [
    "indicator_count", "measured_count", "rating_counts", "achievement_percent",
    "ceiling_idr", "spent_idr",
]  # fmt: skip


@transaction.atomic
def rebuild(unit: Unit | int, year: int) -> None:
    """Make the unit's roll-ups of a year anew from its results and spending.

    After adoption, and to check: it gives what the write path has kept.
    """
    unit_id = lock_unit(unit)
    calendar = read_calendar(year)
    refresh_series(unit_id, calendar)
    refresh_summaries(unit_id, calendar)


def lock_unit(unit: Unit | int) -> int:
    """Hold the unit's row to the end of the transaction: its roll-ups change one by one."""
    pk = unit.pk if isinstance(unit, Unit) else unit
    return int(Unit.objects.select_for_update().values_list("pk", flat=True).get(pk=pk))


def refresh_series(
    unit_id: int, calendar: Calendar, series_ids: Collection[int] | None = None
) -> None:
    """Store the achievements of all periods of the year, of the series named or of all."""
    year = calendar.year
    rows = [
        _achievement(one, period, calendar.scale)
        for one in series_years(unit_id, year, calendar.periods, series_ids)
        for period in one.periods
    ]
    kept = {(row.series_id, row.period_id) for row in rows}
    _drop_stale(unit_id, year, series_ids, kept)
    Achievement.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["series", "period"],
        update_fields=ACHIEVEMENT_FIELDS,
        batch_size=500,
    )


def _drop_stale(
    unit_id: int,
    year: int,
    series_ids: Collection[int] | None,
    kept: set[tuple[int, int]],
) -> None:
    """Remove what a series no longer has: periods of a frequency it had before."""
    rows = Achievement.objects.filter(series__unit=unit_id, period__year=year)
    if series_ids is not None:
        rows = rows.filter(series__in=series_ids)
    stale = [
        pk
        for pk, *key in rows.values_list("pk", "series_id", "period_id")
        if tuple(key) not in kept
    ]
    if stale:
        Achievement.objects.filter(pk__in=stale).delete()


def _achievement(one: SeriesYear, period: Period, scale: Scale) -> Achievement:
    found = progress(
        one.rules, one.target, one.entered, n=period.n, periods=len(one.periods)
    )
    return Achievement(
        series_id=one.series_id,
        period=period,
        target_to_date=_stored(found.target),
        value_to_date=_stored(found.value),
        text=one.entered[period.n].text if period.n in one.entered else None,
        percent=_stored(found.percent),
        reason=found.percent.reason.name if isinstance(found.percent, Unknown) else None,
        rating=_rating(found, scale),
    )


def _stored(figure: Decimal | Unknown) -> Decimal | None:
    """Return the figure at the four decimals a column holds, half-up."""
    if isinstance(figure, Unknown):
        return None
    return figure.quantize(STEP, ROUND_HALF_UP)


def _rating(found: Progress, scale: Scale) -> str | None:
    return None if isinstance(found.percent, Unknown) else scale.rating(found.percent).code


@dataclass(frozen=True, slots=True)
class RatedStanding(Standing):
    """What one series counts for in one quarter, with its predikat."""

    rating: str | None


def refresh_summaries(
    unit_id: int,
    calendar: Calendar,
    *,
    first_quarter: int = 1,
    positions: Collection[int] | None = None,
) -> None:
    """Store the summaries of the unit and of its positions from that quarter on.

    `positions` names those that changed; None is all, and removes those that went.
    """
    board = _read_board(unit_id, calendar, first_quarter)
    holders = {None, *(board.holders if positions is None else positions)}
    rows = [
        board.summary(holder, quarter) for quarter in board.quarters for holder in holders
    ]
    _replace(unit_id, board.quarters, rows, None if positions is None else positions)


def _replace(
    unit_id: int,
    quarters: Collection[Period],
    rows: Iterable[Summary],
    positions: Collection[int] | None,
) -> None:
    """Put the rows where the old ones were; a unique key over NULL cannot be upserted."""
    stored = Summary.objects.filter(unit=unit_id, period__in=quarters)
    if positions is not None:
        stored = stored.filter(Q(position=None) | Q(position__in=positions))
    old = {(row.position_id, row.period_id): row for row in stored}
    fresh, changed = [], []
    for row in rows:
        before = old.pop((row.position_id, row.period_id), None)
        if before is None:
            fresh.append(row)
        elif _differs(before, row):
            row.pk = before.pk
            changed.append(row)
    Summary.objects.bulk_create(fresh)
    Summary.objects.bulk_update(changed, SUMMARY_FIELDS)
    if old:
        Summary.objects.filter(pk__in=[row.pk for row in old.values()]).delete()


def _differs(old: Summary, new: Summary) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in SUMMARY_FIELDS)


@dataclass(frozen=True, slots=True)
class _Board:
    """Everything a unit's summaries of a year are made of.

    `standings` are by quarter and series; `ceilings` and `spent` by activity.
    """

    unit_id: int
    quarters: tuple[Period, ...]
    promises: Promises
    money: Money
    standings: Mapping[int, Mapping[int, RatedStanding]]
    ceilings: Mapping[int, int]
    spent: Mapping[int, Mapping[int, int]]

    @property
    def holders(self) -> set[int]:
        """Return the positions that promise something or hold money."""
        return {*self.promises.by_position, *self.money.allotted}

    def summary(self, position_id: int | None, quarter: Period) -> Summary:
        """Return what the holder (None: the unit) reached and spent by that quarter."""
        standings = self._due(position_id, quarter)
        ratings = Counter(s.rating for s in standings if s.rating)
        branches = self.money.branches_of(position_id)
        return Summary(
            unit_id=self.unit_id,
            position_id=position_id,
            period=quarter,
            indicator_count=len(standings),
            measured_count=sum(s.is_measured for s in standings),
            rating_counts=dict(sorted(ratings.items())),
            achievement_percent=_stored(
                mean_achievement([s.known_percent for s in standings]).percent
            ),
            ceiling_idr=total_idr(self.ceilings, branches),
            spent_idr=total_idr(self.spent[quarter.n], branches),
        )

    def _due(self, position_id: int | None, quarter: Period) -> list[RatedStanding]:
        due = self.standings[quarter.n]
        return [due[pk] for pk in self.promises.of(position_id) if pk in due]


def _read_board(unit_id: int, calendar: Calendar, first_quarter: int) -> _Board:
    quarters = tuple(q for q in calendar.quarters if q.n >= first_quarter)
    money = money_of(unit_id, calendar.year)
    return _Board(
        unit_id=unit_id,
        quarters=quarters,
        promises=promises(unit_id, calendar.year),
        money=money,
        standings=_standings(unit_id, calendar, quarters),
        ceilings=money.ceilings(),
        spent={quarter.n: money.spent_to_date(quarter.n) for quarter in quarters},
    )


def _standings(
    unit_id: int, calendar: Calendar, quarters: Iterable[Period]
) -> dict[int, dict[int, RatedStanding]]:
    """Return, by quarter and series, what each series counts for; one query."""
    standing = {quarter.n: calendar.standing(quarter) for quarter in quarters}
    wanted = {period.pk for rows in standing.values() for period in rows}
    by_period: defaultdict[int, dict[int, RatedStanding]] = defaultdict(dict)
    for period_id, series_id, percent, reason, rating in Achievement.objects.filter(
        series__unit=unit_id, period__in=wanted
    ).values_list("period_id", "series_id", "percent", "reason", "rating"):
        by_period[period_id][series_id] = RatedStanding(percent, reason, rating)
    return {
        n: {pk: s for period in rows for pk, s in by_period[period.pk].items()}
        for n, rows in standing.items()
    }
