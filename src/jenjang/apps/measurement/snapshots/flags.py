"""What is known around each value, so that core can say what should be looked at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count

from jenjang.apps.measurement.models import Result, Summary
from jenjang.apps.measurement.snapshots.series import SeriesYear
from jenjang.apps.organisation.models import Period
from jenjang.core.flags import Flag, flags_of, observe
from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.values import Unknown
from jenjang.web.prepared import Given, GivenKeys, Prepared

YEARS_BACK = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the values of a unit's page.

    `before` are the values of earlier years by series, oldest first; `absorption` serapan
    in percent by position (None: the unit); `elsewhere` how many other units filed the same
    figure, by period, wording and figure. What a page does not read stays empty.
    """

    before: Mapping[int, tuple[Decimal, ...]] = field(default_factory=dict)
    absorption: Mapping[int | None, Decimal] = field(default_factory=dict)
    elsewhere: Mapping[tuple[int, str, Decimal], int] = field(default_factory=dict)

    def raised(self, one: SeriesYear, stored: Result | None) -> list[Flag]:
        """Return the flags of one stored value; none where there is no figure."""
        if stored is None or stored.value is None:
            return []
        indicator, figure = one.indicator, stored.value
        unit_absorption = self.absorption.get(None)
        seen = observe(
            one.rules,
            one.target,
            one.entered,
            n=stored.period.n,
            periods=len(one.periods),
            measured_in=indicator.measured_in,
            before=self.before.get(one.series_id, ()),
            absorption_percent=self.absorption.get(indicator.owner_id, unit_absorption),
            same_elsewhere=self.elsewhere.get(
                (stored.period_id, indicator.folded_text, figure), 0
            ),
            is_late=stored.is_late,
        )
        return [] if seen is None else flags_of(seen)


_BEFORE = Prepared(
    lambda: (
        Result.objects.filter(
            series__in=GivenKeys("series"),
            period__year__lt=Given("year"),
            period__year__gte=Given("since"),
            value__isnull=False,
        )
        .order_by("period__last_day")
        .values_list("series_id", "value")
    )
)


def read_before(series_ids: Collection[int], year: int) -> dict[int, tuple[Decimal, ...]]:
    """Return the values of the years before, by series, oldest first; one query."""
    rows = _BEFORE(series=series_ids, since=year - YEARS_BACK, year=year)
    found: defaultdict[int, list[Decimal]] = defaultdict(list)
    for series_id, value in rows:
        if value is not None:
            found[series_id].append(value)
    return {pk: tuple(values) for pk, values in found.items()}


def read_surroundings(
    unit_id: int, quarter: Period, years: Iterable[SeriesYear], results: Iterable[Result]
) -> Surroundings:
    """Return all that stands around these results of a unit; three queries."""
    series_ids = [one.series_id for one in years]
    return Surroundings(
        before=read_before(series_ids, quarter.year_id),
        absorption=_absorption(unit_id, quarter),
        elsewhere=_elsewhere(unit_id, list(results)),
    )


def _absorption(unit_id: int, quarter: Period) -> dict[int | None, Decimal]:
    rows = Summary.objects.of_unit(unit_id).filter(
        period=quarter, spent_idr__isnull=False, ceiling_idr__isnull=False
    )
    found: dict[int | None, Decimal] = {}
    for position_id, spent, ceiling in rows.values_list(
        "position_id", "spent_idr", "ceiling_idr"
    ):
        percent = absorption_percent(spent or 0, ceiling or 0)
        if not isinstance(percent, Unknown):
            found[position_id] = percent
    return found


def _elsewhere(unit_id: int, results: list[Result]) -> dict[tuple[int, str, Decimal], int]:
    """Return how many other units filed what these results say, under the same wording."""
    texts = {result.indicator.folded_text for result in results}
    rows = (
        Result.objects.filter(
            period__in={result.period_id for result in results},
            value__in={result.value for result in results if result.value is not None},
            indicator__folded_text__in=texts,
        )
        .exclude(series__unit=unit_id)
        .values_list("period_id", "indicator__folded_text", "value")
        .annotate(units=Count("series__unit", distinct=True))
        .order_by()
    )
    return {(period, text, value): units for period, text, value, units in rows}
