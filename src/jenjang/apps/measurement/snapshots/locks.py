"""Whether a quarter is closed to a unit today, and under what it may still be changed."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import DateField, OuterRef, QuerySet, Subquery
from django.utils.timezone import localtime

from jenjang.apps.measurement.models import LockException, PeriodLock
from jenjang.apps.measurement.snapshots.calendar import quarter_of
from jenjang.apps.organisation.models import Period, PeriodKind, the_day
from jenjang.core.figures import write_date
from jenjang.web.prepared import Given, Prepared


@dataclass(frozen=True, slots=True)
class Lock:
    """A closed quarter; `open_until` is the last day of an exception that holds."""

    quarter_name: str
    locked_on: dt.date
    open_until: dt.date | None

    @property
    def is_shut(self) -> bool:
        """Return whether nothing may be changed today."""
        return self.open_until is None

    @property
    def sentence(self) -> str:
        """Return why a figure is refused, and whom to ask."""
        return (
            f"{self.quarter_name} sudah dikunci sejak {write_date(self.locked_on)}; minta "
            "Bagian Organisasi memberi pengecualian bila angkanya harus diubah."
        )


def _locks() -> QuerySet[PeriodLock, tuple[dt.datetime, dt.date | None]]:
    exceptions = (
        LockException.objects.on(Given("day", DateField()))
        .filter(unit=Given("unit"), period=OuterRef("period"))
        .order_by("-until")
    )
    return (
        PeriodLock.objects.filter(
            period__year=Given("year"),
            period__kind=PeriodKind.QUARTER,
            period__n=Given("quarter"),
        )
        .on_unit(Given("unit"))
        .annotate(open_until=Subquery(exceptions.values("until")[:1]))
        .order_by("locked_at")
        .values_list("locked_at", "open_until")
    )


_LOCKS = Prepared(_locks)


def read_lock(unit_id: int, period: Period, today: dt.date | None = None) -> Lock | None:
    """Return the lock on the quarter the period ends in, None where it is open.

    One query.
    """
    found = _LOCKS.first(
        unit=unit_id,
        year=period.year_id,
        quarter=quarter_of(period.last_day),
        day=the_day(today),
    )
    if found is None:
        return None
    locked_at, open_until = found
    return Lock(_quarter_name(period), localtime(locked_at).date(), open_until)


def _quarter_name(period: Period) -> str:
    quarter = Period(
        year_id=period.year_id, kind=PeriodKind.QUARTER, n=quarter_of(period.last_day)
    )
    return str(quarter)
