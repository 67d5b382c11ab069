"""A picture of a page -> the letters and lines on it, as if the file had told them."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from jenjang.papers.readers.pdf.content import Content, Rule
from jenjang.papers.readers.pdf.grids import Grid, grids_of
from jenjang.papers.readers.progress import page_read
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.readers.scan import (
    MOST_PIXELS,
    MOST_SCANNED_PAGES,
    TOO_LARGE,
    TOO_MANY_PAGES,
)
from jenjang.papers.readers.scan.engine import Picture, TextLine, read_lines
from jenjang.papers.readers.scan.letters import words_of
from jenjang.papers.readers.scan.overlooked import overlooked
from jenjang.papers.readers.scan.rows import POINTS, Edges, glyphs_of
from jenjang.papers.readers.scan.ruling import Stroke, ink_of, ruling
from jenjang.papers.readers.scan.straight import Straight, straightened

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF")
LONG_SIDE_PX = 2400  # of a page of A4 or F4 at 200 dots an inch
LONGEST_STRIP = 12  # times as long as it is wide
NO_PAGE = (
    "Gambar ini terlalu tipis untuk sebuah halaman: pindai ulang halamannya seutuhnya, "
    "lalu unggah lagi."
)
MOST_SIDE_PX = 3400  # A3

UNSURE = 0.6  # how sure a letter is that was overlooked at first

NO_PICTURE = (
    "Gambar ini rusak atau terpotong: simpan ulang sebagai JPEG atau PNG, lalu unggah lagi."
)


def contents_of_file(content: bytes) -> list[Content]:
    """Return what stands on the pages of a picture file; its size is held to be A4's."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as file:
            return list(_contents(file))
    except Unreadable:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Unreadable(TOO_LARGE) from bomb
    except (OSError, SyntaxError, ValueError) as trouble:
        raise Unreadable(NO_PICTURE) from trouble


def _contents(file: Image.Image) -> Iterator[Content]:
    pages = getattr(file, "n_frames", 1)
    for number, picture in enumerate(_frames(file), start=1):
        yield content_of_page(picture)
        page_read(number, pages)


def _frames(file: Image.Image) -> Iterator[Image.Image]:
    if getattr(file, "n_frames", 1) > MOST_SCANNED_PAGES:
        raise Unreadable(TOO_MANY_PAGES)
    for frame in ImageSequence.Iterator(file):
        if frame.width * frame.height > MOST_PIXELS:
            raise Unreadable(TOO_LARGE)
        yield _of_page_size(ImageOps.exif_transpose(frame))


def _of_page_size(picture: Image.Image) -> Image.Image:
    scale = LONG_SIDE_PX / max(picture.size)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def content_of_page(picture: Image.Image) -> Content:
    """Return what stands on a page whose picture has 200 dots an inch.

    Raise `Unreadable` where it is a strip: what finds lines would blow it up to a page.
    """
    if max(picture.size) > LONGEST_STRIP * min(picture.size):
        raise Unreadable(NO_PAGE)
    page = _straight(picture)
    strokes, ink = ruling(ink_of(page.picture))
    rules = tuple(_rule(stroke) for stroke in strokes)
    grids = grids_of(rules)
    lines = list(read_lines(page.picture, page.lines))
    lines += _overlooked(page.picture, ink, lines, grids)
    glyphs, bold = glyphs_of(words_of(lines, ink), grids)
    height, width = page.picture.shape
    return Content(width * POINTS, height * POINTS, glyphs, rules, bold)


def _overlooked(
    picture: Picture, ink: Picture, lines: Sequence[TextLine], grids: Sequence[Grid]
) -> Iterator[TextLine]:
    """Yield what cells say beside the lines that were found, none of it for sure."""
    cells = [_in_pixels(grid.edges(box)) for grid in grids for box in grid.boxes]
    for line in read_lines(
        picture, overlooked(ink, [each.corners for each in lines], cells)
    ):
        yield replace(line, confidences=(UNSURE,) * len(line.confidences))


def _in_pixels(edges: Edges) -> Edges:
    left, top, right, bottom = (edge / POINTS for edge in edges)
    return left, top, right, bottom


def upright(picture: Image.Image) -> Image.Image:
    """Return a page as it is read: its facts' boxes lie on this picture."""
    return Image.fromarray(_straight(picture).picture)


def picture_of_frame(content: bytes, number: int) -> Image.Image:
    """Return a page of a picture file, counted from 1, as it is read."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as file:
            file.seek(number - 1)
            return upright(_of_page_size(ImageOps.exif_transpose(file)))
    except (EOFError, OSError, SyntaxError, ValueError) as trouble:
        raise Unreadable(NO_PICTURE) from trouble


def _straight(picture: Image.Image) -> Straight:
    if max(picture.size) > MOST_SIDE_PX:
        picture = picture.resize([round(side * _fit(picture)) for side in picture.size])
    return straightened(_grey(picture))


def _fit(picture: Image.Image) -> float:
    return MOST_SIDE_PX / max(picture.size)


def _grey(picture: Image.Image) -> Picture:
    """Return one byte a pixel, in which coloured stamps and pens are fainter than black."""
    if picture.mode in {"1", "L"}:
        return np.asarray(picture.convert("L"))
    colours: Any = np.asarray(picture.convert("RGB"))
    grey: Any = np.asarray(picture.convert("L"), dtype=np.uint16)
    return ((grey + colours.max(axis=2)) // 2).astype(np.uint8)


def _rule(stroke: Stroke) -> Rule:
    at, start, end = stroke.at * POINTS, stroke.start * POINTS, stroke.end * POINTS
    if stroke.is_lying:
        return Rule(start, at, end, at)
    return Rule(at, start, at, end)
