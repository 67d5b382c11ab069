"""The year's periods, and the pemda's rules that hold in it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Subquery

from jenjang.apps.organisation.models import ROMAN, Government, Period, PeriodKind
from jenjang.core.scales import Scale, all_scales
from jenjang.papers.drawing import FIGURES
from jenjang.web.prepared import Given, Prepared

DEFAULT_SCALE = "capaian4"
DEFAULT_RULE = "E1"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year's periods by kind, with the pemda's scale, efficiency rule and colour."""

    year: int
    periods: Mapping[str, tuple[Period, ...]]
    scale: Scale
    efficiency_rule: str
    chart_colour: str = FIGURES

    @property
    def quarters(self) -> tuple[Period, ...]:
        """Return the quarters in order; none where the year is not opened."""
        return self.periods.get(PeriodKind.QUARTER, ())

    def standing(self, period: Period) -> list[Period]:
        """Return the periods that series stand with in that one (standing_periods)."""
        return standing_periods(self.periods, period)

    def before(self, period: Period) -> Period | None:
        """Return the period of the same kind before it in the year."""
        rows = self.periods.get(period.kind, ())
        return next((row for row in rows if row.n == period.n - 1), None)

    def period(self, pk: int) -> Period:
        """Return the period with that key, which is one of the year's."""
        return next(p for rows in self.periods.values() for p in rows if p.pk == pk)

    def own_period(self, frequency: str, shown: Period) -> Period | None:
        """Return a series' own period that ends on the last day shown.

        A month is filed in the months' grid; the quarters' holds semesters and years too.
        """
        if (frequency == PeriodKind.MONTH) != (shown.kind == PeriodKind.MONTH):
            return None
        rows = self.periods.get(frequency, ())
        return next((row for row in rows if row.last_day == shown.last_day), None)


def read_calendar(year: int) -> Calendar:
    """Return the year's calendar; one query."""
    return _calendar(year, _PERIODS(year=year))


def calendar_around(period_id: int) -> Calendar | None:
    """Return the calendar of the year a period is of, None for no period; one query."""
    rows = _PERIODS_AROUND(period=period_id)
    return _calendar(rows[0].year_id, rows) if rows else None


def _with_rules(rows: QuerySet[Period]) -> QuerySet[Period]:
    """Return the periods in order, with the pemda's scale and rule beside each."""
    government = Government.objects.all()
    return rows.annotate(
        scale_key=Subquery(government.values("achievement_scale")[:1]),
        rule=Subquery(government.values("efficiency_rule")[:1]),
        colour=Subquery(government.values("chart_colour")[:1]),
    ).order_by("n")


def _around() -> QuerySet[Period]:
    year = Period.objects.filter(pk=Given("period")).order_by().values("year")
    return _with_rules(Period.objects.filter(year=Subquery(year)))


_PERIODS = Prepared(lambda: _with_rules(Period.objects.filter(year=Given("year"))))
_PERIODS_AROUND = Prepared(_around)


def _calendar(year: int, rows: Iterable[Any]) -> Calendar:
    by_kind: defaultdict[str, list[Period]] = defaultdict(list)
    scale_key, rule, colour = DEFAULT_SCALE, DEFAULT_RULE, FIGURES
    for row in rows:
        by_kind[row.kind].append(row)
        scale_key, rule = row.scale_key or scale_key, row.rule or rule
        colour = row.colour or colour
    return Calendar(
        year=year,
        periods={kind: tuple(found) for kind, found in by_kind.items()},
        scale=all_scales()[scale_key],
        efficiency_rule=rule,
        chart_colour=colour,
    )


def standing_periods(
    periods: Mapping[str, tuple[Period, ...]], quarter: Period
) -> list[Period]:
    """Return, of each kind, the period that ends last within the quarter or before it.

    TW III is represented by September, TW III and semester I; TW IV by the year as well.
    A series has one frequency, so it stands in a quarter at most once.
    """
    found = []
    for rows in periods.values():
        ended = [period for period in rows if period.last_day <= quarter.last_day]
        found.extend(ended[-1:])
    return found


def quarter_of(day: dt.date) -> int:
    """Return the number of the quarter the day falls in."""
    return (day.month + 2) // 3


def latest_ended(periods: tuple[Period, ...], today: dt.date) -> Period | None:
    """Return the last of the periods that has ended, or the first where none has."""
    ended = [period for period in periods if period.last_day < today]
    return next(iter(ended[-1:] or periods[:1]), None)


def short_name(period: Period) -> str:
    """Return the period as a column head: "TW III", "Semester I", "Agustus", "Tahun"."""
    if period.kind == PeriodKind.QUARTER:
        return f"TW {ROMAN[period.n - 1]}"
    if period.kind == PeriodKind.YEAR:
        return "Tahun"
    return str(period).removesuffix(f" {period.year_id}")
