"""What an e-mail says: the notices of one person, late ones first, in plain words."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from jenjang.apps.notices.models import Mail, Notice, Subscription
from jenjang.apps.organisation.models import unit_scope
from jenjang.core.figures import write_date

MOST = 30


@dataclass(frozen=True, slots=True)
class Digest:
    """One e-mail."""

    subject: str
    body: str
    settings_url: str


def digest(mail: Mail, today: dt.date) -> Digest | None:
    """Return what to send; None where nothing waits, or nobody wants it any more.

    Asked when it is sent: what was done or read since, and units the person may not see
    any more, are left out.
    """
    rows = _rows(mail, today)
    if not rows:
        return None
    late = sum(row.due_on < today for row in rows)
    settings_url = f"{settings.PUBLIC_URL}{reverse('notices:wishes')}"
    body = [
        f"Yth. {mail.user.full_name},",
        "",
        f"{len(rows)} hal menunggu Anda di Jenjang.",
        *(line for row in rows[:MOST] for line in _lines(row, today)),
        *([f"\nDan {len(rows) - MOST} hal lain."] if len(rows) > MOST else []),
        "",
        f"Semua pengingat: {settings.PUBLIC_URL}{reverse('notices:list')}",
        f"Berhenti menerima surel ini: {settings_url}",
        "",
    ]
    lateness = f", {late} terlambat" if late else ""
    subject = f"Pengingat kinerja: {len(rows)} hal{lateness}"
    return Digest(subject, "\n".join(body), settings_url)


def _rows(mail: Mail, today: dt.date) -> list[Notice]:
    user = mail.user
    wants = Subscription.objects.filter(user=user, wants_mail=False)
    if not user.is_active or user.email != mail.address or wants.exists():
        return []
    rows = Notice.objects.waiting().filter(mail=mail).select_related("unit")
    scope = unit_scope(user, today)
    return [
        row for row in rows if row.unit_id is None or scope is None or row.unit_id in scope
    ]


def _lines(row: Notice, today: dt.date) -> list[str]:
    unit = f"{row.unit} · " if row.unit else ""
    return [
        "",
        f"* {row.title}",
        f"  {unit}{lateness(row.due_on, today)}",
        *(f"  {line}" for line in row.text.splitlines()),
        f"  {settings.PUBLIC_URL}{row.url}",
    ]


def lateness(due_on: dt.date, today: dt.date) -> str:
    """Return the day and how far it is: "tenggat 7 April 2025, lewat 8 hari"."""
    days = (today - due_on).days
    if days > 0:
        return f"tenggat {write_date(due_on)}, lewat {days} hari"
    left = "hari ini" if days == 0 else f"{-days} hari lagi"
    return f"tenggat {write_date(due_on)}, {left}"
