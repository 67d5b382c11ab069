"""Numbers of columns, rows and lists without a gap, headers on their level (R42)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jenjang.core.figures import fold
from jenjang.core.nomenclature import Entry, find
from jenjang.papers.audit.bundle import Bundle, Grid, Line
from jenjang.papers.audit.facts.agreements import agreements
from jenjang.papers.audit.facts.tables import Columns, column_numbers, tables, whole_tables
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.rule import Rule


def gapless_numbers(bundle: Bundle) -> Iterator[Flaw]:
    """R42: columns and rows are numbered once each, without a gap."""
    for paper in bundle.papers:
        for grid in paper.grids:
            yield from _columns(grid)
        for parts in whole_tables(paper):
            yield from _rows(parts)


def _columns(grid: Grid) -> Iterator[Flaw]:
    for row in grid.rows[:4]:
        numbers = column_numbers(row)
        gaps = [after for before, after in pairwise(numbers) if after != before + 1]
        if gaps:
            yield Flaw(
                places=(row[0].spot,),
                written=" ".join(f"({n})" for n in numbers),
                message=f"Nomor kolom melompat ke ({gaps[0]}).",
                cause="Nomor kolom berurut tanpa celah.",
                certain=len(gaps) == 1,  # several: an excerpt of a wider form
            )


class Step(NamedTuple):
    """A numbered row; `due` is the number its place in the list gives it."""

    number: int
    due: int
    cell: Line


Numbered = list[Step]


def _rows(parts: Sequence[Grid]) -> Iterator[Flaw]:
    """Follow the lists that a column numbers; a list may stand inside another's item."""
    lists: list[Numbered] = []
    ended: list[Numbered] = []  # inside items that are over; the next item may go on there
    roman: Line | None = None
    for cell in _first_cells(parts):
        number = _number(cell.text)
        if number is None:
            if cell.text.strip():
                yield from _doubles(lists)
                ended, lists = [*ended, *lists], []  # a heading: another list, or on
                roman = cell if _bare(cell) in ROMAN else None
            continue
        is_mixed = roman is not None and number == ROMAN[_bare(roman)] + 1
        if roman is not None and is_mixed and not _goes_on(ended, number):
            yield _mixed(roman, cell)
        elif lists and number != 1 and not _goes_on([*lists, *ended], number):
            yield _jump(cell, lists[-1][-1].number, number)
        roman = None
        if number == 1 and not lists:
            ended = []
        _resume(lists, ended, number)
        ended += _take(lists, number, cell)
    yield from _doubles(lists)


def _follows(last: Step, number: int) -> bool:
    """Return whether a number goes on with a list: one slip makes no second one."""
    return number in (last.number + 1, last.due + 1)


def _goes_on(lists: Sequence[Numbered], number: int) -> bool:
    return any(_follows(each[-1], number) for each in lists)


def _resume(lists: list[Numbered], ended: list[Numbered], number: int) -> None:
    """Open a list again that runs through the items of another: A 1 2, B 3 4."""
    if number == 1 or _goes_on(lists, number):
        return
    for each in reversed(ended):
        if _follows(each[-1], number):
            ended.remove(each)
            lists.append(each)
            return


def _take(lists: list[Numbered], number: int, cell: Line) -> list[Numbered]:
    """Put a row into the innermost list it goes on with; return those inside, now over."""
    for depth in range(len(lists) - 1, -1, -1):
        if _follows(lists[depth][-1], number):
            lists[depth].append(Step(number, number, cell))
            over = lists[depth + 1 :]
            del lists[depth + 1 :]
            return over
    if lists and number != 1:
        lists[-1].append(Step(number, lists[-1][-1].due + 1, cell))
    else:
        lists.append([Step(number, number, cell)])
    return []


def _doubles(lists: Sequence[Numbered]) -> Iterator[Flaw]:
    """Speak of a 1 that follows a 1 where no list goes on around it: one number twice."""
    for outer, inner in pairwise(lists):
        if len(outer) == 1 and outer[0].number == inner[0].number == 1:
            yield _jump(inner[0].cell, 1, 1)


def _bare(cell: Line) -> str:
    return cell.text.strip(" .)")


