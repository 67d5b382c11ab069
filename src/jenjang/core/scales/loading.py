"""Scales from TOML: decimals stay exact, and a file that leaves a gap is refused.

A file states `name`, `source`, `measures`, `lowest` (a number, or "none" where values are
open below), perhaps `highest` and `rounds_first`, and `bands` from the lowest up, each
with `from` (its start included) or `above` (its start excluded), label, code, colour.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from jenjang.core.scales.scale import BadScale, Band, Scale


def load_scale(key: str, text: str) -> Scale:
    """Return the scale that the text of a TOML file states; raises BadScale.

    >>> load_scale("dua", '''
    ... name = "Dua kelas"
    ... source = "contoh"
    ... measures = "persen"
    ... lowest = 0
    ... bands = [
    ...     {from = 0, label = "Kurang", code = "K", colour = "merah"},
    ...     {above = 75.5, label = "Baik", code = "B", colour = "hijau"},
    ... ]
    ... ''').rating(Decimal("75.5")).label
    'Kurang'
    """
    try:
        content = tomllib.loads(text, parse_float=Decimal)
        return _scale(key, content)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, InvalidOperation) as error:
        raise BadScale(f"{key}: {error!r} in the file") from error


def _scale(key: str, content: Mapping[str, Any]) -> Scale:
    return Scale(
        key=key,
        name=content["name"],
        source=content["source"],
        measures=content["measures"],
        bands=tuple(_band(key, band) for band in content["bands"]),
        lowest=None if content["lowest"] == "none" else _exact(content["lowest"]),
        highest=_exact(content["highest"]) if "highest" in content else None,
        rounds_first=content.get("rounds_first", False),
    )


def _band(key: str, band: Mapping[str, Any]) -> Band:
    if "from" in band and "above" in band:
        raise BadScale(f"{key}: a band starts from or above a value, not both")
    start = band.get("from", band.get("above"))
    return Band(
        start=None if start is None else _exact(start),
        is_inclusive="above" not in band,
        label=band["label"],
        code=band["code"],
        colour=band["colour"],
    )


def _exact(number: Decimal | int | str) -> Decimal:
    return Decimal(number)
