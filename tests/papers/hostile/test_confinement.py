"""What a reading process may not do, tried in one."""

import os
import subprocess
import sys

import pytest

SENTENCES = {
    "connect": "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
    "look up a name": "import socket; socket.getaddrinfo('example.org', 80)",
    "run a program": "import subprocess; subprocess.run(['true'])",
    "run a shell": "import os; os.system('true')",
    "fork": "import os; os.fork()",
    "write beside its folder": "open(OUTSIDE, 'w')",
    "remove beside its folder": "import os; os.remove(OUTSIDE)",
    "climb out of its folder": "import os; open(os.environ['TMPDIR'] + '/../x', 'w')",
}


def tried(act: str, folder) -> subprocess.CompletedProcess:
    outside = folder.parent / "outside"
    outside.write_text("kept")
    code = (
        "from jenjang.papers.readers.confinement import confine; confine(10, 1000)\n"
        f"OUTSIDE = {str(outside)!r}\n{act}\nprint('done')"
    )
    env = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TMPDIR": str(folder)}
    env["PATH"] = os.environ["PATH"]
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("act", SENTENCES.values(), ids=SENTENCES)
def test_a_reader_may_not(act, tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()

    done = tried(act, folder)

    assert "PermissionError: a reader may not" in done.stderr
    assert done.stdout == ""
    assert (tmp_path / "outside").read_text() == "kept"
    assert {path.name for path in tmp_path.iterdir()} == {"own", "outside"}


def test_a_reader_writes_in_its_own_folder(tmp_path):
    act = "import tempfile; tempfile.NamedTemporaryFile('w').write('x')"
    assert tried(act, tmp_path).stdout == "done\n"


def test_a_reader_that_takes_too_much_memory_gets_none(tmp_path):
    assert "MemoryError" in tried("bytearray(600_000_000)", tmp_path).stderr
