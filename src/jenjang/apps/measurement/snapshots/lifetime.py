"""One series over all its years: every period, and where its meaning or target changed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from django.utils.timezone import localtime

from jenjang.apps.agreements.models import Commitment
from jenjang.apps.history.models import Entry, subject_type
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.snapshots.series import (
    SeriesYear,
    Stated,
    newest_target,
    targets_over_years,
)
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import Indicator, PlanState, Series, Stage
from jenjang.core.formulas.definitions import (
    Definition,
    Difference,
    differences,
    is_comparable,
)
from jenjang.core.formulas.progress import Entered, Progress, YearTarget, progress
from jenjang.core.values import Accumulation, Polarity

MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """The series in one period: its year, what is stored, what it comes to so far."""

    period: Period
    year: SeriesYear
    result: Result | None
    found: Progress

    @property
    def value(self) -> Decimal | None:
        """Return the value to date, None where there is none."""
        return self.found.value if isinstance(self.found.value, Decimal) else None

    @property
    def target(self) -> Decimal | None:
        """Return the target to date, None where there is none."""
        return self.found.target if isinstance(self.found.target, Decimal) else None


class TurnKind(StrEnum):
    """What changed at a turn."""

    DEFINITION = "definition"
    RULES = "rules"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Turn:
    """A change at the start of a period, numbered over the whole life.

    `changed` is what differs in the definition, `before` and `after` the two wordings;
    of a target they are the figures; of rules `entry` is the history's own.
    """

    kind: TurnKind
    period: Period
    before: Indicator | Stated | None = None
    after: Indicator | Stated | None = None
    changed: tuple[Difference, ...] = ()
    entry: Entry | None = None
    number: int = 0

    @property
    def is_break(self) -> bool:
        """Return whether figures before and after do not compare."""
        return not is_comparable(self.changed)


@dataclass(frozen=True, slots=True)
class EndTarget:
    """What the Renstra is to reach at its end."""

    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Lifetime:
    """All periods of a series in order, its turns, and the Renstra's last target."""

    series_id: int
    moments: tuple[Moment, ...]
    turns: tuple[Turn, ...]
    end_target: EndTarget | None

    @property
    def indicator(self) -> Indicator | None:
        """Return the newest wording."""
        return self.moments[-1].year.indicator if self.moments else None

    def has_break(self, after: Period, until: Period) -> bool:
        """Return whether figures of two periods do not compare."""
        first, last = sorted((after.first_day, until.first_day))
        return any(
            one.is_break and first < one.period.first_day <= last for one in self.turns
        )


def read_lifetime(series: Series) -> Lifetime:
    """Return the life of a series over the opened years; six queries."""
    wordings = _wordings(series)
    stated = targets_over_years(series.pk)
    periods = _periods(series, wordings)
    results = {one.period_id: one for one in Result.objects.filter(series=series)}
    years = {
        year: _year(series, wordings[year], stated.get(year, []), found, results)
        for year, found in periods.items()
    }
    moments = tuple(
        _moment(years[year], period, results)
        for year, found in periods.items()
        for period in found
    )
    return Lifetime(
        series_id=series.pk,
        moments=moments,
        turns=tuple(_numbered(_turns(series, years, stated))),
        end_target=_end_target(stated, max(years, default=0)),
    )


def _wordings(series: Series) -> dict[int, Indicator]:
    """Return the wording that holds or held in each year, the nearest plan's."""
    rows = (
        Indicator.objects.filter(series=series)
        .exclude(plan__state=PlanState.DRAFT)
        .select_related("plan", "objective", "owner", "series")
    )
    ranked = sorted(
        rows, key=lambda row: (row.plan.unit_id == series.unit_id, *row.plan.rank)
    )
    return {year: row for row in ranked for year in row.plan.years}


def _periods(series: Series, years: Iterable[int]) -> dict[int, tuple[Period, ...]]:
    rows = Period.objects.filter(
        kind=series.frequency, year__in=list(years), year__opened_at__isnull=False
    ).order_by("year", "n")
    found: defaultdict[int, list[Period]] = defaultdict(list)
    for row in rows:
        found[row.year_id].append(row)
    return {year: tuple(found[year]) for year in sorted(found)[-MOST_YEARS:]}


def _year(
    series: Series,
    indicator: Indicator,
    stated: Sequence[Stated],
    periods: tuple[Period, ...],
    results: Mapping[int, Result],
) -> SeriesYear:
    filed = [(one.n, results[one.pk]) for one in periods if one.pk in results]
    return SeriesYear(
        series_id=series.pk,
        indicator=indicator,
        target=newest_target(stated, series.frequency) if stated else YearTarget(),
        periods=periods,
        entered={n: _entered(result) for n, result in filed},
    )


