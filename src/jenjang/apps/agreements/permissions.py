"""Who may read and change agreements; in which state, the services say."""

import datetime as dt

from jenjang.apps.agreements.models import EDITABLE, Agreement, State
from jenjang.apps.organisation.access import unit_rule
from jenjang.apps.organisation.models import Appointment, Role, Unit, Visitor
from jenjang.apps.organisation.permissions import (
    can_adopt,
    can_see_unit,
    own_position_ids,
    roles,
)

PREPARERS = frozenset({Role.PEMBINA, Role.OPERATOR, Role.VERIFIKATOR})
SIGNERS_ABOVE = frozenset({Role.PIMPINAN, Role.PEMBINA})


def can_read(user: Visitor, agreement: Agreement, today: dt.date | None = None) -> bool:
    """Whoever sees the unit reads its agreements."""
    return can_see_unit(user, agreement.unit_id, today)


def can_replace(user: Visitor, agreement: Agreement, today: dt.date | None = None) -> bool:
    """Whoever may adopt papers of the unit may bring a corrected one."""
    return can_adopt(user, agreement.unit_id, today)


def can_draw_up(
    user: Visitor, unit: Unit | int | None = None, today: dt.date | None = None
) -> bool:
    """A unit's office draws up its agreements, Bagian Organisasi those of any."""
    return bool(roles(user, unit, today) & PREPARERS)


def can_prepare(user: Visitor, agreement: Agreement, today: dt.date | None = None) -> bool:
    """The unit's office, and the first party, edit, submit and take back a paper."""
    return can_draw_up(user, agreement.unit_id, today) or (
        can_see_unit(user, agreement.unit_id, today)
        and is_held_by(user, agreement.first_party, today)
    )


def can_review(user: Visitor, agreement: Agreement, today: dt.date | None = None) -> bool:
    """The second party approves or returns, or who signs for him; never the first party.

    For a superior in the unit that is its head; for one above it (the bupati) the
    leadership or Bagian Organisasi.
    """
    if is_held_by(user, agreement.first_party, today):
        return False
    if not can_see_unit(user, agreement.unit_id, today):
        return False
    second = agreement.second_party
    if second is not None and is_held_by(user, second, today):
        return True
    is_inside = second is not None and second.position.unit_id == agreement.unit_id
    for_him = frozenset({Role.KEPALA}) if is_inside else SIGNERS_ABOVE
    return bool(roles(user, agreement.unit_id, today) & for_him)


def can_issue(user: Visitor, agreement: Agreement, today: dt.date | None = None) -> bool:
    """The unit's office and its head give out an approved paper for signature."""
    mine = roles(user, agreement.unit_id, today)
    return bool(mine & (PREPARERS | {Role.KEPALA}))


def is_held_by(
    user: Visitor, appointment: Appointment | None, today: dt.date | None = None
) -> bool:
    """Return whether the user's official holds the position of an appointment."""
    if appointment is None:
        return False
    return appointment.position_id in own_position_ids(user, today)


def acts_open(user: Visitor, agreement: Agreement) -> frozenset[str]:
    """Return what the user may do with a paper as it stands: what its page offers."""
    found: set[str] = set()
    if can_prepare(user, agreement):
        found |= PREPARING.get(State(agreement.state), frozenset())
    if can_review(user, agreement) and agreement.state == State.SUBMITTED:
        found |= {"approve", "send_back"}
    if can_issue(user, agreement):
        found |= ISSUING.get(State(agreement.state), frozenset())
    if agreement.state in EDITABLE and can_draw_up(user, agreement.unit_id):
        found |= {"refresh", "delete"}
    return frozenset(found)


PREPARING = {
    State.DRAFT: frozenset({"edit", "submit"}),
    State.RETURNED: frozenset({"edit", "submit"}),
    State.SUBMITTED: frozenset({"take_back"}),
    State.APPROVED: frozenset({"take_back"}),
}
ISSUING = {
    State.APPROVED: frozenset({"issue"}),
    State.WAITING: frozenset({"withdraw"}),
}


DRAWERS = unit_rule("penyusun perjanjian", can_draw_up)
