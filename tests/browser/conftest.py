"""A real Chromium on a live server, on a phone and on a desk."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from jenjang.apps.accounts.models import User
from tests.factories import GovernmentFactory
from tests.web.place import Place, furnished_unit

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=900)
FAULTS = ("Content Security Policy", "Uncaught", "ReferenceError", "TypeError")

UNTIL_KEPT = """(async () => {
    const pages = await caches.open("halaman");
    while (!(await pages.keys()).length) await new Promise(done => setTimeout(done, 50));
})()"""
"""Evaluated on an entry page: waits until the worker keeps it on the device."""


@pytest.fixture
def place(transactional_db: None) -> Place:
    """Return a unit with one of everything, seen by the live server too."""
    GovernmentFactory()
    return furnished_unit("Kecamatan Sukamaju")


@pytest.fixture
def open_page(browser: Browser, live_server: object) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a window; no script fault nor a breach of the policy."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(
        user: User | None = None,
        *,
        viewport: ViewportSize = DESK,
        java_script_enabled: bool = True,
    ) -> Page:
        context = browser.new_context(
            viewport=viewport,
            java_script_enabled=java_script_enabled,
            base_url=str(live_server),
            locale="id-ID",
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, str(live_server))])
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text))
        page.on("pageerror", lambda error: faults.append(f"Uncaught {error}"))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [said for said in faults if any(fault in said for fault in FAULTS)] == []


def session_cookie(user: User, url: str) -> dict[str, str]:
    """Return the cookie of a session in which the user is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return {"name": "sessionid", "value": session.session_key or "", "url": url}


@dataclass
class Office:
    """A server as in an office, and how many bytes it has sent: heads and bodies."""

    url: str = ""
    sent_bytes: list[int] = field(default_factory=list)

    def counting(self, app: Callable[..., Any]) -> Callable[..., Any]:
        """Return the application, each answer of it counted."""

        def counted(environ: dict[str, Any], start: Callable[..., Any]) -> Iterator[bytes]:
            def started(status: str, head: list[tuple[str, str]], *more: Any) -> Any:
                self.sent_bytes.append(sum(len(k) + len(v) + 4 for k, v in head))
                return start(status, head, *more)

            with closing(app(environ, started)) as answer:
                for part in answer:
                    self.sent_bytes.append(len(part))
                    yield part

        return counted

    def weigh(self, act: Callable[[], Any]) -> int:
        """Return what was sent while something was done and until all was quiet."""
        before = sum(self.sent_bytes)
        act()
        return sum(self.sent_bytes) - before


@pytest.fixture
def office(transactional_db: None) -> Iterator[Office]:
    """Serve as in an office: static files through our own middleware, not Django's."""
    found = Office()
    thread = LiveServerThread(
        "127.0.0.1", static_handler=found.counting, connections_override={}
    )
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    found.url = f"http://127.0.0.1:{thread.port}"
    yield found
    thread.terminate()
