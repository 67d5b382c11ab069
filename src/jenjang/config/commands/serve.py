"""`jenjang serve`: answers at JENJANG_BIND, by gunicorn, or waitress where that cannot run.

A worker that reads what is uploaded runs beside the server and ends with it. The
database is looked at, never changed: where a migration is missing the command says
what to run. Two processes of four threads served a page as fast as any other way tried
(docs/decisions).
"""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence

from jenjang.config import environment
from jenjang.config.commands.arguments import Arguments, WrongUse
from jenjang.config.commands.start import refuse_unmigrated, start_django
from jenjang.config.commands.worker import start_beside

PROCESSES, THREADS = 2, 4
APPLICATION = "jenjang.config.wsgi:application"


def run(arguments: Sequence[str]) -> int:
    """Serve until stopped."""
    about = f"Melayani halaman di {environment.BIND.name} ({environment.BIND.value})."
    Arguments("jenjang serve", about).parse_args(arguments)
    address = checked(environment.BIND.value)
    start_django()
    refuse_unmigrated()
    return serve(address)


def checked(address: str) -> str:
    """Return the address where it is host:port, else refuse it."""
    host, _, port = address.rpartition(":")
    if host and port.isdigit():
        return address
    raise WrongUse(
        f"{environment.BIND.name} tidak sah: {address}. Tulislah alamat:port, "
        f"misalnya {environment.BIND.default}."
    )


def serve(address: str) -> int:
    """Answer until stopped, with a worker beside; on Unix this process is the server."""
    print(f"Jenjang melayani di http://{address} (berhenti: Ctrl+C)", flush=True)
    worker = start_beside()
    if importlib.util.find_spec("fcntl") and importlib.util.find_spec("gunicorn"):
        os.execv(sys.executable, by_gunicorn(address))  # noqa: S606 - our own program
    try:
        return subprocess.call(by_waitress(address))  # noqa: S603 - our own program
    finally:
        worker.communicate()  # closes its stdin, at which it leaves


def by_gunicorn(address: str) -> list[str]:
    """Return the words that start gunicorn: processes of threads."""
    return [
        *(sys.executable, "-m", "gunicorn", APPLICATION, "--bind", address),
        *("--worker-class", "gthread", "--workers", str(PROCESSES)),
        *("--threads", str(THREADS), "--log-level", "warning"),
    ]


def by_waitress(address: str) -> list[str]:
    """Return the words that start waitress: one process, which runs on Windows too."""
    return [
        *(sys.executable, "-m", "waitress", f"--listen={address}"),
        *(f"--threads={PROCESSES * THREADS}", APPLICATION),
    ]
