"""Money: whole rupiah, read from every way the papers write them."""

import re

from jenjang.core.figures.separators import (
    digits_of,
    is_digits,
    is_figure,
    is_grouped,
    parted,
)
from jenjang.core.figures.text import empty, is_blank, plain
from jenjang.core.values import Reason, Unknown

MOST_DIGITS = 15  # Rp 999 triliun, a hundred times the budget of the largest pemda

_CURRENCY = re.compile(r"^(-?)\s*(?:rp|idr)\s*[.:]?\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s*[,.]\s*-+$")  # ",-" and ".-"
_BESIDE_SEPARATOR = re.compile(r"\s*([.,])\s*")


def read_rupiah(text: str) -> int | Unknown:
    """Return whole rupiah, or why the text cannot be read as one amount.

    Groups of three parted by one kind of separator are thousands, whichever kind it is;
    two digits after the other kind are sen, which must be 00. Nothing is guessed: two
    readings are refused. A blank between two digits is refused, a blank beside a
    separator is a break of the line. Minus and brackets make an amount negative.

    >>> read_rupiah("Rp. 2,702,750,400,-"), read_rupiah("687.565.000,00")
    (2702750400, 687565000)
    >>> print(read_rupiah("Rp. 3.800.00,-"))
    “Rp. 3.800.00,-” dapat dibaca lebih dari satu cara; ketik 380.000 atau 3.800.000.
    """
    written = plain(text)
    figure, is_negative = _bare(written)
    if is_blank(figure):
        return empty()
    amount = _amount(figure, written)
    return -amount if is_negative and isinstance(amount, int) else amount


def _bare(written: str) -> tuple[str, bool]:
    """Return the figure without sign, currency and tail, and whether it is negative.

    A bracket without its pair or a second sign stays: no amount is written so.
    """
    is_bracketed = written.startswith("(") and written.endswith(")")
    figure = _CURRENCY.sub(r"\1", written[1:-1] if is_bracketed else written)
    figure = _BESIDE_SEPARATOR.sub(r"\1", _TAIL.sub("", figure).strip())
    is_minus = not is_bracketed and re.match(r"-\s*[0-9]", figure) is not None
    return figure[1:].strip() if is_minus else figure, is_minus or is_bracketed


def _amount(figure: str, written: str) -> int | Unknown:
    if not is_figure(figure):
        return Unknown(
            Reason.NOT_A_NUMBER,
            f"“{written}” bukan jumlah uang; ketik rupiah penuh, misalnya 1.500.000.",
        )
    if len(digits_of(figure)) > MOST_DIGITS + len("00"):
        return _too_large(written)
    whole = figure if is_digits(figure) or is_grouped(figure) else _before_sen(figure)
    if whole is None:
        return _ambiguous(figure, written)
    if whole == "":
        return Unknown(
            Reason.OUT_OF_RANGE, f"“{written}” memuat sen; ketik rupiah penuh tanpa sen."
        )
    amount = int(digits_of(whole))
    return amount if amount < 10**MOST_DIGITS else _too_large(written)


def _before_sen(figure: str) -> str | None:
    """Return what stands before ',00', '' before other sen, None for two readings."""
    cut = parted(figure)
    if cut is None or len(cut.after) != len("00"):
        return None
    if cut.after == "00" and (cut.has_plain_whole or cut.has_grouped_whole):
        return cut.before
    return "" if cut.has_grouped_whole else None


def _too_large(written: str) -> Unknown:
    return Unknown(
        Reason.OUT_OF_RANGE, f"“{written}” terlalu besar; periksa banyaknya angka."
    )


def _ambiguous(figure: str, written: str) -> Unknown:
    return Unknown(
        Reason.AMBIGUOUS,
        f"“{written}” dapat dibaca lebih dari satu cara; {_advice(figure)}.",
    )


def _advice(figure: str) -> str:
    """Offer the readings: the digits as they stand, and with the last group filled up."""
    last = parted(figure)
    if last is None or " " in figure or {".", ","} <= set(figure):
        return "ketik rupiah penuh, misalnya 1.500.000"
    digits = digits_of(figure)
    readings = (int(digits), int(digits + "0" * (-len(last.after) % 3)))
    return "ketik " + " atau ".join(
        f"{n:,}".replace(",", ".") for n in dict.fromkeys(readings)
    )


def write_rupiah(amount_idr: int) -> str:
    """Return whole rupiah as a paper prints them, with a point at every three digits.

    >>> write_rupiah(2511824579), write_rupiah(-5000)
    ('Rp 2.511.824.579', '-Rp 5.000')
    """
    sign = "-" if amount_idr < 0 else ""
    return f"{sign}Rp {abs(amount_idr):,}".replace(",", ".")
