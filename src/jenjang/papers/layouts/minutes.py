"""Notulen rapat evaluasi kinerja: what was red, what was said, what was decided.

The unit's own paper; the yearly evaluation asks for it as the proof that performance is
watched and acted on (PermenPANRB 88/2021, pemanfaatan informasi kinerja).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    Items,
    KeyValues,
    Paragraph,
    Signature,
    Signatures,
    Table,
)

HEADS = ("No", "Putusan", "Penanggung jawab", "Tenggat", "Yang diubah")
WIDTHS = (0.06, 0.4, 0.24, 0.14, 0.16)
EARLIER_HEADS = ("No", "Putusan lalu", "Penanggung jawab", "Tenggat", "Keadaan")
NOT_SAID = "Tidak dibahas."


@dataclass(frozen=True, slots=True)
class MinutedDecision:
    """A decision as the minutes print it; `state` is told of earlier ones alone."""

    text: str
    person: str
    due_text: str
    change: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class MinutedItem:
    """One item of the agenda: what it was, what was said, what was decided."""

    kind: str
    title: str
    detail: str = ""
    said: str = ""
    earlier: tuple[MinutedDecision, ...] = ()
    decisions: tuple[MinutedDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting."""

    unit: str
    regency: str
    period: str
    date_text: str
    place: str
    leader: str
    leader_title: str
    writer: str
    present: tuple[str, ...] = ()
    items: tuple[MinutedItem, ...] = ()


def blocks(minutes: Minutes) -> tuple[Block, ...]:
    """Return the minutes as blocks: head, who was there, each item, two signatures."""
    return tuple(_blocks(minutes))


def _blocks(minutes: Minutes) -> Iterator[Block]:
    yield Heading("NOTULEN", 1)
    yield Heading(f"RAPAT EVALUASI KINERJA {minutes.period.upper()}", 1)
    yield KeyValues(
        (
            ("Perangkat daerah", f"{minutes.unit}, {minutes.regency}"),
            ("Tanggal", minutes.date_text),
            ("Tempat", minutes.place or "–"),
            ("Pimpinan rapat", minutes.leader),
        )
    )
    yield Heading("Yang hadir", 2, Align.START)
    marks = tuple(f"{n}." for n in range(1, len(minutes.present) + 1))
    yield Items(minutes.present, marks)
    yield Heading("Pembahasan dan putusan", 2, Align.START)
    for number, item in enumerate(minutes.items, start=1):
        yield from _item(number, item)
    yield _signatures(minutes)


def _item(number: int, item: MinutedItem) -> Iterator[Block]:
    yield Heading(f"{number}. {item.title}", 3, Align.START)
    yield Paragraph(" · ".join(filter(None, (item.kind, item.detail))))
    if item.earlier:
        yield _table(EARLIER_HEADS, item.earlier, [one.state for one in item.earlier])
    for line in (item.said or NOT_SAID).splitlines():
        yield Paragraph(line, Align.JUSTIFY)
    if item.decisions:
        yield _table(HEADS, item.decisions, [one.change for one in item.decisions])


def _table(
    heads: Iterable[str], decisions: Sequence[MinutedDecision], last: Sequence[str]
) -> Table:
    head = tuple(Cell(text, bold=True, align=Align.CENTER) for text in heads)
    rows = (
        _row(number, one, end)
        for number, (one, end) in enumerate(zip(decisions, last, strict=True), start=1)
    )
    return Table((head, *rows), WIDTHS, header_rows=1)


def _row(number: int, one: MinutedDecision, last: str) -> tuple[Cell, ...]:
    return (
        Cell(str(number), align=Align.CENTER),
        Cell(one.text),
        Cell(one.person),
        Cell(one.due_text),
        Cell(last),
    )


def _signatures(minutes: Minutes) -> Signatures:
    return Signatures(
        Signature(("", "Notulis,"), (minutes.writer,)),
        Signature(
            (minutes.date_text, f"{minutes.leader_title},"),
            (minutes.leader,),
        ),
    )
