"""Blocks -> Word (.docx), for those who must still change a word.

The fonts are named, not packed: Word shows Arial. Page breaks fall where Word puts them,
so the PDF is the paper that is signed and this its working copy.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from jenjang.papers.blocks import (
    Align,
    Block,
    Bound,
    Caption,
    CaptionKind,
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
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.writers.contents import cover_end, entries
from jenjang.papers.writers.pdf import pages_of
from jenjang.papers.writers.pdf_long import is_long
from jenjang.papers.writers.pixels import drawn_as_png
from jenjang.papers.writers.word_cover import place_on_cover
from jenjang.papers.writers.word_long import (
    begin_field,
    end_field,
    entry_style,
    place_name,
    put_caption,
    put_entry,
    put_page_number,
    put_picture,
    style_contents,
)
from jenjang.papers.writers.word_manifest import manifest_of, remember
from jenjang.papers.writers.word_marks import Marks, keys_of, mark_name
from jenjang.papers.writers.word_passages import passages_of
from jenjang.papers.writers.word_styles import style_captions, style_text
from jenjang.papers.writers.word_table import plain_table, ruled_table

# The paper less its margins, by sheet and landscape.
TEXT_WIDTH_TWIPS = {
    ("a4", False): 9520, ("a4", True): 14460, ("a3", False): 15135, ("a3", True): 22110,
}  # fmt: skip
SHEETS_CM = {"a4": (21.0, 29.7), "a3": (29.7, 42.0)}
MARGINS_CM = {"a4": (2.2, 2, 2, 2.1), "a3": (1.5, 1.5, 1.5, 1.7)}
ALIGNED = {
    Align.START: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def write(blocks: Iterable[Block], title: str) -> bytes:
    """Return the paper as a Word document (A4)."""
    paper = _Paper(title, list(blocks))
    for n in range(len(paper.blocks)):
        paper.add(n)
    return paper.saved()


class _Paper:
    """The document as it grows."""

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.is_long = is_long(blocks)
        self.cover_end = cover_end(blocks)
        self.keys = keys_of(blocks)
        self.marks = Marks()
        self.word: WordDocument = Document()
        self.word.core_properties.title = title
        self.word.core_properties.author = ""
        self.word.core_properties.comments = ""
        self.is_empty = True
        self.breaks = False
        self.footer = ""
        self.section_is_due = True
        self.sheet, self.landscape = "a4", False
        style_text(self.word)
        style_captions(self.word)
        if self.is_long:
            self._begin_long(title)
        self.style_ids = {one.name: one.style_id for one in self.word.styles}

    def _begin_long(self, title: str) -> None:
        self.pages = pages_of(self.blocks, title)
        style_contents(self.word, self._text_width())
        charts = [one for one in self.blocks if isinstance(one, Chart)]
        self.drawn = iter(drawn_as_png([one.svg for one in charts]))

    def add(self, n: int) -> None:
        """Put one block at the end; a new page begins only when something stands on it."""
        block = self.blocks[n]
        match block:
            case Footer(text=text):
                self.footer, self.section_is_due = text, True
            case PageBreak(sheet=sheet, landscape=landscape):
                self.breaks = not self.is_empty
                self.section_is_due |= n == self.cover_end > 0
                turned = (sheet, landscape) != (self.sheet, self.landscape)
                self.section_is_due |= turned
                self.sheet, self.landscape = sheet, landscape
            case _:
                if self.section_is_due:
                    self._begin_section(is_cover=n < self.cover_end)
                last = self.word.element.body[-1].getprevious()
                self._draw(n)
                if n < self.cover_end:
                    place_on_cover(self.word, self.blocks[: self.cover_end], n)
                if self.is_long:
                    self._mark(n, last)
                self.is_empty = False

    def _draw(self, n: int) -> None:
        block = self.blocks[n]
        after = self.blocks[n + 1] if n + 1 < len(self.blocks) else None
        match block:
            case Heading() | Paragraph():
                self._running_text(block, after)
            case KeyValues(pairs=pairs):
                self._form(pairs)
            case Items():
                self._list(block)
            case Table():
                signed = isinstance(after, Signatures)
                table = ruled_table(block, self._width(), self.marks, keep_last=signed)
                self._put(table)
                self._gap(9, keep=signed)
            case _:
                self._draw_more(n, block, after)

    def _draw_more(self, n: int, block: Block, after: Block | None) -> None:
        match block:
            case Caption():
                self._caption(block)
            case Chart() | Picture():
                self._picture(block, after)
            case Contents():
                self._contents(n, block)
            case Letterhead():
                self._letterhead(block)
            case Signatures(left=left, right=right):
                self._put(_signatures(left, right, self._width()))
                self._gap(2)

    def _width(self) -> int:
        return TEXT_WIDTH_TWIPS[self.sheet, self.landscape]

    def _text_width(self) -> Length:
        return Twips(self._width())

    def saved(self) -> bytes:
        """Return the file."""
        if self.is_long:
            remember(self.word, manifest_of(passages_of(self.word.element.body)))
        file = BytesIO()
        self.word.save(file)
        return file.getvalue()

    def _begin_section(self, *, is_cover: bool) -> None:
        """Begin a new page with its own foot; the first needs no new section."""
        self.section_is_due = False
        sections = self.word.sections
        section = (
            sections[0] if self.is_empty else self.word.add_section(WD_SECTION.NEW_PAGE)
        )
        self.breaks = False
        sides = [Cm(side) for side in SHEETS_CM[self.sheet]]
        section.page_width, section.page_height = sides[::-1] if self.landscape else sides
        section.orientation = (
            WD_ORIENTATION.LANDSCAPE if self.landscape else WD_ORIENTATION.PORTRAIT
        )
        left, right, top, bottom = MARGINS_CM[self.sheet]
        section.left_margin, section.right_margin = Cm(left), Cm(right)
        section.top_margin, section.bottom_margin = Cm(top), Cm(bottom)
        section.footer_distance = Cm(1)
        section.footer.is_linked_to_previous = False
        line = section.footer.paragraphs[0]
        line.alignment = None if self.is_long else WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(self.footer).font.size = Pt(8)
        if self.is_long and not is_cover:
            put_page_number(line, self._text_width())

    def _running_text(self, block: Heading | Paragraph, after: Block | None) -> None:
        style = f"Heading {min(block.level, 3)}" if isinstance(block, Heading) else None
        line = self._line(style)
        line.alignment = ALIGNED[block.align]
        self.marks.write(line, block.text, block.bound, bold=_is_bold(block))
        leads = isinstance(after, Table | Items | Signatures)
        line.paragraph_format.keep_with_next = _is_bold(block) or leads

    def _mark(self, n: int, after: BaseOxmlElement | None) -> None:
        """Put the bookmarks of the block at `n` around what it was drawn as."""
        block = self.blocks[n]
        drawn = [*_since(self.word, after)]
        if drawn and isinstance(block, Heading | Caption | Contents):
            drawn = drawn[:1] if isinstance(block, Contents) else drawn
            self.marks.around(place_name(n), drawn[0])
        for line, element in enumerate(_spoken(drawn)):
            key = f"{self.keys[n]}.p{line}" if line else self.keys[n]
            self.marks.around(mark_name(key), element)

    def _caption(self, block: Caption) -> None:
        line = self._line("Caption")
        put_caption(line, block)

    def _picture(self, block: Chart | Picture, after: Block | None) -> None:
        line = self._line()
        content = next(self.drawn) if isinstance(block, Chart) else block.data
        put_picture(line, content, Length(int(self._text_width() * block.width)), block.alt)
        named = isinstance(after, Caption) and after.kind == CaptionKind.PICTURE
        line.paragraph_format.keep_with_next = named

    def _contents(self, n: int, block: Contents) -> None:
        """Put the title of a contents page and its entries, which are one field."""
        title = self._line("Heading 1")
        title.add_run(block.title).bold = True
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.space_before = Pt(14)
        lines: list[WordParagraph] = []
        for entry in entries(self.blocks, n):
            line = self._line(entry_style(block, entry))
            if not lines:
                begin_field(line, block)
            put_entry(line, entry, self.pages.get(entry.at))
            lines.append(line)
        if lines:
            end_field(lines[-1])

    def _letterhead(self, block: Letterhead) -> None:
        """Put the picture and the lines under one another, with a rule below the last."""
        if block.logo is not None:
            self._centred().add_run().add_picture(BytesIO(block.logo), height=Cm(1.9))
        for text in block.lines:
            run = self._centred().add_run(text)
            run.bold, run.font.size = True, Pt(12)
        for text in block.small:
            self._centred().add_run(text).font.size = Pt(9)
        rule(self.word.paragraphs[-1])

    def _centred(self) -> WordParagraph:
        line = self._line()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(2)
        return line

    def _form(self, pairs: Sequence[tuple[str, str]]) -> None:
        for label, value in pairs:
            line = self._hanging(f"{label}\t:\t{value}", Cm(4.2), first=Cm(0.6))
            line.paragraph_format.tab_stops.add_tab_stop(Cm(3.9))
            line.paragraph_format.keep_with_next = True

    def _list(self, block: Items) -> None:
        bound = block.bound or ((),) * len(block.texts)
        for mark, text, figures in zip(block.marks, block.texts, bound, strict=True):
            self._hanging(f"{mark}\t", Cm(0.8), first=Cm(0), more=text, bound=figures)

    def _hanging(
        self,
        text: str,
        indent: Length,
        *,
        first: Length,
        more: str = "",
        bound: Sequence[Bound] = (),
    ) -> WordParagraph:
        """Add a line whose later lines begin further in than its first."""
        line = self._line()
        line.paragraph_format.left_indent = indent
        line.paragraph_format.first_line_indent = Length(first - indent)
        line.paragraph_format.tab_stops.add_tab_stop(indent)
        line.paragraph_format.space_after = Pt(3)
        line.add_run(text)
        if more:
            self.marks.write(line, more, bound)
        return line

    def _line(self, style: str | None = None) -> WordParagraph:
        line = self.word.add_paragraph()
        if style is not None:
            line._p.style = self.style_ids[style]  # noqa: SLF001  a name is sought each time
        line.paragraph_format.page_break_before = True if self.breaks else None
        self.breaks = False
        return line

    def _put(self, table: CT_Tbl) -> None:
        if self.breaks:
            self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            self.breaks = False
        self.word.element.body.insert_element_before(table, "w:sectPr")

    def _gap(self, height_pt: int, *, keep: bool = False) -> None:
        """Part two tables: without a paragraph between them Word makes them one."""
        line = self.word.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.line_spacing = Pt(height_pt)
        line.paragraph_format.keep_with_next = keep


def _since(word: WordDocument, after: BaseOxmlElement | None) -> Iterator[BaseOxmlElement]:
    """Yield what stands in a document behind an element, but not the last section."""
    found = word.element.body[0] if after is None else after.getnext()
    while found is not None and found.tag != qn("w:sectPr"):
        yield found
        found = found.getnext()


def _spoken(drawn: Sequence[BaseOxmlElement]) -> list[BaseOxmlElement]:
    """Return the paragraphs that say something; of a table the whole."""
    first = drawn[:1]
    if first and first[0].tag == qn("w:tbl"):
        return list(first)
    return [one for one in drawn if one.find(qn("w:r")) is not None] or list(first)


def rule(line: WordParagraph) -> None:
    """Draw a rule under a paragraph."""
    line.paragraph_format.space_after = Pt(14)
    border = '<w:bottom w:val="single" w:sz="10" w:space="4" w:color="1E1E1E"/>'
    xml = f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"
    line._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001  python-docx draws no borders
        parse_xml(xml), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _is_bold(block: Heading | Paragraph) -> bool:
    return isinstance(block, Heading) or block.bold


def _signatures(left: Signature | None, right: Signature | None, width: int) -> CT_Tbl:
    """Return both sides with their lines level with one another around the pen."""
    first, second = (side or Signature((), ()) for side in (left, right))
    above = max(len(first.above), len(second.above))
    below = max(len(first.below), len(second.below))
    columns = [
        [
            *[""] * (above - len(side.above)),
            *side.above,
            "",
            *side.below,
            *[""] * (below - len(side.below)),
        ]
        for side in (first, second)
    ]
    rows: Sequence[Sequence[str]] = list(zip(*columns, strict=True))
    return plain_table(rows, width, bold_row=above + 1, tall_row=above)
