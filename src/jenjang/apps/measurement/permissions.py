"""Who reports which figure, and who sets how it is counted."""

import datetime as dt
from collections.abc import Iterable

from jenjang.apps.organisation.models import Role, Visitor
from jenjang.apps.organisation.permissions import FILLS_IN, own_position_ids, roles


def can_report_series(
    user: Visitor,
    unit_id: int,
    positions: Iterable[int | None],
    today: dt.date | None = None,
) -> bool:
    """The unit's office reports every figure of it, an official those he answers for.

    `positions` are the owner of the indicator and those that promise it.
    """
    mine = roles(user, unit_id, today)
    if mine & FILLS_IN:
        return True
    if Role.PEGAWAI not in mine:
        return False
    return not own_position_ids(user, today).isdisjoint(positions)


def reports_only_own(user: Visitor, unit_id: int, today: dt.date | None = None) -> bool:
    """Whether the user is a member of staff who answers for his own figures alone."""
    mine = roles(user, unit_id, today)
    return Role.PEGAWAI in mine and not mine & FILLS_IN


def can_report_something(user: Visitor, unit_id: int, today: dt.date | None = None) -> bool:
    """Whether the grid of the unit has any use for this user beyond reading it."""
    return bool(roles(user, unit_id, today) & (FILLS_IN | {Role.PEGAWAI}))


def can_set_rules(user: Visitor, unit_id: int, today: dt.date | None = None) -> bool:
    """The unit's planning office and Bagian Organisasi keep the rules of counting."""
    return bool(roles(user, unit_id, today) & {Role.OPERATOR, Role.PEMBINA})
