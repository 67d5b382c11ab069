"""Who reports which figure, who verifies it, who locks, who sets how it is counted."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from jenjang.apps.organisation.access import user_rule
from jenjang.apps.organisation.models import Position, Role, Unit, Visitor
from jenjang.apps.organisation.permissions import (
    FILLS_IN,
    can_see_unit,
    own_position_ids,
    roles,
)


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


def reportable_series(
    user: Visitor,
    unit_id: int,
    answering: Mapping[int, Collection[int | None]],
    today: dt.date | None = None,
) -> frozenset[int]:
    """Return which series of a unit the user reports; `answering` as can_report_series."""
    mine = roles(user, unit_id, today)
    if mine & FILLS_IN:
        return frozenset(answering)
    own = own_position_ids(user, today) if Role.PEGAWAI in mine else frozenset()
    return frozenset(pk for pk, ids in answering.items() if not own.isdisjoint(ids))


def reports_only_own(user: Visitor, unit_id: int, today: dt.date | None = None) -> bool:
    """Whether the user is a member of staff who answers for his own figures alone."""
    mine = roles(user, unit_id, today)
    return Role.PEGAWAI in mine and not mine & FILLS_IN


def can_report_something(user: Visitor, unit_id: int, today: dt.date | None = None) -> bool:
    """Whether the grid of the unit has any use for this user beyond reading it."""
    return bool(roles(user, unit_id, today) & (FILLS_IN | {Role.PEGAWAI}))


def only_files(user: Visitor, unit_id: int, today: dt.date | None = None) -> bool:
    """Whether the user files figures of the unit and neither leads it nor verifies."""
    mine = roles(user, unit_id, today)
    return bool(mine & {Role.OPERATOR, Role.PEGAWAI}) and not mine & VERIFIES


def can_import_entries(
    user: Visitor, unit: Unit | None, today: dt.date | None = None
) -> bool:
    """Whoever reports something of the unit may bring a filled sheet; each row is asked."""
    return unit is not None and can_report_something(user, unit.pk, today)


def can_set_rules(user: Visitor, unit_id: int, today: dt.date | None = None) -> bool:
    """The unit's planning office and Bagian Organisasi keep the rules of counting."""
    return bool(roles(user, unit_id, today) & {Role.OPERATOR, Role.PEMBINA})


def can_verify(
    user: Visitor, unit_id: int, owner: Position | None, today: dt.date | None = None
) -> bool:
    """The head and the secretary verify for the unit, a superior for those below him.

    `owner` answers for the indicator; whoever stands above him in the line may.
    """
    if not can_see_unit(user, unit_id, today):
        return False
    if roles(user, unit_id, today) & VERIFIES:
        return True
    if owner is None:
        return False
    return not own_position_ids(user, today).isdisjoint(_above(owner))


def _above(position: Position) -> set[int]:
    """Return the positions above one: its path holds their keys, eight digits each."""
    path = position.path
    line = {int(path[i : i + 8]) for i in range(0, len(path), 8)}
    return line - {position.pk}


def can_verify_something(user: Visitor, unit_id: int, today: dt.date | None = None) -> bool:
    """Whether the verification of the unit has any use for this user."""
    if roles(user, unit_id, today) & VERIFIES:
        return True
    return can_see_unit(user, unit_id, today) and bool(own_position_ids(user, today))


def can_call(user: Visitor, unit: Unit | int, today: dt.date | None = None) -> bool:
    """The unit's office and Bagian Organisasi know the telephone numbers of officials."""
    return bool(roles(user, unit, today) & (FILLS_IN | {Role.PEMBINA}))


def can_lock(user: Visitor, today: dt.date | None = None) -> bool:
    """Periods are closed, and opened again, by Bagian Organisasi."""
    return Role.PEMBINA in roles(user, today=today)


def can_spot_check(user: Visitor, today: dt.date | None = None) -> bool:
    """The second step is Bagian Organisasi's and Inspektorat's."""
    return bool(roles(user, today=today) & {Role.PEMBINA, Role.EVALUATOR})


VERIFIES = {Role.KEPALA, Role.VERIFIKATOR}
LOCKERS = user_rule("pengunci periode", can_lock)
SPOT_CHECKERS = user_rule("penguji petik", can_spot_check)
