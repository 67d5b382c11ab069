"""Tables of what was planned: problems, issues, Renstra, IKU, agreements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby

from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import (
    Measure,
    Paper,
    Spend,
    Subject,
    Trouble,
    Work,
)
from jenjang.apps.reports.snapshots.annual.parts.rows import (
    indicator_row,
    known,
    numbered,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.core.figures import write_date
from jenjang.papers.document import (
    BudgetRow,
    FactTable,
    Figure,
    IndicatorRow,
    PlainTable,
)

TROUBLE_HEADS = ("No", "Pokok Masalah", "Masalah", "Akar Masalah")


def troubles(record: AnnualRecord, _: Subject | None) -> tuple[PlainTable, ...]:
    """Return the problem tree, a row for each way down to a root."""
    if not record.troubles:
        return ()
    rows = [
        (str(number) if at == 0 else "", *way)
        for number, one in enumerate(record.troubles, start=1)
        for at, way in enumerate(_ways(one))
    ]
    caption = f"Permasalahan pada {record.office.name}"
    return (PlainTable((TROUBLE_HEADS, *rows), caption=caption),)


def _ways(one: Trouble, depth: int = 0) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each way down; a cell that goes on from above is empty."""
    if not one.causes or depth == len(TROUBLE_HEADS) - 2:
        yield (one.text, *[""] * (len(TROUBLE_HEADS) - 2 - depth))
        return
    own = one.text
    for cause in one.causes:
        for way in _ways(cause, depth + 1):
            yield (own, *way)
            own = ""


def issues(record: AnnualRecord, _: Subject | None) -> tuple[PlainTable, ...]:
    """Return the strategic issues, numbered."""
    if not record.issues:
        return ()
    rows = [(str(n), text) for n, text in enumerate(record.issues, start=1)]
    caption = f"Isu Strategis {record.office.name}"
    return (PlainTable((("No", "Isu Strategis"), *rows), caption=caption),)


def renstra(record: AnnualRecord, subject: Subject | None) -> tuple[FactTable, ...]:
    """Return objectives and indicators of the Renstra with the target of each year."""
    rows = [
        indicator_row(number, objective, one, _yearly(one))
        for number, objective, one in numbered(record, record.measures)
        if one.yearly
    ]
    if not rows:
        return ()
    first = min(goal.year for one in record.measures for goal in one.yearly)
    last = max(goal.year for one in record.measures for goal in one.yearly)
    years = str(first) if first == last else f"{first}–{last}"
    caption = f"Target Renstra Tahun {years}"
    return (FactTable("target renstra", tuple(rows), caption=caption),)


def _yearly(one: Measure) -> tuple[Figure, ...]:
    return known(
        *(
            ("target", stating.goal(one, goal, goal.year), str(goal.year))
            for goal in one.yearly
        )
    )


def iku(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return the key indicators with what explains them."""
    mine = [one for one in record.measures if one.is_iku]
    rows = tuple(
        IndicatorRow(
            indicator=one.text,
            objective=objective,
            number=number,
            unit=one.measured_in or None,
            definition=one.definition or None,
            formula=one.formula or None,
            data_source=one.data_source or None,
            responsible=one.owner or None,
        )
        for number, objective, one in numbered(record, mine)
    )
    caption = f"Indikator Kinerja Utama {record.office.name} Tahun {record.year}"
    return (FactTable("iku", rows, caption=caption),) if rows else ()


def agreement(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return what the agreements in force promise, by position from the top.

    Where a Perubahan set another target, the first one stands beside it. The activities
    that serve an objective stand beside its first indicator, with their ceilings.
    """
    in_force = [paper for paper in record.papers if paper.is_in_force]
    has_changes = any(one.murni for one in record.answered)
    number = count(1)
    rows = tuple(
        row
        for paper in in_force
        for row in _promised(record, paper, number, has_changes=has_changes)
    )
    is_revised = any(paper.revision for paper in in_force)
    name = "Perjanjian Kinerja Perubahan" if is_revised else "Perjanjian Kinerja"
    caption = f"{name} {record.office.name} Tahun {record.year}"
    return (FactTable("perjanjian", rows, caption=caption),) if rows else ()


def _promised(
    record: AnnualRecord, paper: Paper, number: Iterator[int], *, has_changes: bool
) -> Iterator[IndicatorRow]:
    mine = [record.by_series[pk] for pk in paper.series if pk in record.by_series]
    for objective_id, measures in groupby(mine, lambda one: one.objective_id):
        mark, objective = str(next(number)), record.by_aim[objective_id].text
        works = record.tops_of(objective_id)
        for one in measures:
            yield from _beside(
                record,
                indicator_row(
                    mark,
                    objective,
                    one,
                    _targets(record, one, has_changes=has_changes),
                    responsible=paper.position,
                ),
                works,
            )
            works = ()


def _beside(
    record: AnnualRecord, row: IndicatorRow, works: Sequence[Work]
) -> Iterator[IndicatorRow]:
    """Yield a row for each activity; the target stands in the first of them."""
    figures = row.figures
    for work in works:
        ceiling = known(
            ("ceiling_idr", stating.ceiling_of(record, str(work.pk), work.money))
        )
        yield replace(row, activity=work.name, figures=(*figures, *ceiling))
        figures = ()
    if not works:
        yield row


def _targets(
    record: AnnualRecord, one: Measure, *, has_changes: bool
) -> tuple[Figure, ...]:
    now = stating.goal(one, one.target, record.year)
    if not has_changes:
        return known(("target", now))
    murni = stating.goal(one, one.murni or one.target, record.year)
    return (
        murni.figure("target", None, "murni"),
        now.figure("target", None, "perubahan"),
    )


def ceilings(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return the programmes with their ceilings, the first ones where they changed."""
    programs = [one for one in record.works if one.level == "program"]
    rows = [
        BudgetRow(
            one.level,
            one.name,
            code=one.code or None,
            number=None if one.code else str(n),
            figures=_ceilings(record, str(one.pk), one.money),
        )
        for n, one in enumerate(programs, start=1)
    ]
    if not rows:
        return ()
    total = BudgetRow("total", "Jumlah", figures=_ceilings(record, "all", record.money))
    caption = f"Program dan Anggaran Tahun {record.year}"
    return (FactTable("pagu anggaran", (*rows, total), caption=caption),)


def _ceilings(record: AnnualRecord, key: str, money: Spend) -> tuple[Figure, ...]:
    ceiling = stating.ceiling_of(record, key, money)
    if record.money.initial_idr is None:
        return known(("ceiling_idr", ceiling))
    return known(
        ("initial_ceiling_idr", stating.initial_of(record, key, money)),
        ("ceiling_idr", ceiling),
        ("change_idr", stating.added_of(record, key, money)),
    )


def papers(record: AnnualRecord, _: Subject | None) -> tuple[PlainTable, ...]:
    """Return the agreements of the year: whose, which revision, signed when."""
    if not record.papers:
        return ()
    heads = ("No", "Jabatan", "Pejabat", "Dokumen", "Tanggal", "Keadaan")
    rows = []
    for n, one in enumerate(record.papers, start=1):
        holder = record.by_post.get(one.position_id)
        rows.append(
            (
                str(n),
                one.position,
                holder.holder if holder and holder.holder else "–",
                f"Perubahan {one.revision}" if one.revision else "Murni",
                write_date(one.signed_on) if one.signed_on else "–",
                "Berlaku" if one.is_in_force else "Digantikan",
            )
        )
    caption = f"Daftar Perjanjian Kinerja Tahun {record.year}"
    return (PlainTable((heads, *rows), caption=caption),)
