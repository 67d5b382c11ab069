"""Letters -> lines, and lines -> the text of a paragraph."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from jenjang.papers.readers.pdf.content import LINE_END_HYPHEN, Glyph

# In parts of the size of the type: letters further apart are two words, words further
# apart are two things side by side; baselines further apart are two paragraphs.
WORD_GAP = 0.19
SEGMENT_GAP = 1.9
STRANGE_GAP = 1.2  # in strange papers columns stand closer
NARROW_GAP = 0.6  # ... so close at the least, in a table without lines
PARAGRAPH_GAP = 1.43
WIDER_PITCH = 1.25  # ... or this many usual pitches, in a paper that is set wide
WIDEST_PITCH = 2.3
SAME_BASELINE_PT = 2.0

INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
BROKEN_WORD = re.compile(r"[^\W\d_]\x02$")
BROKEN_BY_US = re.compile(r"\S\x02$")  # an address is broken anywhere


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line that stand together."""

    text: str
    left: float
    right: float
    y: float
    size: float
    first_word: float  # how wide it is
    is_bold: bool = False
    unsure: tuple[str, ...] = ()  # words of it that may have been misread
    # Blanks as wide as those between narrow columns: (place in the text, left, right).
    gaps: tuple[tuple[int, float, float], ...] = ()

    @property
    def middle(self) -> float:
        """Return where its middle is across the page."""
        return (self.left + self.right) / 2


Line = tuple[Segment, ...]
Edges = tuple[float, float, float, float]


def lines_of(
    glyphs: Iterable[Glyph],
    bold: frozenset[int] = frozenset(),
    gap: float = SEGMENT_GAP,
) -> list[Line]:
    """Return the lines from top to bottom, each cut where a gap of so many sizes is."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.y, g.left)):
        if lines and glyph.y - lines[-1][0].y <= SAME_BASELINE_PT:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    found = (tuple(_segments(sorted(line, key=_across), bold, gap)) for line in lines)
    return [line for line in found if line]


def _across(glyph: Glyph) -> tuple[float, int]:
    return glyph.left, glyph.number


def _segments(line: Sequence[Glyph], bold: frozenset[int], gap: float) -> Iterator[Segment]:
    run: list[Glyph] = []
    blanks = sorted({round(glyph.left, 1) for glyph in line if glyph.text.isspace()})
    for glyph in line:
        if glyph.text == LINE_END_HYPHEN and glyph is not line[-1]:
            # A soft hyphen that is not printed: it takes half of the letter before it.
            run[-1:] = [
                last._replace(right=max(last.right, glyph.right)) for last in run[-1:]
            ]
            continue
        if glyph.text.isspace():
            continue
        if run and glyph.left - run[-1].right > gap * glyph.size:
            yield _segment(run, blanks, bold)
            run = []
        run.append(glyph)
    if any(not INVISIBLE.fullmatch(glyph.text) for glyph in run):
        yield _segment(run, blanks, bold)


def _segment(
    run: Sequence[Glyph], blanks: Sequence[float], bold: frozenset[int]
) -> Segment:
    """Return letters that stand together; `blanks` are where the line has them, rising."""
    parts, first_word = [run[0].text], run[0]
    for before, glyph in pairwise(run):
        apart = glyph.left - before.right > WORD_GAP * glyph.size
        blank = apart or _any_between(blanks, before.left, glyph.left)
        parts.append(f" {glyph.text}" if blank else glyph.text)
        first_word = glyph if first_word is before and not blank else first_word
    return Segment(
        "".join(parts),
        run[0].left,
        max(glyph.right for glyph in run),
        run[0].y,
        run[0].size,
        first_word.right - run[0].left,
        any(glyph.number in bold for glyph in run),
        tuple(_unsure_words(parts, run)),
        tuple(_gaps(parts, run)),
    )


def _gaps(parts: Sequence[str], run: Sequence[Glyph]) -> Iterator[tuple[int, float, float]]:
    at = len(parts[0])
    for part, (before, glyph) in zip(parts[1:], pairwise(run), strict=True):
        if glyph.left - before.right > NARROW_GAP * glyph.size and part.startswith(" "):
            yield at, before.right, glyph.left
        at += len(part)


def cut_at_gaps(line: Line) -> Line:
    """Return a line in the pieces that blanks as wide as those between columns leave."""
    return tuple(piece for segment in line for piece in _pieces(segment))


def _pieces(segment: Segment) -> Iterator[Segment]:
    starts = [(0, segment.left), *((at + 1, right) for at, _, right in segment.gaps)]
    ends = [*((at, left) for at, left, _ in segment.gaps), (None, segment.right)]
    for (start, left), (end, right) in zip(starts, ends, strict=True):
        text = segment.text[start:end]
        letter = (right - left) / max(1, len(text))
        first_word = letter * len(text.split(" ", 1)[0]) if start else segment.first_word
        unsure = tuple(word for word in segment.unsure if word in text.split())
        yield replace(
            segment,
            text=text,
            left=left,
            right=right,
            first_word=first_word,
            unsure=unsure,
            gaps=(),
        )


def _any_between(rising: Sequence[float], low: float, high: float) -> bool:
    """Return whether one of some rising figures is above `low` and not above `high`."""
    return bisect_right(rising, low) < bisect_right(rising, high)


def _unsure_words(parts: Sequence[str], run: Sequence[Glyph]) -> Iterator[str]:
    """Yield the words with a letter that may have been misread."""
    if not any(glyph.is_unsure for glyph in run):
        return
    words = "".join(parts).split()
    at = 0
    for word in words:
        if any(glyph.is_unsure for glyph in run[at : at + len(word)]):
            yield word
        at += len(word)


def unsure_words(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the words of some lines that may have been misread."""
    return tuple(word for line in lines for segment in line for word in segment.unsure)


