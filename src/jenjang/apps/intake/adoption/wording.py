"""Comparing what papers say in other words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jenjang.core.figures import fold
from jenjang.core.values import Accumulation, Polarity

Key = TypeVar("Key")

LIKE_ENOUGH = 0.5  # share of words in common (Dice) that a match needs
CLEAR_MARGIN = 0.15  # how far the second best must stay behind
_COMMON = """
dan atau yang di dalam pada untuk dengan oleh dari ke serta secara program kegiatan
sub sasaran kinerja capaian persentase jumlah tingkat sesuai terhadap para per rata
meningkatnya meningkatkan peningkatan terlaksananya terlaksana terselenggaranya
tersedianya tersusunnya terwujudnya terpenuhinya terpeliharanya terbayarnya lancarnya
terfasilitasinya teragendanya mewujudkan optimalnya pelaksanaan
"""
SAYS_NOTHING = frozenset(_COMMON.split())
RESULT_VERB = re.compile(r"^(?:ter\w+nya|me\w+nya|lancarnya|optimalnya)\s+", re.IGNORECASE)


def telling_words(text: str) -> frozenset[str]:
    """Return the words that tell one text from another.

    >>> sorted(telling_words("Meningkatnya Capaian Kinerja Pelayanan Publik"))
    ['pelayanan', 'publik']
    """
    return frozenset(re.findall(r"[a-z0-9]+", fold(text))) - SAYS_NOTHING


def likeness(one: str, other: str) -> float:
    """Return the share of telling words in common, 0 to 1 (Dice's coefficient).

    >>> likeness("Administrasi Keuangan", "Terlaksananya Administrasi Keuangan")
    1.0
    """
    a, b = telling_words(one), telling_words(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def clearly_likest(
    text: str, others: Mapping[Key, str], enough: float = LIKE_ENOUGH
) -> Key | None:
    """Return the key of the text most like this one, None where none is so by a margin.

    >>> clearly_likest("Pelayanan publik", {1: "Pelayanan Publik", 2: "Keuangan"})
    1
    >>> clearly_likest("Pelayanan", {1: "Pelayanan umum", 2: "Pelayanan publik"})
    """
    ranked = sorted(
        ((likeness(text, other), n, key) for n, (key, other) in enumerate(others.items())),
        key=lambda row: (-row[0], row[1]),
    )
    if not ranked or ranked[0][0] < enough:
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0][2] if ranked[0][0] - second >= CLEAR_MARGIN else None


def bare_activity(text: str) -> str:
    """Return an objective's text without the verb, as the nomenclature would name it.

    >>> bare_activity("Terselenggaranya Penyediaan Gaji dan Tunjangan ASN")
    'Penyediaan Gaji dan Tunjangan ASN'
    """
    return RESULT_VERB.sub("", text.strip())


@dataclass(frozen=True, slots=True)
class Ratio:
    """The two sides of a formula, in words."""

    numerator: str
    denominator: str


_RATIO = re.compile(
    r"^(?:[^=]*=)?\s*(?P<numerator>.+?)\s*(?:\bdibagi(?:\s+dengan)?\b|[:÷/])\s+"
    r"(?P<denominator>.+?)\s*(?:\b(?:di)?kali\b|\b[xX]\b|[×*])\s*100\s*(?:%|persen)?\W*$",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\\frac\s*\{(?P<numerator>.+?)\}\s*\{(?P<denominator>.+?)\}", re.DOTALL
)
SIDE_LENGTH = 300


def ratio_in(formula: str | None) -> Ratio | None:
    """Return numerator and denominator where the words of a formula give them.

    >>> ratio_in("Jumlah layanan tepat waktu dibagi jumlah layanan kali 100 %")
    Ratio(numerator='Jumlah layanan tepat waktu', denominator='jumlah layanan')
    >>> ratio_in("hasil survei kepuasan masyarakat")
    """
    if not formula:
        return None
    text = re.sub(r"\\text\s*\{([^{}]*)\}", r"\1", " ".join(formula.split()))
    found = _RATIO.search(text) or _FRACTION.search(text)
    if found is None:
        return None
    sides = [side.strip(" ().,$\\") for side in found.group("numerator", "denominator")]
    if not all(sides) or any(len(side) > SIDE_LENGTH for side in sides):
        return None
    sides[0] = re.sub(r"\s*(?:\\times|[x×])\s*100\s*%?$", "", sides[0])
    return Ratio(sides[0], sides[1])


LEVELS_IN_WORDS = ("indeks", "nilai", "predikat", "persentase", "rata-rata", "tingkat")


def accumulation_of(
    declared: str | None, *, is_level: bool, is_count: bool, ratio: Ratio | None
) -> Accumulation:
    """Return how an indicator adds up over the year.

    What the paper declares holds, but for a level (percent, index) declared "kumulatif":
    adding levels means nothing, it is kept as LAST.

    >>> accumulation_of("kumulatif", is_level=True, is_count=False, ratio=None).value
    'last'
    >>> accumulation_of(None, is_level=False, is_count=True, ratio=None).value
    'sum'
    """
    says = fold(declared or "")
    if says.startswith("kumulatif"):
        return Accumulation.LAST if is_level else Accumulation.SUM
    if says.startswith(("non", "tidak")):
        return Accumulation.LAST
    if ratio is not None:
        return Accumulation.RECOMPUTE
    return Accumulation.SUM if is_count and not is_level else Accumulation.LAST


def polarity_of(text: str, *, is_grade: bool) -> Polarity:
    """Return which way an indicator gets better, as far as its words say.

    >>> polarity_of("Angka kemiskinan", is_grade=False).value
    'minimize'
    """
    if is_grade:
        return Polarity.ORDINAL
    falling = ("angka kemiskinan", "angka kematian", "jumlah pelanggaran", "angka kriminal")
    is_falling = fold(text).startswith((*falling, "menurunnya", "penurunan"))
    return Polarity.MINIMIZE if is_falling else Polarity.MAXIMIZE


def numbers_in(text: str) -> Sequence[str]:
    """Return the separate numbers a text prints: '2 Dokumen dan 3 Laporan' has two."""
    return re.findall(r"\d+(?:[.,]\d+)*", text)
