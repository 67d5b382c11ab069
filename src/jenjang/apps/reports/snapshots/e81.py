"""A unit's year, or all units', -> formulir E.81."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.money import Money
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.plans.models import Activity, ActivityLevel
from jenjang.apps.reports.snapshots.factors import factors_of
from jenjang.apps.reports.snapshots.money import (
    RenstraFunds,
    Spendings,
    money_by_unit,
    read_lines,
    read_spent,
    renstra_funds,
)
from jenjang.apps.reports.snapshots.people import read_people
from jenjang.apps.reports.snapshots.renja import (
    Filed,
    Targets,
    Worded,
    performance_of,
    read_filed,
    read_targets,
    read_wordings,
)
from jenjang.core.formulas import e81 as form
from jenjang.core.formulas.achievement import mean_achievement
from jenjang.core.formulas.branches import branch_ceilings, topmost
from jenjang.core.scales import all_scales
from jenjang.core.values import Unknown
from jenjang.papers.layouts.e81 import (
    E81,
    Means,
    Program,
    Row,
    UnitPart,
    compiler_signature,
    evaluator_signature,
)

YEARS_BACK = 5
SCALE = "permendagri86"
UNSERVED = "Indikator yang tidak terikat program"


@dataclass(frozen=True, slots=True)
class _Renja:
    """What was read of some units' year; `n` is the quarter it goes up to."""

    year: int
    n: int
    wordings: Mapping[int, list[Worded]]
    targets: Targets
    filed: Filed
    money: Mapping[int, Money]
    spent: Spendings
    funds: RenstraFunds
    is_programs_only: bool


def e81_of(unit: Unit, calendar: Calendar, quarter: Period, *, pemda: str) -> E81:
    """Return the form of a unit up to a quarter; nine queries for any size."""
    read = _read([unit.pk], calendar.year, quarter.n)
    people = read_people(unit.pk, quarter.last_day)
    compiler = compiler_signature(people.seat, f"{people.title},", people.below)
    return E81(
        unit=unit.name,
        regency=pemda,
        year=calendar.year,
        period=str(quarter),
        renstra_last_year=_last_year(read),
        units=(_unit_part(unit, read),),
        factors=factors_of(unit.pk, quarter),
        compiler=compiler,
        evaluator=evaluator_signature(people.seat, pemda),
    )


def e81_of_all(
    units: Sequence[Unit],
    calendar: Calendar,
    quarter: Period,
    *,
    pemda: str,
    seat: str | None,
) -> E81:
    """Return the programmes of all units one after the other; six queries."""
    unit_ids = [unit.pk for unit in units]
    read = _read(unit_ids, calendar.year, quarter.n, programs_only=True)
    return E81(
        unit="Semua perangkat daerah",
        regency=pemda,
        year=calendar.year,
        period=str(quarter),
        renstra_last_year=_last_year(read),
        units=tuple(_unit_part(unit, read) for unit in units),
        factors=None,
        compiler=evaluator_signature(seat, pemda),
    )


def _read(
    unit_ids: Collection[int], year: int, n: int, *, programs_only: bool = False
) -> _Renja:
    wordings = read_wordings(unit_ids, year, programs_only=programs_only)
    series_ids = [one.series_id for one in wordings]
    by_unit: defaultdict[int, list[Worded]] = defaultdict(list)
    for one in wordings:
        by_unit[one.unit_id].append(one)
    spent = read_spent(unit_ids, year - YEARS_BACK, year)
    lines = read_lines(unit_ids, year)
    return _Renja(
        year=year,
        n=n,
        wordings=by_unit,
        targets=read_targets(series_ids, year),
        filed=read_filed(series_ids, year - YEARS_BACK, year),
        money=money_by_unit(unit_ids, year, spent, lines),
        spent=spent,
        funds=renstra_funds(lines),
        is_programs_only=programs_only,
    )


def _last_year(read: _Renja) -> int | None:
    return max((years[-1] for years in read.targets.years.values()), default=None)


