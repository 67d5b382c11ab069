"""A frozen report is given to the public."""

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
