"""Tables of money: kinds of belanja, activities, performance beside it, efficiency."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import Measure, Subject, Work
from jenjang.apps.reports.snapshots.annual.parts.results import result_figures
from jenjang.apps.reports.snapshots.annual.parts.rows import (
    by_the_end,
    chosen,
    indicator_row,
    known,
    mean_key,
    mean_row,
    money_figures,
    numbered,
    total_row,
    why_not,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.papers.document import BudgetRow, FactTable, Figure, IndicatorRow


def kinds(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return the kinds of belanja with ceiling, spending and what is left."""
    rows = [
        BudgetRow(
            "belanja",
            kind.name,
            number=str(n),
            figures=money_figures(
                record, f"kind:{kind.code}", kind.money, with_remaining=True
            ),
        )
        for n, kind in enumerate(record.kinds, start=1)
    ]
    if not rows:
        return ()
    caption = f"Anggaran dan Realisasi menurut Jenis Belanja {by_the_end(record)}"
    return (FactTable("realisasi anggaran", (*rows, total_row(record)), caption=caption),)


def activities(record: AnnualRecord, subject: Subject | None) -> tuple[FactTable, ...]:
    """Return programme, kegiatan and sub kegiatan; of the pemda, its units."""
    if record.units:
        return units(record, subject)
    shown = _branch(record.works, subject)
    if not shown:
        return ()
    numbers, at = _numbers(shown), {one.pk: n for n, one in enumerate(shown)}
    rows = [
        BudgetRow(
            one.level,
            one.name,
            code=one.code or None,
            number=None if one.code else numbers[one.pk],
            parent=at.get(one.parent_id or 0),
            figures=money_figures(record, str(one.pk), one.money),
        )
        for one in shown
    ]
    if subject is None:
        rows.append(total_row(record, with_remaining=False))
    what = "Program, Kegiatan, dan Sub Kegiatan"
    caption = f"Anggaran dan Realisasi menurut {what} {by_the_end(record)}"
    return (FactTable("realisasi anggaran", tuple(rows), caption=caption),)


def _branch(works: Sequence[Work], subject: Subject | None) -> list[Work]:
    if subject is None:
        return list(works)
    found: set[int] = {subject.pk} if subject.kind == "activity" else set()
    for one in works:  # from the top down
        if one.parent_id in found:
            found.add(one.pk)
    return [one for one in works if one.pk in found]


def _numbers(works: Iterable[Work]) -> dict[int, str]:
    """Return 1, 1.1, 1.1.1 by activity, as they stand in the tree."""
    numbers: dict[int | None, str] = {None: ""}
    below: dict[int | None, int] = {}
    found = {}
    for one in works:
        above = one.parent_id if one.parent_id in numbers else None
        below[above] = below.get(above, 0) + 1
        own = f"{numbers[above]}.{below[above]}".lstrip(".")
        numbers[one.pk] = found[one.pk] = own
    return found


