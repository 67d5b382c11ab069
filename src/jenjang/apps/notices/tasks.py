"""What runs by itself: the reminders of a day, once, and the e-mails that are due.

The worker asks every few minutes; `jenjang remind` asks from cron. Both may run at once.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from jenjang.apps.notices import services
from jenjang.apps.notices.models import MailState

FROM_HOUR = 6  # of the office's clock: nobody is written to at night


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a run did: how many notices are new (None: made before), e-mails by state."""

    new: int | None
    mails: Counter[MailState]


def remind(now: dt.datetime, *, is_asked: bool = False) -> Reminded:
    """Make the day's notices where they were not, and send what is due.

    `is_asked` makes them again, at any hour: what was told is not told twice.
    """
    local = timezone.localtime(now)
    today, new = local.date(), None
    if is_asked or (local.hour >= FROM_HOUR and not services.is_made(today)):
        new = services.make_notices(today)
    if is_asked or local.hour >= FROM_HOUR:
        services.gather_mails(now)
        return Reminded(new, services.send_mails(now))
    return Reminded(new, Counter())
