"""The bounded process: what it says while it reads, how it is ended, how it dies."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jenjang.apps.intake import reading
from jenjang.apps.intake.child import Speaker
from jenjang.apps.intake.reading import Ended, read_apart
from jenjang.core.values import Refused
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.readers.apart import Limits
from jenjang.papers.writers.pdf import write as write_pdf
from tests import office

OURS = f"uji-{os.getpid()}"  # other runs of these tests may read papers too
NATIONAL = next(layout for layout in LAYOUTS if layout.key == "national")


def long_pdf(papers: int = 30) -> bytes:
    """Return a PDF whose reading takes a few seconds and tells of many pages."""
    blocks = [block for _ in range(papers) for block in NATIONAL.blocks(office.camats())]
    return write_pdf(tuple(blocks), "Perjanjian Kinerja")


def children() -> set[str]:
    """Return the processes that read a paper now."""
    running = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            continue
        if (
            b"jenjang.apps.intake.child" in words
            and OURS.encode() in words
            and state != "Z"
        ):
            running.add(folder.name)
    return running


def test_the_pages_are_counted_while_they_are_read(monkeypatch):
    monkeypatch.setattr(reading, "WATCH_SECONDS", 0.0)
    seen: list[tuple[int, int | None]] = []

    def watch(done: int, total: int | None) -> bool:
        seen.append((done, total))
        return True

    said = read_apart(long_pdf(), f"{OURS}-panjang.pdf", watch=watch)

    assert len(said["documents"]) == 30
    totals = {total for _, total in seen if total is not None}
    assert len(totals) == 1
    assert seen[-1] == (max(totals), max(totals))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_reading_that_need_not_go_on_is_ended_and_its_process_is_gone(monkeypatch):
    monkeypatch.setattr(reading, "WATCH_SECONDS", 0.0)
    begun = time.monotonic()

    with pytest.raises(Ended):
        read_apart(long_pdf(), f"{OURS}-henti.pdf", watch=lambda done, _total: done == 0)

    assert time.monotonic() - begun < 20
    assert children() == set()


@pytest.mark.parametrize(
    "limits",
    [Limits(silent_seconds=0), Limits(wall_seconds=0), Limits(cpu_seconds=1)],
    ids=["no page for too long", "too long in all", "too much CPU time"],
)
def test_a_reading_beyond_its_limits_is_refused_and_its_process_is_gone(limits):
    with pytest.raises(Refused, match="terlalu rumit untuk dibaca"):
        read_apart(long_pdf(60), f"{OURS}-batas.pdf", limits)

    assert children() == set()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills by group, on Unix")
@pytest.mark.parametrize(
    "child",
    ["import os; os.abort()", "print('bukan JSON')", "import sys; sys.exit(3)", ""],
    ids=["crashes", "babbles", "leaves with an error", "leaves without a word"],
)
def test_a_child_that_dies_is_one_sentence(child, monkeypatch):
    start = subprocess.Popen

    def instead(_words, **how):
        return start([sys.executable, "-c", child], **how)

    monkeypatch.setattr(reading.subprocess, "Popen", instead)

    with pytest.raises(Refused, match="terlalu rumit untuk dibaca"):
        read_apart(b"apa pun", f"{OURS}-mati.pdf")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills by group, on Unix")
def test_what_the_child_started_is_ended_with_it(monkeypatch, tmp_path):
    left = tmp_path / "pid"
    child = (
        "import subprocess, sys, time, pathlib\n"
        "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(left)!r}).write_text(str(p.pid))\n"
        "time.sleep(60)"
    )
    start = subprocess.Popen
    monkeypatch.setattr(
        reading.subprocess,
        "Popen",
        lambda _words, **how: start([sys.executable, "-c", child], **how),
    )
    monkeypatch.setattr(reading, "WATCH_SECONDS", 0.0)

    with pytest.raises(Ended):
        read_apart(b"", f"{OURS}-cucu.pdf", watch=lambda *_: not left.exists())

    assert is_gone(int(left.read_text()))


def is_gone(pid: int) -> bool:
    """Return whether a process ends within a second; one that is dead and unburied did."""
    until = time.monotonic() + 1
    while time.monotonic() < until:
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_speaker_tells_the_last_page_and_not_every_one():
    said = io.StringIO()
    speaker = Speaker(said)

    for page in range(1, 501):
        speaker.page(page, 500)

    lines = said.getvalue().splitlines()
    assert lines[-1] == '{"page": 500, "of": 500}'
    assert len(lines) < 20
