"""The meeting itself: called with its agenda, written down, closed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.followup.models import (
    AgendaItem,
    AgendaKind,
    Decision,
    Meeting,
)
from jenjang.apps.followup.snapshots.minutes import frozen_minutes
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Appointment, Period, PeriodKind, Unit
from jenjang.core.figures import write_date
from jenjang.core.values import Refused


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """Something red, in words, as the meeting is called; see AgendaItem."""

    kind: AgendaKind
    title: str
    detail: str = ""
    series_ids: tuple[int, ...] = ()
    position_id: int | None = None


@transaction.atomic
def call_meeting(
    *,
    unit_id: int,
    period_id: int,
    held_on: dt.date,
    agenda: Sequence[AgendaDraft],
    by: User | None,
) -> Meeting:
    """Call the meeting about a unit's quarter; what the last one decided comes first.

    Refused where there is one already, or the period is no quarter.
    """
    Unit.objects.select_for_update().get(pk=unit_id)
    period = Period.objects.get(pk=period_id)
    _refuse_period(unit_id, period)
    meeting = Meeting.objects.create(unit_id=unit_id, period=period, held_on=held_on)
    _carry_on(meeting)
    for draft in agenda:
        _add(meeting, draft)
    record(
        actor=by,
        action="meeting.called",
        subject=meeting,
        after={"held_on": held_on, "items": meeting.items.count()},
    )
    return meeting


def _refuse_period(unit_id: int, period: Period) -> None:
    if period.kind != PeriodKind.QUARTER:
        raise Refused("Rapat evaluasi kinerja membahas satu triwulan.")
    if Meeting.objects.filter(unit=unit_id, period=period).exists():
        raise Refused(f"Rapat evaluasi {period} sudah disiapkan; buka dari daftar rapat.")


def _carry_on(meeting: Meeting) -> None:
    """Put first what was decided the last time, and what is still to do from before."""
    last = (
        Meeting.objects.filter(
            unit=meeting.unit_id, period__last_day__lt=meeting.period.last_day
        )
        .order_by("-period__last_day")
        .first()
    )
    if last is None:
        return
    before = Decision.objects.filter(
        item__meeting__unit=meeting.unit_id,
        item__meeting__period__last_day__lt=meeting.period.last_day,
    )
    told = (before.filter(item__meeting=last) | before.unfinished()).order_by("due_on")
    if not told:
        return
    item = _add(meeting, AgendaDraft(AgendaKind.EARLIER, f"Putusan {_lower(last)}"))
    item.earlier.set(told)


def _lower(meeting: Meeting) -> str:
    said = str(meeting)
    return f"{said[:1].lower()}{said[1:]}"


def _add(meeting: Meeting, draft: AgendaDraft) -> AgendaItem:
    last = meeting.items.order_by("-order").values_list("order", flat=True).first()
    item = AgendaItem.objects.create(
        meeting=meeting,
        order=(last or 0) + 1,
        kind=draft.kind,
        title=draft.title,
        detail=draft.detail or None,
        position_id=draft.position_id,
    )
    item.series.set(draft.series_ids)
    return item


@transaction.atomic
def add_item(*, meeting_id: int, title: str, by: User | None) -> AgendaItem:
    """Put something of the office's own on the agenda."""
    meeting = _open_meeting(meeting_id)
    item = _add(meeting, AgendaDraft(AgendaKind.OTHER, _filled(title, "Hal yang dibahas")))
    record(
        actor=by,
        action="meeting.item_added",
        subject=item,
        after=item.title,
        unit_id=meeting.unit_id,
    )
    return item


@dataclass(frozen=True, slots=True)
class About:
    """What stands at the head of the minutes."""

    held_on: dt.date
    place: str
    leader_id: int | None
    present_ids: tuple[int, ...]
    guests: str


@transaction.atomic
def describe_meeting(
    *, meeting_id: int, version: int, about: About, by: User | None
) -> Meeting:
    """Store when and where it was and who was there; refuse an older state."""
    meeting = _open_meeting(meeting_id)
    if meeting.version != version:
        raise Refused(
            "Data rapat sudah diubah orang lain sejak halaman ini dibuka; periksa isinya, "
            "lalu simpan lagi bila perlu."
        )
    _refuse_strangers(meeting, about)
    before = _told(meeting)
    meeting.held_on, meeting.place = about.held_on, about.place or None
    meeting.leader_id, meeting.guests = about.leader_id, about.guests or None
    meeting.version += 1
    meeting.save()
    meeting.present.set(about.present_ids)
    record(
        actor=by,
        action="meeting.described",
        subject=meeting,
        before=before,
        after=_told(meeting),
    )
    return meeting


def _refuse_strangers(meeting: Meeting, about: About) -> None:
    named = {pk for pk in (about.leader_id, *about.present_ids) if pk is not None}
    known = Appointment.objects.filter(pk__in=named, position__unit=meeting.unit_id)
    if known.count() != len(named):
        raise Refused(
            "Yang hadir dipilih dari pejabat unit ini; lainnya ditulis sebagai tamu."
        )


def _told(meeting: Meeting) -> dict[str, object]:
    return {
        "held_on": meeting.held_on,
        "place": meeting.place,
        "present": sorted(str(one.official) for one in meeting.present.all()),
        "guests": meeting.guests,
    }


@transaction.atomic
def write_said(*, item_id: int, version: int, said: str, by: User | None) -> AgendaItem:
    """Store what was said about an item; refused where somebody wrote meanwhile."""
    item = AgendaItem.objects.select_for_update().get(pk=item_id)
    meeting = _open_meeting(item.meeting_id)
    if item.version != version:
        raise Refused(
            "Orang lain sudah menulis pembahasan butir ini: "
            f"“{item.said or 'kosong'}”. Gabungkan dengan tulisan Anda, lalu simpan lagi."
        )
    before, item.said = item.said, said.strip() or None
    item.version += 1
    item.save(update_fields=["said", "version"])
    record(
        actor=by,
        action="meeting.said",
        subject=item,
        before=before,
        after=item.said,
        unit_id=meeting.unit_id,
    )
    return item


@transaction.atomic
def close_meeting(*, meeting_id: int, today: dt.date, by: User) -> Meeting:
    """Freeze the minutes; decisions go on, what was said and decided does not change."""
    meeting = _open_meeting(meeting_id)
    if meeting.held_on > today:
        raise Refused(
            f"Rapat baru diadakan {write_date(meeting.held_on)}; tutup setelah itu."
        )
    if meeting.leader_id is None or not meeting.present.exists():
        raise Refused("Isi dulu pimpinan rapat dan siapa yang hadir.")
    meeting.document, meeting.document_sha256 = frozen_minutes(meeting, by.full_name)
    meeting.closed_at, meeting.closed_by = timezone.now(), by
    meeting.save()
    record(
        actor=by,
        action="meeting.closed",
        subject=meeting,
        after={"sha256": meeting.document_sha256, "items": meeting.items.count()},
    )
    return meeting


def _open_meeting(meeting_id: int) -> Meeting:
    """Return the meeting, locked; refuse one whose minutes are frozen."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.is_closed:
        raise Refused(f"Notulen {meeting} sudah ditutup dan tidak berubah lagi.")
    return meeting


def _filled(text: str, what: str) -> str:
    tidy = " ".join(text.split())
    if not tidy:
        raise Refused(f"{what} belum diisi.")
    return tidy
