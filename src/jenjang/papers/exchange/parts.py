"""What every document has in JSON: texts, numbers, places and doubts, read with care."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jenjang.core.values import Refused
from jenjang.papers.blocks import Place
from jenjang.papers.document import Doubt

Json = dict[str, Any]

EDGES = ("left", "top", "right", "bottom")


class NotADocument(Refused):
    """The JSON has not the shape of a document; says which part is wrong."""


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as a JSON number; Python prints floats so that they read back."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def at_and_doubts(at: Mapping[str, Place], doubts: tuple[Doubt, ...]) -> Json:
    """Return where each fact stands and which are unsure, as every document says it."""
    return {
        "at": {path: _place(place) for path, place in at.items()},
        "doubts": [{"path": doubt.path, "why": doubt.why} for doubt in doubts],
    }


def _place(place: Place) -> Json:
    said: Json = {"page": place.page, "line": place.line, "cell": place.cell}
    return said if place.box is None else said | {"box": list(place.box)}


def read_at(data: Mapping[str, Any]) -> dict[str, Place]:
    """Return the place of each fact, by its path."""
    return {path: _read_place(place) for path, place in (data.get("at") or {}).items()}


def _read_place(data: Mapping[str, Any]) -> Place:
    return Place(
        integer(data, "page"), integer(data, "line"), text(data, "cell"), _box(data)
    )


def _box(data: Mapping[str, Any]) -> tuple[float, float, float, float] | None:
    match data.get("box"):
        case None:
            return None
        case [*edges] if len(edges) == len(EDGES) and all(_is_number(e) for e in edges):
            return float(edges[0]), float(edges[1]), float(edges[2]), float(edges[3])
    raise _wrong("box", "empat angka")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def read_doubts(data: Mapping[str, Any]) -> tuple[Doubt, ...]:
    """Return the doubts of a document."""
    return tuple(
        Doubt(needed(each, "path"), needed(each, "why")) for each in many(data, "doubts")
    )


def _wrong(key: str, wanted: str) -> NotADocument:
    return NotADocument(f"Isi “{key}” dalam JSON salah: harus {wanted}.")


def text(data: Mapping[str, Any], key: str) -> str | None:
    """Return a text, None where it is missing."""
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _wrong(key, "teks")


def needed(data: Mapping[str, Any], key: str) -> str:
    """Return a text that must be there."""
    value = text(data, key)
    if value is None:
        raise _wrong(key, "teks")
    return value


def integer(data: Mapping[str, Any], key: str) -> int | None:
    """Return a whole number, None where it is missing."""
    value = data.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise _wrong(key, "bilangan bulat")


def decimal(data: Mapping[str, Any], key: str) -> Decimal | None:
    """Return a number, None where it is missing."""
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Decimal(str(value))
    raise _wrong(key, "angka")


def many(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Return a list of objects, empty where it is missing."""
    value = data.get(key) or []
    if isinstance(value, list) and all(isinstance(each, Mapping) for each in value):
        return value
    raise _wrong(key, "daftar")


def texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a list of texts, empty where it is missing."""
    value = data.get(key) or []
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise _wrong(key, "daftar teks")


def rows_of_texts(data: Mapping[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
    """Return a list of lists of texts, empty where it is missing."""
    value = data.get(key) or []
    if isinstance(value, list):
        return tuple(texts({key: each}, key) for each in value)
    raise _wrong(key, "daftar")


def mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    """Return an object, None where it is missing."""
    value = data.get(key)
    if value is None or isinstance(value, Mapping):
        return value
    raise _wrong(key, "objek")
