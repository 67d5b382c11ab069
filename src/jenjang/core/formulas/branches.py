"""Sums over a tree of activities: ceilings and spending of whole branches, whole rupiah.

A tree is given as parent keys: {child: parent or None}. Nothing counts twice.
"""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing", bound=Hashable)


def branch_ceilings(
    parents: Mapping[Key, Key | None],
    own_idr: Mapping[Key, int],
    *,
    is_from_agreements: bool = False,
) -> dict[Key, int]:
    """Return the ceiling of each node that has one.

    A node's ceiling is the sum of its children's where they have any, else its own. In a
    budget drawn from agreements the superior's figure holds instead: a stated figure
    stands, and only what states none is summed.

    >>> tree = {"program": None, "a": "program", "b": "program"}
    >>> stated = {"program": 100, "a": 40, "b": 50}
    >>> branch_ceilings(tree, stated)["program"]
    90
    >>> branch_ceilings(tree, stated, is_from_agreements=True)["program"]
    100
    """
    children = _children(parents)
    found: dict[Key, int] = {}
    for key in _deepest_first(parents):
        below = [found[child] for child in children.get(key, ()) if child in found]
        if key in own_idr and (is_from_agreements or not below):
            found[key] = own_idr[key]
        elif below:
            found[key] = sum(below)
    return found


def counted(
    parents: Mapping[Key, Key | None],
    own_idr: Mapping[Key, int],
    *,
    is_from_agreements: bool = False,
) -> set[Key]:
    """Return the nodes whose own figures make up the whole ceiling, each rupiah once.

    Their sum is that of `branch_ceilings` over the nodes at the top.

    >>> tree = {"program": None, "a": "program", "b": "program"}
    >>> stated = {"program": 100, "a": 40, "b": 50}
    >>> sorted(counted(tree, stated))
    ['a', 'b']
    >>> counted(tree, stated, is_from_agreements=True)
    {'program'}
    """
    stated = {key for key in own_idr if key in parents}
    if is_from_agreements:
        return topmost(parents, stated)
    above = {one for key in stated for one in line_of(parents, key)[1:]}
    return stated - above


def branch_sums(
    parents: Mapping[Key, Key | None], own_idr: Mapping[Key, int]
) -> dict[Key, int]:
    """Return, for each node with anything in its branch, all that was recorded in it.

    >>> branch_sums({"program": None, "a": "program", "b": "program"}, {"a": 40})
    {'a': 40, 'program': 40}
    """
    children = _children(parents)
    found: dict[Key, int] = {}
    for key in _deepest_first(parents):
        parts = [found[child] for child in children.get(key, ()) if child in found]
        if key in own_idr:
            parts.append(own_idr[key])
        if parts:
            found[key] = sum(parts)
    return found


def branch_unions(
    parents: Mapping[Key, Key | None], own: Mapping[Key, Collection[Thing]]
) -> dict[Key, frozenset[Thing]]:
    """Return, for each node, what it and all below it have: each thing once.

    >>> found = branch_unions({"program": None, "a": "program"}, {"a": {1, 2}})
    >>> sorted(found["program"])
    [1, 2]
    """
    found: dict[Key, set[Thing]] = {key: set(own.get(key, ())) for key in parents}
    for key in _deepest_first(parents):
        above = parents[key]
        if above is not None and above in found:
            found[above] |= found[key]
    return {key: frozenset(things) for key, things in found.items()}


def line_of(parents: Mapping[Key, Key | None], key: Key) -> list[Key]:
    """Return a node and all above it, upwards; nothing for a node that is not there.

    >>> line_of({"program": None, "a": "program"}, "a")
    ['a', 'program']
    """
    line: list[Key] = []
    above: Key | None = key
    while above is not None and above in parents:
        line.append(above)
        above = parents[above]
    return line


def topmost(parents: Mapping[Key, Key | None], chosen: Collection[Key]) -> set[Key]:
    """Return those chosen that stand under no other chosen one: their branches add up.

    >>> topmost({"program": None, "a": "program"}, {"program", "a"})
    {'program'}
    """
    return {key for key in chosen if not _has_ancestor_in(parents, key, chosen)}


def apart_from(parents: Mapping[Key, Key | None], chosen: Collection[Key]) -> set[Key]:
    """Return the topmost nodes that stand neither over, under nor among the chosen.

    >>> tree = {"p": None, "k": "p", "other": None, "below": "other"}
    >>> apart_from(tree, {"k"})
    {'other'}
    """
    lines = set(chosen)
    for key in chosen:
        above = parents.get(key)
        while above is not None:
            lines.add(above)
            above = parents.get(above)
    free = {
        key
        for key in parents
        if key not in lines and not _has_ancestor_in(parents, key, chosen)
    }
    return topmost(parents, free)


def _has_ancestor_in(
    parents: Mapping[Key, Key | None], key: Key, chosen: Collection[Key]
) -> bool:
    above = parents.get(key)
    while above is not None:
        if above in chosen:
            return True
        above = parents.get(above)
    return False


def _children(parents: Mapping[Key, Key | None]) -> dict[Key, list[Key]]:
    found: dict[Key, list[Key]] = {}
    for child, parent in parents.items():
        if parent is not None:
            found.setdefault(parent, []).append(child)
    return found


def _deepest_first(parents: Mapping[Key, Key | None]) -> list[Key]:
    def depth(key: Key) -> int:
        above, steps = parents[key], 0
        while above is not None:
            above, steps = parents.get(above), steps + 1
        return steps

    return sorted(parents, key=depth, reverse=True)
