"""Blocks as JSON and back: what stands on the pages of a file, with its places.

A block is a dict of what differs from the block's defaults; "is" names its kind. What is
written and read again is the same blocks, places included.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from typing import Any, cast

from jenjang.papers.blocks import (
    Align,
    Block,
    Bound,
    Caption,
    CaptionKind,
    Cell,
    Chart,
    Contents,
    ContentsOf,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Signature,
    Signatures,
    Table,
)

Json = dict[str, Any]

KINDS: tuple[type, ...] = (
    Caption,
    Chart,
    Contents,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    Table,
)
BY_NAME: Mapping[str, Callable[..., Any]] = {kind.__name__: kind for kind in KINDS}


def blocks_to_json(blocks: Iterable[Block]) -> list[Json]:
    """Return blocks as a list that `json.dumps` takes.

    >>> blocks_to_json([Paragraph("Tahun 2025", place=Place(page=1, line=4))])
    [{'is': 'Paragraph', 'text': 'Tahun 2025', 'place': {'page': 1, 'line': 4}}]
    """
    return [{"is": type(block).__name__, **_said(block)} for block in blocks]


def blocks_from_json(data: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Return the blocks that `blocks_to_json` wrote."""
    return tuple(cast("Block", _made(BY_NAME[one["is"]], one)) for one in data)


def _said(whole: Any) -> Json:
    """Return the fields of a block, cell or place that are not as they mostly are."""
    return {
        field.name: _value(getattr(whole, field.name))
        for field in fields(whole)
        if getattr(whole, field.name) != _default(field) or _is_placed(whole, field)
    }


def _default(field: "Field[Any]") -> Any:
    made = field.default_factory
    return field.default if made is MISSING else made()


def _is_placed(whole: Any, field: "Field[Any]") -> bool:
    """Return whether unsure words are said that do not count when places are compared."""
    return field.name == "place" and bool(whole.place.unsure)


def _value(value: Any) -> Any:
    match value:
        case tuple():
            return [_value(one) for one in value]
        case Bound() | Cell() | Place() | Signature():
            return _said(value)
        case Align() | CaptionKind() | ContentsOf():
            return value.value
        case Decimal():
            return str(value)
        case bytes():
            return b64encode(value).decode()
        case _:
            return value


def _made(kind: Callable[..., Any], data: Mapping[str, Any]) -> Any:
    said = {name: _read(name, value) for name, value in data.items() if name != "is"}
    if kind is Cell and isinstance(said.get("number"), str):
        said["number"] = Decimal(said["number"])
    return kind(**said)


def _read(name: str, value: Any) -> Any:
    return READERS.get(name, _tuples)(value)


def _side(value: Any) -> Any:
    return None if value is None else _made(Signature, value)


def _rows(value: Any) -> Any:
    return tuple(tuple(_made(Cell, cell) for cell in row) for row in value)


def _bound(value: Any) -> Any:
    """Return the figure of a text, or the figures of one text of a list."""
    if isinstance(value, list):
        return tuple(map(_bound, value))
    return _made(Bound, value)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value


READERS: Mapping[str, Callable[[Any], Any]] = {
    "place": lambda value: _made(Place, value),
    "left": _side,
    "right": _side,
    "align": Align,
    "kind": CaptionKind,
    "of": ContentsOf,
    "logo": b64decode,
    "data": b64decode,
    "rows": _rows,
    "bound": lambda value: tuple(map(_bound, value)),
}
