"""Rows -> the record of a unit's period, in a number of queries that does not grow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jenjang.apps.measurement.snapshots.calendar import DEFAULT_RULE, DEFAULT_SCALE
from jenjang.apps.organisation.models import Government, Period, PeriodKind, Unit
from jenjang.apps.reports.snapshots.annual.budgets import Budget, merged, read_budgets
from jenjang.apps.reports.snapshots.annual.calendar import (
    Standings,
    read_standings,
    when_of,
)
from jenjang.apps.reports.snapshots.annual.facts import (
    Decided,
    Measure,
    Standard,
    Told,
)
from jenjang.apps.reports.snapshots.annual.measures import (
    read_aims,
    read_measures,
    read_standards,
    read_wordings,
)
from jenjang.apps.reports.snapshots.annual.office import (
    office_of,
    read_plan,
    read_plan_fact,
    read_posts,
    read_troubles,
)
from jenjang.apps.reports.snapshots.annual.pemda import read_units
from jenjang.apps.reports.snapshots.annual.promises import promised_by, read_papers
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.apps.reports.snapshots.annual.telling import (
    read_advice,
    read_decisions,
    read_told,
)
from jenjang.core.formulas.efficiency import EfficiencyRule
from jenjang.core.scales import Scale, all_scales
from jenjang.papers.drawing import FIGURES


def read_record(unit: Unit | None, period: Period) -> AnnualRecord:
    """Return all that is known of a unit's period; at most 40 queries for any size.

    `unit` None is the whole pemda: its own plans and the roll-ups of its units.
    """
    government = Government.objects.first()
    scale = all_scales()[government.achievement_scale if government else DEFAULT_SCALE]
    rule = government.efficiency_rule if government else DEFAULT_RULE
    record = AnnualRecord(
        office=office_of(unit, government),
        year=period.year_id,
        when=when_of(period),
        period=str(period),
        is_whole_year=period.kind == PeriodKind.YEAR,
        last_day=period.last_day,
        scale=scale,
        efficiency_rule=EfficiencyRule(rule),
        chart_colour=government.chart_colour if government else FIGURES,
        posts=read_posts(unit.pk if unit else None, period.last_day),
    )
    record = _with_plan(record, unit.pk if unit else None)
    record = _with_measures(record, period, read_standings(period), scale)
    if unit is None:
        return _with_units(record, period)
    return _with_money(record, read_budgets([unit.pk], period)[unit.pk])


def _with_plan(record: AnnualRecord, unit_id: int | None) -> AnnualRecord:
    plan = read_plan(unit_id, record.year)
    if plan is None:
        return record
    troubles, issues = read_troubles(plan)
    return replace(record, plan=read_plan_fact(plan), troubles=troubles, issues=issues)


def _with_measures(
    record: AnnualRecord, period: Period, standings: Standings, scale: Scale
) -> AnnualRecord:
    unit_id, year = record.office.unit_id, record.year
    wordings = read_wordings(unit_id, year)
    measures = read_measures(wordings, year, standings, scale)
    papers = read_papers(unit_id, year) if unit_id is not None else ()
    decisions = read_decisions(unit_id, period) if unit_id is not None else ()
    beside = _Beside(
        promised_by=promised_by(papers),
        told=read_told(list(wordings), period),
        standards=read_standards(wordings, year),
        decisions=decisions,
    )
    return replace(
        record,
        aims=read_aims([years[year] for years in wordings.values()]),
        measures=tuple(beside.at(one) for one in measures),
        papers=papers,
        decisions=decisions,
        advice=read_advice(unit_id, year),
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside indicators, by series."""

    promised_by: Mapping[int, tuple[int, ...]]
    told: Mapping[int, tuple[Told, ...]]
    standards: Mapping[int, tuple[Standard, ...]]
    decisions: tuple[Decided, ...]

    def at(self, one: Measure) -> Measure:
        """Return the indicator with all that is said of it."""
        pk = one.series_id
        return replace(
            one,
            promised_by=self.promised_by.get(pk, ()),
            told=self.told.get(pk, ()),
            standards=self.standards.get(pk, ()),
            decisions=tuple(row for row in self.decisions if pk in row.series),
        )


def _with_money(record: AnnualRecord, money: Budget) -> AnnualRecord:
    return replace(
        record,
        works=money.works,
        kinds=money.kinds,
        money=money.total,
        money_before=money.before,
        works_before=money.works_before,
        kinds_before=money.kinds_before,
    )


def _with_units(record: AnnualRecord, period: Period) -> AnnualRecord:
    units = read_units(period, record.scale)
    whole = merged(read_budgets([one.pk for one in units], period).values())
    return _with_money(replace(record, units=units), whole)
