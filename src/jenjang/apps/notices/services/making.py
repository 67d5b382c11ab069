"""Making the notices of a day, reading them, and how the pemda paces them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.notices.models import Notice, NoticePace, ReminderDay
from jenjang.apps.notices.snapshots.matters import matters_on
from jenjang.apps.notices.snapshots.people import Address, addresses, read_directory
from jenjang.core.deadlines import Pace
from jenjang.core.values import Refused

BATCH = 500
REFRESHED = ["told", "unit", "title", "text", "url", "due_on"]


def is_made(today: dt.date) -> bool:
    """Return whether the reminders of that day were made."""
    return ReminderDay.objects.filter(pk=today).exists()


def pace_of_pemda() -> Pace:
    """Return how the pemda reminds, the usual pace where it set none."""
    row = NoticePace.objects.first()
    return row.pace if row else Pace()


def make_notices(today: dt.date) -> int:
    """Tell everybody what is near or late that day; return how many notices are new.

    Made again, nothing is told twice: what stands is brought up to date. What is done, or
    was overtaken by a later step, is settled. All is read first, then stored in one short
    transaction.
    """
    told = addresses(matters_on(today, pace_of_pemda()), read_directory(today))
    return _store(told, today)


@transaction.atomic
def _store(told: list[Address], today: dt.date) -> int:
    """Store what is told; two that store at once wait for one another on the day's row."""
    now = timezone.now()
    day, _ = ReminderDay.objects.select_for_update().get_or_create(
        pk=today, defaults={"finished_at": now, "notice_count": 0}
    )
    known = dict(Notice.objects.open().values_list("pk", "user_id"))
    keys = {(row.user_id, row.key) for row in told}
    since = min((one.matter.due_on for one in told), default=today)
    new = len(keys) - _count_known(keys, since)
    Notice.objects.bulk_create(
        [_notice(one) for one in told],
        update_conflicts=True,
        unique_fields=["user", "key"],
        update_fields=REFRESHED,
        batch_size=BATCH,
    )
    _settle(keys, since, now)
    count_waiting({*known.values(), *(one.user_id for one in told)})
    day.finished_at, day.notice_count = now, day.notice_count + new
    day.save(update_fields=["finished_at", "notice_count"])
    return new


def _notice(one: Address) -> Notice:
    return Notice(
        user_id=one.user_id,
        key=one.key,
        told=one.told,
        unit_id=one.unit_id,
        title=one.title[:300],
        text=one.text,
        url=one.url,
        due_on=one.matter.due_on,
    )


def _count_known(keys: set[tuple[int, str]], since: dt.date) -> int:
    rows = Notice.objects.filter(due_on__gte=since).values_list("user_id", "key")
    return len(keys.intersection(rows))


def _settle(keys: set[tuple[int, str]], since: dt.date, now: dt.datetime) -> None:
    """Settle what is open and not told any more; open again what is told again."""
    done = [
        pk
        for pk, user_id, key in Notice.objects.open().values_list("pk", "user_id", "key")
        if (user_id, key) not in keys
    ]
    for start in range(0, len(done), BATCH):
        Notice.objects.filter(pk__in=done[start : start + BATCH]).update(settled_at=now)
    again = [
        pk
        for pk, user_id, key in Notice.objects.filter(
            settled_at__isnull=False, due_on__gte=since
        ).values_list("pk", "user_id", "key")
        if (user_id, key) in keys
    ]
    Notice.objects.filter(pk__in=again).update(settled_at=None)


def count_waiting(user_ids: Iterable[int]) -> None:
    """Keep beside each user how many notices wait for him; one statement a batch."""
    waiting = (
        Notice.objects.waiting()
        .filter(user=OuterRef("pk"))
        .order_by()
        .values("user")
        .annotate(count=Count("pk"))
        .values("count")
    )
    ids = sorted(user_ids)
    for start in range(0, len(ids), BATCH):
        User.objects.filter(pk__in=ids[start : start + BATCH]).update(
            waiting_notices=Coalesce(Subquery(waiting), 0)
        )


@transaction.atomic
def mark_read(*, notice_id: int, by: User) -> None:
    """Note that the user read his notice; another's is not found."""
    notice = Notice.objects.of_user(by).select_for_update().get(pk=notice_id)
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
        count_waiting([by.pk])


@transaction.atomic
def mark_all_read(*, by: User) -> int:
    """Note that the user read everything he was told; return how much it was."""
    count = Notice.objects.of_user(by).waiting().update(read_at=timezone.now())
    count_waiting([by.pk])
    return count


@transaction.atomic
def set_pace(*, pace: Pace, version: int, by: User | None) -> NoticePace:
    """Set how the pemda reminds; raise Refused where another set it since `version`.

    Who is above is told later than who is below.
    """
    _refuse_order(pace)
    row = NoticePace.objects.select_for_update().first() or NoticePace()
    if row.version != version:
        raise Refused(
            "Aturan pengingat sudah diubah orang lain sejak halaman ini dibuka; periksa "
            "isinya, lalu simpan lagi."
        )
    before = asdict(row.pace)
    if asdict(pace) == before and row.pk:
        return row
    for name, days in asdict(pace).items():
        setattr(row, name, days)
    row.version += 1
    row.full_clean()
    row.save()
    record(actor=by, action="notices.paced", subject=row, before=before, after=asdict(pace))
    return row


def _refuse_order(pace: Pace) -> None:
    if not (pace.superior_after_days <= pace.head_after_days <= pace.pembina_after_days):
        raise Refused(
            "Atasan langsung diberi tahu lebih dahulu, lalu kepala, lalu Bagian "
            "Organisasi: harinya tidak boleh lebih kecil dari yang di bawahnya."
        )
