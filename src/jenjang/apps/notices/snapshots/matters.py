"""Matters: things that are due and not done, each with who is to do it.

`SOURCES` names where matters come from; a new kind is one generator and one line there.
A matter that can be known to be done stays until it is; another is told of until its day.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.followup.models import Decision, Question
from jenjang.apps.measurement.models import Achievement, Result, ResultState
from jenjang.apps.measurement.snapshots.red import Unfiled, unfiled_in
from jenjang.apps.notices.snapshots.near import (
    MOST,
    OPERATORS,
    PEMBINA,
    VERIFIERS,
    Matter,
    Near,
    read_near,
)
from jenjang.apps.notices.snapshots.reported import report_matters, section_matters
from jenjang.apps.organisation.models import (
    Appointment,
    Period,
    Position,
    Unit,
)
from jenjang.apps.organisation.snapshots import Deadline
from jenjang.core.deadlines import Pace, Step
from jenjang.core.values import Reason


def matters_on(today: dt.date, pace: Pace) -> list[Matter]:
    """Return everything that somebody is to be told on that day."""
    near = read_near(today, pace)
    return [matter for source in SOURCES for matter in source(near)]


def unfiled_matters(near: Near) -> Iterator[Matter]:
    """Figures nobody filed, and nobody said why there is none."""
    filing = ("ukur_bulan", "ukur_triwulan", "ukur_semester", "ukur_tahun")
    for deadline, step in near.of(*filing):
        if deadline.period is None or deadline.period.last_day >= near.today:
            continue
        for unit in _units_missing(deadline.period, near):
            gaps = _untold(unit, deadline.period)
            if gaps:
                yield _unfiled(deadline, step, unit, gaps)


def _units_missing(period: Period, near: Near) -> list[Unit]:
    rows = Achievement.objects.filter(period=period, reason=Reason.NOT_MEASURED.name)
    found = rows.order_by().values_list("series__unit_id", flat=True).distinct()
    return [near.units[pk] for pk in sorted(found) if pk in near.units]


def _untold(unit: Unit, period: Period) -> list[Unfiled]:
    """Return what is missing but for what was said to be "belum diukur", with a reason."""
    told = set(
        Result.objects.of_unit(unit)
        .filter(period=period, unmeasured_because__isnull=False)
        .values_list("series_id", flat=True)
    )
    gaps = [
        Unfiled(
            gap.position, tuple(one for one in gap.indicators if one.series_id not in told)
        )
        for gap in unfiled_in(unit.pk, period.year_id, [period])
    ]
    return [gap for gap in gaps if gap.indicators]


def _unfiled(deadline: Deadline, step: Step, unit: Unit, gaps: list[Unfiled]) -> Matter:
    count = sum(len(gap.indicators) for gap in gaps)
    of_positions = {
        gap.position.pk: f"{gap.position}: {_indicators(gap)} belum diisi."
        for gap in gaps
        if gap.position is not None
    }
    who = "; ".join(
        f"{gap.position or 'belum ada penanggung jawab'} {len(gap.indicators)}"
        for gap in gaps
    )
    return Matter(
        subject=deadline.key,
        name=deadline.name,
        step=step,
        due_on=deadline.due_on,
        title=f"Pengukuran {deadline.period} belum lengkap",
        text=f"{count} indikator belum diisi: {who}.",
        url=_filing_url(unit, deadline.period),
        unit=unit,
        roles=OPERATORS,
        of_positions=of_positions,
    )


def _indicators(gap: Unfiled) -> str:
    first = gap.indicators[0].text
    rest = len(gap.indicators) - 1
    return f"“{first}” dan {rest} indikator lain" if rest else f"“{first}”"


def _filing_url(unit: Unit, period: Period | None) -> str:
    quarter = "" if period is None else f"&triwulan={(period.last_day.month + 2) // 3}"
    year = "" if period is None else f"&tahun={period.year_id}"
    return f"{reverse('measurement:missing')}?unit={unit.pk}{year}{quarter}"


def unverified_matters(near: Near) -> Iterator[Matter]:
    """Figures that were handed in and wait for verification; others not handed in yet."""
    for deadline, step in near.of("verifikasi"):
        if deadline.period is None or deadline.period.last_day >= near.today:
            continue
        counts = _states(deadline.period)
        for pk, states in sorted(counts.items()):
            if pk in near.units:
                yield from _waiting(deadline, step, near.units[pk], states)


def _states(quarter: Period) -> dict[int, Counter[str]]:
    """Return how many results of the quarter stand in each state, by unit; one query."""
    rows = (
        Result.objects.within(quarter)
        .told()
        .exclude(state=ResultState.VERIFIED)
        .order_by()
        .values_list("series__unit_id", "state")
        .annotate(Count("pk"))
    )
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for unit_id, state, count in rows:
        found[unit_id][state] += count
    return found


def _waiting(
    deadline: Deadline, step: Step, unit: Unit, states: Counter[str]
) -> Iterator[Matter]:
    submitted = states[ResultState.SUBMITTED]
    unsent = states[ResultState.FILED] + states[ResultState.RETURNED]
    quarter = deadline.period
    if quarter is None:
        return
    query = f"?unit={unit.pk}&tahun={deadline.year}&triwulan={quarter.n}"
    if submitted:
        yield Matter(
            subject=deadline.key,
            name=deadline.name,
            step=step,
            due_on=deadline.due_on,
            title=f"{submitted} nilai {quarter} menunggu verifikasi",
            text="Periksa nilainya, lalu verifikasi atau kembalikan dengan alasan.",
            url=f"{reverse('measurement:queue')}{query}",
            unit=unit,
            roles=VERIFIERS,
        )
    if unsent:
        yield Matter(
            subject=f"ajukan-{deadline.year}-{quarter.n}",
            name=f"Pengajuan nilai {quarter}",
            step=step,
            due_on=deadline.due_on,
            title=f"{unsent} nilai {quarter} belum diajukan",
            text="Nilainya sudah diisi atau dikembalikan, tetapi belum diajukan untuk "
            "diverifikasi.",
            url=f"{reverse('measurement:grid')}{query}",
            unit=unit,
            roles=OPERATORS,
        )


def unpromised_matters(near: Near) -> Iterator[Matter]:
    """Positions that are held and have no Perjanjian Kinerja in force."""
    for deadline, step in near.of("pk"):
        by_unit: defaultdict[int, list[Position]] = defaultdict(list)
        for position in _without_paper(deadline.year, near.today):
            by_unit[position.unit_id or 0].append(position)
        for pk, positions in by_unit.items():
            if pk in near.units:
                yield _unpromised(deadline, step, near.units[pk], positions)


def _without_paper(year: int, today: dt.date) -> Iterator[Position]:
    papers = Agreement.objects.filter(
        position=OuterRef("pk"), year=year, state=State.IN_FORCE
    )
    held = Appointment.objects.on(today).filter(position=OuterRef("pk"))
    rows = Position.objects.filter(~Exists(papers), Exists(held), unit__isnull=False)
    return rows.order_by("unit_id", "path").iterator()


def _unpromised(
    deadline: Deadline, step: Step, unit: Unit, positions: list[Position]
) -> Matter:
    return Matter(
        subject=deadline.key,
        name=deadline.name,
        step=step,
        due_on=deadline.due_on,
        title=f"Perjanjian Kinerja {deadline.year} belum lengkap",
        text=f"{len(positions)} jabatan belum mempunyai Perjanjian Kinerja yang berlaku.",
        url=f"{reverse('agreements:list')}?unit={unit.pk}&tahun={deadline.year}",
        unit=unit,
        roles=OPERATORS,
        of_positions={
            one.pk: f"{one}: Perjanjian Kinerja {deadline.year} belum berlaku."
            for one in positions
        },
    )


def asked_matters(near: Near) -> Iterator[Matter]:
    """Questions without an answer."""
    rows = Question.objects.waiting().for_table().select_related("position__unit")
    for one in rows:
        step = near.step(one.due_on)
        if step is not None and one.unit_id in near.units:
            yield Matter(
                subject=f"tanya-{one.pk}",
                name="Pertanyaan tentang capaian",
                step=step,
                due_on=one.due_on,
                title=f"Pertanyaan belum dijawab: {one.about}"[:MOST],
                text=f"{one.position}: {one.text}",
                url=reverse("followup:question", args=[one.pk]),
                unit=near.units[one.unit_id],
                of_positions={one.position_id: f"{one.position}: {one.text}"},
            )


def decided_matters(near: Near) -> Iterator[Matter]:
    """Decisions of meetings that somebody still has to carry out."""
    for one in Decision.objects.unfinished().for_table():
        step, unit_id = near.step(one.due_on), one.item.meeting.unit_id
        if step is not None and unit_id in near.units:
            yield Matter(
                subject=f"putusan-{one.pk}",
                name="Putusan rapat",
                step=step,
                due_on=one.due_on,
                title=f"Putusan rapat belum selesai: {one.text}"[:MOST],
                text=f"{one.position}: {one.item.meeting}.",
                url=reverse("followup:decision", args=[one.pk]),
                unit=near.units[unit_id],
                of_positions={one.position_id: f"{one.position}: {one.item.meeting}."},
            )


LAST_YEARS = "reports:written_list"  # where a year is written about after it
CALENDAR = {
    "e81": (OPERATORS, "measurement:summary"),
    "fisik": (OPERATORS, "measurement:summary"),
    "renaksi": (OPERATORS, "agreements:list"),
    "lkjip_lalu": (OPERATORS, "reports:written_list"),
    "lkj_pemda": (PEMBINA, "reports:written_list"),
    "renja": (OPERATORS, "plans:list"),
    "pk_perubahan": (OPERATORS, "agreements:list"),
    "tindak_lanjut": (OPERATORS, "followup:use"),
    "skm": (OPERATORS, "home"),
}
"""Acts that nobody can see done here: who is told before the day and on it, and where."""


def calendar_matters(near: Near) -> Iterator[Matter]:
    """What is due by the calendar alone: told of until its day, never called late."""
    for deadline, step in near.of(*CALENDAR):
        roles, page = CALENDAR[deadline.act.key]
        if not step.is_late:
            yield Matter(
                subject=deadline.key,
                name=deadline.name,
                step=step,
                due_on=deadline.due_on,
                title=deadline.name,
                text=f"Dasar: {deadline.act.source}.",
                url=f"{reverse(page)}?tahun={deadline.year - (page == LAST_YEARS)}",
                roles=roles,
            )


SOURCES: tuple[Callable[[Near], Iterator[Matter]], ...] = (
    unfiled_matters,
    unverified_matters,
    unpromised_matters,
    asked_matters,
    decided_matters,
    section_matters,
    report_matters,
    calendar_matters,
)
