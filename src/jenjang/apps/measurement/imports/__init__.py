"""A filled sheet of the grid: what it would change, then doing just that.

`look` works it out from the rows of the database as they are; `perform` works it out again
behind a lock and goes on only where it comes to the same.
"""

from jenjang.apps.measurement.imports.looking import look
from jenjang.apps.measurement.imports.performing import LooksDifferent, perform
from jenjang.apps.measurement.imports.plans import EntryPlan, RowChange
from jenjang.apps.measurement.imports.stamps import Place, facts_of, read_file, seal

__all__ = [
    "EntryPlan",
    "LooksDifferent",
    "Place",
    "RowChange",
    "facts_of",
    "look",
    "perform",
    "read_file",
    "seal",
]
