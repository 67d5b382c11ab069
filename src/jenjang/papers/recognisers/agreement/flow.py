"""Blocks as one stream of lines and grids, whatever reader they came from.

A signature block may arrive as `Signatures`, as two unruled columns or as paragraphs, a
form as `KeyValues` or as lines "Nama : X": from here on all are lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jenjang.papers.blocks import (
    NOWHERE,
    Block,
    Cell,
    Footer,
    Heading,
    Items,
    KeyValues,
    Paragraph,
    Place,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.recognisers.agreement.columns import columns_of
from jenjang.papers.recognisers.agreement.words import AMOUNT_AT_END

SIGNED = re.compile(r"\bNIP\b|\bpihak (?:pertama|kesatu|kedua)\b", re.IGNORECASE)
FORM_KEYS = re.compile(
    r"(?:\d[.)]\s*)?(?:n\s?a\s?m\s?a|jabatan|nip|pangkat|golongan|unit kerja|alamat)\b",
    re.I,
)
MOST_SIGNATURE_COLUMNS = 4

# A statement that a program has run together into one paragraph is parted here again.
RUN_TOGETHER = 200
BEGINS_LINE = re.compile(
    r"Dalam rangka mewujudkan|(?:Nama|Jabatan|NIP|Pangkat)\s*:|[Ss]elanjutnya disebut|"
    r"[Ss]elaku atasan|P(?:ihak|IHAK) \w+ (?:berjanji|akan)\b|"
    r"(?<=\.)[A-Z][a-z]+, (?=[.…\d])|PIHAK KEDUA,"
)
MOST_SIGNATURE_ROWS = 14


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `mark` is the number or letter of a list item.

    Lines of one `group` were printed as one: consecutive lines, one side of a block.
    `starts` says whether this line begins a group; None: its place tells.
    """

    text: str
    place: Place = NOWHERE
    mark: str | None = None
    starts: bool | None = None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Foot:
    """A line at the foot of the page."""

    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place = NOWHERE


Piece = Line | Grid | Foot


def flow(blocks: Iterable[Block]) -> tuple[Piece, ...]:
    """Return the pieces of `blocks` in reading order, with their groups numbered."""
    pieces: list[Piece] = []
    group, before = 0, NOWHERE
    for piece in (piece for block in blocks for piece in _pieces(block)):
        if isinstance(piece, Line):
            group += _starts_group(piece, before)
            before = piece.place
            pieces.append(replace(piece, group=group))
        else:
            group, before = group + 1, NOWHERE
            pieces.append(piece)
    return tuple(pieces)


def sources(blocks: Iterable[Block]) -> list[int]:
    """Return, for each piece of the flow of `blocks`, the index of its block."""
    return [at for at, block in enumerate(blocks) for _ in _pieces(block)]


def without_feet(pieces: Iterable[Piece]) -> Iterator[Line | Grid]:
    """Yield the lines and grids: what stands at the foot of a page parts nothing."""
    return (piece for piece in pieces if not isinstance(piece, Foot))


def _starts_group(line: Line, before: Place) -> bool:
    """Return whether `line` stands apart from the line before: a gap, or no places."""
    if line.starts is not None:
        return line.starts
    here = line.place.line
    return here is None or before.line is None or here - before.line > 1


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Heading(text=text, place=place) | Paragraph(text=text, place=place):
            yield from _lines(text, place)
        case KeyValues(pairs=pairs, place=place):
            yield from (Line(_one_line(f"{key} : {text}"), place) for key, text in pairs)
        case Items(texts=texts, marks=marks, place=place):
            marked = zip(marks, texts, strict=True)
            yield from (Line(_one_line(text), place, mark) for mark, text in marked)
        case Signatures(left=left, right=right, place=place):
            yield from _sides((left, right), place)
        case Footer(text=text, place=place):
            yield Foot(_one_line(text), place)
        case Table():
            yield from _table(block)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str, place: Place) -> Iterator[Line]:
    if len(text) > RUN_TOGETHER and len(BEGINS_LINE.findall(text)) > 1:
        text = BEGINS_LINE.sub(r"\n\g<0>", text)
    for line in text.split("\n"):
        if line.strip():
            yield Line(_one_line(line), place)


def _sides(sides: Iterable[Signature | None], place: Place) -> Iterator[Line]:
    for side in sides:
        if side:
            yield from _stack((text, place) for text in (*side.above, *side.below))


def _stack(texts: Iterable[tuple[str, Place]]) -> Iterator[Line]:
    """Yield the lines of one side of a signature block as one group."""
    starts = True
    for text, place in texts:
        for line in _lines(text, place):
            yield replace(line, starts=starts)
            starts = False


def _table(table: Table) -> Iterator[Piece]:
    if is_form(table):
        for row, texts in _form_rows(table):
            key, *rest = [text for text in texts if text.strip(" :")]
            value = " ".join(rest).strip(" :")
            yield Line(" ".join(f"{key.strip(' :')} : {value}".split()), row[0].place)
    elif is_side_by_side(table):
        for column in zip(*table.rows, strict=True):
            yield from _stack((cell.text, cell.place) for cell in column)
    else:
        yield Grid(table.rows, table.place)


def _form_rows(table: Table) -> Iterator[tuple[tuple[Cell, ...], list[str]]]:
    """Yield each row with its texts; a row that only goes on with a value is no row."""
    found: list[tuple[tuple[Cell, ...], list[str]]] = []
    for row in table.rows:
        texts = [cell.text.strip() for cell in row if cell.text.strip()]
        goes_on = len(texts) == 1 and not row[0].text.strip()
        if goes_on and found and found[-1][1]:
            found[-1][1][-1] += f" {texts[0]}"
        else:
            found.append((row, texts))
    yield from found


def is_form(table: Table) -> bool:
    """Return whether a table only holds "Nama : X" with the colon in a column."""
    rows = [texts for _, texts in _form_rows(table)]
    return (
        all(rows)
        and any(FORM_KEYS.match(row[0]) for row in rows)
        and all(":" in row[0] or row[1:2] == [":"] or row[-1][0] == ":" for row in rows)
    )


def is_side_by_side(table: Table) -> bool:
    """Return whether a table only holds a signature block: few columns, somebody signs."""
    if not table.rows or len(table.rows[0]) > MOST_SIGNATURE_COLUMNS:
        return False
    if any(columns_of(row) for row in table.rows) or len(table.rows) > MOST_SIGNATURE_ROWS:
        return False
    texts = [cell.text for row in table.rows for cell in row]
    return any(SIGNED.search(text) for text in texts) or (
        not table.ruled and not any(AMOUNT_AT_END.search(text) for text in texts)
    )
