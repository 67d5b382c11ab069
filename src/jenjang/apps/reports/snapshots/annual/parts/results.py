"""Tables of what was reached: against target, earlier years, Renstra and standards."""

from itertools import chain

from jenjang.apps.plans.models import ObjectiveLevel
from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import Measure, Subject
from jenjang.apps.reports.snapshots.annual.parts.rows import (
    by_the_end,
    chosen,
    indicator_row,
    known,
    mean_key,
    mean_row,
    numbered,
    why_not,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.core.figures import write_number
from jenjang.core.scales import Band
from jenjang.papers.document import FactTable, Figure, IndicatorRow, PlainTable

STRATEGIC = (ObjectiveLevel.TUJUAN, ObjectiveLevel.STRATEGIS)


def scale(record: AnnualRecord, _: Subject | None) -> tuple[PlainTable, ...]:
    """Return the pemda's scale of capaian, from the highest band down."""
    rows = [("No", "Capaian (%)", "Predikat")]
    bands = list(record.scale.bands)
    for n in range(len(bands), 0, -1):
        above = bands[n] if n < len(bands) else None
        number = str(len(bands) - n + 1)
        rows.append((number, _range(bands[n - 1], above), bands[n - 1].label))
    caption = f"Skala Nilai Peringkat Kinerja ({record.scale.name})"
    return (PlainTable(tuple(rows), caption=caption),)


def _range(band: Band, above: Band | None) -> str:
    """Return the percentages of a band: ≥ 100, ≥ 70 – < 100, < 40."""
    low = high = ""
    if band.start is not None:
        low = f"{'≥' if band.is_inclusive else '>'} {write_number(band.start)}"
    if above is not None and above.start is not None:
        high = f"{'<' if above.is_inclusive else '≤'} {write_number(above.start)}"
    return " – ".join(filter(None, (low, high)))


def results(record: AnnualRecord, subject: Subject | None) -> tuple[FactTable, ...]:
    """Return target, realisasi, capaian and predikat, with the mean below."""
    return _results(record, chosen(record, subject), subject)


def headline(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return the results of goals and strategic objectives alone, where there are any."""
    top = tuple(
        one for one in record.answered if record.by_aim[one.objective_id].level in STRATEGIC
    )
    if not top or len(top) == len(record.answered):
        return _results(record, record.answered, None)
    rows = tuple(_result(record, *row) for row in numbered(record, top))
    caption = f"Ringkasan Capaian Sasaran Strategis {by_the_end(record)}"
    return (FactTable("capaian", rows, caption=caption),)


def _results(
    record: AnnualRecord, measures: tuple[Measure, ...], subject: Subject | None
) -> tuple[FactTable, ...]:
    if not measures:
        return ()
    rows = [_result(record, *row) for row in numbered(record, measures)]
    if len(rows) > 1:
        rows.append(mean_row(record, measures, mean_key(subject)))
    caption = f"Target dan Realisasi Kinerja {by_the_end(record)}"
    if subject is not None and subject.kind == "series":
        caption = f"Target dan Realisasi {measures[0].text} {by_the_end(record)}"
    return (FactTable("capaian", tuple(rows), caption=caption),)


def _result(
    record: AnnualRecord, number: str, objective: str, one: Measure
) -> IndicatorRow:
    return indicator_row(
        number,
        objective,
        one,
        result_figures(record, one),
        rating=one.now.rating,
        note=why_not(one),
    )


def result_figures(record: AnnualRecord, one: Measure) -> tuple[Figure, ...]:
    """Return target, realisasi and capaian of the period, those that are known."""
    return known(
        ("target", stating.target_of(record, one)),
        ("actual", stating.actual_of(one, one.now)),
        ("achievement_percent", stating.achieved_of(one, one.now)),
    )


def by_official(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return the results by the position that promises them, from the top."""
    promised = [
        (record.by_series[pk], paper.position)
        for paper in record.papers
        if paper.is_in_force
        for pk in paper.series
        if pk in record.by_series
    ]
    rows = [
        IndicatorRow(
            indicator=one.text,
            number=str(n),
            unit=one.measured_in or None,
            figures=result_figures(record, one),
            rating=one.now.rating or None,
            responsible=position,
            note=why_not(one) or None,
        )
        for n, (one, position) in enumerate(promised, start=1)
    ]
    caption = f"Capaian Kinerja menurut Penanggung Jawab {by_the_end(record)}"
    return (FactTable("capaian", tuple(rows), caption=caption),) if rows else ()


def over_years(record: AnnualRecord, subject: Subject | None) -> tuple[FactTable, ...]:
    """Return realisasi and capaian of up to three earlier years beside the period's."""
    if not record.years_before:
        return ()
    rows = tuple(
        indicator_row(number, objective, one, _yearly(record, one), note=_broken(one))
        for number, objective, one in numbered(record, chosen(record, subject))
    )
    caption = f"Perbandingan Realisasi dan Capaian {by_the_end(record)} dengan Tahun Lalu"
    return (FactTable("perbandingan tahun", rows, caption=caption),) if rows else ()


def _yearly(record: AnnualRecord, one: Measure) -> tuple[Figure, ...]:
    """Return the figures year by year; those that do not compare are printed too."""
    shown = [e for e in one.earlier if e.year in record.years_before]
    figures = chain.from_iterable(
        (
            ("actual", stating.actual_of(one, at), str(at.year)),
            ("achievement_percent", stating.achieved_of(one, at), str(at.year)),
        )
        for at in (*shown, one.now)
    )
    return known(*figures, ("change", stating.change_of(one)))


def _broken(one: Measure) -> str:
    """Return which years do not compare, and what changed since."""
    broken = [e for e in one.earlier if e.is_measured and not e.is_comparable]
    if not broken:
        return ""
    years = ", ".join(str(e.year) for e in broken)
    what = ", ".join(dict.fromkeys(chain.from_iterable(e.broken_by for e in broken)))
    return f"{years} tidak dapat dibandingkan: {what} berubah"


def against_renstra(record: AnnualRecord, subject: Subject | None) -> tuple[FactTable, ...]:
    """Return the period's results beside the target at the end of the Renstra."""
    rows = tuple(
        indicator_row(
            number,
            objective,
            one,
            known(
                ("actual", stating.actual_of(one, one.now), str(record.year)),
                (
                    "renstra_target",
                    stating.goal(one, one.end, record.year),
                    str(one.end.year),
                ),
                ("progress_percent", stating.progress_of(one)),
            ),
        )
        for number, objective, one in numbered(record, chosen(record, subject))
        if one.end is not None
    )
    caption = f"Realisasi {by_the_end(record)} terhadap Target Akhir Renstra"
    return (FactTable("perbandingan renstra", rows, caption=caption),) if rows else ()


def against_standard(
    record: AnnualRecord, subject: Subject | None
) -> tuple[FactTable, ...]:
    """Return the results beside standards; nothing where no indicator has one."""
    rows = tuple(
        IndicatorRow(
            indicator=one.text,
            objective=objective,
            number=number,
            unit=one.measured_in or None,
            figures=known(
                ("actual", stating.actual_of(one, one.now), str(record.year)),
                ("standard", stating.standard_of(one, standard)),
            ),
            data_source=standard.source or None,
            note=f"{standard.scope} {standard.year}",
        )
        for number, objective, one in numbered(record, chosen(record, subject))
        for standard in one.standards
    )
    caption = f"Realisasi {by_the_end(record)} dan Standar Nasional atau Provinsi"
    return (FactTable("perbandingan standar", rows, caption=caption),) if rows else ()
