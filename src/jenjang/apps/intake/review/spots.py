"""Facts lit up where they stand: boxes over the picture of a page, or marked cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from jenjang.apps.intake.leaves import Leaf
from jenjang.apps.intake.models import Correction

SHORTEST = 4  # letters that tell a text apart
MARGIN = 1.5  # points around a box

Json = dict[str, Any]


class Lit(Protocol):
    """What is lit up where it stands: a fact, or a place of a finding."""

    @property
    def key(self) -> str:
        """Return its name on the page."""

    @property
    def words(self) -> str:
        """Return what it is called."""

    @property
    def shown(self) -> str:
        """Return what stands there."""

    @property
    def was(self) -> str:
        """Return what was read there, where a person typed something else."""

    @property
    def place(self) -> Mapping[str, Any] | None:
        """Return where it stands in the file."""

    @property
    def whys(self) -> tuple[str, ...]:
        """Return why it is doubted."""

    @property
    def correction(self) -> Correction | None:
        """Return what a person made of it."""

    @property
    def is_found(self) -> bool:
        """Return whether the auditor found something there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one fact or several stand; `first` is the one to look at first."""

    facts: tuple[Lit, ...]
    box: tuple[float, float, float, float] = (0, 0, 0, 0)

    @property
    def first(self) -> Lit:
        """Return the fact in doubt, else what the auditor found, else the first."""
        doubted = (fact for fact in self.facts if fact.whys)
        found = (fact for fact in self.facts if fact.is_found)
        return next(doubted, next(found, self.facts[0]))

    @property
    def keys(self) -> str:
        """Return the names of all its facts on the page."""
        return " ".join(fact.key for fact in self.facts)

    @property
    def label(self) -> str:
        """Return what a screen reader says of it."""
        said = "; ".join(f"{fact.words}: {fact.shown}" for fact in self.facts)
        return f"{said} (diragukan)" if self.first.whys else said

    @property
    def size(self) -> dict[str, str]:
        """Return its rectangle, in points, as SVG writes it."""
        left, top, right, bottom = self.box
        edges = {
            "x": left - MARGIN,
            "y": top - MARGIN,
            "width": right - left + 2 * MARGIN,
            "height": bottom - top + 2 * MARGIN,
            "right": right,
            "middle": (top + bottom) / 2,
        }
        return {name: f"{edge:.1f}" for name, edge in edges.items()}


def spots_on(leaf: Leaf, facts: Iterable[Lit]) -> list[Spot]:
    """Return the boxes on the picture of a page; the smallest on top."""
    by_box: dict[tuple[float, ...], list[Lit]] = {}
    for fact in facts:
        box = (fact.place or {}).get("box")
        if box and (fact.place or {}).get("page") == leaf.number:
            by_box.setdefault(tuple(box), []).append(fact)
    spots = [Spot(tuple(found), _four(box)) for box, found in by_box.items()]
    return sorted(spots, key=_area, reverse=True)


def _four(box: Sequence[float]) -> tuple[float, float, float, float]:
    return box[0], box[1], box[2], box[3]


def _area(spot: Spot) -> float:
    left, top, right, bottom = spot.box
    return (right - left) * (bottom - top)


def page_of(fact: Lit, outline: Sequence[Sequence[Json]] | None) -> int | None:
    """Return the page a fact is to be looked at, None where its place is not known.

    In an outline (`outline`, page by page) it is where its cell, line or text stands.
    """
    place = fact.place or {}
    if outline is None:
        return place.get("page") if place.get("box") else None
    for number, pieces in enumerate(outline, start=1):
        if any(_stands(fact, cell, number) for cell in _cells(pieces)):
            return number
    return None


def marked(leaf: Leaf, facts: Sequence[Lit]) -> list[Json]:
    """Return the pieces of a page, each text and cell with the spot of its facts."""
    return [_marked_piece(piece, facts, leaf.number) for piece in leaf.pieces]


def _marked_piece(piece: Json, facts: Sequence[Lit], number: int) -> Json:
    if piece["kind"] == "text":
        return piece | {"spot": _spot(piece, facts, number)}
    rows = [
        [cell | {"spot": _spot(cell, facts, number)} for cell in row]
        for row in piece["rows"]
    ]
    return piece | {"rows": rows}


def _spot(cell: Json, facts: Sequence[Lit], number: int) -> Spot | None:
    found = tuple(fact for fact in facts if _stands(fact, cell, number))
    return Spot(found) if found else None


def _cells(pieces: Iterable[Json]) -> Iterator[Json]:
    for piece in pieces:
        if piece["kind"] == "text":
            yield piece
        else:
            for row in piece["rows"]:
                yield from row


def _stands(fact: Lit, cell: Json, number: int) -> bool:
    """Return whether a fact stands in a text or a cell of a page."""
    place = fact.place or {}
    if place.get("cell"):
        return bool(cell.get("cell") == place["cell"])
    if place.get("line"):
        return bool(cell.get("line") == place["line"])
    said = fact.was or fact.shown
    is_here = place.get("page") in {None, number} and bool(place)
    return is_here and len(said) >= SHORTEST and said.casefold() in cell["text"].casefold()
