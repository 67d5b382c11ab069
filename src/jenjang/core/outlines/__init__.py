"""Outlines of reports: one TOML file a kind in `data`, each with its source.

`FILES` names them; a new kind, or a new version of one, is one file and one line here.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from jenjang.core.outlines.numbers import numbers_of, roman
from jenjang.core.outlines.outline import (
    DEEPEST,
    BadOutline,
    Numbering,
    Outline,
    OutlineSection,
    Repeats,
)

FILES = ("lkjip-1", "semester-1", "triwulan-1")

__all__ = [
    "DEEPEST",
    "FILES",
    "BadOutline",
    "Numbering",
    "Outline",
    "OutlineSection",
    "Repeats",
    "all_outlines",
    "load_outline",
    "numbers_of",
    "outline_for",
    "roman",
]


@cache
def all_outlines() -> Mapping[str, Outline]:
    """Return the outlines by key.

    >>> all_outlines()["lkjip-1"].section("3.a.tahun-lalu").answers
    (2,)
    """
    folder = resources.files("jenjang.core.outlines") / "data"
    return MappingProxyType(
        {
            key: load_outline(key, (folder / f"{key}.toml").read_text(encoding="utf-8"))
            for key in FILES
        }
    )


def outline_for(period: str) -> Outline:
    """Return the newest outline for a kind of period; KeyError where there is none.

    >>> outline_for("quarter").key
    'triwulan-1'
    """
    newest = {one.period: one for one in reversed(list(all_outlines().values()))}
    return newest[period]


def load_outline(key: str, text: str) -> Outline:
    """Return the outline that the text of a TOML file states; raises BadOutline."""
    try:
        content = tomllib.loads(text)
        return Outline(
            key=key,
            name=content["name"],
            source=content["source"],
            period=content["period"],
            sections=tuple(map(_section, content["sections"])),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadOutline(f"{key}: {error!r} in the file") from error


def _section(stated: Mapping[str, Any]) -> OutlineSection:
    return OutlineSection(
        key=stated["key"],
        title=stated["title"],
        level=stated["level"],
        numbering=Numbering(stated.get("numbering", Numbering.ORDINAL)),
        repeats=Repeats(stated.get("repeats", Repeats.ONCE)),
        parts=tuple(stated.get("parts", ())),
        answers=tuple(stated.get("answers", ())),
        guidance=stated.get("guidance", ""),
    )