def units(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return the units of the pemda with their mean capaian and money."""
    rows = [
        BudgetRow(
            "unit",
            one.name,
            number=str(n),
            figures=(
                *known(
                    (
                        "achievement_percent",
                        stating.percent(
                            f"rule:mean/unit:{one.pk}/{record.when}", one.percent
                        ),
                    )
                ),
                *money_figures(record, f"unit:{one.pk}", one.money),
            ),
        )
        for n, one in enumerate(record.units, start=1)
    ]
    if not rows:
        return ()
    total = total_row(record, with_remaining=False)
    caption = f"Capaian Kinerja dan Anggaran Perangkat Daerah {by_the_end(record)}"
    return (FactTable("realisasi anggaran", (*rows, total), caption=caption),)


def beside_money(record: AnnualRecord, subject: Subject | None) -> tuple[FactTable, ...]:
    """Return performance beside the money of the activities that serve the objective.

    The money of an objective with several indicators stands beside its first one.
    """
    measures = chosen(record, subject)
    told: set[int] = set()
    rows = []
    for number, objective, one in numbered(record, measures):
        money = () if one.objective_id in told else _money_of(record, one)
        told.add(one.objective_id)
        figures = (*result_figures(record, one), *money)
        rows.append(indicator_row(number, objective, one, figures, note=why_not(one)))
    if len(rows) > 1:
        rows.append(replace(mean_row(record, measures, mean_key(subject)), rating=None))
    caption = f"Capaian Kinerja dan Anggaran {by_the_end(record)}"
    return (
        (FactTable("kinerja dan anggaran", tuple(rows), caption=caption),) if rows else ()
    )


def _money_of(record: AnnualRecord, one: Measure) -> tuple[Figure, ...]:
    key = f"objective:{one.objective_id}"
    return money_figures(record, key, record.money_of(one.objective_id))


def efficiency(record: AnnualRecord, subject: Subject | None) -> tuple[FactTable, ...]:
    """Return capaian, absorption and efficiency of each indicator by the pemda's rule.

    Absorption is that of the activities that serve the indicator's objective.
    """
    paid = [
        one for one in chosen(record, subject) if record.money_of(one.objective_id).is_known
    ]
    rows = tuple(_efficient(record, *row) for row in numbered(record, paid))
    rule = record.efficiency_rule.heading
    caption = f"Efisiensi Penggunaan Sumber Daya {by_the_end(record)}, {rule}"
    return (FactTable("efisiensi", rows, caption=caption),) if rows else ()


def _efficient(
    record: AnnualRecord, number: str, objective: str, one: Measure
) -> IndicatorRow:
    money = record.money_of(one.objective_id)
    key, of = f"objective:{one.objective_id}", f"series:{one.series_id}"
    found = stating.efficiency_of(record, of, one.now.percent, money)
    figures = known(
        ("achievement_percent", stating.achieved_of(one, one.now)),
        ("absorption_percent", stating.absorption_of(record, key, money)),
        ("efficiency_percent", found),
    )
    note = "" if found.is_known else found.text
    return indicator_row(number, objective, one, figures, note=note)


def efficiency_of_programs(
    record: AnnualRecord, _: Subject | None
) -> tuple[FactTable, ...]:
    """Return each programme with the mean capaian it serves, its money, its efficiency."""
    rows = tuple(
        _program(record, n, one, with_efficiency=True)
        for n, one in enumerate(_programs(record), start=1)
    )
    rule = record.efficiency_rule.heading
    caption = f"Efisiensi Anggaran Program {by_the_end(record)}, {rule}"
    return (FactTable("realisasi anggaran", rows, caption=caption),) if rows else ()


def supporting(record: AnnualRecord, subject: Subject | None) -> tuple[FactTable, ...]:
    """Return the activities linked to objectives: capaian they serve, money, objectives."""
    shown = _programs(record)
    if subject is not None:
        aims = {one.objective_id for one in chosen(record, subject)}
        shown = [work for pk in aims for work in record.tops_of(pk)]
    rows = tuple(_program(record, n, one) for n, one in enumerate(shown, start=1))
    caption = f"Program dan Kegiatan yang Menunjang Kinerja {by_the_end(record)}"
    return (FactTable("realisasi anggaran", rows, caption=caption),) if rows else ()


def _programs(record: AnnualRecord) -> list[Work]:
    return [one for one in record.works if one.level == "program"]


def served_by(record: AnnualRecord, work: Work) -> tuple[Measure, ...]:
    """Return the indicators of objectives that an activity or one below it serves."""
    branch = {one.pk for one in _branch(record.works, Subject("activity", work.pk))}
    return tuple(
        one
        for one in record.answered
        if record.by_aim[one.objective_id].activities & branch
    )


def _program(
    record: AnnualRecord, n: int, one: Work, *, with_efficiency: bool = False
) -> BudgetRow:
    served, key = served_by(record, one), f"activity:{one.pk}"
    mean = stating.mean_of(record, key, served)
    figures = [
        *known(("achievement_percent", mean)),
        *money_figures(record, str(one.pk), one.money),
    ]
    if with_efficiency:
        percent = record.mean(served)
        found = stating.efficiency_of(record, key, percent, one.money)
        figures += known(("efficiency_percent", found))
        note = "" if found.is_known else found.text
    else:
        texts = [record.by_aim[served_one.objective_id].text for served_one in served]
        note = "; ".join(dict.fromkeys(texts)) or "belum dikaitkan dengan sasaran"
    return BudgetRow(
        one.level,
        one.name,
        code=one.code or None,
        number=None if one.code else str(n),
        figures=tuple(figures),
        note=note or None,
    )
