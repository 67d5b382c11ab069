"""Who may settle findings. Whoever sees the unit reads them."""

import datetime as dt

from jenjang.apps.findings.models import Finding
from jenjang.apps.organisation.access import unit_rule, user_rule
from jenjang.apps.organisation.models import Role, Unit, Visitor
from jenjang.apps.organisation.permissions import can_see_unit, roles

SETTLES = {
    Role.PEMBINA, Role.EVALUATOR, Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR,
}  # fmt: skip


def can_settle_in(
    user: Visitor, unit: Unit | int | None, today: dt.date | None = None
) -> bool:
    """Bagian Organisasi and Inspektorat everywhere, the unit's own office in its unit."""
    return bool(roles(user, unit, today) & SETTLES)


def can_settle(user: Visitor, finding: Finding, today: dt.date | None = None) -> bool:
    """Whoever settles findings of the unit the document is of."""
    return can_settle_in(user, finding.unit_id, today)


def can_see_finding(user: Visitor, finding: Finding, today: dt.date | None = None) -> bool:
    """Whoever sees the unit; what is of no unit is seen by those who see all."""
    return can_see_unit(user, finding.unit_id, today)


def can_settle_everywhere(user: Visitor, today: dt.date | None = None) -> bool:
    """Bagian Organisasi and Inspektorat."""
    return can_settle_in(user, None, today)


SETTLERS_OF_ALL = user_rule("pemutus temuan semua unit", can_settle_everywhere)
SETTLERS = unit_rule("pemutus temuan", can_settle_in)
