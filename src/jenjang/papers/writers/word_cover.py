"""The cover of a long paper in Word: titles in the upper half, whose it is at the foot."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from jenjang.papers.blocks import Block, Heading, Paragraph

TITLE_PT, NAME_PT, LINE_PT = 20, 16, 13
ABOVE_PT, ABOVE_PICTURE_PT, FOOT_PT = 150, 90, 210


def place_on_cover(word: WordDocument, cover: Sequence[Block], n: int) -> None:
    """Give the last paragraph of a document, the block at `n` of its cover, its look."""
    line, block = word.paragraphs[-1], cover[n]
    form = line.paragraph_format
    form.space_after = Pt(14)
    if n == 0:
        form.space_before = Pt(ABOVE_PT if isinstance(block, Heading) else ABOVE_PICTURE_PT)
    if isinstance(block, Heading):
        line.style = word.styles["Title"]  # contents list headings, and not this
        is_first = not any(isinstance(one, Heading) for one in cover[:n])
        _size(line, TITLE_PT if is_first else NAME_PT)
    elif isinstance(block, Paragraph):
        _size(line, LINE_PT)
        lines = [at for at, one in enumerate(cover) if isinstance(one, Paragraph)]
        if len(lines) > 1 and n == len(cover) - 1:
            form.space_before = Pt(FOOT_PT)
    else:
        form.space_after = Pt(28)


def _size(line: WordParagraph, size_pt: int) -> None:
    for run in line.runs:
        run.font.size = Pt(size_pt)
