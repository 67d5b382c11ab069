"""Money beside that of the year before: by kind of belanja, and by program."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import NO_MONEY, Spend, Subject
from jenjang.apps.reports.snapshots.annual.parts.rows import (
    TOTAL,
    by_the_end,
    known,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.papers.document import BudgetRow, FactTable, Figure

Key = TypeVar("Key")
PROGRAM = "program"


def tables(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return ceiling, spending and absorption of two years; none without the first.

    What had money in one of the years alone has a row too, so that each column adds up.
    """
    if record.money_before is None:
        return ()
    found = (("Jenis Belanja", [*_kinds(record)]), ("Program", [*_programs(record)]))
    return tuple(
        FactTable(
            "realisasi anggaran",
            (*rows, _total(record)),
            caption=f"Anggaran dan Realisasi menurut {what} {_both(record)}",
        )
        for what, rows in found
        if rows
    )


def _both(record: AnnualRecord) -> str:
    return f"{by_the_end(record)} dan Tahun {record.year - 1}"


def _kinds(record: AnnualRecord) -> Iterator[BudgetRow]:
    now = {(one.code, one.name): one.money for one in record.kinds}
    before = {(one.code, one.name): one.money for one in record.kinds_before}
    ordered = sorted({*now, *before}, key=lambda kind: (not kind[0], kind))
    for n, (code, name) in enumerate(ordered, start=1):
        figures = _figures(record, f"kind:{code}", _of(before, now, (code, name)))
        yield BudgetRow("belanja", name, number=str(n), figures=figures)


def _programs(record: AnnualRecord) -> Iterator[BudgetRow]:
    now = {one.pk: one.money for one in record.works}
    before = {one.pk: one.money for one in record.works_before}
    works = {one.pk: one for one in (*record.works_before, *record.works)}
    programs = [one for one in works.values() if one.level == PROGRAM]
    ordered = sorted(programs, key=lambda one: (not one.code, one.code))
    for n, one in enumerate(ordered, start=1):
        yield BudgetRow(
            PROGRAM,
            one.name,
            code=one.code or None,
            number=None if one.code else str(n),
            figures=_figures(record, str(one.pk), _of(before, now, one.pk)),
        )


def _total(record: AnnualRecord) -> BudgetRow:
    moneys = (record.money_before or NO_MONEY, record.money)
    return BudgetRow("total", TOTAL, figures=_figures(record, "all", moneys))


def _of(
    before: Mapping[Key, Spend], now: Mapping[Key, Spend], key: Key
) -> tuple[Spend, Spend]:
    return before.get(key, NO_MONEY), now.get(key, NO_MONEY)


def _figures(
    record: AnnualRecord, key: str, moneys: tuple[Spend, Spend]
) -> tuple[Figure, ...]:
    """Return the figures of both years, the earlier first, each with its year."""
    before, now = moneys
    year, last = str(record.year), str(record.year - 1)
    return known(
        ("ceiling_idr", stating.ceiling_before(record, key, before), last),
        ("spent_idr", stating.spent_before(record, key, before), last),
        ("absorption_percent", stating.absorption_before(record, key, before), last),
        ("ceiling_idr", stating.ceiling_of(record, key, now), year),
        ("spent_idr", stating.spent_of(record, key, now), year),
        ("absorption_percent", stating.absorption_of(record, key, now), year),
    )
