"""What a long paper has over a form: contents, captions, pictures, an outline.

Its PDF is tagged by PDF/UA-1, so that a screen reader says it in order: headings with
their levels, tables with their heads, pictures with what they show.
"""

import io
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from PIL import Image

from jenjang.papers.blocks import (
    Align,
    Block,
    Caption,
    CaptionKind,
    Chart,
    Contents,
    Heading,
    Picture,
)
from jenjang.papers.writers.binding import bound, width_pt
from jenjang.papers.writers.contents import cover_end, entries
from jenjang.papers.writers.typesetting import Standard

Data = dict[str, Any]

HEADING_PT, NARROWEST_PT = 12.5, 430.0
STANDARDS: tuple[Standard, ...] = ("ua-1",)


def is_long(blocks: Sequence[Block]) -> bool:
    """Return whether a paper has what forms have not: contents, captions, pictures."""
    kinds = Contents | Caption | Chart | Picture
    return any(isinstance(one, kinds) for one in blocks)


class LongPaper:
    """The blocks of a long paper by their index, with the level of each heading."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Remember the blocks and work out the levels."""
        self.blocks = blocks
        self.ranks = ranks(blocks)
        self.cover_end = cover_end(blocks)

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "LongPaper | None":
        """Return the paper, None for a form: one without contents and pictures."""
        return cls(blocks) if is_long(blocks) else None

    def said(self, n: int) -> Data:
        """Return what the block at `n` is more than in a form: its name, its level."""
        match self.blocks[n]:
            case Heading(text=text) | Contents(title=text):
                place = {"id": name_of(n), "block": n}
                return {**place, "rank": self.ranks[n], "text": _title(text)}
            case Caption():
                return {"id": name_of(n), "block": n}
            case _:
                return {}

    def drawn(self, n: int) -> Data | None:
        """Return the block at `n`, None where a form may have it too."""
        match self.blocks[n]:
            case Contents():
                return self._contents(n)
            case Caption() as block:
                return caption(block)
            case Chart() | Picture() as block:
                return picture(block, self.blocks[n + 1 : n + 2])
            case _:
                return None

    def _contents(self, n: int) -> Data:
        listed = [
            {"id": name_of(entry.at), "depth": entry.level - 1, "text": bound(entry.text)}
            for entry in entries(self.blocks, n)
        ]
        look = {"level": 1, "align": Align.CENTER, "follows": False}
        return {"kind": "contents", **look, "entries": listed}


def ranks(blocks: Sequence[Block]) -> Mapping[int, int]:
    """Return the level of each heading in the outline, by its index: none is left out.

    >>> ranks([Heading("BAB I"), Heading("1.1.1 Dasar", 3), Heading("BAB II")])
    {0: 1, 1: 2, 2: 1}
    """
    found: dict[int, int] = {}
    deepest = 0
    for n, block in enumerate(blocks):
        if isinstance(block, Heading | Contents):
            level = block.level if isinstance(block, Heading) else 1
            deepest = found[n] = min(level, deepest + 1)
    return found


def name_of(n: int) -> str:
    """Return what the block at index `n` is called inside the PDF."""
    return f"b{n}"


def caption(block: Caption) -> Data:
    """Return the line over a table or under a picture."""
    leads = block.kind == CaptionKind.TABLE
    return {"kind": "caption", "text": bound(block.line), "leads": leads}


def picture(block: Chart | Picture, after: Sequence[Block]) -> Data:
    """Return a picture, held to the caption under it."""
    return {
        "kind": "picture",
        "svg": block.svg if isinstance(block, Chart) else _framed(block),
        "alt": block.alt,
        "width": block.width,
        "leads": any(
            isinstance(one, Caption) and one.kind == CaptionKind.PICTURE for one in after
        ),
    }


def _framed(block: Picture) -> str:
    """Return pixels as SVG: as text they cost the typesetter nothing to read."""
    with Image.open(io.BytesIO(block.data)) as image:
        wide, high = image.size
    data = b64encode(block.data).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" '
        f'href="data:{block.media_type};base64,{data}"/></svg>'
    )


def _title(text: str) -> str:
    """Return the text of a heading; only one of several lines must be told where to end."""
    return text if width_pt(text, HEADING_PT) < NARROWEST_PT else bound(text)
