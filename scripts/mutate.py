"""Plant small faults in the audit rules and the formulas, and see whether a test notices.

    python scripts/mutate.py                      every change of every module
    python scripts/mutate.py --sample 10 --seed 1 at most ten of each module
    python scripts/mutate.py --only signing skp   modules whose name holds one of these
    python scripts/mutate.py --without planted    tests whose name holds one of these unrun

A comparison moves over its boundary, `and` becomes `or`, a number one more, a condition
true, a `return` empty, a finding unsaid; messages are left alone. Each is tried in a
forked process with the tests that reach its lines, until one fails. Survivors are listed
with their line; the exit code is 1 where fewer than `--floor` percent were killed.
What only a test left out by `--without` would notice counts as survived.
"""

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from mutation.changes import Change
from mutation.patching import Module
from mutation.running import Fate, Trial

SOURCE = Path(__file__).resolve().parent.parent / "src"
UNWRITTEN = "ignore::pytest.PytestAssertRewriteWarning"  # hypothesis is imported before
QUIET = ("-q", "-s", "--no-header", "--no-summary", "-W", UNWRITTEN)
FOLDERS = (
    "jenjang/papers/audit/rules",
    "jenjang/papers/audit/facts",
    "jenjang/core/formulas",
)
TESTS = {  # the folders of the tests of a floor
    "jenjang.papers": ("tests/papers/audit", "src/jenjang/papers/audit"),
    "jenjang.core": ("tests/core", "src/jenjang/core/formulas", "tests/papers/audit"),
}


def main() -> int:
    """Try the changes asked for and print what became of them."""
    asked = _arguments()
    modules = [each for each in _modules() if _is_asked(each.name, asked.only)]
    trial = Trial(modules, lambda module: _sample(module, asked.sample, asked.seed))
    start, cpu = time.monotonic(), _cpu_s()
    pytest.main([*QUIET, *_tests(modules), *_but(asked.without)], plugins=[trial])
    if trial.broken:
        print(
            "these tests fail without any change and were left out:",
            *trial.broken,
            sep="\n  ",
        )
    every = {module.name: len(module.changes) for module in modules}
    killed = _report(trial.fates, every)
    print(f"{time.monotonic() - start:.0f} s, {_cpu_s() - cpu:.0f} s of CPU")
    return 0 if killed >= asked.floor and not trial.broken else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, help="most changes of a module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="parts of modules' names")
    parser.add_argument("--without", nargs="*", default=[], help="parts of tests' names")
    parser.add_argument("--floor", type=float, default=85.0, help="percent to be killed")
    return parser.parse_args()


def _modules() -> list[Module]:
    paths = [path for folder in FOLDERS for path in sorted((SOURCE / folder).glob("*.py"))]
    named = [
        (path, ".".join(path.relative_to(SOURCE).with_suffix("").parts)) for path in paths
    ]
    return [Module(path, name) for path, name in named if path.stem != "__init__"]


def _is_asked(name: str, only: list[str]) -> bool:
    return not only or any(part in name for part in only)


def _tests(modules: list[Module]) -> list[str]:
    """Return the folders of the tests that can reach one of the modules, each once."""
    folders = [
        folder
        for floor, tests in TESTS.items()
        if any(module.name.startswith(floor) for module in modules)
        for folder in tests
    ]
    return list(dict.fromkeys(folders))


def _but(without: list[str]) -> list[str]:
    """Return what tells pytest to leave tests out."""
    return ["-k", " and ".join(f"not {part}" for part in without)] if without else []


def _sample(module: Module, most: int | None, seed: int) -> list[Change]:
    """Return a module's changes in their order, at most so many, drawn from the seed."""
    found = module.changes
    if most is None or len(found) <= most:
        return found
    chosen = Random(f"{seed} {module.name}").sample(range(len(found)), most)  # noqa: S311 - not a secret
    return [found[number] for number in sorted(chosen)]


def _report(fates: list[Fate], every: dict[str, int]) -> float:
    """Print a line for each module and one for all; return the percentage killed."""
    tried = Counter(fate.module for fate in fates)
    killed = Counter(fate.module for fate in fates if fate.is_killed)
    print(f"{'module':45} {'of':>5} {'tried':>6} {'killed':>7} {'%':>6}")
    for name in tried:
        share = 100 * killed[name] / tried[name]
        print(f"{name:45} {every[name]:5} {tried[name]:6} {killed[name]:7} {share:6.1f}")
    total = 100 * killed.total() / max(1, tried.total())
    of, many = sum(every.values()), tried.total()
    print(f"{'all':45} {of:5} {many:6} {killed.total():7} {total:6.1f}")
    return total


def _cpu_s() -> float:
    """Return the CPU of this process and of those it started, in seconds."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    sys.exit(main())
