"""Who may read and change agreements."""

import datetime as dt

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.organisation.models import Visitor
from jenjang.apps.organisation.permissions import can_adopt, can_see_unit


def can_read(user: Visitor, agreement: Agreement, today: dt.date | None = None) -> bool:
    """Whoever sees the unit reads its agreements."""
    return can_see_unit(user, agreement.unit_id, today)


def can_replace(user: Visitor, agreement: Agreement, today: dt.date | None = None) -> bool:
    """Whoever may adopt papers of the unit may bring a corrected one."""
    return can_adopt(user, agreement.unit_id, today)
