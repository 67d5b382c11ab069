"""What a page of a written report works on, and whether this person may write there."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.reports.models import Comment, Passage, PerformanceReport, Section
from jenjang.apps.reports.permissions import can_write_report, can_write_section


def report_seen(request: SignedInRequest, pk: int) -> PerformanceReport:
    """Return a report this person may read; 404 for another."""
    scope(request)  # refuses a unit that is not the person's
    rows = PerformanceReport.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("unit", "period", "template"), pk=pk)


def report_written(request: SignedInRequest, pk: int) -> PerformanceReport:
    """Return a report this person's office writes; else 404 or 403."""
    report = report_seen(request, pk)
    if not can_write_report(request.user, report.unit_id):
        raise PermissionDenied
    return report


def section_seen(request: SignedInRequest, pk: int) -> Section:
    """Return a section of a report this person may read; 404 for another."""
    section = get_object_or_404(
        Section.objects.select_related("responsible", "source"), pk=pk
    )
    section.report = report_seen(request, section.report_id)
    return section


def section_written(request: SignedInRequest, pk: int) -> Section:
    """Return a section this person writes; else 404 or 403."""
    section = section_seen(request, pk)
    if not can_write_section(request.user, section):
        raise PermissionDenied
    return section


def passage_written(request: SignedInRequest, pk: int) -> Passage:
    """Return a passage of a section this person writes; else 404 or 403."""
    passage = get_object_or_404(Passage.objects.select_related("picture"), pk=pk)
    passage.section = section_written(request, passage.section_id)
    return passage


def comment_seen(request: SignedInRequest, pk: int) -> Comment:
    """Return a remark on a report this person may read; 404 for another."""
    comment = get_object_or_404(Comment, pk=pk)
    comment.section = section_seen(request, comment.section_id)
    return comment
