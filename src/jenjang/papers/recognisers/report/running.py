"""Running text: paragraphs that a page or a line cut in two, made whole again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jenjang.core.figures import fold
from jenjang.papers.blocks import NOWHERE, Place
from jenjang.papers.recognisers.agreement.runs import runs_on
from jenjang.papers.recognisers.report.stream import Line
from jenjang.papers.recognisers.report.words import SOURCE_LINE

LEAST_CUT = 60  # letters of a line that may have been cut; a shorter one was ended
ENDED = (".", ":", ";", "?", "!", "”", '"', ")")
ITEM = re.compile(
    r"\s*(?:[-–•●▪◦·*]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,4})[.)])\s"
)
# A year, a sum or a percentage: the end of what the line above begins to say.
YEARS = re.compile(r"\b20\d\d\b")
CUT_WORD = re.compile(r"(?:^|\s)[A-Z][a-z]{3,}$")
RATED = re.compile(r"(?:baik|berhasil|tinggi|rendah|tercapai|memuaskan|cukup)$", re.I)
GOES_ON = re.compile(r"(?:\d|rp\b|%|persen\b)", re.IGNORECASE)
WAITS = re.compile(
    r"\b(?:tahun|sebesar|sejumlah|sebanyak|rp\.?|nilai|target|realisasi|capaian|adalah|yaitu|"
    r"yakni|nomor|no\.?|dari|menjadi)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Running:
    """A paragraph made whole, and where it begins."""

    text: str
    place: Place = NOWHERE


def runs(lines: Iterable[Line]) -> tuple[Running, ...]:
    """Return the paragraphs of `lines`."""
    return tuple(_runs(lines))


def _runs(lines: Iterable[Line]) -> Iterator[Running]:
    whole: Running | None = None
    for line in lines:
        text = line.printed
        if whole and goes_on(whole.text, line):
            whole = Running(f"{whole.text} {text}", whole.place)
            continue
        if whole:
            yield whole
        whole = Running(text, line.place)
    if whole:
        yield whole


def goes_on(above: str, line: Line) -> bool:
    """Return whether `line` ends the paragraph that `above` begins.

    >>> above = "Nilai Evaluasi Kecamatan naik menjadi 84,82 dibandingkan dengan tahun"
    >>> goes_on(above, Line("2022 yaitu 82,85")), goes_on(above, Line("Faktor lain"))
    (True, False)
    """
    text = line.text
    if line.mark or line.stands_out or ITEM.match(text) or above.endswith(ENDED):
        return False
    if len(above) < LEAST_CUT or SOURCE_LINE.match(fold(text)):
        return False
    if GOES_ON.match(text):
        return WAITS.search(above) is not None
    if runs_on(above, text) or _cuts_name(above, text):
        return True
    return line.begins_page and above[-1:].isalpha() and not text.isupper()


def _cuts_name(above: str, text: str) -> bool:
    """Return whether a name is cut in two: its figures stand on the line below alone.

    >>> above = "3. Sasaran kinerja Seksi Pemerintahan, yaitu Pembinaan dan Pengawasan"
    >>> _cuts_name(above, "Pemerintahan Desa, tercapai sebesar 98,50%")
    True
    """
    last = ITEM.sub("", above.rsplit(". ", 1)[-1])
    has_figure = any(letter.isdigit() for letter in YEARS.sub("", last))
    return (
        CUT_WORD.search(last) is not None
        and RATED.search(last) is None
        and (not has_figure or ITEM.match(above) is not None)
        and len(text) >= LEAST_CUT // 2
        and any(letter.isdigit() for letter in text)
        and not text.isupper()
    )
