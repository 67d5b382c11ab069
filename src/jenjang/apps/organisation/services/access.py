"""Acts on grants: who may do what, where, from when to when."""

import datetime as dt

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.accounts.services import set_active
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import PEMDA_ROLES, Grant, Role, Unit
from jenjang.core.values import Refused

LAST_ADMIN = (
    "Ini admin terakhir; beri dahulu peran Admin kepada orang lain agar sistem tetap "
    "dapat dikelola."
)


@transaction.atomic
def grant_role(
    *,
    user: User,
    role: Role,
    unit: Unit | None,
    since: dt.date,
    by: User | None,
    until: dt.date | None = None,
) -> Grant:
    """Give a user a role, in a unit or (PEMDA_ROLES) in all; again is the same row."""
    _check_place(role, unit)
    if until is not None and until < since:
        raise Refused("Hari terakhir peran lebih awal daripada hari pertamanya.")
    User.objects.select_for_update().get(pk=user.pk)
    held = Grant.objects.of_user(user, since).filter(role=role, unit=unit).first()
    if held is not None:
        return held
    grant = Grant.objects.create(user=user, role=role, unit=unit, since=since, until=until)
    user.asked.clear()
    record(
        actor=by,
        action="grant.given",
        subject=user,
        after=_public(grant),
        unit_id=grant.unit_id,
    )
    return grant


@transaction.atomic
def end_grant(*, grant_id: int, last_day: dt.date, by: User | None) -> Grant:
    """Let a grant hold up to and including that day; raise Refused for the last admin's.

    A grant ended before its first day never holds: both its days are then that day.
    """
    grant = (
        Grant.objects.select_for_update(of=("self",))
        .select_related("user", "unit")
        .get(pk=grant_id)
    )
    if grant.role == Role.ADMIN and not _other_admins(grant.user, last_day):
        raise Refused(LAST_ADMIN)
    before = _public(grant)
    grant.since = min(grant.since, last_day)
    grant.until = last_day
    grant.save(update_fields=["since", "until"])
    grant.user.asked.clear()
    record(
        actor=by,
        action="grant.ended",
        subject=grant.user,
        before=before,
        after=_public(grant),
        unit_id=grant.unit_id,
    )
    return grant


@transaction.atomic
def retire_user(*, user_id: int, today: dt.date, by: User | None) -> User:
    """Let a user in no more; raise Refused for the last admin."""
    user = User.objects.get(pk=user_id)
    is_admin = Grant.objects.of_user(user, today).filter(role=Role.ADMIN).exists()
    if is_admin and not _other_admins(user, today):
        raise Refused(LAST_ADMIN)
    return set_active(user_id=user_id, is_active=False, by=by)


def _check_place(role: Role, unit: Unit | None) -> None:
    if role in PEMDA_ROLES and unit is not None:
        raise Refused(
            f"Peran {role.label} berlaku untuk seluruh pemda; kosongkan perangkat "
            "daerahnya."
        )
    if role not in PEMDA_ROLES and unit is None:
        raise Refused(f"Peran {role.label} memerlukan perangkat daerah; pilih satu.")


def _other_admins(user: User, day: dt.date) -> bool:
    """Return whether anybody else is admin beyond that day (locked: two cannot both go)."""
    admins = Grant.objects.select_for_update().filter(
        role=Role.ADMIN, until=None, since__lte=day, user__is_active=True
    )
    return any(grant.user_id != user.pk for grant in admins)


def _public(grant: Grant) -> dict[str, str | None]:
    return {
        "role": grant.role,
        "unit": None if grant.unit is None else grant.unit.name,
        "since": grant.since.isoformat(),
        "until": None if grant.until is None else grant.until.isoformat(),
    }