def _entered(result: Result) -> Entered:
    return Entered(result.value, result.numerator, result.denominator, result.text)


def _moment(year: SeriesYear, period: Period, results: Mapping[int, Result]) -> Moment:
    found = progress(
        year.rules, year.target, year.entered, n=period.n, periods=len(year.periods)
    )
    return Moment(period, year, results.get(period.pk), found)


def _end_target(stated: Mapping[int, Sequence[Stated]], year: int) -> EndTarget | None:
    """Return the last year's target of the newest Renstra that reaches this far."""
    found = [
        (at, one.revision, one.value)
        for at, targets in stated.items()
        for one in targets
        if one.stage == Stage.RENSTRA and one.kind == PeriodKind.YEAR and at >= year
        if one.value is not None
    ]
    if not found:
        return None
    last, _, value = max(found, key=lambda one: one[:2])
    return EndTarget(last, value)


def _numbered(turns: Iterable[Turn]) -> Iterator[Turn]:
    ordered = sorted(turns, key=lambda one: one.period.first_day)
    for number, one in enumerate(ordered, 1):
        yield replace(one, number=number)


def _turns(
    series: Series, years: Mapping[int, SeriesYear], stated: Mapping[int, list[Stated]]
) -> Iterator[Turn]:
    yield from _new_definitions(list(years.values()))
    yield from _new_targets(years, stated, _signed(series))
    yield from _new_rules(years)


def _new_definitions(years: Sequence[SeriesYear]) -> Iterator[Turn]:
    """Yield a change wherever a year's wording differs from that of the year before."""
    for before, after in pairwise(years):
        changed = differences(
            definition_of(before.indicator), definition_of(after.indicator)
        )
        if changed:
            yield Turn(
                TurnKind.DEFINITION,
                after.periods[0],
                before.indicator,
                after.indicator,
                changed,
            )


def definition_of(indicator: Indicator) -> Definition:
    """Return a wording as core compares it."""
    return Definition(
        text=indicator.text,
        measured_in=indicator.measured_in or "",
        polarity=Polarity(indicator.polarity),
        accumulation=Accumulation(indicator.accumulation),
        numerator=indicator.numerator_text or "",
        denominator=indicator.denominator_text or "",
        factor=indicator.factor,
        composite=indicator.composite,
        meaning=indicator.definition or "",
    )


def _signed(series: Series) -> dict[tuple[int, int], dt.date]:
    """Return when a Perubahan of a year was signed; one query."""
    rows = (
        Commitment.objects.filter(
            indicator__series=series,
            agreement__revision__gt=0,
        )
        .order_by("-agreement__signed_on")
        .values_list("agreement__year_id", "agreement__revision", "agreement__signed_on")
    )
    return {(year, revision): day for year, revision, day in rows if day is not None}


def _new_targets(
    years: Mapping[int, SeriesYear],
    stated: Mapping[int, list[Stated]],
    signed: Mapping[tuple[int, int], dt.date],
) -> Iterator[Turn]:
    """Yield a change for every revision that set another target for the year."""
    for year, one in years.items():
        yearly = sorted(
            (row for row in stated.get(year, []) if row.kind == PeriodKind.YEAR),
            key=lambda row: row.rank,
        )
        for before, after in pairwise(yearly):
            is_other = (before.value, before.text) != (after.value, after.text)
            if after.stage == before.stage == Stage.PK and is_other:
                day = signed.get((year, after.revision))
                yield Turn(TurnKind.TARGET, _period_of(one.periods, day), before, after)


def _period_of(periods: Sequence[Period], day: dt.date | None) -> Period:
    """Return the period a day falls in; the last where it is not known or past."""
    within = (one for one in periods if day is not None and day <= one.last_day)
    return next(within, periods[-1])


def _new_rules(years: Mapping[int, SeriesYear]) -> Iterator[Turn]:
    """Yield every change of how a wording in force is counted; one query.

    All periods of its plan were counted anew, so figures on both sides compare.
    """
    indicators = {one.indicator.pk: one.indicator for one in years.values()}
    entries = Entry.objects.filter(
        subject_type=subject_type(Indicator()),
        subject_id__in=list(indicators),
        action="indicator.rules_set",
    )
    for entry in entries.select_related("actor").order_by("id"):
        day = localtime(entry.at).date()
        covered = [
            period
            for year in indicators[entry.subject_id].plan.years
            if year in years
            for period in years[year].periods
        ]
        if covered:
            yield Turn(TurnKind.RULES, _period_of(covered, day), entry=entry)
