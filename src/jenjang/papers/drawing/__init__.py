"""Drawings as our own SVG, the same on the page, in a file and on paper."""

from jenjang.papers.drawing.bars import Bar, BarRow, Bars, write_bars
from jenjang.papers.drawing.chart import Chart, ChartPoint
from jenjang.papers.drawing.chart_svg import write_chart
from jenjang.papers.drawing.ink import FIGURES, LEAST_CONTRAST, contrast_with_white
from jenjang.papers.drawing.pdf import write_pdf
from jenjang.papers.drawing.strip import Strip, write_strip
from jenjang.papers.drawing.svg import write_svg
from jenjang.papers.drawing.tree import Box, Drawing, on_pages, whole

__all__ = [
    "FIGURES",
    "LEAST_CONTRAST",
    "Bar",
    "BarRow",
    "Bars",
    "Box",
    "Chart",
    "ChartPoint",
    "Drawing",
    "Strip",
    "contrast_with_white",
    "on_pages",
    "whole",
    "write_bars",
    "write_chart",
    "write_pdf",
    "write_strip",
    "write_svg",
]
