"""Numbers and letters before a row: A., 1., (2), I., 1.2, a)."""

import re

MARK = re.compile(
    r"\s*(?:[-–•●▪◦·]\s*)?(?P<mark>\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[a-z]|[IVX]{1,5})\)?"
    r"(?:[.)]+|(?=\s*$)))\s*",
)
CODED = re.compile(r"\s*(?P<mark>\d{1,3}(?:\.\d{1,3})+\.?)\s+")
BULLET = re.compile(r"\s*[-–•●▪◦·]\s+")


def is_mark(text: str) -> bool:
    """Return whether `text` is nothing but a number or letter of a row.

    >>> [is_mark(text) for text in ("A.", "1", "(2)", "1.4.1", "Dua", "")]
    [True, True, True, True, False, False]
    """
    return bool(MARK.fullmatch(text))


def split_mark(text: str) -> tuple[str, str]:
    """Return the mark before `text` and the text without it.

    >>> split_mark("1. Program Penunjang"), split_mark("1.4.1 Jumlah desa")
    (('1.', 'Program Penunjang'), ('1.4.1', 'Jumlah desa'))
    >>> split_mark("5 desa dibina"), split_mark("• Jumlah desa")
    (('', '5 desa dibina'), ('', 'Jumlah desa'))
    """
    found = CODED.match(text) or MARK.match(text)
    if found and (rest := text[found.end() :].strip()):
        return found["mark"], rest
    return "", BULLET.sub("", text, count=1).strip() if BULLET.match(text) else text.strip()
