"""Links of evidence: what a look finds, and where our server never goes."""

import datetime as dt
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.measurement.links import Bounds, is_public, look_at
from jenjang.apps.measurement.models import Evidence, LinkState
from jenjang.apps.measurement.services import attach_link, remove_evidence
from jenjang.apps.measurement.tasks import check_link, revisit_links
from tests.apps.measurement.factories import Kecamatan, quarter

AT_ONCE = "django_tasks.backends.immediate.ImmediateBackend"
HERE = Bounds(seconds=2.0, may_be_private=True)


class Pages(BaseHTTPRequestHandler):
    """A server whose addresses say what it answers."""

    asked: list[str] = []

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        Pages.asked.append(f"{self.command} {self.path}")
        what = self.path.strip("/").split("/")
        if what[0] == "tanpa-head":
            self.say(405 if self.command == "HEAD" else 200)
        elif what[0] == "ke":
            self.say(302, "/" + "/".join(what[1:]))
        elif what[0] == "putar":
            self.say(302, "/putar")
        elif what[0] == "keluar":
            self.say(302, "file:///etc/passwd")
        elif what[0] == "menetes":
            self.drip()
        else:
            self.say(int(what[0]))

    def say(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drip(self) -> None:
        """Give one letter of a head that never ends every tenth of a second."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            for _ in range(300):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Return the address of a server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/200", LinkState.OPEN),
        ("/tanpa-head", LinkState.OPEN),
        ("/ke/200", LinkState.OPEN),
        ("/401", LinkState.SIGN_IN),
        ("/403", LinkState.SIGN_IN),
        ("/ke/login", LinkState.SIGN_IN),
        ("/404", LinkState.NOT_FOUND),
        ("/410", LinkState.NOT_FOUND),
        ("/500", LinkState.UNREACHABLE),
        ("/putar", LinkState.UNREACHABLE),
        ("/keluar", LinkState.UNREACHABLE),
    ],
)
def test_a_look_tells_open_closed_gone_and_unreachable(path, state, site):
    assert look_at(site + path, HERE) == state


def test_a_server_that_dribbles_holds_nobody_longer_than_allowed(site):
    began = time.monotonic()

    found = look_at(f"{site}/menetes", Bounds(seconds=0.5, may_be_private=True))

    assert found == LinkState.UNREACHABLE
    assert time.monotonic() - began < 5


def test_a_place_where_nobody_listens_is_unreachable():
    assert look_at("http://127.0.0.1:9/", HERE) == LinkState.UNREACHABLE


def test_our_own_machine_is_never_visited(site):
    Pages.asked.clear()

    assert look_at(f"{site}/200", Bounds(seconds=2)) == LinkState.UNREACHABLE
    assert look_at(site.replace("127.0.0.1", "localhost")) == LinkState.UNREACHABLE
    assert look_at(site.replace("127.0.0.1", "[::ffff:127.0.0.1]")) == (
        LinkState.UNREACHABLE
    )
    assert Pages.asked == []


PRIVATE = (
    "127.0.0.1", "0.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.9.9", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::",
    "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::",
    "64:ff9b::7f00:1", "2001:0:7f00:1::",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_a_house_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_an_address_of_the_open_network_is_public(address):
    assert is_public(address)


def linked(indicator, url):
    targets = {indicator.series_id: quarter(1).pk}
    return attach_link(targets=targets, url=url, by=None)[0]


@pytest.mark.django_db
def test_the_worker_looks_and_keeps_what_it_found_wherever_the_link_is(site, settings):
    settings.EVIDENCE_LINKS_MAY_BE_PRIVATE = True
    kecamatan = Kecamatan()
    one = linked(kecamatan.indicator(), f"{site}/404")
    linked(kecamatan.indicator(), f"{site}/404")
    assert (one.link_state, one.checked_at) == (LinkState.UNCHECKED, None)

    check_link.func(one.pk)

    rows = Evidence.objects.all()
    assert [row.link_state for row in rows] == [LinkState.NOT_FOUND] * 2
    assert all(row.checked_at for row in rows)


@pytest.mark.django_db
def test_a_link_taken_away_meanwhile_is_not_looked_at(site, settings):
    settings.EVIDENCE_LINKS_MAY_BE_PRIVATE = True
    evidence = linked(Kecamatan().indicator(), f"{site}/200")
    remove_evidence(evidence_id=evidence.pk, by=None)

    assert check_link.func(evidence.pk) is None


@pytest.mark.django_db
def test_a_link_nobody_looked_at_for_a_month_is_looked_at_again_once_an_address(
    site, settings
):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    }
    settings.EVIDENCE_LINKS_MAY_BE_PRIVATE = True
    now, kecamatan = timezone.now(), Kecamatan()
    old = [linked(kecamatan.indicator(), f"{site}/404") for _ in range(2)]
    fresh = linked(kecamatan.indicator(), f"{site}/403")
    Evidence.objects.update(link_state=LinkState.OPEN, checked_at=now)
    Evidence.objects.filter(pk__in=[one.pk for one in old]).update(
        checked_at=now - dt.timedelta(days=31)
    )

    assert revisit_links(now) == 1
    assert revisit_links(now) == 0

    states = dict(Evidence.objects.values_list("pk", "link_state"))
    assert [states[one.pk] for one in old] == [LinkState.NOT_FOUND] * 2
    assert states[fresh.pk] == LinkState.OPEN


@pytest.mark.django_db
def test_a_link_given_on_the_page_is_queued_and_may_be_asked_for_again(
    site, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    }
    settings.EVIDENCE_LINKS_MAY_BE_PRIVATE = True
    kecamatan = Kecamatan()
    indicator = kecamatan.indicator()
    client = Client()
    client.force_login(kecamatan.user("operator"))
    page = f"{reverse('measurement:evidence')}?tahun=2025&periode=triwulan-1"

    with django_capture_on_commit_callbacks(execute=True):
        client.post(page, {"indikator": indicator.series_id, "url": f"{site}/200"})
    shown = client.get(page).content.decode()
    Evidence.objects.update(url=f"{site}/403")
    evidence = Evidence.objects.get()
    client.post(reverse("measurement:evidence_check", args=[evidence.pk]))

    assert "tautan, terbuka" in shown
    assert Evidence.objects.get().link_state == LinkState.SIGN_IN
