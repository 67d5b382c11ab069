"""A series beside the national and provincial values of its years."""

from dataclasses import dataclass

from jenjang.apps.measurement.snapshots.lifetime import Lifetime
from jenjang.apps.measurement.views.marks import at_two_places, shown_figure
from jenjang.apps.plans.models import Benchmark, Indicator
from jenjang.apps.plans.snapshots import benchmarks_of


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A standard of one year, beside the last value the series has of that year."""

    year: int
    scope: str
    value: str
    own: str
    source: str


def standard_rows(life: Lifetime, indicator: Indicator) -> list[StandardRow]:
    """Return the standards of the years of a series, newest first; one query."""
    years = [one.period.year_id for one in life.moments]
    if not years:
        return []
    texts = {indicator.series_id: indicator.text}
    found = benchmarks_of(texts, min(years), max(years)).get(indicator.series_id, ())
    return [_row(life, one, indicator) for one in found]


def _row(life: Lifetime, one: Benchmark, indicator: Indicator) -> StandardRow:
    own = [m.value for m in life.moments if m.period.year_id == one.year]
    last = next((value for value in reversed(own) if value is not None), None)
    unit = indicator.measured_in
    return StandardRow(
        year=one.year,
        scope=one.get_level_display(),
        value=shown_figure(one.value, one.measured_in or unit),
        own=shown_figure(at_two_places(last), unit),
        source=one.source,
    )
