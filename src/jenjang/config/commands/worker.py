"""`jenjang worker`: reads what was uploaded, one paper after another, until stopped.

`jenjang serve` starts one by itself; more may run beside it, on other machines too where
the database is PostgreSQL and the data folder is shared.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from threading import Event, Thread

from jenjang.config.commands.arguments import Arguments
from jenjang.config.commands.start import refuse_unmigrated, start_django

ATTACHED = "--attached"


def run(arguments: Sequence[str]) -> int:
    """Work until stopped."""
    words = Arguments("jenjang worker", "Membaca berkas yang diunggah, satu per satu.")
    words.add_argument(ATTACHED, action="store_true", help="berhenti bila stdin ditutup")
    chosen = words.parse_args(arguments)
    start_django()
    refuse_unmigrated()
    # The loop speaks to the models, which stand only once Django has started.
    from jenjang.config.worker import LEAVING, work  # noqa: PLC0415

    if chosen.attached:
        Thread(target=_leave_with_stdin, args=(LEAVING,), daemon=True).start()
    work()
    return 0


def _leave_with_stdin(leaving: Event) -> None:
    """Interrupt ourselves when whoever started us is gone, and with it our stdin."""
    while os.read(sys.stdin.fileno(), 1):  # unbuffered: nobody waits for us at the end
        pass
    if not leaving.is_set():
        signal.raise_signal(signal.SIGINT)


def start_beside() -> "subprocess.Popen[bytes]":
    """Start a worker that ends when this process does, however it ends.

    It listens on a pipe of which this process, or the server it becomes, holds the other
    end: also a server that is killed lets go of it.
    """
    worker = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "jenjang.config.cli", "worker", ATTACHED],
        stdin=subprocess.PIPE,
    )
    if worker.stdin is not None:
        os.set_inheritable(worker.stdin.fileno(), True)  # noqa: FBT003 - as Python names it
    return worker
