"""Text -> blocks: lines as paragraphs, tab-separated lines as tables.

Papers reach us as text in two ways: written by us, or turned from a scan or PDF by a
converter that leaves its own marks (``**bold**``, ``<u>``, ``| a | b |``, dashed lines
under a table, English captions of pictures). The marks go, the words stay as printed.
"""

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jenjang.papers.blocks import Block, Cell, Footer, PageBreak, Paragraph, Place, Table
from jenjang.papers.readers.bounds import MOST_PAGES
from jenjang.papers.readers.refusal import Unreadable

PARAGRAPH_TAGS = re.compile(r"<\s*(?:/p|/li|br|/div|/h\d)\s*/?\s*>", re.IGNORECASE)
TAGS = re.compile(
    r"<\s*/?\s*(?:p|u|b|i|em|strong|br|ul|ol|li|div|span|sub|sup|small|center|font|h\d)\b[^<>]*>",
    re.IGNORECASE,
)
EMPHASIS = re.compile(r"\*{1,3}(?=\S)(.+?)(?<=\S)\*{1,3}")
STRAY_MARKS = re.compile(r"\*\*+|^\*(?=\w)|(?<=\w)\*$")
RULES = re.compile(r"[\s|:_=+-]*[-_=]{2,}[\s|:_=+-]*")
CAPTION = re.compile(
    r"(?:An?|The) .*\b(?:signature|handwrit|stamp|logo|emblem|seal|photo|image|picture|"
    r"diagram|crest|coat of arms)\b",
)
IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
HASHES = re.compile(r"^\s{0,3}#{1,6}\s+")
PIPED = re.compile(r"\s*\|(?P<cells>.*\|.*)\|\s*")
FOOTERS = re.compile(
    r"(?:authorized by|printed by|dicetak (?:oleh|dari|melalui|pada)|"
    r"dokumen ini (?:dicetak|ditandatangani|telah ditandatangani))\b",
    re.IGNORECASE,
)
FRACTION = re.compile(r"\\d?frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}")
TEX_WORDS = {r"\times": "×", r"\geq": "≥", r"\leq": "≤", r"\%": "%", r"\div": ":"}
TEX_TEXT = re.compile(r"\\(?:text|mathrm|textbf|textit)\{([^{}]*)\}")
MATH = re.compile(r"\${1,2}([^$]*\\[^$]*)\${1,2}")
ENCODINGS = ("utf-8-sig", "cp1252")
LETTER = re.compile(r"[^\W\d_]{2}")
NEW_ROW = re.compile(
    r"\(?(?:\d+|[A-Za-z]|[IVX]+)(?:[.)]|$)|total\b|jumlah\b", re.IGNORECASE
)


# A report of 300 pages has a million letters in 15,000 lines.
MOST_LETTERS = 3_000_000
MOST_LINES = 60_000
LONGEST_LINE = 20_000
MOST_COLUMNS = 100
TOO_LONG = (
    "Teks ini jauh lebih panjang atau lebih lebar daripada sebuah dokumen: salin bagian "
    "yang diperlukan ke berkas baru, lalu unggah lagi."
)


def read(content: bytes) -> tuple[Block, ...]:
    """Return the blocks of a text file, each with its line, and its page where marked.

    Raise `Unreadable` where it is no text, or longer or wider than papers are.
    """
    lines = decode(content).split("\n")
    _refuse_vast(lines)
    reader = _Reader()
    for number, line in enumerate(lines, start=1):
        reader.take(line, number)
    return tuple(reader.finish())


def _refuse_vast(lines: Sequence[str]) -> None:
    if (
        len(lines) > MOST_LINES
        or sum(map(len, lines)) > MOST_LETTERS
        or max(map(len, lines)) > LONGEST_LINE
        or max(line.count("\t") for line in lines) > MOST_COLUMNS
        or sum(line.count("\f") for line in lines) > MOST_PAGES
    ):
        raise Unreadable(TOO_LONG)


