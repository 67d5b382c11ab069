"""The indicators of a year: wording, targets, what was reached, now and before."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from jenjang.apps.measurement.models import Achievement
from jenjang.apps.measurement.snapshots.lifetime import definition_of
from jenjang.apps.measurement.snapshots.series import Stated
from jenjang.apps.measurement.snapshots.standing import Standing
from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.plans.models import (
    Indicator,
    Objective,
    PlanState,
    Stage,
    Target,
)
from jenjang.apps.plans.snapshots.benchmarks import benchmarks_of
from jenjang.apps.reports.snapshots.annual.calendar import YEARS_BACK, Standings
from jenjang.apps.reports.snapshots.annual.facts import (
    Aim,
    Goal,
    Measure,
    Reached,
    Standard,
)
from jenjang.core.formulas.branches import branch_unions
from jenjang.core.formulas.definitions import BREAKING, differences
from jenjang.core.scales import Scale
from jenjang.core.values import Polarity, Unknown

Wordings = Mapping[int, Mapping[int, Indicator]]
"""By series and year, the wording in force."""


def read_wordings(unit_id: int | None, year: int) -> Wordings:
    """Return the wordings of the series of a year, and of the years before; one query.

    The wording of its own unit's nearest plan holds. Series come in the tree's order.
    """
    rows = (
        Indicator.objects.filter(
            plan__first_year__lte=year, plan__last_year__gte=year - YEARS_BACK
        )
        .exclude(plan__state=PlanState.DRAFT)
        .select_related("plan", "objective", "owner")
    )
    if unit_id is None:
        rows = rows.filter(plan__unit=None)
    else:
        rows = rows.filter(series__unit=unit_id)
    found: defaultdict[int, dict[int, Indicator]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: (row.plan.unit_id == unit_id, row.plan.rank)):
        for at in range(year - YEARS_BACK, year + 1):
            if at in row.plan.years:
                found[row.series_id][at] = row
    now = [(pk, years) for pk, years in found.items() if year in years]
    return dict(sorted(now, key=lambda one: _place(one[1][year])))


def _place(indicator: Indicator) -> tuple[str, int, int]:
    return indicator.objective.path, indicator.order, indicator.pk


def read_aims(indicators: Collection[Indicator]) -> tuple[Aim, ...]:
    """Return the objectives of these indicators and all above them; two queries."""
    plans = {one.plan_id for one in indicators}
    rows = list(Objective.objects.filter(plan__in=plans).order_by("path"))
    links = Objective.activities.through.objects.filter(objective__plan__in=plans)
    own: defaultdict[int, set[int]] = defaultdict(set)
    for objective_id, activity_id in links.values_list("objective_id", "activity_id"):
        own[objective_id].add(activity_id)
    parents = {row.pk: row.parent_id for row in rows}
    linked = branch_unions(parents, own)
    return tuple(
        Aim(row.pk, row.lineage, row.level, row.text, row.parent_id, linked[row.pk])
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the series: targets by year, achievements by year."""

    year: int
    goals: Mapping[int, Mapping[int, list[Stated]]]
    reached: Mapping[tuple[int, int], Achievement]
    standings: Standings
    scale: Scale


def read_measures(
    wordings: Wordings, year: int, standings: Standings, scale: Scale
) -> list[Measure]:
    """Return the indicators with targets and results of all years; two queries."""
    read = _Read(
        year=year,
        goals=_goals(wordings, year),
        reached=_reached(wordings, standings),
        standings=standings,
        scale=scale,
    )
    return [_measure(pk, years, read) for pk, years in wordings.items()]


def _goals(series_ids: Iterable[int], year: int) -> dict[int, dict[int, list[Stated]]]:
    rows = Target.objects.settled().filter(
        series__in=list(series_ids),
        period__kind=PeriodKind.YEAR,
        period__year__gte=year - YEARS_BACK,
    )
    found: defaultdict[int, defaultdict[int, list[Stated]]]
    found = defaultdict(lambda: defaultdict(list))
    for series_id, at, stage, revision, value, text in rows.values_list(
        "series_id", "period__year_id", "stage", "revision", "value", "text"
    ):
        stated = Stated(PeriodKind.YEAR, 1, stage, revision, value, text)
        found[series_id][at].append(stated)
    return {pk: dict(years) for pk, years in found.items()}


def _reached(
    series_ids: Iterable[int], standings: Standings
) -> dict[tuple[int, int], Achievement]:
    year_of = standings.year_of
    rows = Achievement.objects.filter(series__in=list(series_ids), period__in=list(year_of))
    return {(row.series_id, year_of[row.period_id]): row for row in rows}


