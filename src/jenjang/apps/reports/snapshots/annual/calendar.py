"""The periods a record stands on: its own, and the same one of earlier years."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from jenjang.apps.measurement.snapshots.calendar import standing_periods
from jenjang.apps.organisation.models import Period, PeriodKind

YEARS_BACK = 3


def when_of(period: Period) -> str:
    """Return a period as figures name it: 2023, 2023-TW2, 2023-S1, 2023-06."""
    year = period.year_id
    if period.kind == PeriodKind.QUARTER:
        return f"{year}-TW{period.n}"
    if period.kind == PeriodKind.SEMESTER:
        return f"{year}-S{period.n}"
    return f"{year}-{period.n:02d}" if period.kind == PeriodKind.MONTH else f"{year}"


@dataclass(frozen=True, slots=True)
class Standings:
    """By year, the periods in which series stand at the same day; `when` names them.

    A period of the year's end stands for the whole year, whatever its kind.
    """

    by_year: Mapping[int, tuple[Period, ...]]
    when: Mapping[int, str]

    @property
    def year_of(self) -> dict[int, int]:
        """Return the year of each of these periods, by key."""
        return {one.pk: year for year, rows in self.by_year.items() for one in rows}


def read_standings(period: Period) -> Standings:
    """Return the periods of the record's year and of those before it; one query."""
    year = period.year_id
    rows = Period.objects.filter(year__gte=year - YEARS_BACK, year__lte=year)
    by_year: defaultdict[int, defaultdict[str, list[Period]]]
    by_year = defaultdict(lambda: defaultdict(list))
    for row in rows.order_by("year", "n"):
        by_year[row.year_id][row.kind].append(row)
    found: dict[int, tuple[Period, ...]] = {}
    for at, kinds in by_year.items():
        same = next((one for one in kinds[period.kind] if one.n == period.n), None)
        if same is not None:
            frozen = {kind: tuple(ones) for kind, ones in kinds.items()}
            found[at] = tuple(standing_periods(frozen, same))
    own = when_of(period)
    return Standings(found, {at: own.replace(str(year), str(at), 1) for at in found})
