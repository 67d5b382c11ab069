"""Dates as papers print them: whole, or with the day or the month left blank."""

import datetime as dt
import re
from dataclasses import dataclass

from jenjang.core.figures.text import empty, is_blank, plain
from jenjang.core.values import Reason, Unknown

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_OTHER_MONTHS = {
    "pebruari": 2,
    "febuari": 2,
    "agt": 8,
    "ags": 8,
    "agus": 8,
    "sept": 9,
    "nopember": 11,
    "nop": 11,
}
_MONTH_NUMBERS = {
    **{month[:3].casefold(): n for n, month in enumerate(MONTHS, 1)},
    **{month.casefold(): n for n, month in enumerate(MONTHS, 1)},
    **_OTHER_MONTHS,
}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_WORDED = re.compile(
    rf"(?:(?<!\d)(?P<day>\d{{1,2}})[\s.]*)?(?<![^\W\d_])(?P<month>{_MONTH})(?![^\W\d_])\.?\s*(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*([-/.])\s*(?P<month>\d{1,2})\s*\2\s*(?P<year>\d{4})(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")
_SPAN = re.compile(
    r"(?<!\d)(\d{4})\s*(?:-|/|s\.?\s*d\.?|sampai(?: dengan)?)\s*(\d{4})(?!\d)"
)

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year, as much of a date as is printed."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """Return the date as ISO 8601, cut where the paper is.

        >>> PartialDate(2020, 1, 2).iso, PartialDate(2018, 1).iso, PartialDate(2017).iso
        ('2020-01-02', '2018-01', '2017')
        """
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def read_date(text: str) -> PartialDate | Unknown:
    """Return the one date in a text, or why there is none or more than one.

    >>> read_date("Tirtajaya, 05 Oktober 2023").iso, read_date("....... 2017").iso
    ('2023-10-05', '2017')
    >>> read_date("31 Februari 2024").detail
    '“31 Februari 2024” memuat tanggal yang tidak ada di kalender.'
    """
    if is_blank(text):
        return empty()
    dates = read_dates(text)
    if isinstance(dates, Unknown) or len(dates) == 1:
        return dates if isinstance(dates, Unknown) else dates[0]
    return Unknown(
        Reason.AMBIGUOUS,
        f"“{plain(text)}” memuat lebih dari satu tanggal; ketik satu saja.",
    )


def read_dates(text: str) -> tuple[PartialDate, ...] | Unknown:
    """Return the dates in a text in its order: two where it states a range.

    Years alone count only where no fuller date stands in the text.

    >>> [date.iso for date in read_dates("26 Desember 2023 sampai dengan 31 Januari 2024")]
    ['2023-12-26', '2024-01-31']
    """
    written = plain(text)
    found = [_partial(match) for match in _matches(written)]
    if not found:
        found = [PartialDate(int(year)) for year in dict.fromkeys(_YEAR.findall(written))]
    if not found:
        return Unknown(
            Reason.NOT_A_DATE, f"“{written}” bukan tanggal; ketik misalnya 2 Januari 2024."
        )
    if not all(_exists(date) for date in found):
        return Unknown(
            Reason.OUT_OF_RANGE, f"“{written}” memuat tanggal yang tidak ada di kalender."
        )
    return tuple(dict.fromkeys(found))


def _matches(written: str) -> list[re.Match[str]]:
    matches = [
        match
        for pattern in (_WORDED, _ISO, _NUMERIC)
        for match in pattern.finditer(written)
    ]
    return sorted(matches, key=lambda match: match.start())


def _partial(match: re.Match[str]) -> PartialDate:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTH_NUMBERS[month.casefold()]
    return PartialDate(
        int(match["year"]), number, int(match["day"]) if match["day"] else None
    )


def _exists(date: PartialDate) -> bool:
    month = 1 if date.month is None else date.month
    try:
        dt.date(date.year, month, 1 if date.day is None else date.day)
    except ValueError:
        return False
    return FIRST_YEAR <= date.year <= LAST_YEAR


def read_years(text: str) -> tuple[int, int] | Unknown:
    """Return first and last year of a plan's period; a single year is both.

    >>> read_years("2022 - 2026"), read_years("TA. 2025")
    ((2022, 2026), (2025, 2025))
    """
    written = plain(text)
    if is_blank(written):
        return empty()
    span = _SPAN.search(written)
    years = [int(year) for year in (span.groups() if span else _YEAR.findall(written))]
    if not years or len(set(years)) > 2 or (len(set(years)) == 2 and not span):
        return Unknown(
            Reason.NOT_A_DATE,
            f"“{written}” bukan tahun; ketik misalnya 2025 atau 2025-2029.",
        )
    first, last = years[0], years[-1]
    if not 2000 <= first <= last <= LAST_YEAR:
        return Unknown(
            Reason.OUT_OF_RANGE,
            f"Tahun {first}–{last} harus urut dan antara 2000 dan 2100.",
        )
    return first, last


def write_date(date: PartialDate | dt.date) -> str:
    """Return the date as the papers print it.

    >>> write_date(dt.date(2024, 1, 2)), write_date(PartialDate(2018, 1))
    ('2 Januari 2024', 'Januari 2018')
    """
    parts = [str(date.day)] if date.day else []
    parts += [MONTHS[date.month - 1]] if date.month else []
    return " ".join([*parts, str(date.year)])
