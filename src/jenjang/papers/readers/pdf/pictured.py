"""Which pages of a PDF are only pictures of pages, and what they look like.

Scanners often write what they read behind the picture or in invisible letters: it is
worse than what we read ourselves, so it counts only where we cannot.
"""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from jenjang.papers.readers.pdf.content import Content
from jenjang.papers.readers.pdf.objects import edges_of, objects_of
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.readers.scan import DOTS_PER_INCH, MOST_PIXELS, TOO_LARGE

FEW_LETTERS = 25
SOME_OF_PAGE = 0.2  # a page of few letters and this share of pictures is a picture
MOST_OF_PAGE = 0.85
FEW_SHAPES = 8
DRAWN_LETTERS = 300  # shapes: letters that were turned into outlines
LONGEST_SIDE_PX = 3400


def is_picture(page: pypdfium2.PdfPage, content: Content) -> bool:
    """Return whether nothing can be read on a page but by looking at it."""
    letters = sum(not glyph.text.isspace() for glyph in content.glyphs)
    if letters > FEW_LETTERS:
        return False
    return _pictured(page) > SOME_OF_PAGE or _shapes(page) > DRAWN_LETTERS


def has_text_behind(page: pypdfium2.PdfPage) -> bool:
    """Return whether the letters of a page are a scanner's, not the writer's."""
    return _pictured(page) > MOST_OF_PAGE and _shapes(page) < FEW_SHAPES


def picture_of(page: pypdfium2.PdfPage) -> Image.Image:
    """Return the page as it is seen, 200 dots an inch; a huge page has fewer.

    Raise `Unreadable` where the pictures on it are larger than can be unpacked.
    """
    if _pixels(page) > MOST_PIXELS:
        raise Unreadable(TOO_LARGE)
    scale = min(DOTS_PER_INCH / 72, LONGEST_SIDE_PX / max(page.get_size()))
    picture: Image.Image = page.render(scale=scale).to_pil()
    return picture


def _pixels(page: pypdfium2.PdfPage) -> int:
    """Return the pixels of all pictures on a page, as the file states them.

    One that is painted several times counts each time: it is unpacked anew.
    """
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pixels = 0
    for found in objects_of(page, pdfium.FPDF_PAGEOBJ_IMAGE):
        if pdfium.FPDFImageObj_GetImagePixelSize(found, width, height):
            pixels += width.value * height.value
    return pixels


def _pictured(page: pypdfium2.PdfPage) -> float:
    """Return the share of the page that its largest picture takes."""
    width, height = page.get_size()
    largest = 0.0
    for found in objects_of(page, pdfium.FPDF_PAGEOBJ_IMAGE):
        if edges := edges_of(found):
            left, bottom, right, top = edges
            largest = max(largest, (right - left) * (top - bottom))
    return largest / (width * height) if width and height else 0.0


def _shapes(page: pypdfium2.PdfPage) -> int:
    return sum(1 for _ in objects_of(page, pdfium.FPDF_PAGEOBJ_PATH))
