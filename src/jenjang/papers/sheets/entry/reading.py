"""Finding the rows of a filled sheet again, and what was spoiled in it.

Rows may stand in any order, columns may be hidden or moved, sheets renamed, notes added:
what a row is stands in its key, and what it was in the stamp.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.sheets.columns import Problem, Table, find_table
from jenjang.papers.sheets.entry.shape import (
    CELLS,
    COLUMNS,
    FIGURES,
    LABELS,
    LOCKED,
    MARK,
    Stamped,
    digest_of,
    kept,
    row_of,
)
from jenjang.papers.sheets.grids import Grid

MOST_ROWS = 10_000
WANTED = [frozenset(column.key for column in COLUMNS)]
ADVICE = "Unduh lembar isian yang baru, salin isiannya ke sana, lalu unggah lagi."
NO_STAMP = f"Berkas ini bukan lembar isian Jenjang, atau tandanya terhapus. {ADVICE}"
BROKEN_STAMP = f"Tanda pengaman lembar ini rusak atau diubah. {ADVICE}"
TOO_MANY = f"Lembar ini memuat lebih dari {MOST_ROWS} baris. {ADVICE}"
TWICE = "Ada dua lembar isian dalam berkas ini; hapus salinannya, lalu unggah lagi."
SHOWN_LETTERS = 80


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row as it came: its number as a person counts, its key, what its cells say.

    `edited` names the cells that differ from what was exported.
    """

    number: int
    key: str
    version: int
    cells: Mapping[str, str]
    edited: frozenset[str]


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What came back: whose sheet it says to be, its rows, what is spoiled.

    `digest` is that of the stamp as read; whether `facts["seal"]` belongs to it only who
    sealed it can tell. `missing` counts rows of the stamp that are no longer there.
    """

    facts: Mapping[str, str]
    digest: str
    rows: tuple[FilledRow, ...]
    problems: tuple[Problem, ...]
    missing: int


def read_entry(grids: Sequence[Grid]) -> FilledSheet:
    """Return the filled sheet; raise `Unreadable` where it is none of ours."""
    stamp = next((one for one in grids if _is_stamp(one)), None)
    if stamp is None:
        raise Unreadable(NO_STAMP)
    facts, lines = _facts_of(stamp), _lines_of(stamp)
    try:
        exported = {one.key: one for one in map(row_of, lines)}
    except (ValueError, TypeError):
        raise Unreadable(BROKEN_STAMP) from None
    table = _only_table([one for one in grids if not _is_stamp(one)])
    if len(table.grid.rows) > MOST_ROWS:
        raise Unreadable(TOO_MANY)
    found = _Rows(table, exported)
    found.read()
    return FilledSheet(
        facts=facts,
        digest=digest_of(facts, lines),
        rows=tuple(found.rows),
        problems=tuple(sorted(found.problems, key=lambda one: one.row)),
        missing=len(exported.keys() - found.seen.keys()),
    )


def _is_stamp(grid: Grid) -> bool:
    return bool(grid.rows) and bool(grid.rows[0]) and grid.rows[0][0] == MARK


def _facts_of(stamp: Grid) -> dict[str, str]:
    texts = [row[0] for row in stamp.rows[1:]]
    return {name: said for name, said in zip(texts[::2], texts[1::2], strict=False) if name}


def _lines_of(stamp: Grid) -> list[str]:
    texts = [row[1] if len(row) > 1 else "" for row in stamp.rows]
    count = texts[0]
    if not (count.isascii() and count.isdigit()):
        raise Unreadable(BROKEN_STAMP)
    return texts[1 : int(count) + 1]


def _only_table(grids: Sequence[Grid]) -> Table:
    """Return the table of entries; refuse two, of which one would go unread."""
    table = find_table(grids, COLUMNS, WANTED, ADVICE)
    others = [one for one in grids if one is not table.grid]
    try:
        find_table(others, COLUMNS, WANTED, ADVICE)
    except Unreadable:
        return table
    raise Unreadable(TWICE)


@dataclass
class _Rows:
    """The rows of a table as they are gone through, each held against its stamp."""

    table: Table
    exported: Mapping[str, Stamped]
    rows: list[FilledRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def read(self) -> None:
        """Go through all rows."""
        titles = {one.cells["indicator"] for one in self.exported.values()}
        pick = itemgetter(*(self.table.places[name] for name in LABELS))
        lacking = ("",) * (1 + max(self.table.places.values()))
        for number, row in self.table.rows():
            cells = dict(zip(LABELS, pick(row + lacking[len(row) :]), strict=True))
            if cells["key"]:
                self._take(number, cells)
            elif any(cells[n] for n in FIGURES) or kept(cells["indicator"]) in titles:
                self._blame(number, "key", cells, NO_KEY)
        self.problems.extend(self._merged())

    def _take(self, number: int, cells: Mapping[str, str]) -> None:
        """Take a row of the stamp; one that is none, or comes twice, is a problem."""
        key = cells["key"]
        exported = self.exported.get(key)
        if exported is None:
            self._blame(number, "key", cells, STRANGE_KEY)
            return
        if key in self.seen:
            what = f"Baris ini sama dengan baris {self.seen[key]}; hapus salah satunya."
            self._blame(number, "indicator", cells, what)
            return
        self.seen[key] = number
        if cells["version"] != str(exported.version):
            self._blame(number, "version", cells, STRANGE_VERSION)
        self._check_locked(number, cells, exported)
        edited = frozenset(_differing(CELLS, cells, exported))
        self._check_shut(number, cells, edited - exported.open, exported)
        told = {name: cells[name] for name in CELLS}
        self.rows.append(
            FilledRow(number, key, exported.version, told, edited & exported.open)
        )

    def _check_locked(
        self, number: int, cells: Mapping[str, str], exported: Stamped
    ) -> None:
        for name in _differing(LOCKED, cells, exported):
            self._blame(number, name, cells, _locked(exported.cells[name]))

    def _check_shut(
        self,
        number: int,
        cells: Mapping[str, str],
        names: frozenset[str],
        exported: Stamped,
    ) -> None:
        for name in CELLS:
            if name in names:
                what = _shut_because(exported)
                self._blame(number, name, cells, what)

    def _blame(self, number: int, name: str, cells: Mapping[str, str], what: str) -> None:
        value = cells[name][:SHOWN_LETTERS]
        self.problems.append(Problem(number, LABELS[name], value, what))

    def _merged(self) -> Iterator[Problem]:
        """Yield the merged areas that reach into the rows: half of them would be lost."""
        names = {place: name for name, place in self.table.places.items()}
        taken = {number - self.table.grid.first for number in self.seen.values()}
        for top, left, bottom, right in self.table.grid.merged:
            columns = [n for n in range(left, right + 1) if n in names]
            rows = [at for at in range(top, bottom + 1) if at in taken]
            if rows and columns:
                cells = self.table.grid.rows[rows[0]]
                value = cells[left][:SHOWN_LETTERS] if left < len(cells) else ""
                number = rows[0] + self.table.grid.first
                yield Problem(number, LABELS[names[columns[0]]], value, MERGED)


def _differing(
    names: Iterable[str], cells: Mapping[str, str], exported: Stamped
) -> list[str]:
    """Return which cells say something else than what was exported."""
    said = exported.cells
    return [n for n in names if cells[n] != said[n] and kept(cells[n]) != said[n]]


NO_KEY = (
    "Kode baris ini terhapus, jadi tidak diketahui indikator mana; salin isiannya ke "
    "lembar yang baru diunduh."
)
STRANGE_KEY = "Kode baris ini diubah; salin isiannya ke lembar yang baru diunduh."
STRANGE_VERSION = "Versi baris ini diubah; salin isiannya ke lembar yang baru diunduh."
MERGED = "Sel ini digabung dengan sel lain; batalkan penggabungannya (Unmerge Cells)."


def _locked(expected: str) -> str:
    said = "isinya semula" if expected.startswith("sha256:") else f"“{expected}”"
    if not expected:
        said = "kosong"
    return f"Sel ini terkunci dan tidak diubah lewat lembar; kembalikan ke {said}."


def _shut_because(exported: Stamped) -> str:
    """Say why a cell is not to be filled, and which one is."""
    if not exported.open:
        return "Baris ini tidak diisi oleh Anda; kosongkan lagi seperti semula."
    labels = " dan ".join(LABELS[name] for name in FIGURES if name in exported.open)
    return f"Sel ini terkunci; indikator ini diisi pada kolom {labels}."
