"""A PDF -> blocks, page by page, with tables that run over pages made whole.

PDFium may be used by one thread at a time; a lock sees to that.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from threading import Lock

import pypdfium2
from PIL import Image

from jenjang.papers.blocks import Block, Footer, PageBreak, Paragraph, Place
from jenjang.papers.readers import scan
from jenjang.papers.readers.bounds import (
    MOST_LINES,
    MOST_PAGES,
    TOO_MANY_PAGES,
    refuse_above,
)
from jenjang.papers.readers.pdf.content import Content, Glyph, content_of, without_drawings
from jenjang.papers.readers.pdf.flow import Stretch
from jenjang.papers.readers.pdf.grids import Grid, grids_of
from jenjang.papers.readers.pdf.lines import (
    SEGMENT_GAP,
    STRANGE_GAP,
    Line,
    lines_of,
    plain,
    text_of_line,
)
from jenjang.papers.readers.pdf.pictured import has_text_behind, is_picture, picture_of
from jenjang.papers.readers.pdf.strange import StrangeStretch
from jenjang.papers.readers.pdf.tables import GrowingTable, PageTable, page_table
from jenjang.papers.readers.progress import page_read
from jenjang.papers.readers.refusal import Unreadable

BROKEN = "PDF ini rusak atau bukan PDF: simpan ulang berkas aslinya sebagai PDF."
OUR_KEYWORD = "Jenjang"
FOOT_PT = 52.0  # lines that stand lower than this above the edge are the foot of the page
FOOT_APART_PT = 24.0
PAGE_NUMBER = re.compile(
    r"(?:hal(?:aman)?\.?\s*)?[-–]?\s*\d+\s*[-–]?(?:\s*(?:dari|/)\s*\d+)?", re.I
)

_ONE_AT_A_TIME = Lock()


def read(content: bytes) -> tuple[Block, ...]:
    """Return the blocks of a PDF in the order of its pages, digital or scanned.

    Raise `Unreadable` where it is broken, locked, or longer than papers are.
    """
    with _ONE_AT_A_TIME:
        document = _opened(content)
    try:
        with _ONE_AT_A_TIME:
            ours = OUR_KEYWORD in document.get_metadata_dict().get("Keywords", "")
            refuse_above(len(document), MOST_PAGES, TOO_MANY_PAGES)
        return blocks_of(_some_read(_contents(document, ours=ours)), ours=ours)
    except pypdfium2.PdfiumError as trouble:
        raise Unreadable(BROKEN) from trouble
    finally:
        with _ONE_AT_A_TIME:
            document.close()


def blocks_of(pages: Iterable[Content], *, ours: bool = False) -> tuple[Block, ...]:
    """Return the blocks of pages, whatever their letters were read from."""
    return tuple(_Paper(ours).blocks(pages))


def _some_read(pages: Iterable[Content]) -> Iterator[Content]:
    """Yield the pages, one in memory at a time; refuse where none of them can be read."""
    unread = []
    for page in pages:
        unread.append(page.is_unread)
        yield page
    if unread and all(unread):
        raise Unreadable(scan.NOT_INSTALLED)


def _contents(document: pypdfium2.PdfDocument, *, ours: bool) -> Iterator[Content]:
    """Yield what stands on each page: what it says, or what is seen on its picture."""
    with _ONE_AT_A_TIME:
        pages = len(document)
    scanned = 0
    page_read(0, pages)
    for number in range(pages):
        with _ONE_AT_A_TIME:
            content, picture = _looked_at(document, number, ours=ours)
        if picture is not None:
            scanned += 1
            if scanned > scan.MOST_SCANNED_PAGES:
                raise Unreadable(scan.TOO_MANY_PAGES)
            content = scan.content_of_page(picture)
        page_read(number + 1, pages)
        yield content


def _looked_at(
    document: pypdfium2.PdfDocument, number: int, *, ours: bool
) -> tuple[Content, Image.Image | None]:
    """Return the letters of a page, and its picture where they are not the writer's.

    Where no picture can be read, none is made.
    """
    page = document[number]
    try:
        content = content_of(page)
        content = without_drawings(page, content) if ours else content
        if not scan.is_installed():
            return replace(content, is_unread=is_picture(page, content)), None
        seen = is_picture(page, content) or has_text_behind(page)
        return content, picture_of(page) if seen else None
    finally:
        page.close()


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as trouble:
        if "password" in str(trouble).lower():
            sentence = "PDF ini terkunci sandi: simpan ulang tanpa sandi, lalu coba lagi."
        else:
            sentence = BROKEN
        raise Unreadable(sentence) from trouble


@dataclass(slots=True)
class _Paper:
    """The paper as it is read: blocks that are done, and a table that may go on."""

    ours: bool
    foot: str = ""
    done: list[Block | GrowingTable] = field(default_factory=list)

    def blocks(self, pages: Iterable[Content]) -> Iterator[Block]:
        """Yield the blocks of all pages, tables numbered in order."""
        for number, content in enumerate(pages, start=1):
            if number > 1:
                self.done.append(PageBreak(number, content.width > content.height))
            self._page(content, number)
        tables = 0
        for block in self.done:
            if isinstance(block, GrowingTable):
                tables += 1
                yield block.block(tables)
            else:
                yield block

    def _page(self, content: Content, number: int) -> None:
        if content.is_unread:
            self.done.append(Paragraph(scan.UNREAD_PAGE, place=Place(page=number)))
        grids = grids_of(content.rules)
        inside, free = _sorted_out(content, grids)
        lines = lines_of(free, content.bold, SEGMENT_GAP if self.ours else STRANGE_GAP)
        refuse_above(len(lines), MOST_LINES)
        body, foot = _with_foot(lines, content.height, ours=self.ours)
        parts: list[tuple[float, Block | PageTable]] = [
            (grid.ys[0], page_table(grid, glyphs, page=number, ours=self.ours))
            for grid, glyphs in zip(grids, inside, strict=True)
        ]
        for stretch in _stretches(body, grids, content.width, number, ours=self.ours):
            parts += stretch.blocks()
        self._foot(foot, number)
        for n, (_, part) in enumerate(sorted(parts, key=lambda part: part[0])):
            self._take(part, is_first=n == 0)

    def _foot(self, lines: list[Line], number: int) -> None:
        """Put the foot before what it is the foot of; an empty one ends the one before."""
        texts = [plain(text_of_line(line)) for line in lines]
        said = " ".join(text for text in texts if text and not PAGE_NUMBER.fullmatch(text))
        if said or self.foot:
            self.done.append(Footer(said, place=Place(page=number)))
        self.foot = said

    def _take(self, part: Block | PageTable, *, is_first: bool) -> None:
        if not isinstance(part, PageTable):
            self.done.append(part)
            return
        growing = self._unfinished() if is_first else None
        if growing is not None and growing.takes(part):
            growing.add(part)
        else:
            self.done.append(GrowingTable.of(part, ours=self.ours))

    def _unfinished(self) -> GrowingTable | None:
        """Return the table that ended the page before, or None where text did."""
        for block in reversed(self.done):
            if isinstance(block, GrowingTable):
                return block
            if not isinstance(block, Footer | PageBreak):
                return None
        return None


def _sorted_out(
    content: Content, grids: list[Grid]
) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Return the letters inside each table, and those outside all."""
    inside: list[list[Glyph]] = [[] for _ in grids]
    free: list[Glyph] = []
    for glyph in content.glyphs:
        middle = (glyph.left + glyph.right) / 2, glyph.y - glyph.size * 0.3
        at = next((n for n, grid in enumerate(grids) if grid.contains(*middle)), None)
        (free if at is None else inside[at]).append(glyph)
    return inside, free


def _with_foot(
    lines: list[Line], height: float, *, ours: bool
) -> tuple[list[Line], list[Line]]:
    """Return the lines above the foot, and those at it.

    In a strange paper the text may reach down to the edge: its foot stands apart.
    """
    foot = [line for line in lines if line[0].y > height - FOOT_PT]
    body = lines[: len(lines) - len(foot)]
    if not ours and body and foot and foot[0][0].y - body[-1][0].y < FOOT_APART_PT:
        return lines, []
    return body, foot


def _stretches(
    lines: list[Line], grids: list[Grid], width: float, page: int, *, ours: bool
) -> Iterator[Stretch]:
    """Yield the lines between one table and the next."""
    tops = [grid.ys[0] for grid in grids]
    first = 1
    for n in range(len(grids) + 1):
        run = [line for line in lines if sum(top < line[0].y for top in tops) == n]
        if run:
            kind = Stretch if ours else StrangeStretch
            stretch = kind(tuple(run), page, first, width, ours)
            yield stretch
            first = max(stretch.numbers.values()) + 2
