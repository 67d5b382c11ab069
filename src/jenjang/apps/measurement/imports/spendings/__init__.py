"""Files of realisation: what they would store, then storing just that.

`look` says what a file would do; `perform` goes on only where it still does the same.
"""

from jenjang.apps.measurement.imports.spendings.keeping import packed, unpacked
from jenjang.apps.measurement.imports.spendings.performing import (
    LooksDifferent,
    SpendingPlan,
    look,
    perform,
    read_sheet,
)
from jenjang.apps.measurement.imports.spendings.template import spending_template_sheet

__all__ = [
    "LooksDifferent",
    "SpendingPlan",
    "look",
    "packed",
    "perform",
    "read_sheet",
    "spending_template_sheet",
    "unpacked",
]
