"""Agreements as papers speak of them: the only bridge from rows to documents."""

from jenjang.apps.agreements.snapshots.action_plans import (
    ActionLine,
    action_lines,
    action_plan_of,
    fields_of,
)
from jenjang.apps.agreements.snapshots.changes import changes_since
from jenjang.apps.agreements.snapshots.comparing import (
    disagreements,
    superiors_paper,
    warnings_before_issue,
)
from jenjang.apps.agreements.snapshots.documents import (
    current_papers,
    document_of,
    frozen,
    in_force_with_parties,
    named_papers,
    objectives_in_force,
    sha256_of,
)
from jenjang.apps.agreements.snapshots.people import (
    trouble_with_all,
    trouble_with_parties,
)
from jenjang.apps.agreements.snapshots.planned import (
    LeftOut,
    Planned,
    UnitYear,
    day_of_drawing,
    document_from_plan,
    planned_papers,
)
from jenjang.apps.agreements.snapshots.prints import (
    pdf_in_hand,
    print_for_signing,
    printed,
)
from jenjang.apps.agreements.snapshots.revisions import (
    Follower,
    Revision,
    as_perubahan,
    begun_from,
    followers_of,
    holders_on,
    revision_of,
)
from jenjang.apps.agreements.snapshots.rows import rows_behind
from jenjang.apps.agreements.snapshots.sheets import Sheet, sheet_of
from jenjang.apps.agreements.snapshots.skp import SkpRow, skp_rows
from jenjang.apps.agreements.snapshots.timeline import Step, timeline_of

__all__ = [
    "ActionLine",
    "Follower",
    "LeftOut",
    "Planned",
    "Revision",
    "Sheet",
    "SkpRow",
    "Step",
    "UnitYear",
    "action_lines",
    "action_plan_of",
    "as_perubahan",
    "begun_from",
    "changes_since",
    "current_papers",
    "day_of_drawing",
    "disagreements",
    "document_from_plan",
    "document_of",
    "fields_of",
    "followers_of",
    "frozen",
    "holders_on",
    "in_force_with_parties",
    "named_papers",
    "objectives_in_force",
    "pdf_in_hand",
    "planned_papers",
    "print_for_signing",
    "printed",
    "revision_of",
    "rows_behind",
    "sha256_of",
    "sheet_of",
    "skp_rows",
    "superiors_paper",
    "timeline_of",
    "trouble_with_all",
    "trouble_with_parties",
    "warnings_before_issue",
]
