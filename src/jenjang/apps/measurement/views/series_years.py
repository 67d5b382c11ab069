"""A series beside its own years, and on its way to the Renstra's end."""

from dataclasses import dataclass
from decimal import Decimal

from jenjang.apps.measurement.snapshots.calendar import Calendar, short_name
from jenjang.apps.measurement.snapshots.lifetime import EndTarget, Lifetime, Moment
from jenjang.apps.measurement.views.marks import (
    MISSING,
    Mark,
    at_two_places,
    shown_figure,
    shown_percent,
)
from jenjang.apps.measurement.views.rows import mark_of, target_words
from jenjang.core.formulas.trajectory import (
    Trend,
    pace_needed,
    reaches_end_target,
    renstra_progress_percent,
    trend,
)
from jenjang.core.values import Accumulation, Unknown

INCOMPARABLE = "tidak dapat dibandingkan"


@dataclass(frozen=True, slots=True)
class YearRow:
    """The same period of one year, and what changed since the year before."""

    year: int
    period: str
    target: str
    value: str
    mark: Mark
    change: str


def year_rows(life: Lifetime, now: Moment, calendar: Calendar) -> list[YearRow]:
    """Return the same period of every year, newest first."""
    same = [one for one in life.moments if one.period.n == now.period.n]
    before = dict(zip([one.period.pk for one in same[1:]], same, strict=False))
    return [
        YearRow(
            year=one.period.year_id,
            period=short_name(one.period),
            target=target_words(one.year, one.found, one.year.indicator.measured_in),
            value=shown_figure(at_two_places(one.value), one.year.indicator.measured_in),
            mark=mark_of(one.found, calendar),
            change=_change(life, one, before.get(one.period.pk)),
        )
        for one in reversed(same)
    ]


def _change(life: Lifetime, now: Moment, before: Moment | None) -> str:
    """Return the change since the year before, in the figure's unit and in percent."""
    if before is None or now.value is None or before.value is None:
        return MISSING
    if life.has_break(before.period, now.period):
        return INCOMPARABLE
    found = trend(now.value, before.value)
    return MISSING if isinstance(found, Unknown) else trend_words(found)


def trend_words(found: Trend) -> str:
    """Return a change in words.

    >>> from decimal import Decimal
    >>> trend_words(trend(Decimal("84.82"), Decimal("82.85")))
    'naik 1,97 (2,38 %)'
    >>> trend_words(trend(Decimal(3), Decimal(3)))
    'tetap'
    """
    if found.difference == 0:
        return "tetap"
    way = "naik" if found.difference > 0 else "turun"
    figure = f"{way} {shown_figure(at_two_places(abs(found.difference)))}"
    if isinstance(found.percent, Unknown):
        return figure
    return f"{figure} ({shown_percent(abs(found.percent))})"


def renstra_facts(life: Lifetime, now: Moment | None) -> list[tuple[str, str]]:
    """Return how far the last year's end is from the Renstra's; empty without a target."""
    end = life.end_target
    if end is None or life.indicator is None:
        return []
    unit = life.indicator.measured_in
    facts = [(f"Target akhir Renstra {end.year}", shown_figure(end.value, unit))]
    reached = _year_end(life, now)
    if reached is None or reached.value is None:
        return [*facts, ("Capaian akhir tahun", "belum ada nilai untuk dibandingkan")]
    shown = shown_figure(at_two_places(reached.value), unit)
    facts.append((f"Realisasi s.d. {reached.period}", shown))
    if life.has_break(reached.period, life.moments[-1].period):
        return [*facts, ("Perbandingan", f"{INCOMPARABLE}: definisinya berubah sesudahnya")]
    return [*facts, *_way(reached, reached.value, end, unit)]


def _year_end(life: Lifetime, now: Moment | None) -> Moment | None:
    """Return the newest value that stands for a year: a sum only once it is whole."""
    if now is not None and now.year.rules.accumulation is not Accumulation.SUM:
        return now
    whole = [
        one
        for one in life.moments
        if one.period.n == len(one.year.periods) and one.value is not None
        if now is None or one.period.first_day <= now.period.first_day
    ]
    return next(iter(whole[-1:]), None)


def _way(
    reached: Moment, value: Decimal, end: EndTarget, unit: str | None
) -> list[tuple[str, str]]:
    """Return the share of the last target that is reached, and the pace still needed."""
    polarity = reached.year.rules.polarity
    share = renstra_progress_percent(value, end.value, polarity)
    facts = [
        (
            "Capaian terhadap target akhir",
            str(share) if isinstance(share, Unknown) else shown_percent(share),
        )
    ]
    if reaches_end_target(value, end.value, polarity):
        return [*facts, ("Laju yang masih perlu", "target akhir sudah tercapai")]
    left = end.year - reached.period.year_id
    pace = pace_needed(value, end.value, left, polarity)
    if isinstance(pace, Unknown):
        return [*facts, ("Laju yang masih perlu", str(pace))]
    way = "naik" if pace > 0 else "turun"
    figure = shown_figure(at_two_places(abs(pace)), unit)
    return [
        *facts,
        ("Laju yang masih perlu", f"{way} {figure} per tahun, {left} tahun lagi"),
    ]
