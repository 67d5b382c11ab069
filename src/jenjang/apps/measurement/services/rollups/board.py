"""Everything the roll-ups of a unit's year are made of, read at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from jenjang.apps.measurement.models import Achievement
from jenjang.apps.measurement.services.rollups.achievements import stored
from jenjang.apps.measurement.snapshots.branches import Branches, read_branches
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.money import Money, money_of, total_idr
from jenjang.apps.measurement.snapshots.series import Promises, promises
from jenjang.apps.measurement.snapshots.standing import Standing
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.snapshots import parents_of_activities
from jenjang.core.formulas.achievement import mean_achievement
from jenjang.core.formulas.branches import topmost
from jenjang.core.formulas.ranking import EASY_PERCENT
from jenjang.web.prepared import Given, GivenKeys, Prepared

STANDING = (
    "period_id", "series_id", "percent", "reason", "rating", "is_verified", "told_on",
)  # fmt: skip


_STANDINGS = Prepared(
    lambda: Achievement.objects.filter(
        series__unit=Given("unit"), period__in=GivenKeys("periods")
    ).values_list(*STANDING)
)


@dataclass(frozen=True, slots=True)
class RatedStanding(Standing):
    """What one series counts for in one quarter, with its predikat and how it was filed."""

    rating: str | None
    is_verified: bool
    is_late: bool

    @property
    def is_exceeding(self) -> bool:
        """Return whether it went so far beyond its target that this may be easy."""
        return self.percent is not None and self.percent > EASY_PERCENT


@dataclass(frozen=True, slots=True)
class Share:
    """What one roll-up counts: the series of its holder, and the branches of its money.

    `activities` is asked only where money is counted: a result changes none.
    """

    holder_id: int | None
    series: Collection[int]
    activities: Callable[[], Collection[int]]


@dataclass(frozen=True)
class Board:
    """`standings` are by quarter and series; money is read once it is asked for."""

    unit_id: int
    year: int
    quarters: tuple[Period, ...]
    promises: Promises
    standings: Mapping[int, Mapping[int, RatedStanding]]

    @cached_property
    def money(self) -> Money:
        """Return the unit's activities, ceilings and spending; four queries, once."""
        return money_of(self.unit_id, self.year)

    @cached_property
    def branches(self) -> Branches:
        """Return the two trees; four queries, once."""
        return read_branches(self.unit_id, self.year, parents_of_activities(self.unit_id))

    @cached_property
    def ceilings(self) -> Mapping[int, int]:
        """Return the ceiling of each activity that has one, whole rupiah."""
        return self.money.ceilings()

    @cached_property
    def spent(self) -> Mapping[int, Mapping[int, int]]:
        """Return what each branch spent by the end of each quarter, whole rupiah."""
        return {quarter.n: self.money.spent_to_date(quarter.n) for quarter in self.quarters}

    @property
    def holders(self) -> set[int]:
        """Return the positions that promise something or hold money."""
        return {*self.promises.by_position, *self.money.allotted}

    @property
    def objectives(self) -> set[int]:
        """Return the objectives of the plan in force."""
        return set(self.branches.above)

    @cached_property
    def serving(self) -> frozenset[int]:
        """Return the activities that serve an indicator."""
        served = self.branches.series_of_activity
        return frozenset(pk for pk, ids in served.items() if ids)

    def activities(self, quarter: Period) -> set[int]:
        """Return those with a ceiling, spending by that quarter or something they serve."""
        return {*self.ceilings, *self.spent[quarter.n], *self.serving}

    def of_holder(self, position_id: int | None) -> Share:
        """Return what a position (None: the unit) promises and holds."""
        return Share(
            position_id,
            self.promises.of(position_id),
            lambda: self.money.branches_of(position_id),
        )

    def of_objective(self, objective_id: int) -> Share:
        """Return what an objective and all below it are measured by and linked with."""
        linked = self.branches.activities_of_objective[objective_id]
        return Share(
            objective_id,
            self.branches.series_of_objective[objective_id],
            lambda: topmost(self.branches.activities_above, linked),
        )

    def of_activity(self, activity_id: int) -> Share:
        """Return what an activity and all below it serve, and its own branch."""
        return Share(
            activity_id,
            self.branches.series_of_activity[activity_id],
            lambda: {activity_id},
        )

    def reached(self, share: Share, quarter: Period) -> dict[str, Any]:
        """Return what was reached by that quarter, by the names of a roll-up's columns."""
        due = self.standings[quarter.n]
        standings = [due[pk] for pk in share.series if pk in due]
        filed = [one for one in standings if one.is_measured]
        mean = mean_achievement(_percents(standings))
        of_verified = mean_achievement(_percents([s for s in filed if s.is_verified]))
        ratings = Counter([one.rating for one in standings if one.rating])
        return {
            "indicator_count": len(standings),
            "measured_count": len(filed),
            "rated_count": mean.counted,
            "verified_count": sum([one.is_verified for one in filed]),
            "late_count": sum([one.is_late for one in filed]),
            "exceeding_count": sum([one.is_exceeding for one in filed]),
            "rating_counts": dict(sorted(ratings.items())),
            "achievement_percent": stored(mean.percent),
            "verified_percent": stored(of_verified.percent),
        }

    def cost(self, share: Share, quarter: Period) -> dict[str, int | None]:
        """Return what it may and did cost by that quarter, whole rupiah."""
        activities = share.activities()
        return {
            "ceiling_idr": total_idr(self.ceilings, activities),
            "spent_idr": total_idr(self.spent[quarter.n], activities),
        }


def _percents(standings: Iterable[Standing]) -> list[Decimal]:
    """Return what is known: a mean leaves the others out."""
    return [one.percent for one in standings if one.percent is not None]


def read_board(
    unit_id: int,
    calendar: Calendar,
    first_quarter: int = 1,
    promised: Promises | None = None,
) -> Board:
    """Return the board of the quarters from that one on.

    Two queries, one where the caller knows what is `promised`; the trees and the money
    take four each, where they are asked for.
    """
    quarters = tuple(q for q in calendar.quarters if q.n >= first_quarter)
    return Board(
        unit_id=unit_id,
        year=calendar.year,
        quarters=quarters,
        promises=promised or promises(unit_id, calendar.year),
        standings=_standings(unit_id, calendar, quarters),
    )


def _standings(
    unit_id: int, calendar: Calendar, quarters: Iterable[Period]
) -> dict[int, dict[int, RatedStanding]]:
    """Return, by quarter and series, what each series counts for; one query."""
    standing = {quarter.n: calendar.standing(quarter) for quarter in quarters}
    due_on = {one.pk: one.due_on for rows in standing.values() for one in rows}
    by_period: defaultdict[int, dict[int, RatedStanding]] = defaultdict(dict)
    for (
        period_id,
        series_id,
        percent,
        reason,
        rating,
        is_verified,
        told_on,
    ) in _STANDINGS(unit=unit_id, periods=due_on):
        is_late = told_on is not None and told_on > due_on[period_id]
        by_period[period_id][series_id] = RatedStanding(
            percent, reason, rating, is_verified, is_late
        )
    return {
        n: {pk: s for period in rows for pk, s in by_period[period.pk].items()}
        for n, rows in standing.items()
    }
