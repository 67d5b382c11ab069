"""Check-lists of a reviu: one TOML file a version in `data`, each with its source.

`FILES` names them, the newest last; a new version is one file and one line here. What was
answered by an older one keeps it.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from jenjang.core.checklists.checklist import BadChecklist, Checklist, Part, Point

FILES = ("reviu-lkj-1",)

__all__ = [
    "FILES",
    "BadChecklist",
    "Checklist",
    "Part",
    "Point",
    "all_checklists",
    "load_checklist",
    "newest_checklist",
]


@cache
def all_checklists() -> Mapping[str, Checklist]:
    """Return the check-lists by key.

    >>> all_checklists()["reviu-lkj-1"].point("III.1").seen
    'equals_agreement'
    """
    folder = resources.files("jenjang.core.checklists") / "data"
    return MappingProxyType(
        {
            key: load_checklist(key, (folder / f"{key}.toml").read_text(encoding="utf-8"))
            for key in FILES
        }
    )


def newest_checklist() -> Checklist:
    """Return the check-list a new reviu is made by."""
    return all_checklists()[FILES[-1]]


def load_checklist(key: str, text: str) -> Checklist:
    """Return the check-list that the text of a TOML file states; raises BadChecklist."""
    try:
        content = tomllib.loads(text)
        return Checklist(
            key=key,
            name=content["name"],
            source=content["source"],
            parts=tuple(map(_part, content["parts"])),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BadChecklist(f"{key}: {error!r} in the file") from error


def _part(stated: Mapping[str, Any]) -> Part:
    number = stated["number"]
    points = tuple(
        Point(
            key=f"{number}.{n}",
            text=one["text"],
            seen=one.get("seen", ""),
            of_units=one.get("of_units", False),
        )
        for n, one in enumerate(stated["points"], start=1)
    )
    return Part(number, stated["title"], points)
