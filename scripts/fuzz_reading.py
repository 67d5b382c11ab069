"""Read real papers that were spoilt at random, and say what broke.

    python scripts/fuzz_reading.py --papers FOLDER --cases 10000 --seconds 2400

A case must be read or refused with a sentence, within 5 s of CPU and 500 MB. Whatever
does otherwise is kept in `--keep` with as few changes as still break it, one file for each
place it broke at, and the exit code is 1. A case comes again by its number: `--first N
--cases 1`. With `--scans` a case may take 30 s. `--workers` share the cases between them.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from random import Random

from fuzzing.mutations import spoilt
from fuzzing.seeds import Seed, seeds_of
from fuzzing.watch import Outcome, Watched

EVERY = 500  # cases
TURNS = (*("pdf",) * 4, *("zip",) * 4, *("text",) * 3)


@dataclass(slots=True)
class Tally:
    """What became of the cases so far."""

    cases: int = 0
    what: Counter[str] = field(default_factory=Counter)
    broken: dict[str, str] = field(default_factory=dict)
    worst_cpu_s: float = 0.0
    worst_mb: float = 0.0

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.cases += 1
        self.what[outcome.what] += 1
        self.worst_cpu_s = max(self.worst_cpu_s, outcome.cpu_s)
        self.worst_mb = max(self.worst_mb, outcome.peak_mb)

    def join(self, other: "Tally") -> None:
        """Count what another worker counted."""
        self.cases += other.cases
        self.what += other.what
        self.broken = other.broken | self.broken
        self.worst_cpu_s = max(self.worst_cpu_s, other.worst_cpu_s)
        self.worst_mb = max(self.worst_mb, other.worst_mb)

    def __str__(self) -> str:
        """Return the figures on one line."""
        what = ", ".join(f"{count} {name}" for name, count in self.what.most_common())
        worst = f"worst {self.worst_cpu_s:.1f} s of CPU, {self.worst_mb:.0f} MB"
        return f"{self.cases} cases: {what}; {worst}"


def main() -> int:
    """Read the cases asked for."""
    asked = _arguments()
    seeds = seeds_of(asked.papers)
    if not seeds:
        print(f"no paper in {asked.papers}", file=sys.stderr)
        return 2
    if asked.kind:
        seeds = [seed for seed in seeds if seed.kind == asked.kind]
    print(f"{len(seeds)} pieces of papers", flush=True)
    tally = run(seeds, asked) if asked.workers == 1 else side_by_side(seeds, asked)
    print(tally)
    for where, kept in tally.broken.items():
        print(f"BROKEN {where} -> {kept}")
    return 1 if tally.broken else 0


def run(seeds: list[Seed], asked: argparse.Namespace) -> Tally:
    """Read case after case until there are enough, or the time is over."""
    asked.keep.mkdir(parents=True, exist_ok=True)
    reader, tally = Watched(seeds, scans=asked.scans), Tally()
    end = time.monotonic() + asked.seconds
    for number in range(asked.first, asked.first + asked.cases):
        at = _chosen(number, seeds)
        outcome = reader.outcome((at, number, None))
        tally.add(outcome)
        if outcome.is_bad and outcome.where not in tally.broken:
            kept = _kept(reader, seeds, at, number, asked.keep)
            tally.broken[outcome.where] = str(kept)
            took = f"{outcome.cpu_s:.1f} s, case {number}"
            print(f"{outcome.what} {outcome.where} ({took})", flush=True)
        if tally.cases % EVERY == 0:
            print(tally, flush=True)
        if time.monotonic() > end:
            break
    reader.end()
    return tally


def side_by_side(seeds: list[Seed], asked: argparse.Namespace) -> Tally:
    """Let several workers read a share of the cases each."""
    tally = Tally()
    with ProcessPoolExecutor(asked.workers) as pool:
        for one in pool.map(run, repeat(seeds), _shares(asked)):
            tally.join(one)
    return tally


def _shares(asked: argparse.Namespace) -> Iterator[argparse.Namespace]:
    """Yield what each worker is asked for: cases that follow one another."""
    for n in range(asked.workers):
        start, end = (asked.cases * at // asked.workers for at in (n, n + 1))
        own = {"first": asked.first + start, "cases": end - start}
        yield argparse.Namespace(**(vars(asked) | own))


def _chosen(number: int, seeds: list[Seed]) -> int:
    """Return the place of the piece of a case: its kind first, so each has its turn."""
    chance = Random(number)  # noqa: S311 - the same case must come again
    kind = chance.choice(TURNS)
    places = [n for n, seed in enumerate(seeds) if seed.kind == kind]
    return chance.choice(places or range(len(seeds)))


def _kept(reader: Watched, seeds: list[Seed], at: int, number: int, folder: Path) -> Path:
    """Write the case with as few of its changes as still break it."""
    seed = seeds[at]
    for most in range(6):
        if reader.outcome((at, number, most)).is_bad:
            break
    path = folder / f"{number}-{most}-{seed.name}"
    path.write_bytes(spoilt(seed.content, seed.kind, number, most))
    return path


def _arguments() -> argparse.Namespace:
    say = argparse.ArgumentParser(description=__doc__)
    corpus = os.environ.get("JENJANG_CORPUS")
    say.add_argument("--papers", type=Path, required=corpus is None, default=corpus)
    say.add_argument("--cases", type=int, default=1000)
    say.add_argument("--first", type=int, default=0, help="number of the first case")
    say.add_argument("--seconds", type=float, default=600)
    say.add_argument(
        "--keep", type=Path, default=Path(tempfile.gettempdir()) / "jenjang-fuzz"
    )
    say.add_argument("--workers", type=int, default=1)
    say.add_argument("--scans", action="store_true", help="read scanned pages too")
    say.add_argument("--kind", choices=("pdf", "zip", "text"))
    return say.parse_args()


if __name__ == "__main__":
    sys.exit(main())
