"""A report goes from state to state; each way back has its reason."""

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.reports.models import (
    PerformanceReport,
    ReportReview,
    ReportState,
    Step,
    step_named,
)
from jenjang.apps.reports.services.publishing import (
    Bound,
    bind_latest,
    publish_edition,
    withdraw_edition,
)
from jenjang.core.values import Refused


def take_step(
    *, report_id: int, version: int, key: str, reason: str = "", by: User
) -> PerformanceReport:
    """Take a report to the state of a step that leaves from where it is.

    Refused where somebody took one meanwhile, and for a way back without a reason. The
    approval is not taken here: it freezes the report. What is published is bound with its
    statement before the report is locked.
    """
    step = step_named(key)
    publishes = step is not None and step.target == ReportState.PUBLISHED
    bound = bind_latest(report_id) if publishes else None
    return _taken(report_id, version, key, reason, (bound, by))


@transaction.atomic
def _taken(
    report_id: int, version: int, key: str, reason: str, done: tuple[Bound | None, User]
) -> PerformanceReport:
    bound, by = done
    rows = PerformanceReport.objects.select_for_update(of=("self",))
    report = rows.select_related("unit", "period").get(pk=report_id)
    step = _step(report, version, key)
    if step.needs_reason and not reason.strip():
        raise Refused("Tulis alasannya, supaya penulis tahu apa yang diperbaiki.")
    _refuse_unreviewed(report, step)
    if report.state == ReportState.PUBLISHED:
        withdraw_edition(report, reason.strip(), by)
    move_on(report, step, reason.strip(), by)
    if step.target == ReportState.PUBLISHED:
        publish_edition(report, by, bound)
    return report


def _refuse_unreviewed(report: PerformanceReport, step: Step) -> None:
    """A report was reviewed when the reviu of what was frozen last is closed."""
    if step.target != ReportState.REVIEWED:
        return
    last = report.editions.defer("document").order_by("-n").first()
    review = ReportReview.objects.filter(edition=last).first()
    if review is None or not review.is_closed:
        raise Refused("Jawab dulu daftar uji reviu, lalu terbitkan pernyataannya.")


def _step(report: PerformanceReport, version: int, key: str) -> Step:
    step = step_named(key)
    if step is not None and step.target == ReportState.APPROVED:
        raise Refused("Laporan disetujui dengan membekukannya.")
    if step is None or report.version != version or report.state not in step.sources:
        now = report.get_state_display().lower()
        raise Refused(f"Laporan ini sekarang {now}; muat ulang halaman.")
    return step


def move_on(report: PerformanceReport, step: Step, reason: str, by: User | None) -> None:
    """Write the new state of a locked report and its history."""
    before, report.state = report.state, step.target
    report.reason = reason or None
    report.version += 1
    report.moved_at = timezone.now()
    report.save()
    record(
        actor=by,
        action=f"performance_report.{step.key}",
        subject=report,
        before=before,
        after={"state": report.state, "reason": reason or None},
        unit_id=report.unit_id,
    )
