"""Who draws up plans."""

import datetime as dt

from jenjang.apps.organisation.models import Role, Unit, Visitor
from jenjang.apps.organisation.permissions import roles

PLANS_FOR_ALL = {Role.PEMBINA, Role.PERENCANA}
PLANS_OWN = {Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR}


def can_plan(user: Visitor, unit: Unit | int | None, today: dt.date | None = None) -> bool:
    """A unit's office draws up its own plans; Bappeda and Bagian Organisasi all of them.

    The plan of the whole pemda (unit None) is theirs alone.
    """
    if roles(user, today=today) & PLANS_FOR_ALL:
        return True
    return unit is not None and bool(roles(user, unit, today) & PLANS_OWN)