def rounded(box: Edges) -> Edges:
    """Return left, top, right, bottom to the tenth of a point: finer is not seen."""
    left, top, right, bottom = box
    return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)


def text_of_line(line: Line) -> str:
    """Return the words of a line, things side by side parted by a blank."""
    return " ".join(segment.text for segment in line)


def usual_pitch(lines: Iterable[Sequence[Line]]) -> float:
    """Return how far the lines of running text stand apart, 0 where there is none.

    Each of `lines` is one column of text; in strange papers it may be set wide.
    """
    pitches = [
        below[0].y - above[0].y
        for column in lines
        for above, below in pairwise(column)
        if below[0].y - above[0].y < WIDEST_PITCH * below[0].size
    ]
    return median(pitches) if pitches else 0.0


def paragraphs(lines: Sequence[Line], pitch: float = 0.0) -> Iterator[list[Line]]:
    """Yield the lines of one paragraph after the other; `pitch` is what is usual here."""
    run: list[Line] = []
    for line in lines:
        gap = max(PARAGRAPH_GAP * line[0].size, WIDER_PITCH * pitch)
        if run and line[0].y - run[-1][0].y > gap:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def joined(texts: Sequence[str], *, ours: bool) -> str:
    """Return the text of a paragraph from the texts of its lines.

    A file of `ours` breaks a word only at a soft hyphen, which goes; in another file the
    hyphen at the end of a line stays, as in "perundang-undangan".

    >>> joined(["penyelengga\\x02", "raan tugas"], ours=True)
    'penyelenggaraan tugas'
    >>> joined(["perundang\\x02", "undangan"], ours=False)
    'perundang-undangan'
    """
    parts = [texts[0]]
    for text in texts[1:]:
        broken = (BROKEN_BY_US if ours else BROKEN_WORD).search(parts[-1])
        if broken and (ours or text[:1].islower()):
            parts[-1] = parts[-1][:-1]
            parts.append(text if ours else f"-{text}")
        else:
            parts.append(f" {text}")
    return plain("".join(parts))


def plain(text: str) -> str:
    """Return a text without the marks that only tell where lines may end."""
    text = INVISIBLE.sub("", text.replace(LINE_END_HYPHEN, "-"))
    return " ".join(text.split())
