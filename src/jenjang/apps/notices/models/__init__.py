"""What people were told, how they want to be told, and what was sent."""

from jenjang.apps.notices.models.mails import Mail, MailState
from jenjang.apps.notices.models.notices import Notice, NoticePace, ReminderDay
from jenjang.apps.notices.models.wishes import Subscription, digest_of

__all__ = [
    "Mail",
    "MailState",
    "Notice",
    "NoticePace",
    "ReminderDay",
    "Subscription",
    "digest_of",
]
