"""Documents -> a file: the one way out for the command line, the web and the sample."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jenjang.core.values import Refused
from jenjang.papers.blocks import Block, Footer, Letterhead, PageBreak
from jenjang.papers.document import Agreement
from jenjang.papers.layouts import LAYOUTS, Layout
from jenjang.papers.layouts.parts.statement import office_headings
from jenjang.papers.writers import docx, html, pdf, text, xlsx

__all__ = [
    "WRITERS",
    "CannotWrite",
    "Writer",
    "headed",
    "layout_named",
    "write",
    "write_blocks",
    "write_each",
    "write_parts",
]


class CannotWrite(Refused):
    """What was asked for is no layout or no format; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A format that is written; `key` is also how the names of its files end."""

    key: str
    media_type: str
    write: Callable[[Iterable[Block], str], bytes]


WRITERS = (
    Writer("pdf", "application/pdf", pdf.write),
    Writer(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx.write,
    ),
    Writer("html", "text/html; charset=utf-8", html.write),
    Writer("txt", "text/plain; charset=utf-8", text.write),
    Writer(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        xlsx.write,
    ),
)


def write(
    agreements: Agreement | Sequence[Agreement],
    to: str,
    layout: str = "national",
    head: Letterhead | None = None,
) -> bytes:
    """Return one file with one agreement or several, each beginning a new page.

    `to` is the format (pdf, docx, html, txt, xlsx), `layout` the key of a layout, `head`
    the letterhead that stands on each of them.
    """
    papers = (agreements,) if isinstance(agreements, Agreement) else tuple(agreements)
    drawn = layout_named(layout)
    return _writer_named(to).write(_bundle(papers, drawn, head), _title(papers))


def headed(
    blocks: Iterable[Block], agreement: Agreement, head: Letterhead | None
) -> Iterator[Block]:
    """Yield the blocks of an agreement under a letterhead, which says whose paper it is.

    The headings that a layout prints for that are left out, and all stays as it is where
    there is no letterhead.
    """
    if head is None:
        yield from blocks
        return
    said = set(office_headings(agreement))
    is_begun = False
    for block in blocks:
        if block in said:
            said.discard(block)
            continue
        if not is_begun and not isinstance(block, Footer):
            yield head
            is_begun = True
        yield block


def write_blocks(blocks: Iterable[Block], to: str, title: str) -> bytes:
    """Return a paper that is no agreement (a review note, a report) as a file."""
    return _writer_named(to).write(blocks, title)


def write_parts(parts: Sequence[tuple[str, Sequence[Block]]], to: str, title: str) -> bytes:
    """Return a paper of several named parts as a file; in a workbook each has a sheet."""
    if to == "xlsx":
        return xlsx.write_sheets(parts, title)
    return write_blocks([block for _, blocks in parts for block in blocks], to, title)


def write_each(
    agreements: Iterable[Agreement], to: str, layout: str = "national"
) -> Iterator[bytes]:
    """Yield a file for each agreement; what all share (fonts, template) is read once."""
    drawn, writer = layout_named(layout), _writer_named(to)
    for agreement in agreements:
        yield writer.write(drawn.blocks(agreement), _title((agreement,)))


def layout_named(key: str) -> Layout:
    """Return the layout with this key."""
    for layout in LAYOUTS:
        if layout.key == key:
            return layout
    known = ", ".join(layout.key for layout in LAYOUTS)
    raise CannotWrite(f"Bentuk naskah tidak dikenal: {key}. Yang ada: {known}.")


def _writer_named(key: str) -> Writer:
    for writer in WRITERS:
        if writer.key == key:
            return writer
    known = ", ".join(writer.key for writer in WRITERS)
    raise CannotWrite(f"Format berkas tidak dikenal: {key}. Yang ada: {known}.")


def _bundle(
    agreements: Sequence[Agreement], layout: Layout, head: Letterhead | None
) -> Iterator[Block]:
    for n, agreement in enumerate(agreements):
        if n:
            yield PageBreak()
        yield from headed(layout.blocks(agreement), agreement, head)


def _title(agreements: Sequence[Agreement]) -> str:
    """Return what a file is called where programs show its title.

    >>> _title((Agreement(kind="PK", unit="Kecamatan Wangon", year=2025),))
    'Perjanjian Kinerja Kecamatan Wangon 2025'
    """
    if not agreements:
        return "Perjanjian Kinerja"
    first = agreements[0]
    kind = "Perjanjian Kinerja Perubahan" if first.is_revision else "Perjanjian Kinerja"
    year = None if first.year is None else str(first.year)
    return " ".join(filter(None, (kind, first.unit, year)))
