"""A digital PDF -> blocks, page by page, with tables that run over pages made whole.

PDFium may be used by one thread at a time; a lock sees to that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

import pypdfium2

from jenjang.papers.blocks import Block, Footer, PageBreak, Place
from jenjang.papers.readers.pdf.content import Content, Glyph, content_of
from jenjang.papers.readers.pdf.flow import Stretch
from jenjang.papers.readers.pdf.grids import Grid, grids_of
from jenjang.papers.readers.pdf.lines import Line, lines_of, plain, text_of_line
from jenjang.papers.readers.pdf.tables import GrowingTable, PageTable, page_table
from jenjang.papers.readers.refusal import Unreadable

OUR_KEYWORD = "Jenjang"
FOOT_PT = 52.0  # lines that stand lower than this above the edge are the foot of the page
PAGE_NUMBER = re.compile(
    r"(?:hal(?:aman)?\.?\s*)?[-–]?\s*\d+\s*[-–]?(?:\s*(?:dari|/)\s*\d+)?", re.I
)

_ONE_AT_A_TIME = Lock()


def read(content: bytes) -> tuple[Block, ...]:
    """Return the blocks of a digital PDF in the order of its pages."""
    with _ONE_AT_A_TIME:
        document = _opened(content)
        try:
            ours = OUR_KEYWORD in document.get_metadata_dict().get("Keywords", "")
            pages = [content_of(page) for page in document]
        finally:
            document.close()
    if not any(page.glyphs for page in pages):
        raise Unreadable(
            "PDF ini tidak berisi teks, hanya gambar (hasil pindai): unggah PDF asli atau "
            "berkas Word-nya."
        )
    return tuple(_Paper(ours).blocks(pages))


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as trouble:
        if "password" in str(trouble).lower():
            sentence = "PDF ini terkunci sandi: simpan ulang tanpa sandi, lalu coba lagi."
        else:
            sentence = (
                "PDF ini rusak atau bukan PDF: simpan ulang berkas aslinya sebagai PDF."
            )
        raise Unreadable(sentence) from trouble


@dataclass(slots=True)
class _Paper:
    """The paper as it is read: blocks that are done, and a table that may go on."""

    ours: bool
    foot: str = ""
    done: list[Block | GrowingTable] = field(default_factory=list)

    def blocks(self, pages: list[Content]) -> Iterator[Block]:
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
        grids = grids_of(content.rules)
        inside, free = _sorted_out(content, grids)
        body, foot = _with_foot(lines_of(free, content.bold), content.height)
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


def _with_foot(lines: list[Line], height: float) -> tuple[list[Line], list[Line]]:
    foot = [line for line in lines if line[0].y > height - FOOT_PT]
    return lines[: len(lines) - len(foot)], foot


def _stretches(
    lines: list[Line], grids: list[Grid], width: float, page: int, *, ours: bool
) -> Iterator[Stretch]:
    """Yield the lines between one table and the next."""
    tops = [grid.ys[0] for grid in grids]
    first = 1
    for n in range(len(grids) + 1):
        run = [line for line in lines if sum(top < line[0].y for top in tops) == n]
        if run:
            stretch = Stretch(tuple(run), page, first, width, ours)
            yield stretch
            first = max(stretch.numbers().values()) + 2
