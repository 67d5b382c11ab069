"""Achievement: capaian s.d. periode of each series, in each period of its frequency."""

import datetime as dt
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from jenjang.apps.history.rows import insert_rows
from jenjang.apps.measurement.models import Achievement
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.series import (
    Filed,
    SeriesYear,
    read_years,
    wordings_in_force,
)
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator
from jenjang.core.formulas.progress import Progress
from jenjang.core.scales import Scale
from jenjang.core.values import Unknown
from jenjang.web.prepared import Given, GivenKeys, Prepared

STEP = Decimal("0.0001")
KEY = ("series_id", "period_id")
FIELDS = [
    "target_to_date", "value_to_date", "text", "percent", "reason", "rating",
    "is_verified", "told_on",
]  # fmt: skip
NOT_FILED = Filed(is_verified=False, told_on=None)


def refresh_series(
    unit_id: int, calendar: Calendar, series_ids: Collection[int] | None = None
) -> None:
    """Store the achievements of all periods of the year, of the series named or of all.

    Only what differs is written: a quarter filed leaves the quarters before it as they are.
    """
    wordings = wordings_in_force(unit_id, calendar.year, series_ids)
    refresh_worded(unit_id, calendar, wordings, series_ids)


def refresh_worded(
    unit_id: int,
    calendar: Calendar,
    wordings: Mapping[int, Indicator],
    series_ids: Collection[int] | None,
    since: dt.date | None = None,
) -> None:
    """Do the same where the wordings in force of these series are read already.

    `since`: results alone changed, of periods that end on that day or later. What a period
    came to depends on no later one; one that nobody filed came to nothing, as it was
    counted when its series was first.
    """
    years = read_years(calendar.year, calendar.periods, wordings)
    if since is None:
        kept = _of_year(unit_id, calendar, series_ids)
        own = [(one, period) for one in years for period in one.periods]
        _drop(kept, {(one.series_id, period.pk) for one, period in own})
    else:
        filed = list(_filed(years, since))
        periods = {period.pk for _, period in filed}
        kept = _by_key(_OF_SERIES(series=wordings, periods=periods))
        own = filed + list(_uncounted(filed, kept, since))
    wanted = {
        (one.series_id, period.pk): _told(one, period, calendar.scale)
        for one, period in own
    }
    insert_rows(
        Achievement,
        (*KEY, *FIELDS),
        [
            (*key, *said)
            for key, said in wanted.items()
            if key not in kept or kept[key].said != said
        ],
        over=KEY,
    )


class _Kept(NamedTuple):
    """A row that is stored: its key, and its `FIELDS`."""

    pk: int
    said: tuple[object, ...]


_COLUMNS = (*KEY, "pk", *FIELDS)
_OF_UNIT = Prepared(
    lambda: Achievement.objects.filter(
        series__unit=Given("unit"), period__year=Given("year")
    ).values_list(*_COLUMNS)
)
_OF_SERIES = Prepared(
    lambda: Achievement.objects.filter(
        series__in=GivenKeys("series"), period__in=GivenKeys("periods")
    ).values_list(*_COLUMNS)
)
Own = tuple[SeriesYear, Period]
Kept = Mapping[tuple[int, int], _Kept]


def _filed(years: Iterable[SeriesYear], since: dt.date) -> Iterator[Own]:
    for one in years:
        for period in one.periods:
            if period.n in one.entered and period.last_day >= since:
                yield one, period


def _uncounted(filed: Iterable[Own], kept: Kept, since: dt.date) -> Iterator[Own]:
    """Yield the other periods of a series that was never counted yet."""
    fresh = {one.series_id: one for one, p in filed if (one.series_id, p.pk) not in kept}
    for one in fresh.values():
        for period in one.periods:
            if period.n not in one.entered and period.last_day >= since:
                yield one, period


def _of_year(unit_id: int, calendar: Calendar, series_ids: Collection[int] | None) -> Kept:
    """Return what is stored of the unit's year, or of some of its series."""
    if series_ids is None:
        return _by_key(_OF_UNIT(unit=unit_id, year=calendar.year))
    periods = [period.pk for rows in calendar.periods.values() for period in rows]
    return _by_key(_OF_SERIES(series=series_ids, periods=periods))


def _by_key(rows: Iterable[tuple[Any, ...]]) -> Kept:
    return {
        (series_id, period_id): _Kept(pk, tuple(said))
        for series_id, period_id, pk, *said in rows
    }


def _drop(kept: Kept, own: Container[tuple[int, int]]) -> None:
    """Remove what a series no longer has: periods of a frequency it had before."""
    stale = [row.pk for key, row in kept.items() if key not in own]
    if stale:
        Achievement.objects.filter(pk__in=stale).delete()


def _told(one: SeriesYear, period: Period, scale: Scale) -> tuple[object, ...]:
    """Return what a series came to by the end of its period, in the order of `FIELDS`."""
    found = one.by_period(period.n)
    filed = one.filings.get(period.n, NOT_FILED)
    return (
        stored(found.target),
        stored(found.value),
        one.entered[period.n].text if period.n in one.entered else None,
        stored(found.percent),
        found.percent.reason.name if isinstance(found.percent, Unknown) else None,
        _rating(found, scale),
        filed.is_verified,
        filed.told_on,
    )


def stored(figure: Decimal | Unknown) -> Decimal | None:
    """Return the figure at the four decimals a column holds, half-up."""
    if isinstance(figure, Unknown):
        return None
    return figure.quantize(STEP, ROUND_HALF_UP)


def _rating(found: Progress, scale: Scale) -> str | None:
    return None if isinstance(found.percent, Unknown) else scale.rating(found.percent).code
