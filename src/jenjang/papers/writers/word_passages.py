"""The body of a Word file -> its passages in order, each with its key and what it says.

Texts are as people type them: a figure of the record is its token, an item of a list a
line, a row of a table a line with ``|`` between its cells. Deleted and moved away text of
tracked changes does not count, inserted text does: as if all changes were accepted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from docx.oxml.ns import qn

from jenjang.papers.writers.word_marks import SHOWS, key_of

# Asked of every element of a file, so they are spelt out once.
ENDS = qn("w:bookmarkEnd")
BEGINS = qn("w:bookmarkStart")
DELETED = qn("w:del")
FIELD_MARK = qn("w:fldChar")
FIELD_KIND = qn("w:fldCharType")
ID = qn("w:id")
INSERTED = qn("w:ins")
FIELD_TEXT = qn("w:instrText")
MOVED_AWAY = qn("w:moveFrom")
MOVED_HERE = qn("w:moveTo")
PARAGRAPH = qn("w:p")
LOOK = qn("w:pPr")
RUN_LOOK = qn("w:rPr")
CONTROL = qn("w:sdt")
CONTENT = qn("w:sdtContent")
CONTROL_LOOK = qn("w:sdtPr")
TEXT = qn("w:t")
TABLE = qn("w:tbl")
CELL = qn("w:tc")
ROW = qn("w:tr")
VALUE = qn("w:val")

NUMBER = re.compile(r"(?:tabel|gambar)\s+[\w.]*\d[\w.]*\s*", re.IGNORECASE)
MARKED = re.compile(r"(?P<mark>\d{1,3}[.)]|[a-z][.)]|[-–•*])(?:\t|\s{2,})\s*")
BULLETS = ("-", "–", "•", "*")
CAPTION_STYLES = ("caption", "keterangan")
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE = {DELETED, MOVED_AWAY, LOOK, RUN_LOOK, CONTROL_LOOK, MC}
BREAKS = {qn("w:tab"): "\t", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
PICTURES = {qn("w:drawing"), qn("w:pict"), qn("w:object")}
BOX = qn("w:txbxContent")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the record in a text: what it showed when written, what it shows now."""

    path: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage, or something new between two of them: then its key is empty.

    `kind` is paragraph, heading, items, table or picture; `odd` is what it holds that no
    passage can hold. Of passages that were joined to one, it is the first.
    """

    key: str
    kind: str
    text: str
    caption: str = ""
    figures: tuple[Figure, ...] = ()
    odd: str = ""


def passages_of(body: Any) -> list[Piece]:
    """Return the passages of a body in order; blocks of one key are one passage."""
    found: list[Piece] = []
    pieces = _adopted([*_Reader().pieces(body)])
    for key, group in groupby(pieces, key=lambda one: _base(one.key)):
        if key:
            found.append(_joined(key, [*group]))
        else:
            found += _new(group)
    return found


def _base(key: str) -> str:
    """Return the passage of a key: blocks after its first have a count behind a dot."""
    return key.partition(".")[0]


def _adopted(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces; what stands inside a passage of several blocks is part of it."""
    last = {_base(one.key): n for n, one in enumerate(pieces) if one.key}
    inside, found = "", []
    for n, one in enumerate(pieces):
        if one.key:
            inside = _base(one.key) if last[_base(one.key)] > n else ""
        found.append(replace(one, key=inside) if inside and not one.key else one)
    return found


