"""Telephone numbers as WhatsApp wants them: digits from the country's code on."""

import re

from jenjang.core.figures.text import empty, plain
from jenjang.core.values import Reason, Unknown

COUNTRY = "62"
LEAST_DIGITS, MOST_DIGITS = 10, 15  # E.164, with the country's code


def read_phone(text: str) -> str | Unknown:
    """Return the digits with the country's code, however the number is written.

    A number that begins with 0, or with 8 as mobile numbers do, is an Indonesian one; one
    that begins with + keeps its own country.

    >>> read_phone("0812-3456-7890"), read_phone("+62 812 3456 7890")
    ('6281234567890', '6281234567890')
    >>> print(read_phone("0812"))
    “0812” bukan nomor telepon; ketik misalnya 0812 3456 7890.
    """
    written = plain(text)
    if not written:
        return empty()
    digits = re.sub(r"[\s.()\-/]", "", written)
    if re.fullmatch(r"\+?[0-9]+", digits):
        number = _with_country(digits)
        if LEAST_DIGITS <= len(number) <= MOST_DIGITS:
            return number
    detail = f"“{written}” bukan nomor telepon; ketik misalnya 0812 3456 7890."
    return Unknown(Reason.NOT_A_NUMBER, detail)


def _with_country(digits: str) -> str:
    if digits.startswith("+"):
        return digits[1:]
    if digits.startswith("00"):
        return digits[2:]
    if digits.startswith("0"):
        return COUNTRY + digits[1:]
    return COUNTRY + digits if digits.startswith("8") else digits


def write_phone(number: str) -> str:
    """Return the number as people write it.

    >>> write_phone("6281234567890"), write_phone("60123456789")
    ('0812 3456 7890', '+60123456789')
    """
    if not number.startswith(COUNTRY):
        return f"+{number}"
    local = f"0{number.removeprefix(COUNTRY)}"
    return " ".join(local[start : start + 4] for start in range(0, len(local), 4))
