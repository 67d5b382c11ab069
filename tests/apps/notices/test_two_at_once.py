"""Two workers at the same moment: nobody is told twice, nobody is written to twice."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.notices.models import Mail, MailState, Notice, ReminderDay
from jenjang.apps.notices.tasks import remind
from tests.apps.notices.late import LateKecamatan
from tests.postbox import postbox

pytestmark = pytest.mark.django_db(transaction=True)
NOW = dt.datetime(2025, 4, 11, 0, tzinfo=dt.UTC)  # seven in the morning in Jakarta


def worker(_):
    try:
        return remind(NOW, is_asked=True)
    finally:
        connection.close()


def test_two_workers_at_once_tell_everybody_once(settings):
    made = LateKecamatan()
    people = [made.user("operator") for _ in range(5)]
    for person in people:
        address = f"{person.username}@tirtajaya.test"
        User.objects.filter(pk=person.pk).update(email=address)
    with postbox() as box:
        settings.SMTP = settings.SMTP | {
            "host": "127.0.0.1", "port": box.port, "security": "none",
            "sender": "sakip@tirtajaya.test",
        }  # fmt: skip
        with ThreadPoolExecutor(2) as threads:
            done = list(threads.map(worker, range(2)))

    assert sum(one.new or 0 for one in done) == Notice.objects.count()
    assert ReminderDay.objects.get().notice_count == Notice.objects.count()
    assert sorted(mail["To"] for mail in box.taken) == sorted(
        f"{person.username}@tirtajaya.test" for person in people
    )
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.SENT}
    assert timezone.localdate(NOW) == dt.date(2025, 4, 11)
