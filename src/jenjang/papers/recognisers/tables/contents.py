"""What sort of thing stands in a cell, told by its looks alone."""

import re
from enum import StrEnum
from functools import lru_cache

from jenjang.core.figures import fold, is_blank, plain, read_unit
from jenjang.core.values import Unknown
from jenjang.papers.recognisers.agreement.marks import is_mark
from jenjang.papers.recognisers.tables.words import RATING_WORDS

LONGEST_GRADE = 12
LONGEST_UNIT = 30
MONEY = re.compile(
    r"\(?-?\s*(?:rp\b\s*[.:]?\s*-?\s*[\d(][\d.,\s]*(?:,-|-)?|rp\d[\d.,\s]*-?|"
    r"\d{1,4}(?:[.,\s]{1,2}\d{3,4}){2,}(?:[.,]\d{1,2})?(?:\s*[.,]?\s*-)?)\)?",
)
PERCENT = re.compile(r"\(?[-+<>≥≤=]*\s*\d[\d.,]*\s*,?\s*(?:%|persen|prosen)\.?\)?")
NUMBER = re.compile(r"\(?[-+<>≥≤=]*\s*\d[\d.,]*\)?(?:\s*[.,]?-)?")
QUANTITY = re.compile(r"\(?[-+<>≥≤=]*\s*\d[\d.,]*\s*(?P<unit>[^\d\s].{0,28})")


class Content(StrEnum):
    """The sorts."""

    BLANK = "blank"
    MARK = "mark"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    QUANTITY = "quantity"
    UNIT = "unit"
    RATING = "rating"
    TEXT = "text"


@lru_cache(maxsize=8192)
def content_of(text: str) -> Content:
    """Return what a cell looks like.

    >>> [content_of(text).value for text in ("2.511.824.579", "97,46%", "13 Dokumen", "-")]
    ['money', 'percent', 'quantity', 'blank']
    >>> [content_of(text).value for text in ("74", "1.", "Persen", "Cukup Baik", "Camat")]
    ['number', 'mark', 'unit', 'rating', 'text']
    """
    if is_blank(text):
        return Content.BLANK
    written = plain(text).casefold()
    for sort, pattern in (
        (Content.MONEY, MONEY),
        (Content.PERCENT, PERCENT),
        (Content.NUMBER, NUMBER),
    ):
        if pattern.fullmatch(written):
            is_point = sort is Content.NUMBER and is_mark(text) and not written.isdigit()
            return Content.MARK if is_point else sort
    if is_mark(text) and len(written) <= LONGEST_GRADE:
        return Content.MARK
    return _worded(written)


def _worded(written: str) -> Content:
    quantity = QUANTITY.fullmatch(written)
    if quantity and _is_unit(quantity["unit"]):
        return Content.QUANTITY
    if RATING_WORDS.fullmatch(fold(written)):
        return Content.RATING
    return Content.UNIT if _is_unit(written) else Content.TEXT


def _is_unit(written: str) -> bool:
    if len(written) > LONGEST_UNIT:
        return False
    return not isinstance(read_unit(written), Unknown)
