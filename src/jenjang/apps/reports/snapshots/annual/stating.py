"""Figures of the record as papers print them, each with the path of its record.

Percentages have two decimals, half up; values those of their unit; money is whole rupiah.
What is not known is said in words (`Stated.text`), in a table by a dash (`Stated.cell`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jenjang.apps.reports.snapshots.annual.facts import (
    Goal,
    Measure,
    Reached,
    Spend,
    Standard,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.core.figures import write_number, write_percent, write_rupiah
from jenjang.core.formulas.achievement import achievement_percent, shown_percent
from jenjang.core.formulas.direction import Direction, direction, meaning
from jenjang.core.values import Reason, Unknown
from jenjang.papers.document import Figure
from jenjang.papers.layouts.parts.figures import DASH, written_value

INCOMPARABLE = "tidak dapat dibandingkan"
NO_TARGET, NOT_MEASURED = Reason.NO_TARGET.value, Reason.NOT_MEASURED.value
UNSAID = "belum tercatat"


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure: its record, its value, how a sentence and how a cell print it."""

    path: str
    number: Decimal | None
    text: str
    cell: str

    @property
    def is_known(self) -> bool:
        """Return whether it says something."""
        return self.cell != DASH

    def figure(self, what: str, when: str | None = None, of: str | None = None) -> Figure:
        """Return it as a figure of a table (papers.document)."""
        if not self.is_known:
            return Figure(what, DASH, None, when, of)
        return Figure(what, self.cell, self.number, when, of, self.path)


def _missing(path: str, why: str) -> Stated:
    return Stated(path, None, why, DASH)


def _value(
    path: str, value: Decimal | None, text: str | None, unit: str, why: str
) -> Stated:
    if text and value is None:
        return Stated(path, None, text, text)
    if value is None:
        return _missing(path, why)
    written = written_value(value, unit)
    return Stated(path, value, written, written)


def percent(path: str, value: Decimal | Unknown, *, points: bool = False) -> Stated:
    """Return a percentage; below zero it is printed as 0, unless it is of points."""
    if isinstance(value, Unknown):
        return _missing(path, str(value))
    shown = value if points else shown_percent(value)
    return Stated(path, shown, write_percent(shown), write_number(shown, 2, unit="Persen"))


def rupiah(path: str, amount_idr: int | None) -> Stated:
    """Return an amount; a table says rupiah in its head."""
    if amount_idr is None:
        return _missing(path, UNSAID)
    written = write_rupiah(amount_idr)
    cell = written.replace("Rp ", "", 1)
    return Stated(path, Decimal(amount_idr), written, cell)


def count(path: str, number: int) -> Stated:
    """Return a number of things."""
    written = write_number(Decimal(number), unit="Orang")
    return Stated(path, Decimal(number), written, written)


def goal(one: Measure, target: Goal | None, year: int) -> Stated:
    """Return a target of a year as its paper states it."""
    if target is None:
        return _missing(f"target/{one.series_id}/{year}", NO_TARGET)
    return _value(target.path, target.value, target.text, one.measured_in, NO_TARGET)


def target_of(record: AnnualRecord, one: Measure) -> Stated:
    """Return what the period was to reach: the year's target, or the one to date."""
    if record.is_whole_year:
        return goal(one, one.target, record.year)
    path = f"target/{one.series_id}/{one.now.when}"
    words = one.target.text if one.target and one.target.value is None else None
    return _value(path, one.now.target, words, one.measured_in, NO_TARGET)


def actual_of(one: Measure, at: Reached) -> Stated:
    """Return the value to date of a period."""
    path = f"result/{one.series_id}/{at.when}"
    why = NOT_MEASURED if at.is_due or at.year < one.now.year else str(at.percent)
    return _value(path, at.value, at.text, one.measured_in, why)


def achieved_of(one: Measure, at: Reached) -> Stated:
    """Return the capaian of a period."""
    return percent(f"achievement/{one.series_id}/{at.when}", at.percent)


def no_past(one: Measure, what: str) -> Stated:
    """Return that nothing is known of the year before."""
    path = f"{what}/{one.series_id}/{one.now.year - 1}"
    return _missing(path, "belum ada data tahun lalu")


def as_printed(value: Decimal, unit: str) -> Decimal:
    """Return a value as it is read on paper: what is printed alike did not change.

    >>> as_printed(Decimal("79.7531"), "Persen"), as_printed(Decimal("3.659"), "Indeks")
    (Decimal('79.75'), Decimal('3.659'))
    """
    decimals = len(written_value(value, unit).partition(",")[2])
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _both(one: Measure) -> tuple[Decimal, Decimal] | None:
    """Return last year's value and this one as printed, None where they do not compare."""
    before, now = one.before, one.now
    if before is None or before.value is None or now.value is None:
        return None
    if not before.is_comparable:
        return None
    unit = one.measured_in
    return as_printed(before.value, unit), as_printed(now.value, unit)


