"""A reader in a process of its own: what it says of each case, and what that took.

The process reads case after case; where one takes more than its share of CPU an alarm ends
it, and where even that does not help the process is ended and another one begun.
"""

import os
import resource
import signal
import time
import traceback
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from fuzzing.mutations import spoilt
from fuzzing.seeds import Seed
from jenjang.core.values import Refused
from jenjang.papers.exchange import to_json
from jenjang.papers.readers import scan
from jenjang.papers.readers.refusal import Unforeseen
from jenjang.papers.reading import read

MOST_CPU_S = 5.0
MOST_SCAN_CPU_S = 30.0  # where scanned pages are read: a piece has two of them
MOST_MB = 500
MOST_SPACE_MB = 3000  # address space: a case that asks for more is ended at once
LONGEST_S = 60.0  # by the clock, between two looks at what no alarm reaches
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
CASES_A_PROCESS = 400
KB = 1024

Case = tuple[int, int, int | None]  # the seed's place, the case's number, its changes


class Hang(BaseException):
    """A case used more CPU time than it may."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: read, refused, crash, hang, memory; where it stopped."""

    what: str
    where: str = ""
    cpu_s: float = 0.0
    peak_mb: float = 0.0

    @property
    def is_bad(self) -> bool:
        """Return whether this may not happen."""
        return self.what not in {"read", "refused"}


class Watched:
    """The process that reads; begun when first asked, and again when it was lost."""

    def __init__(self, seeds: list[Seed], *, scans: bool) -> None:
        """Read cases of `seeds`, their scanned pages as well where `scans`."""
        self.seeds = seeds
        self.scans = scans
        self.most_cpu_s = MOST_SCAN_CPU_S if scans else MOST_CPU_S
        self.asked = 0

    def outcome(self, case: Case) -> Outcome:
        """Return what becomes of one case."""
        if self.asked % CASES_A_PROCESS == 0:
            self._begin()
        self.asked += 1
        self.pipe.send(case)
        if not self._is_heard():
            return self._lost("hang", "no answer")
        try:
            return self.pipe.recv()
        except EOFError:
            self.process.join()
            return self._lost("crash", f"exit code {self.process.exitcode}")

    def _is_heard(self) -> bool:
        """Return whether an answer comes before the process used its time or stood still.

        Only its own time counts: on a busy machine an answer may take minutes.
        """
        pid = self.process.pid
        began = before = _cpu_s(pid)
        while not self.pipe.poll(LONGEST_S):
            now = _cpu_s(pid)
            if now == before or now - began > 2 * self.most_cpu_s:
                return False
            before = now
        return True

    def _begin(self) -> None:
        if self.asked:
            self.end()
        context = get_context("fork")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(
            target=_serve, args=(theirs, self.seeds, self.scans), daemon=True
        )
        self.process.start()
        theirs.close()

    def _lost(self, what: str, where: str) -> Outcome:
        self.asked = 0
        self.process.kill()
        self.process.join()
        return Outcome(what, where)

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()


def _serve(pipe: Connection, seeds: list[Seed], scans: bool) -> None:  # noqa: FBT001
    if not scans:  # a scanned page has limits of its own, far above those of a case
        scan.is_installed = lambda: False
    most_cpu_s = MOST_SCAN_CPU_S if scans else MOST_CPU_S
    space = MOST_SPACE_MB * KB * KB
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGVTALRM, _stop)
    while True:
        try:
            at, number, most = pipe.recv()
        except EOFError:
            return
        seed = seeds[at]
        content = spoilt(seed.content, seed.kind, number, most)
        pipe.send(_watched(content, most_cpu_s))


def _stop(_signal: int, _frame: object) -> None:
    raise Hang


def _watched(content: bytes, most_cpu_s: float) -> Outcome:
    _forget_peak()
    began = time.process_time()
    what, where = _read(content, most_cpu_s)
    cpu, peak = time.process_time() - began, _peak_mb()
    if what in {"read", "refused"} and cpu > most_cpu_s:
        what = "hang"
    if what in {"read", "refused"} and peak > MOST_MB:
        what = "memory"
    return Outcome(what, where, cpu, peak)


def _read(content: bytes, most_cpu_s: float) -> tuple[str, str]:
    """Read as the command line does; anything but a clear sentence is a crash."""
    signal.setitimer(signal.ITIMER_VIRTUAL, most_cpu_s)
    try:
        documents = read(content).documents
        for document in documents:
            to_json(document)
    except Unforeseen as refusal:
        return "crash", _place(refusal.__cause__ or refusal)
    except Refused as refusal:
        return ("refused", str(refusal)) if str(refusal) else ("crash", "no sentence")
    except Hang as hang:
        return "hang", _place(hang)
    except MemoryError as trouble:
        return "memory", _place(trouble)
    except Exception as trouble:  # whatever it is, it is what we look for
        return "crash", _place(trouble)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return "read", ""


def _place(trouble: BaseException) -> str:
    """Return what was raised and the last line of ours that it came through."""
    frames = traceback.extract_tb(trouble.__traceback__)
    ours = [frame for frame in frames if "jenjang" in frame.filename] or frames
    last, deepest = ours[-1], frames[-1]
    inside = "" if deepest is last else f" < {Path(deepest.filename).name}:{deepest.lineno}"
    where = f"{last.filename.rpartition('jenjang/')[2]}:{last.lineno}"
    return f"{type(trouble).__name__} at {where}{inside}"


def _cpu_s(pid: int | None) -> float:
    """Return the CPU seconds a process has used; 0 of one that is gone."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(after_name[11]) + int(after_name[12])) / TICKS_A_SECOND


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _peak_mb() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / KB
    return 0.0
