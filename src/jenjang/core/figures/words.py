"""Numbers in words (terbilang): '20 (dua puluh)' says a number twice."""

import re

from jenjang.core.figures.text import empty, is_blank, plain
from jenjang.core.values import Reason, Unknown

_ONES = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
    (10, "puluh"),
)
_WITH_SE = {1000: "seribu", 100: "seratus"}
_WORDS = sorted(
    [*_ONES, *_WITH_SE.values(), *(word for _, word in _SCALES), "belas", "minus"],
    key=len,
    reverse=True,
)
_WORD = re.compile("|".join(_WORDS))
_OTHER_SPELLINGS = (("milyar", "miliar"), ("trilyun", "triliun"), ("rupiah", ""))


def spell(n: int) -> str:
    """Return a whole number in words.

    >>> spell(20), spell(1100), spell(1001000)
    ('dua puluh', 'seribu seratus', 'satu juta seribu')
    """
    if n < 0:
        return f"minus {spell(-n)}"
    if n < 12:
        return _ONES[n]
    if n < 20:
        return f"{_ONES[n - 10]} belas"
    size, word = next(scale for scale in _SCALES if scale[0] <= n)
    many, rest = divmod(n, size)
    head = _WITH_SE.get(size, "") if many == 1 else ""
    head = head or f"{spell(many)} {word}"
    return f"{head} {spell(rest)}" if rest else head


def read_spelled(text: str) -> int | Unknown:
    """Return the number that the words name; blanks and capitals do not matter.

    Words that name no number the way `spell` would are refused, not approached.

    >>> read_spelled("Dua puluh satu"), read_spelled("sebelas ribu rupiah")
    (21, 11000)
    >>> read_spelled("dua belas puluh").reason.value
    'bukan angka'
    """
    if is_blank(text):
        return empty()
    letters = re.sub(r"[^a-z]", "", plain(text).casefold())
    for other, official in _OTHER_SPELLINGS:
        letters = letters.replace(other, official)
    words = _WORD.findall(letters)
    number = _sum_of([word for word in words if word != "minus"])
    number = -number if words[:1] == ["minus"] else number
    if letters and letters in _spellings(number):
        return number
    return Unknown(
        Reason.NOT_A_NUMBER, f"“{plain(text)}” bukan bilangan; tulis misalnya “dua puluh”."
    )


def _spellings(number: int) -> tuple[str, str]:
    """Return the words without blanks, with 'seribu' and with the learner's 'satu ribu'."""
    official = spell(number).replace(" ", "")
    return official, official.replace("seribu", "saturibu").replace("seratus", "saturatus")


def _sum_of(words: list[str]) -> int:
    """Return what the words add up to, right for every number that `spell` writes."""
    scales = {word: size for size, word in _SCALES}
    total = group = ones = 0
    for word in words:
        if word in _ONES:
            ones = _ONES.index(word)
        elif word == "belas":
            ones += 10
        elif word in _WITH_SE.values():
            size = 1000 if word == "seribu" else 100
            total, group = (total + size, 0) if size == 1000 else (total, group + size)
        elif scales[word] < 1000:
            group, ones = group + ones * scales[word], 0
        else:
            total, group, ones = total + (group + ones) * scales[word], 0, 0
    return total + group + ones
