"""Which thing of one version is which of the other, where words may have been mended."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Thing = TypeVar("Thing")
Pair = tuple[Thing | None, Thing | None]

ALIKE = 0.8  # a mended wording keeps four letters of five; another indicator does not


def paired(
    before: Sequence[Thing],
    after: Sequence[Thing],
    keys: Iterable[Callable[[Thing], Hashable | None]],
    text: Callable[[Thing], str],
) -> Iterator[Pair[Thing]]:
    """Yield (before, after) in the order of `after`; what fell away stands where it stood.

    Things of one key are the same, the first key first (None is no key); of those left
    over, the ones whose texts are most alike.

    >>> same = paired(["a", "b"], ["b", "c"], [lambda one: one], str)
    >>> list(same)
    [('a', None), ('b', 'b'), (None, 'c')]
    """
    match: dict[int, int] = {}
    for key in keys:
        _match_by_key(before, after, key, match)
    _match_by_likeness([text(one) for one in before], [text(one) for one in after], match)
    yield from _in_order(before, after, match)


def _match_by_key(
    before: Sequence[Thing],
    after: Sequence[Thing],
    key: Callable[[Thing], Hashable | None],
    match: dict[int, int],
) -> None:
    taken = set(match.values())
    free: dict[Hashable, list[int]] = {}
    for b, one in enumerate(before):
        if b not in taken:
            free.setdefault(key(one), []).append(b)
    for a, one in enumerate(after):
        found = free.get(key(one)) if a not in match and key(one) is not None else None
        if found:
            match[a] = found.pop(0)


def _match_by_likeness(
    before: Sequence[str], after: Sequence[str], match: dict[int, int]
) -> None:
    """Match what is left over, the most alike first, the earlier first of equals."""
    taken = set(match.values())
    candidates = (
        (_ratio(before[b], after[a]), a, b)
        for a in range(len(after))
        for b in range(len(before))
        if a not in match and b not in taken
    )
    for ratio, a, b in sorted(candidates, key=lambda one: (-one[0], one[1], one[2])):
        if ratio >= ALIKE and a not in match and b not in taken:
            match[a] = b
            taken.add(b)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _in_order(
    before: Sequence[Thing], after: Sequence[Thing], match: dict[int, int]
) -> Iterator[Pair[Thing]]:
    kept = set(match.values())
    told = 0
    for a, one in enumerate(after):
        if a not in match:
            yield None, one
            continue
        for b in range(told, match[a]):
            if b not in kept:
                yield before[b], None
        told = max(told, match[a] + 1)
        yield before[match[a]], one
    for b in range(told, len(before)):
        if b not in kept:
            yield before[b], None
