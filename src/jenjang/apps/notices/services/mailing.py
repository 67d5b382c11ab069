"""Digests by e-mail: one a person and day, never twice the same notice.

What is to be sent is stored first, and that it is being sent before the server is spoken
to. A sender that dies in between leaves a mail that may have arrived: it is marked so and
not repeated. What the server refused, or what never reached it, is tried again later.
"""

import datetime as dt
import smtplib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.notices.models import Mail, MailState, Notice, Subscription
from jenjang.apps.notices.snapshots.digest import Digest, digest

BACK_OFF = (
    dt.timedelta(minutes=10),
    dt.timedelta(hours=1),
    dt.timedelta(hours=6),
    dt.timedelta(hours=24),
)
SILENCE = dt.timedelta(minutes=15)  # after which a sender is taken for dead
PERMANENT = 500  # SMTP codes from here on are final


def is_on() -> bool:
    """Return whether the installation sends e-mail at all."""
    return bool(settings.SMTP["host"] and settings.SMTP["sender"])


@transaction.atomic
def gather_mails(now: dt.datetime) -> int:
    """Put what waits and was never mailed into one digest a person; return how many.

    Only who has an address and did not say no. Who got one today gets the rest tomorrow.
    """
    if not is_on():
        return 0
    today = timezone.localdate(now)
    waiting = Notice.objects.select_for_update().waiting().filter(mail=None)
    users = User.objects.filter(
        pk__in=set(waiting.values_list("user_id", flat=True)),
        is_active=True,
        email__isnull=False,
    )
    unwanted = Subscription.objects.filter(wants_mail=False).values("user")
    had_one = Mail.objects.filter(day=today).values("user")
    made = [
        Mail(user=user, day=today, address=user.email or "", next_try_at=now)
        for user in users.exclude(pk__in=unwanted).exclude(pk__in=had_one)
    ]
    Mail.objects.bulk_create(made)
    for mail in Mail.objects.filter(day=today, user__in=[one.user_id for one in made]):
        Notice.objects.waiting().filter(mail=None, user=mail.user_id).update(mail=mail)
    return len(made)


def send_mails(now: dt.datetime) -> Counter[MailState]:
    """Send what is due; return how many came to which state.

    Holds no transaction while the server is spoken to.
    """
    outcome: Counter[MailState] = Counter()
    if not is_on():
        return outcome
    outcome[MailState.UNKNOWN] = _give_up_the_left_behind(now)
    post = Post()
    try:
        for mail in Mail.objects.due(now).select_related("user"):
            if _begin(mail, now):
                outcome[_send(mail, post, now)] += 1
    finally:
        post.close()
    return +outcome


def _give_up_the_left_behind(now: dt.datetime) -> int:
    return Mail.objects.left_behind(now - SILENCE).update(
        state=MailState.UNKNOWN, error="Pengiriman terputus; mungkin sudah sampai."
    )


def _begin(mail: Mail, now: dt.datetime) -> bool:
    """Claim a mail by one conditional update: one sender gets it, and stores that first."""
    mail.state, mail.tries, mail.began_at = MailState.SENDING, mail.tries + 1, now
    waiting = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    return bool(waiting.update(state=mail.state, tries=mail.tries, began_at=now))


def _send(mail: Mail, post: "Post", now: dt.datetime) -> MailState:
    text = digest(mail, timezone.localdate(now))
    if text is None:
        return _end(mail, MailState.DROPPED)
    why = post.open()
    if why is not None:
        return _later(mail, why, now)
    try:
        post.hand_over(mail, text)
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        is_final = _code(error) >= PERMANENT
        return (
            _end(mail, MailState.GIVEN_UP, _why(error))
            if is_final
            else _later(mail, _why(error), now)
        )
    except OSError as error:  # the line broke: nobody knows how far it came
        post.close()
        return _end(mail, MailState.UNKNOWN, _why(error))
    return _end(mail, MailState.SENT, sent_at=now)


def _code(error: smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max(code for code, _ in error.recipients.values())
    return int(error.smtp_code)


def _why(error: Exception) -> str:
    """Return what the server, or the line to it, said."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"{code} {_text(said)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error) or type(error).__name__


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _later(mail: Mail, why: str, now: dt.datetime) -> MailState:
    """Let a mail wait for its next try; give it up after the last."""
    if mail.tries > len(BACK_OFF):
        return _end(mail, MailState.GIVEN_UP, why)
    mail.next_try_at = now + BACK_OFF[mail.tries - 1]
    return _end(mail, MailState.WAITING, why)


def _end(
    mail: Mail, state: MailState, why: str | None = None, sent_at: dt.datetime | None = None
) -> MailState:
    mail.state, mail.error, mail.sent_at = state, why, sent_at
    mail.save(update_fields=["state", "error", "sent_at", "next_try_at"])
    return state


class Post:
    """The line to the mail server of the settings, opened when first needed."""

    def __init__(self) -> None:
        """Read where the server is; nothing is opened yet."""
        smtp: Mapping[str, Any] = settings.SMTP
        self.sender: str = smtp["sender"]
        self.down: str | None = None
        file = smtp["password_file"]
        self.backend = EmailBackend(
            host=smtp["host"],
            port=smtp["port"],
            username=smtp["user"],
            password=Path(file).read_text(encoding="utf-8").strip() if file else "",
            use_tls=smtp["security"] == "starttls",
            use_ssl=smtp["security"] == "tls",
            timeout=smtp["seconds"],
        )

    def open(self) -> str | None:
        """Open the line where it is not; return why it cannot be, asked once a round."""
        if self.down is None:
            try:
                self.backend.open()
            except OSError as error:
                self.down = _why(error)
        return self.down

    def hand_over(self, mail: Mail, text: Digest) -> None:
        """Give one mail to the server; raise what smtplib raises."""
        host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
        message = EmailMessage(
            subject=text.subject,
            body=text.body,
            from_email=self.sender,
            to=[mail.address],
            headers={
                "Message-ID": f"<pengingat-{mail.pk}-{mail.day:%Y%m%d}@{host}>",
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": f"<{text.settings_url}>",
            },
        )
        self.backend.send_messages([message])

    def close(self) -> None:
        """Close the line, however it is."""
        self.backend.close()
        self.backend.connection = None
