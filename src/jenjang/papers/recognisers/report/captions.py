"""Tables made whole over pages, each with the number and title printed over or under it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.papers.blocks import NOWHERE, Place, Table
from jenjang.papers.recognisers.report.headings import mark_of
from jenjang.papers.recognisers.report.sentences import sentences
from jenjang.papers.recognisers.report.stream import Line, Piece
from jenjang.papers.recognisers.report.words import (
    BAB,
    CAPTION,
    IN_UNITS,
    LONGEST_TITLE,
    OF_PICTURES,
    PAGE_NUMBER,
    SOURCE_LINE,
    TALKS_OF_TABLE,
)
from jenjang.papers.recognisers.tables import joined

MOST_STRAYS = 8
MOST_LINES = 5  # between the number of a table and the table
LONGEST_LINE = 120
LEADS = re.compile(r":\s*$|\btabel\b|\bberikut\b", re.IGNORECASE)
ANNEX = re.compile(r"lampiran\b", re.I)
FIGURES = re.compile(r"(?<!\S)(?:\d[\d.,]*%?|-)(?!\S)")
LEAST_FIGURES = 2  # in a bold line that is the rest of a row, and no title
LEAD_SENTENCES = 3
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NIP = re.compile(r"\bnip\b")
WORD = re.compile(r"[^\W\d_]{4}")


@dataclass(frozen=True, slots=True)
class Caption:
    """The number and title of a table, and the pieces that print them."""

    number: str | None
    title: str | None
    place: Place
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Captioned:
    """A table, its caption, and the pieces it was made whole of."""

    table: Table
    caption: Caption
    pieces: tuple[int, ...]
    lead: str | None = None  # the sentence that leads to a table without title
    strays: tuple[int, ...] = ()  # lines at the top of a page that its grid leaves out

    @property
    def about(self) -> str | None:
        """Return the words that say what the table is about."""
        return self.caption.title or self.lead


def captioned(
    pieces: Sequence[Piece], left_out: frozenset[int]
) -> tuple[tuple[Captioned, ...], frozenset[int]]:
    """Return the tables of a paper in order, and the indices of all pieces they take."""
    captions = _captions(pieces, left_out)
    wholes = _whole_tables(pieces, left_out)
    is_under = _stand_under(pieces, captions, wholes)
    found: list[Captioned] = []
    taken: set[int] = set()
    for table, parts in wholes:
        caption = _caption_of(pieces, parts, captions, taken, is_under=is_under)
        lead = _lead(pieces, min((*parts, *caption.pieces)))
        strays = tuple(_strays(pieces, parts))
        found.append(Captioned(table, caption, parts, lead, strays))
        taken.update(parts, caption.pieces, strays)
    for number in captions.values():
        taken.update(number.pieces)
    return tuple(found), frozenset(taken)


def read_caption(text: str) -> tuple[str, str] | None:
    """Return number and title of a caption, None where a line only speaks of a table.

    >>> read_caption("Tabel 3.2 Capaian Kinerja"), read_caption("TABEL III.2")
    (('3.2', 'Capaian Kinerja'), ('III.2', ''))
    >>> read_caption("Tabel 2.2 di atas memuat data") is None
    True
    """
    found = CAPTION.fullmatch(text)
    if found is None or len(text) > LONGEST_TITLE:
        return None
    title = found["title"].strip()
    if title and (title[:1].islower() or TALKS_OF_TABLE.match(fold(title))):
        return None
    return found["number"].replace(" ", "").rstrip("."), title


def _captions(pieces: Sequence[Piece], left_out: frozenset[int]) -> dict[int, Caption]:
    """Return the numbered captions by the index of their first line."""
    found: dict[int, Caption] = {}
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Line) or at in left_out:
            continue
        said = read_caption(piece.text)
        if said:
            number, title = said
            found[at] = _with_title(pieces, at, number, title)
    return found


def _with_title(pieces: Sequence[Piece], at: int, number: str, title: str) -> Caption:
    """Return a caption with the lines of its title, up to the table."""
    words = [title] if title else []
    used = [at]
    for below in range(at + 1, min(at + MOST_LINES, len(pieces))):
        line = pieces[below]
        if not isinstance(line, Line) or not _may_caption(line):
            break
        if words and not _goes_on_to_table(pieces, below):
            break
        words.append(line.text)
        used.append(below)
    place = pieces[at].place
    return Caption(number, " ".join(words) or None, place, tuple(used))


def _may_caption(line: Line) -> bool:
    """Return whether a line can be part of the title of a table."""
    text = fold(line.text)
    if len(line.text) > LONGEST_LINE or line.mark or line.text.endswith((".", ";", ":")):
        return False
    if SOURCE_LINE.match(text) or OF_PICTURES.match(text) or BAB.match(line.text):
        return False
    if _is_furniture(line) or NIP.search(text) or not WORD.search(text):
        return False
    return read_caption(line.text) is None and (
        mark_of(line) is None and line.text[:1] not in "-•"
    )


def _goes_on_to_table(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether from `at` on only lines of a title stand before a table."""
    for piece in pieces[at : at + MOST_LINES]:
        if isinstance(piece, Table):
            return True
        if not _may_caption(piece) and not _is_furniture(piece):
            return False
    return False


