"""Single indicators under an objective or an activity, each with where its value is."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jenjang.apps.measurement.models import Achievement
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator


@dataclass(frozen=True, slots=True)
class Served:
    """An indicator at the quarter; `period_id` is None where nothing is due yet."""

    series_id: int
    text: str
    owner: str | None
    period_id: int | None
    percent: Decimal | None
    reason: str | None
    is_verified: bool


def served(
    indicators: Iterable[Indicator], calendar: Calendar, quarter: Period
) -> list[Served]:
    """Return these indicators with what they reached by the quarter; one query.

    A series worded by several plans stands once, with the wording that comes last.
    """
    wordings = {one.series_id: one for one in indicators}
    rows = Achievement.objects.filter(series__in=list(wordings)).in_periods(
        calendar.standing(quarter)
    )
    reached = {
        series_id: found
        for series_id, *found in rows.values_list(
            "series_id", "period_id", "percent", "reason", "is_verified"
        )
    }
    return [
        Served(
            series_id,
            one.text,
            one.owner.name if one.owner else None,
            *reached.get(series_id, (None, None, None, False)),
        )
        for series_id, one in wordings.items()
    ]