def _new(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield what is new; the lines of one list are one."""
    for kind, group in groupby(pieces, key=lambda one: one.kind):
        if kind == "items":
            yield _joined("", [*group])
        else:
            yield from group


def _joined(key: str, pieces: list[Piece]) -> Piece:
    captions = [one for one in pieces if one.kind == "caption"]
    rest = [one for one in pieces if one.kind != "caption"] or captions
    kind = next((one.kind for one in rest if one.kind != "paragraph"), rest[0].kind)
    between = "\n" if kind in {"items", "table"} else "\n\n"
    return Piece(
        key,
        kind,
        between.join(one.text for one in rest if one.text),
        caption="" if rest is captions else " ".join(one.text for one in captions),
        figures=tuple(figure for one in pieces for figure in one.figures),
        odd=next((one.odd for one in pieces if one.odd), ""),
    )


@dataclass(slots=True)
class _Reader:
    """Goes through a body and knows which bookmarks and contents are open."""

    open: dict[str, str] = field(default_factory=dict)
    fields: list[bool] = field(default_factory=list)

    def pieces(self, holder: Any) -> Iterator[Piece]:
        for element in holder:
            if element.tag == PARAGRAPH:
                yield from self._paragraph(element)
            elif element.tag == TABLE:
                yield from self._table(element)
            elif element.tag == CONTROL:
                if not _lists_contents(element):
                    for content in element.iterchildren(CONTENT):
                        yield from self.pieces(content)
            elif element.tag in {INSERTED, MOVED_HERE, qn("w:customXml")}:
                yield from self.pieces(element)
            else:
                self._bookmark(element)

    def _paragraph(self, element: Any) -> Iterator[Piece]:
        keys, is_contents = self._keys_in(element)
        if is_contents:
            return
        said = _said(element)
        kind = _kind(element, said)
        if kind == "paragraph" and not said.text.strip() and not keys:
            return
        first = keys[0] if keys else ""
        yield Piece(
            first, kind, _typed(said.text, kind), figures=said.figures, odd=said.odd,
        )  # fmt: skip

    def _table(self, element: Any) -> Iterator[Piece]:
        keys = [key for one in element.iter(BEGINS) for key in self._begun(one)]
        rows = [_row(row) for row in element.iter(ROW)]
        figures = tuple(figure for row in rows for cell in row for figure in cell.figures)
        text = "\n".join(_line([cell.text for cell in row]) for row in rows)
        first = next(iter([*self.open.values(), *keys]), "")
        for one in element.iter(ENDS):
            self._bookmark(one)
        odd = next((cell.odd for row in rows for cell in row if cell.odd), "")
        yield Piece(first, "table", text, figures=figures, odd=odd)

    def _keys_in(self, element: Any) -> tuple[list[str], bool]:
        """Return the passages a paragraph belongs to, and whether it lists contents."""
        keys = [*self.open.values()]
        is_contents = any(self.fields)
        for one in element.iter():
            keys += self._begun(one)
            self._field(one)
            is_contents = is_contents or any(self.fields)
            if one.tag == ENDS:
                self._bookmark(one)
        return list(dict.fromkeys(keys)), is_contents

    def _begun(self, element: Any) -> list[str]:
        if element.tag != BEGINS:
            return []
        self._bookmark(element)
        key = self.open.get(element.get(ID, ""))
        return [] if key is None else [key]

    def _bookmark(self, element: Any) -> None:
        number = element.get(ID, "")
        if element.tag == ENDS:
            self._close(self.open.get(number))
        elif element.tag == BEGINS:
            key = key_of(element.get(qn("w:name"), ""))
            if key is not None:
                self.open[number] = key

    def _close(self, key: str | None) -> None:
        """Close a bookmark, as often as it began: one over two paragraphs begins twice."""
        self.open = {number: one for number, one in self.open.items() if one != key}

    def _field(self, element: Any) -> None:
        """Follow the fields that begin and end; those of contents are remembered."""
        if element.tag == FIELD_MARK:
            kind = element.get(FIELD_KIND)
            if kind == "begin":
                self.fields.append(False)
            elif kind == "end" and self.fields:
                self.fields.pop()
        elif element.tag == FIELD_TEXT and self.fields:
            said = (element.text or "").strip()
            self.fields[-1] = self.fields[-1] or said.startswith("TOC")


@dataclass(slots=True)
class _Said:
    """What a paragraph or a cell says so far."""

    text: str = ""
    figures: tuple[Figure, ...] = ()
    has_picture: bool = False
    odd: str = ""


def _said(element: Any) -> _Said:
    said = _Said()
    _hear(element, said)
    return said


def _hear(element: Any, said: _Said) -> None:
    for one in element:
        if one.tag in GONE:
            continue
        if one.tag == TEXT:
            said.text += (one.text or "").replace("{", "{{")
        elif one.tag in BREAKS:
            said.text += BREAKS[one.tag]
        elif one.tag in PICTURES:
            _see(one, said)
        elif one.tag == CONTROL and (figure := _figure(one)) is not None:
            said.text += f"{{{figure.path}}}"
            said.figures += (figure,)
        else:
            _hear(one, said)


def _see(element: Any, said: _Said) -> None:
    said.has_picture = True
    if any(True for _ in element.iter(BOX)):
        said.odd = "kotak teks"


def _figure(control: Any) -> Figure | None:
    """Return the figure that a control shows, None where it is somebody else's."""
    alias = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
    path, shows, was = ("" if alias is None else alias.get(VALUE, "")).partition(SHOWS)
    if not shows:
        return None
    content = control.find(CONTENT)
    now = "" if content is None else _said(content).text.replace("{{", "{")
    return Figure(path, was, now)


def _kind(element: Any, said: _Said) -> str:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = "" if style is None else style.get(VALUE, "").lower()
    if said.has_picture:
        return "picture"
    if name.startswith(CAPTION_STYLES):
        return "caption"
    if name.startswith(("heading", "judul", "title")):
        return "heading"
    is_item = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return "items" if is_item or MARKED.match(said.text) else "paragraph"


def _typed(text: str, kind: str) -> str:
    """Return a text as a person types it: without the number of a caption or an item.

    >>> _typed("Tabel 3.2 Capaian", "caption"), _typed("2.\\tcepat", "items")
    ('Capaian', 'cepat')
    >>> _typed("-\\tcepat", "items")
    '- cepat'
    """
    if kind == "caption":
        return _one_line(NUMBER.sub("", text, count=1))
    if kind == "items":
        found = MARKED.match(text)
        is_bullet = found is not None and found["mark"] in BULLETS
        rest = _one_line(text[found.end() :] if found else text)
        return f"- {rest}" if is_bullet else rest
    return _one_line(text)


def _row(row: Any) -> list[_Said]:
    return [_said(cell) for cell in row.iter(CELL)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lists_contents(control: Any) -> bool:
    gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and "Contents" in gallery.get(VALUE, "")


def _line(cells: Sequence[str]) -> str:
    """Return a row as it is typed: between bars where it begins or ends with nothing."""
    said = [_one_line(cell).replace("|", "\\|") for cell in cells]
    line = " | ".join(said)
    return line if said and said[0] and said[-1] else f"| {line} |"
