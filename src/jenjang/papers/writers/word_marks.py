"""What a Word file carries unseen: whose passage a text is, and which figures it shows.

Every paragraph of a passage stands between the ends of a bookmark. A figure of the record
is a content control that can be neither typed in nor deleted; its title is the path of the
figure and what it shows. Both outlive a save in Word and in LibreOffice, which forgets the
lock and the tag: so the title says all that is needed to see that a figure was changed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from jenjang.papers.blocks import Block, Bound

PASSAGE = "Jenjang_"
SHOWS = " = "  # between the path of a figure and what it shows
OTHER = re.compile(r"[^A-Za-z0-9]")
HIDDEN = re.compile(r"_([0-9a-f]+)_")
BROKEN = re.compile(r"[\t\n\r]")


def mark_name(key: str) -> str:
    """Return the name of the bookmark of a passage: letters, digits and strokes alone.

    >>> mark_name("p12"), mark_name("3.a/7"), key_of(mark_name("3.a/7"))
    ('Jenjang_p12', 'Jenjang_3_2e_a_2f_7', '3.a/7')
    """
    return PASSAGE + OTHER.sub(lambda one: f"_{ord(one[0]):x}_", key)


def key_of(name: str) -> str | None:
    """Return the passage that a bookmark marks, None where it is somebody else's."""
    if not name.startswith(PASSAGE):
        return None
    hidden = name.removeprefix(PASSAGE)
    return HIDDEN.sub(lambda one: chr(int(one[1], 16)), hidden)


def keys_of(blocks: Sequence[Block]) -> list[str]:
    """Return whose each block is; what is of no passage has its place as key.

    A passage of several blocks has its key with their count: two marks of one name are
    one for Word.

    >>> from jenjang.papers.blocks import Caption, Chart, Contents
    >>> keys_of((Contents("Isi"), Caption("", "a", key="12"), Chart("", "", key="12")))
    ['~0', '12', '12.b1']
    """
    seen: Counter[str] = Counter()
    found = []
    for n, block in enumerate(blocks):
        key = getattr(block, "key", "") or f"~{n}"
        found.append(f"{key}.b{seen[key]}" if seen[key] else key)
        seen[key] += 1
    return found


class Marks:
    """The bookmarks and content controls of one file: each has a number of its own."""

    def __init__(self) -> None:
        """Begin to count."""
        self._numbers = count(1)

    def around(self, name: str, element: BaseOxmlElement) -> None:
        """Put a bookmark around a paragraph; of a table it stands in the first cell.

        None goes over several paragraphs: LibreOffice would save it as two.
        """
        first = next(element.iter(qn("w:p")))
        number = str(next(self._numbers))
        start = OxmlElement("w:bookmarkStart", {qn("w:id"): number, qn("w:name"): name})
        at = 1 if len(first) and first[0].tag == qn("w:pPr") else 0
        first.insert(at, start)
        first.append(OxmlElement("w:bookmarkEnd", {qn("w:id"): number}))

    def write(
        self, line: WordParagraph, text: str, bound: Sequence[Bound], *, bold: bool = False
    ) -> None:
        """Add a text to a paragraph, the figures in it as controls."""
        for piece, path in pieces(text, bound):
            if path is None:
                put_text(line.add_run(), piece, bold=bold)
            else:
                line._p.append(self._control(piece, path, bold=bold))  # noqa: SLF001

    def _control(self, text: str, path: str, *, bold: bool) -> BaseOxmlElement:
        look = "<w:b/>" if bold else ""
        return parse_xml(self.control(text, path, look))

    def control(self, text: str, path: str, look: str) -> str:
        """Return a figure as a locked content control; `look` are its run's properties."""
        tag, alias = quoteattr(path), quoteattr(f"{path}{SHOWS}{text}")
        return (
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias w:val={alias}/><w:tag w:val={tag}/>"
            f'<w:id w:val="{next(self._numbers)}"/>'
            f'<w:lock w:val="sdtContentLocked"/><w:text/>'
            f"</w:sdtPr><w:sdtContent><w:r><w:rPr>{look}</w:rPr>"
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:sdtContent></w:sdt>'
        )


def put_text(run: Run, text: str, *, bold: bool = False) -> None:
    """Say a text in a run: whole where it is one line, else letter by letter."""
    run.bold = True if bold else None
    if BROKEN.search(text):
        run.add_text(text)
        return
    said = OxmlElement("w:t", {qn("xml:space"): "preserve"})
    said.text = text
    run._r.append(said)  # noqa: SLF001  python-docx has no other way to a whole text


def pieces(text: str, bound: Sequence[Bound]) -> Iterator[tuple[str, str | None]]:
    """Yield a text in pieces, each with the path of the figure it shows, None for words.

    >>> list(pieces("Capaian 98,7 persen", (Bound(8, 12, "ik1.capaian"),)))
    [('Capaian ', None), ('98,7', 'ik1.capaian'), (' persen', None)]
    """
    at = 0
    for one in sorted(bound, key=lambda one: one.start):
        if at < one.start:
            yield text[at : one.start], None
        yield text[one.start : one.end], one.path
        at = one.end
    if at < len(text) or not text:
        yield text[at:], None
