"""Draft sentences of the record become passages that wait for somebody.

One proposal makes one passage for ever: removed, it does not come back; accepted or
written over, it is a text like any other and is not touched again.
"""

from collections.abc import Iterable

from django.db.models import Max

from jenjang.apps.reports.models import (
    Origin,
    Passage,
    PassageKind,
    PerformanceReport,
    Section,
    VersionAct,
)
from jenjang.apps.reports.services.writing import keep_version
from jenjang.apps.reports.snapshots.annual import Proposal, proposals_of, read_record
from jenjang.apps.reports.snapshots.written.material import subject_of


def propose(report: PerformanceReport) -> int:
    """Put the drafts of the record into a locked report; return how many are new."""
    record = read_record(report.unit, report.period)
    return put_proposals(report, proposals_of(record))


def put_proposals(report: PerformanceReport, proposals: Iterable[Proposal]) -> int:
    """Put drafts into the sections they are for; return how many are new."""
    sections = {
        (section.key, subject_of(section)): section
        for section in report.sections.filter(is_gone=False)
    }
    known = {
        (one.section_id, one.proposal): one
        for one in Passage.objects.filter(section__report=report).exclude(proposal="")
    }
    count = 0
    for proposal in proposals:
        section = sections.get((proposal.section_key, proposal.subject))
        if section is None:
            continue
        section.report = report
        count += _put(section, proposal, known.get((section.pk, proposal.key)))
    return count


def _put(section: Section, proposal: Proposal, known: Passage | None) -> int:
    if known is None:
        _insert(section, proposal)
        return 1
    said = proposal.text_with_tokens
    if known.is_draft and known.removed_at is None and known.text != said:
        known.text, known.sources = said, list(proposal.sources)
        known.version += 1
        known.save(update_fields=["text", "sources", "version"])
        keep_version(section, VersionAct.PROPOSED, known, None)
    return 0


def _insert(section: Section, proposal: Proposal) -> None:
    last = section.passages.standing().aggregate(last=Max("order"))["last"] or 0
    passage = Passage.objects.create(
        section=section,
        order=last + 1,
        kind=PassageKind.PARAGRAPH,
        text=proposal.text_with_tokens,
        origin=Origin.PROPOSAL,
        proposal=proposal.key,
        sources=list(proposal.sources),
    )
    keep_version(section, VersionAct.PROPOSED, passage, None)
