"""A report is approved: checked, audited, frozen for ever."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.files.services import sha256_of as sha256_of_bytes
from jenjang.apps.history.services import record
from jenjang.apps.reports.checks import Lack, Looked, check
from jenjang.apps.reports.models import Edition, PerformanceReport, step_named
from jenjang.apps.reports.services.checking import audit_report
from jenjang.apps.reports.services.keeping import kept_pdf
from jenjang.apps.reports.services.stepping import move_on
from jenjang.apps.reports.snapshots.frozen import Composed, composed
from jenjang.core.values import Refused
from jenjang.papers.masking import without_nips
from jenjang.papers.signing import sealed_pdf
from jenjang.web.public import new_code, report_address

APPROVAL = "setujui"
MOVED = (
    "Data atau tulisan berubah selagi laporan ini diperiksa; periksa lagi, lalu setujui."
)


class NotReady(Refused):
    """What keeps a report from being frozen: `lacks`, each with its place."""

    def __init__(self, lacks: list[Lack]) -> None:
        """Say how many there are, and the first of them."""
        self.lacks = lacks
        super().__init__(
            f"{len(lacks)} hal masih menghalangi pembekuan, antara lain: {lacks[0].what}"
        )


@dataclass(frozen=True, slots=True)
class Printed:
    """The papers of an edition to be: with its QR, and the one without NIPs."""

    code: str
    pdf: bytes
    public_pdf: bytes


def freeze_report(
    *, report_id: int, version: int, reason: str = "", by: User | None
) -> Edition:
    """Approve a report and freeze it: its document, paper, hash and QR, for ever.

    Raise NotReady for what the checks stop at, the auditor's among them; Refused where
    somebody took a step meanwhile, text or record changed since it was checked, or another
    edition than the first comes without a reason.
    """
    report = _ready(report_id, version, reason)
    made = audit_report(report_id=report_id, by=by)
    stopping = lacks_of(report, made)
    if stopping:
        raise NotReady(stopping)
    return _frozen(report_id, version, (made, _printed(report, made)), reason.strip(), by)


def lacks_of(report: PerformanceReport, made: Composed) -> list[Lack]:
    """Return what keeps a report, as it was composed, from being frozen."""
    return [
        lack for one in check(looked_over(report, made)) for lack in one.lacks if lack.stops
    ]


def looked_over(report: PerformanceReport, made: Composed) -> Looked:
    """Return a composed report as checks look at it."""
    return Looked(report, made.sections, made.material, made.document_sha256)


def _ready(report_id: int, version: int, reason: str) -> PerformanceReport:
    """Return the report where its approval is the next step; else raise Refused."""
    rows = PerformanceReport.objects.select_related("unit", "period", "template")
    report = rows.get(pk=report_id)
    _refuse(report, version, reason)
    return report


def _refuse(report: PerformanceReport, version: int, reason: str) -> None:
    step = step_named(APPROVAL)
    if step is None or report.state not in step.sources or report.version != version:
        now = report.get_state_display().lower()
        raise Refused(f"Laporan ini sekarang {now}; muat ulang halaman.")
    if report.editions.exists() and not reason.strip():
        raise Refused("Laporan ini pernah dibekukan; tulis alasan edisi baru.")


def _printed(report: PerformanceReport, made: Composed) -> Printed:
    code = new_code()
    address, title, today = report_address(code), str(report), timezone.localdate()
    return Printed(
        code,
        sealed_pdf(made.blocks, title, address, today),
        sealed_pdf(without_nips(made.blocks), title, address, today),
    )


@transaction.atomic
def _frozen(
    report_id: int,
    version: int,
    seen: tuple[Composed, Printed],
    reason: str,
    by: User | None,
) -> Edition:
    """Store what was seen, where the report is still that; the row is held meanwhile."""
    rows = PerformanceReport.objects.select_for_update(of=("self",))
    report = rows.select_related("unit", "period", "template").get(pk=report_id)
    _refuse(report, version, reason)
    made, printed = seen
    if composed(report).document_sha256 != made.document_sha256:
        raise Refused(MOVED)
    edition = _edition(report, made, printed, reason, by)
    step = step_named(APPROVAL)
    if step is not None:
        move_on(report, step, "", by)
    return edition


def _edition(
    report: PerformanceReport,
    made: Composed,
    printed: Printed,
    reason: str,
    by: User | None,
) -> Edition:
    n = report.editions.count() + 1
    edition = Edition.objects.create(
        report=report,
        n=n,
        document=made.document,
        document_sha256=made.document_sha256,
        pdf=kept_pdf(printed.pdf, report, by),
        public_pdf=kept_pdf(printed.public_pdf, report, by),
        sha256=sha256_of_bytes(printed.pdf),
        code=printed.code,
        reason=reason if n > 1 else None,
        frozen_by=by,
    )
    record(
        actor=by,
        action="edition.frozen",
        subject=edition,
        after={"n": n, "sha256": edition.sha256, "reason": edition.reason},
        unit_id=report.unit_id,
    )
    return edition
