"""Which period a paper is about: as the address asks, else the last one that is over."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from jenjang.apps.measurement.snapshots.calendar import (
    Calendar,
    latest_ended,
    short_name,
)
from jenjang.apps.organisation.models import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a chooser."""

    value: str
    label: str
    is_chosen: bool


def period_asked(
    calendar: Calendar, kind: PeriodKind, asked: str, today: dt.date
) -> Period | None:
    """Return the period of that kind whose number is asked for.

    The last that is over where none is asked; None where there is no such period.
    """
    rows = calendar.periods.get(kind, ())
    if not asked:
        return latest_ended(rows, today)
    return next((one for one in rows if str(one.n) == asked), None)


def choices(rows: Sequence[Period], chosen: Period | None) -> list[Choice]:
    """Return the periods for a chooser."""
    return [Choice(str(one.n), short_name(one), is_chosen=one == chosen) for one in rows]
