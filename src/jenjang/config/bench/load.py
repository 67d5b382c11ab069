"""`jenjang bench load`: pages and saves asked of a real server, so many a second.

The server is `jenjang serve`'s own (processes of threads) on a free port of this machine,
on the set of `jenjang bench seed`. Requests come at fixed moments whether the ones before
are answered or not, so that a server that falls behind is seen to; each is timed from its
moment. A fifth of them store a figure of the set anew, at most two lower. Before, one
person alone asks for the pages one by one. `--rate` asks less where the machine is slow.
"""

import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from threading import Lock
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.config.bench.kabupaten import YEARS
from jenjang.config.bench.offices import CAMAT
from jenjang.config.bench.report import heading, percentile, table, yardstick
from jenjang.config.commands.arguments import Arguments
from jenjang.config.commands.serve import by_gunicorn
from jenjang.core.values import Refused

A_SECOND = 30
ALONE = 80  # pages that one person asks for
SECONDS = 40
WRITES = 5  # one in so many
CLIENTS = 24
TOLD = 3  # of the wrong answers
PAGES = ("home", "measurement:grid", "measurement:summary", "measurement:tree")
STARTS_WITHIN_S = 120.0
PATIENCE_S = 600.0  # who waits counts as slow; "wrong" is an answer that is not right


@dataclass(slots=True)
class Cell:
    """A figure of the set that is stored again and again, with the version it is at."""

    address: str
    numerator: int
    denominator: int
    version: int
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request got: seconds since its moment, and whether it is as it should be."""

    is_write: bool
    seconds: float
    is_right: bool


def run(words: Sequence[str] = ()) -> None:
    """Load a server for a while, and say how long it took to answer."""
    parser = Arguments("jenjang bench load", "halaman dan simpanan di bawah beban")
    parser.add_argument("--rate", type=int, default=A_SECOND, help="permintaan per detik")
    rate: int = parser.parse_args(words).rate
    heading(f"load --rate {rate}")
    user = User.objects.filter(username=CAMAT).first()
    if user is None:
        raise Refused("Data uji belum ada. Jalankan dulu: jenjang bench seed")
    cells = list(_cells(user))
    port = _free_port()
    server = subprocess.Popen(by_gunicorn(f"127.0.0.1:{port}"), env=_environment(port))  # noqa: S603 - our own program
    try:
        _wait_for(port)
        crowd = Crowd(port, _signed_in(user), cells)
        crowd.ask(rate, rate * 5)  # the first requests fill caches, and count for nothing
        alone = crowd.ask_alone(ALONE)
        before = cpu_seconds(server.pid)
        answers = crowd.ask(rate, rate * SECONDS)
        spent = cpu_seconds(server.pid) - before
        crowd.leave()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
    _tell(alone, answers, spent)
    print(f"yardstick afterwards {yardstick():.2f} s", *crowd.wrong[:TOLD], sep="\n")


def _cells(user: User) -> Iterator[Cell]:
    """Yield the first 60 figures of the camat's unit in the last month of the set."""
    month = Period.objects.get(year=YEARS[-1], kind=PeriodKind.MONTH, n=9)
    unit = user.official.appointments.get().position.unit_id
    rows = Result.objects.filter(period=month, series__unit=unit).order_by("pk")[:60]
    for row in rows:
        address = reverse(
            "measurement:result", kwargs={"period_id": month.pk, "series_id": row.series_id}
        )
        yield Cell(address, int(row.numerator or 0), int(row.denominator or 1), row.version)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _environment(port: int) -> dict[str, str]:
    return {**os.environ, "JENJANG_BIND": f"127.0.0.1:{port}"}


def _wait_for(port: int) -> None:
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise Refused("Peladen uji tidak menyala.")


