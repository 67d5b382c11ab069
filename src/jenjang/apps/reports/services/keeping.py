"""The papers of a report are kept among the files that were issued."""

from django.utils.text import slugify

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import store
from jenjang.apps.reports.models import PerformanceReport


def kept_pdf(pdf: bytes, report: PerformanceReport, by: User | None) -> StoredFile:
    """Return the paper of a report, kept."""
    return store(
        content=pdf,
        name=f"{slugify(str(report))}.pdf",
        media_type="application/pdf",
        kind=Kind.ISSUED,
        by=by,
    )
