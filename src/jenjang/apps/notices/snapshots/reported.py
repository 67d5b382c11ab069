"""Matters of written reports: sections to be written, and reports that wait for somebody.

A report that waits has no deadline of its own: whoever it waits for is told at once, and
it counts as late after as many days as the pemda reminds before a deadline.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.notices.snapshots.near import MOST, OPERATORS, PEMBINA, Matter, Near
from jenjang.apps.organisation.models import Role
from jenjang.apps.reports.models import PerformanceReport, ReportState, Section
from jenjang.core.deadlines import Step, Told

HEADS = frozenset({Role.KEPALA})
LEADERS = frozenset({Role.PIMPINAN})
JUDGES = frozenset({Role.EVALUATOR, Role.PEMBINA})
NOBODY: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Waiting:
    """For whom a report waits in a state: of a unit, and of the whole pemda.

    `roles_of_all` hold their role over all units; what waits for them is told to nobody
    else: the unit is not late.
    """

    name: str
    title: str
    text: str
    page: str
    roles: frozenset[Role] = NOBODY
    roles_of_pemda: frozenset[Role] = NOBODY
    roles_of_all: frozenset[Role] = NOBODY


APPROVAL = Waiting(
    "Persetujuan LKjIP", "menunggu persetujuan",
    "Baca naskahnya, lalu setujui dan bekukan atau kembalikan dengan alasan.",
    "reports:checks", HEADS, LEADERS,
)  # fmt: skip
REVIEW = Waiting(
    "Reviu LKjIP", "menunggu reviu",
    "Laporan sudah disampaikan: jawab daftar uji reviu atau minta perbaikan.",
    "reports:written", roles_of_pemda=JUDGES, roles_of_all=JUDGES,
)  # fmt: skip
RETURNED = Waiting(
    "Perbaikan LKjIP", "dikembalikan", "", "reports:written", OPERATORS, PEMBINA
)
STATES = {
    ReportState.CHECKING: APPROVAL,
    ReportState.SUBMITTED: REVIEW,
    ReportState.WRITING: RETURNED,
}


def section_matters(near: Near) -> Iterator[Matter]:
    """Sections of a written report that a position is to write, not done yet."""
    for one in Section.objects.waiting().select_related("report__period", "responsible"):
        due_on, writer, unit_id = one.due_on, one.responsible_id, one.report.unit_id
        if due_on is None or writer is None or unit_id not in near.units:
            continue
        step = near.step(due_on)
        if step is not None and unit_id is not None:
            text = f"{one.responsible}: {one.report.period}."
            yield Matter(
                subject=f"bagian-{one.pk}",
                name="Bagian LKjIP",
                step=step,
                due_on=due_on,
                title=f"Bagian LKjIP belum selesai: {one.title}"[:MOST],
                text=text,
                url=reverse("reports:section", args=[one.pk]),
                unit=near.units[unit_id],
                of_positions={writer: text},
            )


def report_matters(near: Near) -> Iterator[Matter]:
    """Reports that wait for approval or reviu, and those that were sent back."""
    rows = PerformanceReport.objects.filter(
        Q(state__in=(ReportState.CHECKING, ReportState.SUBMITTED))
        | Q(state=ReportState.WRITING, reason__isnull=False),
        moved_at__isnull=False,
    )
    for report in rows.select_related("unit", "period").order_by("pk"):
        due_on = _due_on(report, near)
        step = near.step(due_on)
        if step is not None and report.unit_id in {None, *near.units}:
            yield _report_matter(report, due_on, step)


def _due_on(report: PerformanceReport, near: Near) -> dt.date:
    moved_at = report.moved_at or report.opened_at
    return timezone.localdate(moved_at) + dt.timedelta(days=near.pace.before_days)


def _report_matter(report: PerformanceReport, due_on: dt.date, step: Step) -> Matter:
    waiting = STATES[ReportState(report.state)]
    is_of_unit = report.unit is not None
    return Matter(
        subject=f"lkjip-{report.pk}-{report.version}",
        name=waiting.name,
        step=replace(step, reaches=(Told.OWN,)) if waiting.roles_of_all else step,
        due_on=due_on,
        title=f"{report} {waiting.title}"[:MOST],
        text=waiting.text or f"Alasan: {report.reason}",
        url=reverse(waiting.page, args=[report.pk]),
        unit=report.unit,
        roles=waiting.roles if is_of_unit else waiting.roles_of_pemda,
        roles_of_all=waiting.roles_of_all if is_of_unit else NOBODY,
    )
