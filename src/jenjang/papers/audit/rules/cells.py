"""Cells that must not be empty, budgets that need a total (R45)."""

import re
from collections.abc import Iterator, Sequence

from jenjang.core.figures import fold, is_blank
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.agreements import (
    Ceiling,
    Promise,
    Signed,
    agreements,
    ceilings,
    promises,
)
from jenjang.papers.audit.facts.explanations import measures
from jenjang.papers.audit.facts.tables import Columns, tables
from jenjang.papers.audit.finding import Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules.signing import POLITICAL

NEEDED = {
    "unit": "satuan",
    "target": "target",
    "formula": "rumus",
    "definition": "definisi operasional",
}
MOST = 12  # places named in one finding
LEVELS = (
    "sasaran strategis",
    "sasaran program",
    "sasaran kegiatan",
    "sasaran sub kegiatan",
)


def filled_cells(bundle: Bundle) -> Iterator[Flaw]:
    """R45: unit, target, formula and definition are filled in; a budget has its total."""
    for columns in tables(bundle):
        if columns.has("indicator"):
            for role in NEEDED if not columns.has("spent") else ("unit", "target"):
                yield from _empty(columns, role)
    for signed in agreements(bundle):
        yield from _unexplained(bundle, signed)
        yield from _without_total(signed)


def _empty(columns: Columns, role: str) -> Iterator[Flaw]:
    """Speak of the empty cells of a column in which other rows are filled."""
    if not columns.has(role):
        return
    cells = [cell for row in columns.rows if (cell := _due(columns, row, role))]
    empty = [cell for cell in cells if is_blank(cell.text)]
    if not empty or len(empty) == len(cells):
        return
    yield Flaw(
        places=tuple(cell.spot for cell in empty[:MOST]),
        expected=NEEDED[role],
        message=f"Kolom {NEEDED[role]} kosong pada {len(empty)} baris indikator.",
        cause="Baris lain dalam tabel ini mengisinya.",
    )


FIRST_ROWS = 2  # below a header of one or two rows


def _is_heading(columns: Columns, row: tuple[Line, ...], indicator: Line) -> bool:
    """Return whether a row has no figures of its own to give.

    Its figures stand in the rows below ("kasus penyakit:"), there is none before a plan
    begins ("-", then figures), or a page cut its name off from the row above.
    """
    right = [cell.text.strip() for cell in row[columns.roles["indicator"] + 1 :]]
    is_later = right[:1] == ["-"] and any(text[:1].isdigit() for text in right)
    is_cut = _is_repeated(columns) and not any(right) and (indicator.row or 0) <= FIRST_ROWS
    return indicator.text.rstrip().endswith(":") or is_later or is_cut


def _is_repeated(columns: Columns) -> bool:
    """Return whether a table above has the same header: this one goes on from its page."""
    header = [cell.folded for cell in columns.header]
    return any(
        [cell.folded for cell in row] == header
        for grid in columns.paper.grids
        if grid.order < columns.grid.order
        for row in grid.rows[:1]
    )


def _due(columns: Columns, row: tuple[Line, ...], role: str) -> Line | None:
    """Return the cell of a row that names an indicator, unless a merged cell fills it.

    Where there is no target yet, there is nothing to give the unit of.
    """
    indicator, cell = columns.cell(row, "indicator"), columns.cell(row, role)
    if indicator is None or cell is None or is_blank(indicator.text):
        return None
    target = columns.cell(row, "target")
    is_aimless = role == "unit" and target is not None and is_blank(target.text)
    if cell.is_covered or is_aimless or _is_heading(columns, row, indicator):
        return None
    return cell


def _unexplained(bundle: Bundle, signed: Signed) -> Iterator[Flaw]:
    """Speak of an indicator above those that the annex explains, and not explained."""
    own = [m for m in measures(bundle) if m.signed is signed]
    explained = {m.promise.path for m in own if m.promise}
    levels = [_height(p) for p in promises(signed) if p.path in explained]
    if not levels or len(own) < 2:
        return
    for promise in promises(signed):
        if promise.path not in explained and _height(promise) < min(levels):
            yield Flaw(
                places=(promise.spot, *_spots([m.spot for m in own])),
                written=promise.indicator.text,
                message=(
                    f"Indikator “{promise.indicator.text}” tidak dijelaskan: tanpa "
                    "definisi, rumus, dan sumber data."
                ),
                cause="Lampiran hanya menjelaskan indikator di bawahnya.",
            )


def _spots(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    return tuple(spots[: MOST - 2])


def _height(promise: Promise) -> int:
    level = fold(promise.objective.level)
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _without_total(signed: Signed) -> Iterator[Flaw]:
    """Speak of the head's list of programmes that is not added up."""
    lines = ceilings(signed)
    second = signed.said.second_party
    is_head = second is not None and POLITICAL.match(fold(second.title or "")) is not None
    is_unsummed = signed.said.budget_total_idr is None and not _has_total(signed, lines)
    if is_head and is_unsummed and len(lines) >= 2 and all(map(_is_program, lines)):
        yield Flaw(
            places=tuple(line.spot for line in lines[:MOST]),
            expected="baris jumlah",
            message=f"Anggaran {len(lines)} program tidak dijumlahkan.",
            cause="PK kepala perangkat daerah menyebut seluruh anggarannya.",
        )


def _has_total(signed: Signed, lines: Sequence[Ceiling]) -> bool:
    """Return whether a word of sums stands after the list, even where it was not read."""
    first = signed.order(f"budgets[{lines[0].index}].name") if lines else None
    after = (line for line in signed.lines if first is not None and line.order > first)
    return any(TOTAL.fullmatch(line.folded) for line in after)


TOTAL = re.compile(
    r"(?:jumlah|total)(?: (?:anggaran|pagu|program|belanja|seluruh\w*|keseluruhan))*"
    r"\W*(?:\(?rp\b.*|\d.*)?"
)


def _is_program(line: Ceiling) -> bool:
    return line.budget.level == "program" and line.budget.amount_idr is not None


RULES = (
    Rule(
        id="R45",
        name="sel-wajib",
        description="Satuan, target, rumus, definisi, dan jumlah anggaran terisi.",
        severity=Severity.FORMAT,
        source="PermenPANRB 53/2014: isi lampiran PK",
        needs="tabel indikator atau anggaran",
        is_certain=True,
        find=filled_cells,
    ),
)
