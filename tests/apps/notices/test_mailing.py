"""One digest a person and day over a real server; never twice, whatever breaks."""

import datetime as dt
import socket

import pytest
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.notices import services
from jenjang.apps.notices.models import Mail, MailState, Notice
from jenjang.apps.notices.services import mailing
from jenjang.apps.notices.tasks import remind
from jenjang.apps.organisation.models import Grant
from tests.apps.measurement.factories import Kecamatan, pemda_user
from tests.apps.notices.late import LateKecamatan
from tests.postbox import postbox

pytestmark = pytest.mark.django_db
DUE = dt.date(2025, 4, 10)
SENDER = "sakip@tirtajaya.test"
HOUR = dt.timedelta(hours=1)


def settings_of(port):
    return {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "user": "",
        "password_file": "",
        "sender": SENDER,
        "seconds": 5.0,
    }


@pytest.fixture
def box(settings):
    """Run a mail server of our own, to which the installation sends."""
    with postbox() as running:
        settings.SMTP = settings_of(running.port)
        settings.PUBLIC_URL = "https://sakip.tirtajaya.test"
        yield running


@pytest.fixture
def late():
    return LateKecamatan()


@pytest.fixture
def operator(late):
    return with_address(late.user("operator"), "operator@tirtajaya.test")


def with_address(user, address):
    User.objects.filter(pk=user.pk).update(email=address)
    user.refresh_from_db()
    return user


def at(hour, days=0):
    day = DUE + dt.timedelta(days=days)
    return dt.datetime.combine(day, dt.time(hour), timezone.get_current_timezone())


def test_a_person_gets_one_digest_of_all_that_waits(box, late, operator):
    done = remind(at(7))

    [mail] = box.taken
    assert (mail["To"], mail["From"]) == ("operator@tirtajaya.test", SENDER)
    body = mail.get_content()
    for title in Notice.objects.of_user(operator).values_list("title", flat=True):
        assert title in body
    assert "tenggat 10 April 2025, hari ini" in body
    assert "https://sakip.tirtajaya.test/kelengkapan/belum/" in body
    assert mail.get_content_type() == "text/plain"
    assert done.mails == {MailState.SENT: 1}
    row = Mail.objects.get()
    assert (row.state, row.tries, row.address) == (MailState.SENT, 1, mail["To"])


def test_run_again_the_same_day_nothing_is_sent_twice(box, late, operator):
    for hour in (7, 8, 9):
        remind(at(hour), is_asked=True)

    assert len(box.taken) == 1


def test_the_next_day_tells_only_what_is_new(box, late, operator):
    remind(at(7))
    first = box.taken[0].get_content()

    remind(at(7, days=1))
    second = box.taken[1].get_content()

    assert "Pengukuran Triwulan I 2025 belum lengkap" in first
    assert "lewat 1 hari" in second
    remind(at(7, days=2))
    assert len(box.taken) == 2


def test_without_a_server_named_nothing_is_queued(settings, late, operator):
    settings.SMTP = settings_of(25) | {"host": ""}

    done = remind(at(7))

    assert done.new > 0
    assert not Mail.objects.exists()


def test_who_said_no_gets_no_mail_but_his_notices(box, late, operator):
    services.want_mail(by=operator, wants=False)

    remind(at(7))

    assert box.taken == []
    assert Notice.objects.of_user(operator).waiting().exists()


def test_who_has_no_address_gets_no_mail(box, late):
    late.user("operator")

    remind(at(7))

    assert box.taken == []


def test_what_was_read_before_it_was_sent_is_not_sent(box, late, operator):
    services.make_notices(DUE)
    services.gather_mails(at(7))
    services.mark_all_read(by=operator)

    services.send_mails(at(8))

    assert box.taken == []
    assert Mail.objects.get().state == MailState.DROPPED


def test_who_lost_his_role_since_is_not_written_to_about_the_unit(box, late, operator):
    services.make_notices(DUE)
    services.gather_mails(at(7))
    Grant.objects.filter(user=operator).update(until=DUE - dt.timedelta(days=1))

    services.send_mails(at(8))

    assert all(late.unit.name not in mail.get_content() for mail in box.taken)


def test_a_unit_not_the_persons_is_in_no_mail(box, late, operator):
    other = Kecamatan("Kecamatan Tirtasari")
    with_address(other.user("operator"), "lain@tirtajaya.test")

    remind(at(7))

    assert all("Sukamaju" not in m.get_content() for m in box.of("lain@tirtajaya.test"))


