"""`jenjang serve` as an office runs it: a process of its own, on a folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest

from jenjang.config.cli import main
from jenjang.config.commands.serve import by_gunicorn, by_waitress

JENJANG = [sys.executable, "-m", "jenjang.config.cli"]


@pytest.fixture
def address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
def office(tmp_path, address):
    """Return the environment of an office whose data folder does not exist yet."""
    own = {"JENJANG_DATA": str(tmp_path / "data"), "JENJANG_BIND": address}
    return {**os.environ, **own, "JENJANG_DATABASE": "", "DJANGO_SETTINGS_MODULE": ""} | {
        "DJANGO_SETTINGS_MODULE": "jenjang.config.settings"
    }


@pytest.fixture
def migrated_office(office, migrated_folder):
    """Return the environment of an office with a copy of that folder."""
    shutil.copytree(migrated_folder, office["JENJANG_DATA"])
    return office


def answer(url, patience_seconds=120):
    """Return the status of the first answer."""
    until = time.monotonic() + patience_seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.status
        except (URLError, ConnectionError, TimeoutError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_an_office_that_is_not_set_up_is_told_what_to_run(office, tmp_path):
    done = subprocess.run(
        [*JENJANG, "serve"], check=False, env=office, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr == (
        "jenjang: Basis data belum siap atau belum mutakhir. "
        "Jalankan: jenjang manage migrate\n"
    )
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def workers(data):
    """Return the ids of the workers that run on a data folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            own = (folder / "environ").read_bytes().split(b"\0")
        except OSError:  # it is gone, or not ours
            continue
        if b"worker" in words and f"JENJANG_DATA={data}".encode() in own:
            found.append(int(folder.name))
    return found


def until(condition, patience_seconds=120):
    end = time.monotonic() + patience_seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_a_migrated_office_answers_and_stops_when_told(migrated_office, address):
    with subprocess.Popen([*JENJANG, "serve"], env=migrated_office) as server:
        try:
            assert answer(f"http://{address}/healthz") == 200
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(timeout=120) == 0


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks into /proc")
@pytest.mark.parametrize(
    "how",
    [pytest.param(signal.SIGTERM, marks=pytest.mark.proof), signal.SIGKILL],
    ids=["told", "killed"],
)
def test_a_worker_comes_with_the_server_and_goes_with_it(migrated_office, address, how):
    data = migrated_office["JENJANG_DATA"]
    with subprocess.Popen([*JENJANG, "serve"], env=migrated_office) as server:
        try:
            assert answer(f"http://{address}/healthz") == 200
            until(lambda: len(workers(data)) == 1)
        finally:
            server.send_signal(how)
    until(lambda: workers(data) == [])


def test_a_worker_of_an_office_that_is_not_set_up_says_what_to_run(office):
    done = subprocess.run(
        [*JENJANG, "worker"], check=False, env=office, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.endswith("Jalankan: jenjang manage migrate\n")


@pytest.mark.parametrize(
    "words",
    [pytest.param(by_gunicorn, marks=pytest.mark.proof), by_waitress],
    ids=["gunicorn", "waitress"],
)
def test_either_server_answers(words, migrated_office, address):
    with subprocess.Popen(words(address), env=migrated_office) as server:
        try:
            assert answer(f"http://{address}/healthz") == 200
        finally:
            server.terminate()


@pytest.mark.parametrize("address", ["8000", "localhost", "localhost:http", ":8000"])
def test_a_wrong_address_is_refused_with_an_example(address, monkeypatch, capsys):
    monkeypatch.setenv("JENJANG_BIND", address)
    assert main(["serve"]) == 2
    assert capsys.readouterr().err == (
        f"jenjang: JENJANG_BIND tidak sah: {address}. Tulislah alamat:port, "
        "misalnya 127.0.0.1:8000.\n"
    )
