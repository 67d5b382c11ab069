"""The pemda as papers and core speak of it."""

from jenjang.apps.organisation.snapshots.deadlines import (
    Counted,
    Deadline,
    counted_in,
    deadlines_of,
    filing_day,
    holidays_known,
)
from jenjang.apps.organisation.snapshots.letterhead import letterhead_of

__all__ = [
    "Counted",
    "Deadline",
    "counted_in",
    "deadlines_of",
    "filing_day",
    "holidays_known",
    "letterhead_of",
]
