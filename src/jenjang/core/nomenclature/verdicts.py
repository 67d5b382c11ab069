"""What a list says of a name that a paper prints as program, kegiatan or sub kegiatan."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from jenjang.core.figures import plain
from jenjang.core.nomenclature.codes import is_for_regencies
from jenjang.core.nomenclature.lists import SIMILAR, Entry, Nomenclature
from jenjang.core.nomenclature.national import PROVINCE, REGENCY, national, of_bidang

_NOT_WORDS = re.compile(r"[\W_]+")
_BEFORE_NAME = re.compile(r"^(?:sub )?kegiatan ")


class Judged(StrEnum):
    """How a name stands to a list."""

    EXACT = "exact"
    NEAR = "near"
    WRONG_LEVEL = "wrong-level"
    OTHER_SCOPE = "other-scope"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a name stands to a list, the line it means or is nearest to, and how near.

    `similarity` is the share of letters in common (0 to 1); NONE has no line.
    """

    judged: Judged
    entry: Entry | None
    similarity: float


def judge(
    name: str,
    level: str,
    *,
    release: str,
    bidang: str | None = None,
    scope: str = REGENCY,
    least: float = 0.0,
) -> Verdict:
    """Return the verdict on a name at a level; `bidang` ("7.01") is the unit's own.

    A name of the right level and scope goes before one of another level, that before one
    that only other regions have, and that before a similar one (SIMILAR and above).
    `least` spares looking for lines that are less near: who does not ask how near the
    nearest of an unknown name is takes SIMILAR.

    >>> verdict = judge("Administrasi Keuangan Daerah", "kegiatan", release="2026",
    ...                 bidang="7.01")
    >>> verdict.judged.value, verdict.entry.code, round(verdict.similarity, 2)
    ('near', 'X.XX.01.2.02', 0.85)
    """
    listed = of_bidang(release, bidang, scope) if bidang else national(release, scope)
    foreign = _other_scope(scope, release)
    return judge_in(listed, name, level, scope=scope, foreign=foreign, least=least)


def judge_in(
    listed: Nomenclature,
    name: str,
    level: str,
    *,
    scope: str = REGENCY,
    foreign: Nomenclature | None = None,
    least: float = 0.0,
) -> Verdict:
    """Return the verdict of one list on a name; `foreign` is that of the other scope."""
    named = listed.named(name)
    own = [entry for entry in named if _is_own(entry, scope)]
    for entry in own:
        if entry.level == level:
            return Verdict(Judged.EXACT, entry, 1.0)
    if own:
        return Verdict(Judged.WRONG_LEVEL, own[0], 1.0)
    elsewhere = named or (foreign.named(name) if foreign else ())
    if elsewhere:
        return Verdict(Judged.OTHER_SCOPE, elsewhere[0], 1.0)
    return _nearest(name, (e for e in listed.entries if e.level == level), least)


def _is_own(entry: Entry, scope: str) -> bool:
    """Return whether a government of the scope may use the line, not one region alone."""
    return scope != REGENCY or is_for_regencies(entry.code)


def _other_scope(scope: str, release: str) -> Nomenclature:
    other = PROVINCE if scope == REGENCY else REGENCY
    return national(release, other)


def _nearest(name: str, entries: Iterable[Entry], least: float) -> Verdict:
    """Return the line that has most letters in common with a name.

    Letters are compared in their order only where their mere counts, which are quickly
    had, leave the line a chance of at least `least` and of the best so far: the most
    promising first, so that few are.
    """
    said = _words(name)
    best, nearest = 0.0, None
    chances = sorted(_chances(said, entries, least), key=lambda one: -one[0])
    for chance, place, entry in chances:
        if chance < best:
            break
        ratio = SequenceMatcher(None, said, _words(entry.name), autojunk=False).ratio()
        is_first = nearest is None or place < nearest[0]
        if ratio > best or (ratio == best and is_first):
            best, nearest = ratio, (place, entry)
    if nearest is None or best < SIMILAR:
        return Verdict(Judged.NONE, None, best)
    return Verdict(Judged.NEAR, nearest[1], best)


def _chances(
    said: str, entries: Iterable[Entry], least: float
) -> Iterator[tuple[float, int, Entry]]:
    """Yield how near each line can be at most, its place in the list, and the line."""
    counts = SequenceMatcher(None, "", said, autojunk=False)
    for place, entry in enumerate(entries):
        counts.set_seq1(_words(entry.name))
        if counts.real_quick_ratio() >= least:
            chance = counts.quick_ratio()
            if chance >= least:
                yield chance, place, entry


@lru_cache(maxsize=20_000)  # the lines of the lists, asked for again with every name
def _words(name: str) -> str:
    """Return a name in small letters, its words parted by one blank.

    "Program" is part of the official names of programs, "Kegiatan" of no other's.
    """
    words = _NOT_WORDS.sub(" ", plain(name).casefold()).strip()
    return _BEFORE_NAME.sub("", words)