def _signed_in(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


class Crowd:
    """Many people on one line each, who ask at moments fixed beforehand."""

    def __init__(self, port: int, session: str, cells: Sequence[Cell]) -> None:
        """Remember whom to ask and what may be stored."""
        self.port, self.session, self.cells = port, session, cells
        self.pages = [reverse(name) for name in PAGES]
        self.chance = Random(1)  # noqa: S311 - the same requests must come again
        self.token = secrets.token_hex(16)
        self.wrong: list[str] = []
        self._free = SimpleQueue[HTTPConnection]()

    def ask_alone(self, count: int) -> list[Answer]:
        """Return the answers to so many pages, each asked when the one before is there."""
        return [
            self._one(n * WRITES + 1, time.perf_counter(), n / count) for n in range(count)
        ]

    def ask(self, rate: int, count: int) -> list[Answer]:
        """Return the answers to so many requests, so many a second."""
        start = time.perf_counter() + 0.1
        with ThreadPoolExecutor(CLIENTS) as pool:
            waiting = [
                pool.submit(self._one, n, start + n / rate, self.chance.random())
                for n in range(count)
            ]
            return [one.result() for one in waiting]

    def _one(self, n: int, moment: float, chance: float) -> Answer:
        time.sleep(max(0.0, moment - time.perf_counter()))
        is_write = n % WRITES == 0
        try:
            is_right = self._store(n, chance) if is_write else self._read(chance)
        except OSError as fault:
            self.wrong.append(repr(fault))
            is_right = False
        return Answer(is_write, time.perf_counter() - moment, is_right)

    def _read(self, chance: float) -> bool:
        return self._asked("GET", self.pages[int(chance * len(self.pages))])

    def _store(self, n: int, chance: float) -> bool:
        """Store another numerator in a cell; a version behind would be refused."""
        cell = self.cells[(n // WRITES) % len(self.cells)]
        with cell.lock:
            form = {
                "version": cell.version,
                "numerator": max(0, cell.numerator - int(chance * 3)),
                "denominator": cell.denominator,
            }
            is_right = self._asked("POST", cell.address, urlencode(form))
            cell.version += is_right
        return is_right

    def _asked(self, method: str, address: str, body: str | None = None) -> bool:
        try:
            return self._asked_on(self._free.get_nowait(), method, address, body)
        except (Empty, RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            # no line is free, or the server closed this one while nobody asked
            line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
            return self._asked_on(line, method, address, body)

    def _asked_on(
        self, line: HTTPConnection, method: str, address: str, body: str | None
    ) -> bool:
        try:
            line.request(method, address, body, self._headers(method))
            answer = line.getresponse()
            text = answer.read()
        except OSError:
            line.close()
            raise
        self._free.put(line)
        is_right = answer.status == 200 and (method == "GET" or b"saved" in text)
        if not is_right:
            self.wrong.append(f"{method} {address}: {answer.status} {text[:300]!r}")
        return is_right

    def leave(self) -> None:
        """Close every line."""
        while not self._free.empty():
            self._free.get().close()

    def _headers(self, method: str) -> dict[str, str]:
        cookie = f"sessionid={self.session}; csrftoken={self.token}"
        if method == "GET":
            return {"Cookie": cookie, "Accept-Encoding": "gzip"}
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return {"Cookie": cookie, "X-CSRFToken": self.token, "HX-Request": "true", **form}


def cpu_seconds(pid: int) -> float:
    """Return the seconds of CPU that a process and its children have used."""
    return sum(map(_own_cpu_seconds, [pid, *_children(pid)]))


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]


def _own_cpu_seconds(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    user_ticks, system_ticks = int(after_name[11]), int(after_name[12])
    return (user_ticks + system_ticks) / os.sysconf("SC_CLK_TCK")


def _tell(alone: Sequence[Answer], answers: Sequence[Answer], spent: float) -> None:
    kinds = {"pages alone": alone, "pages": [a for a in answers if not a.is_write]}
    kinds["saves"] = [a for a in answers if a.is_write]
    names = ["asked", "how many", "p50 ms", "p95 ms", "p99 ms", "worst ms", "wrong"]
    table(names, [_row(name, found) for name, found in kinds.items()])
    print(f"{spent / len(answers) * 1000:.1f} ms of the server's CPU a request")


def _row(name: str, answers: Iterable[Answer]) -> list[object]:
    found = list(answers)
    ms = [one.seconds * 1000 for one in found]
    times = [f"{percentile(ms, share):.0f}" for share in (50, 95, 99, 100)]
    return [name, len(found), *times, sum(not one.is_right for one in found)]
