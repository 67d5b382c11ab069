"""The auditor over a report as it would be frozen, beside the papers it is drawn from."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.snapshots import current_papers, named_papers
from jenjang.apps.findings.services import About, keep_audit
from jenjang.apps.plans.models import IkuDecree
from jenjang.apps.plans.snapshots import decree_of
from jenjang.apps.reports.models import PerformanceReport
from jenjang.apps.reports.snapshots.frozen import Composed, composed
from jenjang.papers.audit import Finding, Paper, audit
from jenjang.papers.reading import recognise
from jenjang.papers.reviewing import own_decree, with_places


def audit_report(*, report_id: int, by: User | None) -> Composed:
    """Audit a report beside its unit's agreements and IKU decrees; keep the findings.

    Returned is what was audited. Of the whole pemda there is the report alone.
    """
    rows = PerformanceReport.objects.select_related("unit", "period", "template")
    report = rows.get(pk=report_id)
    made = composed(report)
    found = audited(report, made)
    with transaction.atomic():
        PerformanceReport.objects.select_for_update().get(pk=report_id)
        about = About(report, report.unit_id, report.period.year_id, made.document_sha256)
        keep_audit(about=about, findings=found, by=by)
    return made


def audited(report: PerformanceReport, made: Composed) -> list[Finding]:
    """Return what the auditor says of a report: each finding names a place in it."""
    placed = tuple(with_places(made.blocks))
    own = Paper(str(report), placed, recognise(placed))
    found = audit([own, *_sources(report)])
    return [one for one in found if any(spot.file == own.file for spot in one.places)]


def _sources(report: PerformanceReport) -> list[Paper]:
    if report.unit_id is None:
        return []
    year = report.period.year_id
    return [*named_papers(current_papers(report.unit_id, year)), *_decrees(report, year)]


def _decrees(report: PerformanceReport, year: int) -> list[Paper]:
    rows = IkuDecree.objects.filter(
        plan__unit=report.unit_id,
        plan__first_year__lte=year,
        plan__last_year__gte=year,
        document__isnull=False,
    ).select_related("plan__unit", "signer__official", "signer__position__unit")
    return [own_decree(str(one), decree_of(one)) for one in rows]
