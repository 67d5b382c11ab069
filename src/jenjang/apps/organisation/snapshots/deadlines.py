"""The deadlines of a year: rules and holidays of the pemda -> days."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from jenjang.apps.organisation.models import DeadlineRule, Holiday, Period, PeriodKind, Year
from jenjang.core.deadlines import ACTS, Act, Cadence, Form, Rule, due_day

FILING = {act.cadence: act for act in ACTS if act.is_filing}


@dataclass(frozen=True, slots=True)
class Counted:
    """How an act is due in a year: the rule, and the day it counts from where once."""

    rule: Rule
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day on which something is due; `period` is None for what is due once a year."""

    act: Act
    year: int
    period: Period | None
    due_on: dt.date

    @property
    def key(self) -> str:
        """Return what names it, whatever day it comes to: "e81-2025-3"."""
        return f"{self.act.key}-{self.year}-{self.period.n if self.period else 0}"

    @property
    def name(self) -> str:
        """Return what is due: "Pengukuran triwulan, Triwulan III 2025"."""
        about = self.period or self.year
        return f"{self.act.name}, {about}"


def counted_in(year: int) -> dict[str, Counted]:
    """Return how each act is due in a year: as the pemda set it, else as usual."""
    usual = {act.key: Counted(act.rule, act.usual_since(year)) for act in ACTS}
    stored = {
        row.act: Counted(Rule(Form(row.form), row.n), row.since)
        for row in DeadlineRule.objects.filter(year=year, act__in=usual)
    }
    return usual | stored


def holidays_known() -> frozenset[dt.date]:
    """Return every holiday entered; some twenty a year."""
    return frozenset(Holiday.objects.values_list("day", flat=True))


def filing_day(
    period: Period, counted: Mapping[str, Counted], holidays: Collection[dt.date]
) -> dt.date:
    """Return the day by which the rules want the figures of a period filed."""
    rule = counted[FILING[Cadence(period.kind)].key].rule
    return due_day(rule, period.last_day, holidays)


def deadlines_of(year: Year) -> list[Deadline]:
    """Return everything that is due for a year, by its day; three queries.

    Figures are due when their period says; everything else follows from the rules.
    """
    counted, holidays = counted_in(year.pk), holidays_known()
    periods = list(year.periods.order_by("last_day", "n"))
    found = [one for act in ACTS for one in _days(act, year.pk, periods, counted, holidays)]
    return sorted(found, key=lambda one: (one.due_on, one.key))


def _days(
    act: Act,
    year: int,
    periods: list[Period],
    counted: Mapping[str, Counted],
    holidays: Collection[dt.date],
) -> Iterator[Deadline]:
    how = counted[act.key]
    if act.cadence == Cadence.ONCE:
        if how.since is not None:
            yield Deadline(act, year, None, due_day(how.rule, how.since, holidays))
        return
    for period in periods:
        if PeriodKind(period.kind) == act.cadence.value:
            day = due_day(how.rule, period.last_day, holidays)
            yield Deadline(act, year, period, period.due_on if act.is_filing else day)