def _mixed(roman: Line, cell: Line) -> Flaw:
    return Flaw(
        places=(roman.spot, cell.spot),
        written=f"{roman.text} … {cell.text}",
        message=f"Nomor {roman.text.strip()} dilanjutkan dengan {cell.text.strip()}.",
        cause="Satu daftar memakai satu macam angka.",
    )


def _first_cells(parts: Sequence[Grid]) -> Iterator[Line]:
    for grid in parts:
        for row in grid.rows:
            if row and not column_numbers(row):
                yield row[0]


def _number(text: str) -> int | None:
    """Return the number a row begins with, None for a letter or no number."""
    text = text.strip()
    alone = re.fullmatch(r"\(?(\d{1,3})[.)]?\s*\)?", text)
    match = alone or re.match(r"(\d{1,3})[.)]\s+\D", text)
    return int(match[1]) if match else None


def _jump(cell: Line, before: int, number: int) -> Flaw:
    return Flaw(
        places=(cell.spot,),
        written=str(number),
        expected=str(before + 1),
        message=(
            f"Nomor {number} dipakai dua kali."
            if number == before
            else f"Nomor baris melompat dari {before} ke {number}."
        ),
        cause="Baris bernomor urut tanpa celah dan tanpa nomor ganda.",
    )


ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7}
HEADS = {
    "kegiatan": re.compile(r"kegiatan(?:/kegiatan)?$"),
    "program": re.compile(r"program$"),
    "sub kegiatan": re.compile(r"sub ?-?kegiatan$"),
}


def header_level(bundle: Bundle) -> Iterator[Flaw]:
    """R42: the header of a budget names the level of its rows."""
    for columns in tables(bundle):
        if not columns.has("activity"):
            continue
        head = columns.header[columns.roles["activity"]]
        said = [level for level, word in HEADS.items() if word.fullmatch(head.folded)]
        found = [_level(cell) for cell in _names(columns)]
        known = {level for level in found if level}
        if said and found and len(known) == 1 and None not in found and known != set(said):
            yield _other_level(head, said[0], known.pop())


def _names(columns: Columns) -> Iterator[Line]:
    for row in columns.rows:
        cell = columns.cell(row, "activity")
        if cell and cell.text.strip() and not cell.folded.startswith(("jumlah", "total")):
            yield cell


def _level(cell: Line) -> str | None:
    name = re.sub(r"^\s*(?:\d+|[A-Za-z])[.)]\s+", "", cell.text)
    found = find(name)
    return found.level if isinstance(found, Entry) else None


def _other_level(head: Line, said: str, found: str) -> Flaw:
    return Flaw(
        places=(head.spot,),
        written=head.text,
        expected=found.title(),
        message=f"Judul kolom “{head.text}”, padahal barisnya {found}.",
        cause="Menurut nomenklatur, semua baris di bawahnya bertingkat " + found + ".",
    )


LEADS = re.compile(
    r"\b(?:camat|bupati|wali ?kota|gubernur|sekretaris|kepala|inspektur|direktur|lurah|"
    r"kasi\w*|kasub\w*|kabid|kabag)\b"
)


def signers_level(bundle: Bundle) -> Iterator[Flaw]:
    """R42: the agreement of one who leads nothing holds no sasaran strategis."""
    for signed in agreements(bundle):
        party = signed.said.first_party
        if party is None or not party.title or LEADS.search(fold(party.title)):
            continue
        heads = [
            cell
            for grid in signed.grids
            for row in grid.rows[:2]
            for cell in row
            if cell.folded == "sasaran strategis"
        ]
        if heads:
            yield Flaw(
                places=tuple(cell.spot for cell in heads[:6]),
                written=heads[0].text,
                message=f"“{heads[0].text}” dalam PK {party.title}.",
                cause="Sasaran strategis diperjanjikan kepala perangkat daerah.",
            )


def numbers_and_levels(bundle: Bundle) -> Iterator[Flaw]:
    """R42: numbers without a gap, headers on the level of their rows."""
    yield from gapless_numbers(bundle)
    yield from header_level(bundle)
    yield from signers_level(bundle)


RULES = (
    Rule(
        id="R42",
        name="penomoran",
        description="Kolom dan baris bernomor urut; judul kolom sesuai tingkat barisnya.",
        severity=Severity.FORMAT,
        source="Kelaziman naskah dinas; nomenklatur Permendagri 90/2019",
        needs="tabel bernomor",
        is_certain=True,
        find=numbers_and_levels,
    ),
)
