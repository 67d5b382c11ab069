"""What stands on one page of a PDF: letters and straight lines, as PDFium sees them.

All coordinates are points from the top left of the page.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import pi
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from jenjang.papers.readers.bounds import MOST_LETTERS, MOST_SHAPES, refuse_above
from jenjang.papers.readers.pdf.drawings import drawings_on
from jenjang.papers.readers.pdf.objects import (
    Edges,
    edges_of,
    matrix_of,
    objects_of,
)

THICKEST_RULE = 2.5
CORNERS = 4
SHORTEST_RULE = 4.0
INK_PT = 3.0  # the room of a letter begins so far before its ink, at most
ASKED_FOR_TURN = 200  # letters
SCALED = 2.2  # a letter so many times higher or lower than its font says is scaled
LINE_HEIGHT = 1.2  # of a letter's box, in sizes
LOWEST_LETTER_PT = 3.0  # a lower box is that of letters drawn as one, not of small print

Point = tuple[float, float]
Side = tuple[Point, Point]

LINE_END_HYPHEN = "\x02"  # how PDFium marks a hyphen at the end of a line
SOFT_HYPHEN = "\u00ad"


class Glyph(NamedTuple):
    """One letter, the `number`-th of its page: `y` is its baseline."""

    text: str
    left: float
    right: float
    y: float
    size: float
    number: int
    is_unsure: bool = False  # of a scanned page: it may have been misread


class Rule(NamedTuple):
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
    """Everything on a page; `bold` holds the letters in bold type, by index.

    A page that is only a picture, where pictures cannot be read, `is_unread`.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    bold: frozenset[int]
    is_unread: bool = False


def content_of(page: pypdfium2.PdfPage) -> Content:
    """Return the letters and lines of a page, turned so that its text is upright.

    Raise `Unreadable` where it holds more than a page can.
    """
    text = page.get_textpage()
    try:
        refuse_above(pdfium.FPDFText_CountChars(text.raw), MOST_LETTERS)
        turn = Turn.of(page, text.raw)
        glyphs = tuple(_glyphs(text.raw, turn))
        bold = frozenset(_bold(text.raw, glyphs))
    finally:
        text.close()
    return Content(*turn.size, glyphs, tuple(_rules(page, turn)), bold)


def without_drawings(page: pypdfium2.PdfPage, content: Content) -> Content:
    """Return what stands on a page less the letters and lines of its drawings."""
    boxes = [
        (left - INK_PT, content.height - top, right + INK_PT, content.height - bottom)
        for left, bottom, right, top in drawings_on(page)
    ]
    if not boxes:
        return content
    return replace(
        content,
        glyphs=tuple(one for one in content.glyphs if not _in_any(boxes, one.left, one.y)),
        rules=tuple(one for one in content.rules if not _in_any(boxes, one.left, one.top)),
    )


def _in_any(boxes: Sequence[Edges], x: float, y: float) -> bool:
    return any(left <= x <= right and top <= y <= low for left, top, right, low in boxes)


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned: text that runs up, down or on its head is read upright.

    `quarters` are quarter turns against the clock; PDF counts upwards from the bottom.

    >>> Turn(0, 600, 900).upright(10, 20), Turn(1, 600, 900).upright(10, 20)
    ((10, 880), (20, 10))
    >>> Turn(2, 600, 900).upright(10, 20), Turn(3, 600, 900).upright(10, 20)
    ((590, 20), (880, 590))
    """

    quarters: int
    width: float
    height: float

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, text: Any) -> "Turn":
        """Return how most letters of a page are turned; the page itself may be too."""
        width, height = page.get_size()
        turned = page.get_rotation() // 90
        if turned % 2:
            width, height = height, width
        letters = pdfium.FPDFText_CountChars(text)
        asked = range(0, letters, max(1, letters // ASKED_FOR_TURN))
        angles = [pdfium.FPDFText_GetCharAngle(text, index) for index in asked]
        quarters = Counter(-round(angle / (pi / 2)) % 4 for angle in angles if angle >= 0)
        return cls(quarters.most_common(1)[0][0] if quarters else turned, width, height)

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the upright page."""
        wide = self.quarters % 2 == 0
        return (self.width, self.height) if wide else (self.height, self.width)

    def upright(self, x: float, y: float) -> Point:
        """Return where a point of the page is from the top left of the upright page."""
        match self.quarters:
            case 0:
                return x, self.height - y
            case 1:
                return y, x
            case 2:
                return self.width - x, y
        return self.height - y, self.width - x


def _glyphs(text: Any, turn: Turn) -> Iterator[Glyph]:
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
        one, other = turn.upright(box.left, box.top), turn.upright(box.right, box.bottom)
        left, right = sorted((one[0], other[0]))
        size = _size(pdfium.FPDFText_GetFontSize(text, index), abs(one[1] - other[1]))
        yield Glyph(letter, left, right, turn.upright(x.value, y.value)[1], size, index)


def _size(said: float, high: float) -> float:
    """Return the size of a letter, what its font says unless the page scales it.

    >>> _size(12.0, 14.4), _size(1.0, 14.4), _size(10.5, 1.1)
    (12.0, 12.0, 10.5)
    """
    if said and high >= LOWEST_LETTER_PT and not 1 / SCALED <= high / said <= SCALED:
        return high / LINE_HEIGHT
    return said or high


def _bold(text: Any, glyphs: tuple[Glyph, ...]) -> Iterator[int]:
    """Yield the first letters of lines in bold type: one look a line is enough."""
    before: Glyph | None = None
    for glyph in glyphs:
        same = (
            before is not None and abs(glyph.y - before.y) < 1 and glyph.left > before.left
        )
        if not same and "bold" in _font_name(text, glyph.number).lower():
            yield glyph.number
        before = glyph


def _font_name(text: Any, index: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return name.value.decode("utf-8", "replace")


def _rules(page: pypdfium2.PdfPage, turn: Turn) -> Iterator[Rule]:
    for count, path in enumerate(objects_of(page, pdfium.FPDF_PAGEOBJ_PATH)):
        refuse_above(count, MOST_SHAPES)
        for (x0, y0), (x1, y1) in _drawn(path):
            rule = _straight(turn.upright(x0, y0), turn.upright(x1, y1))
            if rule is not None:
                yield rule


def _drawn(path: Any) -> Iterator[Side]:
    """Yield the sides that a path draws: its strokes, or a thin bar that it fills."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    if stroked.value:
        matrix = matrix_of(path)
        yield from (
            (matrix.on_point(*start), matrix.on_point(*end)) for start, end in _sides(path)
        )
    elif filled.value:
        yield from _filled(path)


def _filled(path: Any) -> Iterator[Side]:
    """Yield the thin bars that a path fills; some writers fill all of them in one path."""
    edges = edges_of(path)
    if edges is None:
        return
    left, bottom, right, top = edges
    if min(right - left, top - bottom) <= THICKEST_RULE:
        yield (left, bottom), (right, top)
    elif pdfium.FPDFPath_CountSegments(path) > CORNERS + 1:
        matrix = matrix_of(path)
        for bar in _bars(path):
            points = [matrix.on_point(*point) for point in bar]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= THICKEST_RULE:
                yield (min(xs), min(ys)), (max(xs), max(ys))


def _bars(path: Any) -> Iterator[list[Point]]:
    """Yield the corners of each shape of a path: some writers fill all bars in one."""
    shape: list[Point] = []
    for start, end in _sides(path):
        if shape and start != shape[-1]:
            yield shape
            shape = []
        shape += [start, end]
    if shape:
        yield shape


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
