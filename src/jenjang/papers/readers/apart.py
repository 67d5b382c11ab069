"""A process of its own for a stranger's file: started with limits, gone at the end."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TextIO

IS_UNIX = hasattr(os, "killpg")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one reading may use; `silent_seconds` is the longest time without a page."""

    cpu_seconds: int = 60
    wall_seconds: int = 90
    memory_mb: int = 2048
    silent_seconds: int = 90


@contextmanager
def started(
    words: Sequence[str], bounds: Limits, paper: IO[bytes] | int = subprocess.DEVNULL
) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a module with its words; it, what it started and wrote are gone at the end.

    Nothing is imported from the folder one stands in (`-P`): strangers' files lie there.
    """
    with (
        tempfile.TemporaryDirectory(
            prefix="jenjang-baca-", ignore_cleanup_errors=True
        ) as folder,
        subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", *words],
            stdin=paper,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(bounds, folder),
            start_new_session=IS_UNIX,
        ) as child,
    ):
        try:
            yield child
        finally:
            _end(child)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Kill the child and its own children; nobody has waited for it, so the id is its."""
    if IS_UNIX:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()
    child.wait()


def environment(limits: Limits, folder: str) -> dict[str, str]:
    """Return what a child may know: how to run, a folder of its own, and no secret."""
    kept = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG", "LC_ALL")
    passed = {name: os.environ[name] for name in kept if name in os.environ}
    return passed | {
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME"), folder),
        "PYTHONIOENCODING": "utf-8",
        "JENJANG_READ_CPU": str(limits.cpu_seconds),
        "JENJANG_READ_MB": str(limits.memory_mb),
    }


def own_channel() -> TextIO:
    """Return the real stdout; what a library prints goes to stderr from now on."""
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return channel
