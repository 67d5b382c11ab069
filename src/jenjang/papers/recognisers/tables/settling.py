"""Columns settled among one another: what a heading leaves open, its neighbours say."""

from collections.abc import Sequence
from dataclasses import replace

from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.contents import Content
from jenjang.papers.recognisers.tables.words import ACHIEVED, INITIAL, REVISED, Field

MONEY = {"ceiling_idr", "spent_idr", "remaining_idr", "initial_ceiling_idr", "change_idr"}
OF_RESULT = {"target", "actual", "renstra_target", "baseline"}
ACHIEVED_OR_ACTUAL = (
    "Kolom capaian ini dapat berarti realisasi atau persentase capaian: periksa isinya."
)


def settled(columns: Sequence[Column], caption: str) -> tuple[Column, ...]:
    """Return the columns with every measure decided; what cannot be decided is doubted."""
    found = list(columns)
    for step in (_by_neighbour, _achieved, _percents, _ceilings):
        found = step(found)
    return tuple(found)


def _by_neighbour(columns: list[Column]) -> list[Column]:
    """Take "Realisasi" for money where the table has ceilings and no targets.

    Only where no cell says otherwise: a column of amounts is of money already.
    """
    whats = {column.what for column in columns}
    if not whats & MONEY or whats & OF_RESULT - {"actual"}:
        return columns
    if any(column.field is Field.INDICATOR for column in columns):
        return columns
    return [
        replace(column, what="spent_idr")
        if column.what == "actual" and not column.is_percent and not column.looks.filled
        else column
        for column in columns
    ]


def _achieved(columns: list[Column]) -> list[Column]:
    return [
        _achievement(column, columns[:at], columns) if column.what == "achieved" else column
        for at, column in enumerate(columns)
    ]


def _achievement(
    column: Column, before: Sequence[Column], columns: Sequence[Column]
) -> Column:
    """Return what a column "Capaian" is: the percentage, or the actual itself."""
    left = next((c.what for c in reversed(before) if c.field is Field.FIGURE), None)
    if left in MONEY and (column.is_percent or column.looks.mostly(Content.NUMBER)):
        return replace(column, what="absorption_percent")
    if left == "renstra_target" and column.is_percent:
        return replace(column, what="progress_percent")
    whats = [other.what for other in columns]
    if column.is_percent or "actual" in whats:
        return replace(column, what="achievement_percent")
    if "target" in whats or "renstra_target" in whats:
        return replace(column, what="actual")
    return replace(column, what="actual", doubt=ACHIEVED_OR_ACTUAL)


def _percents(columns: list[Column]) -> list[Column]:
    """Decide bare "%" and "Realisasi (%)" by the figures to their left."""
    decided: list[Column] = []
    for column in columns:
        what = _percent_of(column, decided)
        decided.append(replace(column, what=what) if what else column)
    return decided


def _percent_of(column: Column, decided: Sequence[Column]) -> str | None:
    """Return what a column of percents is of, None for any other column."""
    left = next((c.what for c in reversed(decided) if c.field is Field.FIGURE), None)
    same = [c for c in decided if c.path == column.path and c.when == column.when]
    if column.what == "percent":
        return _percentage(left, decided)
    if column.what == "actual" and column.is_percent:
        return _actual_percent(column, same, decided, left)
    if same and column.what in {"spent_idr", "remaining_idr"} and column.is_percent:
        return _percentage(column.what, decided)
    return None


def _percentage(left: str | None, before: Sequence[Column]) -> str:
    """Return what a bare percentage is of: money spent or left, results, or a share."""
    whats = {column.what for column in before}
    if left == "remaining_idr" and "absorption_percent" in whats:
        return "remaining_percent"
    if left in MONEY and "spent_idr" in whats:
        return "absorption_percent"
    return "achievement_percent" if left in OF_RESULT else "share_percent"


def _actual_percent(
    column: Column, same: Sequence[Column], decided: Sequence[Column], left: str | None
) -> str:
    """Return what "Realisasi (%)" is beside what stands to its left."""
    if left in MONEY and not any(c.what in OF_RESULT for c in decided):
        return "absorption_percent"
    is_second = any(c.what == "actual" and c.when == column.when for c in decided)
    says_percent = bool(column.path and "%" in column.path[-1])
    if (same or is_second) and (says_percent or ACHIEVED.search(" ".join(column.path))):
        return "achievement_percent"
    return "actual"


def _ceilings(columns: list[Column]) -> list[Column]:
    """Tell the ceiling before a Perubahan from the one after it and from the change."""
    ceilings = [column for column in columns if column.what == "ceiling_idr"]
    first = [column for column in ceilings if INITIAL.search(" ".join(column.path))]
    revised = [c for c in ceilings if REVISED.search(" ".join(c.path)) and c not in first]
    rest = [column for column in ceilings if column not in first + revised]
    if not first or not (revised or rest):
        return columns
    sums = [column for column in rest if column.path[-1].startswith(("jumlah", "total"))]
    roles = {id(column): "initial_ceiling_idr" for column in first}
    if sums:  # Penetapan + Perubahan = Jumlah: the middle one is the difference
        roles |= {id(column): "change_idr" for column in revised}
    return [replace(c, what=roles[id(c)]) if id(c) in roles else c for c in columns]
