"""Every act on notices: making and reading them, wishes, sending e-mail."""

from jenjang.apps.notices.services.mailing import gather_mails, send_mails
from jenjang.apps.notices.services.making import (
    count_waiting,
    is_made,
    make_notices,
    mark_all_read,
    mark_read,
    set_pace,
)
from jenjang.apps.notices.services.wishes import (
    new_calendar_address,
    revoke_calendar_address,
    want_mail,
)

__all__ = [
    "count_waiting",
    "gather_mails",
    "is_made",
    "make_notices",
    "mark_all_read",
    "mark_read",
    "new_calendar_address",
    "revoke_calendar_address",
    "send_mails",
    "set_pace",
    "want_mail",
]
