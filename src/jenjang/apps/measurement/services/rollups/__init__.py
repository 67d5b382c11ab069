"""The roll-ups kept by the write path: Achievement per series, a RollUp per holder.

A roll-up is kept for each quarter. A series stands in it with its own period that ends
last in that quarter or before: a month's in TW IV with December, a semester's in TW II
with June. One that has no such period yet (a yearly one in TW I) is not due, not counted.
TW IV is the year. The kabupaten has no rows of its own: it is summed from its units' rows
when it is read, so that no row is wanted by every writer (docs/decisions/0018).
"""

from jenjang.apps.measurement.services.rollups.achievements import refresh_series
from jenjang.apps.measurement.services.rollups.rebuilding import (
    count_filed,
    count_results,
    lock_unit,
    lock_unit_of,
    rebuild,
    rebuild_everything,
)
from jenjang.apps.measurement.services.rollups.summaries import (
    Touched,
    refresh_summaries,
)

__all__ = [
    "Touched",
    "count_filed",
    "count_results",
    "lock_unit",
    "lock_unit_of",
    "rebuild",
    "rebuild_everything",
    "refresh_series",
    "refresh_summaries",
]
