"""Series and promises of a unit's year, as core speaks of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from jenjang.apps.agreements.models import Commitment, State
from jenjang.apps.measurement.models import Result, ResultState
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import (
    PLANS_NEAREST_LAST,
    Indicator,
    PlanKind,
    Stage,
    Target,
)
from jenjang.core.formulas.progress import (
    Entered,
    Progress,
    Rules,
    YearTarget,
    progress,
)
from jenjang.core.values import Accumulation, Polarity
from jenjang.web.prepared import Given, GivenKeys, Prepared

STAGE_ORDER = (Stage.RENSTRA, Stage.RENJA, Stage.PK)
ENTERED = (
    "series_id", "period__n", "value", "numerator", "denominator", "text", "state",
    "told_on",
)  # fmt: skip
VERIFIED = ResultState.VERIFIED.value
FEW = 50
"""Indicators read with a plan, an objective and an owner each; more share theirs."""
SHARED = ("plan", "objective", "owner")
_FEW_SETTLED = Prepared(
    lambda: (
        Indicator.objects.settled(Given("unit"), Given("year"))
        .filter(series__in=GivenKeys("series"))
        .select_related("series", *SHARED)
    )
)
_MANY_SETTLED = Prepared(
    lambda: (
        Indicator.objects.settled(Given("unit"), Given("year"))
        .filter(series__in=GivenKeys("series"))
        .select_related("series")
    )
)
_LINES = Prepared(
    lambda: Indicator.objects.settled(Given("unit"), Given("year")).order_by().values_list(
        "plan__unit_id", "plan__kind", "plan__revision", "plan_id", "objective__path",
        "order", "pk", "series_id", "series__frequency", "owner_id",
    )
)  # fmt: skip
_WORDINGS = Prepared(lambda: worded().filter(pk__in=GivenKeys("keys")))
_TARGETS = Prepared(
    lambda: (
        Target.objects.settled()
        .filter(series__in=GivenKeys("series"), period__year=Given("year"))
        .values_list(
            "series_id", "period__kind", "period__n", "stage", "revision", "value", "text"
        )
    )
)
_ENTERED = Prepared(
    lambda: Result.objects.filter(
        series__in=GivenKeys("series"), period__year=Given("year")
    ).values_list(*ENTERED)
)
_PROMISED = Prepared(
    lambda: Commitment.objects.filter(
        agreement__unit=Given("unit"),
        agreement__year=Given("year"),
        agreement__state=State.IN_FORCE,
    ).values_list("agreement__position_id", "indicator__series_id")
)


class Filed(NamedTuple):
    """Where a result stands, and the day it first said anything."""

    is_verified: bool
    told_on: dt.date | None


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """One series in one year: its wording in force, target, periods and what was entered.

    `periods` are those of the series' own frequency, `entered` and `filings` are by their
    number.
    """

    series_id: int
    indicator: Indicator
    target: YearTarget
    periods: tuple[Period, ...]
    entered: Mapping[int, Entered] = field(default_factory=dict)
    filings: Mapping[int, Filed] = field(default_factory=dict)

    @property
    def rules(self) -> Rules:
        """Return how the indicator is counted."""
        one = self.indicator
        return _rules(one.polarity, one.accumulation, one.factor)

    def by_period(self, n: int) -> Progress:
        """Return how far it is by the end of its n-th period of the year."""
        return progress(
            self.rules, self.target, self.entered, n=n, periods=len(self.periods)
        )


@lru_cache(maxsize=100)
def _rules(polarity: str, accumulation: str, factor: Decimal) -> Rules:
    return Rules(Polarity(polarity), Accumulation(accumulation), factor)


def wordings_in_force(
    unit_id: int, year: int, series_ids: Collection[int] | None = None
) -> dict[int, Indicator]:
    """Return, by series, the wording in force in that year of the unit's series.

    A series that came from another unit is worded by its own unit's plan, where that has
    one for the year.
    """
    found = _settled(unit_id, year, series_ids)
    ranks = {row.plan_id: (row.plan.unit_id == unit_id, *row.plan.rank) for row in found}
    return {row.series_id: row for row in sorted(found, key=lambda row: ranks[row.plan_id])}


def _settled(
    unit_id: int, year: int, series_ids: Collection[int] | None
) -> list[Indicator]:
    if series_ids is not None and len(series_ids) <= FEW:
        return _FEW_SETTLED(unit=unit_id, year=year, series=series_ids)
    if series_ids is not None:
        found = _MANY_SETTLED(unit=unit_id, year=year, series=series_ids)
    else:
        found = list(Indicator.objects.settled(unit_id, year).select_related("series"))
    Indicator.share(found, *SHARED)
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in the order of the tree, light enough to read a unit's all at once."""

    indicator_id: int
    series_id: int
    frequency: str
    owner_id: int | None


