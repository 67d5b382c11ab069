"""Reading a stranger's file where it can do no harm: another process, with limits."""

import contextlib
import json
import queue
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import IO, Any

from jenjang.core.values import Refused
from jenjang.papers.readers.apart import Limits, environment, started

TOO_HARD = (
    "Berkas ini terlalu rumit untuk dibaca: pecah menjadi beberapa berkas yang lebih "
    "kecil, atau unggah PDF atau Word aslinya."
)
NOT_AUDITED = (
    "Isi berkas ini terbaca, tetapi pemeriksaan otomatisnya terhenti; periksa sendiri "
    "jumlah dan isinya."
)
WATCH_SECONDS = 1.0
LOOK_SECONDS = 0.25
LONGEST_ANSWER = 64 * 1024 * 1024

Watch = Callable[[int, int | None], bool]


class Ended(Exception):
    """Whoever watched said that the reading need not go on; the child is gone."""


def read_apart(
    content: bytes, name: str, limits: Limits | None = None, watch: Watch | None = None
) -> dict[str, Any]:
    """Return {"documents", "problems", "findings", "blocks"} of a file, read apart.

    It is read and audited in a process of its own. `findings` is None where the auditor
    failed: what was read stands all the same.
    `watch` is told once a second how many pages are read, of how many (None: unknown);
    where it answers False the child is ended and Ended raised. Raise Refused with one
    sentence where the file cannot be read or asks for too much.
    """
    bounds = limits or Limits()
    with _child(content, name, bounds) as child:
        said = _Listener(child, bounds, watch).answer()
    if "refusal" in said:
        raise Refused(said["refusal"])
    return said


def audit_apart(
    papers: Sequence[dict[str, Any]], limits: Limits | None = None
) -> list[dict[str, Any]]:
    """Return the findings about papers that were read, audited in a process of its own.

    A paper is {"file", "blocks", "documents"}. Raise Refused where the auditor fails or
    asks for too much.
    """
    bounds = limits or Limits()
    try:
        with tempfile.TemporaryDirectory(prefix="jenjang-periksa-") as folder:
            child = subprocess.run(
                [sys.executable, "-m", "jenjang.apps.intake.auditing"],
                input=json.dumps({"papers": papers}).encode(),
                capture_output=True,
                timeout=bounds.wall_seconds,
                env=environment(bounds, folder),
                check=True,
            )
        found: list[dict[str, Any]] = json.loads(child.stdout)["findings"]
    except (subprocess.SubprocessError, ValueError):
        raise Refused(NOT_AUDITED) from None
    return found


@contextmanager
def _child(
    content: bytes, name: str, bounds: Limits
) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the child on the bytes."""
    with tempfile.TemporaryFile() as paper:
        paper.write(content)
        paper.seek(0)
        with started(["jenjang.apps.intake.child", name], bounds, paper) as child:
            yield child


class _Listener:
    """Hears a child to its answer, within the limits, telling who watches."""

    def __init__(
        self, child: "subprocess.Popen[bytes]", bounds: Limits, watch: Watch | None
    ) -> None:
        self.lines: queue.Queue[bytes] = queue.Queue()
        self.bounds, self.watch = bounds, watch
        self.pages: tuple[int, int | None] = (0, None)
        self.started = self.heard_at = self.watched_at = time.monotonic()
        listen = Thread(target=_lines, args=(child.stdout, self.lines), daemon=True)
        listen.start()

    def answer(self) -> dict[str, Any]:
        """Return the child's last word."""
        while True:
            said = self._next()
            if said is not None and "refusal" in said:
                return said
            if said is not None and "documents" in said:
                return said | self._findings()
            if said is not None and "page" in said:
                self.pages = (said["page"], said["of"])
                self.heard_at = time.monotonic()
            self._look_at_the_clock()
            self._tell()

    def _findings(self) -> dict[str, Any]:
        """Return what the auditor says after the reading, which nothing can lose now."""
        self.heard_at = time.monotonic()
        try:
            while True:
                said = self._next()
                if said is not None and "findings" in said:
                    return said
                self._look_at_the_clock()
                self._tell()
        except Refused:
            return {"findings": None, "blocks": []}

    def _next(self) -> dict[str, Any] | None:
        """Return the next line, None where none came for a moment."""
        try:
            line = self.lines.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            return None
        try:
            said = json.loads(line)
        except ValueError:  # the child is gone, or says what is no JSON
            raise Refused(TOO_HARD) from None
        return said if isinstance(said, dict) else None

    def _look_at_the_clock(self) -> None:
        now = time.monotonic()
        is_late = now - self.started > self.bounds.wall_seconds
        is_silent = now - self.heard_at > self.bounds.silent_seconds
        if is_late or is_silent:
            raise Refused(TOO_HARD)

    def _tell(self) -> None:
        now = time.monotonic()
        if self.watch is None or now - self.watched_at < WATCH_SECONDS:
            return
        self.watched_at = now
        if not self.watch(*self.pages):
            raise Ended


def _lines(said: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    """Pass on what the child says, and an empty line when it is gone."""
    with contextlib.suppress(ValueError):  # closed while we listened: nobody asks any more
        while line := said.readline(LONGEST_ANSWER):
            lines.put(line)
    lines.put(b"")
