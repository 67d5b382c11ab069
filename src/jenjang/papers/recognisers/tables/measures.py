"""What the figures of a column measure: the words over it, and the looks of its cells."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jenjang.papers.recognisers.tables.contents import Content, content_of
from jenjang.papers.recognisers.tables.words import (
    ABSORBED,
    ACHIEVED,
    ACTUAL,
    BASELINE,
    CEILING,
    CHANGE,
    COUNT,
    EFFICIENCY,
    FORWARD,
    MONEY,
    PERCENT,
    PERFORMANCE,
    PHYSICAL,
    PROGRESS,
    REMAINING,
    RENSTRA,
    SCORE,
    STANDARD,
    TARGET,
    VERSIONS,
    WEIGHT,
    WEIGHTED,
)

# Words that say in what a figure is counted, and leave what it is to the words above them.
COUNTED_IN = re.compile(
    r"\(?(?:rp\.?|k|%|rupiah|persen|persentase|prosentase|kinerja|keuangan|anggaran|fisik|"
    r"jumlah|nilai|dana)\.?\)?(?: \(?(?:rp\.?|%)\)?)?"
)
# In this order, in each heading from the lowest up.
WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("efficiency", EFFICIENCY),
    ("weighted", WEIGHTED),
    ("weight", WEIGHT),
    ("forward", FORWARD),
    ("remaining", REMAINING),
    ("change", CHANGE),
    ("progress", PROGRESS),
    ("absorbed", ABSORBED),
    ("baseline", BASELINE),
    ("physical", PHYSICAL),
    ("actual", ACTUAL),
    ("achieved", ACHIEVED),
    ("target", TARGET),
    ("ceiling", CEILING),
    ("score", SCORE),
    ("count", COUNT),
    ("percent", PERCENT),
)
OF_MONEY = {
    "target": "ceiling_idr",
    "ceiling": "ceiling_idr",
    "score": "ceiling_idr",
    "count": "ceiling_idr",
    "actual": "spent_idr",
    "absorbed": "spent_idr",
    "achieved": "spent_idr",
    "remaining": "remaining_idr",
    "change": "change_idr",
    "baseline": "spent_idr",
    "efficiency": "remaining_idr",
}
MONEY_PERCENT = {
    "efficiency": "efficiency_percent",
    "remaining": "remaining_percent",
    "weight": "weight",
    "physical": "physical_percent",
    "change": "change",
    "progress": "absorption_percent",
}
OF_PERFORMANCE = {
    "target": "target",
    "actual": "actual",
    "baseline": "baseline",
    "weight": "weight",
    "weighted": "weighted_score",
    "efficiency": "efficiency_percent",
    "change": "change",
    "progress": "progress_percent",
    "absorbed": "absorption_percent",
    "physical": "physical_percent",
    "score": "score",
    "count": "count",
    "achieved": "achieved",
    "percent": "percent",
    "remaining": "change",
}


ALWAYS_MONEY = {
    "forward": ("forward_idr", "forward_idr"),
    "remaining": ("remaining_idr", "remaining_percent"),
}
OF_OTHERS = {"target", "actual", "achieved", "score"}
OF_RENSTRA = {"target": "renstra_target", "achieved": "achieved"}
NO_TARGET = (ACTUAL, ACHIEVED, BASELINE, PROGRESS)


@dataclass(frozen=True, slots=True)
class Looks:
    """How many cells of a column look like what."""

    counts: Counter[Content]

    @property
    def filled(self) -> int:
        """Return how many cells hold anything."""
        return sum(many for sort, many in self.counts.items() if sort is not Content.BLANK)

    @property
    def has_money(self) -> bool:
        """Return whether amounts stand here, and only small figures beside them."""
        many = self.counts[Content.MONEY]
        others = self.counts[Content.PERCENT] + self.counts[Content.TEXT]
        return 5 * many >= self.filled > 0 and many > others

    def mostly(self, *sorts: Content) -> bool:
        """Return whether more than half of the filled cells are of these sorts."""
        return 2 * sum(self.counts[sort] for sort in sorts) > self.filled > 0


def looks_of(texts: Iterable[str]) -> Looks:
    """Return the looks of a column's cells."""
    return Looks(Counter(content_of(text) for text in texts))


NOTHING = Looks(Counter())


def is_money(path: Sequence[str], looks: Looks) -> bool:
    """Return whether figures under these words (top row first) are of money.

    The cells decide where they can; else the nearest heading that names one of both.

    >>> none = looks_of(())
    >>> is_money(("anggaran", "target"), none), is_money(("kinerja", "realisasi"), none)
    (True, False)
    """
    if looks.has_money:
        return True
    for words in reversed(path):
        of_money, of_performance = (
            bool(MONEY.search(words)),
            bool(PERFORMANCE.search(words)),
        )
        if of_money != of_performance:
            return of_money
    return False


def is_percent(path: Sequence[str], looks: Looks) -> bool:
    """Return whether the heading or the cells say percent."""
    if looks.mostly(Content.MONEY):
        return False
    return bool(path and PERCENT.search(path[-1])) or looks.mostly(Content.PERCENT)


def measure_of(path: Sequence[str], looks: Looks) -> str | None:
    """Return one of `FIGURES`, or "achieved" or "percent" for the table to settle.

    >>> none = looks_of(())
    >>> measure_of(("anggaran", "realisasi (rp)"), none)
    'spent_idr'
    >>> measure_of(("% penyerapan anggaran",), none)
    'absorption_percent'
    """
    word = _word(path)
    if word is None:
        return "standard" if path and STANDARD.search(path[-1]) else None
    if word in ALWAYS_MONEY:
        return ALWAYS_MONEY[word][is_percent(path, looks)]
    if is_money(path, looks):
        return _of_money(word, path, looks)
    return _of_performance(word, path, looks)


def _of_money(word: str, path: Sequence[str], looks: Looks) -> str | None:
    if is_percent(path, looks) or word == "percent":
        return MONEY_PERCENT.get(word, "absorption_percent")
    return OF_MONEY.get(word, OF_PERFORMANCE.get(word))


def _of_performance(word: str, path: Sequence[str], looks: Looks) -> str | None:
    joined = " ".join(path)
    if STANDARD.search(joined) and word in OF_OTHERS:
        return "standard"
    if RENSTRA.search(joined) and word in {"target", "achieved"}:
        is_progress = word == "achieved" and is_percent(path, looks)
        return "progress_percent" if is_progress else OF_RENSTRA[word]
    if word == "actual" and ACHIEVED.search(path[-1]) and PERCENT.search(path[-1]):
        return "achievement_percent"
    return OF_PERFORMANCE.get(word)


def _is_beside(words: str) -> bool:
    """Return whether words say in what, or in which version, the ones above them are."""
    return bool(COUNTED_IN.fullmatch(words) or VERSIONS.fullmatch(words))


def _word(path: Sequence[str]) -> str | None:
    """Return what the headings name, the lowest first; a unit where nothing else does."""
    leaf_first = tuple(reversed(path))
    named = [words for words in leaf_first if not _is_beside(words)]
    for words in (*named, *leaf_first):
        if RENSTRA.search(words) and not any(says.search(words) for says in NO_TARGET):
            return "target"
        for name, pattern in WORDS:
            if pattern.search(words):
                return name
    return None
