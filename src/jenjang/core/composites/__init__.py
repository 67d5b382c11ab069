"""Composite indices: one TOML file a version in `data`, each with its source.

`FILES` names them; a new index, or a new version of one, is one file and one line here.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from jenjang.core.composites.composite import BadComposite, Component, Composite, Way

FILES = ("ikki-1", "evaluasi-kecamatan-1", "ikm-1")

__all__ = [
    "FILES",
    "BadComposite",
    "Component",
    "Composite",
    "Way",
    "all_composites",
    "load_composite",
]


@cache
def all_composites() -> Mapping[str, Composite]:
    """Return the composites by key.

    >>> scores = {"kinerja": Decimal(90), "kepatuhan": Decimal(80), "layanan": Decimal(85)}
    >>> all_composites()["ikki-1"].value(scores)
    Decimal('85.5')
    """
    folder = resources.files("jenjang.core.composites") / "data"
    return MappingProxyType(
        {
            key: load_composite(key, (folder / f"{key}.toml").read_text(encoding="utf-8"))
            for key in FILES
        }
    )


def load_composite(key: str, text: str) -> Composite:
    """Return the composite that the text of a TOML file states; raises BadComposite."""
    try:
        content = tomllib.loads(text, parse_float=Decimal)
        return Composite(
            key=key,
            name=content["name"],
            source=content["source"],
            way=Way(content["way"]),
            components=tuple(map(_component, content["components"])),
            lowest=Decimal(content["lowest"]),
            highest=Decimal(content["highest"]),
        )
    except (
        tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, InvalidOperation,
    ) as error:  # fmt: skip
        raise BadComposite(f"{key}: {error!r} in the file") from error


def _component(stated: Mapping[str, Any]) -> Component:
    return Component(stated["code"], stated["name"], Decimal(stated.get("weight", 1)))
