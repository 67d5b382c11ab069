"""What a long paper has in Word: contents, captions and pictures.

Contents are fields with their entries filled in, so that they stand there in any program;
the pages in them are those of the PDF, until Word counts its own. Captions are counted by
fields that give the number printed, whatever stands before them.
"""

import re
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from jenjang.papers.blocks import Caption, CaptionKind, Contents, ContentsOf
from jenjang.papers.writers.contents import Entry

DEEPEST = 3
COUNTED = re.compile(r"(?P<before>.*?)(?P<count>\d+)$", re.DOTALL)
SEQUENCES = {CaptionKind.TABLE: "Tabel", CaptionKind.PICTURE: "Gambar"}
LISTED = {ContentsOf.TABLES: "Table of Figures", ContentsOf.PICTURES: "Table of Figures"}


def style_contents(word: WordDocument, width: Length) -> None:
    """Give a document the styles that entries of contents have."""
    for depth, name in enumerate([*_depth_names(), "Table of Figures"]):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        assert isinstance(style, ParagraphStyle)  # noqa: S101  what add_style makes
        style.base_style = word.styles["Normal"]
        form = style.paragraph_format
        form.left_indent = Cm(0.6 * (depth % DEEPEST))
        form.space_after = Pt(4)
        form.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _depth_names() -> list[str]:
    return [f"TOC {level}" for level in range(1, DEEPEST + 1)]


def place_name(n: int) -> str:
    """Return the bookmark of the heading or caption that is the block at index `n`."""
    return f"_Toc{n:08}"


def entry_style(contents: Contents, entry: Entry) -> str:
    """Return the style of an entry."""
    return LISTED.get(contents.of, f"TOC {min(entry.level, DEEPEST)}")


def begin_field(line: WordParagraph, contents: Contents) -> None:
    """Begin the field of a contents page in its first entry."""
    said = {
        ContentsOf.HEADINGS: f'TOC \\o "1-{contents.depth}" \\h \\z \\u',
        ContentsOf.TABLES: 'TOC \\h \\z \\c "Tabel"',
        ContentsOf.PICTURES: 'TOC \\h \\z \\c "Gambar"',
    }
    _append(line, _begun(said[ContentsOf(contents.of)]))


def end_field(line: WordParagraph) -> None:
    """End the field in the last entry."""
    _append(line, '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def put_entry(line: WordParagraph, entry: Entry, page: int | None) -> None:
    """Put an entry that leads to its place, with its page."""
    name = place_name(entry.at)
    counted = _field(f"PAGEREF {name} \\h", "" if page is None else str(page))
    _append(
        line,
        f"<w:hyperlink w:anchor={quoteattr(name)} w:history='1'>"
        f'<w:r><w:t xml:space="preserve">{escape(entry.text)}</w:t></w:r>'
        f"<w:r><w:tab/></w:r>{counted}</w:hyperlink>",
    )


def put_caption(line: WordParagraph, caption: Caption) -> None:
    """Put number and title of a caption, its count as a field."""
    found = COUNTED.fullmatch(caption.number)
    sequence = SEQUENCES[CaptionKind(caption.kind)]
    if found is None:
        line.add_run(caption.line)
    else:
        line.add_run(found["before"])
        said = f"SEQ {sequence} \\* ARABIC \\r {found['count']}"
        _append(line, _field(said, found["count"]))
        line.add_run(f" {caption.text}" if caption.text else "")
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.keep_with_next = caption.kind == CaptionKind.TABLE


def put_page_number(line: WordParagraph, width: Length) -> None:
    """Put the number of the page at the end of the line at the foot."""
    line.style = "Normal"  # that of feet has stops of its own
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run("\t").font.size = Pt(8)
    shown = '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t></w:t></w:r>'
    _append(line, f"<w:fldSimple w:instr='PAGE'>{shown}</w:fldSimple>")


def put_picture(line: WordParagraph, content: bytes, width: Length, alt: str) -> None:
    """Put pixels, with what they show for those who do not see them."""
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = line.add_run().add_picture(BytesIO(content), width=width)
    said = shape._inline.docPr  # noqa: SLF001  python-docx has no alternative texts
    said.set("descr", alt)


def speak_indonesian(style: ParagraphStyle) -> None:
    """Say that texts of a style are Indonesian."""
    properties = style.element.get_or_add_rPr()
    for said in properties.findall(qn("w:lang")):
        properties.remove(said)
    properties.append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="id-ID" w:eastAsia="id-ID"/>')
    )


def _begun(said: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(said)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _field(said: str, result: str) -> str:
    return (
        f"{_begun(said)}<w:r><w:t>{escape(result)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _append(line: WordParagraph, xml: str) -> None:
    holder = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    for element in holder:
        line._p.append(element)  # noqa: SLF001  python-docx writes no fields
