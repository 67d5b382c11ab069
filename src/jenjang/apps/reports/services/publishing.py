"""A frozen report is given to the public, and taken back."""

from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.reports.models import Edition, PerformanceReport
from jenjang.core.values import Refused


def publish_edition(report: PerformanceReport, by: User | None) -> Edition:
    """Publish the latest edition of a locked report; call it inside its transaction."""
    edition = report.editions.defer("document").order_by("-n").first()
    if edition is None:
        raise Refused("Laporan ini belum dibekukan.")
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
