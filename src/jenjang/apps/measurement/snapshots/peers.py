"""The same indicator in other units: same words, same unit of measure, counted alike."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from jenjang.apps.measurement.models import Achievement, Result, ResultState
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator, PlanState
from jenjang.core.formulas.definitions import unit_key


@dataclass(frozen=True, slots=True)
class Peer:
    """A unit's verified value to date."""

    unit_id: int
    unit_name: str
    value: Decimal


def peers(indicator: Indicator, period: Period) -> list[Peer]:
    """Return every unit's value of this indicator at a period, its own too; two queries.

    Only what somebody verified counts, with all the periods of the year it is made of.
    """
    units = _units(indicator, period)
    rows = (
        Achievement.objects.filter(series__in=list(units), period=period)
        .filter(Exists(_results(period, period__n=period.n)))
        .exclude(Exists(_results(period).exclude(state=ResultState.VERIFIED)))
    )
    return sorted(
        (
            Peer(*units[series_id], value)
            for series_id, value in rows.values_list("series_id", "value_to_date")
            if value is not None
        ),
        key=lambda one: (one.value, one.unit_name),
    )


def _results(period: Period, **more: int) -> QuerySet[Result]:
    """Return what a value to date is made of: the figures of the year up to the period."""
    return Result.objects.told().filter(
        series=OuterRef("series"),
        period__year=period.year_id,
        period__kind=period.kind,
        period__n__lte=period.n,
        **more,
    )


def _units(indicator: Indicator, period: Period) -> dict[int, tuple[int, str]]:
    """Return, by series, the unit that measures the same in that year."""
    rows = (
        Indicator.objects.opening_like(indicator.folded_text)
        .filter(
            plan__first_year__lte=period.year_id,
            plan__last_year__gte=period.year_id,
            series__frequency=period.kind,
            accumulation=indicator.accumulation,
            polarity=indicator.polarity,
        )
        .exclude(plan__state=PlanState.DRAFT)
        .order_by()
    )
    own = (indicator.folded_text, unit_key(indicator.measured_in or ""))
    return {
        series_id: (unit_id, name)
        for series_id, unit_id, name, text, measured_in in rows.values_list(
            "series_id",
            "series__unit_id",
            "series__unit__name",
            "folded_text",
            "measured_in",
        )
        if (text, unit_key(measured_in or "")) == own
    }
