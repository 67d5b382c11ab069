"""Blocks -> HTML: the paper on a page, semantic and without style of its own.

All classes begin with ``paper``; the style sheet of the page says how they look.
"""

from base64 import b64encode
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import TypeVar

from jenjang.papers.blocks import (
    Align,
    Block,
    Caption,
    Cell,
    Chart,
    Contents,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.writers.contents import Entry, entries

MARK, UNMARK = "\ue000", "\ue001"  # of the private use area: in no paper's text
Lit = TypeVar("Lit", Heading, Paragraph, Cell)

PAGE = """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
{article}
</body>
</html>
"""


def page(article: bytes, title: str) -> bytes:
    """Return a paper made by `write` as a page of its own, to be opened as a file."""
    return PAGE.format(title=escape(title), article=article.decode()).encode()


def write(blocks: Iterable[Block], title: str) -> bytes:
    """Return the paper as one ``<article>``, to be put into a page."""
    blocks = list(blocks)
    inside = "\n".join(
        element for n in range(len(blocks)) for element in _standing(blocks, n)
    )
    label = escape(title)
    return f'<article class="paper" aria-label="{label}">\n{inside}\n</article>'.encode()


def _standing(blocks: Sequence[Block], n: int) -> Iterator[str]:
    """Yield the elements of the block at `n`; what a contents page lists comes after it."""
    block = blocks[n]
    if isinstance(block, Contents):
        yield _contents(block.title, entries(blocks, n))
    else:
        yield from _elements(block)


def _contents(title: str, listed: Iterable[Entry]) -> str:
    lines = "".join(f"<li>{_inline(entry.text)}</li>" for entry in listed)
    label = escape(title)
    return (
        f'<nav class="paper-contents" aria-label="{label}"><h2>{_inline(title)}</h2>'
        f'<ul class="paper-list">{lines}</ul></nav>'
    )


def _elements(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level, align=align):
            rank = min(level + 1, 6)  # the page around it has the h1
            yield f"<h{rank}{_classes(align)}>{_inline(text)}</h{rank}>"
        case Paragraph(text=text, align=align, bold=bold):
            inside = f"<strong>{_inline(text)}</strong>" if bold else _inline(text)
            yield f"<p{_classes(align)}>{inside}</p>"
        case Letterhead():
            yield from _letterhead(block)
        case Caption() | Chart() | Picture():
            yield _pictured(block)
        case Footer(text=text):
            yield f'<p class="paper-footer">{_inline(text)}</p>' if text else ""
        case PageBreak():
            yield '<hr class="paper-break">'
        case _:
            yield from _composed(block)


def _pictured(block: Caption | Chart | Picture) -> str:
    match block:
        case Caption(line=line):
            return f'<p class="paper-caption"><strong>{_inline(line)}</strong></p>'
        case Chart(svg=svg):
            return f'<div class="paper-picture paper-scroll">{svg}</div>'
        case Picture():
            return f'<div class="paper-picture">{_picture(block)}</div>'


def _picture(picture: Picture) -> str:
    data = b64encode(picture.data).decode()
    source = f"data:{escape(picture.media_type)};base64,{data}"
    return f'<img src="{source}" alt="{escape(picture.alt)}">'


def _letterhead(block: Letterhead) -> Iterator[str]:
    """Yield the lines; the picture is left to papers: a page has its own head."""
    lines = (f"<p><strong>{_inline(text)}</strong></p>" for text in block.lines)
    small = (f'<p class="paper-small">{_inline(text)}</p>' for text in block.small)
    yield f'<div class="paper-letterhead">{"".join((*lines, *small))}</div>'


def _composed(block: Block) -> Iterator[str]:
    match block:
        case KeyValues(pairs=pairs):
            yield _form(pairs)
        case Items(texts=texts, marks=marks):
            yield _list(texts, marks)
        case Table():
            yield from _table(block)
        case Signatures(left=left, right=right):
            yield _signatures(left, right)


def marked(blocks: Iterable[Block], places: Container[Place]) -> Iterator[Block]:
    """Yield the blocks; what stands in one of `places` is written as ``<mark>``."""
    for block in blocks:
        match block:
            case Table(rows=rows):
                lit = tuple(tuple(_lit(cell, places) for cell in row) for row in rows)
                yield replace(block, rows=lit)
            case Heading():
                yield _lit(block, places)
            case Paragraph():
                yield _lit(block, places)
            case _:
                yield block


def _lit(holder: Lit, places: Container[Place]) -> Lit:
    """Return a block or cell with the marks around its text where it is to be lit."""
    plain = holder.text.replace(MARK, "").replace(UNMARK, "")
    is_lit = bool(plain) and holder.place in places
    return replace(holder, text=f"{MARK}{plain}{UNMARK}" if is_lit else plain)


def _inline(text: str) -> str:
    inside = escape(text).replace("\n", "<br>")
    return inside.replace(MARK, "<mark>").replace(UNMARK, "</mark>")


def _classes(align: Align, *more: str) -> str:
    names = [*more] if align is Align.START else [f"paper-{align}", *more]
    return f' class="{" ".join(names)}"' if names else ""


def _form(pairs: Iterable[tuple[str, str]]) -> str:
    lines = [
        f"<div><dt>{_inline(label)}</dt><dd>{_inline(value)}</dd></div>"
        for label, value in pairs
    ]
    return f'<dl class="paper-form">{"".join(lines)}</dl>'


def _list(texts: Iterable[str], marks: Iterable[str]) -> str:
    lines = [
        f'<li><span class="paper-mark">{_inline(mark)}</span> {_inline(text)}</li>'
        for mark, text in zip(marks, texts, strict=True)
    ]
    return f'<ul class="paper-list">{"".join(lines)}</ul>'


def _table(table: Table) -> Iterator[str]:
    yield (
        '<div class="paper-scroll"><table>'
        if table.ruled
        else '<div><table class="paper-plain">'
    )
    head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    if head:
        yield f"<thead>{_rows(head, 'th')}</thead>"
    yield f"<tbody>{_rows(body, 'td')}</tbody></table></div>"


def _rows(rows: Iterable[tuple[Cell, ...]], tag: str) -> str:
    return "".join(f"<tr>{''.join(_cells(row, tag))}</tr>" for row in rows)


def _cells(row: tuple[Cell, ...], tag: str) -> Iterator[str]:
    for cell in row:
        if cell.covered:
            continue
        spans = "".join(
            f' {name}="{count}"'
            for name, count in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
            if count > 1
        )
        scope = ' scope="col"' if tag == "th" else ""
        inside = (
            f"<strong>{_inline(cell.text)}</strong>" if cell.bold else _inline(cell.text)
        )
        yield f"<{tag}{spans}{scope}{_classes(cell.align)}>{inside}</{tag}>"


def _signatures(left: Signature | None, right: Signature | None) -> str:
    return f'<div class="paper-signatures">{_side(left)}{_side(right)}</div>'


def _side(side: Signature | None) -> str:
    if side is None:
        return "<div></div>"
    above = "".join(f"<p>{_inline(line)}</p>" for line in side.above)
    below = "".join(f"<p>{_inline(line)}</p>" for line in side.below)
    pen = '<div class="paper-pen"></div>'  # the names stand beside one another below it
    return f"<div><div>{above}</div>{pen}<div>{below}</div></div>"
