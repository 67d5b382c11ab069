"""The record of a unit's period for its LKjIP: read once, drawn and filled from there."""

from jenjang.apps.reports.snapshots.annual.facts import Subject
from jenjang.apps.reports.snapshots.annual.reading import read_record
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord

__all__ = ["AnnualRecord", "Subject", "read_record"]