def test_a_server_that_is_away_is_tried_again_later(box, late, operator, settings):
    settings.SMTP = settings_of(free_port())
    services.make_notices(DUE)
    services.gather_mails(at(7))
    now = at(8)

    services.send_mails(now)
    row = Mail.objects.get()
    assert (row.state, row.tries) == (MailState.WAITING, 1)
    assert "refused" in row.error
    assert row.next_try_at == now + dt.timedelta(minutes=10)

    settings.SMTP = settings_of(box.port)
    services.send_mails(now + dt.timedelta(minutes=9))
    assert box.taken == []
    services.send_mails(now + dt.timedelta(minutes=10))
    assert len(box.taken) == 1


def free_port():
    """Return a port of this machine on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_a_server_that_refuses_for_now_is_tried_five_times(box, late, operator):
    box.mood = "busy"
    services.make_notices(DUE)
    services.gather_mails(at(7))
    now, waits = at(8), []

    for _ in range(5):
        services.send_mails(now)
        row = Mail.objects.get()
        waits.append(row.next_try_at - now)
        now = max(row.next_try_at, now)

    assert [wait / HOUR for wait in waits[:4]] == [1 / 6, 1, 6, 24]
    assert (row.state, row.tries) == (MailState.GIVEN_UP, 5)
    assert row.error == "451 kotak surat sedang sibuk"
    services.send_mails(now + 100 * HOUR)
    assert Mail.objects.get().tries == 5


def test_an_address_that_is_unknown_is_not_tried_again(box, late, operator):
    box.mood = "unknown"
    remind(at(7))

    services.send_mails(at(7) + 100 * HOUR)

    row = Mail.objects.get()
    assert (row.state, row.tries) == (MailState.GIVEN_UP, 1)
    assert row.error == "550 alamat tidak dikenal"


def test_one_address_that_is_unknown_keeps_no_other_from_its_mail(box, late, operator):
    with_address(late.user("kepala"), "camat@tirtajaya.test")
    services.make_notices(DUE + dt.timedelta(days=8))
    services.gather_mails(at(7))
    first = Mail.objects.order_by("pk").first()
    Mail.objects.filter(pk=first.pk).update(address="salah@tirtajaya.test")

    services.send_mails(at(8))

    assert len(box.taken) == 1


def test_a_line_that_broke_is_not_spoken_into_again(box, late, operator):
    box.mood = "cut"
    remind(at(7))
    box.mood = "ok"

    for hours in (1, 24, 100):
        services.send_mails(at(7) + hours * HOUR)

    assert len(box.taken) == 1
    assert Mail.objects.get().state == MailState.UNKNOWN


def test_a_sender_killed_while_sending_is_not_repeated(box, late, operator, monkeypatch):
    services.make_notices(DUE)
    services.gather_mails(at(7))
    monkeypatch.setattr(mailing.Post, "hand_over", killed)
    with pytest.raises(KeyboardInterrupt):
        services.send_mails(at(8))
    monkeypatch.undo()
    assert Mail.objects.get().state == MailState.SENDING

    services.send_mails(at(9))
    remind(at(9), is_asked=True)

    assert box.taken == []
    assert Mail.objects.get().state == MailState.UNKNOWN


def killed(*_):
    raise KeyboardInterrupt


def test_a_sender_killed_before_it_began_leaves_its_mail_to_the_next(box, late, operator):
    services.make_notices(DUE)
    services.gather_mails(at(7))

    services.send_mails(at(8))

    assert len(box.taken) == 1


def test_of_two_senders_one_sends(box, late, operator):
    services.make_notices(DUE)
    services.gather_mails(at(7))
    now = at(8)
    seen_by_both = list(Mail.objects.due(now))

    services.send_mails(now)

    assert not any(mailing._begin(mail, now) for mail in seen_by_both)
    assert len(box.taken) == 1


def test_the_log_shows_what_became_of_each_mail(client, box, late, operator):
    box.mood = "unknown"
    remind(at(7))
    client.force_login(pemda_user("pembina"))

    page = client.get("/pengingat/surel/").content.decode()

    assert "operator@tirtajaya.test" in page
    assert "550 alamat tidak dikenal" in page
    assert "Gagal, tidak diulang" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_log_costs_the_same_for_any_number(
    count, client, box, django_assert_num_queries
):
    Kecamatan()
    for n in range(count):
        Mail.objects.create(
            user=pemda_user("admin"),
            day=DUE,
            address=f"a{n}@tirtajaya.test",
            next_try_at=timezone.now(),
        )
    client.force_login(pemda_user("pembina"))
    client.get("/pengingat/surel/")

    with django_assert_num_queries(7):
        client.get("/pengingat/surel/")


def test_the_wish_for_no_mail_is_said_on_the_page(client, late, operator):
    client.force_login(operator)

    client.post("/pengingat/cara/", {"simpan": "1"})
    assert not client.get("/pengingat/cara/").context["row"].wants_mail
    client.post("/pengingat/cara/", {"simpan": "1", "wants_mail": "on"})

    assert client.get("/pengingat/cara/").context["row"].wants_mail
