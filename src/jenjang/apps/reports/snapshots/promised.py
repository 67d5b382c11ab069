"""What a unit promised in a year, and what is said of it: read alike for all papers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jenjang.apps.agreements.models import Commitment, State
from jenjang.apps.measurement.models import Achievement, Result
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.standing import Standing
from jenjang.apps.organisation.models import Period, Position
from jenjang.apps.plans.models import Indicator
from jenjang.core.values import Reason, Unknown

NOT_DUE = Unknown(Reason.NOT_MEASURED, "belum jatuh tempo")


@dataclass(frozen=True, slots=True)
class Holder:
    """A position with the indicators it promises, in the order of its paper."""

    position: Position
    indicators: tuple[Indicator, ...]


def read_promised(unit_id: int, year: int) -> list[Holder]:
    """Return what agreements in force promise, by position from the top; one query."""
    rows = (
        Commitment.objects.filter(
            agreement__unit=unit_id, agreement__year=year, agreement__state=State.IN_FORCE
        )
        .select_related(
            "indicator__series",
            "indicator__objective",
            "indicator__owner",
            "agreement__position",
        )
        .order_by("agreement__position__path", "order")
    )
    found: dict[int, tuple[Position, list[Indicator]]] = {}
    for row in rows:
        position = row.agreement.position
        found.setdefault(position.pk, (position, []))[1].append(row.indicator)
    return [Holder(position, tuple(mine)) for position, mine in found.values()]


def each_once(holders: Collection[Holder]) -> dict[int, Indicator]:
    """Return the indicators by series, each once, in the order of the papers."""
    found: dict[int, Indicator] = {}
    for holder in holders:
        for indicator in holder.indicators:
            found.setdefault(indicator.series_id, indicator)
    return found


@dataclass(frozen=True, slots=True)
class Reached:
    """What each series reached by a quarter, and by the one before it."""

    now: Mapping[int, Achievement]
    before: Mapping[int, Achievement]

    def percent(self, series_id: int) -> Decimal | Unknown:
        """Return capaian s.d. periode, or why there is none."""
        return _percent(self.now.get(series_id))

    def percent_before(self, series_id: int) -> Decimal | Unknown:
        """Return the same at the quarter before."""
        return _percent(self.before.get(series_id))

    def is_due(self, series_id: int) -> bool:
        """Return whether a period of the series is over."""
        return series_id in self.now

    def is_measured(self, series_id: int) -> bool:
        """Return whether that period was filed with a figure."""
        row = self.now.get(series_id)
        return row is not None and Standing(row.percent, row.reason).is_measured


def _percent(row: Achievement | None) -> Decimal | Unknown:
    return NOT_DUE if row is None else Standing(row.percent, row.reason).known_percent


def read_reached(unit_id: int, calendar: Calendar, quarter: Period) -> Reached:
    """Return the achievements kept at a quarter and the one before; one query."""
    standing = calendar.standing(quarter)
    earlier = calendar.before(quarter)
    previous = calendar.standing(earlier) if earlier else []
    rows = list(Achievement.objects.of_unit(unit_id).in_periods([*standing, *previous]))
    now, before = ({one.pk for one in each} for each in (standing, previous))
    return Reached(
        now={row.series_id: row for row in rows if row.period_id in now},
        before={row.series_id: row for row in rows if row.period_id in before},
    )


def read_told(unit_id: int, calendar: Calendar, quarter: Period) -> dict[int, Result]:
    """Return what was filed of each series in its newest period by then; one query."""
    standing = calendar.standing(quarter)
    rows = Result.objects.of_unit(unit_id).filter(period__in=[one.pk for one in standing])
    return {row.series_id: row for row in rows}
