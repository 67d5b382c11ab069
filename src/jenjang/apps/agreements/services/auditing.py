"""The auditor over agreements: a unit's in force, and one before it is signed."""

from collections import defaultdict

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.snapshots import (
    current_papers,
    in_force_with_parties,
    named_papers,
)
from jenjang.apps.findings.models import Finding as KeptFinding
from jenjang.apps.findings.services import About, is_audited, keep_audit
from jenjang.apps.organisation.models import Unit
from jenjang.papers.audit import Finding, audit


@transaction.atomic
def audit_agreements(*, unit: Unit, year: int, by: User | None) -> int:
    """Audit a unit's agreements in force, held against one another; return how many fall.

    Each finding is kept with the agreement its root stands in.
    """
    agreements = list(in_force_with_parties(unit.pk, year))
    papers = named_papers(agreements)
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in audit(list(papers)):
        found[finding.places[0].file].append(finding)
    for agreement, one in zip(agreements, papers, strict=True):
        about = About(agreement, unit.pk, year, agreement.document_sha256)
        keep_audit(about=about, findings=found[one.file], by=by)
    return sum(map(len, found.values()))


@transaction.atomic
def stops_signing(agreement: Agreement) -> list[KeptFinding]:
    """Return what keeps an agreement from being signed: certain, grave and open.

    It is audited anew, beside the unit's other agreements, where the last run over it saw
    another document.
    """
    if not is_audited(agreement, agreement.document_sha256):
        audit_one(agreement)
    return stopping(agreement)


def stopping(agreement: Agreement) -> list[KeptFinding]:
    """Return the findings kept that stop an agreement, as the last run left them."""
    return list(KeptFinding.objects.of_subject(agreement).stopping())


@transaction.atomic
def audit_one(agreement: Agreement) -> None:
    """Audit an agreement beside those of the unit's other positions; keep its findings.

    Beside each other position's paper that counts now: on its way, else in force. The
    row is held, so that two audits of one agreement follow one another.
    """
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    others = current_papers(agreement.unit_id, agreement.year_id)
    beside = [one for one in others if one.position_id != agreement.position_id]
    papers = named_papers([agreement, *beside])
    own = papers[0].file
    findings = [one for one in audit(papers) if one.places and one.places[0].file == own]
    about = About(
        agreement, agreement.unit_id, agreement.year_id, agreement.document_sha256
    )
    keep_audit(about=about, findings=findings, by=None)
