"""The paragraphs of one cell of a strange table: several things may be stacked in it."""

import re
from collections.abc import Iterator, Sequence

from jenjang.papers.readers.pdf.lines import Line, paragraphs, text_of_line

MARK = re.compile(
    r"\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]|\d{1,2}(?:\.\d{1,2})+\s|[-–•▪●]\s)\s*\S"
)
PADDING_PT = 9.0  # both sides of a cell together, at the least that Word and others leave
SLACK = 0.6  # of the size: two ways of measuring a word differ by less
BLANK = 0.3
NEVER_ENDS = re.compile(r"[-/,(\x02]$")


def cell_paragraphs(
    lines: Sequence[Line], pitch: float, width: float
) -> Iterator[list[Line]]:
    """Yield the paragraphs of a cell of `width` points.

    A new one begins where there is room above, at a mark, and after a line that had room
    for the next word: its writer ended it.
    """
    marked = bool(lines) and MARK.match(lines[0][0].text) is not None
    for paragraph in paragraphs(lines, pitch):
        run: list[Line] = []
        for line in paragraph:
            begins = marked and MARK.match(line[0].text)
            if run and (begins or _was_ended(run[-1], line, width)):
                yield run
                run = []
            run.append(line)
        yield run


def _was_ended(above: Line, below: Line, width: float) -> bool:
    first, last = below[0], above[-1]
    if NEVER_ENDS.search(text_of_line(above)):
        return False
    room_pt = width - PADDING_PT - (last.right - above[0].left)
    return first.first_word + (BLANK + SLACK) * first.size < room_pt