@dataclass(frozen=True, slots=True)
class _UnitRenja:
    """One unit's part of it: rupiah by activity, indicators by the activity they serve.

    `performances` are the columns K by series, each worked out once.
    """

    read: _Renja
    money: Money
    ceilings: Mapping[int, int]
    quarters: tuple[Mapping[int, int], ...]
    before: Mapping[int, int]
    renstra: Mapping[int, int]
    served: Mapping[int | None, list[Worded]]
    performances: Mapping[int, form.Performance]

    def money_of(self, activity_id: int) -> form.Money:
        """Return the columns Rp."""
        return form.money(
            renstra_idr=self.renstra.get(activity_id),
            before_idr=self.before.get(activity_id),
            year_idr=self.ceilings.get(activity_id),
            quarters_idr=[one.get(activity_id) for one in self.quarters],
        )

    def performance_of(self, one: Worded) -> form.Performance:
        """Return the columns K."""
        return self.performances[one.series_id]


def _unit_part(unit: Unit, read: _Renja) -> UnitPart:
    mine = _unit_renja(unit.pk, read)
    programs = tuple(_programs(mine))
    tops = mine.money.branches_of(None)
    served = {one.series_id: one for rows in mine.served.values() for one in rows}
    means = _means(mine, "perangkat daerah", served.values(), tops)
    return UnitPart(unit.name, programs, means)


def _unit_renja(unit_id: int, read: _Renja) -> _UnitRenja:
    money = read.money[unit_id]
    by_quarter = tuple(_in_quarter(money, n) if n <= read.n else {} for n in range(1, 5))
    first_year = _first_year(unit_id, read)
    earlier = [
        one
        for year, one in read.spent.get(unit_id, ())
        if first_year is not None and first_year <= year < read.year
    ]
    return _UnitRenja(
        read=read,
        money=money,
        ceilings=money.ceilings(),
        quarters=by_quarter,
        before=replace(money, spent=tuple(earlier)).spent_by_month(12),
        renstra=_renstra_funds(unit_id, read, money),
        served=_served(unit_id, read, money),
        performances={
            one.series_id: performance_of(one, read.year, read.n, read.targets, read.filed)
            for one in read.wordings.get(unit_id, ())
        },
    )


def _renstra_funds(unit_id: int, read: _Renja, money: Money) -> dict[int, int]:
    """Return what the Renstra sets aside for each branch over all its years.

    Nothing where a year of it has not been recorded: a part of the sum would mislead.
    """
    funds = read.funds.get(unit_id, {})
    years = _renstra_years(unit_id, read)
    if not years or not all(year in funds for year in years):
        return {}
    found: Counter[int] = Counter()
    for year in years:
        found.update(branch_ceilings(money.parents, funds[year]))
    return dict(found)


def _renstra_years(unit_id: int, read: _Renja) -> range:
    """Return the years of the Renstra that the unit's indicators are in."""
    mine = [one.series_id for one in read.wordings.get(unit_id, ())]
    years = (read.targets.years[pk] for pk in mine if pk in read.targets.years)
    return next(years, range(0))


def _first_year(unit_id: int, read: _Renja) -> int | None:
    mine = [one.series_id for one in read.wordings.get(unit_id, ())]
    years = [read.targets.years[pk][0] for pk in mine if pk in read.targets.years]
    return min(years, default=None)


def _in_quarter(money: Money, n: int) -> dict[int, int]:
    """Return what each branch spent in one quarter alone, whole rupiah."""
    months = range(3 * n - 2, 3 * n + 1)
    own = tuple(one for one in money.spent if one.last_month in months)
    return replace(money, spent=own).spent_by_month(12)


def _served(unit_id: int, read: _Renja, money: Money) -> dict[int | None, list[Worded]]:
    """Return the indicators beside each activity, those of no activity under None.

    An objective that several activities serve stands beside each that stands under no
    other of them.
    """
    found: defaultdict[int | None, list[Worded]] = defaultdict(list)
    for one in read.wordings.get(unit_id, ()):
        linked = one.activities & money.parents.keys()
        for key in (*topmost(money.parents, linked),) or (None,):
            found[key].append(one)
    return dict(found)


