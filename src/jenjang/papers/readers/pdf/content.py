"""What stands on one page of a PDF: letters and straight lines, as PDFium sees them.

All coordinates are points from the top left of the page.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

THICKEST_RULE = 2.5
SHORTEST_RULE = 4.0
NESTED_FORMS = 4

Point = tuple[float, float]
Side = tuple[Point, Point]

LINE_END_HYPHEN = "\x02"  # how PDFium marks a hyphen at the end of a line
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter: `y` is its baseline."""

    text: str
    left: float
    right: float
    y: float
    size: float
    index: int
    is_unsure: bool = False  # of a scanned page: it may have been misread


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; a horizontal one has `top` == `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Return whether the line lies, and does not stand."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on a page; `bold` holds the letters in bold type, by index."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    bold: frozenset[int]


def content_of(page: pypdfium2.PdfPage) -> Content:
    """Return the letters and lines of a page."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        glyphs = tuple(_glyphs(text.raw, height))
        bold = frozenset(_bold(text.raw, glyphs))
    finally:
        text.close()
    return Content(width, height, glyphs, tuple(_rules(page, height)), bold)


def _glyphs(text: Any, height: float) -> Iterator[Glyph]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, index):
            continue
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter in "\r\n\0":
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        letter = LINE_END_HYPHEN if letter == SOFT_HYPHEN else letter
        size = pdfium.FPDFText_GetFontSize(text, index) or box.top - box.bottom
        yield Glyph(letter, box.left, box.right, height - y.value, size, index)


def _bold(text: Any, glyphs: tuple[Glyph, ...]) -> Iterator[int]:
    """Yield the first letters of lines in bold type: one look a line is enough."""
    before: Glyph | None = None
    for glyph in glyphs:
        same = (
            before is not None and abs(glyph.y - before.y) < 1 and glyph.left > before.left
        )
        if not same and "bold" in _font_name(text, glyph.index).lower():
            yield glyph.index
        before = glyph


def _font_name(text: Any, index: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return name.value.decode("utf-8", "replace")


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[Rule]:
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=NESTED_FORMS)
    for path in paths:
        for (x0, y0), (x1, y1) in _drawn(path):
            rule = _straight((x0, height - y0), (x1, height - y1))
            if rule is not None:
                yield rule


def _drawn(path: Any) -> Iterator[Side]:
    """Yield the sides that a path draws: its strokes, or a thin bar that it fills."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    if stroked.value:
        matrix = path.get_matrix()
        yield from (
            (matrix.on_point(*start), matrix.on_point(*end)) for start, end in _sides(path)
        )
    elif filled.value:
        left, bottom, right, top = path.get_bounds()
        if min(right - left, top - bottom) <= THICKEST_RULE:
            yield (left, bottom), (right, top)


def _sides(path: Any) -> Iterator[Side]:
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for n in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, n)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        before, here = here, (x.value, y.value)
        match pdfium.FPDFPathSegment_GetType(segment):
            case pdfium.FPDF_SEGMENT_MOVETO:
                start = here
            case pdfium.FPDF_SEGMENT_LINETO:
                yield before, here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, start


def _straight(start: Point, end: Point) -> Rule | None:
    """Return the line between two points, None where it slants or is too short."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if min(right - left, bottom - top) > THICKEST_RULE:
        return None
    if max(right - left, bottom - top) < SHORTEST_RULE:
        return None
    if right - left >= bottom - top:
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    return Rule(left, top, right, bottom)
