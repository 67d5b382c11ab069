"""Word (.docx) -> blocks: paragraphs, lists, tables with their merged cells, footers.

A cell that takes several places leaves covered cells behind it; paragraphs stacked in a
cell are parted by new lines. A Word file has no pages of its own: only the breaks that
somebody put in are known, so a page number is the least it can be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.exceptions import PythonDocxError
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.styles.style import BaseStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from jenjang.papers.blocks import (
    Align,
    Block,
    Footer,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Place,
    Table,
)
from jenjang.papers.readers.docx.lists import Lists
from jenjang.papers.readers.docx.package import without_strangers
from jenjang.papers.readers.docx.sides import TAB, beside, untabbed
from jenjang.papers.readers.docx.tables import boxed, framed, is_ruled, rows_of, text_of
from jenjang.papers.readers.refusal import Unreadable

BROKEN = (
    "Berkas Word ini tidak dapat dibuka: mungkin rusak, terkunci sandi, atau bukan .docx. "
    "Buka di Word, simpan ulang sebagai .docx tanpa sandi, lalu coba lagi."
)
ALIGNED = {
    "center": Align.CENTER,
    "right": Align.END,
    "end": Align.END,
    "both": Align.JUSTIFY,
}


def read(content: bytes) -> tuple[Block, ...]:
    """Return the blocks of a Word document in the order of the paper.

    Raise `Unreadable` where it is broken or holds more than a document can.
    """
    word = _opened(without_strangers(content))
    try:
        return tuple(beside(_Reader(word).blocks()))
    except (PythonDocxError, KeyError) as trouble:
        raise Unreadable(BROKEN) from trouble


def _opened(content: bytes) -> WordDocument:
    try:
        word = Document(BytesIO(content))
        _look_at_all_parts(word)
    except Exception as trouble:  # a broken file makes the library stumble in many ways
        raise Unreadable(BROKEN) from trouble
    return word


def _look_at_all_parts(word: WordDocument) -> None:
    """Let the library open what it opens late: body, styles, lists, feet."""
    list(word.element.body)
    list(word.styles)
    Lists.of(word)
    list(map(_footer_text, word.sections))


@dataclass(slots=True)
class _Reader:
    word: WordDocument
    page: int = 1
    tables: int = 0
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists.of(self.word)

    def blocks(self) -> Iterator[Block]:
        """Yield everything in the body; a footer stands before what it is the foot of."""
        footers = [_footer_text(section) for section in self.word.sections]
        section = 0
        yield from self._footer(footers, section)
        for element in self.word.element.body.iterchildren():
            yield from self._element(element)
            if _ends_section(element):
                section += 1
                yield self._next_page()
                yield from self._footer(footers, section)

    def _element(self, element: BaseOxmlElement) -> Iterator[Block]:
        if isinstance(element, CT_P):
            yield from self._paragraph(element)
        elif isinstance(element, CT_Tbl):
            frames = framed(element)
            for child in (child for frame in frames for child in frame.iterchildren()):
                yield from self._element(child)
            if not frames:
                yield self._table(element)
        elif element.tag == qn("w:sdt"):  # a content control: what it holds counts
            for content in element.iterchildren(qn("w:sdtContent")):
                for child in content.iterchildren():
                    yield from self._element(child)

    def _footer(self, footers: list[str], section: int) -> Iterator[Footer]:
        before = footers[section - 1] if section else ""
        if section < len(footers) and (footers[section] or before):
            yield Footer(footers[section], place=Place(page=self.page))

    def _paragraph(self, element: CT_P) -> Iterator[Block]:
        if _breaks_before(element):
            yield self._next_page()
        text = text_of(element, tab=TAB)
        if text.replace(TAB, ""):
            yield self._said(element, text)
        for box in boxed(element):
            for child in box.iterchildren():
                yield from self._element(child)
        if _breaks_inside(element):
            yield self._next_page()

    def _said(self, element: CT_P, text: str) -> Block:
        place = Place(page=self.page)
        paragraph = WordParagraph(element, self.word)
        mark = self.lists.mark(element, paragraph.style)
        if mark is not None:
            return Items((untabbed(text),), (mark,), place=place)
        align = _alignment(element)
        level = _heading_level(paragraph)
        if level is not None:
            return Heading(untabbed(text), level, align, place=place)
        bold = all(run.bold for run in paragraph.runs if run.text.strip())
        return Paragraph(text, align, bold=bool(paragraph.runs) and bold, place=place)

    def _table(self, element: CT_Tbl) -> Table:
        self.tables += 1
        return Table(
            rows=rows_of(element, page=self.page, number=self.tables),
            header_rows=_header_rows(element),
            ruled=is_ruled(element, self._style(element)),
            place=Place(page=self.page),
        )

    def _style(self, element: CT_Tbl) -> BaseStyle | None:
        """Return the style of a table; one without properties has none."""
        bare = element.find(qn("w:tblPr")) is None
        return None if bare else WordTable(element, self.word).style

    def _next_page(self) -> PageBreak:
        self.page += 1
        return PageBreak(self.page)


def _footer_text(section: Section) -> str:
    lines = (text_of(line.paragraph_format.element) for line in section.footer.paragraphs)
    return " ".join(filter(None, lines))


def _ends_section(element: BaseOxmlElement) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def _breaks_before(element: CT_P) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def _breaks_inside(element: CT_P) -> bool:
    breaks = element.iter(qn("w:br"))
    return any(found.get(qn("w:type")) == "page" for found in breaks)


def _alignment(element: CT_P) -> Align:
    found = element.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    return (
        Align.START if found is None else ALIGNED.get(found.get(qn("w:val")), Align.START)
    )


def _heading_level(paragraph: WordParagraph) -> int | None:
    style = paragraph.style
    name = (style.name if style is not None else None) or ""
    if name.lower() == "title":
        return 1
    digits = name.lower().removeprefix("heading ")
    return int(digits) if name.lower().startswith("heading ") and digits.isdigit() else None


def _header_rows(element: CT_Tbl) -> int:
    count = 0
    for row in element.iterchildren(qn("w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            break
        count += 1
    return count
