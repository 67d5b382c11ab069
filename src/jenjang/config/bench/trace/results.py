"""Targets, results and capaian counted again from what was entered."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import (
    PLANS_NEAREST_LAST,
    Indicator,
    PlanKind,
    PlanState,
    Series,
    Target,
)
from jenjang.core.formulas.accumulation import accumulate
from jenjang.core.formulas.achievement import achievement_percent
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

HUNDRED, STEP = Decimal(100), Decimal("0.0001")
IN_A_YEAR = {"month": 12, "quarter": 4, "semester": 2, "year": 1}
STAGES = ("renstra", "renja", "pk")
GRADES = ("E", "D", "C", "CC", "B", "BB", "A", "AA")  # PermenPANRB 88/2021


@dataclass(frozen=True, slots=True)
class Found:
    """What a series comes to by a day: target and value to date, in its own unit."""

    target: Decimal | None
    target_text: str | None
    value: Decimal | None
    text: str | None
    polarity: Polarity
    measured_in: str

    @property
    def printed(self) -> Decimal | None:
        """Return the value with the decimals it is printed with: two of a percentage."""
        step = Decimal("0.01") if self.is_share else STEP
        return None if self.value is None else self.value.quantize(step, ROUND_HALF_UP)

    @property
    def is_share(self) -> bool:
        """Return whether it is counted in percent."""
        return self.measured_in.strip().casefold() in {"%", "persen", "prosen"}

    @property
    def _judged(self) -> Decimal | Unknown:
        if self.text is None:
            return achievement_percent(self.value, self.target, self.polarity)
        wanted, got = _folded(self.target_text), _folded(self.text)
        if not wanted:
            return Unknown(Reason.NO_TARGET)
        is_met = got == wanted
        if wanted in GRADES and got in GRADES:
            is_met = GRADES.index(got) >= GRADES.index(wanted)
        return Unknown(Reason.RANK_MET if is_met else Reason.RANK_MISSED)

    @property
    def is_met(self) -> bool:
        """Return whether the target was reached."""
        found = self._judged
        if isinstance(found, Unknown):
            return found.reason in {Reason.RANK_MET, Reason.ZERO_TARGET_EXCEEDED}
        return found >= HUNDRED

    @property
    def is_missed(self) -> bool:
        """Return whether the target was missed."""
        found = self._judged
        if isinstance(found, Unknown):
            return found.reason in {Reason.RANK_MISSED, Reason.ZERO_TARGET_MISSED}
        return found < HUNDRED

    @property
    def percent(self) -> Decimal | None:
        """Return its capaian to four decimals, as every page shows it."""
        found = achievement_percent(self.value, self.target, self.polarity)
        if self.text is not None or isinstance(found, Unknown):
            return None
        return found.quantize(STEP, ROUND_HALF_UP)


def kept(figure: Decimal) -> Decimal:
    """Return a figure with the four decimals that rows and pages keep."""
    return figure.quantize(STEP, ROUND_HALF_UP)


def _folded(text: str | None) -> str:
    return " ".join((text or "").upper().split())


def last_day(when: str) -> dt.date:
    """Return the last day of a period as paths name it ("2023-TW2")."""
    year, _, part = when.partition("-")
    kind, n = PeriodKind.YEAR, 1
    if part.startswith("TW"):
        kind, n = PeriodKind.QUARTER, int(part[2:])
    elif part.startswith("S"):
        kind, n = PeriodKind.SEMESTER, int(part[1:])
    return Period.objects.get(year=int(year), kind=kind, n=n).last_day


def by_day(series_id: int, day: dt.date) -> Found:
    """Return what a series comes to by the end of its last period that is over."""
    series = Series.objects.get(pk=series_id)
    ended = Period.objects.filter(
        kind=series.frequency, year=day.year, last_day__lte=day
    ).count()
    one = wording(series, day.year)
    target, words = _target(series, one, day.year, ended)
    value, text = _value(series, one, day.year, ended)
    unit = one.measured_in or ""
    return Found(target, words, value, text, Polarity(one.polarity), unit)


def wording(series: Series, year: int) -> Indicator:
    """Return the wording of the nearest plan that holds or held in a year."""
    rows = Indicator.objects.filter(
        series=series, plan__first_year__lte=year, plan__last_year__gte=year
    ).exclude(plan__state=PlanState.DRAFT)
    nearness = PLANS_NEAREST_LAST.index
    return max(
        rows.select_related("plan"),
        key=lambda one: (
            one.plan.unit_id == series.unit_id,
            nearness(PlanKind(one.plan.kind)),
            one.plan.revision,
            one.plan_id,
        ),
    )


def _value(
    series: Series, one: Indicator, year: int, n: int
) -> tuple[Decimal | None, str | None]:
    rows = {
        row.period.n: row
        for row in Result.objects.filter(
            series=series, period__year=year, period__kind=series.frequency
        ).select_related("period")
        if row.period.n <= n and _is_measured(row)
    }
    if n not in rows:
        return None, None
    if one.accumulation == Accumulation.RECOMPUTE:
        above = sum((row.numerator or Decimal(0) for row in rows.values()), Decimal(0))
        below = sum((row.denominator or Decimal(0) for row in rows.values()), Decimal(0))
        return (above * one.factor / below if below else None), rows[n].text
    values = [_own(rows[k], one) for k in sorted(rows)]
    known = [value for value in values if value is not None]
    found = accumulate(known, Accumulation(one.accumulation)) if known else None
    return (None if isinstance(found, Unknown) else found), rows[n].text


def _is_measured(row: Result) -> bool:
    return not (row.value is None and row.numerator is None and row.text is None)


def _own(row: Result, one: Indicator) -> Decimal | None:
    if row.numerator is None or row.denominator is None:
        return row.value
    return row.numerator * one.factor / row.denominator if row.denominator else None


def _target(
    series: Series, one: Indicator, year: int, n: int
) -> tuple[Decimal | None, str | None]:
    """Return the target to date of the newest paper: stated, or divided evenly."""
    rows = Target.objects.settled().filter(series=series, period__year=year)
    stated = list(rows.select_related("period"))
    yearly = [row for row in stated if row.period.kind == PeriodKind.YEAR]
    if not stated:
        return None, None
    rank = max((STAGES.index(row.stage), row.revision) for row in yearly or stated)
    newest = [row for row in stated if (STAGES.index(row.stage), row.revision) == rank]
    whole = next((row for row in newest if row.period.kind == PeriodKind.YEAR), None)
    parts = {
        row.period.n: row.value
        for row in newest
        if row.period.kind == series.frequency != PeriodKind.YEAR and row.value is not None
    }
    value = whole.value if whole else None
    words = whole.text if whole else None
    if one.accumulation != Accumulation.SUM:
        return parts.get(n, value), words
    in_year = IN_A_YEAR[series.frequency]
    if n == in_year and value is not None:
        return value, words
    if n and all(k in parts for k in range(1, n + 1)):
        return sum((parts[k] for k in range(1, n + 1)), Decimal(0)), words
    return (None if value is None else value * n / in_year), words
