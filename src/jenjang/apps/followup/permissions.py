"""Who calls a meeting, decides, carries out, asks, answers, recommends and verifies."""

import datetime as dt

from jenjang.apps.followup.models import Decision, Question, Recommendation
from jenjang.apps.organisation.access import unit_rule
from jenjang.apps.organisation.models import Role, Unit, Visitor
from jenjang.apps.organisation.permissions import FILLS_IN, own_position_ids, roles

JUDGES = {Role.EVALUATOR, Role.PEMBINA}
ASKS = {Role.KEPALA, Role.VERIFIKATOR, Role.PEMBINA, Role.PIMPINAN}


def can_keep_minutes(
    user: Visitor, unit: Unit | int | None, today: dt.date | None = None
) -> bool:
    """The unit's office calls its meetings and writes what was decided."""
    return bool(roles(user, unit, today) & FILLS_IN)


def can_carry_out(user: Visitor, decision: Decision, today: dt.date | None = None) -> bool:
    """The unit's office, and who holds the position, say how far a decision is."""
    unit_id = decision.item.meeting.unit_id
    return _answers_for(user, unit_id, decision.position_id, today)


def can_ask(user: Visitor, unit: Unit | int | None, today: dt.date | None = None) -> bool:
    """The head, the secretary, Bagian Organisasi and the bupati ask about a figure."""
    return bool(roles(user, unit, today) & ASKS)


def can_answer(user: Visitor, question: Question, today: dt.date | None = None) -> bool:
    """The unit's office, and who holds the position, answer what it was asked."""
    return _answers_for(user, question.unit_id, question.position_id, today)


def _answers_for(
    user: Visitor, unit_id: int, position_id: int, today: dt.date | None
) -> bool:
    mine = roles(user, unit_id, today)
    if mine & FILLS_IN:
        return True
    return Role.PEGAWAI in mine and position_id in own_position_ids(user, today)


def can_keep_recommendations(
    user: Visitor, unit: Unit | int | None, today: dt.date | None = None
) -> bool:
    """The unit's office, the Inspektorat and Bagian Organisasi enter what was evaluated.

    Of the whole pemda (unit None) it is the latter two.
    """
    return bool(roles(user, unit, today) & (FILLS_IN | JUDGES))


def can_follow_up(user: Visitor, one: Recommendation, today: dt.date | None = None) -> bool:
    """The unit's office, and who holds the position, say what was done and prove it."""
    unit_id = one.evaluation.unit_id
    if unit_id is None:
        return Role.PEMBINA in roles(user, today=today)
    mine = roles(user, unit_id, today)
    if mine & FILLS_IN:
        return True
    return Role.PEGAWAI in mine and one.position_id in own_position_ids(user, today)


def can_verify_follow_up(user: Visitor, today: dt.date | None = None) -> bool:
    """The Inspektorat verifies what was done, or returns it."""
    return Role.EVALUATOR in roles(user, today=today)


MINUTE_KEEPERS = unit_rule("penyelenggara rapat", can_keep_minutes)
ASKERS = unit_rule("penanya", can_ask)
