"""Run a command with a PostgreSQL server of its own: ``with_postgres.py pytest -q``.

The server lives in a temporary folder, as an unprivileged user, on a free port of this
machine; JENJANG_DATABASE names it to the command; it is stopped and removed afterwards.
Without PostgreSQL the command is left out with one line; in CI (CI=true) that is an error.
"""

import os
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER_OPTIONS = "-h 127.0.0.1 -k '' -c fsync=off -c full_page_writes=off"
CLUSTER_OPTIONS = "-U jenjang -E UTF8 --locale=C.UTF-8 --auth=scram-sha-256 --no-sync"
PATIENCE_SECONDS = 60


def main(command: list[str]) -> int:
    """Run the command beside a server and return its exit code."""
    programs = find_programs()
    if programs is None:
        in_ci = os.environ.get("CI", "").lower() in {"1", "true"}
        print("skipped: PostgreSQL is not installed (make setup tries to)", file=sys.stderr)
        return 1 if in_ci else 0
    with server(programs) as url:
        environment = {**os.environ, "JENJANG_DATABASE": url}
        return subprocess.run(command, check=False, env=environment).returncode


def find_programs() -> Path | None:
    """Return the folder of initdb and postgres, the newest version first."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda p: float(p.parts[-3]), reverse=True)
    on_path = shutil.which("initdb")
    found = [*newest, *([Path(on_path)] if on_path else [])]
    return found[0].parent if found else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Start a throw-away server, yield its URL, stop and remove it."""
    folder = Path(tempfile.mkdtemp(prefix="jenjang-postgres-"))
    as_user = unprivileged_user()
    password = secrets.token_hex(16)
    try:
        make_cluster(programs, folder, password, as_user)
        port = free_port()
        with (folder / "log").open("wb") as log:
            # A direct child: a killed postmaster cannot outlive us unseen.
            running = subprocess.Popen(
                [
                    programs / "postgres",
                    "-D",
                    folder / "cluster",
                    "-p",
                    str(port),
                    *shlex.split(SERVER_OPTIONS),
                ],
                stdout=log,
                stderr=log,
                user=as_user,
                cwd=folder,
            )
        try:
            wait_until_ready(programs, port, running, folder)
            yield f"postgresql://jenjang:{password}@127.0.0.1:{port}/postgres"
        finally:
            running.send_signal(signal.SIGINT)  # "fast": it does not wait for clients
            running.wait(timeout=PATIENCE_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged_user() -> str | None:
    """Return whom to run the server as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    known = {line.split(":", 1)[0] for line in Path("/etc/passwd").read_text().splitlines()}
    return "postgres" if "postgres" in known else "nobody"


def make_cluster(programs: Path, folder: Path, password: str, as_user: str | None) -> None:
    """Write an empty cluster whose superuser `jenjang` has the password."""
    secret = folder / "password"
    secret.write_text(password)
    if as_user:
        shutil.chown(folder, as_user)
        shutil.chown(secret, as_user)
    subprocess.run(
        [
            programs / "initdb",
            "-D",
            folder / "cluster",
            f"--pwfile={secret}",
            *shlex.split(CLUSTER_OPTIONS),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        user=as_user,
        cwd=folder,
    )


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(
    programs: Path, port: int, running: "subprocess.Popen[bytes]", folder: Path
) -> None:
    """Return when the server answers; show its log and stop where it does not."""
    ask = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and running.poll() is None:
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("PostgreSQL did not start:\n" + (folder / "log").read_text())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
