"""Who keeps the lists plans are made of, and who brings budgets in."""

import datetime as dt

from jenjang.apps.organisation.models import Role, Unit, Visitor
from jenjang.apps.organisation.permissions import roles


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
