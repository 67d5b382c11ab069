"""How a deadline is counted: so many working days, days or months after a day."""

import calendar
import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from jenjang.core.deadlines.working_days import working_day_after


class Form(StrEnum):
    """What is counted; the values are what a pemda stores and chooses on the page."""

    WORKING_DAYS = "hari_kerja"
    DAYS = "hari"
    MONTHS = "bulan"


WORDS = {Form.WORKING_DAYS: "hari kerja", Form.DAYS: "hari", Form.MONTHS: "bulan"}


@dataclass(frozen=True, slots=True)
class Rule:
    """`n` working days, days or months after the day counted from; 0 is that day."""

    form: Form
    n: int


def due_day(rule: Rule, since: dt.date, holidays: Collection[dt.date] = ()) -> dt.date:
    """Return the last day by the rule, counted from the day `since`.

    A month later is the same day of the next month, or its last one: a DPA ratified on 31
    December 2024 gives the Perjanjian Kinerja until 31 January 2025.

    >>> due_day(Rule(Form.MONTHS, 1), dt.date(2024, 12, 31))
    datetime.date(2025, 1, 31)
    >>> due_day(Rule(Form.MONTHS, 1), dt.date(2025, 1, 31))
    datetime.date(2025, 2, 28)
    >>> due_day(Rule(Form.WORKING_DAYS, 5), dt.date(2025, 3, 31))
    datetime.date(2025, 4, 7)
    >>> due_day(Rule(Form.DAYS, 10), dt.date(2025, 3, 31))
    datetime.date(2025, 4, 10)
    """
    if rule.form == Form.MONTHS:
        return _months_later(since, rule.n)
    if rule.form == Form.DAYS:
        return since + dt.timedelta(days=rule.n)
    return working_day_after(since, rule.n, holidays)


def _months_later(day: dt.date, n: int) -> dt.date:
    years, month = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(day.day, last))


def say_rule(rule: Rule, since: str) -> str:
    """Return the rule in Indonesian.

    >>> say_rule(Rule(Form.WORKING_DAYS, 5), "periode berakhir")
    '5 hari kerja sesudah periode berakhir'
    >>> say_rule(Rule(Form.DAYS, 0), "31 Januari 2026")
    '31 Januari 2026'
    """
    return f"{rule.n} {WORDS[rule.form]} sesudah {since}" if rule.n else since
