"""Words as they are spelled: known words, and the known word that a slip stands for."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from jenjang.papers.audit.reference.areas import area_names
from jenjang.papers.audit.reference.packed import lines, rows

SHORTEST = 6  # letters of a word that is looked at
COMMON = 8  # times the right word must stand in the law
VERY_COMMON = 500  # times; below it a short word may be one of its own
SUFFIXES = ("kannya", "annya", "inya", "nya", "kan", "lah", "pun", "an", "i")
PREFIXES = (
    *("diper", "memper", "keber", "ter", "ber", "per", "pem", "pen", "peng", "peny"),
    *("mem", "men", "meng", "meny", "di", "ke", "se", "me", "pe", "be"),
)
SOFTENED = ("pem", "pen", "peng", "peny", "mem", "men", "meng", "meny")


@cache
def _law() -> dict[str, int]:
    return {row["word"]: int(row["times"]) for row in rows("words.csv.gz")}


@cache
def _known() -> frozenset[str]:
    return frozenset((*_law(), *_stems()))


@cache
def _stems() -> frozenset[str]:
    """Return the words that others are made of; a rare word of the law may be a slip."""
    places = (word for name in area_names() for word in name.split())
    common = (word for word, times in _law().items() if times >= COMMON)
    return frozenset((*common, *lines("general_words.txt"), *places))


@cache
def _english() -> frozenset[str]:
    return frozenset(lines("english_words.txt"))


def is_english(word: str) -> bool:
    """Return whether a word that the law does not know is one of English.

    >>> is_english("industry"), is_english("industri")
    (True, False)
    """
    return word.casefold() in _english()


@cache
def _listed() -> dict[str, str]:
    return {row["wrong"]: row["right"] for row in rows("spellings.csv")}


@lru_cache(maxsize=50_000)
def correction(word: str) -> str | None:
    """Return the word that a misspelled one stands for, None for one that may be right.

    A word is right when it, or what is left of it without affixes, is known. A slip is one
    letter more, less, other, or two that changed places, never the first.

    >>> correction("kinerka"), correction("kinerja"), correction("Presentase")
    ('kinerja', None, 'persentase')
    """
    folded = word.casefold()
    if folded in _listed():
        return _listed()[folded]
    if len(folded) < SHORTEST:
        return _whole(folded)
    if folded in _known() or any(form in _stems() for form in _forms(folded)):
        return None
    near = [other for other in _near(folded) if other[0] == folded[0]]
    return max(near, key=lambda other: (_law()[other], other), default=None)


def _whole(word: str) -> str | None:
    """Return the common word that a short one is when its last two letters fell off."""
    if len(word) < SHORTEST - 1 or word in _known():
        return None
    begun = [w for w in _law() if w.startswith(word) and len(w) - len(word) == 2]
    likely = [w for w in begun if _law()[w] >= VERY_COMMON]
    return likely[0] if len(likely) == 1 else None


def _forms(word: str, depth: int = 2) -> Iterator[str]:
    """Yield a word and what is left of it without affixes."""
    yield word
    if depth == 0:
        return
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            yield from _forms(word.removesuffix(suffix), depth - 1)
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 4:
            rest = word.removeprefix(prefix)
            yield from _forms(rest, depth - 1)
            if prefix in SOFTENED:
                yield from (letter + rest for letter in "ptks")


@cache
def _by_deletion() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word, times in _law().items():
        if times >= COMMON and len(word) >= SHORTEST - 1:
            for shorter in _deletions(word):
                found[shorter].add(word)
    return found


def _deletions(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _near(word: str) -> set[str]:
    candidates = {
        w for shorter in _deletions(word) for w in _by_deletion().get(shorter, ())
    }
    return {other for other in candidates if _is_one_slip(word, other)}


def _is_one_slip(one: str, other: str) -> bool:
    """Return whether one letter is more, less or other, or two changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None
    )
    if start is None:
        return True
    rest, left = one[start:], other[start:]
    return (
        rest[1:] == left[1:]
        or rest[1:] == left
        or rest == left[1:]
        or (rest[:2] == left[:2][::-1] and rest[2:] == left[2:])
    )
