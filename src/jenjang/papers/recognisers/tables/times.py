"""The year or period that the words over a column say: 2023, 2023-TW2, 2021-2026."""

import re
from collections.abc import Sequence

from jenjang.papers.recognisers.tables.words import (
    BARE_QUARTER,
    LAST_YEAR,
    MONTH_CODE,
    MONTH_NAMES,
    QUARTER,
    QUARTERLY,
    SEMESTER,
    THIS_YEAR,
    TO_DATE,
    YEAR,
    YEARS,
)

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
MONTHS = {name: at for at, names in enumerate(MONTH_NAMES, start=1) for name in names}
MONTH = re.compile(r"\b(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b")


def when_of(path: Sequence[str], year: int | None) -> str | None:
    """Return what time the folded words over a column name, from the top row down.

    `year` is the paper's, for "tahun sebelumnya" and for a quarter without a year.

    >>> when_of(("target kinerja", "2021"), 2021), when_of(("realisasi", "tw ii"), 2023)
    ('2021', '2023-TW2')
    >>> when_of(("realisasi s.d. triwulan iii",), 2022), when_of(("tahun lalu",), 2022)
    ('2022-TW1..TW3', '2021')
    >>> when_of(("target",), 2022) is None
    True
    """
    leaf_first = tuple(reversed(path))
    own = _year(leaf_first, year)
    part = _part_of_year(leaf_first)
    if part is None:
        return own
    whole = own or (str(year) if year else None)
    return f"{whole}-{part}" if whole else part


def _year(leaf_first: Sequence[str], year: int | None) -> str | None:
    for words in leaf_first:
        if found := YEARS.search(words):
            return f"{found[1]}-{found[2]}"
        if found := YEAR.search(words):
            return found[1]
        if LAST_YEAR.search(words):
            return str(year - 1) if year else "n-1"
        if year and THIS_YEAR.search(words):
            return str(year)
    return None


def _part_of_year(leaf_first: Sequence[str]) -> str | None:
    for at, words in enumerate(leaf_first):
        if part := _quarter(words, leaf_first[at + 1 :]) or _shorter(words):
            return part
    return None


def _quarter(words: str, above: Sequence[str]) -> str | None:
    if found := re.search(r"\btriwulan i ?-? ?(?:s/?d)? ?iv\b", words):
        return None  # all four of them
    if found := QUARTER.search(words):
        number = _number(found[1])
        is_to_date = TO_DATE.search(words) and number > 1
        return f"TW1..TW{number}" if is_to_date else f"TW{number}"
    if BARE_QUARTER.fullmatch(words) and any(QUARTERLY.search(over) for over in above):
        return f"TW{_number(words)}"
    return None


def _shorter(words: str) -> str | None:
    if found := SEMESTER.search(words):
        return f"S{_number(found[1])}"
    if found := MONTH_CODE.search(words):
        return found[1]
    if found := MONTH.search(words):
        return f"{MONTHS[found[0]]:02}"
    return None


def _number(written: str) -> int:
    return ROMAN.get(written) or int(written)
