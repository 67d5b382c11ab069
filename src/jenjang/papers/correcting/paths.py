"""Paths of facts: ``documents[0].objectives[1].indicators[0].target_text``."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

STEP = re.compile(r"([a-z_]+)((?:\[\d+\])*)(?:\.|$)")
INDEX = re.compile(r"\[(\d+)\]")

Steps = tuple[str | int, ...]


def steps(path: str) -> Steps:
    """Return the names and indices of a path; none where it is not one.

    >>> steps("documents[0].first_party.nip")
    ('documents', 0, 'first_party', 'nip')
    >>> steps("documents[0]; drop")
    ()
    """
    found: list[str | int] = []
    end = 0
    for step in STEP.finditer(path):
        if step.start() != end:
            return ()
        end = step.end()
        found += [step[1], *(int(index) for index in INDEX.findall(step[2]))]
    return tuple(found) if end == len(path) and not path.endswith(".") else ()


def joined(names: Steps) -> str:
    """Return the path of its steps.

    >>> joined(("budgets", 2, "amount"))
    'budgets[2].amount'
    """
    said = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in names)
    return said.removeprefix(".")


def at_path(data: Any, path: str) -> Any:
    """Return what stands at a path, None where nothing does.

    >>> at_path({"budgets": [{"amount": 5000}]}, "budgets[0].amount")
    5000
    """
    for step in steps(path):
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def holders(path: str) -> Iterator[str]:
    """Yield the path, then the paths of what holds it.

    >>> list(holders("objectives[0].text"))
    ['objectives[0].text', 'objectives[0]', 'objectives']
    """
    names = steps(path)
    for length in range(len(names), 0, -1):
        yield joined(names[:length])


def row_of(path: str) -> tuple[str, int] | None:
    """Return the list and the index of a row, None where the path names no row.

    >>> row_of("documents[0].budgets[3]"), row_of("documents[0].year")
    (('documents[0].budgets', 3), None)
    """
    names = steps(path)
    last = names[-1] if names else None
    return (joined(names[:-1]), last) if isinstance(last, int) else None
