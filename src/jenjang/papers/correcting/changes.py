"""A reading with the changes of a person applied: pure, and the reading stays as it was.

Paths are those of the reading, with rows that were added counted on after its own, so
that a path names the same fact whatever else was changed. Rows are removed last.
"""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jenjang.core.figures import read_target
from jenjang.core.values import Unknown
from jenjang.papers.correcting.facts import json_number, write_typed
from jenjang.papers.correcting.paths import Steps, at_path, joined, row_of, steps

Json = dict[str, Any]


class ChangeKind(StrEnum):
    """What a person did to a fact or a row."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the fact or row, what was done, and what stands there now."""

    path: str
    kind: ChangeKind
    value: Any = None


def corrected(
    reading: Json, changes: Iterable[Change], *, with_removed: bool = False
) -> Json:
    """Return the reading as the changes make it; doubts they settle are gone.

    Added rows come first, then corrections, then rows go; `with_removed` leaves those
    rows where they stood, so that a page can still show them.

    >>> paper = {"year": 2042, "doubts": [{"path": "year", "why": "Kabur."}]}
    >>> typed = Change("documents[0].year", ChangeKind.CORRECT, 2024)
    >>> corrected({"documents": [paper]}, [typed])
    {'documents': [{'year': 2024, 'doubts': []}]}
    """
    ordered = sorted(changes, key=lambda change: steps(change.path))
    result = copy.deepcopy(reading)
    for change in _rows(ordered):
        _add(result, change)
    own = {change.path for change in ordered if change.kind is ChangeKind.CORRECT}
    for change in ordered:
        if change.kind is ChangeKind.CORRECT:
            _correct(result, change, own)
    for change in ordered:
        _settle(result, change.path)
    if not with_removed:
        gone = [one.path for one in ordered if one.kind is ChangeKind.REMOVE]
        for path in sorted(gone, key=steps, reverse=True):
            _remove(result, path)
    return result


def _rows(ordered: Sequence[Change]) -> list[Change]:
    """Return the rows that were added, those taken away again among them."""
    return [
        change
        for change in ordered
        if change.kind in {ChangeKind.ADD, ChangeKind.REMOVE}
        and isinstance(change.value, dict)
    ]


def _add(reading: Json, change: Change) -> None:
    row = row_of(change.path)
    holder = _holder(reading, row[0]) if row else None
    if holder is None:
        return
    name = str(steps(change.path)[-2])
    rows = holder.setdefault(name, [])
    rows.append(copy.deepcopy(change.value))
    _settle(reading, joined(steps(change.path)[:-1]))


def _correct(reading: Json, change: Change, own: set[str]) -> None:
    names = steps(change.path)
    if isinstance(names[-1], int):
        _correct_item(reading, change, names)
        return
    holder = _holder(reading, change.path)
    if holder is None:
        return
    holder[names[-1]] = change.value
    if follower(change.path):
        _derive(reading, change, own)


def _correct_item(reading: Json, change: Change, names: Steps) -> None:
    """Set one text of a list of texts (a quarter's target)."""
    items = at_path(reading, joined(names[:-1]))
    at = int(names[-1])
    if isinstance(items, list) and at < len(items):
        items[at] = change.value or ""


def _holder(reading: Json, path: str) -> Json | None:
    """Return the object that holds the fact at a path; a party not yet there is made."""
    names = steps(path)
    held = at_path(reading, joined(names[:-1]))
    if held is None and names[-2:-1] and names[-2] in {"first_party", "second_party"}:
        above = at_path(reading, joined(names[:-2]))
        if isinstance(above, dict):
            held = above[str(names[-2])] = {"name": None}
    return held if isinstance(held, dict) else None


DERIVED = {"target_text": "target_number", "date": "date_text"}


def follower(path: str) -> str:
    """Return the path of what follows from a fact, '' where nothing does.

    >>> follower("documents[0].date"), follower("documents[0].year")
    ('documents[0].date_text', '')
    """
    names = steps(path)
    name = DERIVED.get(str(names[-1])) if names else None
    return joined((*names[:-1], name)) if name else ""


def in_document(reading: Json, path: str) -> tuple[Json, str]:
    """Return the document a path is in, and the path inside it; {} where there is none."""
    return _document(reading, path) or ({}, "")


def _derive(reading: Json, change: Change, own: set[str]) -> None:
    """Set what follows from a corrected fact, where nobody typed it himself."""
    names, follows = steps(change.path), follower(change.path)
    holder = at_path(reading, joined(names[:-1]))
    if follows in own:
        return
    _settle(reading, follows)
    if names[-1] == "date":
        holder["date_text"] = write_typed(change.path, change.value) or None
        return
    target = read_target(change.value, holder.get("unit")) if change.value else None
    holder["target_number"] = None
    if isinstance(target, Unknown):
        _doubt(reading, follows, str(target))
    elif target is not None and target.number is not None:
        holder["target_number"] = json_number(target.number)


def _document(reading: Json, path: str) -> tuple[Json, str] | None:
    """Return the document a path is in, and the path inside it."""
    names = steps(path)
    document = at_path(reading, joined(names[:2]))
    inside = joined(names[2:])
    return (document, inside) if isinstance(document, dict) and inside else None


def _doubt(reading: Json, path: str, why: str) -> None:
    found = _document(reading, path)
    if found:
        document, inside = found
        document.setdefault("doubts", []).append({"path": inside, "why": why})


def _settle(reading: Json, path: str) -> None:
    """Take away the doubts about exactly this fact."""
    found = _document(reading, path)
    if found:
        document, inside = found
        doubts = document.get("doubts", [])
        document["doubts"] = [one for one in doubts if one["path"] != inside]


def _remove(reading: Json, path: str) -> None:
    """Take a row away; what is said of the rows after it moves up with them."""
    row, found = row_of(path), _document(reading, path)
    if row is None or found is None:
        return
    rows, index = at_path(reading, row[0]), row[1]
    if not isinstance(rows, list) or index >= len(rows):
        return
    gone = rows.pop(index)
    document, inside = found
    if inside.startswith("budgets["):
        _adopt_children(rows, index, gone.get("parent"))
    cut = steps(inside)
    if "at" in document:
        moved = ((_moved(one, cut), place) for one, place in document["at"].items())
        document["at"] = {one: place for one, place in moved if one}
    kept = ((_moved(one["path"], cut), one["why"]) for one in document.get("doubts", []))
    document["doubts"] = [{"path": one, "why": why} for one, why in kept if one]


def _adopt_children(rows: list[Json], gone: int, grandparent: int | None) -> None:
    """Let the rows under a removed budget line stand under the one above it."""
    for row in rows:
        parent = grandparent if row.get("parent") == gone else row.get("parent")
        row["parent"] = parent - 1 if parent is not None and parent > gone else parent


def _moved(path: str, cut: Steps) -> str:
    """Return a path as it is once the row at `cut` is gone; '' where it was inside.

    >>> [_moved(path, ("budgets", 1)) for path in ("budgets[2].name", "budgets[1].name")]
    ['budgets[1].name', '']
    """
    names = steps(path)
    depth = len(cut) - 1
    if len(names) <= depth or names[:depth] != cut[:depth]:
        return path
    here, gone = names[depth], cut[-1]
    if here == gone:
        return ""
    if isinstance(here, int) and isinstance(gone, int) and here > gone:
        return joined((*names[:depth], here - 1, *names[depth + 1 :]))
    return path
