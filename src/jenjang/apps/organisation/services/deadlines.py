"""Acts on deadlines: the rules of a year, days set by hand, holidays.

Whatever changes, the days by which periods are filed (`Period.due_on`) follow in the same
transaction, so that no page can say another day than the rules.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import (
    MOST_COUNTED,
    DeadlineRule,
    Holiday,
    Period,
    Year,
)
from jenjang.apps.organisation.services.recounts import ask_recount
from jenjang.apps.organisation.snapshots import (
    Counted,
    counted_in,
    filing_day,
    holidays_known,
)
from jenjang.core.deadlines import ACTS, Act, Cadence, fixed_holidays, say_rule
from jenjang.core.figures import write_date
from jenjang.core.values import Refused

STALE = (
    "Tenggat tahun ini sudah diubah orang lain sejak halaman ini dibuka; periksa isinya, "
    "lalu simpan lagi."
)


@transaction.atomic
def set_deadlines(
    *,
    year: int,
    counted: Mapping[str, Counted],
    by_hand: Mapping[int, dt.date | None],
    version: int,
    by: User | None,
) -> Year:
    """Set how acts are due in a year, and the periods whose day a person sets.

    `by_hand` is by the key of the period, None where the rule holds again. Raise Refused
    where another changed the year's deadlines since `version`, or a day cannot be.
    """
    row = Year.objects.select_for_update().get(pk=year)
    if row.deadlines_version != version:
        raise Refused(STALE)
    changed = _set_rules(row, counted, by)
    changed |= _set_by_hand(row, by_hand, by)
    if changed:
        _follow(row)
    return row


def _set_rules(year: Year, given: Mapping[str, Counted], by: User | None) -> bool:
    before = counted_in(year.pk)
    new = {
        act: given[act.key]
        for act in ACTS
        if given.get(act.key) not in {None, before[act.key]}
    }
    for act, how in new.items():
        _check(act, how)
        DeadlineRule.objects.update_or_create(
            year=year,
            act=act.key,
            defaults={"form": how.rule.form, "n": how.rule.n, "since": how.since},
        )
    if new:
        record(
            actor=by,
            action="year.deadlines_set",
            subject=year,
            before={act.name: _said(act, before[act.key]) for act in new},
            after={act.name: _said(act, how) for act, how in new.items()},
        )
    return bool(new)


def _check(act: Act, how: Counted) -> None:
    if not 0 <= how.rule.n <= MOST_COUNTED:
        raise Refused(f"{act.name}: isi angka 0 sampai {MOST_COUNTED}.")
    if act.cadence == Cadence.ONCE and how.since is None:
        raise Refused(f"{act.name}: isi tanggal {act.since_what}.")


def _said(act: Act, how: Counted) -> str:
    since = write_date(how.since) if how.since else act.since_what
    return say_rule(how.rule, since)


def _set_by_hand(year: Year, given: Mapping[int, dt.date | None], by: User | None) -> bool:
    changed = [
        _set_one(period, given[period.pk], by)
        for period in year.periods.filter(pk__in=given)
        if given[period.pk] != (period.due_on if period.is_due_by_hand else None)
    ]
    return bool(changed)


def _set_one(period: Period, day: dt.date | None, by: User | None) -> Period:
    if day is not None and day < period.last_day:
        raise Refused(f"Tenggat {period} tidak boleh sebelum periode itu berakhir.")
    before = period.due_on if period.is_due_by_hand else None
    period.is_due_by_hand = day is not None
    period.due_on = day or period.due_on
    period.save(update_fields=["is_due_by_hand", "due_on"])
    record(actor=by, action="period.due_set", subject=period, before=before, after=day)
    return period


def _follow(year: Year) -> None:
    """Let the year's periods be due as its rules and the holidays now say."""
    due_by_rule(year)
    ask_recount([year.pk])  # who filed late
    year.deadlines_version += 1
    year.deadlines_changed_at = timezone.now()
    year.save(update_fields=["deadlines_version", "deadlines_changed_at"])


def due_by_rule(year: Year) -> None:
    """Store for each period of the year the day that the rules give, but those by hand."""
    counted, holidays = counted_in(year.pk), holidays_known()
    periods = list(year.periods.filter(is_due_by_hand=False))
    for period in periods:
        period.due_on = filing_day(period, counted, holidays)
    Period.objects.bulk_update(periods, ["due_on"])


def take_over_rules(year: Year) -> None:
    """Let a new year be due as the one before it, each day counted from a year later."""
    rows = DeadlineRule.objects.filter(year=year.pk - 1)
    DeadlineRule.objects.bulk_create(
        [
            DeadlineRule(
                year=year,
                act=row.act,
                form=row.form,
                n=row.n,
                since=row.since and _a_year_later(row.since),
            )
            for row in rows
        ],
        ignore_conflicts=True,
    )


def _a_year_later(day: dt.date) -> dt.date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)


@transaction.atomic
def add_holidays(*, days: Mapping[dt.date, str], by: User | None) -> list[Holiday]:
    """Enter holidays; one that is known by that name stays. Deadlines follow."""
    known = {row.day: row for row in Holiday.objects.filter(day__in=days)}
    new = [
        _named(known.get(day) or Holiday(day=day), name, by)
        for day, name in sorted(days.items())
        if day not in known or known[day].name != name
    ]
    _follow_in(row.day.year for row in new)
    return new


def _named(holiday: Holiday, name: str, by: User | None) -> Holiday:
    before = holiday.name or None
    holiday.name = name
    holiday.save()
    record(actor=by, action="holiday.set", subject=holiday, before=before, after=name)
    return holiday


def add_fixed_holidays(*, year: int, by: User | None) -> list[Holiday]:
    """Enter the national holidays whose date is the same each year, but those known."""
    usual: dict[dt.date, str] = fixed_holidays(year)
    known = set(Holiday.objects.filter(day__in=usual).values_list("day", flat=True))
    return add_holidays(days={d: n for d, n in usual.items() if d not in known}, by=by)


@transaction.atomic
def remove_holiday(*, holiday_id: int, by: User | None) -> None:
    """Take a holiday out: that day is worked on. Deadlines follow."""
    holiday = Holiday.objects.select_for_update().get(pk=holiday_id)
    seen: dict[str, Any] = {"date": holiday.day, "name": holiday.name}
    record(actor=by, action="holiday.removed", subject=holiday, before=seen)
    holiday.delete()
    _follow_in([holiday.day.year])


def _follow_in(years: Iterable[int]) -> None:
    """Let deadlines follow in these years and in those before, whose end they may touch."""
    touched = {year - back for year in years for back in (0, 1)}
    for row in Year.objects.select_for_update().filter(pk__in=touched).order_by("pk"):
        _follow(row)
