"""A drawing on A3 paper, lying: page by page, by typst in this process."""

from collections.abc import Sequence
from pathlib import Path

from jenjang.papers.drawing.svg import write_svg
from jenjang.papers.drawing.tree import Box, on_pages
from jenjang.papers.writers.typesetting import Typesetter

ROOM_HIGH = 841.89 - 2 * 34 - 46  # A3 lying, without its margins, head and foot

SHEET = Typesetter(Path(__file__).parent / "sheet.typ", "sheet")


def write_pdf(roots: Sequence[Box], title: str, subtitle: str, foot: str) -> bytes:
    """Return the tree as PDF (A3 landscape), as many pages as it takes."""
    drawings = [write_svg(one, title) for one in on_pages(roots, ROOM_HIGH)]
    data = {"title": title, "subtitle": subtitle, "foot": foot, "drawings": drawings}
    return SHEET.pdf(data)
