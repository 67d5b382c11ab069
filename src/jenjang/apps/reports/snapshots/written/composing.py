"""Rows of a written report and the record of its period -> what is printed.

Parts are drawn and figures filled in at every call; nothing here is stored. Tables and
pictures are numbered by chapter ("Tabel 3.2"), before the first chapter straight through.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jenjang.apps.files.services import open_stored
from jenjang.apps.reports.models import (
    PROPOSED,
    Passage,
    PassageKind,
    PerformanceReport,
)
from jenjang.apps.reports.snapshots.written.front import cover, footer, signature
from jenjang.apps.reports.snapshots.written.laying import laid_out
from jenjang.apps.reports.snapshots.written.material import (
    SYSTEMATICS,
    Drawable,
    Material,
)
from jenjang.apps.reports.snapshots.written.rows import NumberedSection, WrittenReport
from jenjang.papers.blocks import (
    Align,
    Block,
    Caption,
    CaptionKind,
    Chart,
    Contents,
    ContentsOf,
    Footer,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from jenjang.papers.bound_text import fill, names_in
from jenjang.papers.document import FactTable, PlainTable
from jenjang.papers.layouts.lkjip import blocks_of
from jenjang.papers.layouts.parts import typed

LISTS = {
    "daftar-isi": ContentsOf.HEADINGS,
    "daftar-tabel": ContentsOf.TABLES,
    "daftar-gambar": ContentsOf.PICTURES,
}
COVER, PREFACE = "sampul", "pengantar"
SECTION_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A passage as it is printed; `missing` are names in it that are no figures.

    `seen` is what its figures say now: compared with `Passage.seen` it tells what changed.
    `proposed` is how the record would propose it now, with its figures.
    """

    passage: Passage
    blocks: tuple[Block, ...]
    missing: tuple[str, ...] = ()
    seen: Any = None
    proposed: str = ""

    @property
    def outgrown(self) -> str | None:
        """Return how an accepted proposal would read now, None where it still reads so.

        Empty where the record would propose nothing any more.
        """
        before, now = self.passage.seen, self.seen
        if not isinstance(before, dict) or not isinstance(now, dict):
            return None
        is_same = before.get(PROPOSED) == now.get(PROPOSED, "")
        return None if is_same or PROPOSED not in before else self.proposed

    @property
    def changed(self) -> tuple[tuple[str, str, str], ...]:
        """Return (name, figure seen last, figure now) of each that changed since."""
        before, now = self.passage.seen, self.seen
        if not isinstance(before, dict) or not isinstance(now, dict):
            return ()
        return tuple(
            (name, str(before[name]), str(now.get(name, "–")))
            for name in before
            if name != PROPOSED and before[name] != now.get(name)
        )


@dataclass(frozen=True, slots=True)
class DrawnSection:
    """A section with its passages drawn."""

    numbered: NumberedSection
    passages: tuple[Drawn, ...]


@dataclass
class Numbers:
    """Counts tables and pictures by chapter; knows the sections they stand in."""

    sections: Sequence[NumberedSection] = ()
    counts: Counter[tuple[str | None, str]] = field(default_factory=Counter)

    def next(self, chapter: str | None, word: str) -> str:
        """Return the next number of a kind: "3.2", or "4" outside all chapters."""
        self.counts[chapter, word] += 1
        n = self.counts[chapter, word]
        return str(n) if chapter is None else f"{chapter}.{n}"


def drawn_sections(written: WrittenReport, material: Material) -> list[DrawnSection]:
    """Return every section with its passages drawn, those that are drafts too.

    Drafts take no number: they are not printed.
    """
    numbers = Numbers(written.sections)
    return [
        DrawnSection(
            one,
            tuple(_drawn(passage, one, material, numbers) for passage in one.passages),
        )
        for one in written.sections
    ]


def drawn_section(written: WrittenReport, material: Material, pk: int) -> DrawnSection:
    """Return one section that is printed, drawn; what stands before it is only counted."""
    numbers, shown = Numbers(written.sections), written.section(pk)
    for one in written.sections:
        if one.section.pk == pk:
            break
        if one.chapter == shown.chapter:
            _count(one, material, numbers)
    return DrawnSection(
        shown,
        tuple(_drawn(passage, shown, material, numbers) for passage in shown.passages),
    )


def _count(one: NumberedSection, material: Material, numbers: Numbers) -> None:
    """Take the numbers that the tables and pictures of a section have."""
    for passage in one.passages:
        for word in _words(passage, one, material):
            numbers.next(one.chapter, word)


def _words(
    passage: Passage, numbered: NumberedSection, material: Material
) -> Iterator[str]:
    """Yield "Tabel" or "Gambar" for each caption of a passage that takes a number."""
    if passage.kind == PassageKind.PART:
        for made in material.draw(passage.part, numbered.section):
            if not isinstance(made, FactTable | PlainTable):
                yield "Gambar"
            elif made.caption:
                yield "Tabel"
    elif passage.kind == PassageKind.TABLE and not passage.is_draft:
        yield "Tabel"
    elif passage.kind == PassageKind.PICTURE and passage.picture_id:
        yield "Gambar"


def _drawn(
    passage: Passage, numbered: NumberedSection, material: Material, numbers: Numbers
) -> Drawn:
    if passage.kind == PassageKind.PART:
        return _part(passage, numbered, material, numbers)
    names = names_in(f"{passage.text} {passage.caption}")
    figures = material.figures
    proposed = _proposed(passage, material)
    return Drawn(
        passage,
        tuple(_typed(passage, numbered, material, numbers)),
        missing=tuple(name for name in names if name not in figures),
        seen={name: figures[name].text for name in names if name in figures} | proposed,
        proposed=fill(proposed.get(PROPOSED, ""), figures).text,
    )


