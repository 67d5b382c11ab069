"""The life of a series as a chart: figures to date, so that they stand beside capaian."""

import datetime as dt
from collections import defaultdict

from jenjang.apps.measurement.models import ResultState
from jenjang.apps.measurement.snapshots.lifetime import Lifetime, Moment, Turn
from jenjang.apps.measurement.views.marks import at_two_places, shown_figure
from jenjang.apps.organisation.models import ROMAN, Period, PeriodKind
from jenjang.apps.plans.models import Indicator
from jenjang.core.values import Accumulation
from jenjang.papers.drawing import Chart, ChartPoint


def chart_of_life(life: Lifetime, indicator: Indicator, today: dt.date) -> Chart:
    """Return the chart of all periods; the numbers on it are those of the turns."""
    turns: defaultdict[int, list[Turn]] = defaultdict(list)
    for turn in life.turns:
        turns[turn.period.pk].append(turn)
    return Chart(
        title=f"{indicator.text}: realisasi dan target s.d. tiap periode",
        description=_told(life, indicator),
        measured_in=indicator.measured_in or "",
        points=tuple(_point(one, turns[one.period.pk], today) for one in life.moments),
    )


def _point(moment: Moment, turns: list[Turn], today: dt.date) -> ChartPoint:
    return ChartPoint(
        label=_label(moment.period),
        group=str(moment.period.year_id),
        actual=moment.value,
        target=moment.target,
        is_firm=moment.result is not None and moment.result.state == ResultState.VERIFIED,
        is_gap=is_gap(moment, today),
        is_apart=_starts_anew(moment) or any(turn.is_break for turn in turns),
        notes=tuple(turn.number for turn in turns),
        is_break=any(turn.is_break for turn in turns),
    )


def is_gap(moment: Moment, today: dt.date) -> bool:
    """Return whether the period is over and nothing was measured in it."""
    entered = moment.year.entered.get(moment.period.n)
    return moment.period.last_day < today and (entered is None or entered.is_missing)


def _starts_anew(moment: Moment) -> bool:
    """Return whether a new year begins, and its figures begin with it."""
    accumulation = moment.year.rules.accumulation
    return moment.period.n == 1 and accumulation is not Accumulation.LAST


def _label(period: Period) -> str:
    if period.kind == PeriodKind.YEAR:
        return ""
    return str(period.n) if period.kind == PeriodKind.MONTH else ROMAN[period.n - 1]


def _told(life: Lifetime, indicator: Indicator) -> str:
    """Return what the chart shows, for who hears it."""
    first, last = life.moments[0].period, life.moments[-1].period
    said = f"{first} sampai {last}. "
    filed = [one for one in life.moments if one.value is not None]
    if filed:
        value = shown_figure(at_two_places(filed[-1].value), indicator.measured_in)
        target = shown_figure(at_two_places(filed[-1].target), indicator.measured_in)
        said += f"Terakhir {filed[-1].period}: {value}, target {target}. "
    return f"{said}Semua angkanya di tabel di bawah grafik."
