"""Who may do what. Every rule of every app is built on the roles somebody holds.

Each takes the day, where a test or a report wants another than today. A user's grants are
asked once per request (models.access.held).
"""

import datetime as dt

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import (
    Appointment,
    Position,
    Role,
    Unit,
    Visitor,
    held,
    the_day,
    unit_scope,
)

READS_HISTORY = {
    Role.ADMIN, Role.PEMBINA, Role.EVALUATOR, Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR,
}  # fmt: skip
FILLS_IN = {Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR}


def roles(
    user: Visitor, unit: Unit | int | None = None, today: dt.date | None = None
) -> frozenset[Role]:
    """Return the roles held over the whole pemda and, where one is given, in the unit."""
    unit_id = unit.pk if isinstance(unit, Unit) else unit
    return frozenset(
        one.role for one in held(user, today) if one.unit_id in {None, unit_id}
    )


def roles_anywhere(user: Visitor, today: dt.date | None = None) -> frozenset[Role]:
    """Return every role held somewhere."""
    return frozenset(one.role for one in held(user, today))


def can_enter(user: Visitor, today: dt.date | None = None) -> bool:
    """Return whether the user has any business here at all."""
    return bool(held(user, today))


def can_see_unit(
    user: Visitor, unit: Unit | int | None, today: dt.date | None = None
) -> bool:
    """A grant over all units sees all; a grant in a unit sees that one."""
    scope = unit_scope(user, today)
    if scope is None:
        return True
    unit_id = unit.pk if isinstance(unit, Unit) else unit
    return unit_id in scope


def can_see_all_units(user: Visitor, today: dt.date | None = None) -> bool:
    """A grant over all units."""
    return unit_scope(user, today) is None


def can_manage_users(user: Visitor, today: dt.date | None = None) -> bool:
    """Accounts, passwords and grants are the admin's."""
    return Role.ADMIN in roles(user, today=today)


def can_manage_government(user: Visitor, today: dt.date | None = None) -> bool:
    """The pemda's name, layout, scale and rules: admin or Bagian Organisasi."""
    return bool(roles(user, today=today) & {Role.ADMIN, Role.PEMBINA})


def can_manage_unit(user: Visitor, today: dt.date | None = None) -> bool:
    """Units are made, renamed and closed by the admin or Bagian Organisasi."""
    return can_manage_government(user, today)


def can_open_year(user: Visitor, today: dt.date | None = None) -> bool:
    """A year is opened by the admin or Bagian Organisasi."""
    return can_manage_government(user, today)


def can_manage_people(
    user: Visitor, unit: Unit | int | None = None, today: dt.date | None = None
) -> bool:
    """Positions and officials: pemda's admin and pembina, the unit's own office."""
    own = {Role.ADMIN, Role.PEMBINA, Role.OPERATOR, Role.VERIFIKATOR}
    return bool(roles(user, unit, today) & own)


def can_adopt(
    user: Visitor, unit: Unit | int | None = None, today: dt.date | None = None
) -> bool:
    """Papers are taken in by Bagian Organisasi, or by the unit's own office for itself."""
    own = {Role.PEMBINA, Role.OPERATOR, Role.VERIFIKATOR}
    return bool(roles(user, unit, today) & own)


def can_adopt_somewhere(user: Visitor, today: dt.date | None = None) -> bool:
    """Whether the page for taking papers in has any use for this user."""
    return bool(
        roles_anywhere(user, today) & {Role.PEMBINA, Role.OPERATOR, Role.VERIFIKATOR}
    )


def can_report(
    user: Visitor,
    position: Position | None,
    unit: Unit | int | None = None,
    today: dt.date | None = None,
) -> bool:
    """The unit's office reports for every position of it, an official for his own.

    `unit` is needed only where the indicator has no owner (position None).
    """
    unit_id = unit.pk if isinstance(unit, Unit) else unit
    if position is not None:
        unit_id = position.unit_id
    mine = roles(user, unit_id, today)
    if unit_id is not None and mine & FILLS_IN:
        return True
    if position is None or Role.PEGAWAI not in mine:
        return False
    return position.pk in own_position_ids(user, today)


def can_report_budget(
    user: Visitor, unit: Unit | int, today: dt.date | None = None
) -> bool:
    """Spending is entered by BPKAD or by the unit's office."""
    own = {Role.KEUANGAN, Role.OPERATOR, Role.VERIFIKATOR}
    return bool(roles(user, unit, today) & own)


def can_see_history(
    user: Visitor, unit: Unit | int | None = None, today: dt.date | None = None
) -> bool:
    """Who answers for the data reads its history; None asks for the whole pemda's."""
    return bool(roles(user, unit, today) & READS_HISTORY)


def own_position_ids(user: Visitor, today: dt.date | None = None) -> frozenset[int]:
    """Return the positions the user's official holds on that day, asked once a request."""
    if not isinstance(user, User) or not held(user, today):
        return frozenset()
    day = the_day(today)
    key = f"own positions on {day}"
    if key not in user.asked:
        rows = Appointment.objects.on(day).filter(official__user=user)
        user.asked[key] = frozenset(rows.values_list("position_id", flat=True))
    answer: frozenset[int] = user.asked[key]
    return answer