def _proposed(passage: Passage, material: Material) -> dict[str, str]:
    """Return how the record would propose an accepted text now, under its name."""
    if not passage.proposal or passage.is_copied or passage.is_draft:
        return {}
    return {PROPOSED: material.proposals.get(passage.proposal, "")}


def _typed(
    passage: Passage, numbered: NumberedSection, material: Material, numbers: Numbers
) -> Iterator[Block]:
    key, figures = str(passage.pk), material.by_name
    match passage.kind:
        case PassageKind.PARAGRAPH:
            yield from typed.paragraphs(passage.text, figures, key)
        case PassageKind.SUBHEADING:
            text = " ".join(fill(passage.text, figures).text.split())
            level = min(numbered.section.level + 1, 6)
            yield Heading(text, level, Align.START, key=key) if text else Paragraph("")
        case PassageKind.ITEMS:
            yield typed.items(passage.text, figures, key)
        case PassageKind.TABLE:
            yield from _captioned(passage, numbered, material, numbers, "Tabel")
            yield typed.table(passage.text, figures, key)
        case PassageKind.PICTURE:
            yield from _picture(passage, numbered, material, numbers)


def _captioned(
    passage: Passage,
    numbered: NumberedSection,
    material: Material,
    numbers: Numbers,
    word: str,
) -> Iterator[Block]:
    number = "" if passage.is_draft else numbers.next(numbered.chapter, word)
    text = fill(passage.caption, material.figures).text
    kind = CaptionKind.TABLE if word == "Tabel" else CaptionKind.PICTURE
    if text or not passage.is_draft:
        yield Caption(f"{word} {number}".strip(), text, kind, key=str(passage.pk))


def _picture(
    passage: Passage, numbered: NumberedSection, material: Material, numbers: Numbers
) -> Iterator[Block]:
    if passage.picture is None:
        return
    yield Picture(
        open_stored(passage.picture),
        passage.picture.media_type,
        alt=fill(passage.caption, material.figures).text or "Gambar",
        key=str(passage.pk),
    )
    yield from _captioned(passage, numbered, material, numbers, "Gambar")


def _part(
    passage: Passage, numbered: NumberedSection, material: Material, numbers: Numbers
) -> Drawn:
    made = material.draw(passage.part, numbered.section)
    blocks = tuple(
        _keyed(block, str(passage.pk))
        for one in made
        for block in _printed(one, numbered.chapter, numbers)
    )
    if passage.part == SYSTEMATICS:
        blocks = (systematics(numbers.sections, str(passage.pk)),)
    said = "\n".join(map(_said, blocks))
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    return Drawn(passage, blocks, seen={"isi": digest} if blocks else {})


def systematics(sections: Iterable[NumberedSection], key: str = "") -> Items:
    """Return what stands in the report, a line a chapter with its sections by name."""
    chapters: list[tuple[str, list[str]]] = []
    for one in sections:
        if one.section.level == 1 and one.section.key not in {COVER, *LISTS}:
            chapters.append((one.heading, []))
        elif one.section.level == SECTION_LEVEL and chapters:
            chapters[-1][1].append(one.section.title)
    texts = [
        f"{heading}: {'; '.join(names)}." if names else f"{heading}."
        for heading, names in chapters
    ]
    return Items(tuple(texts), ("-",) * len(texts), key=key)


def _keyed(block: Block, key: str) -> Block:
    """Return a block that says whose passage it is: Word brings it back."""
    if isinstance(block, Caption | Table | Chart | Picture | Paragraph | Heading):
        return replace(block, key=key)
    return block


def _printed(made: Drawable, chapter: str | None, numbers: Numbers) -> Iterator[Block]:
    if isinstance(made, FactTable | PlainTable):
        has_caption = bool(made.caption)
        number = numbers.next(chapter, "Tabel") if has_caption else None
        yield from blocks_of(replace(made, number=number))
        return
    yield made
    yield Caption(
        f"Gambar {numbers.next(chapter, 'Gambar')}", made.alt, CaptionKind.PICTURE
    )


def _said(block: Block) -> str:
    """Return what a block of a part says, to tell whether it changed."""
    match block:
        case Table(rows=rows):
            return "\n".join("\t".join(cell.text for cell in row) for row in rows)
        case Chart(svg=svg):
            return svg
        case Caption(text=text):
            return text
        case Picture(data=data):
            return hashlib.sha256(data).hexdigest()
        case _:
            return repr(block)


def blocks_of_report(written: WrittenReport, material: Material) -> tuple[Block, ...]:
    """Return the whole report as it is printed: without drafts and without comments."""
    found: list[Block] = []
    for one in drawn_sections(written, material):
        if one.numbered.section.level == 1 and found and not isinstance(found[-1], Footer):
            found.append(PageBreak())
        found.extend(_section(written.report, one))
        if one.numbered.section.key == COVER:
            found += (PageBreak(), Footer(footer(written.report)))
        if one.numbered.section.key == PREFACE:
            found.extend(signature(material.record))
    return tuple(laid_out(found))


def _section(report: PerformanceReport, one: DrawnSection) -> Iterator[Block]:
    section = one.numbered.section
    if section.key == COVER:
        yield from cover(report)
    elif section.key in LISTS:
        yield Contents(one.numbered.heading, LISTS[section.key])
    else:
        align = Align.CENTER if section.level == 1 else Align.START
        yield Heading(one.numbered.heading, section.level, align, key=f"s{section.pk}")
    for drawn in one.passages:
        if not drawn.passage.is_draft:
            yield from drawn.blocks


def seen_of(sections: Iterable[DrawnSection]) -> Mapping[int, Any]:
    """Return what the figures of each passage say now, by its primary key."""
    return {drawn.passage.pk: drawn.seen for one in sections for drawn in one.passages}
