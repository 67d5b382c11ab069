"""What a list says of a name that a paper prints as program, kegiatan or sub kegiatan."""

import re
from collections.abc import Iterable
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
    name: str, level: str, *, release: str, bidang: str | None = None, scope: str = REGENCY
) -> Verdict:
    """Return the verdict on a name at a level; `bidang` ("7.01") is the unit's own.

    A name of the right level and scope goes before one of another level, that before one
    that only other regions have, and that before a similar one (SIMILAR and above).

    >>> verdict = judge("Administrasi Keuangan Daerah", "kegiatan", release="2026",
    ...                 bidang="7.01")
    >>> verdict.judged.value, verdict.entry.code, round(verdict.similarity, 2)
    ('near', 'X.XX.01.2.02', 0.85)
    """
    listed = of_bidang(release, bidang, scope) if bidang else national(release, scope)
    return judge_in(listed, name, level, scope=scope, foreign=_other_scope(scope, release))


def judge_in(
    listed: Nomenclature,
    name: str,
    level: str,
    *,
    scope: str = REGENCY,
    foreign: Nomenclature | None = None,
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
    return _nearest(name, (e for e in listed.entries if e.level == level))


def _is_own(entry: Entry, scope: str) -> bool:
    """Return whether a government of the scope may use the line, not one region alone."""
    return scope != REGENCY or is_for_regencies(entry.code)


def _other_scope(scope: str, release: str) -> Nomenclature:
    other = PROVINCE if scope == REGENCY else REGENCY
    return national(release, other)


def _nearest(name: str, entries: Iterable[Entry]) -> Verdict:
    """Return the line that has most letters in common with a name.

    Letters are compared in their order only where their mere counts, which are quickly
    had, leave the line a chance: nine lines in ten are left out so.
    """
    said = _words(name)
    best, nearest = 0.0, None
    counts = SequenceMatcher(None, "", said, autojunk=False)
    for entry in entries:
        words = _words(entry.name)
        counts.set_seq1(words)
        if counts.real_quick_ratio() <= best or counts.quick_ratio() <= best:
            continue
        ratio = SequenceMatcher(None, said, words, autojunk=False).ratio()
        if ratio > best:
            best, nearest = ratio, entry
    if best < SIMILAR:
        return Verdict(Judged.NONE, None, best)
    return Verdict(Judged.NEAR, nearest, best)


@lru_cache(maxsize=20_000)  # the lines of the lists, asked for again with every name
def _words(name: str) -> str:
    """Return a name in small letters, its words parted by one blank.

    "Program" is part of the official names of programs, "Kegiatan" of no other's.
    """
    words = _NOT_WORDS.sub(" ", plain(name).casefold()).strip()
    return _BEFORE_NAME.sub("", words)
