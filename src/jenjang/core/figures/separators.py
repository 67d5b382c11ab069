"""Where the digits of a written figure part: groups of three, and decimals.

Papers mix both styles in one file ('Rp 13.099.900' and 'Rp 12,712,000'), so a separator
says what it is by where it stands, or it says nothing and the figure is refused.
"""

import re
from dataclasses import dataclass

_POINT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMA_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_DIGITS = re.compile(r"[0-9]+")
_LAST = re.compile(r"(.+)([.,])([0-9]+)")


@dataclass(frozen=True, slots=True)
class Parted:
    """A figure at its last separator: 'Rp 1.500,25' is ('1.500', ',', '25')."""

    before: str
    separator: str
    after: str

    @property
    def has_plain_whole(self) -> bool:
        """Return whether no other separator stands before this one."""
        return _DIGITS.fullmatch(self.before) is not None

    @property
    def has_grouped_whole(self) -> bool:
        """Return whether the part before is grouped by the other separator."""
        other = _POINT_GROUPS if self.separator == "," else _COMMA_GROUPS
        return other.fullmatch(self.before) is not None


def is_digits(figure: str) -> bool:
    """Return whether the figure is digits alone."""
    return _DIGITS.fullmatch(figure) is not None


def is_grouped(figure: str) -> bool:
    """Return whether one kind of separator stands at every three digits.

    >>> is_grouped("2.702.750"), is_grouped("2,702,750"), is_grouped("3.800.00")
    (True, True, False)
    """
    return bool(_POINT_GROUPS.fullmatch(figure) or _COMMA_GROUPS.fullmatch(figure))


def parted(figure: str) -> Parted | None:
    """Return the figure at its last separator, None where it has none."""
    match = _LAST.fullmatch(figure)
    return Parted(match[1], match[2], match[3]) if match else None


def digits_of(figure: str) -> str:
    """Return the digits alone.

    >>> digits_of("3.800.00")
    '380000'
    """
    return re.sub(r"[^0-9]", "", figure)


def is_figure(text: str) -> bool:
    """Return whether the text is made of digits, separators and blanks, and has digits."""
    return re.fullmatch(r"[\s.,]*[0-9][0-9.,\s]*", text) is not None
