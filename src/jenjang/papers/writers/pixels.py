"""Drawings as pixels, for Word: not every program that opens a .docx shows SVG."""

from collections.abc import Sequence
from pathlib import Path

from jenjang.papers.writers.typesetting import Typesetter

WIDTH_PT = 480.0
DOTS_AN_INCH = 150

PICTURES = Typesetter(Path(__file__).parent / "pictures.typ", "pictures")


def drawn_as_png(drawings: Sequence[str]) -> list[bytes]:
    """Return each SVG as a PNG of a thousand pixels across, all drawn in one go."""
    if not drawings:
        return []
    data = {"drawings": list(drawings), "width": WIDTH_PT}
    return PICTURES.pixels(data, DOTS_AN_INCH)
