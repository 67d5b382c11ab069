"""Days on which offices work: Monday to Friday, but for the holidays given."""

import datetime as dt
from collections.abc import Collection

SATURDAY = 5
FIXED_HOLIDAYS = (
    (1, 1, "Tahun Baru Masehi"),
    (5, 1, "Hari Buruh Internasional"),
    (6, 1, "Hari Lahir Pancasila"),
    (8, 17, "Proklamasi Kemerdekaan"),
    (12, 25, "Kelahiran Yesus Kristus"),
)
"""(month, day, name) of the national holidays whose date is the same each year.

The others follow the moon or a joint decree of ministers, and are entered each year.
Source: Keppres 8/2024 tentang Hari-Hari Libur.
"""


def fixed_holidays(year: int) -> dict[dt.date, str]:
    """Return the holidays of the year whose date never moves, by day.

    >>> fixed_holidays(2026)[dt.date(2026, 8, 17)]
    'Proklamasi Kemerdekaan'
    """
    return {dt.date(year, month, day): name for month, day, name in FIXED_HOLIDAYS}


def is_working_day(day: dt.date, holidays: Collection[dt.date] = ()) -> bool:
    """Return whether offices work on that day.

    >>> is_working_day(dt.date(2026, 8, 17), fixed_holidays(2026))  # a Monday
    False
    """
    return day.weekday() < SATURDAY and day not in holidays


def working_day_after(day: dt.date, n: int, holidays: Collection[dt.date] = ()) -> dt.date:
    """Return the n-th working day after a day; for n = 0 the day itself.

    The fifth working day after Friday 31 January 2025 is Friday 7 February:

    >>> working_day_after(dt.date(2025, 1, 31), 5)
    datetime.date(2025, 2, 7)
    >>> working_day_after(dt.date(2025, 1, 31), 5, {dt.date(2025, 2, 4)})
    datetime.date(2025, 2, 10)
    """
    found = day
    for _ in range(n):
        found += dt.timedelta(days=1)
        while not is_working_day(found, holidays):
            found += dt.timedelta(days=1)
    return found
