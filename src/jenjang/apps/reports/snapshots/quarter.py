"""A unit's quarter -> its Laporan kinerja triwulan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jenjang.apps.followup.models import Decision
from jenjang.apps.followup.snapshots.minutes import person_of, state_of
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.money import Money, total_idr
from jenjang.apps.measurement.snapshots.series import targets_in_force
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.plans.models import Indicator
from jenjang.apps.reports.snapshots.money import read_money
from jenjang.apps.reports.snapshots.people import People, read_people
from jenjang.apps.reports.snapshots.promised import (
    Holder,
    Reached,
    each_once,
    read_promised,
    read_reached,
    read_told,
)
from jenjang.core.figures import write_date
from jenjang.core.formulas.achievement import mean_achievement
from jenjang.core.formulas.progress import YearTarget
from jenjang.core.scales import Scale
from jenjang.core.values import Unknown
from jenjang.papers.blocks import Letterhead
from jenjang.papers.layouts.quarter_report import (
    Analysis,
    Decided,
    Measured,
    Missing,
    OfficialResults,
    ProgramMoney,
    QuarterReport,
)


@dataclass(frozen=True, slots=True)
class _Quarter:
    """What was read of a unit's quarter."""

    holders: list[Holder]
    indicators: Mapping[int, Indicator]
    targets: Mapping[int, YearTarget]
    reached: Reached
    told: Mapping[int, Result]
    people: People
    scale: Scale

    def due(self) -> list[int]:
        """Return the series whose period is over."""
        return [pk for pk in self.indicators if self.reached.is_due(pk)]

    def mean(self, series_ids: Iterable[int]) -> Decimal | Unknown:
        """Return the mean capaian of what has one."""
        percents = [self.reached.percent(pk) for pk in series_ids]
        return mean_achievement(percents).percent


def quarter_report_of(
    unit: Unit,
    calendar: Calendar,
    quarter: Period,
    *,
    pemda: str,
    letterhead: Letterhead | None = None,
) -> QuarterReport:
    """Return the report of a unit's quarter; nine queries for any size."""
    read = _read(unit.pk, calendar, quarter)
    money = read_money([unit.pk], calendar.year)[unit.pk]
    programs, total = program_money(money, quarter.n)
    due = read.due()
    return QuarterReport(
        unit=unit.name,
        regency=pemda,
        period=str(quarter),
        n=quarter.n,
        letterhead=letterhead,
        indicator_count=len(due),
        measured_count=sum(map(read.reached.is_measured, due)),
        mean_percent=read.mean(due),
        officials=tuple(_official(holder, read) for holder in read.holders),
        analyses=tuple(_analyses(read)),
        programs=programs,
        total=total,
        decisions=_decisions(unit.pk, quarter),
        missing=tuple(_missing(read)),
        signature=read.people.signature,
    )


def _read(unit_id: int, calendar: Calendar, quarter: Period) -> _Quarter:
    holders = read_promised(unit_id, calendar.year)
    indicators = each_once(holders)
    frequencies = {pk: one.series.frequency for pk, one in indicators.items()}
    return _Quarter(
        holders=holders,
        indicators=indicators,
        targets=targets_in_force(calendar.year, frequencies),
        reached=read_reached(unit_id, calendar, quarter),
        told=read_told(unit_id, calendar, quarter),
        people=read_people(unit_id, quarter.last_day),
        scale=calendar.scale,
    )


def _official(holder: Holder, read: _Quarter) -> OfficialResults:
    series_ids = [indicator.series_id for indicator in holder.indicators]
    return OfficialResults(
        position=holder.position.name,
        holder=read.people.holders.get(holder.position.pk, ""),
        indicators=tuple(_measured(one, read) for one in holder.indicators),
        mean_percent=read.mean(series_ids),
    )


def _measured(indicator: Indicator, read: _Quarter) -> Measured:
    pk = indicator.series_id
    target, row = read.targets.get(pk, YearTarget()), read.reached.now.get(pk)
    percent = read.reached.percent(pk)
    return Measured(
        objective=indicator.objective.text,
        text=indicator.text,
        measured_in=indicator.measured_in or "",
        year_target=target.value,
        year_target_text=target.text,
        target=row.target_to_date if row else None,
        value=row.value_to_date if row else None,
        value_text=row.text if row else None,
        percent=percent,
        rating=_rating(percent, read.scale),
        before_percent=read.reached.percent_before(pk),
    )


def _rating(percent: Decimal | Unknown, scale: Scale) -> str:
    return "" if isinstance(percent, Unknown) else scale.rating(percent).label


def _analyses(read: _Quarter) -> Iterator[Analysis]:
    for pk, indicator in read.indicators.items():
        row = read.told.get(pk)
        if row is not None and (row.cause or row.obstacle or row.follow_up):
            yield Analysis(
                indicator=indicator.text,
                percent=read.reached.percent(pk),
                cause=row.cause or "",
                obstacle=row.obstacle or "",
                follow_up=row.follow_up or "",
            )


def program_money(money: Money, n: int) -> tuple[tuple[ProgramMoney, ...], ProgramMoney]:
    """Return the money of each programme to the end of quarter `n`, and of all."""
    ceilings, spent = money.ceilings(), money.spent_to_date(n)
    tops = money.branches_of(None)
    rows = tuple(
        ProgramMoney(one.code or "", one.name, ceilings.get(one.pk), spent.get(one.pk))
        for one in money.activities
        if one.pk in tops and (one.pk in ceilings or one.pk in spent)
    )
    total = ProgramMoney("", "Jumlah", total_idr(ceilings, tops), total_idr(spent, tops))
    return rows, total


def _decisions(unit_id: int, quarter: Period) -> tuple[Decided, ...]:
    """Return what the meeting about the quarter decided; one query."""
    rows = Decision.objects.filter(
        item__meeting__unit=unit_id, item__meeting__period=quarter
    ).for_table()
    return tuple(
        Decided(one.text, person_of(one), write_date(one.due_on), state_of(one))
        for one in rows
    )


def _missing(read: _Quarter) -> Iterator[Missing]:
    for pk in read.due():
        if not read.reached.is_measured(pk):
            indicator, row = read.indicators[pk], read.told.get(pk)
            because = row.get_unmeasured_because_display() if row else None
            yield Missing(
                indicator=indicator.text,
                responsible=indicator.owner.name if indicator.owner else "",
                reason=because or "",
            )