def lines_in_force(unit_id: int, year: int) -> list[Line]:
    """Return every series of the unit with its wording in force, in the tree's order."""
    rows = _LINES(unit=unit_id, year=year)
    newest: dict[int, tuple[str, int, Line]] = {}
    for _, _, _, _, path, order, pk, series_id, frequency, owner_id in sorted(
        rows, key=lambda row: _row_rank(unit_id, row)
    ):
        line = Line(pk, series_id, frequency, owner_id)
        newest[series_id] = (path, order, line)
    return [line for _, _, line in sorted(newest.values(), key=lambda row: row[:2])]


def _row_rank(unit_id: int, row: Sequence[Any]) -> tuple[bool, int, int, int]:
    """Return how near a wording's plan is: its own unit's, then by kind and revision."""
    of_unit, kind, revision, plan_id = row[:4]
    nearness = PLANS_NEAREST_LAST.index(PlanKind(kind))
    return of_unit == unit_id, nearness, revision, plan_id


def worded() -> QuerySet[Indicator]:
    """Return every indicator with all that a row shows of it, in no order."""
    return Indicator.objects.select_related("series", "owner", "objective").order_by()


def wordings(indicator_ids: Iterable[int]) -> dict[int, Indicator]:
    """Return these indicators by series, in the order given, with all a row shows."""
    ids = list(indicator_ids)
    return by_series(ids, _WORDINGS(keys=ids))


def by_series(ids: Iterable[int], rows: Iterable[Indicator]) -> dict[int, Indicator]:
    """Return the rows of these keys by series, in the order of the keys."""
    found = {row.pk: row for row in rows}
    return {found[pk].series_id: found[pk] for pk in ids}


def read_years(
    year: int, periods: Mapping[str, tuple[Period, ...]], wordings: Mapping[int, Indicator]
) -> list[SeriesYear]:
    """Return these series in that year, in the order given; two queries."""
    frequencies = {pk: one.series.frequency for pk, one in wordings.items()}
    targets = targets_in_force(year, frequencies)
    entered, filings = _entered(year, wordings)
    return [
        SeriesYear(
            series_id=pk,
            indicator=indicator,
            target=targets.get(pk, YearTarget()),
            periods=periods.get(indicator.series.frequency, ()),
            entered=entered.get(pk, {}),
            filings=filings.get(pk, {}),
        )
        for pk, indicator in wordings.items()
    ]


def targets_in_force(year: int, frequencies: Mapping[int, str]) -> dict[int, YearTarget]:
    """Return, by series, the target of the newest paper, and its own period targets.

    `frequencies` names the series wanted, and how often each is measured.
    """
    told: defaultdict[int, list[Stated]] = defaultdict(list)
    for series_id, kind, n, stage, revision, value, text in _TARGETS(
        series=frequencies, year=year
    ):
        told[series_id].append(Stated(kind, n, stage, revision, value, text))
    return {pk: newest_target(found, frequencies[pk]) for pk, found in told.items()}


