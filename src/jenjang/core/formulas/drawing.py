"""Drawing values by lot: anybody who knows the seed draws the same again.

The order is that of SHA-256 over "seed:kind:key", so it can be checked with any tool; the
units take turns, so that none escapes and none is looked at alone.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import chain, zip_longest


def draw(by_unit: Mapping[int, Sequence[int]], *, size: int, seed: int) -> list[int]:
    """Return `size` keys of values (fewer where there are fewer), the units in turn.

    >>> draw({1: [10, 11, 12], 2: [20, 21]}, size=3, seed=7)
    [10, 21, 11]
    >>> draw({2: [21, 20], 1: [12, 11, 10]}, size=3, seed=7)
    [10, 21, 11]
    """
    lots = [
        sorted(by_unit[unit], key=lambda key: _lot(seed, "value", key))
        for unit in sorted(by_unit, key=lambda unit: _lot(seed, "unit", unit))
    ]
    in_turn = chain.from_iterable(zip_longest(*lots))
    return [key for key in in_turn if key is not None][:size]


def _lot(seed: int, kind: str, key: int) -> str:
    return sha256(f"{seed}:{kind}:{key}".encode()).hexdigest()