def decode(content: bytes) -> str:
    """Return the text of `content` in whichever usual encoding it was saved."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unix_lines(_decoded(content, "utf-16"))
    for encoding in ENCODINGS:
        try:
            return _unix_lines(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise _not_text()


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text() from None


def _not_text() -> Unreadable:
    return Unreadable(
        "Berkas ini bukan teks yang dapat dibaca: simpan ulang sebagai teks UTF-8, Word "
        "(.docx), atau PDF, lalu coba lagi."
    )


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain(text: str) -> str:
    r"""Return `text` without a converter's marks; a paragraph mark becomes a new line.

    >>> plain("Rp. <u>16,181,800,-</u>")
    'Rp. 16,181,800,-'
    >>> plain("<p>Satu</p> <p>**Dua** tiga</p>")
    'Satu\nDua tiga'
    >>> plain(r"$\frac{\text{Jumlah hadir}}{\text{Jumlah undangan}} \times 100$")
    'Jumlah hadir / Jumlah undangan × 100'
    """
    text = MATH.sub(lambda formula: _plain_formula(formula[1]), text)
    text = TAGS.sub(" ", PARAGRAPH_TAGS.sub("\n", text))
    text = STRAY_MARKS.sub("", EMPHASIS.sub(r"\1", html.unescape(text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _plain_formula(formula: str) -> str:
    while (simpler := TEX_TEXT.sub(r"\1", formula)) != formula:
        formula = simpler
    while (simpler := FRACTION.sub(r"\1 / \2", formula)) != formula:
        formula = simpler
    for word, sign in TEX_WORDS.items():
        formula = formula.replace(word, sign)
    return formula


def unmarked(line: str) -> str:
    r"""Return a line without Markdown's own marks; cells between pipes parted by tabs.

    >>> unmarked("## LAMPIRAN"), unmarked("| 1 | Satu |"), unmarked("![](gambar.png)")
    ('LAMPIRAN', '1 \t Satu', '')
    """
    line = IMAGE.sub("", HASHES.sub("", line))
    if "\t" not in line and (found := PIPED.fullmatch(line)):
        return "\t".join(found["cells"].split("|")).strip(" ")
    return line


def is_rule(line: str) -> bool:
    r"""Return whether `line` is only drawn: dashes under a heading or a table.

    >>> is_rule("---\t--\t------"), is_rule("-")
    (True, False)
    """
    return RULES.fullmatch(line) is not None


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    number: int


class _Reader:
    """Gathers the lines of a table until a blank line or a paragraph ends it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.rows: list[_Row] = []
        self.page: int | None = None
        self.tables = 0

    def take(self, line: str, number: int) -> None:
        """Take one line of the file."""
        *broken, line = line.split("\f")
        for before in broken:
            self._take_line(before, number)
            self._turn_page()
        self._take_line(line, number)

    def _take_line(self, line: str, number: int) -> None:
        if is_rule(line):
            return
        line = unmarked(line)
        if "\t" in line.strip(" "):
            self.rows.append(_Row(tuple(line.split("\t")), number))
        elif line.strip() and self.rows:
            self.rows.append(_Row((line,), number))
        else:
            self._end_table()
            self._paragraph(line, number)

    def _paragraph(self, line: str, number: int) -> None:
        text = plain(line).replace("\n", " ")
        if not text or CAPTION.match(text):
            return
        place = Place(page=self.page, line=number)
        if FOOTERS.match(text):
            self.blocks.append(Footer(text, place=place))
        else:
            self.blocks.append(Paragraph(text, bold="**" in line, place=place))

    def _turn_page(self) -> None:
        self._end_table()
        self.page = (self.page or 1) + 1
        self.blocks.append(PageBreak(self.page))

    def _end_table(self) -> None:
        rows, self.rows = whole_rows(self.rows), []
        table: list[_Row] = []
        for row in rows:
            if len(row.cells) > 1:
                table.append(row)
                continue
            self._table(table)
            table = []
            self._paragraph(row.cells[0], row.number)
        self._table(table)

    def _table(self, rows: list[_Row]) -> None:
        if not rows:
            return
        self.tables += 1
        width = max(len(row.cells) for row in rows)
        self.blocks.append(
            Table(
                rows=tuple(
                    self._cells(row, r, width) for r, row in enumerate(rows, start=1)
                ),
                place=Place(page=self.page, line=rows[0].number),
            )
        )

    def _cells(self, row: _Row, r: int, width: int) -> tuple[Cell, ...]:
        texts = (*row.cells, *[""] * (width - len(row.cells)))
        return tuple(
            Cell(
                plain(text),
                place=Place(page=self.page, line=row.number, cell=f"{self.tables}.{r}.{c}"),
            )
            for c, text in enumerate(texts, start=1)
        )

    def finish(self) -> list[Block]:
        """Return all blocks."""
        self._end_table()
        return feet_first(with_feet(self.blocks))


