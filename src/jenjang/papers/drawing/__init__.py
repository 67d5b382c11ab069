"""A tree as a drawing: our own SVG, the same on the page, in a file and on A3 paper."""

from jenjang.papers.drawing.pdf import write_pdf
from jenjang.papers.drawing.svg import write_svg
from jenjang.papers.drawing.tree import Box, Drawing, on_pages, whole

__all__ = ["Box", "Drawing", "on_pages", "whole", "write_pdf", "write_svg"]
