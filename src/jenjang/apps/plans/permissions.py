"""Who draws up plans, keeps the lists they are made of, and brings budgets in."""

import datetime as dt

from jenjang.apps.organisation.models import Role, Unit, Visitor
from jenjang.apps.organisation.permissions import roles, roles_anywhere

PLANS_FOR_ALL = {Role.PEMBINA, Role.PERENCANA}
PLANS_OWN = {Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR}


def can_keep_lists(user: Visitor, today: dt.date | None = None) -> bool:
    """Nomenclature and units of measure are the admin's."""
    return Role.ADMIN in roles(user, today=today)


def can_code_activities(
    user: Visitor, unit: Unit | int | None, today: dt.date | None = None
) -> bool:
    """Codes are given by the unit's own office, Bappeda or Bagian Organisasi."""
    own = {Role.PEMBINA, Role.PERENCANA, Role.OPERATOR, Role.VERIFIKATOR}
    return bool(roles(user, unit, today) & own)


def can_import_budget(
    user: Visitor, unit: Unit | int | None, today: dt.date | None = None
) -> bool:
    """Budgets are brought in by BPKAD for all units, by the unit's office for its own."""
    own = {Role.KEUANGAN, Role.OPERATOR, Role.VERIFIKATOR}
    return bool(roles(user, unit, today) & own)


def can_import_for_all(user: Visitor, today: dt.date | None = None) -> bool:
    """One file for many units at once is BPKAD's."""
    return Role.KEUANGAN in roles(user, today=today)


def can_plan(user: Visitor, unit: Unit | int | None, today: dt.date | None = None) -> bool:
    """A unit's office draws up its own plans; Bappeda and Bagian Organisasi all of them.

    The plan of the whole pemda (unit None) is theirs alone.
    """
    if roles(user, today=today) & PLANS_FOR_ALL:
        return True
    return unit is not None and bool(roles(user, unit, today) & PLANS_OWN)


def can_plan_somewhere(user: Visitor, today: dt.date | None = None) -> bool:
    """Whether a page for drawing up plans has any use for this user."""
    return bool(roles_anywhere(user, today) & (PLANS_FOR_ALL | PLANS_OWN))
