"""Charts of the record, each beside the table of the same figures."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import Measure, Subject
from jenjang.apps.reports.snapshots.annual.parts.rows import (
    by_the_end,
    chosen,
    named_piece,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.apps.reports.snapshots.annual.stating import Stated
from jenjang.papers.blocks import Chart
from jenjang.papers.drawing import (
    Bar,
    BarRow,
    Bars,
    ChartPoint,
    write_bars,
    write_chart,
)
from jenjang.papers.drawing import Chart as Line

MOST_ROWS = 12  # so many labels and bars have room on half a page
MET, MILLION = Decimal(100), Decimal(1_000_000)


def achieved(record: AnnualRecord, subject: Subject | None) -> tuple[Chart, ...]:
    """Return the capaian of each indicator beside the line of 100 percent."""
    rows = [
        BarRow(one.text, (_bar(stating.achieved_of(one, one.now)),))
        for one in chosen(record, subject)
    ]
    title = f"Capaian Indikator Kinerja {by_the_end(record)} (%)"
    return _drawn(record, title, ("capaian",), rows, MET)


def over_years(record: AnnualRecord, subject: Subject | None) -> tuple[Chart, ...]:
    """Return the capaian of this and earlier years; years that do not compare are told.

    Years in which nothing has a capaian are left out; with them alone there is no chart.
    """
    measures = chosen(record, subject)
    years = [year for year in record.years_before if _has_capaian(measures, year)]
    if not years:
        return ()
    rows = [BarRow(one.text, _by_year(one, years)) for one in measures]
    keys = (str(record.year), *map(str, reversed(years)))
    title = f"Capaian {by_the_end(record)} dan Tahun-Tahun Sebelumnya (%)"
    return _drawn(record, title, keys, rows, MET)


def _has_capaian(measures: Sequence[Measure], year: int) -> bool:
    """Return whether any indicator has a percentage of an earlier year that compares."""
    return any(
        at.year == year and at.is_comparable and isinstance(at.percent, Decimal)
        for one in measures
        for at in one.earlier
    )


def _by_year(one: Measure, years: Sequence[int]) -> tuple[Bar, ...]:
    found = {e.year: e for e in one.earlier}
    bars = [_bar(stating.achieved_of(one, one.now))]
    for year in reversed(years):
        at = found.get(year)
        if at is None or not at.is_measured:
            bars.append(Bar(None, "–"))
        elif at.is_comparable:
            bars.append(_bar(stating.achieved_of(one, at)))
        else:
            bars.append(Bar(None, stating.INCOMPARABLE))
    return tuple(bars)


def to_the_end(record: AnnualRecord, subject: Subject | None) -> tuple[Chart, ...]:
    """Return how far each indicator is on the way to the end of the Renstra."""
    rows = [
        BarRow(one.text, (_bar(stating.progress_of(one)),))
        for one in chosen(record, subject)
        if one.end is not None
    ]
    title = f"Kemajuan {by_the_end(record)} ke Target Akhir Renstra (%)"
    return _drawn(record, title, ("kemajuan",), rows, MET)


def spending(record: AnnualRecord, _: Subject | None) -> tuple[Chart, ...]:
    """Return ceiling and spending of each kind of belanja, and in all."""
    moneys = [(one.name, f"kind:{one.code}", one.money) for one in record.kinds]
    if len(moneys) > 1:
        moneys.append(("Jumlah", "all", record.money))
    rows = [
        BarRow(
            name,
            (
                _in_millions(stating.ceiling_of(record, key, money)),
                _in_millions(stating.spent_of(record, key, money)),
            ),
        )
        for name, key, money in moneys
    ]
    title = f"Anggaran dan Realisasi Belanja {by_the_end(record)} (sumbu: juta rupiah)"
    return _drawn(record, title, ("pagu", "realisasi"), rows, None)


def _bar(stated: Stated) -> Bar:
    return Bar(stated.number, stated.cell if stated.is_known else stated.text)


def _in_millions(stated: Stated) -> Bar:
    """Return an amount printed whole, on an axis of million rupiah."""
    figure = None if stated.number is None else stated.number / MILLION
    return replace(_bar(stated), figure=figure)


def _drawn(
    record: AnnualRecord,
    title: str,
    keys: tuple[str, ...],
    rows: Sequence[BarRow],
    mark: Decimal | None,
) -> tuple[Chart, ...]:
    """Return the chart, in several pieces where it has many rows."""
    pieces = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)]
    drawn = []
    for n, piece in enumerate(pieces, start=1):
        name = named_piece(title, n, len(pieces))
        told = _told(piece, keys)
        bars = Bars(name, told, keys, tuple(piece), mark, record.chart_colour)
        if bars.is_drawable:
            key = f"grafik-{keys[-1]}-{n}"
            drawn.append(Chart(write_bars(bars, key=key), name))
    return tuple(drawn)


def _told(rows: Sequence[BarRow], keys: Sequence[str]) -> str:
    """Return what a chart shows, for who does not see it."""
    return "; ".join(
        f"{row.label}: "
        + ", ".join(f"{key} {bar.text}" for key, bar in zip(keys, row.bars, strict=True))
        for row in rows
    )


def of_one(record: AnnualRecord, subject: Subject | None) -> tuple[Chart, ...]:
    """Return the values of one indicator over the years, with their targets."""
    if subject is None or subject.kind != "series":
        return ()
    return tuple(chart for one in chosen(record, subject) for chart in _line(record, one))


def _line(record: AnnualRecord, one: Measure) -> tuple[Chart, ...]:
    years = [e for e in one.earlier if e.value is not None]
    if not years or one.now.value is None:
        return ()
    stated = [*years, one.now]
    title = f"Realisasi {one.text} {years[0].year}–{record.year}"
    points = tuple(
        ChartPoint(
            label="",
            group=str(at.year),
            actual=at.value,
            target=at.target,
            is_apart=not at.is_comparable and n > 0,
            is_break=not at.is_comparable,
        )
        for n, at in enumerate(stated)
    )
    told = ", ".join(f"{at.year} {stating.actual_of(one, at).cell}" for at in stated)
    drawing = Line(title, told, one.measured_in, points, record.chart_colour)
    svg = write_chart(drawing, key=f"tahun-{one.series_id}", width=480, height=200)
    return (Chart(svg, title, 0.75),)
