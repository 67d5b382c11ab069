"""Where a signature is seen: over the name of who signs, with a QR beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from jenjang.core.figures import fold_name
from jenjang.papers.writers.pdf import Pen


@dataclass(frozen=True, slots=True)
class Placement:
    """A box on a page (from 1): (left, top, right, bottom) in points from the top left."""

    page: int
    box: tuple[float, float, float, float]


def placement_of(name: str, pens: Iterable[Pen]) -> Placement | None:
    """Return the first room for a person's signature, None where there is none."""
    for pen in pens:
        if pen.name and fold_name(pen.name) == fold_name(name):
            return Placement(pen.page, pen.box)
    return None
