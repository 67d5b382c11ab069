"""Texts with figures of the record in them: tokens such as ``{ik12.realisasi}``.

A token is filled with the figure of that name. What was typed outside of tokens stays
letter for letter; a name nobody knows stays as it was typed and is told. A brace that is
meant as one is typed twice: ``{{``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jenjang.papers.blocks import Bound

TOKEN = re.compile(r"\{\{|\{([a-z][a-z0-9_.\-]*)\}")


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """A figure that a text may hold.

    `label` is what a person picks it by; `text` is how it is printed; `number` its value,
    None where it is a word. `path` names its record.
    """

    name: str
    text: str
    path: str
    label: str
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its figures, where each stands, and the names that nobody knows."""

    text: str
    bound: tuple[Bound, ...] = ()
    missing: tuple[str, ...] = ()


def fill(text: str, figures: Mapping[str, BoundFigure]) -> Filled:
    """Return the text with every known token filled.

    >>> figure = BoundFigure("ik12.target", "73", "target/12/2023/pk", "Nilai — target")
    >>> fill("Target {ik12.target}, {ik9.target}: {{", {"ik12.target": figure})
    ... # doctest: +NORMALIZE_WHITESPACE
    Filled(text='Target 73, {ik9.target}: {', bound=(Bound(start=7, end=9,
        path='ik12.target'),), missing=('ik9.target',))
    """
    parts: list[str] = []
    bound: list[Bound] = []
    missing: dict[str, None] = {}
    length = 0
    for typed, name in _pieces(text):
        figure = figures.get(name) if name else None
        said = typed if figure is None else figure.text
        if figure is not None:
            bound.append(Bound(length, length + len(said), figure.name))
        elif name:
            missing[name] = None
        parts.append(said)
        length += len(said)
    return Filled("".join(parts), tuple(bound), tuple(missing))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a text's tokens, each once, in their order.

    >>> names_in("{ik12.target} dan {unit}; {ik12.target}, {{bukan}")
    ('ik12.target', 'unit')
    """
    return tuple(dict.fromkeys(name for _, name in _pieces(text) if name))


def escaped(text: str) -> str:
    """Return a text so that `fill` gives it back as it is.

    >>> fill(escaped("{ik12.target}"), {}).text
    '{ik12.target}'
    """
    return text.replace("{", "{{")


def _pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands in a text: (as printed, None), or (as typed, name) of a token."""
    at = 0
    for found in TOKEN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], None
        yield ("{", None) if found[1] is None else (found[0], found[1])
        at = found.end()
    if at < len(text):
        yield text[at:], None
