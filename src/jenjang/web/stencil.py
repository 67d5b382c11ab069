"""Rows of long tables: drawn once for each shape a row can have, then only filled.

Django looks up, escapes and joins each value of a template in some thirty calls of Python;
a grid has forty in each of its rows. A `Stencil` draws its template with holes where texts
stand, one drawing for all rows of the same shape, and puts the escaped texts of a row into
them.

The shape of a row is all that decides what is drawn: which texts are empty, what is None,
true, 0, how many things a tuple holds, and the texts of the fields named in `deciding`.
So a template may ask whether a text is there, but neither compare nor cut one that is not
deciding: what it prints of it is a field of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from html import escape
from itertools import count
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

_OPENS, _CLOSES = "\ue000", "\ue001"  # of the private use area: in no text of a template
_HOLE = object()
MOST_SHAPES = 500
_HOLES = re.compile(f"{_OPENS}(\\d+){_CLOSES}")


class _Drawing(NamedTuple):
    """What stands before each hole and after the last, and which text fills each hole."""

    literals: tuple[str, ...]
    order: tuple[int, ...]

    def filled(self, texts: list[str]) -> SafeString:
        """Return the drawing with these texts in its holes, escaped where not safe."""
        said = {n: _escaped(texts[n]) for n in {*self.order}}
        parts = [self.literals[0]]
        for n, literal in zip(self.order, self.literals[1:], strict=True):
            parts += (said[n], literal)
        return SafeString("".join(parts))


class Stencil:
    """A template of one `row`, a dataclass of texts, flags, numbers and such again."""

    def __init__(self, template: str, deciding: frozenset[str], **beside: Any) -> None:
        """Remember the template, and what stands `beside` every row and never changes."""
        self.template, self.deciding, self.beside = template, deciding, beside
        self._drawn: dict[Any, _Drawing] = {}

    def __call__(self, row: Any, **said: str) -> SafeString:
        """Return the row as the template draws it; texts of `said` stand beside it."""
        texts: list[str] = []
        shape = self._shape(row, "", texts)
        around = tuple((name, self._shape(said[name], name, texts)) for name in said)
        drawing = self._drawn.get((shape, around))
        if drawing is None:
            if len(self._drawn) >= MOST_SHAPES:
                self._drawn.clear()
            drawing = self._drawn[shape, around] = self._draw(shape, dict(around))
        return drawing.filled(texts)

    def _shape(self, value: Any, name: str, texts: list[str]) -> Any:
        """Return what decides how a value is drawn; its texts are added to `texts`."""
        if isinstance(value, str):
            if not value or name in self.deciding:
                return value
            texts.append(value)
            return _HOLE
        if isinstance(value, tuple):
            return tuple([self._shape(one, name, texts) for one in value])
        if is_dataclass(value):
            kind: Any = type(value)
            return _Shaped(
                kind,
                tuple([self._shape(getattr(value, n), n, texts) for n in _names(kind)]),
            )
        if value is None or isinstance(value, bool) or value == 0:
            return value
        texts.append(SafeString(value))  # a number
        return _HOLE

    def _draw(self, shape: Any, around: dict[str, Any]) -> _Drawing:
        numbers = count()
        row = _with_holes(shape, numbers)
        said = {name: _with_holes(one, numbers) for name, one in around.items()}
        drawn = render_to_string(self.template, {"row": row, **said, **self.beside})
        literals = _HOLES.split(drawn)
        return _Drawing(tuple(literals[::2]), tuple(int(n) for n in literals[1::2]))


class _Shaped(NamedTuple):
    """The shape of a dataclass: its class, and the shapes of its fields."""

    kind: Any
    values: tuple[Any, ...]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _with_holes(shape: Any, numbers: Iterator[int]) -> Any:
    """Return a value of that shape, whose texts are numbered holes in their order."""
    if shape is _HOLE:
        return SafeString(f"{_OPENS}{next(numbers)}{_CLOSES}")
    if isinstance(shape, _Shaped):
        return shape.kind(*[_with_holes(one, numbers) for one in shape.values])
    if isinstance(shape, tuple):
        return tuple([_with_holes(one, numbers) for one in shape])
    return shape


def _escaped(text: str) -> str:
    return text if isinstance(text, SafeString) else escape(text)
