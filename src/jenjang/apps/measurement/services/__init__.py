"""Every act of measuring: reporting, verifying, locking, setting rules, rolling up."""

from jenjang.apps.measurement.services.drafts import report_draft
from jenjang.apps.measurement.services.evidence import (
    Described,
    attach_file,
    attach_link,
    check_evidence_size,
    describe_evidence,
    keep_look,
    remove_evidence,
)
from jenjang.apps.measurement.services.locking import (
    end_exception,
    grant_exception,
    lift_lock,
    lock_period,
)
from jenjang.apps.measurement.services.recounting import (
    is_anything_marked,
    recount_marked,
)
from jenjang.apps.measurement.services.reporting import (
    ChangedMeanwhile,
    Told,
    report_result,
)
from jenjang.apps.measurement.services.reporting_many import (
    Drafts,
    Filing,
    report_results,
)
from jenjang.apps.measurement.services.rollups import (
    lock_unit,
    rebuild,
    rebuild_everything,
)
from jenjang.apps.measurement.services.rules import set_rules
from jenjang.apps.measurement.services.spending import (
    SpentFigure,
    replace_spending,
    report_physical,
    report_spending,
)
from jenjang.apps.measurement.services.spot_checking import draw_spot_check, judge_item
from jenjang.apps.measurement.services.verifying import (
    return_results,
    submit_results,
    verify_results,
)

__all__ = [
    "ChangedMeanwhile",
    "Described",
    "Drafts",
    "Filing",
    "SpentFigure",
    "Told",
    "attach_file",
    "attach_link",
    "check_evidence_size",
    "describe_evidence",
    "draw_spot_check",
    "end_exception",
    "grant_exception",
    "is_anything_marked",
    "judge_item",
    "keep_look",
    "lift_lock",
    "lock_period",
    "lock_unit",
    "rebuild",
    "rebuild_everything",
    "recount_marked",
    "remove_evidence",
    "replace_spending",
    "report_draft",
    "report_physical",
    "report_result",
    "report_results",
    "report_spending",
    "return_results",
    "set_rules",
    "submit_results",
    "verify_results",
]
