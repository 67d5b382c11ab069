"""The tables of a real report beside ours, figure by figure.

A figure of the original is compared where it stands: table, row and column. Ours is equal
where it is the same at as many decimals as the original prints. What ours has beyond the
original is no difference.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from jenjang.apps.reports.snapshots.annual.parts import part_of
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.core.figures import write_number
from jenjang.papers.document import (
    BudgetRow,
    FactTable,
    Figure,
    IndicatorRow,
    PlainTable,
)
from tests.apps.reports.martapura_barat import YEAR, Entered, letters, works_of

WORDS = {
    "target": "target",
    "actual": "realisasi",
    "achievement_percent": "capaian",
    "baseline": "kondisi awal",
    "renstra_target": "akhir Renstra",
    "progress_percent": "kemajuan",
    "ceiling_idr": "pagu",
    "spent_idr": "realisasi anggaran",
    "absorption_percent": "serapan",
    "efficiency_percent": "efisiensi",
}
NONE = "–"


@dataclass(frozen=True, order=True)
class Difference:
    """A figure that differs: its table, row and column, as printed there and here."""

    table: str
    row: str
    figure: str
    original: str
    ours: str


Row = IndicatorRow | BudgetRow
R = TypeVar("R")


def drawn(record: AnnualRecord, key: str) -> FactTable | PlainTable:
    """Return the one table that a part draws of the whole record."""
    part = part_of(key)
    assert part is not None
    (found,) = (
        one for one in part.make(record, None) if isinstance(one, FactTable | PlainTable)
    )
    return found


# Number of the original -> the part of ours that says the same.
OF_INDICATORS = {
    "3.2": "capaian",
    "3.3": "tahun-lalu",
    "3.4": "akhir-renstra",
    "3.5": "capaian-pejabat",
    "3.8": "kinerja-anggaran",
    "3.9": "efisiensi-sasaran",
}


def differences(entered: Entered, record: AnnualRecord) -> Iterator[Difference]:
    """Yield each figure of the original that ours does not have."""
    yield from _of_agreement(entered, record)
    for number, key in OF_INDICATORS.items():
        yield from _of_indicators(number, entered, drawn(record, key))
    yield from _of_kinds(entered, drawn(record, "belanja"))
    yield from _of_activities(entered, drawn(record, "anggaran"))


def _of_indicators(
    number: str, entered: Entered, ours: FactTable | PlainTable
) -> Iterator[Difference]:
    """Yield the differences of a table of indicators."""
    own = {letters(row.indicator): row for row in reversed(_rows(ours, IndicatorRow))}
    for name, row in paired(number, entered, own):
        for figure in row.figures:
            yield from _different(number, name, figure, own.get(letters(name)))
        yield from _rated(number, name, row, own.get(letters(name)))


def paired(
    number: str, entered: Entered, own: Mapping[str, IndicatorRow]
) -> Iterator[tuple[str, IndicatorRow]]:
    """Yield the rows of the original with the name of our indicator.

    A row that does not print its indicator for sure is that of the first one, not told
    yet, with the same target and result.
    """
    told: set[str] = set()
    rows = [r for r in entered.original.table(number).rows if isinstance(r, IndicatorRow)]
    unsure = entered.original.unsure(number)
    for at, row in enumerate(rows):
        if at not in unsure:
            name = entered.indicator_of(row).text
            told.add(letters(name))
            yield name, row
    for row in (rows[at] for at in sorted(unsure)):
        name = next((one for one in own if one not in told and _same(row, own[one])), "")
        if name:
            told.add(name)
            yield own[name].indicator, row


def _same(row: IndicatorRow, own: IndicatorRow) -> bool:
    return all(
        not any(True for _ in _different("", "", figure, own))
        for figure in row.figures
        if figure.what in {"target", "actual"}
    )


def _different(
    table: str, name: str, figure: Figure, own: Row | None
) -> Iterator[Difference]:
    found = _ours(figure, own.figures if own else ())
    if figure.number is None or _is_equal(figure.number, found):
        return
    when = f" {figure.when}" if figure.when and table == "3.3" else ""
    word = WORDS[figure.what] + when
    shown = NONE if found is None else _written(found, figure)
    yield Difference(table, name, word, figure.printed, shown)


def _ours(figure: Figure, figures: Iterable[Figure]) -> Decimal | None:
    """Return our figure of that measure, and of that year where there are several."""
    of_it = [one for one in figures if one.what == figure.what]
    times = (
        {figure.when, None} if figure.when else {None, str(YEAR), *(o.when for o in of_it)}
    )
    dated = sorted(
        (one for one in of_it if one.when in times),
        key=lambda one: (one.when != figure.when, one.when not in {None, str(YEAR)}),
    )
    return dated[0].number if dated else None


def _is_equal(original: Decimal, ours: Decimal | None) -> bool:
    if ours is None:
        return False
    return ours.quantize(original, ROUND_HALF_UP) == original


def _written(ours: Decimal, figure: Figure) -> str:
    if figure.what.endswith("_idr"):
        return f"{int(ours):,}".replace(",", ".")
    return write_number(ours, 2 if ours != ours.to_integral_value() else 0, unit="Persen")


def _rated(
    table: str, name: str, row: IndicatorRow, own: IndicatorRow | None
) -> Iterator[Difference]:
    if row.rating and own and row.rating != own.rating:
        yield Difference(table, name, "predikat", row.rating, own.rating or NONE)


def _of_agreement(entered: Entered, record: AnnualRecord) -> Iterator[Difference]:
    """Yield the differences of targets and ceilings promised (Tabel 2.2)."""
    own = {
        letters(row.indicator): row
        for row in reversed(_rows(drawn(record, "perjanjian"), IndicatorRow))
    }
    ceilings = {letters(one.name): one.money.ceiling_idr for one in record.works}
    for row in entered.original.table("2.2").rows:
        assert isinstance(row, IndicatorRow)
        name = entered.indicator_of(row).text
        for figure in row.figures:
            if figure.what == "target":
                yield from _different("2.2", name, figure, own.get(letters(name)))
            elif figure.what == "ceiling_idr" and figure.number is not None:
                work = entered.work_of(row.activity or "")
                found = ceilings.get(letters(work))
                if found != figure.number:
                    shown = NONE if found is None else _written(Decimal(found), figure)
                    yield Difference("2.2", work, "pagu", figure.printed, shown)


def _of_kinds(entered: Entered, ours: FactTable | PlainTable) -> Iterator[Difference]:
    own = {letters(row.name): row for row in _rows(ours, BudgetRow)}
    for row in entered.original.table("3.6").rows:
        assert isinstance(row, BudgetRow)
        key = "jumlah" if row.name == "Belanja Daerah" else letters(row.name)
        for figure in row.figures:
            yield from _different("3.6", row.name, figure, own.get(key))


def _of_activities(entered: Entered, ours: FactTable | PlainTable) -> Iterator[Difference]:
    own = {letters(row.name): row for row in _rows(ours, BudgetRow)}
    for work in works_of(entered):
        for figure in work.row.figures:
            found = own.get(letters(work.name))
            yield from _different("3.7", work.name, figure, found)


def _rows(table: FactTable | PlainTable, kind: type[R]) -> list[R]:
    assert isinstance(table, FactTable)
    return [row for row in table.rows if isinstance(row, kind)]
