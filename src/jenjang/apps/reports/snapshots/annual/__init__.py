"""The record of a unit's period for its LKjIP: read once, drawn and filled from there."""

from jenjang.apps.reports.snapshots.annual.facts import Subject
from jenjang.apps.reports.snapshots.annual.figures import figures_of
from jenjang.apps.reports.snapshots.annual.gaps import Gap, gaps_of
from jenjang.apps.reports.snapshots.annual.parts import PARTS, Part, part_of
from jenjang.apps.reports.snapshots.annual.proposals import Proposal, proposals_of
from jenjang.apps.reports.snapshots.annual.reading import read_record
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.apps.reports.snapshots.annual.touching import seen, seen_of, touched

__all__ = [
    "PARTS",
    "AnnualRecord",
    "Gap",
    "Part",
    "Proposal",
    "Subject",
    "figures_of",
    "gaps_of",
    "part_of",
    "proposals_of",
    "read_record",
    "seen",
    "seen_of",
    "touched",
]
