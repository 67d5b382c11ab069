"""Every act on agreements."""

from jenjang.apps.agreements.models import Promised
from jenjang.apps.agreements.services.action_plans import (
    ActionConflict,
    write_action_plan,
)
from jenjang.apps.agreements.services.adopting import latest_of_revision, put_in_force
from jenjang.apps.agreements.services.auditing import audit_agreements, stops_signing
from jenjang.apps.agreements.services.drawing import DrawnUp, delete_draft, draw_up
from jenjang.apps.agreements.services.editing import Conflict, edit_draft
from jenjang.apps.agreements.services.issuing import issue, take_effect, withdraw
from jenjang.apps.agreements.services.promising import (
    SetTarget,
    figure_of,
    figures_of,
    periods_of,
    promise_targets,
    promised_above,
)
from jenjang.apps.agreements.services.review import (
    Stopped,
    approve,
    send_back,
    submit,
    take_back,
)
from jenjang.apps.agreements.services.revising import revise

__all__ = [
    "ActionConflict",
    "Conflict",
    "DrawnUp",
    "Promised",
    "SetTarget",
    "Stopped",
    "approve",
    "audit_agreements",
    "delete_draft",
    "draw_up",
    "edit_draft",
    "figure_of",
    "figures_of",
    "issue",
    "latest_of_revision",
    "periods_of",
    "promise_targets",
    "promised_above",
    "put_in_force",
    "revise",
    "send_back",
    "stops_signing",
    "submit",
    "take_back",
    "take_effect",
    "withdraw",
    "write_action_plan",
]
