"""Run the tests once as they are, then for each change those that reach its lines."""

import gc
import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage
from hypothesis import Phase, settings
from mutation.changes import Change
from mutation.patching import Cache, Module, caches

LEAST_S = 3.0  # of CPU, however quick the tests are
MANIFOLD = 6  # times what the same tests took unchanged
MEMORY = 2 * 1024**3  # bytes of address space above what is held


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one change: how it was noticed, or "survived"."""

    module: str
    line: int
    what: str
    how: str

    @property
    def is_killed(self) -> bool:
        """Return whether a test noticed."""
        return self.how in ("killed", "timeout")


@dataclass(slots=True)
class Trial:
    """A pytest plugin that runs the tests on every change instead of once."""

    modules: list[Module]
    chosen: Callable[[Module], list[Change]]
    fates: list[Fate] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    reached: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    caches: list[Cache] = field(default_factory=list)

    def note(self, fate: Fate) -> None:
        """Keep what became of a change, and say at once which one nobody noticed."""
        self.fates.append(fate)
        if not fate.is_killed:
            print(f"{fate.how} {fate.module}:{fate.line}: {fate.what}", flush=True)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        settings.register_profile(
            "mutants",
            derandomize=True,
            deadline=None,
            database=None,
            phases=(Phase.explicit, Phase.generate),
        )
        settings.load_profile("mutants")
        items = {item.nodeid: item for item in session.items}
        self._measure(items)
        for each in self.broken:
            items.pop(each)
        objects = gc.get_objects()
        self.caches = caches(objects)
        for module in self.modules:
            module.find(objects)
        gc.freeze()  # so that a child does not copy what it only reads
        for module in self.modules:
            self._try(module, items)
        return True

    def _measure(self, items: dict[str, pytest.Item]) -> None:
        """Run every test once, and note which lines it reaches and how long it takes."""
        coverage = Coverage(data_file=None, include=[str(m.path) for m in self.modules])
        coverage.start()
        for name, item in items.items():
            coverage.switch_context(name)
            start = time.process_time()
            if not _passes(item):
                self.broken.append(name)
            self.seconds[name] = time.process_time() - start
        coverage.stop()
        data = coverage.get_data()
        for module in self.modules:
            for line, contexts in data.contexts_by_lineno(str(module.path)).items():
                tests = {each for each in contexts if each} - set(self.broken)
                self.reached[str(module.path), line] = tests

    def _try(self, module: Module, items: dict[str, pytest.Item]) -> None:
        """Try the chosen changes of a module, the tests that killed most of it first."""
        killers: dict[str, int] = {}
        for change in self.chosen(module):
            code = module.changed(change)
            if code is None:
                continue
            names = self._tests(module, change)
            names.sort(key=lambda name: (-killers.get(name, 0), self.seconds[name]))
            how, by = self._fate(module, change, code, [items[name] for name in names])
            if by is not None:
                killers[names[by]] = killers.get(names[by], 0) + 1
            if how != "same":
                self.note(Fate(module.name, change.first_line, change.what, how))

    def _tests(self, module: Module, change: Change) -> list[str]:
        """Return the tests that reach a change; of a named figure, all of its module."""
        lines = range(change.first_line, change.last_line + 1)
        path = str(module.path)
        if change.function is None:
            near = [tests for (of, _), tests in self.reached.items() if of == path]
        else:
            near = [self.reached.get((path, line), set()) for line in lines]
        return list(set().union(*near))

    def _fate(
        self, module: Module, change: Change, code: CodeType, items: list[pytest.Item]
    ) -> tuple[str, int | None]:
        """Return what became of a change and the number of the test that failed."""
        if not items:
            return "unreached", None
        limit = LEAST_S + MANIFOLD * sum(self.seconds[item.nodeid] for item in items)

        def work() -> str:
            if not module.patch(change, code):
                return "same"
            for cache in self.caches:
                cache.cache_clear()
            return _first_failure(items)

        answer = _forked(work, limit)
        verdict, _, by = answer.partition(" ")
        return verdict or "timeout", int(by) if by else None


def _first_failure(items: list[pytest.Item]) -> str:
    for number, item in enumerate(items):
        if not _passes(item):
            return f"killed {number}"
    return "survived"


def _forked(work: Callable[[], str], limit_s: float) -> str:
    """Return the answer of a piece of work done apart, or nothing where it did not end."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        _in_child(work, tell, limit_s)
    os.close(tell)
    with os.fdopen(told) as answers:
        answer = answers.read()
    os.waitpid(child, 0)
    return answer


def _in_child(work: Callable[[], str], tell: int, limit_s: float) -> None:
    """Do a piece of work within its time and memory, write its answer, and end."""
    void = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(void, stream)
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = held * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, limit_s)
    try:
        os.write(tell, work().encode())
    finally:
        os._exit(0)


def _passes(item: pytest.Item) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=None)
    return not any(report.failed for report in reports)
