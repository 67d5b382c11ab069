"""Checks of what others said of the report: the auditor, and an earlier reviu."""

from collections.abc import Iterator

from jenjang.apps.findings.models import Finding
from jenjang.apps.findings.services import is_audited
from jenjang.apps.reports.checks.lacks import Lack, Looked
from jenjang.apps.reports.models import ReviewAnswer, ReviewPoint
from jenjang.core.checklists import all_checklists


def findings(looked: Looked) -> Iterator[Lack]:
    """The auditor, over report and sources as they are now, found nothing certain."""
    report = looked.report
    if not is_audited(report, looked.document_sha256):
        what = "Auditor belum memeriksa naskah yang sekarang; jalankan pemeriksaan."
        yield Lack(what, ("reports:checks", report.pk))
    for finding in Finding.objects.of_subject(report).stopping():
        yield Lack(finding.message, ("findings:list", None))


def unanswered_review(looked: Looked) -> Iterator[Lack]:
    """What an earlier reviu answered with *tidak* has a reply of who writes the report."""
    rows = ReviewPoint.objects.filter(
        review__edition__report=looked.report, answer=ReviewAnswer.NO, reply=None
    )
    for point in rows.select_related("review__edition"):
        review = point.review
        text = all_checklists()[review.checklist].point(point.key).text
        yield Lack(f"{point.key} {text}", ("reports:review", review.edition_id))
