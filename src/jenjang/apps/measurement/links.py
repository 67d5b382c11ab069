"""A look at a page of the network, by a machine that strangers may not lead elsewhere.

Who gives a link decides where our server goes. So only public addresses are visited: the
name is resolved once, every address of it must be public, and the connection goes to that
very address. Redirections are few and asked the same. Little is read, and not for long.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from jenjang.apps.measurement.models import LinkState

MOST_REDIRECTS = 4
MOST_READ = 64 * 1024
NAT64 = ipaddress.ip_network("64:ff9b::/96")
SIGN_IN = frozenset({401, 403, 407})
NOT_FOUND = frozenset({404, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
SIGN_IN_WORDS = ("login", "signin", "sign-in", "servicelogin", "masuk")
ASKED_AS_IT_IS = "%/?:@!$&'()*+,;=~-._[]"
HEADERS = {"User-Agent": "Jenjang (pemeriksa tautan bukti)", "Accept": "*/*"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a look may take in all, in seconds, and whether it may stay in the house.

    `may_be_private` is for tests, whose server stands on the machine itself.
    """

    seconds: float = 15.0
    may_be_private: bool = False


class Unvisited(Exception):
    """The address is none that our server goes to."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The status of an answer, and where it points on to."""

    status: int
    location: str


def look_at(url: str, bounds: Bounds | None = None) -> LinkState:
    """Return what a visitor without an account finds there; never raises for a page."""
    limits = bounds or Bounds()
    try:
        return _follow(url, limits)
    except (Unvisited, OSError, http.client.HTTPException, ValueError):
        return LinkState.UNREACHABLE


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the open network, itself and what it carries.

    >>> is_public("93.184.216.34"), is_public("::ffff:127.0.0.1"), is_public("10.1.2.3")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour is not None or ip.teredo is not None or ip in NAT64:
            return False  # carries another address, which nobody needs for a page
    return ip.is_global and not ip.is_multicast


def _follow(url: str, bounds: Bounds) -> LinkState:
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(url, bounds)
        if answer.status not in REDIRECTS or not answer.location:
            return _state(answer.status)
        url = urljoin(url, answer.location)
        if _asks_to_sign_in(url):
            return LinkState.SIGN_IN
    return LinkState.UNREACHABLE


def _state(status: int) -> LinkState:
    if 200 <= status < 300:
        return LinkState.OPEN
    if status in SIGN_IN:
        return LinkState.SIGN_IN
    return LinkState.NOT_FOUND if status in NOT_FOUND else LinkState.UNREACHABLE


def _asks_to_sign_in(url: str) -> bool:
    """Return whether a redirection leads to a sign-in page, by its address."""
    parts = urlsplit(url)
    place = f"{parts.hostname or ''}{parts.path}".lower()
    return place.startswith(("accounts.", "login.")) or any(
        word in place.rsplit("/", 2)[-1] or f"/{word}/" in place for word in SIGN_IN_WORDS
    )


def _ask(url: str, bounds: Bounds) -> _Answer:
    """Ask for the head; where a server refuses it, for the page, and read little of it."""
    answer = _request("HEAD", url, bounds)
    return answer if answer.status < 400 else _request("GET", url, bounds)


def _request(method: str, url: str, bounds: Bounds) -> _Answer:
    parts = urlsplit(url)
    with _connected(parts, bounds) as connection:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, quote(path, safe=ASKED_AS_IT_IS), headers=HEADERS)
        answer = connection.getresponse()
        if method == "GET":
            answer.read(MOST_READ)
        return _Answer(answer.status, answer.getheader("Location") or "")


@contextmanager
def _connected(parts: SplitResult, bounds: Bounds) -> Iterator[http.client.HTTPConnection]:
    """Yield a connection to the address that was judged, cut off when its time is over."""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Unvisited(parts.scheme)
    is_safe = parts.scheme == "https"
    port = parts.port or (443 if is_safe else 80)
    host = parts.hostname.encode("idna").decode()
    line = socket.create_connection(
        (_judged(host, port, bounds), port), timeout=bounds.seconds / 2
    )
    is_over, other_end = Event(), line.dup()  # TLS takes the first over
    timer = Timer(bounds.seconds, _cut, [other_end, is_over])
    timer.daemon = True
    timer.start()
    try:
        if is_safe:
            context = ssl.create_default_context()
            line = context.wrap_socket(line, server_hostname=host)
        connection = http.client.HTTPConnection(host, port)
        connection.default_port = 443 if is_safe else 80  # what Host leaves out
        connection.sock = line
        yield connection
        if is_over.is_set():
            raise TimeoutError  # what was cut off looks like a short answer
    finally:
        timer.cancel()
        other_end.close()
        line.close()


def _cut(line: socket.socket, is_over: Event) -> None:
    """End whatever waits on the line: a server that dribbles must not hold the worker."""
    is_over.set()
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _judged(host: str, port: int, bounds: Bounds) -> str:
    """Return the address to go to; one private address among them and nobody goes."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    if not addresses:
        raise Unvisited(host)
    if not bounds.may_be_private and not all(map(is_public, addresses)):
        raise Unvisited(host)
    return addresses[0]
