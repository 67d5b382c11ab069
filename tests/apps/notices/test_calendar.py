"""The calendar of deadlines: as a page, as a file, behind a secret address."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from jenjang.apps.accounts.models import User
from jenjang.apps.notices import services
from jenjang.apps.notices.models import Subscription
from jenjang.apps.notices.snapshots.feed import calendar_of
from jenjang.apps.organisation.models import Year
from jenjang.apps.organisation.services import add_holidays
from jenjang.apps.organisation.snapshots import deadlines_of
from jenjang.papers.calendars import DayEvent, escape, fold, write_calendar
from tests.apps.measurement.factories import Kecamatan, pemda_user

TODAY = dt.date(2025, 4, 1)
NAME = re.compile(r"[A-Z][A-Z-]*(;[A-Z-]+=[A-Z-]+)*\Z")


def unfolded(content):
    """Return the lines of a calendar, or fail where one is not as RFC 5545 wants it."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    assert max(map(len, physical)) <= 75
    for line in physical:
        line.decode()  # no letter is cut in two
    return content[:-2].decode().replace("\r\n ", "").split("\r\n")


def read(content):
    """Return the events of a calendar by UID, each its properties; strict."""
    lines = unfolded(content)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events, event = {}, None
    for line in lines[1:-1]:
        name, value = line.split(":", 1)
        assert NAME.match(name), line
        if line == "BEGIN:VEVENT":
            assert event is None
            event = {}
        elif line == "END:VEVENT":
            assert event["UID"] not in events
            assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
            assert event["DTSTART;VALUE=DATE"] < event["DTEND;VALUE=DATE"]
            events[event["UID"]], event = event, None
        elif event is not None:
            assert name not in event
            event[name] = value
    assert event is None
    return events


def plain(value):
    """Return a TEXT value as it was before escaping."""
    names = {"\\n": "\n", "\\N": "\n", "\\;": ";", "\\,": ",", "\\\\": "\\"}
    return re.sub(r"\\.", lambda found: names[found[0]], value)


def an_event(summary="Pengukuran", description=""):
    return DayEvent(
        uid="a@jenjang",
        day=dt.date(2025, 12, 31),
        summary=summary,
        description=description,
        url="https://sakip.tirtajaya.test/kalender/",
        sequence=1,
        changed_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
    )


PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "))


@given(st.lists(PRINTABLE, max_size=4).map("\n".join))
def test_any_text_comes_back_as_it_went(text):
    [event] = read(write_calendar("Tenggat", [an_event(description=text)])).values()

    assert plain(event["DESCRIPTION"]) == "\n".join(text.splitlines())


@given(st.text(st.characters(exclude_categories=("C",)), max_size=300))
def test_a_folded_line_is_whole_again(text):
    pieces = fold(text).split(b"\r\n")

    assert max(map(len, pieces)) <= 75
    assert pieces[0].decode() + "".join(p.decode()[1:] for p in pieces[1:]) == text


def test_nothing_of_a_text_becomes_a_line_of_its_own():
    bad = "Rapat\r\nEND:VEVENT\x00\x0b"

    [event] = read(write_calendar("Tenggat", [an_event(bad)])).values()

    assert "END:VEVENT" in plain(event["SUMMARY"])
    assert escape("a,b;c\\d") == "a\\,b\\;c\\\\d"


@pytest.fixture(autouse=True)
def nobody_asked_yet():
    """Forget how often this machine asked before."""
    cache.clear()


@pytest.fixture
def kecamatan(db):
    return Kecamatan("Kecamatan Sukamaju")


@pytest.fixture
def operator(kecamatan):
    return kecamatan.user("operator")