def feet_first(blocks: list[Block]) -> list[Block]:
    """Return `blocks` with each foot before the page that it is the foot of.

    An empty one ends the foot of the page before. A file without page marks stays as is.
    """
    breaks = [at for at, block in enumerate(blocks) if isinstance(block, PageBreak)]
    if not breaks:
        return blocks
    ordered: list[Block] = []
    before: list[Block] = []
    for start, end in pairwise([0, *breaks, len(blocks)]):
        page = blocks[start:end]
        feet = [block for block in page if isinstance(block, Footer)]
        rest = [block for block in page if not isinstance(block, Footer)]
        shown = feet or ([Footer("")] if before else [])
        cut = 1 if rest and isinstance(rest[0], PageBreak) else 0
        ordered += [*rest[:cut], *shown, *rest[cut:]]
        before = [*feet]
    return ordered


def with_feet(blocks: list[Block]) -> list[Block]:
    """Return `blocks` with the line that ends every page as what it is: a footer.

    It stands alone and is said nowhere else: the end of a signature block, which may end
    every page as well, is not.
    """
    ends = [at - 1 for at, block in enumerate(blocks) if isinstance(block, PageBreak)]
    feet = [(at, blocks[at]) for at in (*ends, len(blocks) - 1) if at >= 0]
    texts = {foot.text if isinstance(foot, Paragraph) else None for _, foot in feet}
    if not ends or len(texts) != 1 or None in texts:
        return blocks
    if not all(_stands_alone(blocks, at) for at, _ in feet):
        return blocks
    footers = {
        at: Footer(foot.text, place=foot.place)
        for at, foot in feet
        if isinstance(foot, Paragraph)
    }
    return [footers.get(at, block) for at, block in enumerate(blocks)]


def _stands_alone(blocks: list[Block], at: int) -> bool:
    """Return whether a line has a blank one above it, and no other line holds its words."""
    foot, above = blocks[at], blocks[at - 1] if at else None
    if not isinstance(foot, Paragraph):
        return False
    others = (b.text for b in blocks if isinstance(b, Paragraph) and b.text != foot.text)
    if any(foot.text in text for text in others):
        return False
    before = above.place.line if isinstance(above, Paragraph) else None
    return before is None or foot.place.line is None or foot.place.line - before > 1


def whole_rows(rows: list[_Row]) -> list[_Row]:
    """Return `rows` with those that were broken inside a cell put together again.

    Most rows tell how many cells a whole row has. Lines that stand between rows and fit
    nowhere stay as rows of one cell.
    """
    width = _usual_width(rows)
    whole: list[_Row] = []
    at = 0
    while at < len(rows):
        pieces = _pieces(rows, at, width)
        if pieces == 1 and whole and _hangs_on(rows, at, whole[-1], width):
            whole[-1] = _joined([whole[-1], rows[at]])
        else:
            whole.append(_joined(rows[at : at + pieces]))
        at += pieces
    return whole


def _usual_width(rows: list[_Row]) -> int:
    """Return how many cells most rows have; of two equally usual widths, the wider."""
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _pieces(rows: list[_Row], start: int, width: int) -> int:
    """Return how many lines from `start` on make one whole row; 1 where they make none."""
    found = len(rows[start].cells)
    for end in range(start + 1, len(rows)):
        if found >= width or not _is_torn(rows[end - 1], rows[end]):
            return 1
        found += len(rows[end].cells) - 1
        if found == width:
            return end + 1 - start
    return 1


def _is_torn(above: _Row, below: _Row) -> bool:
    """Return whether a cell may run on from the one line to the other."""
    rest = below.cells[0].strip()
    return bool(LETTER.search(above.cells[-1]) and rest and not NEW_ROW.match(rest))


def _hangs_on(rows: list[_Row], at: int, above: _Row, width: int) -> bool:
    """Return whether a lone line between two whole rows belongs to the last cell above."""
    return (
        len(rows[at].cells) == 1
        and len(above.cells) == width
        and at + 1 < len(rows)
        and len(rows[at + 1].cells) == width
        and _is_torn(above, rows[at])
    )


def _joined(pieces: list[_Row]) -> _Row:
    cells = list(pieces[0].cells)
    for piece in pieces[1:]:
        cells[-1:] = [f"{cells[-1]}<br>{piece.cells[0]}", *piece.cells[1:]]
    return _Row(tuple(cells), pieces[0].number)
