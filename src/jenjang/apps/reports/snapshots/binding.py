"""The blocks of a frozen report and of its reviu -> one paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jenjang.papers.blocks import (
    Align,
    Block,
    Contents,
    Footer,
    Heading,
    PageBreak,
    Paragraph,
)


def bound_with(report: Sequence[Block], statement: Sequence[Block]) -> tuple[Block, ...]:
    """Return a report with the statement behind its cover and the check-list at its end.

    What both say stays; of the statement's headings the first alone is listed in the
    contents.
    """
    front = _after_cover(report)
    page, checklist = _parted(statement)
    return (
        *report[:front],
        *_as_page(page),
        *report[front:],
        *([PageBreak(), *_as_annex(checklist)] if checklist else ()),
    )


def _after_cover(report: Sequence[Block]) -> int:
    """Return the index of the first block behind the cover and its break, 0 without one."""
    at = {type(one): n for n, one in reversed(list(enumerate(report)))}
    first = at.get(PageBreak)
    if first is None or first > at.get(Contents, -1):
        return 0
    begins = first + 1
    return begins + isinstance(report[begins], Footer)


def _parted(statement: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return the page of the statement, and what stands behind its break."""
    breaks = (n for n, one in enumerate(statement) if isinstance(one, PageBreak))
    end = next(breaks, len(statement))
    return statement[:end], statement[end + 1 :]


def _as_page(page: Sequence[Block]) -> Iterator[Block]:
    for block in page:
        if isinstance(block, Heading) and block.level > 1:
            yield Paragraph(block.text, block.align, bold=True)
        elif isinstance(block, Paragraph):
            yield replace(block, align=Align.JUSTIFY)
        else:
            yield block
    yield PageBreak()


def _as_annex(checklist: Sequence[Block]) -> Iterator[Block]:
    for block in checklist:
        yield replace(block, level=1) if isinstance(block, Heading) else block
