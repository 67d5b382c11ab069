"""Numbers and percents with the decimal comma, and the figures that have two readings.

Three digits after one separator are the hard case: '1.200' is 1200 in one office and 1,2
in the next. What the figure counts decides, and where it cannot, a person is asked:

===========================  ==========  ============
counted in                   ``1.200``   ``1,200``
===========================  ==========  ============
whole things (Orang, SOP)    1200        refused
percent, index, score        refused     1,2
anything else, or unknown    refused     refused
===========================  ==========  ============

Grounds: the decimal comma is canonical; a point is decimal when one or two digits follow
and the column is not money; in a column of percents or indices a single group is no
thousand. Offices write '3,000 orang' for 3000 and '3,000 poin' for 3.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from jenjang.core.figures.separators import (
    Parted,
    digits_of,
    is_digits,
    is_figure,
    is_grouped,
    parted,
)
from jenjang.core.figures.text import empty, is_blank, plain
from jenjang.core.figures.units import UnitKind, unit_kind
from jenjang.core.values import Reason, Unknown

MOST_WHOLE_DIGITS = 14  # what is left of 64 bits beside four decimals

_ONE_READING = re.compile(r"[0-9]{1,14}(?:,(?:[0-9]{1,2}|[0-9]{4,9}))?")  # most of them
_SWAPPED = str.maketrans(",.", ".,")
_WIDE = Context(prec=60)
_PERCENT = re.compile(r"\s*,?\s*(?:%|per\s?sen\b|percent\b|prosen\b)\.?$", re.IGNORECASE)


def read_number(text: str, unit: str | None = None) -> Decimal | Unknown:
    """Return the number written, or why it cannot be read as one.

    `unit` is what it is counted in, where known: it decides what '1.200' is (see above).

    >>> read_number("84,82"), read_number("74.15"), read_number("1.234.567,5")
    (Decimal('84.82'), Decimal('74.15'), Decimal('1234567.5'))
    >>> read_number("1.200", unit="Orang")
    Decimal('1200')
    >>> print(read_number("1.200"))
    “1.200” dapat dibaca lebih dari satu cara; ketik 1200 atau 1,2.
    """
    if _ONE_READING.fullmatch(text):
        return Decimal(text.replace(",", "."))
    written = plain(text)
    if is_blank(written):
        return empty()
    figure = re.sub(r"^[+-]\s*|[.,]$", "", written)
    number = _unsigned(figure, written, unit_kind(unit))
    if isinstance(number, Unknown) or not written.startswith("-"):
        return number
    return number.copy_negate() if number else number


def read_percent(text: str) -> Decimal | Unknown:
    """Return a percentage as a number of percent (98.01 for '98,01%'), with or without %.

    >>> read_percent("85,79, %"), read_percent("36.60 Persen"), read_percent("116")
    (Decimal('85.79'), Decimal('36.60'), Decimal('116'))
    """
    return read_number(_PERCENT.sub("", plain(text)), unit="Persen")


def _unsigned(figure: str, written: str, kind: UnitKind) -> Decimal | Unknown:
    if not is_figure(figure):
        return Unknown(
            Reason.NOT_A_NUMBER, f"“{written}” bukan angka; ketik misalnya 1200 atau 84,82."
        )
    number = _number(figure, kind)
    if number is None:
        return _ambiguous(figure, written)
    if number >= Decimal(10) ** MOST_WHOLE_DIGITS:
        return Unknown(
            Reason.OUT_OF_RANGE, f"“{written}” terlalu besar; periksa banyaknya angka."
        )
    return number


def _number(figure: str, kind: UnitKind) -> Decimal | None:
    """Return the only reading, None where there are two or none."""
    cut = parted(figure)
    if is_digits(figure) or (is_grouped(figure) and not _is_single_group(cut)):
        return Decimal(digits_of(figure))
    if cut is None:
        return None
    if is_grouped(figure):
        return _single_group(cut, kind)
    if cut.has_plain_whole or cut.has_grouped_whole:
        return Decimal(f"{digits_of(cut.before)}.{cut.after}")
    return None


def _is_single_group(cut: Parted | None) -> bool:
    return cut is not None and cut.has_plain_whole


def _single_group(cut: Parted, kind: UnitKind) -> Decimal | None:
    """Return what the unit makes of three digits after one separator."""
    if kind is UnitKind.COUNT and cut.separator == ".":
        return Decimal(cut.before + cut.after)
    if kind is UnitKind.LEVEL and cut.separator == ",":
        return Decimal(f"{cut.before}.{cut.after}")
    return None


def _ambiguous(figure: str, written: str) -> Unknown:
    return Unknown(
        Reason.AMBIGUOUS,
        f"“{written}” dapat dibaca lebih dari satu cara; {_advice(figure)}.",
    )


def _advice(figure: str) -> str:
    """Say how each reading is typed so that it is the only one."""
    cut = parted(figure)
    if cut is None or not is_grouped(figure):
        return "ketik satu angka saja, misalnya 1200 atau 84,82"
    as_decimal = Decimal(f"{cut.before}.{cut.after}")
    return f"ketik {cut.before}{cut.after} atau {write_number(as_decimal)}"


def write_number(value: Decimal, places: int | None = None, unit: str | None = None) -> str:
    """Return the number with decimal comma, half-up, so that `read_number` reads it again.

    `places` decimals, or as many as the number has. Whole thousands are grouped where
    that has one reading: a million and more, beside decimals, or counted in whole things.
    Where exactly three decimals had two readings, a fourth is written.

    >>> write_number(Decimal("84.825"), 2), write_number(Decimal(1234567))
    ('84,83', '1.234.567')
    >>> write_number(Decimal(1200)), write_number(Decimal(1200), unit="Orang")
    ('1200', '1.200')
    >>> write_number(Decimal("3.659")), write_number(Decimal("3.659"), unit="Nilai")
    ('3,6590', '3,659')
    """
    if places is None and _is_short(value):
        return str(int(value))
    kind = unit_kind(unit)
    rounded = _rounded(value, places)
    if places is None:
        rounded = _told_apart(rounded, kind)
    exponent = rounded.as_tuple().exponent
    is_whole = exponent == 0
    has_one_group = is_whole and 1000 <= abs(rounded) < 1_000_000
    if has_one_group and kind is not UnitKind.COUNT:
        return str(rounded)
    return f"{rounded:,f}".translate(_SWAPPED)


def _is_short(value: Decimal) -> bool:
    """Return whether it is a whole number under a thousand: written one way in any unit."""
    return -1000 < value < 1000 and value == int(value)


def _rounded(value: Decimal, places: int | None) -> Decimal:
    """Return the value half-up with so many places; None: without closing zeros."""
    if places is None:
        places = max(0, -_exponent(value.normalize(_WIDE)))
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    return rounded if rounded else abs(rounded)  # never '-0'


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


def _told_apart(value: Decimal, kind: UnitKind) -> Decimal:
    """Give a figure such as 12,345 a fourth decimal, where it could be read as 12345."""
    if _exponent(value) != -3 or kind is UnitKind.LEVEL or not 1 <= abs(value) < 1000:
        return value
    return _rounded(value, 4)


def write_percent(value: Decimal, places: int = 2) -> str:
    """Return a percentage as the papers print it, half-up.

    >>> write_percent(Decimal("98.6562")), write_percent(Decimal("0.005"))
    ('98,66 %', '0,01 %')
    """
    return f"{write_number(value, places, unit='Persen')} %"
