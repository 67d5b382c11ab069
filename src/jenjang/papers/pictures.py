"""A file as it is looked at: pictures of its pages, or what its blocks say.

Places of facts hold on both: their boxes are in points from the top left of the picture,
their cells and lines are named in the outline of the blocks.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image

from jenjang.papers.blocks import (
    Block,
    Caption,
    Cell,
    Chart,
    Contents,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    Table,
)
from jenjang.papers.readers import scan
from jenjang.papers.readers.formats import read_blocks
from jenjang.papers.readers.kinds import is_pdf, is_picture
from jenjang.papers.readers.pdf.content import content_of
from jenjang.papers.readers.pdf.pictured import has_text_behind, picture_of
from jenjang.papers.readers.pdf.pictured import is_picture as is_pictured
from jenjang.papers.readers.refusal import Unreadable

WIDTH_PX = 1000
POINTS_AN_INCH = 72
QUALITIES = (55, 40)  # of WebP: letters stay sharp, a page of text is some 60 kB
WORST = 25
MOST_BYTES = 100_000
NO_SUCH_PAGE = "Halaman ini tidak ada dalam berkas."

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it is seen: its size in points, and the picture as WebP."""

    width: float
    height: float
    webp: bytes


def is_pictured_file(content: bytes) -> bool:
    """Return whether a file has pages that can be drawn: a PDF or a picture."""
    return is_pdf(content) or is_picture(content)


def page_count(content: bytes) -> int:
    """Return how many pages a PDF or a picture file has."""
    if is_pdf(content):
        with pypdfium2.PdfDocument(content) as document:
            return len(document)
    with Image.open(io.BytesIO(content)) as file:
        return int(getattr(file, "n_frames", 1))


def draw_page(content: bytes, number: int) -> PagePicture:
    """Return the picture of a page, counted from 1.

    A scanned page is set upright as its reader does, so that boxes lie where they were
    read. Raise `Unreadable` where there is no such page.
    """
    if is_pdf(content):
        return _page_of_pdf(content, number)
    return _of_scan(scan.picture_of_frame(content, number))


def _page_of_pdf(content: bytes, number: int) -> PagePicture:
    with pypdfium2.PdfDocument(content) as document:
        if not 1 <= number <= len(document):
            raise Unreadable(NO_SUCH_PAGE)
        page = document[number - 1]
        if scan.is_installed() and _is_scanned(page):
            return _of_scan(scan.upright(picture_of(page)))
        width, height = page.get_size()
        picture = page.render(scale=WIDTH_PX / width).to_pil()
        return PagePicture(width, height, _webp(picture))


def _is_scanned(page: pypdfium2.PdfPage) -> bool:
    return is_pictured(page, content_of(page)) or has_text_behind(page)


def _of_scan(picture: Image.Image) -> PagePicture:
    """Return a picture of 200 dots an inch with its size in points."""
    points = POINTS_AN_INCH / scan.DOTS_PER_INCH
    width, height = picture.width * points, picture.height * points
    size = (WIDTH_PX, max(1, round(WIDTH_PX * picture.height / picture.width)))
    return PagePicture(width, height, _webp(picture.resize(size, Image.Resampling.LANCZOS)))


def _webp(picture: Image.Image) -> bytes:
    """Return the picture as WebP, at the best quality that a bad line bears."""
    page = picture.convert("RGB")
    packed = (_packed(page, quality) for quality in QUALITIES)
    return next((one for one in packed if len(one) <= MOST_BYTES), _packed(page, WORST))


def _packed(page: Image.Image, quality: int) -> bytes:
    packed = io.BytesIO()
    page.save(packed, "WEBP", quality=quality, method=4)
    return packed.getvalue()


def outline(content: bytes) -> list[list[Json]]:
    """Return what the blocks of a file say, page by page, as JSON.

    A piece is {"kind": "text", "text", "line", "strong"} or {"kind": "table", "rows"}, its
    cells {"text", "cell", "colspan", "rowspan"}.
    """
    pages: list[list[Json]] = [[]]
    for block in read_blocks(content):
        if isinstance(block, PageBreak):
            pages.append([])
        else:
            pages[-1] += _pieces(block)
    return pages


def _pieces(block: Block) -> Iterator[Json]:
    if isinstance(block, Table):
        yield {"kind": "table", "rows": [list(_cells(row)) for row in block.rows]}
        return
    strong = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.bold)
    for line in _lines(block):
        yield {"kind": "text", "text": line, "line": _line(block), "strong": strong}


def _lines(block: Block) -> Iterator[str]:
    match block:
        case (
            Heading(text=text)
            | Paragraph(text=text)
            | Footer(text=text)
            | Caption(line=text)
            | Chart(line=text)
            | Picture(line=text)
            | Contents(title=text)
        ):
            yield text
        case Letterhead(lines=lines, small=small):
            yield from (*lines, *small)
        case KeyValues(pairs=pairs):
            yield from (f"{key}: {text}" for key, text in pairs)
        case Items(texts=texts, marks=marks):
            yield from (f"{mark} {text}" for mark, text in zip(marks, texts, strict=True))
        case Signatures(left=left, right=right):
            for side in (left, right):
                yield from (*side.above, *side.below) if side else ()


def _line(block: Block) -> int | None:
    return None if isinstance(block, PageBreak) else block.place.line


def _cells(row: Iterable[Cell]) -> Iterator[Json]:
    for cell in row:
        if not cell.covered:
            yield {
                "text": cell.text,
                "cell": cell.place.cell,
                "colspan": cell.colspan,
                "rowspan": cell.rowspan,
            }
