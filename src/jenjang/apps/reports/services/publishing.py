"""A frozen report is given to the public with the statement of its reviu; taken back."""

from dataclasses import dataclass

from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.reports.models import (
    Edition,
    PerformanceReport,
    Publication,
    ReportReview,
)
from jenjang.apps.reports.services.keeping import kept_pdf
from jenjang.apps.reports.snapshots.binding import bound_with
from jenjang.apps.reports.snapshots.frozen import blocks_of_edition
from jenjang.core.values import Refused
from jenjang.papers.exchange.blocks import blocks_from_json
from jenjang.papers.masking import without_nips
from jenjang.papers.signing import sealed_pdf
from jenjang.web.public import report_address


@dataclass(frozen=True, slots=True)
class Bound:
    """The papers of an edition with its statement, for its unit and for the public."""

    edition_id: int
    pdf: bytes
    public_pdf: bytes


def bind_latest(report_id: int) -> Bound | None:
    """Set the latest edition with the statement of its reviu, None where there is none.

    Both are frozen, so this is done before the report is locked.
    """
    editions = Edition.objects.filter(report=report_id)
    edition = editions.select_related("report__unit", "report__period").first()
    review = ReportReview.objects.filter(edition=edition, closed_at__isnull=False).first()
    if edition is None or review is None:
        return None
    statement = blocks_from_json(review.document or ())
    blocks = bound_with(blocks_of_edition(edition), statement)
    about = (str(edition), report_address(edition.code), timezone.localdate())
    return Bound(
        edition.pk, sealed_pdf(blocks, *about), sealed_pdf(without_nips(blocks), *about)
    )


def publish_edition(
    report: PerformanceReport, by: User | None, bound: Bound | None = None
) -> Edition:
    """Publish the latest edition of a locked report; call it inside its transaction.

    `bound` is the paper with its statement; raise Refused where it is of another edition.
    """
    edition = report.editions.defer("document").order_by("-n").first()
    if edition is None:
        raise Refused("Laporan ini belum dibekukan.")
    if bound is not None:
        _keep(edition, report, bound, by)
    edition.published_at = timezone.now()
    edition.save(update_fields=["published_at"])
    record(
        actor=by,
        action="edition.published",
        subject=edition,
        after={"n": edition.n},
        unit_id=report.unit_id,
    )
    return edition


def _keep(
    edition: Edition, report: PerformanceReport, bound: Bound, by: User | None
) -> None:
    if bound.edition_id != edition.pk:
        raise Refused("Laporan ini dibekukan lagi selagi disiapkan; muat ulang halaman.")
    if Publication.objects.filter(edition=edition).exists():
        return
    Publication.objects.create(
        edition=edition,
        pdf=kept_pdf(bound.pdf, report, by),
        public_pdf=kept_pdf(bound.public_pdf, report, by),
    )


def withdraw_edition(report: PerformanceReport, reason: str, by: User | None) -> Edition:
    """Take back what of a locked report is published; call it inside its transaction.

    The edition stays as it was frozen, and its page says why it was taken back.
    """
    edition = Edition.objects.filter(report=report).published().defer("document").first()
    if edition is None:
        raise Refused("Laporan ini tidak sedang dipublikasikan.")
    edition.withdrawn_at, edition.withdrawal = timezone.now(), reason
    edition.save(update_fields=["withdrawn_at", "withdrawal"])
    record(
        actor=by,
        action="edition.withdrawn",
        subject=edition,
        after={"n": edition.n, "reason": reason},
        unit_id=report.unit_id,
    )
    return edition
