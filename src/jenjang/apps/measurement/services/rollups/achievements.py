"""Achievement: capaian s.d. periode of each series, in each period of its frequency."""

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from django.db.models import DateField, QuerySet

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
    since: dt.date = dt.date.min,
) -> None:
    """Do the same where the wordings in force of these series are read already.

    Only periods that end on the day `since` or later are looked at: what a period came to
    depends on no later one.
    """
    year, kept = calendar.year, _kept(unit_id, calendar.year, series_ids, since)
    wanted = {
        (one.series_id, period.pk): _told(one, period, calendar.scale)
        for one in read_years(year, calendar.periods, wordings)
        for period in one.periods
        if period.last_day >= since
    }
    _drop(kept, wanted)
    Achievement.objects.bulk_create(
        [
            Achievement(
                series_id=key[0], period_id=key[1], **dict(zip(FIELDS, said, strict=True))
            )
            for key, said in wanted.items()
            if key not in kept or kept[key].said != said
        ],
        update_conflicts=True,
        unique_fields=["series", "period"],
        update_fields=FIELDS,
        batch_size=500,
    )


class _Kept(NamedTuple):
    """A row that is stored: its key, and its `FIELDS`."""

    pk: int
    said: tuple[object, ...]


def _of_year() -> QuerySet[Achievement]:
    return Achievement.objects.filter(
        series__unit=Given("unit"),
        period__year=Given("year"),
        period__last_day__gte=Given("since", DateField()),
    )


_COLUMNS = ("series_id", "period_id", "pk", *FIELDS)
_KEPT = Prepared(lambda: _of_year().values_list(*_COLUMNS))
_KEPT_OF = Prepared(
    lambda: _of_year().filter(series__in=GivenKeys("series")).values_list(*_COLUMNS)
)


def _kept(
    unit_id: int, year: int, series_ids: Collection[int] | None, since: dt.date
) -> dict[tuple[int, int], _Kept]:
    """Return what is stored, by series and period."""
    asked: dict[str, Any] = {"unit": unit_id, "year": year, "since": since}
    found = _KEPT(**asked) if series_ids is None else _KEPT_OF(**asked, series=series_ids)
    return {
        (series_id, period_id): _Kept(pk, tuple(said))
        for series_id, period_id, pk, *said in found
    }


def _drop(
    kept: Mapping[tuple[int, int], _Kept], wanted: Collection[tuple[int, int]]
) -> None:
    """Remove what a series no longer has: periods of a frequency it had before."""
    stale = [row.pk for key, row in kept.items() if key not in wanted]
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
