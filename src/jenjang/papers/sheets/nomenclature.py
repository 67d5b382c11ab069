"""The list of nomenclature as SIPD-RI exports it: 14 columns, "CODE NAME" in each level.

Heading: JENIS PEMDA, BIDANG, PROGRAM, KEGIATAN, SUBKEGIATAN, KINERJA, INDIKATOR, SATUAN, …;
an empty cell is `[null]`. Each row is a sub kegiatan with what stands above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jenjang.core.figures import fold
from jenjang.core.nomenclature import OWN, PROVINCE, REGENCY, Entry, read_code
from jenjang.core.values import Unknown
from jenjang.papers.sheets.columns import Column, Problem, Table, find_table
from jenjang.papers.sheets.grids import Grid, Row

SCOPE, BIDANG, PROGRAM, KEGIATAN, SUB, PERFORMANCE, INDICATOR, UNIT = (
    "scope", "bidang", "program", "kegiatan", "sub", "performance", "indicator", "unit",
)  # fmt: skip
COLUMNS = (
    Column(SCOPE, "JENIS PEMDA", ("Jenis Pemda",)),
    Column(BIDANG, "BIDANG", ("Bidang", "Bidang Urusan")),
    Column(PROGRAM, "PROGRAM", ("Program",)),
    Column(KEGIATAN, "KEGIATAN", ("Kegiatan",)),
    Column(SUB, "SUBKEGIATAN", ("Subkegiatan", "Sub Kegiatan")),
    Column(PERFORMANCE, "KINERJA", ("Kinerja",)),
    Column(INDICATOR, "INDIKATOR", ("Indikator",)),
    Column(UNIT, "SATUAN", ("Satuan",)),
)
LABELS = {column.key: column.label for column in COLUMNS}
WANTED = (frozenset(LABELS),)
ADVICE = "Unduh daftar subkegiatan dari SIPD-RI (Excel) tanpa mengubah judul kolomnya."
LEVELS = (
    (BIDANG, "bidang urusan"),
    (PROGRAM, "program"),
    (KEGIATAN, "kegiatan"),
    (SUB, "sub kegiatan"),
)
SCOPES = {
    "kabkot": REGENCY,
    "kabupaten/kota": REGENCY,
    "prov": PROVINCE,
    "provinsi": PROVINCE,
}
STAND_IN = "9.99"  # takes the place of X.XX while the grammar of a code is checked
MOST_UNIT = 60  # letters of a unit of measure


@dataclass
class NomenclatureSheet:
    """What the file lists, by scope and code, and what keeps it from being taken."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Wrong(Exception):
    column: str
    value: str
    what: str


def read_nomenclature(grids: Sequence[Grid]) -> NomenclatureSheet:
    """Return the lists of a file; raise `Unreadable` where it is no such export."""
    table = find_table(grids, COLUMNS, WANTED, ADVICE)
    found = NomenclatureSheet()
    for number, row in table.rows():
        try:
            _take(found, table, row)
        except _Wrong as wrong:
            found.problems.append(
                Problem(number, LABELS[wrong.column], wrong.value[:200], wrong.what)
            )
    return found


def _take(found: NomenclatureSheet, table: Table, row: Row) -> None:
    said = {key: _said(table.cell(row, key)) for key in LABELS}
    scope = SCOPES.get(fold(said[SCOPE]))
    if scope is None:
        raise _Wrong(SCOPE, said[SCOPE], "Isinya KABKOT atau PROV.")
    listed = found.entries.setdefault(scope, {})
    made = [_entry(said, key, level) for key, level in LEVELS if said[key]]
    if not made or made[-1].level != "sub kegiatan":
        raise _Wrong(SUB, "", "Kode dan nama sub kegiatan kosong.")
    for entry in made:
        known = listed.get(entry.code)
        if known is not None and fold(known.name) != fold(entry.name):
            key = next(key for key, level in LEVELS if level == entry.level)
            what = f"Kode {entry.code} sudah bernama “{known.name}” di baris lain."
            raise _Wrong(key, said[key], what)
        listed.setdefault(entry.code, entry)


def _said(text: str) -> str:
    return "" if text in {"[null]", "null", "-"} else text


def _entry(said: dict[str, str], key: str, level: str) -> Entry:
    code, _, name = said[key].partition(" ")
    checked = read_code(code, bidang=STAND_IN)
    if isinstance(checked, Unknown):
        raise _Wrong(key, said[key], str(checked))
    if not name.strip(" -"):
        raise _Wrong(key, said[key], "Nama di belakang kode kosong.")
    padded = checked if not code.upper().startswith("X") else OWN + checked[4:]
    if level != "sub kegiatan":
        return Entry(padded, level, name.strip(" -"))
    if len(said[UNIT]) > MOST_UNIT:
        raise _Wrong(UNIT, said[UNIT], f"Satuan lebih dari {MOST_UNIT} huruf.")
    return Entry(
        padded,
        level,
        name.strip(" -"),
        said[PERFORMANCE] or None,
        said[INDICATOR] or None,
        said[UNIT] or None,
    )
