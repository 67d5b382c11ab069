"""One table of blocks -> one table of facts, with places and doubts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jenjang.papers.blocks import Place, Table
from jenjang.papers.document import Doubt, FactTable
from jenjang.papers.recognisers.tables.budgets import BudgetRows
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.columns import columns_of
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.freezing import frozen, keys
from jenjang.papers.recognisers.tables.grid import Row, grid
from jenjang.papers.recognisers.tables.heading import find_heading
from jenjang.papers.recognisers.tables.indicators import IndicatorRows
from jenjang.papers.recognisers.tables.kinds import Shape, kind_of
from jenjang.papers.recognisers.tables.plain import FollowUpRows, SurveyRows
from jenjang.papers.recognisers.tables.walking import Printed, printed_rows
from jenjang.papers.recognisers.tables.words import YEAR


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that is understood; paths of `at` and `doubts` begin at the table.

    ``rows[2].figures[1]``, ``rows[2].indicator``, ``rows[2]``.
    """

    table: FactTable
    at: Mapping[str, Place] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


def read_table(
    table: Table, caption: str | None = None, year: int | None = None
) -> ReadTable | None:
    """Return what `table` states; None where its columns are none that we know.

    `year` is the year the paper is about: what "Tahun Sebelumnya" or "Triwulan II" is of.
    A caption that names one other year overrules it.
    """
    rows = grid(table)
    heading = find_heading(rows)
    if heading is None:
        return None
    words = caption or ""
    columns = columns_of(heading, rows[heading.body :], words, _year(words, year))
    kind = kind_of(columns, words)
    if kind is None:
        return None
    reader = _reader(kind.shape, columns, words, is_flat=_is_flat(rows))
    drafts = _drafts(reader, tuple(printed_rows(rows, heading, columns)))
    if not drafts:
        return None
    found = FactTable(
        kind.name, tuple(frozen(draft, kind.shape) for draft in drafts), caption=caption
    )
    return ReadTable(found, _places(drafts, kind.shape), _doubts(drafts, kind.shape))


def _year(caption: str, year: int | None) -> int | None:
    named = {int(found) for found in YEAR.findall(caption)}
    return named.pop() if len(named) == 1 else year


def _is_flat(rows: Sequence[Row]) -> bool:
    """Return whether no cell of a table reaches over another place."""
    return not any(slot.is_covered for row in rows for slot in row)


Reader = IndicatorRows | BudgetRows | FollowUpRows | SurveyRows


def _drafts(reader: Reader, rows: Sequence[Printed]) -> list[Draft]:
    for row in rows:
        reader.take(row)
    if isinstance(reader, (BudgetRows, IndicatorRows)):
        reader.finish()
    return reader.drafts


def _reader(
    shape: Shape, columns: Sequence[Column], caption: str, *, is_flat: bool
) -> Reader:
    match shape:
        case Shape.INDICATOR:
            return IndicatorRows(columns, _bare(caption), is_flat)
        case Shape.BUDGET:
            return BudgetRows(columns)
        case Shape.FOLLOW_UP:
            return FollowUpRows(columns)
        case Shape.SURVEY:
            return SurveyRows(columns)


def _bare(caption: str) -> str:
    """Return a caption without its number: what the table is about."""
    return re.sub(r"^tabel\s*[\w.\-]*\s*", "", caption, flags=re.IGNORECASE).strip()


def _places(drafts: Sequence[Draft], shape: Shape) -> dict[str, Place]:
    names = keys(shape)
    return {
        f"rows[{r}].{names.get(key, key)}": place
        for r, draft in enumerate(drafts)
        for key, place in draft.places.items()
    }


def _doubts(drafts: Sequence[Draft], shape: Shape) -> tuple[Doubt, ...]:
    names = keys(shape)
    return tuple(
        Doubt(f"rows[{r}].{names.get(key, key)}" if key else f"rows[{r}]", why)
        for r, draft in enumerate(drafts)
        for key, why in draft.doubts
    )
