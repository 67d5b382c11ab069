"""Closing periods, opening them again, and exceptions for a unit on some days."""

import datetime as dt

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.measurement.models import LockException, PeriodLock
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.core.values import Refused


@transaction.atomic
def lock_period(*, quarter_id: int, unit_id: int | None, by: User | None) -> PeriodLock:
    """Close a quarter to a unit, to all where none is named; nobody changes it after.

    Holds the units' rows, so that a figure on its way is stored before or refused after.
    """
    quarter = Period.objects.get(pk=quarter_id)
    if quarter.kind != PeriodKind.QUARTER:
        raise Refused("Yang dikunci triwulan; bulan dan semester ikut di dalamnya.")
    _hold(unit_id)
    lock = PeriodLock(period=quarter, unit_id=unit_id, locked_by=by)
    if PeriodLock.objects.filter(period=quarter, unit=unit_id).exists():
        raise Refused(f"{lock} sudah terkunci.")
    lock.save()
    record(actor=by, action="period.locked", subject=lock, unit_id=unit_id)
    return lock


@transaction.atomic
def lift_lock(*, lock_id: int, reason: str, by: User | None) -> None:
    """Open a closed quarter again, for a reason that the history keeps."""
    lock = PeriodLock.objects.select_for_update(of=("self",)).get(pk=lock_id)
    told = reason.strip()
    if not told:
        raise Refused("Tulis alasan membuka kunci; riwayat menyimpannya.")
    record(
        actor=by,
        action="period.unlocked",
        subject=lock,
        after={"reason": told},
        unit_id=lock.unit_id,
    )
    lock.delete()


@transaction.atomic
def grant_exception(
    *,
    quarter_id: int,
    unit_id: int,
    since: dt.date,
    until: dt.date,
    reason: str,
    by: User | None,
) -> LockException:
    """Let a unit change a closed quarter from a day to a day; changes are marked late."""
    told = reason.strip()
    if not told:
        raise Refused("Tulis alasan pengecualian; riwayat menyimpannya.")
    if until < since:
        raise Refused("Hari terakhir pengecualian mendahului hari pertamanya.")
    quarter = Period.objects.get(pk=quarter_id)
    if not PeriodLock.objects.on_unit(unit_id).filter(period=quarter).exists():
        raise Refused(f"{quarter} belum dikunci untuk unit ini; pengecualian tidak perlu.")
    granted = LockException.objects.create(
        period=quarter,
        unit_id=unit_id,
        since=since,
        until=until,
        reason=told,
        granted_by=by,
    )
    record(
        actor=by,
        action="period.excepted",
        subject=granted,
        after={"since": since, "until": until, "reason": told},
    )
    return granted


@transaction.atomic
def end_exception(*, exception_id: int, by: User | None) -> None:
    """Take an exception back before its last day."""
    granted = LockException.objects.select_for_update(of=("self",)).get(pk=exception_id)
    record(
        actor=by,
        action="period.exception_ended",
        subject=granted,
        before={"until": granted.until, "reason": granted.reason},
    )
    granted.delete()


def _hold(unit_id: int | None) -> None:
    """Hold the unit's row, or all of them, to the end of the transaction."""
    rows = Unit.objects.select_for_update().order_by("pk")
    list(rows.values_list("pk", flat=True) if unit_id is None else rows.filter(pk=unit_id))
