"""One paper -> one report: its parts put together, with places and doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jenjang.papers.blocks import NOWHERE, Place, Table
from jenjang.papers.document import (
    Chapter,
    Doubt,
    FactTable,
    PlainTable,
    Report,
)
from jenjang.papers.recognisers.agreement.drafts import Notes
from jenjang.papers.recognisers.report.captions import Captioned, captioned
from jenjang.papers.recognisers.report.chapters import Part, Parts, missing_babs, parts_of
from jenjang.papers.recognisers.report.contents import contents
from jenjang.papers.recognisers.report.decree import read_decree
from jenjang.papers.recognisers.report.kinds import Head, kind_of_tables, read_head
from jenjang.papers.recognisers.report.statements import Stated, statements_of
from jenjang.papers.recognisers.report.stream import Line, Piece, one_line
from jenjang.papers.recognisers.tables import ReadTable, read_table

STRAYS = "Sebagian baris tabel ini tercetak di luar garisnya; periksa puncak halamannya."
NO_KIND = "Jenis dokumen ini tidak dikenali dari judul dan tabelnya; pilih jenisnya."
MISSING_BAB = "Judul Bab {} tidak terbaca; periksa bab yang terlewat."


def read_report(pieces: Sequence[Piece], feet: Sequence[Line]) -> Report:
    """Return the report that `pieces` hold; `feet` stand at the foot of its pages."""
    left_out = contents(pieces)
    tables, taken = captioned(pieces, left_out)
    parts = parts_of(pieces, left_out, taken)
    head = read_head(pieces, feet, [*_titles(parts.chapters), *_captions(tables)])
    known, others = _read_tables(tables, head.year)
    facts = [read.table for _, read in known]
    if head.kind == "Dokumen":
        head.kind = kind_of_tables(facts) or head.kind
    stated = statements_of(_told(parts.before, parts.chapters), facts, head.year)
    notes = _notes(head, parts.chapters, known, others, stated)
    return Report(
        kind=head.kind,
        unit=head.unit,
        regency=head.regency,
        year=head.year,
        period=head.period,
        title=head.title,
        decree_number=head.decree_number,
        date=head.date,
        chapters=_chapters(parts, head),
        tables=tuple(facts),
        statements=tuple(each.statement for each in stated),
        others=tuple(_plain(table) for table in others),
        decree=read_decree(pieces, head, facts) if head.kind == "Keputusan IKU" else None,
        at=notes.places,
        doubts=tuple(Doubt(path, why) for path, why in notes.doubts),
    )


def _chapters(parts: Parts, head: Head) -> tuple[Chapter, ...]:
    """Return the chapters; the text of a paper without headings is one under its title."""
    if parts.chapters or not parts.before.lines:
        return tuple(part.freeze() for part in parts.chapters)
    title = head.title or parts.before.lines[0].text
    return (replace(parts.before.freeze(), title=title, level=1),)


def _titles(chapters: Sequence[Part]) -> Iterator[str]:
    return (part.title for part in chapters)


def _captions(tables: Sequence[Captioned]) -> Iterator[str]:
    return (table.caption.title for table in tables if table.caption.title)


def _told(before: Part, chapters: Sequence[Part]) -> Iterator[Part]:
    yield before
    yield from chapters


def _read_tables(
    tables: Sequence[Captioned], year: int | None
) -> tuple[list[tuple[Captioned, ReadTable]], list[Captioned]]:
    """Return the tables that are understood, and the others."""
    known: list[tuple[Captioned, ReadTable]] = []
    others: list[Captioned] = []
    for table in tables:
        read = read_table(table.table, table.about, year)
        if read is None:
            others.append(table)
        else:
            known.append((table, replace(read, table=_with_caption(read.table, table))))
    return known, others


def _with_caption(facts: FactTable, table: Captioned) -> FactTable:
    return replace(facts, number=table.caption.number, caption=table.caption.title)


def _plain(table: Captioned) -> PlainTable:
    return PlainTable(
        cells=tuple(tuple(one_line(cell.text) for cell in row) for row in table.table.rows),
        number=table.caption.number,
        caption=table.caption.title,
    )


def _notes(
    head: Head,
    chapters: Sequence[Part],
    known: Sequence[tuple[Captioned, ReadTable]],
    others: Sequence[Captioned],
    stated: Sequence[Stated],
) -> Notes:
    """Return where every fact stands, and every doubt, by the path in the report."""
    notes = Notes()
    _note_head(notes, head)
    _note_chapters(notes, chapters)
    for n, (table, read) in enumerate(known):
        _note_table(notes, f"tables[{n}]", table, read)
    for n, table in enumerate(others):
        notes.put(f"others[{n}]", _place(table.table))
    for n, each in enumerate(stated):
        notes.put(f"statements[{n}]", each.place)
        for key, why in each.doubts:
            notes.doubt(f"statements[{n}].{key}", why)
    return notes


def _note_head(notes: Notes, head: Head) -> None:
    notes.put("title", head.place)
    if head.kind == "Dokumen":
        notes.doubt("kind", NO_KIND)
    for key, why in (("year", head.year_doubt), ("unit", head.unit_doubt)):
        if why:
            notes.doubt(key, why)


def _note_chapters(notes: Notes, chapters: Sequence[Part]) -> None:
    for n, part in enumerate(chapters):
        notes.put(f"chapters[{n}]", part.place)
    for number in missing_babs(chapters):
        notes.doubt("chapters", MISSING_BAB.format(number))


def _note_table(notes: Notes, path: str, table: Captioned, read: ReadTable) -> None:
    notes.put(path, _place(table.table))
    if table.strays:
        notes.doubt(path, STRAYS)
    for key, place in read.at.items():
        notes.put(f"{path}.{key}", place)
    for doubt in read.doubts:
        notes.doubt(f"{path}.{doubt.path}".rstrip("."), doubt.why)


def _place(table: Table) -> Place:
    """Return where a table begins; one that is made of cells alone is where they are."""
    if table.place != NOWHERE:
        return table.place
    return table.rows[0][0].place if table.rows and table.rows[0] else NOWHERE
