"""Draft sentences from what is already in the system; nothing is invented.

Every figure is a token, so a draft that somebody accepts stays true. Causes, obstacles and
decisions are in the words of those who filed them. Where nobody said why, there is no
draft: it is a gap (`gaps_of`).
"""

from jenjang.apps.reports.snapshots.annual.proposals.analyses import of_indicators
from jenjang.apps.reports.snapshots.annual.proposals.proposal import Proposal
from jenjang.apps.reports.snapshots.annual.proposals.sections import of_sections
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord

__all__ = ["Proposal", "proposals_of"]


def proposals_of(record: AnnualRecord) -> tuple[Proposal, ...]:
    """Return the drafts of a report, each key once; no query."""
    return (*of_sections(record), *of_indicators(record))