class Stated(NamedTuple):
    """A target as a paper states it, for period `n` of its kind."""

    kind: str
    n: int
    stage: str
    revision: int
    value: Decimal | None
    text: str | None

    @property
    def rank(self) -> tuple[int, int]:
        """Return how new the paper is."""
        return STAGE_ORDER.index(Stage(self.stage)), self.revision


def targets_over_years(series_id: int) -> dict[int, list[Stated]]:
    """Return every target of a series that holds or held, by year; one query."""
    rows = Target.objects.settled().filter(series=series_id)
    by_year: defaultdict[int, list[Stated]] = defaultdict(list)
    for year, kind, n, stage, revision, value, text in rows.values_list(
        "period__year_id", "period__kind", "period__n", "stage", "revision", "value", "text"
    ):
        by_year[year].append(Stated(kind, n, stage, revision, value, text))
    return by_year


def newest_target(targets: Sequence[Stated], frequency: str) -> YearTarget:
    """Return the year's target of the newest stage and revision, with its periods'."""
    if len(targets) == 1 and targets[0].kind == PeriodKind.YEAR:
        return YearTarget(value=targets[0].value, text=targets[0].text)
    yearly = [one for one in targets if one.kind == PeriodKind.YEAR]
    newest = max(yearly or targets, key=lambda one: one.rank)
    by_period = {
        one.n: one.value
        for one in targets
        if one.kind == frequency
        and one.kind != PeriodKind.YEAR
        and one.value is not None
        and one.rank == newest.rank
    }
    if not yearly:
        return YearTarget(by_period=by_period)
    return YearTarget(value=newest.value, text=newest.text, by_period=by_period)


def _entered(
    year: int, series_ids: Collection[int]
) -> tuple[dict[int, dict[int, Entered]], dict[int, dict[int, Filed]]]:
    """Return what was entered and how it was filed, by series and number of its period."""
    rows = _ENTERED(series=series_ids, year=year)
    found: defaultdict[int, dict[int, Entered]] = defaultdict(dict)
    filed: defaultdict[int, dict[int, Filed]] = defaultdict(dict)
    for (
        series_id,
        n,
        value,
        numerator,
        denominator,
        text,
        state,
        told_on,
    ) in rows:
        found[series_id][n] = Entered(value, numerator, denominator, text)
        filed[series_id][n] = Filed(state == VERIFIED, told_on)
    return found, filed


@dataclass(frozen=True, slots=True)
class Promises:
    """Which series each position promises in its papers in force in the year."""

    by_position: Mapping[int, frozenset[int]]

    def of(self, position_id: int | None) -> frozenset[int]:
        """Return the series a position promises; of the whole unit (None) each once."""
        if position_id is None:
            return frozenset().union(*self.by_position.values())
        return self.by_position.get(position_id, frozenset())

    def positions_of(self, series_id: int) -> frozenset[int]:
        """Return the positions that promise the series."""
        return frozenset(
            position for position, ids in self.by_position.items() if series_id in ids
        )

    def answering(self, series_id: int, owner_id: int | None) -> frozenset[int | None]:
        """Return who answers for a series: the positions that promise it, and its owner."""
        return self.positions_of(series_id) | {owner_id}

    def answering_all(
        self, owners: Mapping[int, int | None]
    ) -> dict[int, frozenset[int | None]]:
        """Return who answers for each of many series, given the owner of each."""
        found: dict[int, set[int | None]] = {pk: {one} for pk, one in owners.items()}
        for position, ids in self.by_position.items():
            for pk in ids & found.keys():
                found[pk].add(position)
        return {pk: frozenset(ids) for pk, ids in found.items()}


def promises(unit_id: int, year: int) -> Promises:
    """Return what is promised in the unit's agreements in force in that year."""
    rows = _PROMISED(unit=unit_id, year=year)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for position_id, series_id in rows:
        found[position_id].add(series_id)
    return Promises({position: frozenset(ids) for position, ids in found.items()})


def takes_parts(indicator: Indicator) -> bool:
    """Return whether numerator and denominator are entered rather than a value."""
    return indicator.is_ratio or indicator.accumulation == Accumulation.RECOMPUTE