def change_of(one: Measure) -> Stated:
    """Return how much the value grew or fell since the year before."""
    both = _both(one)
    path = f"rule:change/{one.series_id}/{one.now.year - 1}..{one.now.when}"
    if both is None:
        return _missing(path, INCOMPARABLE)
    return _value(path, both[1] - both[0], None, one.measured_in, INCOMPARABLE)


def size_of_change(one: Measure) -> Stated:
    """Return how much the value moved since the year before, whichever way."""
    change = change_of(one)
    path = change.path.replace("rule:change", "rule:change.abs", 1)
    if change.number is None:
        return _missing(path, change.text)
    return _value(path, abs(change.number), None, one.measured_in, INCOMPARABLE)


def change_in_words(one: Measure) -> str:
    """Return the change as a phrase: "naik 4,75 dari 70,50", "tetap 75,25"."""
    if not change_of(one).is_known or one.before is None:
        return INCOMPARABLE
    way, before = direction_of(one), actual_of(one, one.before).text
    if way == Direction.SAME:
        return f"{way} {before}"
    return f"{way} {size_of_change(one).text} dari {before}"


def direction_of(one: Measure) -> str:
    """Return naik, turun or tetap; other words where the two years do not compare."""
    both = _both(one)
    return INCOMPARABLE if both is None else direction(*both).value


def meaning_of(one: Measure) -> str:
    """Return membaik, menurun or tetap, by the way the indicator gets better."""
    both = _both(one)
    if both is None:
        return INCOMPARABLE
    target = one.target.value if one.target else None
    found = meaning(*both, one.polarity, target)
    return INCOMPARABLE if found is None else found.value


def progress_of(one: Measure) -> Stated:
    """Return how far the period's value is on the way to the end of the Renstra."""
    end = one.end
    path = f"rule:progress/{one.series_id}/{one.now.when}..{end.year if end else ''}"
    if end is None or end.value is None:
        return _missing(path, "target akhir Renstra belum ada")
    return percent(path, achievement_percent(one.now.value, end.value, one.polarity))


def standard_of(one: Measure, standard: Standard) -> Stated:
    """Return a benchmark value."""
    path = f"benchmark/{standard.pk}"
    return _value(path, standard.value, None, one.measured_in, UNSAID)


def mean_of(record: AnnualRecord, key: str, measures: Iterable[Measure]) -> Stated:
    """Return the mean capaian of indicators; `key` names whose: all, objective:3."""
    value = record.mean(tuple(measures))
    return percent(f"rule:mean/{key}/{record.when}", value)


def ceiling_of(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return a ceiling; `key` is an activity's own, or what it is added up over."""
    return rupiah(_of(key, "budget", str(record.year)), money.ceiling_idr)


def initial_of(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return the ceiling of the first budget (pagu murni) where it was replaced."""
    return rupiah(_of(key, "budget.initial", str(record.year)), money.initial_idr)


def added_of(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return by how much the first ceiling was changed since."""
    path = f"rule:change.budget/{key}/{record.year}"
    if money.ceiling_idr is None or money.initial_idr is None:
        return _missing(path, UNSAID)
    return rupiah(path, money.ceiling_idr - money.initial_idr)


def spent_of(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return what was spent by the end of the period."""
    return rupiah(_of(key, "spending", record.when), money.spent_idr)


def ceiling_before(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return a ceiling of the year before."""
    return rupiah(_of(key, "budget", str(record.year - 1)), money.ceiling_idr)


def spent_before(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return what was spent by the same day of the year before."""
    return rupiah(_of(key, "spending", record.when_before), money.spent_idr)


def absorption_before(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return the share of a ceiling that was spent by that day of the year before."""
    return percent(f"rule:absorption/{key}/{record.when_before}", money.absorption)


def remaining_of(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return what is left of a ceiling."""
    return rupiah(f"rule:remaining/{key}/{record.when}", money.remaining_idr)


def absorption_of(record: AnnualRecord, key: str, money: Spend) -> Stated:
    """Return the share of a ceiling that was spent."""
    return percent(f"rule:absorption/{key}/{record.when}", money.absorption)


def efficiency_of(
    record: AnnualRecord, key: str, achieved: Decimal | Unknown, money: Spend
) -> Stated:
    """Return the efficiency by the pemda's rule, named in the path."""
    path = f"rule:efficiency.{record.efficiency_rule.value}/{key}/{record.when}"
    return percent(path, record.efficiency(achieved, money), points=True)


def _of(key: str, what: str, when: str) -> str:
    """Return a path: of a single activity (its number) or of a sum over many."""
    return f"{what}/{key}/{when}" if key.isdecimal() else f"sum/{what}/{key}/{when}"