def _programs(mine: _UnitRenja) -> Iterator[Program]:
    """Yield each programme with a ceiling, spending or an indicator; what serves none."""
    known = {*mine.ceilings, *mine.before, *mine.served}
    for quarter in mine.quarters:
        known |= quarter.keys()
    shown = _with_those_above(mine.money.parents, known)
    tops = [a for a in mine.money.activities if a.parent_id is None and a.pk in shown]
    for number, top in enumerate(tops, start=1):
        branch = [a for a in _branch(mine, top) if a.pk in shown]
        if mine.read.is_programs_only:
            branch = [a for a in branch if a.level in _TOP_LEVELS]
        rows = _rows(branch, str(number), mine)
        yield Program(rows, _program_means(mine, top, branch))
    if mine.served.get(None) and not mine.read.is_programs_only:
        yield Program(tuple(_unserved(mine)), None)


_TOP_LEVELS = {ActivityLevel.URUSAN, ActivityLevel.PROGRAM}


def _with_those_above(
    parents: Mapping[int, int | None], keys: Iterable[int | None]
) -> set[int]:
    found: set[int] = set()
    for key in keys:
        above = key
        while above is not None and above not in found:
            found.add(above)
            above = parents.get(above)
    return found


def _branch(mine: _UnitRenja, top: Activity) -> list[Activity]:
    return [a for a in mine.money.activities if a.path.startswith(top.path)]


def _rows(branch: Sequence[Activity], number: str, mine: _UnitRenja) -> tuple[Row, ...]:
    rows: list[Row] = []
    said = ""
    for activity in branch:
        first = Row(
            number=number if activity is branch[0] else "",
            activity=f"{activity.code or ''} {activity.name}".strip(),
            money=mine.money_of(activity.pk),
            is_program=activity.level in _TOP_LEVELS,
        )
        worded = [_worded(one, mine) for one in mine.served.get(activity.pk, ())]
        lead = worded[0] if worded else Row()
        rows.append(_beside(first, lead))
        rows += worded[1:]
    for n, row in enumerate(rows):
        if row.objective == said:
            rows[n] = replace(row, objective="")
        said = row.objective or said
    return tuple(rows)


def _beside(activity: Row, indicator: Row) -> Row:
    return replace(
        indicator,
        number=activity.number,
        activity=activity.activity,
        money=activity.money,
        is_program=activity.is_program,
    )


def _worded(one: Worded, mine: _UnitRenja) -> Row:
    return Row(
        objective=one.objective,
        indicator=one.text,
        measured_in=one.measured_in,
        performance=mine.performance_of(one),
        responsible=one.responsible,
    )


def _unserved(mine: _UnitRenja) -> Iterator[Row]:
    yield Row(activity=UNSERVED, is_program=True)
    said = ""
    for one in mine.served[None]:
        row = _worded(one, mine)
        yield replace(row, objective="" if row.objective == said else row.objective)
        said = row.objective


def _program_means(
    mine: _UnitRenja, top: Activity, branch: Sequence[Activity]
) -> Means | None:
    served = {one.series_id: one for a in branch for one in mine.served.get(a.pk, ())}
    means = _means(mine, "program", served.values(), {top.pk})
    figures = (means.year_percent, means.year_money_percent, means.percent)
    return None if all(isinstance(one, Unknown) for one in figures) else means


def _means(
    mine: _UnitRenja, of: str, indicators: Iterable[Worded], tops: Collection[int]
) -> Means:
    found = [mine.performance_of(one) for one in indicators]
    moneys = [mine.money_of(pk) for pk in tops]
    whole = form.money(
        renstra_idr=form.sum_known([one.renstra_idr for one in moneys]),
        before_idr=form.sum_known([one.before_idr for one in moneys]),
        year_idr=form.sum_known([one.year_idr for one in moneys]),
        quarters_idr=[form.sum_known([one.spent_idr for one in moneys])],
    )
    figures = (
        mean_achievement([one.year_percent for one in found]).percent,
        whole.year_percent,
        mean_achievement([one.percent for one in found]).percent,
        whole.percent,
    )
    return Means(of, *figures, ratings=_ratings(figures))


def _ratings(
    figures: tuple[Decimal | Unknown, ...],
) -> tuple[str | None, str | None, str | None, str | None]:
    scale = all_scales()[SCALE]
    first, second, third, fourth = (
        None if isinstance(one, Unknown) else scale.rating(max(one, Decimal(0))).label
        for one in figures
    )
    return first, second, third, fourth
