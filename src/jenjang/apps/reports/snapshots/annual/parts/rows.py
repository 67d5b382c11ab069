"""Rows of tables from the record: each figure with its path, what is not known left out."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import Measure, Spend, Subject
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.apps.reports.snapshots.annual.stating import Stated
from jenjang.core.values import Unknown
from jenjang.papers.document import BudgetRow, Figure, IndicatorRow

MEAN = "Rata-rata capaian"
TOTAL = "Jumlah"


def known(*figures: tuple[str, Stated] | tuple[str, Stated, str]) -> tuple[Figure, ...]:
    """Return the figures that say something, given as (what, figure) with their time."""
    return tuple(
        stated.figure(what, *when) for what, stated, *when in figures if stated.is_known
    )


def chosen(record: AnnualRecord, subject: Subject | None) -> tuple[Measure, ...]:
    """Return the indicators a part is about: of an objective, one alone, or all."""
    if subject is None:
        return record.answered
    if subject.kind == "series":
        found = record.by_series.get(subject.pk)
        return (found,) if found else ()
    if subject.kind != "objective" or subject.pk not in record.by_aim:
        return ()
    return record.of_aim(subject.pk)


def numbered(
    record: AnnualRecord, measures: Iterable[Measure]
) -> Iterator[tuple[str, str, Measure]]:
    """Yield (number, objective, indicator): the number counts objectives."""
    told: dict[str, int] = {}
    for one in measures:
        objective = record.by_aim[one.objective_id].text
        yield str(told.setdefault(objective, len(told) + 1)), objective, one


def indicator_row(
    number: str,
    objective: str,
    one: Measure,
    figures: Sequence[Figure],
    *,
    note: str | None = None,
    rating: str | None = None,
    responsible: str | None = None,
) -> IndicatorRow:
    """Return the row of an indicator."""
    return IndicatorRow(
        indicator=one.text,
        objective=objective,
        number=number,
        unit=one.measured_in or None,
        figures=tuple(figures),
        rating=rating or None,
        note=note or None,
        responsible=responsible or None,
    )


def mean_row(record: AnnualRecord, measures: Sequence[Measure], key: str) -> IndicatorRow:
    """Return the row under the indicators: their mean capaian, and its predikat."""
    mean = stating.mean_of(record, key, measures)
    return IndicatorRow(
        MEAN,
        level="rata-rata",
        figures=known(("achievement_percent", mean)),
        rating=record.rating(record.mean(tuple(measures))) or None,
    )


def mean_key(subject: Subject | None) -> str:
    """Return whose mean it is, as its path says."""
    return "all" if subject is None else f"{subject.kind}:{subject.pk}"


def why_not(one: Measure) -> str:
    """Return why an indicator has no percentage, empty where it has one."""
    if not isinstance(one.now.percent, Unknown):
        return ""
    reasons = [told.unmeasured_because for told in one.told if told.unmeasured_because]
    return reasons[-1] if reasons else str(one.now.percent)


def money_figures(
    record: AnnualRecord, key: str, money: Spend, *, with_remaining: bool = False
) -> tuple[Figure, ...]:
    """Return ceiling, spending and absorption; what is left where it is asked for."""
    figures = [
        ("ceiling_idr", stating.ceiling_of(record, key, money)),
        ("spent_idr", stating.spent_of(record, key, money)),
    ]
    if with_remaining:
        figures.append(("remaining_idr", stating.remaining_of(record, key, money)))
    figures.append(("absorption_percent", stating.absorption_of(record, key, money)))
    return known(*figures)


def total_row(record: AnnualRecord, *, with_remaining: bool = True) -> BudgetRow:
    """Return the row of the unit's money in all."""
    figures = money_figures(record, "all", record.money, with_remaining=with_remaining)
    return BudgetRow("total", TOTAL, figures=figures)


def by_the_end(record: AnnualRecord) -> str:
    """Return the period as captions name it."""
    if record.is_whole_year:
        return f"Tahun {record.year}"
    return f"s.d. {record.period}"


def named_piece(title: str, n: int, pieces: int) -> str:
    """Return the title of a drawing that comes in pieces.

    >>> named_piece("Capaian", 1, 2), named_piece("Capaian", 1, 1)
    ('Capaian, bagian 1 dari 2', 'Capaian')
    """
    return title if pieces == 1 else f"{title}, bagian {n} dari {pieces}"


def percents(values: Iterable[Decimal | Unknown]) -> list[Decimal]:
    """Return the percentages that are known."""
    return [one for one in values if isinstance(one, Decimal)]
