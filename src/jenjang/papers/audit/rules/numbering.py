"""Numbers of columns, rows and lists without a gap, headers on their level (R42)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.core.nomenclature import Entry, find
from jenjang.papers.audit.bundle import Bundle, Grid, Line
from jenjang.papers.audit.facts.tables import Columns, column_numbers, tables
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.rule import Rule


def gapless_numbers(bundle: Bundle) -> Iterator[Flaw]:
    """R42: columns and rows are numbered once each, without a gap."""
    for paper in bundle.papers:
        for grid in paper.grids:
            yield from _columns(grid)
            yield from _rows(grid)


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
            )


def _rows(grid: Grid) -> Iterator[Flaw]:
    """Speak of each number that is wrong; one slip does not make the next ones wrong."""
    before = due = None
    for cell in _first_cells(grid):
        number = _number(cell.text)
        if number is None:
            if cell.text.strip():
                before = due = None  # a letter or a heading begins another list
            continue
        if before is not None and number != due and _is_wrong_after(before, number):
            yield _jump(cell, before, number)
            due = due + 1 if due else None
        else:
            due = number + 1
        before = number


def _is_wrong_after(before: int, number: int) -> bool:
    """Return whether a number neither follows nor begins another list."""
    return number == before or number not in (before + 1, 1)


def _first_cells(grid: Grid) -> Iterator[Line]:
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
        said = [level for level, word in HEADS.items() if word.fullmatch(fold(head.text))]
        found = [_level(cell) for cell in _names(columns)]
        known = {level for level in found if level}
        if said and found and len(known) == 1 and None not in found and known != set(said):
            yield _other_level(head, said[0], known.pop())


def _names(columns: Columns) -> Iterator[Line]:
    for row in columns.rows:
        cell = columns.cell(row, "activity")
        if (
            cell
            and cell.text.strip()
            and not fold(cell.text).startswith(("jumlah", "total"))
        ):
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


def numbers_and_levels(bundle: Bundle) -> Iterator[Flaw]:
    """R42: numbers without a gap, headers on the level of their rows."""
    yield from gapless_numbers(bundle)
    yield from header_level(bundle)


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
