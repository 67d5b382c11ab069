"""A unit's quarter -> Pemantauan rencana aksi, and its recap over all units."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q

from jenjang.apps.agreements.models import ActionStep, Commitment, State
from jenjang.apps.measurement.models import Achievement, Result
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.series import targets_in_force
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.plans.models import Indicator
from jenjang.apps.reports.snapshots.people import (
    pemda_signature,
    read_people,
    seat_of_pemda,
)
from jenjang.apps.reports.snapshots.promised import (
    Reached,
    each_once,
    read_promised,
    read_reached,
    read_told,
)
from jenjang.apps.reports.snapshots.renja import Filed, read_filed
from jenjang.core.formulas.e81 import NOT_MEASURED, quarter_entered
from jenjang.core.formulas.progress import Entered, Rules, YearTarget, period_value
from jenjang.core.formulas.quarters import target_of_quarter
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown
from jenjang.papers.layouts.action_monitoring import (
    ActionMonitoring,
    ActionRecap,
    QuarterPair,
    UnitActions,
    Watched,
)

MET = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Actions:
    """What was read of a unit's rencana aksi."""

    n: int
    periods: Mapping[str, int]
    targets: Mapping[int, YearTarget]
    filed: Filed
    reached: Reached
    told: Mapping[int, Result]
    steps: Mapping[int, tuple[str, ...]]
    year: int


def action_monitoring_of(
    unit: Unit, calendar: Calendar, quarter: Period, *, pemda: str
) -> ActionMonitoring:
    """Return the paper of a unit's quarter; seven queries for any size."""
    indicators = each_once(read_promised(unit.pk, calendar.year))
    frequencies = {pk: one.series.frequency for pk, one in indicators.items()}
    read = _Actions(
        n=quarter.n,
        periods={kind: len(rows) for kind, rows in calendar.periods.items()},
        targets=targets_in_force(calendar.year, frequencies),
        filed=read_filed(indicators, calendar.year, calendar.year),
        reached=read_reached(unit.pk, calendar, quarter),
        told=read_told(unit.pk, calendar, quarter),
        steps=_steps(unit.pk, quarter),
        year=calendar.year,
    )
    people = read_people(unit.pk, quarter.last_day)
    return ActionMonitoring(
        unit=unit.name,
        regency=pemda,
        period=str(quarter),
        n=quarter.n,
        indicators=tuple(_watched(one, read) for one in indicators.values()),
        signature=people.signature,
    )


def _steps(unit_id: int, quarter: Period) -> dict[int, tuple[str, ...]]:
    """Return the steps of a quarter by series; one query."""
    rows = ActionStep.objects.filter(
        agreement__unit=unit_id,
        agreement__year=quarter.year_id,
        agreement__state=State.IN_FORCE,
        quarter=quarter.n,
    ).order_by("agreement", "order")
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for series_id, text in rows.values_list("indicator__series_id", "text"):
        found[series_id][text] = None
    return {pk: tuple(texts) for pk, texts in found.items()}


def _watched(indicator: Indicator, read: _Actions) -> Watched:
    pk = indicator.series_id
    target, told = read.targets.get(pk, YearTarget()), read.told.get(pk)
    percent = read.reached.percent(pk)
    return Watched(
        objective=indicator.objective.text,
        text=indicator.text,
        measured_in=indicator.measured_in or "",
        responsible=indicator.owner.name if indicator.owner else "",
        year_target=target.value,
        year_target_text=target.text,
        quarters=tuple(_pair(indicator, target, read, q) for q in range(1, 5)),
        steps=read.steps.get(pk, ()),
        percent=percent,
        status=_status(percent),
        follow_up=(told.follow_up or "") if told else "",
    )


def _pair(
    indicator: Indicator, target: YearTarget, read: _Actions, quarter: int
) -> QuarterPair:
    rules = Rules(
        Polarity(indicator.polarity),
        Accumulation(indicator.accumulation),
        indicator.factor,
    )
    rows = read.filed.get(indicator.series_id, {}).get(read.year, [])
    mine = [entered for of, entered in rows if of == quarter]
    entered = quarter_entered(rules, mine) if quarter <= read.n else None
    return QuarterPair(
        target=target_of_quarter(
            target,
            rules.accumulation,
            quarter=quarter,
            periods=read.periods.get(indicator.series.frequency, 4),
        ),
        result=NOT_MEASURED if entered is None else period_value(entered, rules.factor),
        result_text=_grade(mine) if quarter <= read.n else None,
    )


def _grade(entered: Sequence[Entered]) -> str | None:
    return next((one.text for one in reversed(entered) if one.text), None)


def _status(percent: Decimal | Unknown) -> str:
    if isinstance(percent, Unknown):
        words = str(percent)
        return words[:1].upper() + words[1:]
    return "Tercapai" if percent >= MET else "Belum tercapai"


def action_recap_of(
    units: Sequence[Unit], calendar: Calendar, quarter: Period, *, pemda: str
) -> ActionRecap:
    """Return one line a unit; three queries for any number of units."""
    counts, steps = _counts(units, calendar, quarter), _step_counts(units, quarter)
    rows = tuple(
        UnitActions(one.name, *counts.get(one.pk, (0,) * 5), steps.get(one.pk, 0))
        for one in units
    )
    return ActionRecap(
        regency=pemda,
        period=str(quarter),
        units=rows,
        total=_total(rows),
        signature=pemda_signature(seat_of_pemda(), "Kepala Bagian Organisasi"),
    )


def _counts(
    units: Collection[Unit], calendar: Calendar, quarter: Period
) -> dict[int, tuple[int, int, int, int, int]]:
    """Return due, met, missed, without percentage, unmeasured by unit; one query."""
    promised = Commitment.objects.filter(
        indicator__series=OuterRef("series"),
        agreement__unit=OuterRef("series__unit"),
        agreement__year=quarter.year_id,
        agreement__state=State.IN_FORCE,
    )
    rows = (
        Achievement.objects.in_periods(calendar.standing(quarter))
        .filter(Exists(promised), series__unit__in=units)
        .order_by()
        .values_list("series__unit_id")
        .annotate(
            due=Count("pk"),
            met=Count("pk", filter=Q(percent__gte=MET)),
            missed=Count("pk", filter=Q(percent__lt=MET)),
            unmeasured=Count("pk", filter=Q(reason=Reason.NOT_MEASURED.name)),
        )
    )
    return {
        unit_id: (due, met, missed, due - met - missed - unmeasured, unmeasured)
        for unit_id, due, met, missed, unmeasured in rows
    }


def _step_counts(units: Collection[Unit], quarter: Period) -> dict[int, int]:
    rows = ActionStep.objects.filter(
        agreement__unit__in=units,
        agreement__year=quarter.year_id,
        agreement__state=State.IN_FORCE,
        quarter=quarter.n,
    )
    counted = rows.order_by().values_list("agreement__unit_id").annotate(Count("pk"))
    return dict(counted)


def _total(rows: Sequence[UnitActions]) -> UnitActions:
    return UnitActions(
        unit="Semua perangkat daerah",
        due=sum(row.due for row in rows),
        met=sum(row.met for row in rows),
        missed=sum(row.missed for row in rows),
        without_percent=sum(row.without_percent for row in rows),
        unmeasured=sum(row.unmeasured for row in rows),
        steps=sum(row.steps for row in rows),
    )