def _measure(pk: int, years: Mapping[int, Indicator], read: _Read) -> Measure:
    one, goals = years[read.year], read.goals.get(pk, {})
    renstra = _of_renstra(pk, goals)
    broken = _broken(years, read.year)
    return Measure(
        series_id=pk,
        indicator_id=one.pk,
        objective_id=one.objective_id,
        text=one.text,
        measured_in=one.measured_in or "",
        polarity=Polarity(one.polarity),
        target=_goal(pk, read.year, goals.get(read.year, ())),
        now=_at(pk, read.year, read, ()),
        murni=_murni(pk, read.year, goals.get(read.year, ())),
        earlier=tuple(
            _at(pk, at, read, broken.get(at, ()))
            for at in sorted(read.standings.by_year)
            if at < read.year
        ),
        yearly=renstra,
        end=next((one for one in reversed(renstra) if one.year >= read.year), None),
        owner_id=one.owner_id,
        owner=one.owner.name if one.owner else "",
        is_iku=one.is_iku,
        definition=one.definition or "",
        formula=one.formula_text or "",
        data_source=one.data_source or "",
    )


def _goal(series_id: int, year: int, stated: Sequence[Stated]) -> Goal | None:
    """Return the target of the newest paper that states one for the whole year."""
    if not stated:
        return None
    newest = max(stated, key=lambda one: one.rank)
    return Goal(newest.value, newest.text, year, path_of_target(series_id, year, newest))


def _murni(series_id: int, year: int, stated: Sequence[Stated]) -> Goal | None:
    """Return the agreements' first target where a Perubahan set another."""
    promised = [one for one in stated if one.stage == Stage.PK]
    first = [one for one in promised if one.revision == 0]
    return _goal(series_id, year, first) if len(promised) > len(first) else None


def path_of_target(series_id: int, year: int, stated: Stated) -> str:
    """Return how the row of a target is named; ``pk.1`` is that of Perubahan 1."""
    revision = f".{stated.revision}" if stated.revision else ""
    return f"target/{series_id}/{year}/{stated.stage}{revision}"


def _of_renstra(series_id: int, goals: Mapping[int, Sequence[Stated]]) -> tuple[Goal, ...]:
    """Return the Renstra's targets from the first year on, each of its newest revision."""
    found = (
        _goal(series_id, at, [one for one in rows if one.stage == Stage.RENSTRA])
        for at, rows in sorted(goals.items())
    )
    return tuple(one for one in found if one is not None and one.is_stated)


def _broken(years: Mapping[int, Indicator], year: int) -> dict[int, tuple[str, ...]]:
    """Return, by earlier year, what changed since so that figures do not compare."""
    changed: dict[int, tuple[str, ...]] = {}
    since: tuple[str, ...] = ()
    known = sorted((at for at in years if at <= year), reverse=True)
    for after, before in pairwise(known):
        found = differences(definition_of(years[before]), definition_of(years[after]))
        since += tuple(one.value for one in found if one in BREAKING)
        changed[before] = tuple(dict.fromkeys(since))
    return changed


def _at(series_id: int, year: int, read: _Read, broken: tuple[str, ...]) -> Reached:
    when, row = read.standings.when[year], read.reached.get((series_id, year))
    if row is None:
        return Reached(year, when, broken_by=broken)
    percent = Standing(row.percent, row.reason).known_percent
    return Reached(
        year=year,
        when=when,
        value=row.value_to_date,
        text=row.text,
        target=row.target_to_date,
        percent=percent,
        rating=_label(percent, read.scale),
        is_due=True,
        is_verified=row.is_verified,
        broken_by=broken,
    )


def _label(percent: Decimal | Unknown, scale: Scale) -> str:
    return "" if isinstance(percent, Unknown) else scale.rating(percent).label


def read_standards(wordings: Wordings, year: int) -> dict[int, tuple[Standard, ...]]:
    """Return, by series, the newest national and provincial value; one query.

    A value older than the years a record looks back to is none to compare with.
    """
    texts = {pk: years[year].text for pk, years in wordings.items()}
    found = {}
    for pk, rows in benchmarks_of(texts, year - YEARS_BACK, year).items():
        newest = {row.level: row for row in reversed(rows)}
        found[pk] = tuple(
            Standard(row.pk, row.get_level_display(), row.value, row.source, row.year)
            for _, row in sorted(newest.items())
        )
    return found
