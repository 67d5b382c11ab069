"""What a sheet of entries holds: its columns, its rows, and the stamp that guards it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jenjang.papers.sheets.columns import Column
from jenjang.papers.sheets.exact import DIGITS, figure_text, plain_text

MARK = "jenjang.entri.1"  # in the first cell of the hidden sheet
LONGEST = 30_000  # letters of a cell; Excel holds 32,767
SHORT = 200  # letters kept as they are; of longer ones their hash

COLUMNS = (
    Column("objective", "Sasaran", ("Sasaran",)),
    Column("indicator", "Indikator", ("Indikator",)),
    Column("measured_in", "Satuan", ("Satuan",)),
    Column("target", "Target s.d. periode", ("Target s.d. periode",)),
    Column("before", "Periode lalu", ("Periode lalu",)),
    Column("value", "Nilai", ("Nilai",)),
    Column("numerator", "Pembilang", ("Pembilang",)),
    Column("denominator", "Penyebut", ("Penyebut",)),
    Column("text", "Predikat", ("Predikat",)),
    Column("note", "Keterangan", ("Keterangan",)),
    Column("obstacle", "Kendala", ("Kendala",)),
    Column("key", "Kode baris", ("Kode baris",)),
    Column("version", "Versi", ("Versi",)),
)
LABELS = {column.key: column.label for column in COLUMNS}
LOCKED = ("objective", "indicator", "measured_in", "target", "before")
FIGURES = ("value", "numerator", "denominator", "text")
WORDS = ("note", "obstacle")
CELLS = (*FIGURES, *WORDS)

Filled = Decimal | str | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An indicator in its own period, as it is exported.

    `said` are the locked texts by column, `filled` what is stored by cell, `open` the cells
    that are to be filled: none where somebody else reports the indicator.
    """

    key: str
    version: int
    said: Mapping[str, str]
    filled: Mapping[str, Filled]
    open: frozenset[str]
    counts_whole: bool = False


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """The sheet of a unit and a period; `facts` say whose it is and are kept hidden."""

    title: str
    subtitle: str
    rows: tuple[EntryRow, ...]
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stamped:
    """A row as it was exported: what a filled one is held against."""

    key: str
    version: int
    cells: Mapping[str, str]
    open: frozenset[str]


def stamped(row: EntryRow) -> Stamped:
    """Return what is kept of a row, as it will be read again."""
    said = {name: row.said.get(name, "") for name in LOCKED}
    filled = {name: shown(cell) for name, cell in row.filled.items() if cell is not None}
    nothing = dict.fromkeys(CELLS, "")
    cells = {name: text and kept(text) for name, text in (said | nothing | filled).items()}
    return Stamped(row.key, row.version, cells, row.open)


def shown(cell: Filled) -> str:
    """Return what a cell says, as it is read again; nothing is ''."""
    if isinstance(cell, Decimal):
        return figure_text(cell)
    return plain_text(cell or "")[:LONGEST].rstrip()


def is_exact(value: Decimal) -> bool:
    """Return whether Excel keeps every digit of a number.

    >>> is_exact(Decimal("84.8200")), is_exact(Decimal("12345678901234.5678"))
    (True, False)
    """
    return len(value.normalize().as_tuple().digits) <= DIGITS


def kept(text: str) -> str:
    """Return what stands in the stamp for a text: itself, or the hash of a long one."""
    plain = plain_text(text)
    if len(plain) <= SHORT:
        return plain
    return f"sha256:{hashlib.sha256(plain.encode()).hexdigest()}"


def line_of(row: Stamped) -> str:
    """Return a row as one line of plain letters that no spreadsheet changes."""
    names = (*LOCKED, *CELLS)
    said = [row.key, row.version, [row.cells[n] for n in names], sorted(row.open)]
    return json.dumps(said, separators=(",", ":")).replace("_", "\\u005f")


def row_of(line: str) -> Stamped:
    """Return the row of such a line; raise ValueError where it is none."""
    key, version, texts, opened = json.loads(line)
    cells = dict(zip((*LOCKED, *CELLS), texts, strict=True))
    return Stamped(str(key), int(version), cells, frozenset(opened))


def digest_of(facts: Mapping[str, str], lines: Iterable[str]) -> str:
    """Return the SHA-256 of a stamp: the facts but their seal, and the rows."""
    plain = sorted((name, said) for name, said in facts.items() if name != "seal")
    digest = hashlib.sha256(json.dumps(plain).encode())
    digest.update("".join(lines).encode())
    return digest.hexdigest()
