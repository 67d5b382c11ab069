"""Acts on officials and their appointments."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Official,
    Position,
)
from jenjang.core.figures import fold_name, read_nip, read_phone
from jenjang.core.values import Refused, Unknown


@transaction.atomic
def register_official(
    *,
    full_name: str,
    by: User | None,
    nip: str | None = None,
    rank: str | None = None,
) -> Official:
    """Make an official; raise Refused for a NIP that is none or another's."""
    official = Official(rank=_tidy(rank))
    _set_identity(official, full_name, nip)
    official.save(force_insert=True)
    record(
        actor=by, action="official.registered", subject=official, after=_public(official)
    )
    return official


@transaction.atomic
def correct_official(
    *,
    official_id: int,
    full_name: str,
    nip: str | None,
    rank: str | None,
    by: User | None,
) -> Official:
    """Correct a name, a NIP or a rank; nothing changed leaves no trace."""
    official = Official.objects.select_for_update().get(pk=official_id)
    before = _public(official)
    _set_identity(official, full_name, nip)
    official.rank = _tidy(rank)
    if _public(official) == before:
        return official
    official.save(update_fields=["full_name", "folded_name", "nip", "rank"])
    record(
        actor=by,
        action="official.corrected",
        subject=official,
        before=before,
        after=_public(official),
    )
    return official


@transaction.atomic
def set_phone(*, official_id: int, phone: str | None, by: User | None) -> Official:
    """Set a person's telephone number; refuse what is none. The history keeps no number."""
    official = Official.objects.select_for_update().get(pk=official_id)
    number = read_phone(phone) if (phone or "").strip() and phone else None
    if isinstance(number, Unknown):
        raise Refused(str(number))
    if number != official.phone:
        official.phone = number
        official.save(update_fields=["phone"])
        record(actor=by, action="official.phone_set", subject=official)
    return official


@transaction.atomic
def link_user(*, official_id: int, user: User | None, by: User | None) -> Official:
    """Say which user an official is (None: no more); raise Refused where he is another."""
    official = Official.objects.select_for_update().get(pk=official_id)
    taken = Official.objects.filter(user=user).exclude(pk=official.pk)
    if user is not None and taken.exists():
        raise Refused(
            f"Akun {user.username} sudah dipakai pejabat lain; lepaskan lebih dahulu."
        )
    if official.user_id == (None if user is None else user.pk):
        return official
    before = official.user.username if official.user else None
    official.user = user
    official.save(update_fields=["user"])
    if user is not None:
        user.asked.clear()
    record(
        actor=by,
        action="official.linked",
        subject=official,
        before=before,
        after=user.username if user else None,
    )
    return official


@transaction.atomic
def appoint(
    *,
    official: Official,
    position: Position,
    kind: AppointmentKind,
    since: dt.date,
    by: User | None,
    until: dt.date | None = None,
) -> Appointment:
    """Put an official in a position; the same again is the same row.

    Raise Refused where the days are in the wrong order or two would hold the position
    definitively at once.
    """
    if until is not None and until < since:
        raise Refused("Hari terakhir penugasan lebih awal daripada hari pertamanya.")
    Position.objects.select_for_update().get(pk=position.pk)
    same = Appointment.objects.filter(official=official, position=position, kind=kind)
    found = same.on(since).first()
    if found is not None:
        return found
    _check_not_taken(official, position, kind, since, until)
    made = Appointment.objects.create(
        official=official, position=position, kind=kind, since=since, until=until
    )
    _tell(made, "appointment.made", None, by)
    return made


@transaction.atomic
def end_appointment(
    *, appointment_id: int, last_day: dt.date, by: User | None
) -> Appointment:
    """Let an appointment end with that day."""
    made = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("official__user", "position")
        .get(pk=appointment_id)
    )
    if last_day < made.since:
        raise Refused("Hari terakhir penugasan lebih awal daripada hari pertamanya.")
    before, made.until = made.until, last_day
    made.save(update_fields=["until"])
    _tell(made, "appointment.ended", before, by)
    return made


def _tell(made: Appointment, action: str, before: dt.date | None, by: User | None) -> None:
    if made.official.user is not None:
        made.official.user.asked.clear()
    record(
        actor=by,
        action=action,
        subject=made,
        before=before,
        after={"since": made.since, "until": made.until},
        unit_id=made.position.unit_id,
    )


def _check_not_taken(
    official: Official,
    position: Position,
    kind: AppointmentKind,
    since: dt.date,
    until: dt.date | None,
) -> None:
    """Refuse two definitive holders at once; a Plt. beside one is lawful."""
    if kind != AppointmentKind.DEFINITIF:
        return
    overlapping = Appointment.objects.filter(
        Q(until=None) | Q(until__gte=since),
        position=position,
        kind=AppointmentKind.DEFINITIF,
    )
    if until is not None:
        overlapping = overlapping.filter(since__lte=until)
    other = overlapping.select_related("official").first()
    if other is not None:
        raise Refused(
            f"{position.name} sudah dijabat {other.official.full_name} sejak "
            f"{other.since:%d-%m-%Y}; akhiri penugasan itu sebelum mengangkat "
            f"{official.full_name}."
        )


def _set_identity(official: Official, full_name: str, nip: str | None) -> None:
    official.full_name = " ".join(full_name.split())
    official.folded_name = fold_name(full_name)
    if not official.folded_name:
        raise Refused("Nama pejabat belum diisi.")
    official.nip = _free_nip(nip, official.pk)


def _free_nip(nip: str | None, own_pk: int | None) -> str | None:
    if not (nip or "").strip():
        return None
    digits = read_nip(nip or "")
    if isinstance(digits, Unknown):
        raise Refused(f"NIP “{nip}” tidak terbaca: {digits}")
    other = Official.objects.filter(nip=digits).exclude(pk=own_pk or 0).first()
    if other is not None:
        raise Refused(f"NIP {digits} sudah dipakai {other.full_name}; periksa NIP-nya.")
    return digits


def _tidy(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _public(official: Official) -> dict[str, Any]:
    return {
        "full_name": official.full_name,
        "nip": official.nip,
        "rank": official.rank,
    }
