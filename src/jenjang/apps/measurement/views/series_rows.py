"""The table beside the chart of a series, and its turns in words."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.timezone import localtime

from jenjang.apps.measurement.forms import ACCUMULATIONS, POLARITIES
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.lifetime import (
    Lifetime,
    Moment,
    Turn,
    TurnKind,
    definition_of,
)
from jenjang.apps.measurement.snapshots.series import Stated
from jenjang.apps.measurement.views.changes import change_of
from jenjang.apps.measurement.views.marks import Mark, at_two_places, shown_figure
from jenjang.apps.measurement.views.rows import (
    State,
    entered_words,
    mark_of,
    result_state,
    target_words,
)
from jenjang.apps.measurement.views.series_chart import is_gap
from jenjang.apps.plans.models import Indicator
from jenjang.core.figures import write_date
from jenjang.core.formulas.definitions import Definition, Difference


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One period: what was to be reached, what was, and how that stands."""

    name: str
    url: str
    target: str
    own: str
    value: str
    mark: Mark
    state: State
    notes: str
    is_break: bool


@dataclass(frozen=True, slots=True)
class YearTable:
    """The periods of one year, newest first, and the wording in force in it."""

    name: str
    wording: str
    rows: tuple[MomentRow, ...]


def year_tables(life: Lifetime, calendar: Calendar, today: dt.date) -> list[YearTable]:
    """Return the periods that are over or have a figure, by year, newest first."""
    told = [one for one in life.moments if one.result is not None or is_gap(one, today)]
    turns: defaultdict[int, list[Turn]] = defaultdict(list)
    for turn in life.turns:
        turns[turn.period.pk].append(turn)
    # One reversal serves all rows: it costs more than the row.
    url = reverse("measurement:value", args=[0, life.series_id])
    return [
        YearTable(
            name=str(year),
            wording=str(found[0].year.indicator.plan),
            rows=tuple(_row(one, turns[one.period.pk], calendar, url) for one in found),
        )
        for year, moments in groupby(reversed(told), lambda one: one.period.year_id)
        if (found := list(moments))
    ]


def _row(moment: Moment, turns: list[Turn], calendar: Calendar, url: str) -> MomentRow:
    one, period = moment.year, moment.period
    unit = one.indicator.measured_in
    return MomentRow(
        name=str(period),
        url=url.replace("/0/", f"/{period.pk}/", 1),
        target=target_words(one, moment.found, unit),
        own=entered_words(one.entered.get(period.n), unit),
        value=_to_date(moment, unit),
        mark=mark_of(moment.found, calendar),
        state=_state(moment.result),
        notes=", ".join(str(turn.number) for turn in turns),
        is_break=any(turn.is_break for turn in turns),
    )


def _to_date(moment: Moment, unit: str | None) -> str:
    entered = moment.year.entered.get(moment.period.n)
    text = entered.text if entered else None
    return text or shown_figure(at_two_places(moment.value), unit)


def _state(result: Result | None) -> State:
    return State("", "belum diisi") if result is None else result_state(result)


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A turn in words: its number on the chart, since when, and what changed."""

    number: int
    since: str
    title: str
    lines: tuple[str, ...]
    is_break: bool


def turn_rows(life: Lifetime) -> list[TurnRow]:
    """Return the turns in their order."""
    return [
        TurnRow(turn.number, str(turn.period), _title(turn), _lines(turn), turn.is_break)
        for turn in life.turns
    ]


def _title(turn: Turn) -> str:
    if turn.kind is TurnKind.DEFINITION:
        what = ", ".join(turn.changed)
        return f"{what[:1].upper()}{what[1:]} berubah"
    if turn.kind is TurnKind.TARGET and isinstance(turn.after, Stated):
        return f"Target {turn.period.year_id} diubah: Perubahan {turn.after.revision}"
    who = change_of(turn.entry, "").who if turn.entry else ""
    on = write_date(localtime(turn.entry.at).date()) if turn.entry else ""
    return f"Aturan diubah {on} oleh {who}; semua periode rencananya dihitung ulang"


def _lines(turn: Turn) -> tuple[str, ...]:
    if turn.entry is not None:
        return change_of(turn.entry, "").lines
    if isinstance(turn.before, Stated) and isinstance(turn.after, Stated):
        return (f"{_stated(turn.before)} → {_stated(turn.after)}",)
    if isinstance(turn.before, Indicator) and isinstance(turn.after, Indicator):
        before, after = definition_of(turn.before), definition_of(turn.after)
        return tuple(
            f"{what.value}: {_worded(what, before)} → {_worded(what, after)}"
            for what in turn.changed
        )
    return ()


def _stated(target: Stated) -> str:
    return target.text or shown_figure(target.value)


def _worded(what: Difference, one: Definition) -> str:
    """Return one part of a definition as a person reads it."""
    ratio = f"{one.numerator} ÷ {one.denominator}" if one.numerator else one.composite
    words = {
        Difference.WORDING: one.text,
        Difference.MEANING: one.meaning,
        Difference.DIRECTION: str(POLARITIES[one.polarity]),
        Difference.UNIT: one.measured_in,
        Difference.FORMULA: ratio,
        Difference.ACCUMULATION: str(ACCUMULATIONS[one.accumulation]),
    }
    return words[what] or "tidak disebut"
