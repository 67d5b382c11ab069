"""Roll-ups of units added up: the kabupaten, and programmes that several units carry."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from django.db.models import Q

from jenjang.apps.measurement.models import RollUp, Summary
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.core.formulas.achievement import mean_achievement
from jenjang.core.values import Unknown

STEP = Decimal("0.0001")
Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row", bound=RollUp)
COUNTS = (
    "indicator_count", "measured_count", "rated_count", "verified_count", "late_count",
    "exceeding_count",
)  # fmt: skip


def added_up(rows: Iterable[RollUp]) -> Summary:
    """Return rows of different units as one: counts and money added, capaian weighed.

    Each unit's mean weighs as much as it has indicators with a percentage, so that the
    whole is the mean over all indicators, to the four decimals that rows keep. Not stored.
    """
    found = list(rows)
    whole = Summary(**{name: sum(getattr(r, name) for r in found) for name in COUNTS})
    ratings: Counter[str] = Counter()
    for row in found:
        ratings.update(row.rating_counts)
    whole.rating_counts = dict(ratings)
    mean = mean_achievement(
        [row.known_percent for row in found],
        weights=[Decimal(row.rated_count) for row in found],
    ).percent
    if not isinstance(mean, Unknown):
        whole.achievement_percent = mean.quantize(STEP, ROUND_HALF_UP)
    whole.ceiling_idr = _total(row.ceiling_idr for row in found)
    whole.spent_idr = _total(row.spent_idr for row in found)
    return whole


def _total(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Return the rows by what they have in common, in the order they come."""
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


class History:
    """What units reached by each quarter of a year, and by the same one of others."""

    def __init__(self, units: Collection[Unit], quarter: Period) -> None:
        """Read it; two queries."""
        periods = {
            pk: (year, n)
            for pk, year, n in Period.objects.filter(kind=PeriodKind.QUARTER)
            .filter(Q(year=quarter.year_id) | Q(n=quarter.n))
            .values_list("pk", "year_id", "n")
        }
        rows = Summary.objects.of_units().filter(unit__in=units, period__in=list(periods))
        self.quarter = quarter
        self._rows = grouped(rows, lambda row: periods[row.period_id])

    @property
    def now(self) -> list[Summary]:
        """Return the units' rows at the quarter itself."""
        return self._rows.get((self.quarter.year_id, self.quarter.n), [])

    def quarters(self, periods: Iterable[Period]) -> list[Summary]:
        """Return the whole at each quarter of the year where something was filed."""
        return self._wholes((period.year_id, period) for period in periods)

    def years(self) -> list[tuple[int, Summary]]:
        """Return the whole at the same quarter of each year, latest first."""
        years = sorted({year for year, n in self._rows if n == self.quarter.n})
        return [
            (year, added_up(self._rows[year, self.quarter.n])) for year in reversed(years)
        ]

    def _wholes(self, periods: Iterable[tuple[int, Period]]) -> list[Summary]:
        found = []
        for year, period in periods:
            whole = added_up(self._rows.get((year, period.n), []))
            whole.period = period
            if whole.measured_count:
                found.append(whole)
        return found
