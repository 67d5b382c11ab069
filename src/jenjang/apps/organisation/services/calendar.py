"""Opening a year, with every period results are filed for."""

import calendar
import datetime as dt

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Period, PeriodKind, Year
from jenjang.apps.organisation.services.deadlines import due_by_rule, take_over_rules
from jenjang.core.values import Refused

MONTHS_IN = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.SEMESTER: 6,
    PeriodKind.YEAR: 12,
}


@transaction.atomic
def open_year(*, year: int, by: User | None) -> Year:
    """Make a year with its 12 months, 4 quarters, 2 semesters and itself as periods.

    Its deadlines are counted as the year before counts them. An open year stays as it is.
    Raise Refused outside 2000-2100.
    """
    row = foresee_year(year)
    if row.opened_at is None:
        row.opened_at = timezone.now()
        row.save(update_fields=["opened_at"])
        take_over_rules(row)
        due_by_rule(row)
        record(actor=by, action="year.opened", subject=row, after=year)
    return row


@transaction.atomic
def foresee_year(year: int) -> Year:
    """Return the year with its periods: a plan sets targets for years not opened yet.

    It is worked in only once somebody opens it, so nothing enters the history here. Raise
    Refused outside 2000-2100.
    """
    if not 2000 <= year <= 2100:
        raise Refused(f"Tahun {year} di luar batas; pakai tahun antara 2000 dan 2100.")
    row, is_new = Year.objects.get_or_create(pk=year)
    if is_new:
        Period.objects.bulk_create(periods_of(year))
        due_by_rule(row)
    return row


def periods_of(year: int) -> list[Period]:
    """Return the periods of a year, not yet stored."""
    return [
        _period(year, kind, n)
        for kind, months in MONTHS_IN.items()
        for n in range(1, 12 // months + 1)
    ]


def _period(year: int, kind: PeriodKind, n: int) -> Period:
    months = MONTHS_IN[kind]
    last_month = n * months
    last_day = dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
    return Period(
        year_id=year,
        kind=kind,
        n=n,
        first_day=dt.date(year, last_month - months + 1, 1),
        last_day=last_day,
        due_on=last_day,  # until the rules are asked (due_by_rule)
    )