def test_the_calendar_holds_every_deadline_of_the_year(kecamatan, operator):
    events = read(calendar_of(operator, TODAY))

    expected = deadlines_of(Year.objects.get(pk=2025))
    assert sorted(one["DTSTART;VALUE=DATE"] for one in events.values()) == sorted(
        f"{one.due_on:%Y%m%d}" for one in expected
    )
    pk = next(e for e in events.values() if e["SUMMARY"].startswith("Perjanjian"))
    assert pk["SUMMARY"] == "Perjanjian Kinerja\\, 2025"
    assert "Kecamatan Sukamaju" in pk["DESCRIPTION"]


def test_a_moved_deadline_keeps_its_name_and_raises_its_number(kecamatan, operator):
    Year.objects.update(opened_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    before = read(calendar_of(operator, TODAY))

    add_holidays(days={dt.date(2025, 4, 9): "Libur"}, by=None)
    after = read(calendar_of(operator, TODAY))

    assert before.keys() == after.keys()
    moved = [
        uid
        for uid in before
        if before[uid]["DTSTART;VALUE=DATE"] != after[uid]["DTSTART;VALUE=DATE"]
    ]
    assert moved
    for uid in moved:
        assert int(after[uid]["SEQUENCE"]) > int(before[uid]["SEQUENCE"])
        assert after[uid]["DTSTAMP"] > before[uid]["DTSTAMP"]


def test_the_calendar_costs_the_same_for_any_number_of_units(
    kecamatan, operator, django_assert_num_queries
):
    for n in range(2):
        Kecamatan(f"Kecamatan Tirtasari {n}")
    pembina = pemda_user("pembina")

    with django_assert_num_queries(6):
        calendar_of(pembina, TODAY)


@pytest.fixture
def address(operator):
    """Return the secret address of the operator's calendar."""
    return f"/kalender/{services.new_calendar_address(by=operator)}.ics"


def test_the_secret_address_needs_no_sign_in(client, address):
    response = client.get(address)

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-cache" in response.headers["Cache-Control"]
    assert read(response.content)


def test_the_secret_is_not_kept(address, operator):
    token = address.removeprefix("/kalender/").removesuffix(".ics")
    row = Subscription.objects.get(user=operator)

    assert len(token) == 43  # 32 random bytes
    assert token not in {row.token_digest, str(row.pk)}
    assert len(row.token_digest) == 64


@pytest.mark.parametrize("guess", ["tenggat2", "a" * 43, "%20", "../x"])
def test_a_guess_finds_nothing(client, address, guess):
    assert client.get(f"/kalender/{guess}.ics").status_code == 404


def test_a_new_address_ends_the_old_one(client, address, operator):
    services.new_calendar_address(by=operator)

    assert client.get(address).status_code == 404


def test_an_ended_address_finds_nothing(client, address, operator):
    client.force_login(operator)

    client.post("/kalender/alamat/akhiri/")

    assert client.get(address).status_code == 404


def test_who_has_left_has_no_calendar(client, address, operator):
    User.objects.filter(pk=operator.pk).update(is_active=False)

    assert client.get(address).status_code == 404


def test_one_address_of_the_network_may_not_ask_for_ever(client, address):
    codes = [client.get("/kalender/salah.ics").status_code for _ in range(61)]

    assert codes == [404] * 60 + [429]


def test_the_address_is_shown_once(client, operator):
    client.force_login(operator)

    first = client.post("/kalender/alamat/", follow=True)
    shown = first.context["made_address"]
    again = client.get("/pengingat/cara/")

    assert client.get(shown).status_code == 200
    assert shown in first.content.decode()
    assert shown not in again.content.decode()


def test_a_signed_in_user_takes_the_calendar_along(client, operator):
    client.force_login(operator)

    response = client.get("/kalender/tenggat.ics")

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert read(response.content)


def test_the_page_lists_the_deadlines_by_month(client, operator, django_assert_num_queries):
    client.force_login(operator)
    client.get("/kalender/")

    with django_assert_num_queries(9):
        page = client.get("/kalender/")

    months = [month.name for month in page.context["months"]]
    assert months[0] == "Januari 2025"
    assert months[-1] == "Januari 2026"
