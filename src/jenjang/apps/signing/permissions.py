"""Who may sign, and who may bring in what was signed elsewhere."""

import datetime as dt

from jenjang.apps.agreements.models import Agreement, Signature
from jenjang.apps.organisation.models import Visitor, the_day
from jenjang.apps.organisation.permissions import can_adopt, can_manage_users


def can_sign(user: Visitor, signature: Signature, today: dt.date | None = None) -> bool:
    """Only the appointed person, while he holds the position; no role stands in for him."""
    appointment = signature.appointment
    day = the_day(today)
    is_his = bool(user.pk) and appointment.official.user_id == user.pk
    is_over = appointment.until is not None and appointment.until < day
    return is_his and bool(user.is_active) and appointment.since <= day and not is_over


def can_attach(user: Visitor, agreement: Agreement, today: dt.date | None = None) -> bool:
    """The unit's office, or Bagian Organisasi, brings in scans and files from outside."""
    return can_adopt(user, agreement.unit_id, today)


def can_prepare_certificates(user: Visitor, today: dt.date | None = None) -> bool:
    """The admin lets the office issue a certificate; its passphrase is its owner's."""
    return can_manage_users(user, today)
