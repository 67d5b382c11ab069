"""Every act of measuring: reporting results and spending, setting rules, rolling up."""

from jenjang.apps.measurement.services.recounting import (
    is_anything_marked,
    recount_marked,
)
from jenjang.apps.measurement.services.reporting import (
    ChangedMeanwhile,
    report_result,
    report_spending,
)
from jenjang.apps.measurement.services.rollups import rebuild
from jenjang.apps.measurement.services.rules import set_rules

__all__ = [
    "ChangedMeanwhile",
    "is_anything_marked",
    "rebuild",
    "recount_marked",
    "report_result",
    "report_spending",
    "set_rules",
]
