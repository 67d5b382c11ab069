"""The letters of a Word file: running text, headings and captions."""

from typing import cast

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from jenjang.papers.writers.word_long import speak_indonesian

FONT = "Arial"
HEADING_PT = {1: 12.5, 2: 10.5, 3: 10.5}


def style_text(word: WordDocument) -> None:
    """Give running text and headings the letters of the house."""
    normal = cast("ParagraphStyle", word.styles["Normal"])
    _set_font(normal, 10.5)
    speak_indonesian(normal)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.08
    for level, size_pt in HEADING_PT.items():
        heading = cast("ParagraphStyle", word.styles[f"Heading {level}"])
        _set_font(heading, size_pt)
        heading.font.bold = True
        heading.paragraph_format.space_before = Pt(12 if level == 3 else 0)
        heading.paragraph_format.space_after = Pt(10 if level == 1 else 4)
    _style_title(word)


def _style_title(word: WordDocument) -> None:
    title = cast("ParagraphStyle", word.styles["Title"])
    _set_font(title, 20)
    title.font.bold = True
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)


def style_captions(word: WordDocument) -> None:
    """Give captions their size and room."""
    caption = cast("ParagraphStyle", word.styles["Caption"])
    _set_font(caption, 9.5)
    caption.font.bold = True
    caption.paragraph_format.space_before = Pt(6)
    caption.paragraph_format.space_after = Pt(4)


def _set_font(style: ParagraphStyle, size_pt: float) -> None:
    style.font.name = FONT
    style.font.size = Pt(size_pt)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
