"""How a measurement is told: the machine it ran on, then a Markdown table."""

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from types import TracebackType
from typing import Self

from django.db import connection

STEPS = 3_000_000
"""Of the yardstick: so many take about 0.25 s of a processor of a usual office server."""


def yardstick() -> float:
    """Return the CPU seconds of a loop that is always the same: how fast it is now.

    Shared machines give a process more or less of a processor from hour to hour; figures
    of two runs compare as shares of it.
    """
    total, start = 0, process_time()
    for step in range(STEPS):
        total += step * step % 7
    return process_time() - start


def heading(name: str) -> None:
    """Say what is measured, where, on which database, and how fast the machine is."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    print(
        f"\n{name} · Python {platform.python_version()} · {connection.vendor} · "
        f"{processors} cores, load {load}, yardstick {yardstick():.2f} s",
        flush=True,
    )


def table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as docs/benchmarks.md shows them."""
    print(f"| {' | '.join(names)} |")
    print("|" + "---|" * len(names))
    for row in rows:
        print(f"| {' | '.join(str(cell) for cell in row)} |")
    sys.stdout.flush()


@dataclass(slots=True)
class Stopwatch:
    """Seconds of the wall and of this process's CPU within a `with`."""

    wall_seconds: float = 0.0
    cpu_seconds: float = 0.0

    def __enter__(self) -> Self:
        """Start."""
        self.wall_seconds, self.cpu_seconds = -perf_counter(), -process_time()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.wall_seconds += perf_counter()
        self.cpu_seconds += process_time()


def percentile(figures: Sequence[float], percent: int) -> float:
    """Return the smallest figure that so many percent do not exceed.

    >>> percentile([3.0, 1.0, 2.0, 4.0], 75)
    3.0
    """
    ordered = sorted(figures)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
