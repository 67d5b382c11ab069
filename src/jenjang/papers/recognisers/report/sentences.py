"""Running text cut into sentences; an abbreviation or a number ends none."""

import re
from collections.abc import Iterator

from jenjang.papers.recognisers.report.phrases import ABBREVIATIONS

CUT = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"(])")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph.

    >>> list(sentences("Pagu Kec. Wanasari Rp. 5.000,- habis. Sisanya nihil."))
    ['Pagu Kec. Wanasari Rp. 5.000,- habis.', 'Sisanya nihil.']
    >>> list(sentences("1. Sasaran tercapai 98,5%. Naik."))
    ['1. Sasaran tercapai 98,5%.', 'Naik.']
    """
    begun = ""
    for part in CUT.split(text):
        begun = f"{begun} {part}".strip()
        if not ABBREVIATIONS.search(begun):
            yield begun
            begun = ""
    if begun:
        yield begun