def _is_furniture(line: Line) -> bool:
    """Return whether a line is the number of a page or only says "(dalam rupiah)"."""
    text = fold(line.text)
    return bool(PAGE_NUMBER.fullmatch(text) or IN_UNITS.fullmatch(text))


def _whole_tables(
    pieces: Sequence[Piece], left_out: frozenset[int]
) -> list[tuple[Table, tuple[int, ...]]]:
    """Return the tables with the parts that pages cut put together again."""
    found: list[tuple[Table, tuple[int, ...]]] = []
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Table) or at in left_out:
            continue
        if found and _only_turns_page(pieces, found[-1][1][-1], at):
            above, parts = found[-1]
            whole = joined(above, piece)
            if whole is not None:
                found[-1] = (whole, (*parts, at))
                continue
        found.append((piece, (at,)))
    return found


def _only_turns_page(pieces: Sequence[Piece], above: int, below: int) -> bool:
    """Return whether only a turned page parts two tables.

    Its number may stand between them, and lines that its grid leaves out.
    """
    between = pieces[above + 1 : below]
    page = pieces[below].place.page
    is_turned = pieces[above].place.page != page
    strays = [piece for piece in between if not _is_page_number(piece)]
    lines = [stray for stray in strays if isinstance(stray, Line)]
    if not is_turned or len(lines) < len(strays) or len(lines) > MOST_STRAYS:
        return not strays
    return all(_may_stray(line, page) for line in lines) and _are_row(lines)


def _is_page_number(piece: Piece) -> bool:
    text = fold(piece.text) if isinstance(piece, Line) else ""
    return PAGE_NUMBER.fullmatch(text) is not None


def _may_stray(line: Line, page: int | None) -> bool:
    """Return whether a line on the page below may be the rest of a row."""
    if page is None or line.place.page != page:
        return False
    begins = BAB.match(line.text) or ANNEX.match(line.text)
    return not (read_caption(line.text) or begins)


def _are_row(lines: Sequence[Line]) -> bool:
    """Return whether lines are the rest of a row: none stands out, or figures begin it."""
    begins = lines and len(FIGURES.findall(lines[0].text)) >= LEAST_FIGURES
    return bool(begins) or not any(line.stands_out for line in lines)


def _strays(pieces: Sequence[Piece], parts: Sequence[int]) -> Iterator[int]:
    """Yield the lines between the parts of a table that are no number of a page."""
    for above, below in pairwise(parts):
        for at in range(above + 1, below):
            if not _is_page_number(pieces[at]):
                yield at


def _stand_under(
    pieces: Sequence[Piece],
    captions: dict[int, Caption],
    wholes: Sequence[tuple[Table, tuple[int, ...]]],
) -> bool:
    """Return whether this paper prints captions under its tables: most touch only there."""
    over = sum(1 for c in captions.values() if _next_is_table(pieces, c.pieces[-1]))
    ends = {parts[-1] for _, parts in wholes}
    under = sum(1 for c in captions.values() if c.pieces[0] - 1 in ends)
    return under > over


def _next_is_table(pieces: Sequence[Piece], at: int) -> bool:
    return at + 1 < len(pieces) and isinstance(pieces[at + 1], Table)


def _caption_of(
    pieces: Sequence[Piece],
    parts: tuple[int, ...],
    captions: dict[int, Caption],
    taken: set[int],
    *,
    is_under: bool,
) -> Caption:
    if is_under:
        under = captions.get(parts[-1] + 1)
        return under or Caption(None, None, NOWHERE, ())
    for at in range(parts[0] - 1, max(parts[0] - 2 * MOST_LINES, -1), -1):
        if at in taken or not isinstance(line := pieces[at], Line):
            break
        if at in captions:
            return captions[at]
        if len(line.text) > LONGEST_LINE:
            break
    return _bare_caption(pieces, parts[0], taken)


def _lead(pieces: Sequence[Piece], at: int) -> str | None:
    """Return the last sentences right before `at` where they lead to a table.

    Without their years: a sentence compares years, a caption names its table's.
    """
    above = pieces[at - 1] if at else None
    if not isinstance(above, Line):
        return None
    last = list(sentences(above.text))[-LEAD_SENTENCES:]
    lead = YEAR.sub("", " ".join(last))[-2 * LONGEST_TITLE :]
    return lead if LEADS.search(last[-1]) else None


def _bare_caption(pieces: Sequence[Piece], table: int, taken: set[int]) -> Caption:
    """Return the lines that stand out right over a table as its title, without number."""
    used: list[int] = []
    for at in range(table - 1, max(table - 1 - MOST_LINES, -1), -1):
        line = pieces[at]
        if at in taken or not isinstance(line, Line):
            break
        if _is_furniture(line):
            continue
        if not _may_caption(line) or not (line.stands_out or line.text.isupper()):
            break
        used.insert(0, at)
    if not used:
        return Caption(None, None, NOWHERE, ())
    texts = [piece.text for at in used if isinstance(piece := pieces[at], Line)]
    return Caption(None, " ".join(texts), pieces[used[0]].place, tuple(used))
